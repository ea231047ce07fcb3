//! The answers that can be chosen: what a button, its number and its label mean.

use serde::{Deserialize, Serialize};

use crate::domain::{language::Language, query::Subject, topic::TopicId};

/// An answer that was offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// For this person.
    Subject(Subject),
    /// It does not matter.
    Skip,
    /// About this.
    Topic(TopicId),
    /// The next page of topics.
    MoreTopics,
    /// In this municipality.
    Municipality(String),
    /// Anywhere in the county.
    Anywhere,
    /// The next offers.
    More,
    /// Only those free of charge.
    Free,
    /// Change the search.
    Change,
    /// Change the topic.
    ChangeTopic,
    /// Change the age.
    ChangeAge,
    /// Change the place.
    ChangePlace,
    /// At any time.
    AnyTime,
    /// In any language.
    AnyLanguage,
    /// However far.
    AnyDistance,
    /// Search for the words as they were written.
    Literal,
    /// Back to the list.
    List,
    /// A new search.
    New,
    /// Question by question.
    Guided,
    /// In this language.
    Speak(Language),
    /// How does this work?
    Help,
    /// A person, please.
    Human,
    /// Yes, forget everything.
    Delete,
    /// No.
    No,
}

/// The version of the callback data: a button of an older version is answered, but never misread.
const VERSION: &str = "1";

impl Answer {
    /// What a channel hands back when the button is pressed: at most 64 bytes, nothing personal.
    pub fn data(&self) -> String {
        let code = match self {
            Self::Subject(Subject::Oneself) => "self",
            Self::Subject(Subject::Child) => "child",
            Self::Subject(Subject::Other) => "other",
            Self::Skip => "skip",
            Self::Topic(topic) => return format!("{VERSION}:topic:{topic}"),
            Self::MoreTopics => "topics",
            Self::Municipality(name) => return format!("{VERSION}:place:{name}"),
            Self::Anywhere => "anywhere",
            Self::More => "more",
            Self::Free => "free",
            Self::Change => "change",
            Self::ChangeTopic => "change-topic",
            Self::ChangeAge => "change-age",
            Self::ChangePlace => "change-place",
            Self::AnyTime => "any-time",
            Self::AnyLanguage => "any-language",
            Self::AnyDistance => "any-distance",
            Self::Literal => "literal",
            Self::List => "list",
            Self::New => "new",
            Self::Guided => "guided",
            Self::Speak(language) => return format!("{VERSION}:speak:{}", language.tag()),
            Self::Help => "help",
            Self::Human => "human",
            Self::Delete => "delete",
            Self::No => "no",
        };
        format!("{VERSION}:{code}")
    }
}
