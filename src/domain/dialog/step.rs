//! The one function that moves a conversation forward.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Input, Menu},
        fill::{is_useful, merged},
        inquiry_choose, inquiry_flow, inquiry_talk, inquiry_upkeep, inquiry_whom, keep,
        moves::{ask, go_on, missed, said_first, search},
        present::{last_time, remind},
        reply::{beside, help_for, in_tongue, unreadable},
        results::{found, opened},
        session::{At, Session, Slot, Trouble},
        steer::{chosen, steered},
        subscribe, subscription_talk,
        understand::{command::Command, crisis::Need, read::Understanding, word_file::Aside},
    },
    fixed_phrase::Plain,
    language::Language,
    phrase::Phrase,
    place::Whereabouts,
    statistics::Event,
    time::Timestamp,
};

/// Moves `session` forward by one input. What a person says or chooses always leads to something to say, to
/// search or to open; a search and an opened offer always lead to something to say.
pub fn step(mut session: Session, input: Input, now: Timestamp) -> (Session, Vec<Effect>) {
    let effects = match input {
        Input::Found(findings) => found(&mut session, findings),
        Input::Opened(hit) => opened(&mut session, hit),
        Input::Said(_)
        | Input::Chosen(_)
        | Input::Picked(_)
        | Input::Told(_)
        | Input::Wrote(_)
        | Input::Pointed(_)
        | Input::Stale
        | Input::Unreadable(_)
        | Input::FarAway
        | Input::InPublic
        | Input::TooMany => heard(&mut session, input, now),
    };
    let effects = subscribe::with_way_back(&session, effects);
    (session, effects)
}

fn heard(session: &mut Session, input: Input, now: Timestamp) -> Vec<Effect> {
    let mut effects = Vec::new();
    if session.seen_at.is_none() {
        effects.push(Effect::Count(Event::Began));
    }
    if session.has_rested(now) {
        let is_kept = !session.is_of_a_child && !session.point.query.is_empty();
        let query = std::mem::take(&mut session.point.query);
        session.begin_anew();
        session.previous = is_kept.then_some(query);
        session.seen_at = Some(now);
        let is_crisis = matches!(&input, Input::Said(understood) if understood.need.is_some());
        // Whoever answers a provider days later goes on where they were.
        let goes_on_asking = matches!(&input, Input::Wrote(_) | Input::Chosen(Answer::Inquiry(_)));
        effects.extend((!is_crisis && !goes_on_asking).then(|| Effect::Say(Plain::Expired.into())));
        if session.previous.is_some() && goes_on(&input) {
            effects.extend(last_time(session));
            effects.extend(remind(session));
            return effects;
        }
    }
    session.seen_at = Some(now);
    let before = session.point.clone();
    let chosen_before = (session.memory.subscription.is_some(), session.chosen());
    let trail = session.trail.len();
    let had_undo = session.undo.is_some();
    let misses = std::mem::take(&mut session.misses);
    let told = told_young(&input);
    let is_own = matches!(&input, Input::Chosen(Answer::Subject(_)))
        || matches!(&input, Input::Said(understood) if understood.names_subject);
    effects.extend(match input {
        Input::Said(understood) => {
            let tongue = understood.tongue.filter(|tongue| session.answered_in != Some(*tongue));
            session.answered_in = tongue.or(session.answered_in);
            let mut answer = said(session, &understood, misses, now);
            if let Some(tongue) = tongue {
                answer.insert(0, Effect::Say(in_tongue(tongue).into()));
            }
            answer
        }
        Input::Chosen(answer) => chosen(session, answer, now),
        Input::Picked(number) => picked(session, number),
        Input::Told(told) => subscription_talk::told(session, *told),
        Input::Wrote(wrote) => inquiry_flow::wrote(session, *wrote),
        Input::Pointed(asking) => {
            let asked = inquiry_whom::chosen(session, &asking);
            let asked = asked.or_else(|| inquiry_choose::asked(session, &asking));
            asked.unwrap_or_else(|| missed(session, "", misses))
        }
        Input::Stale => said_first(Plain::Stale, remind(session)),
        Input::Unreadable(attachment) => said_first(unreadable(attachment), remind(session)),
        Input::FarAway => said_first(Plain::PinFar, ask(session, At::Place)),
        Input::InPublic => vec![Effect::Say(Plain::InPublic.into()), Effect::Privately],
        Input::TooMany => said_first(Plain::TooMany, remind(session)),
        Input::Found(_) | Input::Opened(_) => vec![],
    });
    let is_back = session.trail.len() < trail;
    let is_new = is_own || !is_back && session.point.query.ages != before.query.ages;
    if session.notice_child(told, is_new) {
        // In distress, help comes first.
        let at = if session.need(now).is_some() { effects.len().saturating_sub(1) } else { 0 };
        effects.insert(at, subscribe::child_noticed(session));
    }
    let chosen_now = (session.memory.subscription.is_some(), session.chosen());
    let is_changed =
        chosen_before.0 == chosen_now.0 && chosen_now.1.is_some() && chosen_before.1 != chosen_now.1;
    session.undo = chosen_before.1.filter(|_| is_changed && !(had_undo && session.undo.is_none()));
    if let Some(subscription) = &mut session.memory.subscription {
        subscription.language = session.language;
    }
    // Going back has shortened the trail, and starting anew has ended it.
    session.has_moved = session.point != before && session.trail.len() == trail;
    if session.has_moved {
        session.remember(before);
    }
    effects
}

