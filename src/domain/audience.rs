//! Whom an announcement is for.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{language::Language, message::ChannelKind, subscription::Subscription, topic::TopicId};

/// Fewer people are not written to by themselves: who they are could be guessed.
pub const SMALLEST: u64 = 5;

/// Whom an announcement is for. Each part that is empty leaves nobody out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// Who wants to hear about one of these topics.
    pub topics: BTreeSet<TopicId>,
    /// Who asked for one of these municipalities.
    pub municipalities: BTreeSet<String>,
    /// Who asked for one of these age bands, by their ids.
    pub bands: BTreeSet<String>,
    /// Who reads one of these languages.
    pub languages: BTreeSet<Language>,
}

/// Whom an announcement goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Those who asked for it.
    Selected(Selection),
    /// Those whom the announcement with this id has reached, or may have reached.
    ReachedBy(String),
}

impl Default for Audience {
    fn default() -> Self {
        Self::Selected(Selection::default())
    }
}

impl Selection {
    /// Whether nobody is left out.
    pub fn is_everybody(&self) -> bool {
        self.topics.is_empty()
            && self.municipalities.is_empty()
            && self.bands.is_empty()
            && self.languages.is_empty()
    }

    /// Whether `subscription` is among them. Who did not narrow a wish is among all.
    pub fn includes(&self, subscription: &Subscription) -> bool {
        let wished = &subscription.interests;
        let is_about = overlaps(&self.topics, &wished.topics);
        let is_for_the_age = overlaps(&self.bands, &wished.bands);
        let place = wished.municipality.as_ref();
        let is_there = self.municipalities.is_empty()
            || place.is_none_or(|municipality| self.municipalities.contains(municipality));
        let is_read = self.languages.is_empty() || self.languages.contains(&subscription.language);
        is_about && is_for_the_age && is_there && is_read
    }
}

impl Audience {
    /// Whether it is made up of those who have read what is to be corrected.
    pub fn is_of_readers(&self) -> bool {
        matches!(self, Self::ReachedBy(_))
    }

    /// Whether it may be written to, if it holds so many people. Everybody together is no small group, and a correction goes
    /// to those who have read what was wrong.
    pub fn is_large_enough(&self, people: u64) -> bool {
        match self {
            Self::Selected(selection) => selection.is_everybody() || people >= SMALLEST,
            Self::ReachedBy(_) => true,
        }
    }
}

/// How many people an announcement reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// By channel and language.
    pub parts: Vec<(ChannelKind, Language, u64)>,
}

impl Reach {
    /// All of them.
    pub fn people(&self) -> u64 {
        self.parts.iter().map(|(.., people)| people).sum()
    }

    /// Those on one channel.
    pub fn on(&self, channel: ChannelKind) -> u64 {
        self.parts.iter().filter(|(on, ..)| *on == channel).map(|(.., people)| people).sum()
    }

    /// Those who read one language.
    pub fn reading(&self, language: Language) -> u64 {
        self.parts.iter().filter(|(_, read, _)| *read == language).map(|(.., people)| people).sum()
    }
}

/// Whether two wishes meet; an empty one meets all.
fn overlaps<T: Ord>(asked: &BTreeSet<T>, wished: &BTreeSet<T>) -> bool {
    asked.is_empty() || wished.is_empty() || !asked.is_disjoint(wished)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_group_is_not_written_to_and_everybody_is() {
        let wadern = Selection { municipalities: ["Wadern".to_owned()].into(), ..Selection::default() };
        let wadern = Audience::Selected(wadern);
        assert_eq!((wadern.is_large_enough(4), wadern.is_large_enough(5)), (false, true));
        assert!(Audience::default().is_large_enough(1));
        assert!(Audience::ReachedBy("a".to_owned()).is_large_enough(1));
    }
}
