//! Where a conversation stands.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use serde::{Deserialize, Serialize};

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::Desk,
        inquiry_answer::InquiryPart,
        inquiry_draft::Draft,
        subscription_answer::Part,
        understand::{crisis::Need, tongue::Tongue, word_file::Aside},
    },
    language::Language,
    memory::Memory,
    message::{Choosing, Press},
    place::Place,
    query::{Query, Subject},
    subscription::{Interests, Rhythm},
    time::Timestamp,
};

/// A conversation rests this long, in seconds, before it begins anew.
pub const REST_SECONDS: i64 = 24 * 60 * 60;

/// A child's conversation rests, and is kept, only this long, in seconds.
pub const CHILD_SECONDS: i64 = 60 * 60;

/// So long after the last message, in seconds, it is still said what was looked for; then it is forgotten.
pub const KEPT_SECONDS: i64 = 3 * 24 * 60 * 60;

/// Who is younger, in months, is asked for nothing and remembered for nothing (Article 8 GDPR).
pub const OF_AGE_MONTHS: u16 = 16 * 12;

/// Distress is what matters for this long, in seconds, unless somebody searches or begins anew.
const TROUBLED_SECONDS: i64 = 30 * 60;

/// The same button pressed again so soon, in seconds, was meant once.
const DOUBLE_TAP_SECONDS: i64 = 10;

/// A refusal is spoken of for so many steps.
const LATELY: u64 = 2;

/// "Zurück" reaches this many steps.
const LONGEST_TRAIL: usize = 20;

/// One person's conversation, as it is stored between two messages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The language the person chose.
    pub language: Language,
    /// Where the conversation is.
    pub point: Point,
    /// Where it was before, the oldest first.
    pub trail: Vec<Point>,
    /// The answers offered last, in the order of their numbers.
    pub offered: Vec<Answer>,
    /// The number of the first offered answer; none if a number means something else just now.
    pub first_number: Option<usize>,
    /// How many messages were answered: a button belongs to the step in which it was offered.
    pub step: u64,
    /// The button that was pressed last.
    pub pressed: Option<Pressed>,
    /// How answers are chosen where the person writes.
    pub choosing: Choosing,
    /// The step in which offers were listed last.
    pub list_step: Option<u64>,
    /// The message that was answered last, if the channel lets it be changed.
    pub heard: Option<Heard>,
    /// Whether the last message offered to send where one is.
    pub asked_pin: bool,
    /// How often in a row nothing was understood.
    pub misses: u8,
    /// When the person last said something.
    pub seen_at: Option<Timestamp>,
    /// The language other than German that the person was answered in.
    pub answered_in: Option<Tongue>,
    /// The distress that the person told of last.
    pub trouble: Option<Trouble>,
    /// Whether who writes is a child by what they said: then nothing is kept beyond the conversation.
    pub is_of_a_child: bool,
    /// What was looked for in the conversation before this one.
    pub previous: Option<Query>,
    /// What the last message was that was beside the matter; none if it was not.
    pub aside: Option<Aside>,
    /// Whether the last message moved the conversation on.
    pub has_moved: bool,
    /// What a "Stopp" has just ended, in case it was a slip.
    pub ended: Box<Memory>,
    /// What the person is asked to subscribe to.
    pub interests: Option<Interests>,
    /// The question to a provider that is being written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inquiry: Option<Box<Draft>>,
    /// In which language the whole text was read that the person is asked to agree to.
    pub consent_read: Option<Language>,
    /// The step in which a subscription was refused to who seemed too young.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_at: Option<u64>,
    /// What was chosen of a subscription before the last message changed it.
    pub undo: Option<Chosen>,
    /// What is kept for the person beyond this conversation; it is stored apart.
    #[serde(skip)]
    pub memory: Memory,
    /// What is known of questions to providers; it is stored apart.
    #[serde(skip)]
    pub desk: Desk,
}

/// A button that was pressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pressed {
    /// Its data.
    pub data: String,
    /// The step in which it was offered.
    pub step: Option<u64>,
    /// When it was pressed.
    pub at: Timestamp,
}

