//! What a search or an opened offer leads to: a list, at most one question, a way on.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Loosened, Menu},
        inquiry_choose, keep,
        present::{droppable, remind},
        session::{At, Session, Slot},
        understand::sentence::Sentence,
    },
    fixed_phrase::Plain,
    language::Language,
    message::Choosing,
    offer::Venue,
    phrase::Phrase,
    place::Whereabouts,
    plain::button::MOST_ANSWERS,
    query::{Findings, Hit, Meant, Subject},
    statistics::Event,
    topic::Facet,
};

/// A search with more hits than this is worth one question that narrows it.
const MANY: usize = 10;

/// Shows what a search has found.
pub fn found(session: &mut Session, findings: Findings) -> Vec<Effect> {
    if session.point.at == At::Favourites {
        return keep::favourites_found(session, findings);
    }
    if matches!(session.point.at, At::Inquiry(_)) {
        return inquiry_choose::found(session, &findings);
    }
    let At::Results(offset) = session.point.at else { return remind(session) };
    session.point.total = findings.total;
    if findings.hits.is_empty() {
        return none_found(session, offset);
    }
    let mut effects = Vec::new();
    let Findings { mut hits, total, exact, relaxed, extent, meant } = findings;
    let is_bridged = meant.is_some();
    if offset == 0 {
        let event = if relaxed.is_empty() { Event::Found } else { Event::Relaxed };
        effects.extend([Effect::Count(event), Effect::SayUnderstood]);
        effects.extend(meant.map(|Meant { written, word }| Effect::Say(Phrase::Meant { written, word })));
        effects.push(Effect::Say(Phrase::ResultHead { count: total, exact }));
    }
    session.point.shown.truncate(offset);
    session.point.shown_in.truncate(offset);
    session.point.shown_names.truncate(offset);
    session.point.shown.extend(hits.iter().map(|hit| hit.offer.id.clone()));
    session.point.shown_in.extend(hits.iter().map(|hit| where_it_is(&hit.offer.place)));
    session.point.shown_names.extend(hits.iter().map(names));
    let to = offset + hits.len();
    // What fits as asked stands first; where the others begin, it is said in what they do not fit.
    let loose = hits.split_off(exact.saturating_sub(offset).min(hits.len()));
    let first_loose = offset + hits.len() + 1;
    if !hits.is_empty() {
        effects.push(Effect::List(hits, offset + 1));
    }
    if !loose.is_empty() {
        if first_loose == exact + 1 {
            effects.extend((exact > 0).then(|| Effect::Say(Plain::LooseHead.into())));
            let loosened = |wish| Effect::SayLoosened(Box::new(Loosened { wish, extent: extent.clone() }));
            effects.extend(relaxed.into_iter().map(loosened));
        }
        effects.push(Effect::List(loose, first_loose));
    }
    effects.push(Effect::Say(if to < total {
        Phrase::ResultNav { from: offset + 1, to, count: total }
    } else {
        Phrase::ResultEnd(total)
    }));
    let how = match session.choosing {
        Choosing::ByNumber => Plain::OpenByNumber,
        Choosing::ByButton => Plain::OpenByTap,
    };
    effects.push(Effect::Say(how.into()));
    effects.extend(narrowing(session, is_bridged));
    effects
}

/// The village or town of an offer; empty if it is nowhere in particular.
fn where_it_is(venue: &Venue) -> String {
    venue.district.clone().or_else(|| venue.municipality.clone()).unwrap_or_default()
}

