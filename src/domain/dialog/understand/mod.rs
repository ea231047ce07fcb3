//! What did they mean? One message is read into commands and slots, by rules and word lists alone.
//!
//! The order of interpretation is that of [`read`]: distress, commands, when and how
//! far and in which language, ages, places, refusals, persons,
//! topics and facets, and what is left over is searched for as words.

pub mod command;
pub mod sentence;
pub mod pattern;
pub mod wish_words;
pub mod tongue;
pub mod saying;
pub mod concern;
pub mod personal;
pub mod asking;
pub mod matter;
pub mod word_file;
pub mod topic_stems;
pub mod translations;
pub mod crisis_words;
pub mod glossary;
pub mod lexicon;
pub mod translate;
pub mod steering;
pub mod number;
pub mod sibling;
pub mod age;
pub mod place;
pub mod distance;
pub mod weekday;
pub mod date;
pub mod spoken;
pub mod anyway;
pub mod topic;
pub mod subject;
pub mod youth;
pub mod crisis;
pub mod negation;
pub mod rhythm;
pub mod read;
