//! What a person writes of what they want to hear, where a subscription is open.

use std::collections::BTreeSet;

use crate::domain::{
    dialog::understand::rhythm::RhythmWish, place::Neighbour, subscription::Interests, topic::Facet,
};

/// What a person wrote of what they want to hear.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// What they want to hear now, if they said anything of it.
    pub interests: Option<Interests>,
    /// More than one municipality is named.
    pub has_several_places: bool,
    /// A place that is not ours.
    pub outside: Option<Neighbour>,
    /// Properties of offers, by which nothing can be subscribed to.
    pub facets: BTreeSet<Facet>,
    /// When and how often.
    pub rhythm: Option<RhythmWish>,
}