/// What an offer and its provider are called, and where it is, word by word as it is compared.
pub fn names(hit: &Hit) -> String {
    let provider = hit.provider.as_ref().map_or("", |provider| provider.name.as_str());
    let all = format!("{} {provider} {}", hit.offer.title, where_it_is(&hit.offer.place));
    Sentence::read(&all).words().iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

/// Shows an offer with all its details.
pub fn opened(session: &mut Session, hit: Option<Box<Hit>>) -> Vec<Effect> {
    let mut lead = Vec::new();
    if matches!(session.point.at, At::Inquiry(_)) {
        match inquiry_choose::opened(session, hit.as_deref()) {
            Ok(effects) => return effects,
            Err(before) => lead = before,
        }
    }
    // Who came by a link has no list to go back to.
    let list = (!session.point.shown.is_empty()).then_some(Answer::List);
    let answers: Vec<_> =
        [Answer::Remember].into_iter().chain(list).chain([Answer::Change, Answer::New]).collect();
    let Some(hit) = hit else {
        session.point.at = At::Results(0);
        return vec![Effect::Say(Plain::Gone.into()), Effect::Offer(Menu::Numbered(answers))];
    };
    if let At::Original(_) = session.point.at {
        let answers = [Answer::Easy].into_iter().chain(answers).collect();
        return vec![Effect::Original(hit), Effect::Offer(Menu::Numbered(answers))];
    }
    // In simple language, the provider's own text is there for those who ask for it.
    let original = (session.language == Language::Simple).then_some(Answer::Original);
    let ask = inquiry_choose::mentioned(session, &hit);
    let answers = original.into_iter().chain(ask).chain(answers).collect();
    lead.extend([
        Effect::Count(Event::DetailsShown),
        Effect::Details(hit),
        Effect::Offer(Menu::Numbered(answers)),
    ]);
    lead
}

/// At most one question that would make a long list shorter, and the answers that are always useful.
fn narrowing(session: &Session, is_bridged: bool) -> Vec<Effect> {
    let query = &session.point.query;
    let mut answers = Vec::new();
    if session.point.shown.len() < session.point.total {
        answers.push(Answer::More);
    }
    if !query.facets.contains(&Facet::Free) && session.point.total > 1 {
        answers.push(Answer::Free);
    }
    answers.extend(is_bridged.then_some(Answer::Literal));
    let doubtful = session.point.doubtful.as_ref().filter(|_| query.place.is_none());
    answers.extend(doubtful.map(|place| Answer::AsPlace(place.name.clone())));
    answers.extend([Answer::Change, Answer::New]);
    let says_what = !query.topics.is_empty() || !query.text.is_empty() || !query.facets.is_empty();
    let is_many = session.point.total > MANY;
    if is_many && !says_what {
        return vec![Effect::Say(Plain::NarrowTopic.into()), Effect::Offer(Menu::Numbered(answers))];
    }
    // Whoever says how far says from where.
    let is_open = query.radius_km.is_some() && query.place.is_none();
    if is_open || is_many && query.place.is_none() && !session.point.answered.contains(&Slot::Place) {
        return vec![Effect::Say(Plain::NarrowPlace.into()), Effect::Offer(Menu::Numbered(answers))];
    }
    let is_for_a_child = query.subject == Some(Subject::Child);
    if is_many && is_for_a_child && query.ages.is_empty() && !session.point.answered.contains(&Slot::Age) {
        return vec![Effect::Say(Plain::NarrowAge.into()), Effect::Offer(Menu::Numbered(answers))];
    }
    vec![Effect::Offer(Menu::Numbered(answers))]
}

fn none_found(session: &mut Session, offset: usize) -> Vec<Effect> {
    if offset > 0 {
        return vec![Effect::Say(Plain::NoMore.into()), list_answers()];
    }
    let query = &session.point.query;
    let is_placed = matches!(query.place, Some(Whereabouts::Inside(_) | Whereabouts::Outside(_)));
    let first = is_placed.then_some(Answer::Anywhere).into_iter().chain([Answer::ChangeTopic]);
    let notify = (!session.is_of_a_child).then_some(Answer::Notify);
    let last: Vec<_> = notify.into_iter().chain([Answer::New, Answer::Human]).collect();
    // What finds no room here can also be written.
    let room = MOST_ANSWERS - last.len();
    let answers = first.chain(droppable(query)).take(room).chain(last).collect();
    vec![
        Effect::Count(Event::Missed),
        Effect::SayUnderstood,
        Effect::Say(Plain::None.into()),
        Effect::Offer(Menu::Numbered(answers)),
    ]
}

/// The answers that are useful at the end of a list.
pub fn list_answers() -> Effect {
    Effect::Offer(Menu::Numbered(vec![Answer::Change, Answer::New]))
}