/// Whether who writes says in `input` that they are too young, or that they are not.
fn told_young(input: &Input) -> Option<bool> {
    match input {
        Input::Said(understood) => inquiry_talk::is_young(understood),
        Input::Wrote(wrote) => wrote.is_young,
        Input::Found(_)
        | Input::Opened(_)
        | Input::Chosen(_)
        | Input::Picked(_)
        | Input::Told(_)
        | Input::Pointed(_)
        | Input::Stale
        | Input::Unreadable(_)
        | Input::FarAway
        | Input::InPublic
        | Input::TooMany => None,
    }
}

/// Whether `input` only makes sense in the conversation that is over: "ja", "mehr", a number.
fn goes_on(input: &Input) -> bool {
    use Command::{About, Back, Greeting, More, No, Notify, Remember, Skip, Thanks, Yes};
    match input {
        Input::Said(understood) if understood.need.is_some() => false,
        Input::Said(understood) => match understood.command {
            Some(command) => {
                matches!(
                    command,
                    About | Back | Greeting | More | No | Notify | Remember | Skip | Thanks | Yes
                )
            }
            None => {
                !is_useful(understood)
                    && understood.age_answer.is_none()
                    && understood.aside.is_none()
                    && understood.term.is_none()
            }
        },
        Input::Picked(_) | Input::Stale => true,
        Input::Chosen(_)
        | Input::Told(_)
        | Input::Wrote(_)
        | Input::Pointed(_)
        | Input::Found(_)
        | Input::Opened(_)
        | Input::Unreadable(_)
        | Input::FarAway
        | Input::InPublic
        | Input::TooMany => false,
    }
}

