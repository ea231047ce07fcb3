//! Why an offer was found: from the same strengths and the same fit that put it in its place.

use crate::{
    domain::{
        offer::{Offer, Reach},
        place::{PlaceKind, Whereabouts},
        query::{Extent, Query, Reason, Relaxation},
        schedule,
        topic::Facet,
    },
    search::{
        concept::{ConceptName, Plan},
        facts::Facts,
        fit::NEAR_KM,
        rank::Ranked,
        schema::facet_bit,
        words::fold,
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
            ConceptName::Word(word) => Reason::Word(said(word, plan).to_owned()),
            ConceptName::Topic(topic) => Reason::Topic(topic.clone()),
            ConceptName::Facet(facet) => Reason::Facet(*facet),
        })
        .collect();
    let fitting = query.ages.iter().find(|span| offer.ages.is_stated() && offer.ages.gap(**span) == 0);
    reasons.extend(fitting.map(|span| Reason::Age(*span)));
    reasons.extend(place(query, found, offer));
    if !found.fit.misses.contains(Relaxation::Time) {
        reasons.extend(time(query, offer));
    }
    reasons.extend(
        query.languages.iter().filter(|code| offer.languages.contains(code)).cloned().map(Reason::Language),
    );
    reasons.extend(query.facets.iter().filter(|facet| offer.has(**facet)).map(|facet| Reason::Facet(*facet)));
    reasons
}

/// The word that an offer says where `word` was taken for a slip.
fn said<'a>(word: &'a str, plan: &'a Plan) -> &'a str {
    let bridged = plan.meant.as_ref().filter(|meant| fold(&meant.written) == fold(word));
    bridged.map_or(word, |meant| &meant.word)
}

/// By how much `ranked`, with what is known of each, misses what `query` asks for.
pub fn extent<'a>(query: &Query, ranked: impl Iterator<Item = (&'a Ranked, &'a Facts)>) -> Extent {
    let mut extent = Extent::default();
    for (found, facts) in ranked {
        let misses = found.fit.misses;
        for wish in Relaxation::ALL {
            *extent.fitting.entry(wish).or_default() += usize::from(fits(wish, query, found));
        }
        if misses.contains(Relaxation::Place) {
            let farthest = extent.farthest_km.into_iter().chain(found.fit.distance_km);
            extent.farthest_km = farthest.reduce(f64::max);
        }
        if misses.contains(Relaxation::Age) {
            let is_for_older = query.ages.iter().any(|span| facts.ages.min.is_some_and(|min| min > span.max));
            let (min, max) = if is_for_older { (facts.ages.min, None) } else { (None, facts.ages.max) };
            extent.ages.min = [extent.ages.min, min].into_iter().flatten().min();
            extent.ages.max = [extent.ages.max, max].into_iter().flatten().max();
        }
        if misses.contains(Relaxation::Facet) {
            let unstated = |facet: &Facet| facts.flags & facet_bit(*facet) == 0;
            extent.facets.extend(query.facets.iter().filter(|facet| unstated(facet)));
        }
    }
    extent
}

/// Whether `found` may be counted among what there is at this place, or for this age. What is about something else,
/// or lies nowhere in particular, or in another part of the municipality, may not.
fn fits(wish: Relaxation, query: &Query, found: &Ranked) -> bool {
    let misses = found.fit.misses;
    let is_main = matches!(&query.place, Some(Whereabouts::Inside(place)) if place.kind == PlaceKind::Main);
    let is_here = || match query.radius_km {
        None if is_main => found.fit.distance_km.is_some(),
        None => found.fit.distance_km.is_some_and(|km| km <= NEAR_KM),
        Some(_) => true,
    };
    !misses.contains(wish) && !misses.contains(Relaxation::Topic) && (wish != Relaxation::Place || is_here())
}

/// When the offer takes place, as far as `query` asks for it.
fn time(query: &Query, offer: &Offer) -> Vec<Reason> {
    let (weekdays, day_times) = (schedule::weekdays(offer), schedule::day_times(offer));
    let is_dated = offer.runs().any(|run| run.starts.is_some() || run.ends.is_some());
    let weekdays = query.weekdays.intersection(&weekdays).map(|day| Reason::Weekday(*day));
    let day_times = query.day_times.intersection(&day_times).map(|part| Reason::DayTime(*part));
    weekdays.chain(day_times).chain(query.days.filter(|_| is_dated).map(Reason::Days)).collect()
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
        Reach::County | Reach::At(_) if found.fit.misses.contains(Relaxation::Place) => None,
        Reach::County | Reach::At(_) => found.fit.distance_km.map(Reason::Nearby),
    }
}
