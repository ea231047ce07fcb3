//! What did they mean? One message is read into commands and slots, by rules and word lists alone.
//!
//! The order of interpretation is that of [`read`]: distress, commands, ages, places, refusals, persons,
//! topics and facets, and what is left over is searched for as words.

pub mod command;
pub mod sentence;
pub mod word_file;
pub mod lexicon;
pub mod crisis;
pub mod steering;
pub mod age;
pub mod place;
pub mod topic;
pub mod subject;
pub mod negation;
pub mod read;
