//! The words of the bot: each phrase in each language, and no word that nobody says.

use std::{collections::BTreeSet, path::Path};

use bildungslotse::{
    app,
    cli::check::missing_words,
    domain::{language::Language, phrase::Phrase},
    resource::Settings,
};

#[test]
fn every_phrase_has_words_in_every_language() {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    assert_eq!(missing_words(&guide).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn no_words_lie_about_that_nobody_says() {
    let said: BTreeSet<_> = Phrase::samples().iter().map(Phrase::id).collect();
    for language in Language::ALL {
        for file in ["conversation.ftl", "offer.ftl"] {
            let unsaid: Vec<_> = ids(&format!("{}/{file}", language.tag()))
                .into_iter()
                .filter(|id| !said.contains(id.as_str()))
                .collect();
            assert!(unsaid.is_empty(), "{}/{file}: {unsaid:?}", language.tag());
        }
    }
}

#[test]
fn simple_language_keeps_one_short_sentence_a_line() {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    for phrase in Phrase::samples().iter().filter(|phrase| matches!(phrase, Phrase::Plain(_))) {
        let words = guide.phrasebook.say(Language::Simple, phrase);
        for line in words.text.lines() {
            let count = line.split_whitespace().count();
            assert!(count <= 12, "{} has a line of {count} words: {line}", phrase.id());
        }
    }
}

/// The ids of the messages in a file of `dialogs/`; terms are for the words themselves.
fn ids(file: &str) -> Vec<String> {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogs").join(file)).unwrap();
    let named = text.lines().filter_map(|line| line.split_once(" ="));
    named.map(|(id, _)| id.to_owned()).filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}
