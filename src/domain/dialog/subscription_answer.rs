//! The answers about a subscription to the office's announcements, and what can be open of it.

use serde::{Deserialize, Serialize};

use crate::domain::{subscription::Quiet, topic::TopicId};

/// What is open of a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// All of it: the question whether to subscribe, or what is subscribed.
    Whole,
    /// About what? On this page of the menu.
    Topics(usize),
    /// For where?
    Place,
    /// For which ages? On this page of the menu.
    Ages(usize),
    /// At what times?
    Times,
    /// How often?
    Often,
}

impl Part {
    /// Whether it asks what somebody wants to hear about: the topics, the place, the ages.
    pub fn is_of_interests(self) -> bool {
        matches!(self, Self::Topics(_) | Self::Place | Self::Ages(_))
    }
}

/// An answer about a subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubscriptionAnswer {
    /// Show it, or ask whether to subscribe.
    Open,
    /// Yes, to the text of this version.
    Agree(String),
    /// Rather not.
    Decline,
    /// Other topics.
    ChangeTopics,
    /// Another place.
    ChangePlace,
    /// Other ages.
    ChangeAges,
    /// Other times.
    ChangeTimes,
    /// Less or more often.
    ChangeOften,
    /// No more of it.
    End,
    /// About this as well, or no longer.
    Topic(TopicId),
    /// About everything.
    AllTopics,
    /// For people of this age band as well, or no longer.
    Band(String),
    /// For people of all ages.
    AllAges,
    /// The next page of the menu.
    More,
    /// For this municipality.
    Municipality(String),
    /// For the whole county.
    County,
    /// Not at these times.
    Quiet(Quiet),
    /// At most so many messages a week.
    Weekly(u8),
    /// That was all.
    Ready,
    /// It shall not end after all.
    Resume,
    /// The search was for a child, and who wrote is none.
    WasForChild,
}

impl SubscriptionAnswer {
    /// Those that carry nothing.
    const PLAIN: [Self; 15] = [
        Self::Open,
        Self::Decline,
        Self::ChangeTopics,
        Self::ChangePlace,
        Self::ChangeAges,
        Self::ChangeTimes,
        Self::ChangeOften,
        Self::End,
        Self::AllTopics,
        Self::AllAges,
        Self::More,
        Self::County,
        Self::Ready,
        Self::Resume,
        Self::WasForChild,
    ];

    /// What a button hands back for it.
    pub fn code(&self) -> String {
        match self {
            Self::Open => "open".to_owned(),
            Self::Agree(version) => format!("agree:{version}"),
            Self::Decline => "decline".to_owned(),
            Self::ChangeTopics => "topics".to_owned(),
            Self::ChangePlace => "place".to_owned(),
            Self::ChangeAges => "ages".to_owned(),
            Self::ChangeTimes => "times".to_owned(),
            Self::ChangeOften => "often".to_owned(),
            Self::End => "end".to_owned(),
            Self::Topic(topic) => format!("topic:{topic}"),
            Self::AllTopics => "all-topics".to_owned(),
            Self::Band(id) => format!("band:{id}"),
            Self::AllAges => "all-ages".to_owned(),
            Self::More => "more".to_owned(),
            Self::Municipality(name) => format!("in:{name}"),
            Self::County => "county".to_owned(),
            Self::Quiet(quiet) => format!("quiet:{}-{}", quiet.from, quiet.until),
            Self::Weekly(number) => format!("weekly:{number}"),
            Self::Ready => "ready".to_owned(),
            Self::Resume => "resume".to_owned(),
            Self::WasForChild => "was-for-child".to_owned(),
        }
    }

    /// The answer that `code` stands for.
    pub fn read(code: &str) -> Option<Self> {
        let Some((kind, value)) = code.split_once(':') else {
            return Self::PLAIN.into_iter().find(|answer| answer.code() == code);
        };
        match kind {
            "agree" => Some(Self::Agree(value.to_owned())),
            "topic" => Some(Self::Topic(TopicId::new(value))),
            "band" => Some(Self::Band(value.to_owned())),
            "in" => Some(Self::Municipality(value.to_owned())),
            "quiet" => {
                let (from, until) = value.split_once('-')?;
                let hour = |text: &str| text.parse().ok().filter(|hour| *hour < 24);
                Some(Self::Quiet(Quiet { from: hour(from)?, until: hour(until)? }))
            }
            "weekly" => value.parse().ok().map(Self::Weekly),
            _ => None,
        }
    }

    /// Whether it means the same wherever a conversation stands.
    pub fn is_lasting(&self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::ChangeTopics
                | Self::ChangePlace
                | Self::ChangeAges
                | Self::ChangeTimes
                | Self::ChangeOften
        )
    }

    /// Whether the menu it stands in is shown again afterwards, changed by it.
    pub fn stays(&self) -> bool {
        matches!(self, Self::Topic(_) | Self::Band(_) | Self::More)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_hands_back_is_the_same_answer_again() {
        let others = [
            SubscriptionAnswer::Agree("0123456789abcdef".to_owned()),
            SubscriptionAnswer::Topic(TopicId::new("sport")),
            SubscriptionAnswer::Band("b6".to_owned()),
            SubscriptionAnswer::Municipality("Losheim am See".to_owned()),
            SubscriptionAnswer::Quiet(Quiet { from: 20, until: 8 }),
            SubscriptionAnswer::Weekly(3),
        ];
        for answer in SubscriptionAnswer::PLAIN.into_iter().chain(others) {
            assert_eq!(SubscriptionAnswer::read(&answer.code()), Some(answer));
        }
        for code in ["", "quiet:20", "quiet:20-24", "weekly:x", "what", "what:else"] {
            assert_eq!(SubscriptionAnswer::read(code), None, "{code}");
        }
    }
}
