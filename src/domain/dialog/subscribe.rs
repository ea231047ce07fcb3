//! A person subscribes to the office's announcements, changes what they want to hear, and ends it.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Kept, Menu},
        moves::{ask, said_first},
        present::{present, remind},
        session::{At, Chosen, Session},
        subscription_answer::{Part, SubscriptionAnswer},
    },
    fixed_phrase::Plain,
    memory::Memory,
    plain::button::MOST_ANSWERS,
    query::{Query, Subject},
    subscription::{Consent, Interests, Rhythm, Subscription},
    subscription_phrase::SubscriptionPhrase,
    time::Timestamp,
};

/// Shows what is subscribed, or asks whether to subscribe: to what was chosen or the present search is about.
pub fn open(session: &mut Session) -> Vec<Effect> {
    open_for(session, None)
}

/// The same; where a wish is told, it asks about that.
pub fn open_for(session: &mut Session, wish: Option<Query>) -> Vec<Effect> {
    if session.is_of_a_child {
        return refused(session);
    }
    // Who asks anew reads the whole text anew.
    session.consent_read = None;
    let mut effects = Vec::new();
    if session.memory.subscription.is_none() && (wish.is_some() || session.interests.is_none()) {
        effects.push(Effect::DraftSubscription(wish.map(Box::new)));
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
    if answer == SubscriptionAnswer::WasForChild {
        return was_for_child(session);
    }
    if session.is_of_a_child {
        return refused(session);
    }
    let before = session.chosen();
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
            changed(session, before.as_ref())
        }
        SubscriptionAnswer::AllAges => {
            interests(session).bands.clear();
            changed(session, before.as_ref())
        }
        SubscriptionAnswer::Municipality(name) => {
            interests(session).municipality = Some(name);
            changed(session, before.as_ref())
        }
        SubscriptionAnswer::County => {
            interests(session).municipality = None;
            changed(session, before.as_ref())
        }
        SubscriptionAnswer::Quiet(quiet) => {
            session.memory.rhythm.quiet = quiet;
            let phrase = change_of(session, before.as_ref());
            rhythm_changed(session, phrase)
        }
        SubscriptionAnswer::Weekly(number) => {
            session.memory.rhythm.weekly = number;
            let phrase = change_of(session, before.as_ref());
            rhythm_changed(session, phrase)
        }
        SubscriptionAnswer::Ready => ready(session),
        SubscriptionAnswer::Resume => resume(session),
        SubscriptionAnswer::WasForChild => was_for_child(session),
    }
}

