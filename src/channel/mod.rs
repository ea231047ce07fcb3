//! How do people reach us? Messages come in and go out, whatever the messenger.

pub mod lines;
pub mod plain_text;
pub mod split;
pub mod finding;
pub mod terminal;
pub mod telegram;
pub mod matrix;
pub mod clock;
pub mod name;
pub mod mail;
pub mod webhook;
pub mod recorder;
pub mod registry;
