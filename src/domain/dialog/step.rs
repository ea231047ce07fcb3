//! The one function that moves a conversation forward.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Input, Menu},
        fill::{is_useful, merged},
        moves::{ask, go_on, missed, said_first, search},
        present::{last_time, remind},
        results::{found, opened},
        session::{At, Session, Slot, Trouble},
        steer::{chosen, steered},
        understand::{command::Command, crisis::Need, read::Understanding, tongue::Tongue, word_file::Aside},
    },
    fixed_phrase::Plain,
    language::Language,
    message::Attachment,
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
        Input::Said(_) | Input::Chosen(_) | Input::Picked(_) => heard(&mut session, input, now),
        Input::Stale | Input::Unreadable(_) | Input::InPublic | Input::TooMany => {
            heard(&mut session, input, now)
        }
    };
    (session, effects)
}

fn heard(session: &mut Session, input: Input, now: Timestamp) -> Vec<Effect> {
    let mut effects = Vec::new();
    if session.seen_at.is_none() {
        effects.push(Effect::Count(Event::Began));
    }
    if session.has_rested(now) {
        let is_kept = !session.is_of_a_child() && !session.point.query.is_empty();
        let query = std::mem::take(&mut session.point.query);
        session.begin_anew();
        session.previous = is_kept.then_some(query);
        session.seen_at = Some(now);
        let is_crisis = matches!(&input, Input::Said(understood) if understood.need.is_some());
        effects.extend((!is_crisis).then(|| Effect::Say(Plain::Expired.into())));
        if session.previous.is_some() && goes_on(&input) {
            effects.extend(last_time(session));
            effects.extend(remind(session));
            return effects;
        }
    }
    session.seen_at = Some(now);
    let before = session.point.clone();
    let trail = session.trail.len();
    let misses = std::mem::take(&mut session.misses);
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
        Input::Stale => said_first(Plain::Stale, remind(session)),
        Input::Unreadable(attachment) => said_first(unreadable(attachment), remind(session)),
        Input::InPublic => said_first(Plain::InPublic, remind(session)),
        Input::TooMany => said_first(Plain::TooMany, remind(session)),
        Input::Found(_) | Input::Opened(_) => vec![],
    });
    // Going back has shortened the trail, and starting anew has ended it.
    session.has_moved = session.point != before && session.trail.len() == trail;
    if session.has_moved {
        session.remember(before);
    }
    effects
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
        | Input::Found(_)
        | Input::Opened(_)
        | Input::Unreadable(_)
        | Input::InPublic
        | Input::TooMany => false,
    }
}

/// What is said of something that cannot be read.
fn unreadable(attachment: Attachment) -> Plain {
    match attachment {
        Attachment::Voice => Plain::CannotHear,
        Attachment::Picture => Plain::CannotSee,
        Attachment::Document => Plain::CannotOpen,
        Attachment::Contact => Plain::CannotUseContact,
        Attachment::Other => Plain::CannotRead,
    }
}

