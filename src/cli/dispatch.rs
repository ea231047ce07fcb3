//! The command line: its arguments, and which file does what they ask for.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

#[cfg(feature = "matrix")]
use crate::cli::matrix;
use crate::{
    app::{
        machine::{Clock, environment},
        service::Service,
    },
    cli::{
        chat, check, edit, eval, import, lint, readers, search, serve, staff, telegram, text::print,
        understand,
    },
    config::Settings,
    domain::time::Date,
    telemetry,
};

/// Finds education offers for citizens, in German and in simple language.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Arguments {
    /// Read the configuration from this TOML file
    #[arg(long, global = true, value_name = "FILE", env = "BILDUNGSLOTSE_CONFIG")]
    config: Option<PathBuf>,

    /// What to do.
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  bildungslotse chat                                talk to the bot on this terminal
  echo 'Yoga in Merzig' | bildungslotse chat        a conversation from a file or a program
  BILDUNGSLOTSE_TELEGRAM__TOKEN=… bildungslotse serve     answer on Telegram
  bildungslotse search -- Schwimmkurs Losheim       search without a conversation
  bildungslotse import --dry-run kurse.csv          try out a file of offers
  bildungslotse check                               are words, data and configuration sound?
  bildungslotse lint text.txt                       is this text in simple language?

Environment: BILDUNGSLOTSE_DATA_DIR, BILDUNGSLOTSE_DATABASE_URL, and every key of the configuration file,
nested keys with two underscores (BILDUNGSLOTSE_TELEMETRY__LEVEL=info).";

#[derive(Debug, Subcommand)]
enum Command {
    /// Hold a conversation on the terminal; piped lines are answered line by line
    Chat(Today),
    /// Answer citizens on the messengers that are configured and serve the console, until interrupted
    Serve,
    /// Look after who may use the console
    Staff(staff::Arguments),
    /// Look after the bot on Telegram
    Telegram(telegram::Arguments),
    /// Look after the bot on Matrix
    #[cfg(feature = "matrix")]
    Matrix(matrix::Arguments),
    /// Search the offers without a conversation
    Search(search::Arguments),
    /// Measure the search with judged questions
    Eval(eval::Arguments),
    /// Show how a text is understood
    Understand(understand::Arguments),
    /// Import offers from JSONL or CSV files
    Import(import::Arguments),
    /// Correct a stored offer; the correction survives later imports
    Edit(edit::Arguments),
    /// Check the words of the bot, its data and the configuration
    Check,
    /// Check whether texts are in simple language
    Lint(lint::Arguments),
    /// Print which share of the words in simple language was checked by readers
    Readers(readers::Arguments),
    /// Print the completions for a shell
    Completions {
        /// For which shell
        shell: Shell,
    },
}

/// The day a command works on.
#[derive(Debug, Clone, Copy, Args)]
pub struct Today {
    /// Work as if it were this day [default: the clock]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
}

/// Does what the command line asks for.
pub async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    if let Command::Completions { shell } = arguments.command {
        // Into memory first: clap_complete takes a closed standard output for a fault of the program.
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Arguments::command(), "bildungslotse", &mut script);
        print(&script)?;
        return Ok(ExitCode::SUCCESS);
    }
    let settings = Settings::read(arguments.config.as_deref(), environment())?;
    telemetry::begin(&settings.telemetry)?;
    let now = Clock::default().now();
    match arguments.command {
        Command::Chat(Today { today }) => chat::run(&settings, Clock::new(today)).await,
        Command::Serve => Box::pin(serve::run(&settings, Clock::default())).await,
        Command::Staff(staff) => staff::run(staff, &settings).await,
        Command::Telegram(telegram) => telegram::run(telegram, &settings).await,
        #[cfg(feature = "matrix")]
        Command::Matrix(matrix) => Box::pin(matrix::run(matrix, &settings)).await,
        Command::Search(search) => search::run(search, &settings).await,
        Command::Eval(eval) => eval::run(eval, &settings).await,
        Command::Understand(understand) => understand::run(understand, &settings).await,
        Command::Import(import) => {
            let service = Service::open(&settings, now).await?;
            let code = import::run(&import, &service.store, &service.known(), now).await;
            service.close().await?;
            code
        }
        Command::Edit(edit) => {
            let service = Service::open(&settings, now).await?;
            let code = edit::run(&edit, &service.store, &service.known(), now).await;
            service.close().await?;
            code
        }
        Command::Check => check::run(&settings),
        Command::Lint(lint) => lint::run(&lint, &settings),
        Command::Readers(readers) => readers::run(&readers, &settings),
        Command::Completions { .. } => Ok(ExitCode::SUCCESS),
    }
}
