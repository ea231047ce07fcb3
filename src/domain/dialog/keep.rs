//! What a person wants to be kept: favourites, a profile, searches to hear news about. And what is kept already.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Asked, Effect, Kept, Menu},
        inquiry_answer::InquiryAnswer,
        moves::{ask, said_first, search},
        present::remind,
        session::{At, Session, is_own_of_a_minor},
        subscribe,
        subscription_answer::SubscriptionAnswer,
    },
    fixed_phrase::Plain,
    language::Language,
    line::Line,
    memory::Memory,
    phrase::Phrase,
    query::{Findings, Query},
    subscription_phrase::SubscriptionPhrase,
    time::Timestamp,
};

/// Notes the offer that is open, or asks whether to remember the search.
pub fn remember(session: &mut Session) -> Vec<Effect> {
    if session.is_of_a_child {
        return said_first(Plain::NotOfAge, remind(session));
    }
    if let At::Detail(id) | At::Original(id) = &session.point.at {
        let phrase = if session.memory.note(id) { Plain::Noted } else { Plain::NotedAlready };
        let answers = vec![Answer::Favourites, Answer::List, Answer::New];
        return vec![Effect::Say(phrase.into()), Effect::Offer(Menu::Numbered(answers))];
    }
    if session.point.query.is_empty() {
        return said_first(Plain::RememberNothing, remind(session));
    }
    ask(session, At::Remember)
}

/// Remembers the search for the next time: the person said yes.
pub fn keep_profile(session: &mut Session) -> Vec<Effect> {
    let mut effects = vec![Effect::KeepProfile];
    session.leave_question();
    effects.extend(said_first(Plain::RememberDone, remind(session)));
    effects
}

/// The question whether to remember the search is over, and nothing is kept.
pub fn not_kept(session: &mut Session) -> Vec<Effect> {
    session.leave_question();
    said_first(Plain::RememberNot, remind(session))
}

/// Shows the offers that were noted.
pub fn favourites(session: &mut Session) -> Vec<Effect> {
    if session.memory.favourites.is_empty() {
        return said_first(Plain::FavouritesNone, remind(session));
    }
    session.point.shown.clear();
    session.point.shown_in.clear();
    session.point.shown_names.clear();
    ask(session, At::Favourites)
}

/// The offers that were noted, as far as they are still there.
pub fn favourites_found(session: &mut Session, findings: Findings) -> Vec<Effect> {
    session.memory.favourites = findings.hits.iter().map(|hit| hit.offer.id.clone()).collect();
    session.point.shown.clone_from(&session.memory.favourites);
    session.point.total = findings.hits.len();
    if findings.hits.is_empty() {
        session.point.at = At::Start;
        return said_first(Plain::FavouritesNone, remind(session));
    }
    vec![
        Effect::Say(Plain::FavouritesHead.into()),
        Effect::List(findings.hits, 1),
        Effect::Offer(Menu::Numbered(vec![Answer::ClearFavourites, Answer::New])),
    ]
}

/// Forgets the offers that were noted.
pub fn clear_favourites(session: &mut Session) -> Vec<Effect> {
    session.memory.favourites.clear();
    session.point.shown.clear();
    session.point.at = At::Start;
    said_first(Plain::FavouritesCleared, remind(session))
}

/// Wants to hear when the search finds something new.
pub fn notify(session: &mut Session, now: Timestamp) -> Vec<Effect> {
    if session.is_of_a_child {
        return said_first(Plain::NotOfAge, remind(session));
    }
    if session.point.query.is_empty() {
        return said_first(Plain::NotifyNothing, remind(session));
    }
    let mut effects = vec![save(session, now)];
    effects.extend(subscribe::mentioned(session, remind(session)));
    effects
}

/// Searches, and wants to hear when that search finds something new.
pub fn notify_of(session: &mut Session, now: Timestamp) -> Vec<Effect> {
    if session.is_of_a_child || is_own_of_a_minor(&session.point.query) {
        return said_first(Plain::NotOfAge, search(session));
    }
    let mut effects = vec![save(session, now)];
    effects.extend(search(session));
    effects
}

