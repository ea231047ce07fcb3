//! `bildungslotse readers`: which share of the words in simple language did people with learning difficulties check?

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;

use crate::{
    cli::text::print,
    config::Settings,
    domain::{
        language::Language,
        plain::{
            catalog::CatalogFile,
            readers::{Share, note},
        },
    },
};

/// Prints the share of messages that readers have checked.
#[derive(Debug, Args)]
#[command(after_help = "\
A message is checked if a line stands above it in dialogs/de-simple: # @geprueft 2027-02-01 Lebenshilfe Merzig
Whoever changes the message takes the line away. Only when all are checked, the bot calls its language
\"Leichte Sprache\"; before that, \"Einfache Sprache\".")]
pub struct Arguments {
    /// Print JSON
    #[arg(long)]
    json: bool,

    /// Name the messages that nobody has checked yet
    #[arg(long)]
    open: bool,
}

/// Prints it.
pub fn run(arguments: &Arguments, settings: &Settings) -> anyhow::Result<ExitCode> {
    let texts = settings.resource.dialog_texts()?;
    let simple = texts.iter().filter(|(language, ..)| *language == Some(Language::Simple));
    let files = simple.map(|(_, name, text)| CatalogFile::read(text).with_context(|| name.clone()));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    let share = Share::of(&files);
    let messages = files.iter().flat_map(CatalogFile::messages);
    let open: Vec<_> =
        messages.filter(|message| note(message).is_none()).map(|message| message.id.name).collect();
    let printed = if arguments.json {
        let all = serde_json::json!({
            "checked": share.checked, "all": share.all, "percent": share.percent(), "open": open,
        });
        format!("{}\n", serde_json::to_string(&all)?)
    } else {
        let head = format!("{} von {} Texten geprüft ({} %)\n", share.checked, share.all, share.percent());
        if arguments.open { head + open.join("\n").as_str() + "\n" } else { head }
    };
    print(printed.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
