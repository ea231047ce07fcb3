//! What passes between a person and the service, whatever the messenger.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::{language::Language, place::Point, time::Timestamp};

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

impl Address {
    /// Whether many people read there: Telegram's groups have numbers below zero.
    pub fn is_a_group(&self) -> bool {
        match self.channel {
            ChannelKind::Terminal | ChannelKind::Matrix | ChannelKind::Mail | ChannelKind::Webhook => false,
            ChannelKind::Telegram => self.name.starts_with('-'),
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Address({:?}, …)", self.channel)
    }
}

/// A way in and out of the service, or one that only leads out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChannelKind {
    /// The operator's own terminal.
    Terminal,
    /// Telegram.
    Telegram,
    /// Matrix.
    Matrix,
    /// Mail, which only leads out. An address is named by its mail address.
    Mail,
    /// A webhook, which only leads out. An address is named by the URL, a space, and the secret in base64.
    Webhook,
}

impl ChannelKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Terminal, Self::Telegram, Self::Matrix, Self::Mail, Self::Webhook];

    /// Those through which people talk with the service.
    pub const CHATS: [Self; 3] = [Self::Terminal, Self::Telegram, Self::Matrix];

    /// Whether people talk with the service through it.
    pub fn is_chat(self) -> bool {
        match self {
            Self::Terminal | Self::Telegram | Self::Matrix => true,
            Self::Mail | Self::Webhook => false,
        }
    }

    /// The name it has in the database and in logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Telegram => "telegram",
            Self::Matrix => "matrix",
            Self::Mail => "mail",
            Self::Webhook => "webhook",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How an answer is chosen there.
    pub fn choosing(self) -> Choosing {
        match self {
            Self::Terminal | Self::Matrix | Self::Mail | Self::Webhook => Choosing::ByNumber,
            Self::Telegram => Choosing::ByButton,
        }
    }

    /// Whether somebody in between can read what passes through it.
    pub fn is_overheard(self) -> bool {
        match self {
            Self::Terminal | Self::Matrix | Self::Webhook => false,
            Self::Telegram | Self::Mail => true,
        }
    }

    /// Whether a message that is sent there twice under the same id surely arrives once. Mails and webhooks bear an id
    /// that stays, but whether somebody looks at it is not known.
    pub fn knows_copies(self) -> bool {
        match self {
            Self::Terminal | Self::Telegram | Self::Mail | Self::Webhook => false,
            Self::Matrix => true,
        }
    }
}

/// How an answer is chosen; everywhere it can be typed as well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choosing {
    /// Answers bear numbers.
    #[default]
    ByNumber,
    /// Answers are buttons, without numbers.
    ByButton,
}

/// What a channel hands over.
#[derive(Clone, PartialEq)]
pub enum Arrival {
    /// A message, to be answered.
    Message(IncomingMessage),
    /// Somebody does not want to hear from us any more, or is gone.
    Left {
        /// The channel's own id of the event.
        id: String,
        /// Who it is.
        who: Address,
    },
    /// A message that cannot be decrypted: perhaps its key is still under way.
    Sealed {
        /// The channel's own id of it.
        id: String,
        /// Whose it is.
        who: Address,
        /// It, as it came.
        raw: String,
    },
    /// Something that this version cannot read; it is set aside for somebody to look into.
    Strange {
        /// The channel's own id of it.
        id: String,
        /// Whose it seems to be.
        who: Option<Address>,
        /// It, as it came.
        raw: String,
    },
}

impl Arrival {
    /// Whose chat it belongs to; none if that cannot be read.
    pub fn who(&self) -> Option<&Address> {
        match self {
            Self::Message(message) => Some(&message.from),
            Self::Left { who, .. } | Self::Sealed { who, .. } => Some(who),
            Self::Strange { who, .. } => who.as_ref(),
        }
    }
}

/// What reached us. It has no `Debug`: what people write is never logged.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct IncomingMessage {
    /// The channel's own id of the message: the same id twice is the same message.
    pub id: String,
    /// Who sent it.
    pub from: Address,
    /// What it says.
    pub content: Content,
    /// What the channel calls this message in the chat, if it can be changed there later.
    pub name: Option<String>,
    /// What the channel calls the message that it answers, or the first one of the thread that it stands in.
    #[serde(default)]
    pub replies_to: Option<String>,
    /// When it was sent, if the channel tells.
    pub sent_at: Option<Timestamp>,
}

