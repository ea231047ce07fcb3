//! What somebody looks for, and what was found.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

use crate::domain::{
    age::AgeSpan,
    offer::Offer,
    place::Whereabouts,
    provider::Provider,
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
    pub radius_km: Option<u16>,
    /// About what.
    pub topics: Vec<TopicId>,
    /// About what not.
    pub without_topics: Vec<TopicId>,
    /// With what properties.
    pub facets: BTreeSet<Facet>,
    /// The remaining words, for the full-text search: no ages, places or filler words.
    pub text: String,
    /// Words that must not occur.
    pub without_text: String,
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
        self.ages.is_empty()
            && self.place.is_none()
            && self.topics.is_empty()
            && self.facets.is_empty()
            && self.text.is_empty()
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
    /// What had to be loosened to find them; empty if they fit as asked.
    pub relaxed: Vec<Relaxation>,
    /// The word that was probably meant, where a typo was bridged.
    pub meant: Option<String>,
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
}

impl Hit {
    /// An offer that was not searched for but asked for by name.
    pub fn of(offer: Offer, provider: Option<Provider>) -> Self {
        Self { offer, provider, score: 0.0, distance_km: None, reasons: vec![], relaxed: vec![] }
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
}

impl Relaxation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Age, Self::Place, Self::Facet, Self::Words];
}

/// Which part of all hits is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many hits to leave out.
    pub offset: usize,
    /// How many to return at most.
    pub limit: usize,
}
