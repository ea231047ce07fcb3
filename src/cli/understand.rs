//! `bildungslotse understand`: how a text is read, without any search.

use std::process::ExitCode;

use clap::Args;

use crate::{
    app::{knowledge::guide, machine::Clock},
    cli::{json, text::Texts},
    config::Settings,
    domain::{dialog::understand::read::read, time::Date},
};

/// Shows how a text is understood.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bildungslotse understand -- Mein Sohn ist 7 und mag Fußball, wir wohnen in Losheim
  bildungslotse understand --json --batch < messages.txt")]
pub struct Arguments {
    /// One JSON object a line, without line breaks inside
    #[arg(long)]
    json: bool,

    /// Work as if it were this day [default: the clock]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,

    #[command(flatten)]
    texts: Texts,
}

/// Prints what is understood.
pub async fn run(arguments: Arguments, settings: &Settings) -> anyhow::Result<ExitCode> {
    let guide = guide(&settings.resource)?;
    let today = Clock::new(arguments.today).now().date();
    let answer = |text: &str| {
        let understood = json::understanding(&read(text, &guide.lexicon, today));
        let printed = if arguments.json {
            serde_json::to_string(&understood)
        } else {
            serde_json::to_string_pretty(&understood)
        };
        Ok(printed?)
    };
    arguments.texts.answer(answer).await?;
    Ok(ExitCode::SUCCESS)
}