fn said(session: &mut Session, understood: &Understanding, misses: u8, now: Timestamp) -> Vec<Effect> {
    // "Wo ist die höchste Brücke?" is no search in distress, "etwas für meine Oma, 82" is one.
    let query = &understood.query;
    let searches = !query.topics.is_empty() || !query.ages.is_empty();
    let is_search = searches || understood.command.is_some();
    if searches
        && understood.need.is_none()
        && session.trouble.is_some_and(|trouble| trouble.need != Need::Young)
    {
        // Whoever searches again has found the way back.
        session.trouble = None;
    }
    let lately = session.need(now);
    let told = understood.need.map(|need| match (need, lately) {
        // A child stays a child, whatever it says next.
        (Need::Suicide | Need::Violence | Need::Family | Need::Child, Some(Need::Young)) => Need::Young,
        _ => need,
    });
    if let Some(need) = told.or(lately.filter(|_| !is_search)) {
        session.trouble = Some(Trouble { need, told_at: now });
        // What was about to be sent is not sent by a word that follows.
        inquiry_upkeep::leave(session);
        let offer = Effect::Offer(Menu::Numbered(vec![Answer::New]));
        return vec![Effect::Count(Event::Crisis), Effect::Say(help_for(need).into()), offer];
    }
    if let Some(effects) = inquiry_talk::heard(session, understood) {
        return effects;
    }
    if let Some(effects) = subscription_talk::heard(session, understood) {
        return effects;
    }
    let is_wish = understood.command.is_none() && is_useful(understood);
    if is_wish && subscription_talk::wants_notice(understood) {
        session.point.query = merged(&session.point.query, understood);
        return keep::notify_of(session, now);
    }
    if let Some(command) = understood.command {
        return steered(session, command, (misses, now));
    }
    let asked = understood.asks.as_ref().and_then(|asking| inquiry_choose::asked(session, asking));
    if let Some(effects) = asked {
        return effects;
    }
    let last_aside = session.aside.take();
    if let Some(term) = understood.term {
        let mut effects = vec![Effect::Say(Phrase::Term(term))];
        effects.extend(remind(session));
        return effects;
    }
    if understood.aside == Some(Aside::Unanswered) && !session.desk.receipts.is_empty() {
        return inquiry_upkeep::list(session);
    }
    if let Some(aside) = understood.aside {
        if aside == Aside::Reading {
            session.language = Language::Simple;
        }
        let phrase =
            if last_aside == Some(aside) && aside.is_refused() { Plain::AsideAgain } else { beside(aside) };
        session.aside = Some(aside);
        return said_first(phrase, remind(session));
    }
    let beside = subscription_talk::beside(session, understood, misses);
    if let Some(effects) = beside.or_else(|| inquiry_flow::beside(session)) {
        return effects;
    }
    // A bare number that is no answer's number is an age, wherever none is known or something is asked.
    let asks_age = slot_of(&session.point.at).is_some() || session.point.query.ages.is_empty();
    if asks_age && let Some(age) = understood.age_answer {
        session.point.guided |= session.point.query.is_empty();
        session.point.query.ages = vec![age];
        return go_on(session, Slot::Age);
    }
    let words_only = understood.query.topics.is_empty() && !understood.query.text.is_empty();
    let is_beside = match slot_of(&session.point.at) {
        Some(Slot::Age) => words_only && understood.query.ages.is_empty(),
        Some(Slot::Place) => words_only && understood.query.place.is_none(),
        Some(Slot::Subject | Slot::Topic) | None => false,
    };
    let is_answer = is_useful(understood) && !is_beside;
    if is_answer {
        let mut effects = filled(session, understood);
        if understood.is_discreet {
            effects.insert(0, Effect::Say(Plain::CrisisBeside.into()));
        }
        return effects;
    }
    if understood.names_subject && understood.query.subject.is_some() {
        if session.point.query.subject.is_some_and(|known| Some(known) != understood.query.subject) {
            // Another person has another age.
            session.point.query.ages.clear();
        }
        session.point.query.subject = understood.query.subject;
        session.point.guided |= session.point.query.is_empty();
        return go_on(session, Slot::Subject);
    }
    let mut effects = missed(session, &understood.said, misses);
    if understood.is_discreet {
        effects.insert(0, Effect::Say(Plain::CrisisBeside.into()));
    }
    effects
}

fn filled(session: &mut Session, understood: &Understanding) -> Vec<Effect> {
    let before = session.point.query.clone();
    let asked = session.point.at.clone();
    session.point.query = merged(&before, understood);
    session.point.doubtful.clone_from(&understood.maybe_place);
    let mut effects = Vec::new();
    // "Perl-Kurs": without anything else, nobody can tell the village from the word.
    if session.point.doubtful.is_some() && understood.query.topics.is_empty() && asked == At::Start {
        return ask(session, At::Doubt);
    }
    if let (Some(Whereabouts::Outside(neighbour)), true) =
        (&session.point.query.place, session.point.query.place != before.place)
    {
        effects.push(Effect::SayOutside(neighbour.clone()));
    }
    effects.extend(match slot_of(&asked) {
        Some(slot) => go_on(session, slot),
        None => search(session),
    });
    effects
}

/// What the question that is open asks for.
fn slot_of(at: &At) -> Option<Slot> {
    match at {
        At::Subject => Some(Slot::Subject),
        At::Age => Some(Slot::Age),
        At::Topic(_) => Some(Slot::Topic),
        At::Place => Some(Slot::Place),
        At::Start
        | At::Results(_)
        | At::Detail(_)
        | At::Original(_)
        | At::Change
        | At::Language
        | At::Delete
        | At::Doubt
        | At::Remember
        | At::Favourites
        | At::Subscription(_)
        | At::Inquiry(_) => None,
    }
}

fn picked(session: &mut Session, number: usize) -> Vec<Effect> {
    if matches!(session.point.at, At::Inquiry(_)) {
        return inquiry_choose::picked(session, number);
    }
    match number.checked_sub(1).and_then(|index| session.point.shown.get(index)).cloned() {
        Some(id) => ask(session, At::Detail(id)),
        None => missed(session, &number.to_string(), 0),
    }
}
