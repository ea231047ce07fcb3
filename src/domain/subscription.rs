//! What of the office's announcements a person wants to hear, and when and how often we may write of ourselves.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::{
    language::Language,
    time::{Date, Timestamp},
    topic::TopicId,
};

/// A subscription to the announcements of the education office. It is there only because the person agreed to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Subscription {
    /// What the person wants to hear about.
    #[serde(flatten)]
    pub interests: Interests,
    /// In which language; it follows the language of the conversation.
    pub language: Language,
    /// What the person agreed to.
    pub consent: Consent,
}

/// What announcements are wanted: those that fit all three.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Interests {
    /// About these main topics; about all if empty.
    pub topics: BTreeSet<TopicId>,
    /// For this municipality, as the gazetteer names it; for the whole county if none.
    pub municipality: Option<String>,
    /// For the age bands with these ids; for all ages if empty.
    pub bands: BTreeSet<String>,
}

/// That a person agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Which text the person read: a hash of its words and its language.
    pub version: String,
    /// When.
    pub given_at: Timestamp,
}

/// The words that a person reads before agreeing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentText {
    /// A hash of the two below.
    pub version: String,
    /// In which language.
    pub language: Language,
    /// The words.
    pub text: String,
}

/// When and how often we may write of ourselves: announcements, and news of saved searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    /// When not.
    pub quiet: Quiet,
    /// How many messages at most in seven days.
    pub weekly: u8,
}

/// The hours of the day in which we are silent: from the one to the other, past midnight where the first is the
/// later one; none if both are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// The hour it begins with, 0 to 23, as clocks in the county show it.
    pub from: u8,
    /// The first hour after it.
    pub until: u8,
}

/// A quiet time ends after so many days: a day of the change to summer time may lack the one hour that is not quiet.
const MOST_DAYS: usize = 3;

/// So many bytes of a hash tell one text from another.
const VERSION_BYTES: usize = 8;

impl ConsentText {
    /// `text` in `language`, with its version.
    pub fn new(language: Language, text: String) -> Self {
        let hash = Sha256::digest(format!("{}\n{text}", language.tag()));
        let mut first = [0; VERSION_BYTES];
        first.copy_from_slice(&hash[..VERSION_BYTES]);
        Self { version: format!("{:016x}", u64::from_be_bytes(first)), language, text }
    }
}

impl Interests {
    /// Adds `topic` by its main topic, or removes it if it is there.
    pub fn toggle_topic(&mut self, topic: &TopicId) {
        let main = TopicId::new(topic.main());
        if !self.topics.remove(&main) {
            self.topics.insert(main);
        }
    }

    /// Adds the age band called `id`, or removes it if it is there.
    pub fn toggle_band(&mut self, id: &str) {
        if !self.bands.remove(id) {
            self.bands.insert(id.to_owned());
        }
    }
}

impl Default for Rhythm {
    fn default() -> Self {
        Self { quiet: Quiet::default(), weekly: Self::WEEKLY[1] }
    }
}

impl Rhythm {
    /// How many messages a week can be chosen.
    pub const WEEKLY: [u8; 3] = [1, 3, 7];

    /// The most messages a week that can be chosen and are no more than `number`.
    pub fn nearest(number: u8) -> u8 {
        Self::WEEKLY.into_iter().rev().find(|weekly| *weekly <= number).unwrap_or(Self::WEEKLY[0])
    }
}

impl Default for Quiet {
    fn default() -> Self {
        Self { from: 20, until: 8 }
    }
}

impl Quiet {
    /// The quiet times that can be chosen: none, the night, all but office hours, all but the evening.
    pub const ALL: [Self; 4] = [
        Self { from: 0, until: 0 },
        Self { from: 20, until: 8 },
        Self { from: 18, until: 9 },
        Self { from: 21, until: 17 },
    ];

    /// The quiet time that can be chosen whose other hours are nearly those between `from` and `until`: at least half
    /// of all that are in one of them are in both.
    pub fn nearest(from: u8, until: u8) -> Option<Self> {
        let share = |quiet: Self| {
            let wanted = |hour: &u8| (from..until).contains(hour);
            let both = (0..24).filter(|hour| wanted(hour) && !quiet.holds(*hour)).count();
            let either = (0..24).filter(|hour| wanted(hour) || !quiet.holds(*hour)).count();
            (both * 100).checked_div(either).unwrap_or(0)
        };
        Self::ALL.into_iter().max_by_key(|quiet| share(*quiet)).filter(|quiet| share(*quiet) >= 50)
    }

    /// Whether it leaves exactly the hours between `from` and `until`.
    pub fn is_outside(self, from: u8, until: u8) -> bool {
        (0..24).all(|hour| self.holds(hour) != (from..until).contains(&hour))
    }

