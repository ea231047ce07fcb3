//! A person subscribes to the office's announcements, changes what they want to hear, and ends it.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Kept, Menu},
        moves::{ask, missed, said_first},
        present::{present, remind},
        session::{At, Session},
        subscription_answer::{Part, SubscriptionAnswer},
        understand::{command::Command, read::Understanding},
    },
    fixed_phrase::Plain,
    memory::Memory,
    place::Whereabouts,
    plain::button::MOST_ANSWERS,
    subscription::{Consent, Interests, Rhythm, Subscription},
    subscription_phrase::SubscriptionPhrase,
    time::Timestamp,
};

/// Shows what is subscribed, or asks whether to subscribe: to what the present search is about.
pub fn open(session: &mut Session) -> Vec<Effect> {
    if session.is_of_a_child {
        return said_first(Plain::NotOfAge, remind(session));
    }
    let mut effects = Vec::new();
    if session.memory.subscription.is_none() && session.interests.is_none() {
        effects.push(Effect::DraftSubscription);
    }
    if matches!(session.point.at, At::Subscription(_)) {
        effects.extend(whole(session));
    } else {
        effects.extend(ask(session, At::Subscription(Part::Whole)));
    }
    effects
}

/// Takes an answer about a subscription.
pub fn answered(session: &mut Session, answer: SubscriptionAnswer, now: Timestamp) -> Vec<Effect> {
    if session.is_of_a_child {
        return said_first(Plain::NotOfAge, remind(session));
    }
    match answer {
        SubscriptionAnswer::Open => open(session),
        SubscriptionAnswer::Agree(version) => agree(session, Consent { version, given_at: now }),
        SubscriptionAnswer::Decline => decline(session),
        SubscriptionAnswer::End => end(session),
        SubscriptionAnswer::ChangeTopics => change(session, Part::Topics(0)),
        SubscriptionAnswer::ChangePlace => change(session, Part::Place),
        SubscriptionAnswer::ChangeAges => change(session, Part::Ages(0)),
        SubscriptionAnswer::ChangeTimes => ask(session, At::Subscription(Part::Times)),
        SubscriptionAnswer::ChangeOften => ask(session, At::Subscription(Part::Often)),
        SubscriptionAnswer::Topic(topic) => {
            interests(session).toggle_topic(&topic);
            present(session)
        }
        SubscriptionAnswer::Band(id) => {
            interests(session).toggle_band(&id);
            present(session)
        }
        SubscriptionAnswer::More => next_page(session),
        SubscriptionAnswer::AllTopics => {
            interests(session).topics.clear();
            whole(session)
        }
        SubscriptionAnswer::AllAges => {
            interests(session).bands.clear();
            whole(session)
        }
        SubscriptionAnswer::Municipality(name) => {
            interests(session).municipality = Some(name);
            whole(session)
        }
        SubscriptionAnswer::County => {
            interests(session).municipality = None;
            whole(session)
        }
        SubscriptionAnswer::Quiet(quiet) => {
            session.memory.rhythm.quiet = quiet;
            rhythm_changed(session)
        }
        SubscriptionAnswer::Weekly(number) => {
            session.memory.rhythm.weekly = number;
            rhythm_changed(session)
        }
        SubscriptionAnswer::Ready => ready(session),
    }
}

/// Obeys a command in its own way where a subscription is open; none where it means what it means everywhere.
pub fn steered(
    session: &mut Session,
    command: Command,
    (misses, now): (u8, Timestamp),
) -> Option<Vec<Effect>> {
    let At::Subscription(part) = session.point.at else { return None };
    let is_asked = session.memory.subscription.is_none();
    match (command, part) {
        (Command::More, Part::Topics(_) | Part::Ages(_)) => Some(next_page(session)),
        (Command::Anywhere | Command::Skip, Part::Place) => {
            Some(answered(session, SubscriptionAnswer::County, now))
        }
        (Command::Skip, Part::Topics(_)) => Some(answered(session, SubscriptionAnswer::AllTopics, now)),
        (Command::Skip, Part::Ages(_)) => Some(answered(session, SubscriptionAnswer::AllAges, now)),
        (Command::No | Command::Skip, Part::Whole) if is_asked => Some(decline(session)),
        (Command::Yes, Part::Whole) if is_asked => Some(missed(session, "ja", misses)),
        (Command::Yes | Command::No | Command::Skip | Command::Thanks, _) => Some(ready(session)),
        _ => None,
    }
}

/// Takes what the person wrote where a part of the subscription is open.
pub fn told(session: &mut Session, told: Interests) -> Vec<Effect> {
    let interests = interests(session);
    interests.topics.extend(told.topics);
    interests.bands.extend(told.bands);
    let is_placed = told.municipality.is_some();
    interests.municipality = told.municipality.or(interests.municipality.take());
    if is_placed { whole(session) } else { present(session) }
}