/// What is chosen of a subscription.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// What the person wants to hear.
    pub interests: Interests,
    /// When and how often.
    pub rhythm: Rhythm,
}

/// A message that was heard: not its words, only by what they are known again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// What the channel calls it.
    pub name: String,
    /// A hash of its words.
    pub print: u64,
}

impl Heard {
    /// By what `words` of the message called `name` are known again.
    pub fn new(name: &str, words: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        Self { name: name.to_owned(), print: hasher.finish() }
    }
}

/// Distress that somebody told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// What help is needed for.
    pub need: Need,
    /// When it was told.
    pub told_at: Timestamp,
}

/// A point in a conversation that one can come back to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Point {
    /// What is looked for so far.
    pub query: Query,
    /// What is open.
    pub at: At,
    /// Whether we ask question by question.
    pub guided: bool,
    /// What was answered or skipped in the guided path.
    pub answered: BTreeSet<Slot>,
    /// The ids of the offers shown for this search, in the order of their numbers.
    pub shown: Vec<String>,
    /// Where those take place, by the name of the village or town.
    pub shown_in: Vec<String>,
    /// What they and their providers are called, as names are compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shown_names: Vec<String>,
    /// How many offers the search has found.
    pub total: usize,
    /// A village whose name was said, though perhaps as an ordinary word.
    pub doubtful: Option<Place>,
}

/// What is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum At {
    /// Nothing yet: whatever somebody writes begins a search.
    #[default]
    Start,
    /// For whom?
    Subject,
    /// How old?
    Age,
    /// About what? On this page of the menu.
    Topic(usize),
    /// Where?
    Place,
    /// A list of offers, from this one on, counted from zero.
    Results(usize),
    /// The details of this offer.
    Detail(String),
    /// What the provider of this offer wrote about it.
    Original(String),
    /// What shall be changed?
    Change,
    /// In which language?
    Language,
    /// Really forget everything?
    Delete,
    /// Was the village meant, or the word?
    Doubt,
    /// Shall the search be remembered for the next time?
    Remember,
    /// The offers that the person noted.
    Favourites,
    /// A subscription to the office's announcements.
    Subscription(Part),
    /// A question to a provider.
    Inquiry(InquiryPart),
}

/// What the guided path asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// For whom.
    Subject,
    /// How old.
    Age,
    /// About what.
    Topic,
    /// Where.
    Place,
}

/// Whether what `query` looks for is for whoever writes, and they are too young to be written to.
pub fn is_own_of_a_minor(query: &Query) -> bool {
    query.subject == Some(Subject::Oneself) && query.ages.iter().any(|age| age.max < OF_AGE_MONTHS)
}

impl Session {
    /// Whether the person has been away so long that the conversation begins anew.
    pub fn has_rested(&self, now: Timestamp) -> bool {
        let rest = if self.is_of_a_child { CHILD_SECONDS } else { REST_SECONDS };
        self.seen_at.is_some_and(|seen| now.seconds_since(seen) >= rest)
    }

    /// Whether `press` comes so soon after the same one that it is the second half of a double tap.
    pub fn is_double_tap(&self, press: &Press, now: Timestamp) -> bool {
        self.pressed.as_ref().is_some_and(|last| {
            last.data == press.data
                && last.step == press.step
                && press.step.is_some()
                && now.seconds_since(last.at) < DOUBLE_TAP_SECONDS
        })
    }

    /// How long the conversation is kept after its last message, in seconds.
    pub fn kept_seconds(&self) -> i64 {
        if self.is_of_a_child { CHILD_SECONDS } else { KEPT_SECONDS }
    }