/// Keeps the search, and says so.
fn save(session: &mut Session, now: Timestamp) -> Effect {
    let query = session.point.query.clone();
    session.memory.save_search(query.clone(), now);
    Effect::SaySearch(Line::NotifyDone, Box::new(query))
}

/// Ends all news and announcements at once, and asks nothing.
pub fn stop(session: &mut Session) -> Vec<Effect> {
    subscribe::leave(session);
    if session.memory.searches.is_empty() && session.memory.subscription.is_none() {
        return said_first(Plain::StopNone, remind(session));
    }
    let Memory { searches, subscription, rhythm, .. } = &mut session.memory;
    *session.ended = Memory {
        searches: std::mem::take(searches),
        subscription: subscription.take(),
        rhythm: std::mem::take(rhythm),
        ..Memory::default()
    };
    let is_of_abo = session.ended.searches.is_empty();
    let undo = if is_of_abo { Answer::Subscription(SubscriptionAnswer::Resume) } else { Answer::Unstop };
    let answers = vec![undo, Answer::New];
    vec![Effect::Say(Plain::StopDone.into()), Effect::Offer(Menu::Numbered(answers))]
}

/// Goes on with what was looked for last time.
pub fn resume(session: &mut Session) -> Vec<Effect> {
    let Some(query) = session.last_time().cloned() else { return remind(session) };
    session.previous = None;
    session.point.query = query;
    search(session)
}

/// Everything that is kept, in words.
pub fn my_data(session: &Session) -> Vec<Effect> {
    let language = match session.language {
        Language::German => Plain::DataGerman,
        Language::Simple => Plain::DataSimple,
    };
    let mut effects = vec![Effect::Say(Plain::DataHead.into()), Effect::Say(language.into())];
    let mut search = |line, query: &Query| {
        if !query.is_empty() {
            effects.push(Effect::SaySearch(line, Box::new(query.clone())));
        }
    };
    search(Line::DataSearch, &session.point.query);
    session.previous.iter().for_each(|query| search(Line::DataPrevious, query));
    session.memory.profile.iter().for_each(|query| search(Line::DataProfile, query));
    session.memory.searches.iter().for_each(|saved| search(Line::DataNotify, &saved.query));
    let is_written_to = session.memory.subscription.is_some() || !session.memory.searches.is_empty();
    effects.extend(session.memory.subscription.as_ref().map(|_| Effect::SayKept(Kept::Data)));
    effects.extend(is_written_to.then_some(Effect::SayKept(Kept::DataRhythm)));
    let favourites = session.memory.favourites.len();
    if favourites > 0 {
        effects.push(Effect::Say(Phrase::DataFavourites(favourites)));
    }
    effects.extend((!session.desk.receipts.is_empty()).then_some(Effect::SayInquiry(Asked::Data)));
    if !session.trail.is_empty() {
        effects.push(Effect::Say(Plain::DataSteps.into()));
    }
    let has_ended = session.memory.subscription.is_none() && session.ended.subscription.is_some();
    effects.extend(has_ended.then(|| Effect::Say(SubscriptionPhrase::DataProof.into())));
    effects.push(Effect::Say(Plain::DataEnd.into()));
    let mut answers = vec![Answer::AsJson];
    answers.extend((favourites > 0).then_some(Answer::Favourites));
    if is_written_to {
        let of_subscription = session.memory.subscription.as_ref().map(|_| SubscriptionAnswer::Open);
        let rhythm = [SubscriptionAnswer::ChangeTimes, SubscriptionAnswer::ChangeOften];
        let shown = of_subscription.into_iter().chain(rhythm);
        answers.extend(shown.map(Answer::Subscription));
    }
    answers.extend((!session.desk.receipts.is_empty()).then_some(Answer::Inquiry(InquiryAnswer::List)));
    answers.push(Answer::New);
    effects.push(Effect::Offer(Menu::Numbered(answers)));
    effects
}
