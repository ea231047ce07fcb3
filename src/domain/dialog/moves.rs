//! The moves that every part of the conversation makes: ask, go on, search, say that nothing was understood.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Menu},
        present::{present, remind, subject_answers},
        session::{At, Session, Slot},
    },
    fixed_phrase::Plain,
    phrase::Phrase,
    place::Whereabouts,
    statistics::Event,
};

/// After `slot` was answered or skipped: the next question of the guided path, or the search.
pub fn go_on(session: &mut Session, slot: Slot) -> Vec<Effect> {
    session.point.answered.insert(slot);
    match session.point.next_question().filter(|_| session.point.guided) {
        Some(question) => ask(session, question),
        None => search(session),
    }
}

/// Opens `question` and asks it.
pub fn ask(session: &mut Session, question: At) -> Vec<Effect> {
    session.point.at = question;
    present(session)
}

/// Shows the first page of what `session` looks for.
pub fn search(session: &mut Session) -> Vec<Effect> {
    session.point.guided = false;
    session.point.shown.clear();
    session.point.total = 0;
    ask(session, At::Results(0))
}

/// Says `phrase` before the `rest`.
pub fn said_first(phrase: impl Into<Phrase>, mut rest: Vec<Effect>) -> Vec<Effect> {
    rest.insert(0, Effect::Say(phrase.into()));
    rest
}

/// Nothing was understood: say so in other words each time, then ask, then name a person.
pub fn missed(session: &mut Session, said: &str, misses: u8) -> Vec<Effect> {
    session.misses = misses.saturating_add(1);
    let mut effects = vec![Effect::Count(Event::NotUnderstood)];
    if session.misses == 1 && session.point.at == At::Age && !said.is_empty() {
        effects.push(Effect::Say(Phrase::AgeWrong(short(said))));
        effects.push(Effect::Offer(Menu::Labelled(vec![Answer::Skip])));
        return effects;
    }
    if session.misses == 1 && session.point.at == At::Place && !said.is_empty() {
        effects.push(Effect::Say(Phrase::PlaceUnknown(short(said))));
        effects.push(Effect::Offer(Menu::Municipalities));
        return effects;
    }
    // Whoever cannot answer a question twice is not asked a third time.
    if session.misses == 2 && session.point.at == At::Age {
        session.misses = 0;
        effects.extend(said_first(Plain::AgeSkipped, go_on(session, Slot::Age)));
        return effects;
    }
    if session.misses == 2 && session.point.at == At::Place {
        session.misses = 0;
        session.point.query.place = Some(Whereabouts::Anywhere);
        effects.extend(said_first(Plain::PlaceSkipped, go_on(session, Slot::Place)));
        return effects;
    }
    match session.misses {
        1 => effects.extend(said_first(Plain::Fallback1, remind(session))),
        2 => {
            session.point.guided = true;
            session.point.at = At::Subject;
            effects.push(Effect::Say(Plain::Fallback2.into()));
            effects.push(Effect::Offer(Menu::Numbered(subject_answers())));
        }
        _ => {
            session.misses = 0;
            let answers = vec![Answer::Guided, Answer::New];
            effects.push(Effect::Say(Plain::Fallback3.into()));
            effects.push(Effect::Offer(Menu::Numbered(answers)));
        }
    }
    effects
}

/// As much of what was written as can be quoted.
fn short(said: &str) -> String {
    said.chars().take(40).collect()
}
