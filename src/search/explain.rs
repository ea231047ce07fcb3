//! Why an offer was found: from the same strengths and the same fit that put it in its place.

use crate::{
    domain::{
        offer::{Offer, Reach},
        place::Whereabouts,
        query::{Query, Reason},
    },
    search::{
        concept::{ConceptName, Plan},
        rank::Ranked,
    },
};

/// From this strength on, an offer is said to be about a concept.
const SURE: f32 = 0.5;

/// The reasons for `found`, the strongest first.
pub fn reasons(query: &Query, plan: &Plan, found: &Ranked, offer: &Offer) -> Vec<Reason> {
    let mut about: Vec<_> = plan
        .concepts
        .iter()
        .zip(&found.strengths)
        .filter(|(_, strength)| **strength >= SURE)
        .map(|(concept, strength)| (concept.importance * strength, &concept.name))
        .collect();
    about.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut reasons: Vec<_> = about
        .into_iter()
        .map(|(_, name)| match name {
            ConceptName::Word(word) => Reason::Word(word.clone()),
            ConceptName::Topic(topic) => Reason::Topic(topic.clone()),
            ConceptName::Facet(facet) => Reason::Facet(*facet),
        })
        .collect();
    let fitting = query.ages.iter().find(|span| offer.ages.is_stated() && offer.ages.gap(**span) == 0);
    reasons.extend(fitting.map(|span| Reason::Age(*span)));
    reasons.extend(place(query, found, offer));
    reasons.extend(query.facets.iter().filter(|facet| offer.has(**facet)).map(|facet| Reason::Facet(*facet)));
    reasons
}

/// Where the offer lies, seen from the place that was asked for.
fn place(query: &Query, found: &Ranked, offer: &Offer) -> Option<Reason> {
    let whereabouts = query.place.as_ref()?;
    if let Whereabouts::Inside(place) = whereabouts {
        let is_here = |name: &Option<String>, there: &str| name.as_deref() == Some(there);
        let district = &offer.place.district;
        if is_here(district, &place.name) || is_here(district, place.short_name()) {
            return Some(Reason::SamePlace(place.name.clone()));
        }
        if is_here(&offer.place.municipality, &place.municipality) {
            return Some(Reason::SameMunicipality(place.municipality.clone()));
        }
    }
    match offer.reach() {
        Reach::Online => Some(Reason::Online),
        Reach::County if offer.place.municipality.is_none() => Some(Reason::CountyWide),
        Reach::County | Reach::At(_) => found.fit.distance_km.map(Reason::Nearby),
    }
}
