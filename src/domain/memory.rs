//! What is kept for a person who asked for it, beyond the conversation.

use serde::{Deserialize, Serialize};

use crate::domain::{
    query::Query,
    subscription::{Rhythm, Subscription},
    time::Timestamp,
};

/// A person's list of favourites holds at most so many offers.
pub const MOST_FAVOURITES: usize = 20;

/// A person is told of news for at most so many searches.
pub const MOST_SEARCHES: usize = 5;

/// What is kept for one person. Every part is there only because the person asked for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Whom and what they look for as a rule: an age band, topics, a municipality.
    pub profile: Option<Query>,
    /// The ids of the offers they noted, the last one first.
    pub favourites: Vec<String>,
    /// What they want to hear news about.
    pub searches: Vec<SavedSearch>,
    /// What of the office's announcements they want to hear.
    pub subscription: Option<Subscription>,
    /// When and how often they may be written to without having written.
    pub rhythm: Rhythm,
}

/// A search whose news a person wants to hear.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// What is looked for.
    pub query: Query,
    /// Since when.
    pub since: Timestamp,
    /// The ids of the offers that are no news; none before the search was asked the first time.
    pub known: Option<Vec<String>>,
}

impl Memory {
    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Puts the offer called `id` in front of the favourites; `false` if it is there already. Of too many, the oldest
    /// one goes.
    pub fn note(&mut self, id: &str) -> bool {
        if self.favourites.iter().any(|known| known == id) {
            return false;
        }
        self.favourites.insert(0, id.to_owned());
        self.favourites.truncate(MOST_FAVOURITES);
        true
    }

    /// Wants to hear news about `query` from `now` on, and no longer about the oldest of too many.
    pub fn save_search(&mut self, query: Query, now: Timestamp) {
        self.searches.retain(|saved| saved.query != query);
        self.searches.insert(0, SavedSearch { query, since: now, known: None });
        self.searches.truncate(MOST_SEARCHES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_is_noted_once_and_the_oldest_of_too_many_goes() {
        let mut memory = Memory::default();
        for number in 0..=MOST_FAVOURITES {
            assert!(memory.note(&number.to_string()));
        }
        assert!(!memory.note("20"));
        assert_eq!(memory.favourites.len(), MOST_FAVOURITES);
        assert!(!memory.favourites.contains(&"0".to_owned()));
    }

    #[test]
    fn what_was_kept_before_there_were_subscriptions_still_reads() {
        let old = r#"{"profile":null,"favourites":["a"],"searches":[]}"#;
        let memory: Memory = serde_json::from_str(old).unwrap();
        assert_eq!(memory, Memory { favourites: vec!["a".to_owned()], ..Memory::default() });
    }

    #[test]
    fn the_same_search_is_saved_once() {
        let mut memory = Memory::default();
        let query = Query { text: "Yoga".to_owned(), ..Query::default() };
        memory.save_search(query.clone(), Timestamp(1));
        memory.save_search(query, Timestamp(2));
        assert_eq!(memory.searches.len(), 1);
        assert_eq!(memory.searches[0].since, Timestamp(2));
    }
}