    /// Notices whether who writes is a child: `told` if they have said so just now; `is_new` if the search was for
    /// themselves, or their age, only now. It stays one in the next search, unless another age is told of
    /// oneself; and whatever was kept before its age was known is forgotten, unless that turns out to be a slip in this
    /// conversation. Whether anything was.
    pub fn notice_child(&mut self, told: Option<bool>, is_new: bool) -> bool {
        let was_known = self.is_of_a_child;
        let query = &self.point.query;
        if self.trouble.is_some_and(|trouble| trouble.need == Need::Young) {
            self.is_of_a_child = true;
        } else if let Some(is_young) = told {
            self.is_of_a_child = is_young;
        } else if query.subject == Some(Subject::Oneself) && !query.ages.is_empty() && is_new {
            self.is_of_a_child = is_own_of_a_minor(query);
        }
        if !self.is_of_a_child {
            return false;
        }
        (self.interests, self.inquiry) = (None, None);
        let kept = std::mem::take(&mut self.memory);
        let is_lost = !kept.is_empty();
        if is_lost || !was_known {
            *self.ended = kept;
        }
        is_lost
    }

    /// Who writes is no child after all: what was kept is kept again.
    pub fn restore(&mut self) {
        let ended = std::mem::take(&mut *self.ended);
        if !ended.is_empty() {
            self.memory = ended;
        }
    }

    /// Whether a subscription was refused so lately, to who seemed too young, that an age told now is about that.
    pub fn was_refused(&self) -> bool {
        self.refused_at.is_some_and(|step| self.step.saturating_sub(step) <= LATELY)
    }

    /// What is chosen of the subscription that is there or that is asked about.
    pub fn chosen(&self) -> Option<Chosen> {
        let subscribed = self.memory.subscription.as_ref().map(|subscription| &subscription.interests);
        let interests = subscribed.or(self.interests.as_ref())?.clone();
        Some(Chosen { interests, rhythm: self.memory.rhythm })
    }

    /// The question that is open is over: what was open before is open again.
    pub fn leave_question(&mut self) {
        self.point.at = self.trail.pop().map_or(At::Start, |point| point.at);
    }

    /// What the person needs help for, if they told of distress so lately that it still is what matters.
    pub fn need(&self, now: Timestamp) -> Option<Need> {
        let trouble = self.trouble?;
        (now.seconds_since(trouble.told_at) < TROUBLED_SECONDS).then_some(trouble.need)
    }

    /// Begins anew; the languages stay.
    pub fn begin_anew(&mut self) {
        let Self { language, step, choosing, asked_pin, seen_at, answered_in, is_of_a_child, .. } = *self;
        let (memory, previous) = (std::mem::take(&mut self.memory), self.previous.take());
        let desk = std::mem::take(&mut self.desk);
        let kept = Self {
            language,
            step,
            choosing,
            asked_pin,
            seen_at,
            answered_in,
            is_of_a_child,
            ..Self::default()
        };
        *self = Self { previous, memory, desk, ..kept };
    }

    /// Takes the last message back, as if it had not been said.
    pub fn take_back(&mut self) {
        if std::mem::take(&mut self.has_moved)
            && let Some(point) = self.trail.pop()
        {
            self.point = point;
        }
    }

    /// What can be gone on with: what was looked for last time, or what the person wants remembered.
    pub fn last_time(&self) -> Option<&Query> {
        self.previous.as_ref().or(self.memory.profile.as_ref())
    }

    /// Remembers `point` as the step before this one.
    pub fn remember(&mut self, point: Point) {
        if self.trail.len() == LONGEST_TRAIL {
            self.trail.remove(0);
        }
        self.trail.push(point);
    }
}

impl Point {
    /// The first question of the guided path that is neither answered nor skipped.
    pub fn next_question(&self) -> Option<At> {
        let open = |slot| !self.answered.contains(&slot);
        let query = &self.query;
        if query.subject.is_none() && open(Slot::Subject) {
            Some(At::Subject)
        } else if query.ages.is_empty() && open(Slot::Age) {
            Some(At::Age)
        } else if query.topics.is_empty()
            && query.text.is_empty()
            && query.facets.is_empty()
            && open(Slot::Topic)
        {
            Some(At::Topic(0))
        } else if query.place.is_none() && open(Slot::Place) {
            Some(At::Place)
        } else {
            None
        }
    }
}
