//! Joins what a message says with what is known: fragments make one search, corrections change one part.

use crate::domain::{
    dialog::understand::{read::Understanding, wish_words::Wish},
    place::Whereabouts,
    query::{Query, Subject},
    topic::Facet,
};

/// Whether `understood` says anything that could be searched for.
pub fn is_useful(understood: &Understanding) -> bool {
    let query = &understood.query;
    let refuses = !query.without_topics.is_empty() || !query.without_text.is_empty();
    let takes_back = !understood.without_facets.is_empty() || !understood.taken_back.is_empty();
    !query.is_empty() || refuses || takes_back
}

/// What is looked for after `understood` was said: each part that it speaks of replaces the old one.
pub fn merged(known: &Query, understood: &Understanding) -> Query {
    let said = &understood.query;
    if is_new_search(known, understood) {
        return said.clone();
    }
    let mut query = known.clone();
    for wish in &understood.taken_back {
        take_back(&mut query, *wish);
    }
    let says_what = !said.topics.is_empty() || !said.text.is_empty();
    let refuses = !said.without_topics.is_empty() || !said.without_text.is_empty();
    if understood.names_subject && said.subject != known.subject {
        if known.subject.is_some() {
            query.ages.clear();
        }
        query.subject = said.subject;
    }
    query.subject = query.subject.or(said.subject);
    if !said.ages.is_empty() {
        query.ages.clone_from(&said.ages);
    }
    if said.place.is_some() {
        query.place.clone_from(&said.place);
    }
    if says_what || refuses {
        query.topics.retain(|topic| !says_what && !said.without_topics.contains(topic));
        query.without_topics.retain(|topic| !said.topics.contains(topic));
    }
    if says_what {
        query.topics.clone_from(&said.topics);
        query.text.clone_from(&said.text);
        query.without_text.clear();
        query.is_literal = false;
        query.bridged.clone_from(&said.bridged);
    }
    if refuses {
        query.without_topics.extend(said.without_topics.iter().cloned());
        query.without_text.clone_from(&said.without_text);
        if !says_what && !said.without_topics.is_empty() {
            query.text.clear();
        }
    }
    if says_what {
        // A new wish is not bound by the properties of the old one, nor by when and in which language it was to be.
        query.facets.clone_from(&said.facets);
        if !said.topics.is_empty() && said.topics != known.topics {
            query.languages.clear();
            take_back(&mut query, Wish::Time);
        }
    }
    query.facets.extend(&said.facets);
    query.facets.retain(|facet| !understood.without_facets.contains(facet));
    fill_wishes(&mut query, said);
    query
}

/// Forgets what was said about `wish`.
pub fn take_back(query: &mut Query, wish: Wish) {
    match wish {
        Wish::Time => {
            query.weekdays.clear();
            query.day_times.clear();
            query.days = None;
        }
        Wish::Language => query.languages.clear(),
        Wish::Distance => query.radius_km = None,
        Wish::Place => query.place = Some(Whereabouts::Anywhere),
        Wish::Age => query.ages.clear(),
        Wish::Price => {
            query.facets.remove(&Facet::Free);
        }
    }
}

/// When, how far and in which language: what is said anew replaces what was said before.
fn fill_wishes(query: &mut Query, said: &Query) {
    query.radius_km = said.radius_km.or(query.radius_km);
    if !said.languages.is_empty() {
        query.languages.clone_from(&said.languages);
    }
    let is_one_day = |query: &Query| query.days.is_some_and(|days| days.single().is_some());
    // "Am 5. März" and "samstags" contradict each other: the later one is meant.
    if is_one_day(said) {
        query.weekdays.clear();
    }
    if !said.weekdays.is_empty() {
        query.days = query.days.filter(|_| !is_one_day(query));
        query.weekdays.clone_from(&said.weekdays);
    }
    query.days = said.days.or(query.days);
    if !said.day_times.is_empty() {
        query.day_times.clone_from(&said.day_times);
    }
}

/// A sentence that says by itself what and for whom or where is a search of its own.
fn is_new_search(known: &Query, understood: &Understanding) -> bool {
    let said = &understood.query;
    let says_what = !said.topics.is_empty();
    let says_who =
        understood.names_subject && said.subject != Some(Subject::Oneself) && !said.ages.is_empty();
    let same_person = known.subject == said.subject;
    says_what && (says_who || (understood.names_subject && !same_person && said.place.is_some()))
}
