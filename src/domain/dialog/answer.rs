//! The answers that can be chosen: what a button, its number and its label mean.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use crate::domain::{
    dialog::{inquiry_answer::InquiryAnswer, subscription_answer::SubscriptionAnswer},
    language::Language,
    query::Subject,
    topic::TopicId,
};

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
    /// The village of this name was meant.
    AsPlace(String),
    /// The word was meant, no village.
    AsWord,
    /// Go on with what was looked for last time.
    Resume,
    /// The text as its provider wrote it.
    Original,
    /// From that text back to the card.
    Easy,
    /// Note the offer, or remember the search.
    Remember,
    /// Yes, remember it.
    KeepProfile,
    /// Tell me when there is something new.
    Notify,
    /// The offers I noted.
    Favourites,
    /// Forget the offers I noted.
    ClearFavourites,
    /// Tell me about news all the same.
    Unstop,
    /// What you know about me, for a machine.
    AsJson,
    /// Try again.
    Retry,
    /// This offer, by its id.
    Offer(String),
    /// About a subscription to the office's announcements.
    Subscription(SubscriptionAnswer),
    /// About a question to a provider.
    Inquiry(InquiryAnswer),
}

/// No channel hands back more bytes.
const LONGEST_DATA: usize = 42;

/// The version of the callback data: a button of an older version is answered, but never misread.
const VERSION: &str = "1";

/// What stands before the id of an offer, and before the hash of a long one.
const OFFER: &str = "o";
const SHOWN: &str = "s";

/// What stands before an answer about a subscription.
const SUBSCRIPTION: &str = "abo";

/// What stands before an answer about a question to a provider.
const INQUIRY: &str = "frage";

impl Answer {
    /// What a channel hands back when the button is pressed: nothing personal, and short enough for each channel to
    /// add its signature.
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
            Self::AsPlace(name) => return format!("{VERSION}:as-place:{name}"),
            Self::AsWord => "as-word",
            Self::Resume => "resume",
            Self::Original => "original",
            Self::Easy => "easy",
            Self::Remember => "remember",
            Self::KeepProfile => "keep-profile",
            Self::Notify => "notify",
            Self::Favourites => "favourites",
            Self::ClearFavourites => "clear-favourites",
            Self::Unstop => "unstop",
            Self::AsJson => "as-json",
            Self::Retry => "retry",
            Self::Offer(id) => return format!("{VERSION}:{OFFER}:{id}"),
            Self::Subscription(answer) => return format!("{VERSION}:{SUBSCRIPTION}:{}", answer.code()),
            Self::Inquiry(answer) => return format!("{VERSION}:{INQUIRY}:{}", answer.code()),
        };
        format!("{VERSION}:{code}")
    }

    /// The data of a button that opens the offer called `id`: its id or, where that is too long for a button, a hash by
    /// which it is found among the offers that are shown.
    pub fn opener(id: &str) -> String {
        let data = Self::Offer(id.to_owned()).data();
        if data.len() <= LONGEST_DATA {
            return data;
        }
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        format!("{VERSION}:{SHOWN}:{:016x}", hasher.finish())
    }

    /// Whether a button with these data opens an offer.
    pub fn opens(data: &str) -> bool {
        let kind = data.split(':').nth(1);
        kind == Some(OFFER) || kind == Some(SHOWN)
    }

    /// Whether the menu with a button of these data is shown again afterwards, changed by it.
    pub fn keeps_menu(data: &str) -> bool {
        Self::of_subscription(data).is_some_and(|answer| answer.stays())
    }

    /// The question that a button of an older message with these `data` answered, if it can be asked again.
    pub fn asks_again(data: &str) -> Option<Self> {
        let agrees = matches!(Self::of_subscription(data), Some(SubscriptionAnswer::Agree(_)));
        agrees.then_some(Self::Subscription(SubscriptionAnswer::Open))
    }

    /// What `data` answer about a subscription; none if they are about something else, or of another version.
    fn of_subscription(data: &str) -> Option<SubscriptionAnswer> {
        SubscriptionAnswer::read(data.strip_prefix(&format!("{VERSION}:{SUBSCRIPTION}:"))?)
    }

    /// The answer that `data` stands for, if it means the same wherever a conversation stands, so that a button of an
    /// old message still works; none if it is of another version.
    pub fn lasting(data: &str) -> Option<Self> {
        let (version, code) = data.split_once(':')?;
        let (kind, value) = code.split_once(':').unwrap_or((code, ""));
        let answer = match kind {
            "topic" => Self::Topic(TopicId::new(value)),
            "place" => Self::Municipality(value.to_owned()),
            OFFER => Self::Offer(value.to_owned()),
            SUBSCRIPTION => {
                Self::Subscription(SubscriptionAnswer::read(value).filter(SubscriptionAnswer::is_lasting)?)
            }
            INQUIRY => Self::Inquiry(InquiryAnswer::read(value).filter(InquiryAnswer::is_lasting)?),
            "speak" => Self::Speak(Language::ALL.into_iter().find(|language| language.tag() == value)?),
            _ => {
                let simple = [
                    Self::Subject(Subject::Oneself),
                    Self::Subject(Subject::Child),
                    Self::Subject(Subject::Other),
                    Self::Anywhere,
                    Self::New,
                    Self::Guided,
                    Self::Help,
                    Self::Human,
                    Self::Favourites,
                    Self::Change,
                    Self::ChangeTopic,
                    Self::ChangeAge,
                    Self::ChangePlace,
                ];
                simple.into_iter().find(|answer| answer.data() == data)?
            }
        };
        (version == VERSION).then_some(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_lasting_button_hands_back_is_that_answer_again() {
        let lasting = [
            Answer::Topic(TopicId::new("sport/schwimmen")),
            Answer::Municipality("Losheim am See".to_owned()),
            Answer::Speak(Language::Simple),
            Answer::Subject(Subject::Child),
            Answer::New,
            Answer::Subscription(SubscriptionAnswer::Open),
        ];
        for answer in lasting {
            assert_eq!(Answer::lasting(&answer.data()), Some(answer));
        }
        for data in ["1:more", "0:new", "new", "", "1:", "1:speak:xx", "1:no", "1:abo:ready"] {
            assert_eq!(Answer::lasting(data), None, "{data}");
        }
    }
}
