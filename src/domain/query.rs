//! What somebody looks for, and what was found.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

use crate::domain::{
    age::{AgeLimits, AgeSpan},
    offer::{Contact, Offer},
    place::Whereabouts,
    provider::Provider,
    time::{DayTime, Days},
    topic::{Facet, TopicId},
};

/// What somebody looks for. Every part may be missing.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// For whom.
    pub subject: Option<Subject>,
    /// How old they are, one span for each person.
    pub ages: Vec<AgeSpan>,
    /// Where.
    pub place: Option<Whereabouts>,
    /// At most so many kilometres away from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub radius_km: Option<u16>,
    /// About what.
    pub topics: Vec<TopicId>,
    /// About what not.
    pub without_topics: Vec<TopicId>,
    /// With what properties.
    pub facets: BTreeSet<Facet>,
    /// On one of these days of the week, Monday = 1 to Sunday = 7; on any if empty.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub weekdays: BTreeSet<u8>,
    /// In one of these parts of the day; in any if empty.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub day_times: BTreeSet<DayTime>,
    /// Within these days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<Days>,
    /// Held in one of these languages, as two-letter codes (ISO 639-1); in any if empty.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub languages: BTreeSet<String>,
    /// The remaining words, for the full-text search: no ages, places or filler words.
    pub text: String,
    /// Words that must not occur.
    pub without_text: String,
    /// A slip of the pen that was bridged when the topics were understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bridged: Option<Meant>,
    /// Whether the words are meant as they are written: no slip of the pen is bridged.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_literal: bool,
}

/// Says what kinds of things are looked for, and none of the words, ages or places.
impl fmt::Debug for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "Query({:?}, {} ages, {:?}, {:?}, …)",
            self.subject,
            self.ages.len(),
            self.topics,
            self.facets
        )
    }
}

impl Query {
    /// Whether it says nothing that could be searched for.
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.text.is_empty() && !self.says_more_than_words()
    }

    /// Whether it asks for more than topics and words.
    pub fn says_more_than_words(&self) -> bool {
        !self.ages.is_empty()
            || self.place.is_some()
            || !self.facets.is_empty()
            || self.radius_km.is_some()
            || self.says_when()
            || !self.languages.is_empty()
    }

    /// Whether it says anything about the time.
    pub fn says_when(&self) -> bool {
        !self.weekdays.is_empty() || !self.day_times.is_empty() || self.days.is_some()
    }
}

/// For whom somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// For themselves.
    #[serde(rename = "self")]
    Oneself,
    /// For their child or children.
    Child,
    /// For somebody else.
    Other,
}

/// What a search has found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// The offers of this page, best first.
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: usize,
    /// How many of them fit as asked: they stand before the others.
    pub exact: usize,
    /// What had to be loosened to find them; empty if they fit as asked.
    pub relaxed: Vec<Relaxation>,
    /// By how much it was loosened.
    pub extent: Extent,
    /// What was probably meant, where a slip of the pen was bridged.
    pub meant: Option<Meant>,
}

/// By how much the offers of all pages miss what was asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extent {
    /// How many of them are about what was asked for and fit a wish that others miss.
    pub fitting: BTreeMap<Relaxation, usize>,
    /// The distance in kilometres of the farthest of those that are too far away.
    pub farthest_km: Option<f64>,
    /// For those that are for other ages: where the nearest limits lie, in months. `min` is set if some are for
    /// older people, `max` if some are for younger ones.
    pub ages: AgeLimits,
    /// Properties that some of them do not state.
    pub facets: BTreeSet<Facet>,
}

/// A word that was written, and the one that was searched for instead.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// As it was written.
    pub written: String,
    /// What it was taken for.
    pub word: String,
}

/// Says nothing of what was written.
impl fmt::Debug for Meant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Meant(…)")
    }
}

impl Findings {
    /// Whether nothing of this page fits as asked, or the answer says what had to be loosened.
    pub fn is_loose(&self) -> bool {
        !self.relaxed.is_empty() || self.hits.iter().all(|hit| !hit.relaxed.is_empty())
    }
}

/// One offer that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The offer.
    pub offer: Offer,
    /// Who offers it; none if the provider is unknown.
    pub provider: Option<Provider>,
    /// How well it fits: only comparable within one search.
    pub score: f32,
    /// How far away it is in kilometres; none where either end has no place.
    pub distance_km: Option<f64>,
    /// Why it was found, the strongest reason first.
    pub reasons: Vec<Reason>,
    /// What it misses of what was asked for; empty if it fits as asked.
    pub relaxed: Vec<Relaxation>,
    /// Whether its provider confirmed it so long ago that it counts as unconfirmed again.
    pub is_stale: bool,
    /// The same course at other dates or places, the better ones first.
    pub also: Vec<Offer>,
}

impl Hit {
    /// An offer that was not searched for but asked for by name.
    pub fn of(offer: Offer, provider: Option<Provider>) -> Self {
        Self {
            offer,
            provider,
            score: 0.0,
            distance_km: None,
            reasons: vec![],
            relaxed: vec![],
            is_stale: false,
            also: vec![],
        }
    }

    /// Whom the public may ask: who the offer names, else who its provider names.
    pub fn contact(&self) -> &Contact {
        let own = &self.offer.contact;
        let says_nothing = own.phone.is_none() && own.email.is_none();
        self.provider.as_ref().map(|provider| &provider.contact).filter(|_| says_nothing).unwrap_or(own)
    }
}

/// Why an offer was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// It has this topic.
    Topic(TopicId),
    /// It says this word, or one that means the same.
    Word(String),
    /// It is for this age.
    Age(AgeSpan),
    /// It is at the place that was asked for.
    SamePlace(String),
    /// It is in the municipality that was asked for.
    SameMunicipality(String),
    /// It is this many kilometres away.
    Nearby(f64),
    /// It is for the whole county.
    CountyWide,
    /// It is over the internet.
    Online,
    /// It has this property.
    Facet(Facet),
    /// It takes place on this day of the week, Monday = 1.
    Weekday(u8),
    /// It takes place in this part of the day.
    DayTime(DayTime),
    /// It takes place within the days that were asked for.
    Days(Days),
    /// It is held in this language, a two-letter code (ISO 639-1).
    Language(String),
}

/// What was loosened because too little fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relaxation {
    /// Offers for people a little older or younger.
    Age,
    /// Offers further away.
    Place,
    /// Offers that do not state a property that was asked for.
    Facet,
    /// Offers that fit only some of the words.
    Words,
    /// Offers that do not state the day or the hour that was asked for.
    Time,
    /// Offers that do not state in which language they are held.
    Language,
    /// Offers about a related topic.
    Topic,
}

impl Relaxation {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Age, Self::Place, Self::Facet, Self::Words, Self::Time, Self::Language, Self::Topic];
}

/// Which part of all hits is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many hits to leave out.
    pub offset: usize,
    /// How many to return at most.
    pub limit: usize,
}
