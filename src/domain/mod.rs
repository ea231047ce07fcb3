//! What are we talking about? Nouns and the decisions about them: pure, without I/O, clock or randomness.

pub mod time;
pub mod age;
pub mod place;
pub mod gazetteer;
pub mod topic;
pub mod provider;
pub mod offer;
pub mod query;
pub mod relevance;
pub mod language;
pub mod memory;
pub mod message;
pub mod fixed_phrase;
pub mod line;
pub mod glossary;
pub mod phrase;
pub mod phrase_samples;
pub mod phrasebook;
pub mod outbox;
pub mod statistics;
pub mod spelling;
pub mod dialect;
pub mod plain;
pub mod dialog;
pub mod schedule;
pub mod import;
