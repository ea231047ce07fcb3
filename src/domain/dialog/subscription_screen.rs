//! What is said where a subscription is open: the question whether to subscribe, what is subscribed, one part of it.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Kept, Menu},
        session::{At, Session},
        subscription_answer::{Part, SubscriptionAnswer},
    },
    subscription::{Interests, Quiet, Rhythm},
    subscription_phrase::SubscriptionPhrase,
};

/// What is open, said in full.
pub fn screen(session: &Session, part: Part) -> Vec<Effect> {
    let say = |phrase: SubscriptionPhrase| Effect::Say(phrase.into());
    match part {
        Part::Whole => whole(session),
        Part::Topics(page) => vec![
            say(SubscriptionPhrase::AskTopics),
            Effect::SayKept(Kept::Topics),
            Effect::Offer(Menu::SubscriptionTopics(page)),
        ],
        Part::Place => vec![say(SubscriptionPhrase::AskPlace), Effect::Offer(Menu::SubscriptionPlace)],
        Part::Ages(page) => vec![
            say(SubscriptionPhrase::AskAges),
            Effect::SayKept(Kept::Ages),
            Effect::Offer(Menu::SubscriptionAges(page)),
        ],
        Part::Times => vec![
            say(SubscriptionPhrase::AskTimes),
            menu(Quiet::ALL.map(SubscriptionAnswer::Quiet).into_iter().chain([SubscriptionAnswer::Ready])),
        ],
        Part::Often => vec![
            say(SubscriptionPhrase::AskOften),
            menu(
                Rhythm::WEEKLY.map(SubscriptionAnswer::Weekly).into_iter().chain([SubscriptionAnswer::Ready]),
            ),
        ],
    }
}

/// What is subscribed, or what the person is asked to subscribe to.
pub fn interests(session: &Session) -> Option<&Interests> {
    let subscribed = session.memory.subscription.as_ref().map(|subscription| &subscription.interests);
    subscribed.or(session.interests.as_ref())
}

/// What is open, after something else was said: the question whether to subscribe, in short; what was offered last, where
/// nothing is open.
pub fn short(session: &Session) -> Vec<Effect> {
    let At::Subscription(part) = session.point.at else {
        let is_of_it = is_spoken_of(session) && !session.offered.is_empty();
        let named = vec![Answer::Subscription(SubscriptionAnswer::Open), Answer::New];
        let answers = if is_of_it { session.offered.clone() } else { named };
        return vec![Effect::Offer(Menu::Numbered(answers))];
    };
    if part != Part::Whole || is_asked(session) && !has_read(session) {
        return screen(session, part);
    }
    if is_asked(session) {
        return vec![Effect::Say(SubscriptionPhrase::Again.into()), Effect::Offer(Menu::Consent)];
    }
    vec![Effect::Offer(Menu::Numbered(changes(session)))]
}

/// Whether the question whether to subscribe is open.
pub fn is_asked(session: &Session) -> bool {
    session.point.at == At::Subscription(Part::Whole) && session.memory.subscription.is_none()
}

/// Whether a subscription is open, or was spoken of in the last message.
pub fn is_spoken_of(session: &Session) -> bool {
    let is_open = matches!(session.point.at, At::Subscription(_));
    is_open || session.offered.iter().any(is_of_subscription)
}

/// Whether the last message said that the person has subscribed, and what can be changed.
pub fn has_just_subscribed(session: &Session) -> bool {
    let change = Answer::Subscription(SubscriptionAnswer::ChangeTimes);
    let is_open = matches!(session.point.at, At::Subscription(_));
    !is_open && session.memory.subscription.is_some() && session.offered.contains(&change)
}

/// Whether the last message said that something has ended, and how to undo that.
pub fn has_just_ended(session: &Session) -> bool {
    let undo = [Answer::Unstop, Answer::Subscription(SubscriptionAnswer::Resume)];
    !session.ended.is_empty() && session.offered.iter().any(|answer| undo.contains(answer))
}

fn is_of_subscription(answer: &Answer) -> bool {
    let is_open = *answer == Answer::Subscription(SubscriptionAnswer::Open);
    *answer == Answer::Unstop || matches!(answer, Answer::Subscription(_)) && !is_open
}

/// Whether the whole text was read that the person is asked to agree to.
fn has_read(session: &Session) -> bool {
    session.consent_read == Some(session.language)
}

fn whole(session: &Session) -> Vec<Effect> {
    if session.memory.subscription.is_none() && has_read(session) {
        return vec![
            Effect::Say(SubscriptionPhrase::Brief.into()),
            Effect::SayKept(Kept::Interests),
            Effect::Say(SubscriptionPhrase::Again.into()),
            Effect::Offer(Menu::Consent),
        ];
    }
    if session.memory.subscription.is_none() {
        return vec![
            Effect::Say(SubscriptionPhrase::Offer.into()),
            Effect::SayKept(Kept::Interests),
            Effect::Say(SubscriptionPhrase::Consent.into()),
            Effect::Offer(Menu::Consent),
        ];
    }
    vec![
        Effect::Say(SubscriptionPhrase::Head.into()),
        Effect::SayKept(Kept::Interests),
        Effect::SayKept(Kept::Rhythm),
        Effect::SayKept(Kept::Since),
        Effect::Say(SubscriptionPhrase::Foot.into()),
        Effect::Offer(Menu::Numbered(changes(session))),
    ]
}

/// What can be changed of a subscription.
fn changes(session: &Session) -> Vec<Answer> {
    let answers = [
        SubscriptionAnswer::ChangeTopics,
        SubscriptionAnswer::ChangePlace,
        SubscriptionAnswer::ChangeAges,
        SubscriptionAnswer::ChangeTimes,
        SubscriptionAnswer::ChangeOften,
        SubscriptionAnswer::End,
    ];
    let way_on = if session.point.shown.is_empty() { Answer::New } else { Answer::List };
    answers.map(Answer::Subscription).into_iter().chain([way_on]).collect()
}

fn menu(answers: impl Iterator<Item = SubscriptionAnswer>) -> Effect {
    Effect::Offer(Menu::Numbered(answers.map(Answer::Subscription).collect()))
}