impl IncomingMessage {
    /// A message of which nothing more is known.
    pub fn new(id: impl Into<String>, from: Address, content: Content) -> Self {
        Self { id: id.into(), from, content, name: None, replies_to: None, sent_at: None }
    }
}

/// What a message that reached us holds. Like the message, it has no `Debug`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Words.
    Words(String),
    /// Words that replace those of the last message: it was edited.
    Edited(String),
    /// A button.
    Pressed(Press),
    /// A code that stands on a poster or in a letter: the payload of a deep link.
    Entered(String),
    /// A pin on the map.
    Pin(Point),
    /// Something that cannot be read.
    Unreadable(Attachment),
    /// Words in a group, where everybody reads along.
    InPublic,
    /// One message too many in a short time.
    TooMany,
}

/// A button that was pressed. Like the message, it has no `Debug`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Press {
    /// What the channel was given for it: [`Choice::data`].
    pub data: String,
    /// The step of the conversation that it was offered in; none if the channel cannot tell.
    pub step: Option<u64>,
    /// What the channel calls the message that it stands under.
    pub under: Option<String>,
}

/// What cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attachment {
    /// A voice note or a video note.
    Voice,
    /// A photo.
    Picture,
    /// A file.
    Document,
    /// The card of a person.
    Contact,
    /// A message whose key did not come.
    Sealed,
    /// A sticker, a poll, or anything else that says nothing we could answer.
    Other,
}

impl Content {
    /// The words it holds, if it holds any.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) | Self::Edited(words) => Some(words),
            Self::Pressed(_)
            | Self::Entered(_)
            | Self::Pin(_)
            | Self::Unreadable(_)
            | Self::InPublic
            | Self::TooMany => None,
        }
    }
}

impl From<&str> for Content {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

/// What we send: words, some of them marked, and answers to choose from.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What it is about, in one line: the subject of a mail. Chats show it above the words; an answer has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The words, without any markup.
    pub text: String,
    /// Which words are marked, in the order of the text, never overlapping.
    pub marks: Vec<Mark>,
    /// Answers offered as buttons, or as numbers where the channel has no buttons.
    pub choices: Vec<Choice>,
    /// Buttons that open the offers it lists, for channels that have buttons.
    #[serde(default)]
    pub openers: Vec<Choice>,
    /// The step of the conversation that its choices belong to.
    #[serde(default)]
    pub step: u64,
    /// What a channel can do besides, if it can.
    #[serde(default)]
    pub hints: Vec<Hint>,
    /// The thread that it belongs to, by a name that nobody else gives: whoever answers it in the channel, answers in there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<String>,
}

impl Message {
    /// Puts `words` before its own.
    pub fn put_before(&mut self, words: &str) {
        self.text.insert_str(0, words);
        for mark in &mut self.marks {
            mark.start += words.len();
            mark.end += words.len();
        }
    }

    /// The same for a channel without subjects: a title stands in bold above the words.
    #[must_use]
    pub fn headed(mut self) -> Self {
        let Some(title) = self.title.take().filter(|title| !title.is_empty()) else { return self };
        self.put_before("\n\n");
        self.put_before(&title);
        self.marks.insert(0, Mark { start: 0, end: title.len(), style: Style::Bold });
        self
    }
}

/// What a channel can do besides showing a message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// Put it in the place of the message that the channel calls by this name.
    Replace(String),
    /// Offer to send where one is, by a button with this label.
    AskPin(String),
    /// That offer is over.
    PinAsked,
    /// Lead to a private conversation, by a button with this label.
    Privately(String),
    /// From now on, what the channel itself says is in this language.
    Speak(Language),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_talk_through_chats_alone() {
        let chats: Vec<_> = ChannelKind::ALL.into_iter().filter(|kind| kind.is_chat()).collect();
        assert_eq!(chats, ChannelKind::CHATS);
    }

    #[test]
    fn a_title_stands_above_the_words_and_their_marks_move_along() {
        let mark = Mark { start: 0, end: 3, style: Style::Link("https://lotse.example".to_owned()) };
        let title = Some("Für Sie".to_owned());
        let message = Message { title, text: "Hier".to_owned(), marks: vec![mark], ..Message::default() };
        let headed = message.headed();
        assert_eq!((headed.text.as_str(), &headed.title), ("Für Sie\n\nHier", &None));
        let marked: Vec<_> = headed.marks.iter().map(|mark| &headed.text[mark.start..mark.end]).collect();
        assert_eq!(marked, ["Für Sie", "Hie"]);
        assert!(headed.clone().headed() == headed, "it is put there once");
    }
}