fn said(session: &mut Session, understood: &Understanding, misses: u8, now: Timestamp) -> Vec<Effect> {
    // "Wo ist die höchste Brücke?" is no search in distress, "etwas für meine Oma, 82" is one.
    let query = &understood.query;
    let is_search = !query.topics.is_empty() || !query.ages.is_empty() || understood.command.is_some();
    let lately = session.need(now);
    let told = understood.need.map(|need| match (need, lately) {
        // A child stays a child, whatever it says next.
        (Need::Suicide | Need::Violence | Need::Child, Some(Need::Young)) => Need::Young,
        _ => need,
    });
    if let Some(need) = told.or(lately.filter(|_| !is_search)) {
        session.trouble = Some(Trouble { need, told_at: now });
        let offer = Effect::Offer(Menu::Numbered(vec![Answer::New]));
        return vec![Effect::Count(Event::Crisis), Effect::Say(help_for(need).into()), offer];
    }
    if let Some(command) = understood.command {
        return steered(session, command, (misses, now));
    }
    let last_aside = session.aside.take();
    if let Some(term) = understood.term {
        let mut effects = vec![Effect::Say(Phrase::Term(term))];
        effects.extend(remind(session));
        return effects;
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
    // A bare number that is no answer's number is an age, wherever none is known or something is asked.
    let asks = matches!(session.point.at, At::Subject | At::Age | At::Topic(_) | At::Place);
    let asks_age = asks || session.point.query.ages.is_empty();
    if asks_age && let Some(age) = understood.age_answer {
        session.point.guided |= session.point.query.is_empty();
        session.point.query.ages = vec![age];
        return go_on(session, Slot::Age);
    }
    let words_only = understood.query.topics.is_empty() && !understood.query.text.is_empty();
    let is_beside = match session.point.at {
        At::Age => words_only && understood.query.ages.is_empty(),
        At::Place => words_only && understood.query.place.is_none(),
        At::Start
        | At::Subject
        | At::Topic(_)
        | At::Results(_)
        | At::Detail(_)
        | At::Change
        | At::Language
        | At::Delete
        | At::Doubt
        | At::Remember
        | At::Favourites => false,
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
    missed(session, &understood.said, misses)
}

/// What is said where something is beside the matter.
fn beside(aside: Aside) -> Plain {
    match aside {
        Aside::Anger => Plain::Anger,
        Aside::Elsewhere => Plain::Elsewhere,
        Aside::Complaint => Plain::AsideComplaint,
        Aside::Disaster => Plain::AsideDisaster,
        Aside::Opinion => Plain::AsideOpinion,
        Aside::Person => Plain::AsidePerson,
        Aside::Mail => Plain::AsideMail,
        Aside::Outdated => Plain::AsideOutdated,
        Aside::Provider => Plain::AsideProvider,
        Aside::Unanswered => Plain::AsideUnanswered,
        Aside::CallBack => Plain::AsideCallBack,
        Aside::Meaning => Plain::AsideMeaning,
        Aside::Reading => Plain::AsideReading,
    }
}

/// What is said to somebody in need.
fn help_for(need: Need) -> Plain {
    match need {
        Need::Emergency => Plain::CrisisEmergency,
        Need::Suicide => Plain::Crisis,
        Need::Child => Plain::CrisisChild,
        Need::Violence => Plain::CrisisViolence,
        Need::Young => Plain::CrisisYoung,
    }
}

/// The one sentence in the language of who writes.
fn in_tongue(tongue: Tongue) -> Plain {
    match tongue {
        Tongue::Arabic => Plain::ForeignArabic,
        Tongue::English => Plain::ForeignEnglish,
        Tongue::Spanish => Plain::ForeignSpanish,
        Tongue::French => Plain::ForeignFrench,
        Tongue::Italian => Plain::ForeignItalian,
        Tongue::Persian => Plain::ForeignPersian,
        Tongue::Polish => Plain::ForeignPolish,
        Tongue::Romanian => Plain::ForeignRomanian,
        Tongue::Russian => Plain::ForeignRussian,
        Tongue::Turkish => Plain::ForeignTurkish,
        Tongue::Ukrainian => Plain::ForeignUkrainian,
    }
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
    let slot = match asked {
        At::Subject => Slot::Subject,
        At::Age => Slot::Age,
        At::Topic(_) => Slot::Topic,
        At::Place => Slot::Place,
        At::Start
        | At::Results(_)
        | At::Detail(_)
        | At::Change
        | At::Language
        | At::Delete
        | At::Doubt
        | At::Remember
        | At::Favourites => {
            effects.extend(search(session));
            return effects;
        }
    };
    effects.extend(go_on(session, slot));
    effects
}

fn picked(session: &mut Session, number: usize) -> Vec<Effect> {
    match number.checked_sub(1).and_then(|index| session.point.shown.get(index)).cloned() {
        Some(id) => ask(session, At::Detail(id)),
        None => missed(session, &number.to_string(), 0),
    }
}