/// Leaves the subscription: what was open before is open again.
pub fn leave(session: &mut Session) {
    (session.interests, session.consent_read) = (None, None);
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

/// Rather not: nothing is subscribed, and what was open before is open again.
pub fn decline(session: &mut Session) -> Vec<Effect> {
    leave(session);
    said_first(SubscriptionPhrase::Declined, remind(session))
}

/// Ends the subscription; news of searches go on.
pub fn end(session: &mut Session) -> Vec<Effect> {
    let Some(subscription) = session.memory.subscription.take() else {
        let has_news = !session.memory.searches.is_empty();
        let phrase = if has_news { SubscriptionPhrase::NoneNewsStay } else { SubscriptionPhrase::None };
        return said_first(phrase, remind(session));
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
    let answers = vec![Answer::Subscription(SubscriptionAnswer::Resume), Answer::New];
    vec![Effect::Say(phrase.into()), Effect::Offer(Menu::Numbered(answers))]
}

/// Opens a part of what is subscribed, or of what the person is asked to subscribe to.
pub fn change(session: &mut Session, part: Part) -> Vec<Effect> {
    let mut effects = Vec::new();
    if session.memory.subscription.is_none() && session.interests.is_none() {
        effects.push(Effect::DraftSubscription(None));
    }
    effects.extend(ask(session, At::Subscription(part)));
    effects
}

/// Shows the next page of a menu.
pub fn next_page(session: &mut Session) -> Vec<Effect> {
    if let At::Subscription(Part::Topics(page) | Part::Ages(page)) = &mut session.point.at {
        *page += 1;
    }
    present(session)
}

/// Says that `phrase`: the times or how often have changed.
pub fn rhythm_changed(session: &mut Session, phrase: SubscriptionPhrase) -> Vec<Effect> {
    if session.memory.subscription.is_some() {
        return said_first(phrase, whole(session));
    }
    leave(session);
    let mut effects = said_first(phrase, remind(session));
    effects.insert(1, Effect::SayKept(Kept::Rhythm));
    effects
}

/// A part has changed: all of it is open again.
fn changed(session: &mut Session, before: Option<&Chosen>) -> Vec<Effect> {
    said_first(change_of(session, before), whole(session))
}

/// Whether anything has changed since `before`, in words.
fn change_of(session: &Session, before: Option<&Chosen>) -> SubscriptionPhrase {
    let is_same = before.is_some() && session.chosen().as_ref() == before;
    if is_same { SubscriptionPhrase::AlreadySo } else { SubscriptionPhrase::Changed }
}

/// A part is done: all of it is open again. Who only has news of searches goes back to what was open before.
pub fn ready(session: &mut Session) -> Vec<Effect> {
    let is_only_rhythm = matches!(session.point.at, At::Subscription(Part::Times | Part::Often));
    let is_nothing = session.memory.subscription.is_none() && (is_only_rhythm || session.interests.is_none());
    if is_nothing || session.point.at == At::Subscription(Part::Whole) {
        return stays(session);
    }
    whole(session)
}

/// Nothing more is to be changed: what was open before is open again.
pub fn stays(session: &mut Session) -> Vec<Effect> {
    leave(session);
    said_first(SubscriptionPhrase::Stays, remind(session))
}

/// The subscription that has just ended goes on after all.
pub fn resume(session: &mut Session) -> Vec<Effect> {
    let ended = *std::mem::take(&mut session.ended);
    if ended.searches.is_empty() && ended.subscription.is_some() {
        session.memory.subscription = ended.subscription;
        session.memory.rhythm = ended.rhythm;
        return said_first(SubscriptionPhrase::Resumed, remind(session));
    }
    session.memory.searches.extend(ended.searches);
    session.memory.subscription = ended.subscription.or(session.memory.subscription.take());
    session.memory.rhythm = ended.rhythm;
    said_first(Plain::StopUndone, remind(session))
}

/// Takes the last change back.
pub fn undone(session: &mut Session) -> Vec<Effect> {
    if let Some(Chosen { interests: before, rhythm }) = session.undo.take() {
        *interests(session) = before;
        session.memory.rhythm = rhythm;
    }
    said_first(SubscriptionPhrase::Undone, whole(session))
}

/// Who was asked whether they are 16 is not.
pub fn too_young(session: &mut Session) -> Vec<Effect> {
    session.is_of_a_child = true;
    if session.point.query.subject == Some(Subject::Oneself) {
        // Whatever age was told before was another one's.
        session.point.query.ages.clear();
    }
    refused(session)
}

/// The search was for a child, and who wrote it is none: what was kept is kept again.
pub fn was_for_child(session: &mut Session) -> Vec<Effect> {
    session.memory = *std::mem::take(&mut session.ended);
    session.is_of_a_child = false;
    session.point.query.subject = Some(Subject::Child);
    said_first(SubscriptionPhrase::WasForChild, remind(session))
}

/// Says what has ended or is forgotten because a child seems to write, and how that is undone.
pub fn child_noticed(session: &Session) -> Effect {
    let has_ended = session.ended.subscription.is_some();
    let phrase = if has_ended { SubscriptionPhrase::ChildEnded } else { SubscriptionPhrase::ChildForgotten };
    Effect::Say(phrase.into())
}

/// Adds the way to undo what was forgotten because a child seemed to write, where there is room for it.
pub fn with_way_back(session: &Session, mut effects: Vec<Effect>) -> Vec<Effect> {
    let way_back = Answer::Subscription(SubscriptionAnswer::WasForChild);
    if session.is_of_a_child
        && !session.ended.is_empty()
        && let Some(Effect::Offer(Menu::Numbered(answers))) = effects.last_mut()
        && answers.len() < MOST_ANSWERS
        && !answers.contains(&way_back)
    {
        answers.push(way_back);
    }
    effects
}

fn refused(session: &mut Session) -> Vec<Effect> {
    leave(session);
    session.refused_at = Some(session.step);
    said_first(SubscriptionPhrase::NotOfAge, remind(session))
}

/// Goes back to all of the subscription, so that "Zurück" leads out of it.
pub fn whole(session: &mut Session) -> Vec<Effect> {
    while session.trail.last().is_some_and(|point| matches!(point.at, At::Subscription(_))) {
        session.trail.pop();
    }
    ask(session, At::Subscription(Part::Whole))
}

/// What the person wants to hear, to be changed.
pub fn interests(session: &mut Session) -> &mut Interests {
    match &mut session.memory.subscription {
        Some(subscription) => &mut subscription.interests,
        None => session.interests.get_or_insert_default(),
    }
}
