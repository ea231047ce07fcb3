//! The words of distress, as `crisis.toml` lists them.

use crate::domain::dialog::understand::{
    pattern::{Patterns, Spellings},
    word_file::{CrisisFile, PatternFile},
};

/// Words of distress.
#[derive(Debug)]
pub struct CrisisWords {
    /// How words are written in full.
    pub spellings: Spellings,
    /// A life is in danger at this moment.
    pub emergency: Patterns,
    /// Somebody does not want to live, or hurts themselves.
    pub suicide: Patterns,
    /// A child is in danger.
    pub child: Patterns,
    /// Somebody is beaten, threatened or harassed.
    pub violence: Patterns,
    /// The same as suicide, where a clause ends.
    pub ending: Patterns,
    /// What is something else.
    pub benign: Patterns,
    /// What makes a course of it, where nobody speaks of themselves.
    pub context: Patterns,
    /// What is searched for, with a number to call below.
    pub discreet: Patterns,
    /// How children speak.
    pub young: Patterns,
}

impl CrisisWords {
    /// Reads `crisis.toml`.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        let file: CrisisFile = toml::from_str(text)?;
        if let Some(line) = file.unknown_name() {
            return Err(serde::de::Error::custom(format!("`{line}` asks for words that are not listed")));
        }
        let spellings = Spellings::read(&file.spelling);
        let read = |section: &PatternFile| Patterns::read(&section.patterns, &file.words, &spellings);
        Ok(Self {
            emergency: read(&file.emergency),
            suicide: read(&file.suicide),
            child: read(&file.child),
            violence: read(&file.violence),
            ending: read(&file.ending),
            benign: read(&file.benign),
            context: read(&file.context),
            discreet: read(&file.discreet),
            young: read(&file.young),
            spellings,
        })
    }
}
