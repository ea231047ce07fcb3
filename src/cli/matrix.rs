//! `bildungslotse matrix login` and `check`: lets the bot in on Matrix, and says whether it is.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};

use crate::{
    app::{files::lock, matrix},
    channel::matrix::login::{Credentials, LoginError},
    cli::checkup::print_findings,
    config::Settings,
};

/// What to do about the bot on Matrix.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Let the bot in: asks for the password of its account, or reads it from standard input
    Login {
        /// Let it in anew, as a new device; the old one is given up
        #[arg(long)]
        again: bool,
        /// Begin with a new identity, because the recovery key is lost; whoever verified the old one is warned
        #[arg(long)]
        new_identity: bool,
    },
    /// Say as whom the bot is let in, and print its fingerprint
    Check,
}

/// Does what `arguments` say. The service must not run meanwhile: the keys are used by one program at a time.
pub async fn run(arguments: Arguments, settings: &Settings) -> anyhow::Result<ExitCode> {
    let Some(user) = &settings.matrix.user else {
        bail!(
            "set the account of the bot first: BILDUNGSLOTSE_MATRIX__USER=@name:server, or matrix.user in the configuration"
        );
    };
    let _lock = lock(&settings.data_dir)?;
    match arguments.command {
        Command::Login { again, new_identity } => log_in(settings, user, again, new_identity).await,
        Command::Check => print_findings(&matrix::check_up(settings).await?),
    }
}

async fn log_in(
    settings: &Settings,
    user: &str,
    again: bool,
    is_new_identity: bool,
) -> anyhow::Result<ExitCode> {
    if !again && let Some(session) = matrix::session(&settings.matrix_dir())? {
        bail!("the bot is let in as {} already; with --again it is let in anew", session.user());
    }
    let password = ask(&format!("Password of {user}: "))?;
    let with = Credentials { user, password: &password, recovery_key: None, is_new_identity, tell_key };
    let admission = match matrix::log_in(settings, &with).await {
        Err(fault) if matches!(fault.downcast_ref(), Some(LoginError::Identity)) => {
            writeln!(io::stderr(), "The account has an identity already.")?;
            let key = ask("Its recovery key: ").context(fault)?;
            matrix::log_in(settings, &Credentials { recovery_key: Some(&key), ..with }).await?
        }
        admitted => admitted?,
    };
    let mut output = io::stdout();
    writeln!(output, "The bot is let in as {}.", admission.session.user())?;
    writeln!(output, "Fingerprint (publish it on the web site of the county): {}", admission.fingerprint)?;
    writeln!(output, "Start it with: bildungslotse serve")?;
    Ok(ExitCode::SUCCESS)
}

/// Shows the key at once: whatever fails later, it opens the identity that there is now.
fn tell_key(key: &str) {
    let _ = writeln!(io::stdout(), "Recovery key (keep it in a safe; it is shown only now): {key}");
}

/// Asks a person without showing what is typed, or reads the next line of a file or a program.
fn ask(what: &str) -> anyhow::Result<String> {
    let mut answer = String::new();
    if io::stdin().is_terminal() {
        answer = rpassword::prompt_password(what)?;
    } else {
        io::stdin().lock().read_line(&mut answer)?;
    }
    let answer = answer.trim().to_owned();
    if answer.is_empty() {
        bail!("nothing was given");
    }
    Ok(answer)
}
