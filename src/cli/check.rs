//! `bildungslotse check`: are the words of the bot, its data and the configuration sound?

use std::{
    io::{self, Write},
    process::ExitCode,
};

use crate::{
    app::{german, guide},
    config::Settings,
    domain::{dialog::guide::Guide, language::Language, phrase::Phrase},
};

/// Prints what is wrong, one fault a line, and says so by its exit code.
pub fn run(settings: &Settings) -> anyhow::Result<ExitCode> {
    let mut output = io::stdout();
    let guide = guide(&settings.resource)?;
    german(&settings.resource, &guide)?;
    let faults: Vec<_> = missing_words(&guide).chain(unknown_topics(&guide)).collect();
    for fault in &faults {
        writeln!(output, "{fault}")?;
    }
    if !faults.is_empty() {
        writeln!(output, "{} faults", faults.len())?;
        return Ok(ExitCode::FAILURE);
    }
    writeln!(
        output,
        "All is sound: {} phrases in {} languages, {} topics, {} places; data in {}, database {:?}.",
        Phrase::samples().len(),
        Language::ALL.len(),
        guide.topics.topics.len(),
        guide.gazetteer.places().len(),
        settings.data_dir.display(),
        settings.store(),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Phrases that a language has no words for, or whose words ask for a value that is not there.
pub fn missing_words(guide: &Guide) -> impl Iterator<Item = String> {
    Language::ALL.into_iter().flat_map(move |language| {
        Phrase::samples().into_iter().filter_map(move |phrase| guide.phrasebook.fault(language, &phrase))
    })
}

/// Menus that name a topic which does not exist.
fn unknown_topics(guide: &Guide) -> impl Iterator<Item = String> {
    let named = guide.ages.topics.values().flatten();
    let unknown = named.filter(|id| guide.topics.topic(id).is_none());
    unknown.map(|id| format!("ages.toml: there is no topic `{id}`"))
}
