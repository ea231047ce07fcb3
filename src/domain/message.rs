//! What passes between a person and the service, whatever the messenger.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The most characters of one incoming message that are read; the rest is cut off.
pub const LONGEST_INPUT: usize = 4_000;

/// Where a person can be reached. Its `Debug` names the channel only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Address {
    /// The way there.
    pub channel: ChannelKind,
    /// What that channel calls the person.
    pub name: String,
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Address({:?}, …)", self.channel)
    }
}

/// A way in and out of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChannelKind {
    /// The operator's own terminal.
    Terminal,
}

/// What reached us. It has no `Debug`: what people write is never logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomingMessage {
    /// The channel's own id of the message: the same id twice is the same message.
    pub id: String,
    /// Who sent it.
    pub from: Address,
    /// What it says.
    pub text: String,
}

/// What we send: words, some of them marked, and answers to choose from.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The words, without any markup.
    pub text: String,
    /// Which words are marked, in the order of the text, never overlapping.
    pub marks: Vec<Mark>,
    /// Answers offered as buttons, or as numbers where the channel has no buttons.
    pub choices: Vec<Choice>,
}

/// Says how long it is: an answer repeats what somebody looks for.
impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Message({} bytes, {} choices)", self.text.len(), self.choices.len())
    }
}

/// A marked range of a message's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// How it is marked.
    pub style: Style,
}

/// How words are marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// In bold.
    Bold,
    /// As a link to this address.
    Link(String),
}

/// An answer that can be chosen: by pressing it, by its number, or by typing its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What the button says.
    pub label: String,
    /// What the channel hands back when it is pressed: at most 64 bytes, nothing personal.
    pub data: String,
    /// The number that chooses it too; none if a number means something else just now.
    pub number: Option<usize>,
}