    /// Whether `moment` is quiet.
    pub fn covers(self, moment: Timestamp) -> bool {
        self.holds(moment.hour())
    }

    fn holds(self, hour: u8) -> bool {
        if self.from <= self.until {
            (self.from..self.until).contains(&hour)
        } else {
            hour >= self.from || hour < self.until
        }
    }

    /// The first moment, `now` or later, that is not quiet.
    pub fn next(self, now: Timestamp) -> Timestamp {
        if !self.covers(now) {
            return now;
        }
        let days = std::iter::successors(Some(now.date()), |day| day.tomorrow().ok()).take(MOST_DAYS);
        let ends = days.map(|day: Date| Timestamp::at_hour(day, self.until));
        ends.into_iter().find(|end| *end > now && !self.covers(*end)).unwrap_or(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const HOUR: i64 = 3_600;

    #[test]
    fn the_night_of_the_change_of_time_ends_at_eight_by_the_clock() {
        // 29 March 2026 and 28 March 2027 have 23 hours, 25 October 2026 and 31 October 2027 have 25.
        let changes = [
            (date(2026, 3, 28), 11),
            (date(2026, 3, 29), 12),
            (date(2026, 10, 24), 13),
            (date(2026, 10, 25), 12),
            (date(2027, 3, 27), 11),
            (date(2027, 10, 30), 13),
        ];
        for (day, hours) in changes {
            let evening = Timestamp::at_hour(day, 20);
            let morning = Timestamp::at_hour(day.tomorrow().unwrap(), 8);
            assert_eq!(Quiet::default().next(evening), morning, "{day}");
            assert_eq!(morning.seconds_since(evening), hours * HOUR, "{day}");
            assert_eq!(Quiet::default().next(evening.plus(-1)), evening.plus(-1), "{day}");
            assert_eq!(Quiet::default().next(morning.plus(-1)), morning, "{day}");
        }
    }

    #[test]
    fn an_hour_that_a_day_lacks_is_waited_for_until_the_next_day() {
        let only_two = Quiet { from: 3, until: 2 };
        let night = Timestamp::at_hour(date(2026, 3, 29), 1);
        assert_eq!(only_two.next(night), Timestamp::at_hour(date(2026, 3, 30), 2));
    }

    #[test]
    fn an_hour_that_a_day_has_twice_is_not_quiet_twice() {
        let until_two = Quiet { from: 20, until: 2 };
        let first = Timestamp::at_hour(date(2026, 10, 25), 2);
        assert_eq!(until_two.next(first.plus(-HOUR)), first);
        assert_eq!(until_two.next(first.plus(HOUR)), first.plus(HOUR));
        assert_eq!(first.plus(HOUR).hour(), 2);
    }

    #[test]
    fn who_wants_no_quiet_time_has_none() {
        for hour in 0..24 {
            let moment = Timestamp::at_hour(date(2026, 7, 1), hour);
            assert_eq!(Quiet::ALL[0].next(moment), moment);
        }
    }

    #[test]
    fn a_choice_made_twice_is_none() {
        let mut interests = Interests::default();
        interests.toggle_topic(&TopicId::new("sport/schwimmen"));
        interests.toggle_band("b6");
        assert_eq!(interests.topics, BTreeSet::from([TopicId::new("sport")]));
        interests.toggle_topic(&TopicId::new("sport"));
        interests.toggle_band("b6");
        assert_eq!(interests, Interests::default());
    }

    #[test]
    fn another_word_or_another_language_is_another_text() {
        let version = |language, text: &str| ConsentText::new(language, text.to_owned()).version;
        assert_eq!(version(Language::German, "Ja?").len(), 2 * VERSION_BYTES);
        assert_eq!(version(Language::German, "Ja?"), version(Language::German, "Ja?"));
        assert_ne!(version(Language::German, "Ja?"), version(Language::German, "Ja!"));
        assert_ne!(version(Language::German, "Ja?"), version(Language::Simple, "Ja?"));
    }

    proptest! {
        #[test]
        fn the_next_moment_is_not_quiet_not_earlier_and_stays_what_it_is(
            from in 0..24_u8, until in 0..24_u8, now in 0..4_102_444_800_000_i64
        ) {
            let (quiet, now) = (Quiet { from, until }, Timestamp(now));
            let next = quiet.next(now);
            prop_assert!(!quiet.covers(next));
            prop_assert!(next >= now);
            prop_assert_eq!(quiet.next(next), next);
            prop_assert!(next.seconds_since(now) <= 48 * HOUR);
            // Nothing between is free: the quiet time ends exactly there.
            prop_assert!(next == now || quiet.covers(Timestamp(next.0 - 1)));
        }
    }
}