/// What the person wrote is no answer where a part of the subscription is open; none if it may be something else.
pub fn beside(session: &mut Session, understood: &Understanding, misses: u8) -> Option<Vec<Effect>> {
    let At::Subscription(Part::Topics(_) | Part::Place | Part::Ages(_)) = session.point.at else {
        return None;
    };
    if let Some(Whereabouts::Outside(neighbour)) = &understood.query.place {
        let mut effects = vec![Effect::SayOutside(neighbour.clone())];
        effects.extend(present(session));
        return Some(effects);
    }
    Some(missed(session, &understood.said, misses))
}

/// Leaves the subscription: what was open before is open again.
pub fn leave(session: &mut Session) {
    session.interests = None;
    while session.trail.last().is_some_and(|point| matches!(point.at, At::Subscription(_))) {
        session.trail.pop();
    }
    if matches!(session.point.at, At::Subscription(_)) {
        session.leave_question();
    }
}

/// Adds the way to the announcements to what is offered, where there is room and nobody has found it yet.
pub fn mentioned(session: &Session, mut effects: Vec<Effect>) -> Vec<Effect> {
    let is_free = matches!(session.point.at, At::Start | At::Results(_) | At::Detail(_));
    if session.is_of_a_child || session.memory.subscription.is_some() || !is_free {
        return effects;
    }
    if let Some(Effect::Offer(Menu::Numbered(answers))) = effects.last_mut()
        && answers.len() < MOST_ANSWERS
    {
        answers.push(Answer::Subscription(SubscriptionAnswer::Open));
    }
    effects
}

fn agree(session: &mut Session, consent: Consent) -> Vec<Effect> {
    let interests = session.interests.take().unwrap_or_default();
    let language = session.language;
    session.memory.subscription = Some(Subscription { interests, language, consent });
    leave(session);
    let way_on = if session.point.shown.is_empty() { Answer::New } else { Answer::List };
    let answers = [SubscriptionAnswer::ChangeTimes, SubscriptionAnswer::ChangeOften];
    let answers = answers.map(Answer::Subscription).into_iter().chain([way_on]).collect();
    vec![
        Effect::Say(SubscriptionPhrase::Done.into()),
        Effect::SayKept(Kept::Interests),
        Effect::SayKept(Kept::Rhythm),
        Effect::Say(SubscriptionPhrase::Foot.into()),
        Effect::Offer(Menu::Numbered(answers)),
    ]
}

fn decline(session: &mut Session) -> Vec<Effect> {
    leave(session);
    said_first(SubscriptionPhrase::Declined, remind(session))
}

/// Ends the subscription; news of searches go on.
fn end(session: &mut Session) -> Vec<Effect> {
    let Some(subscription) = session.memory.subscription.take() else {
        return said_first(SubscriptionPhrase::None, remind(session));
    };
    let rhythm = session.memory.rhythm;
    *session.ended = Memory { subscription: Some(subscription), rhythm, ..Memory::default() };
    leave(session);
    let phrase = if session.memory.searches.is_empty() {
        session.memory.rhythm = Rhythm::default();
        SubscriptionPhrase::Ended
    } else {
        SubscriptionPhrase::EndedNewsStay
    };
    let answers = vec![Answer::Unstop, Answer::New];
    vec![Effect::Say(phrase.into()), Effect::Offer(Menu::Numbered(answers))]
}

/// Opens a part of what is subscribed, or of what the person is asked to subscribe to.
fn change(session: &mut Session, part: Part) -> Vec<Effect> {
    let mut effects = Vec::new();
    if session.memory.subscription.is_none() && session.interests.is_none() {
        effects.push(Effect::DraftSubscription);
    }
    effects.extend(ask(session, At::Subscription(part)));
    effects
}

fn next_page(session: &mut Session) -> Vec<Effect> {
    if let At::Subscription(Part::Topics(page) | Part::Ages(page)) = &mut session.point.at {
        *page += 1;
    }
    present(session)
}

fn rhythm_changed(session: &mut Session) -> Vec<Effect> {
    said_first(SubscriptionPhrase::Changed, ready(session))
}

/// A part is done: all of it is open again. Who only has news of searches goes back to what was open before.
fn ready(session: &mut Session) -> Vec<Effect> {
    let is_only_rhythm = matches!(session.point.at, At::Subscription(Part::Times | Part::Often));
    if session.memory.subscription.is_none() && (is_only_rhythm || session.interests.is_none()) {
        leave(session);
        return remind(session);
    }
    if session.point.at == At::Subscription(Part::Whole) {
        leave(session);
        return remind(session);
    }
    whole(session)
}

/// Goes back to all of the subscription, so that "Zurück" leads out of it.
fn whole(session: &mut Session) -> Vec<Effect> {
    while session.trail.last().is_some_and(|point| matches!(point.at, At::Subscription(_))) {
        session.trail.pop();
    }
    ask(session, At::Subscription(Part::Whole))
}

/// What the person wants to hear, to be changed.
fn interests(session: &mut Session) -> &mut Interests {
    match &mut session.memory.subscription {
        Some(subscription) => &mut subscription.interests,
        None => session.interests.get_or_insert_default(),
    }
}
