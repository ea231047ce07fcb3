//! How complete an offer is, as a page shows it: points, a tone, and hints on what is missing.

use serde::Serialize;

use crate::{
    domain::{
        completeness::{ENOUGH, Part, completeness_of},
        import::form,
        offer::Offer,
        provider::Provider,
    },
    web::offer_form::id,
};

/// An offer with so many points is good.
const GOOD: u8 = 80;

/// How complete an offer is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScoreView {
    /// From 0 to 100.
    pub score: u8,
    /// `low`, `middle` or `high`.
    pub tone: &'static str,
    /// What is missing, what weighs most first.
    pub hints: Vec<Hint>,
}

/// A hint on something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// Its text is called `hint-` and this.
    pub name: &'static str,
    /// Whether nobody can do without it.
    pub is_needed: bool,
    /// The id of the field where it is filled in.
    pub field: String,
}

/// How complete `offer` of `provider` is.
pub fn score(offer: &Offer, provider: Option<&Provider>) -> ScoreView {
    let weighed = completeness_of(offer, provider);
    let hint = |part: &Part| Hint {
        name: part.name(),
        is_needed: part.is_needed(),
        field: id(form::name(part.field())),
    };
    ScoreView {
        score: weighed.score,
        tone: tone(weighed.score),
        hints: weighed.missing.iter().map(hint).collect(),
    }
}

/// `low`, `middle` or `high`.
pub fn tone(score: u8) -> &'static str {
    match score {
        GOOD.. => "high",
        ENOUGH.. => "middle",
        _ => "low",
    }
}
