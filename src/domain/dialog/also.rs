//! The same course at other dates or places, in one line: "12.03.2026, 19.03.2026 in Losheim am See".

use crate::domain::{
    calendar, dialog::facts::Facts, language::Language, offer::Offer, phrase::Phrase, query::Hit,
};

/// So many others stand on a card in a list.
pub const ON_A_CARD: usize = 3;

/// The first `most` others of `hit`, and how many there are more; none if nothing tells them apart.
pub fn line(facts: &Facts<'_>, hit: &Hit, most: usize) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for other in &hit.also {
        let told_apart = (
            day(facts.language, other),
            place(other).filter(|place| Some(*place) != self::place(&hit.offer)),
        );
        let said = match told_apart {
            (Some(date), Some(place)) => facts.plain(Phrase::DateIn { date, place: place.to_owned() }),
            (Some(date), None) => date,
            (None, Some(place)) => place.to_owned(),
            (None, None) => continue,
        };
        if !told.contains(&said) {
            told.push(said);
        }
    }
    let more = told.len().saturating_sub(most);
    told.truncate(most);
    if more > 0 {
        told.push(facts.plain(Phrase::AndMore(more)));
    }
    (!told.is_empty()).then(|| told.join(", "))
}

/// Its first day, or what it says about its time; what a provider wrote may be hard to read.
fn day(language: Language, offer: &Offer) -> Option<String> {
    let first = offer.runs().filter_map(|run| run.starts).min();
    first
        .map(|date| calendar::day(language, date))
        .or_else(|| offer.schedule.clone().filter(|_| language == Language::German))
}

/// The part of the municipality it takes place in, else the municipality.
fn place(offer: &Offer) -> Option<&str> {
    offer.place.district.as_deref().or(offer.place.municipality.as_deref())
}
