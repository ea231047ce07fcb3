//! What is said where a subscription is open: the question whether to subscribe, what is subscribed, one part of it.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Kept, Menu},
        session::Session,
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

fn whole(session: &Session) -> Vec<Effect> {
    if session.memory.subscription.is_none() {
        return vec![
            Effect::Say(SubscriptionPhrase::Offer.into()),
            Effect::SayKept(Kept::Interests),
            Effect::Say(SubscriptionPhrase::Consent.into()),
            Effect::Offer(Menu::Consent),
        ];
    }
    let answers = [
        SubscriptionAnswer::ChangeTopics,
        SubscriptionAnswer::ChangePlace,
        SubscriptionAnswer::ChangeAges,
        SubscriptionAnswer::ChangeTimes,
        SubscriptionAnswer::ChangeOften,
        SubscriptionAnswer::End,
    ];
    let way_on = if session.point.shown.is_empty() { Answer::New } else { Answer::List };
    let answers = answers.map(Answer::Subscription).into_iter().chain([way_on]).collect();
    vec![
        Effect::Say(SubscriptionPhrase::Head.into()),
        Effect::SayKept(Kept::Interests),
        Effect::SayKept(Kept::Rhythm),
        Effect::SayKept(Kept::Since),
        Effect::Say(SubscriptionPhrase::Foot.into()),
        Effect::Offer(Menu::Numbered(answers)),
    ]
}

fn menu(answers: impl Iterator<Item = SubscriptionAnswer>) -> Effect {
    Effect::Offer(Menu::Numbered(answers.map(Answer::Subscription).collect()))
}
