//! Hears what is said about a subscription: questions, a yes in other words, an end, a slip, wishes for when and how often.

use crate::domain::{
    age::AgeSpan,
    dialog::{
        effect::{Effect, Kept},
        moves::{ask, said_first},
        present::present,
        session::{At, OF_AGE_MONTHS, Session, is_own_of_a_minor},
        subscribe::{
            change, decline, end, interests, next_page, open_for, ready, resume, rhythm_changed, stays,
            too_young, undone, was_for_child, whole,
        },
        subscription_answer::Part,
        subscription_screen::{has_just_ended, has_just_subscribed, is_asked, is_spoken_of, short},
        told::Told,
        understand::{command::Command, matter::Matter, read::Understanding, rhythm::RhythmWish},
    },
    fixed_phrase::Plain,
    place::Whereabouts,
    query::Subject,
    statistics::Event,
    subscription::{Interests, Quiet, Rhythm},
    subscription_phrase::SubscriptionPhrase,
    topic::Facet,
};

/// Beside so many other words an age is that of who writes.
const MOST_BESIDE: usize = 2;

/// So many words say that something is to end, where nobody spoke of a subscription.
const MOST_WORDS: usize = 5;

/// What `understood` says about a subscription that is open, was spoken of, or is named; none if it is something else.
pub fn heard(session: &mut Session, understood: &Understanding) -> Option<Vec<Effect>> {
    let says = |matter| understood.matters.contains(&matter);
    // "Beenden" is said of the question that is being written.
    if matches!(session.point.at, At::Inquiry(_)) && !says(Matter::Named) {
        return None;
    }
    let is_meant = is_spoken_of(session);
    let names_topic = !understood.query.topics.is_empty();
    if let Some(effects) = taken_back(session, understood) {
        return Some(effects);
    }
    if is_asked(session) && !names_topic && is_young(understood) {
        return Some(too_young(session));
    }
    let may_ask = matches!(understood.command, None | Some(Command::About | Command::Subscription));
    let is_about_it = may_ask && (is_meant || says(Matter::Named));
    if let Some(answer) = answer_to(understood).filter(|_| is_about_it) {
        let rhythm = (answer == SubscriptionPhrase::HowOften).then_some(Effect::SayKept(Kept::Rhythm));
        let answer = Effect::Say(answer.into());
        return Some([answer].into_iter().chain(rhythm).chain(short(session)).collect());
    }
    if says(Matter::Question) {
        return None;
    }
    // Who does not know chooses nothing else, not even everything.
    let is_part = matches!(session.point.at, At::Subscription(part) if part.is_of_interests());
    if is_part && understood.command == Some(Command::Skip) && says(Matter::Doubt) {
        return Some(said_first(SubscriptionPhrase::Stays, whole(session)));
    }
    if says(Matter::Keep) && is_meant {
        return Some(stays(session));
    }
    if is_ending(session, understood) {
        return Some(if is_asked(session) { decline(session) } else { end(session) });
    }
    if follows(session, understood) {
        let wish = &understood.query;
        let is_young = is_young(understood) || is_own_of_a_minor(wish);
        return Some(if is_young { too_young(session) } else { open_for(session, Some(wish.clone())) });
    }
    if is_asked(session) && understood.command.is_none() {
        return asked(session, understood);
    }
    let At::Subscription(part) = session.point.at else {
        return (is_meant && says(Matter::Ready)).then(|| stays(session));
    };
    if understood.command.is_some() {
        return None;
    }
    if part == Part::Whole && says(Matter::Decline) {
        return Some(said_first(SubscriptionPhrase::AskEnd, short(session)));
    }
    parted(session, understood)
}

/// A slip that is undone: an end, an agreement, a change, an age that was a child's.
fn taken_back(session: &mut Session, understood: &Understanding) -> Option<Vec<Effect>> {
    let says = |matter| understood.matters.contains(&matter);
    let is_back = understood.command == Some(Command::Back);
    let undoes = is_back || says(Matter::Undo);
    let is_childs = understood.names_subject && understood.query.subject == Some(Subject::Child);
    if session.is_of_a_child && !session.ended.is_empty() && is_childs && understood.query.topics.is_empty() {
        return Some(was_for_child(session));
    }
    if has_just_ended(session) && (undoes || says(Matter::Keep)) {
        return Some(resume(session));
    }
    if is_spoken_of(session) && undoes && session.undo.is_some() {
        return Some(undone(session));
    }
    if !has_just_subscribed(session) || !undoes {
        return None;
    }
    if is_back {
        return Some(said_first(SubscriptionPhrase::BackStays, short(session)));
    }
    Some(end(session))
}

/// Whether somebody wants their subscription, or the question whether to subscribe, to end.
fn is_ending(session: &Session, understood: &Understanding) -> bool {
    let says = |matter| understood.matters.contains(&matter);
    if !matches!(understood.command, None | Some(Command::Subscription | Command::Thanks))
        || says(Matter::Keep)
    {
        return false;
    }
    let words = understood.said.split(' ').count();
    // "Kündigen" alone may be about work, too; of a subscription it is meant more likely, and can be undone.
    let is_short = words == 1 || words <= MOST_WORDS && understood.query.topics.is_empty();
    let is_meant = is_spoken_of(session);
    let is_subscribed = session.memory.subscription.is_some();
    says(Matter::End)
        || is_meant && (says(Matter::Cancel) || says(Matter::Enough))
        || is_subscribed && is_short && says(Matter::Cancel)
        || (is_meant || is_subscribed) && says(Matter::Tired)
}

/// Whether somebody who has no subscription asks for one to something: "Abo für meinen Sohn", "Neuigkeiten über Schwimmen".
pub fn follows(session: &Session, understood: &Understanding) -> bool {
    let says = |matter| understood.matters.contains(&matter);
    let is_meant = says(Matter::Named) || says(Matter::Follow);
    let is_other = says(Matter::Negated) || Matter::ENDS.into_iter().any(says);
    let is_free = session.memory.subscription.is_none() && understood.command.is_none();
    is_free && is_meant && !is_other && !understood.query.is_empty()
}

/// Whether somebody wants to be told when there is something that they name.
pub fn wants_notice(understood: &Understanding) -> bool {
    let says = |matter| understood.matters.contains(&matter);
    let is_other =
        [Matter::Question, Matter::Negated, Matter::End, Matter::Cancel, Matter::Enough, Matter::Tired];
    says(Matter::Notify) && !is_other.into_iter().any(says)
}

/// What is answered to the question whether to subscribe in other words than yes.
fn asked(session: &mut Session, understood: &Understanding) -> Option<Vec<Effect>> {
    let says = |matter| understood.matters.contains(&matter);
    let query = &understood.query;
    if !query.topics.is_empty() {
        return None;
    }
    if says(Matter::Decline) {
        return Some(decline(session));
    }
    if says(Matter::Agree)
        || says(Matter::Gladly)
        || says(Matter::Grown)
        || own_ages(understood).next().is_some()
    {
        let mut effects = short(session);
        if let Some(question) = effects.first_mut() {
            *question = Effect::Say(SubscriptionPhrase::IsYes.into());
        }
        return Some(effects);
    }
    parted(session, understood)
}

/// Opens the part that is named, or says that a part is done.
fn parted(session: &mut Session, understood: &Understanding) -> Option<Vec<Effect>> {
    let says = |matter| understood.matters.contains(&matter);
    let parts =
        [(Matter::Topics, Part::Topics(0)), (Matter::Place, Part::Place), (Matter::Ages, Part::Ages(0))];
    if let Some((_, part)) = parts.into_iter().find(|(matter, _)| says(*matter)) {
        return Some(change(session, part));
    }
    (says(Matter::Ready) && !is_asked(session)).then(|| ready(session))
}

/// The answer to what is asked about subscriptions.
pub fn answer_to(understood: &Understanding) -> Option<SubscriptionPhrase> {
    let says = |matter| understood.matters.contains(&matter);
    let ends = says(Matter::End) || says(Matter::Cancel);
    if says(Matter::Question) && ends {
        return Some(SubscriptionPhrase::HowToEnd);
    }
    let answers = [
        (Matter::HowToEnd, SubscriptionPhrase::HowToEnd),
        (Matter::Sixteen, SubscriptionPhrase::WhySixteen),
        (Matter::Contract, SubscriptionPhrase::NoContract),
        (Matter::Cost, SubscriptionPhrase::Cost),
        (Matter::First, SubscriptionPhrase::First),
        (Matter::Often, SubscriptionPhrase::HowOften),
        (Matter::Kept, SubscriptionPhrase::WhatIsKept),
        (Matter::Many, SubscriptionPhrase::HowMany),
        (Matter::What, SubscriptionPhrase::What),
    ];
    answers.into_iter().find(|(matter, _)| says(*matter)).map(|(_, answer)| answer)
}

/// The ages that who writes tells of themselves, if they tell nothing else.
fn own_ages(understood: &Understanding) -> impl Iterator<Item = AgeSpan> {
    let of_others = understood.names_subject && understood.query.subject != Some(Subject::Oneself);
    let is_own = !of_others
        && !understood.matters.contains(&Matter::For)
        && understood.query.topics.is_empty()
        && understood.query.text.split_whitespace().count() <= MOST_BESIDE;
    let ages = understood.query.ages.iter().copied().chain(understood.age_answer);
    ages.filter(move |_| is_own)
}

fn is_young(understood: &Understanding) -> bool {
    let says = |matter| understood.matters.contains(&matter);
    let ages: Vec<_> = own_ages(understood).collect();
    let is_told = ages.iter().any(|age| age.max < OF_AGE_MONTHS);
    // "Noch nicht 16" and "unter 16" name that age, too.
    let is_grown = ages.iter().any(|age| age.min > OF_AGE_MONTHS);
    is_told || says(Matter::Young) && !is_grown && !says(Matter::Question)
}

/// Whether `understood` agrees to the text that was read: it says yes, and nothing that may change it.
pub fn agrees(understood: &Understanding) -> bool {
    let says = |matter| understood.matters.contains(&matter);
    let is_picture = understood.said.chars().all(|letter| !letter.is_alphanumeric());
    let is_plain = match understood.command {
        None | Some(Command::Yes) => true,
        Some(Command::Thanks) => is_picture,
        Some(_) => false,
    };
    let changes = [
        Matter::Doubt,
        Matter::Only,
        Matter::Away,
        Matter::All,
        Matter::Young,
        Matter::End,
        Matter::Cancel,
        Matter::Enough,
        Matter::For,
    ];
    let refuses = says(Matter::Negated) || says(Matter::Decline) || says(Matter::Question);
    let agrees = says(Matter::Gladly) || says(Matter::Agree) || understood.command == Some(Command::Yes);
    let says_yes = agrees && !refuses;
    let query = &understood.query;
    let ages = query.ages.iter().chain(&understood.age_answer);
    let is_young = is_young(understood) || ages.into_iter().any(|age| age.max < OF_AGE_MONTHS);
    let tells_more = !query.topics.is_empty() || query.place.is_some() || !query.facets.is_empty();
    let asks = answer_to(understood).is_some();
    is_plain && says_yes && !asks && !tells_more && !changes.into_iter().any(says) && !is_young
}

/// Obeys a command in its own way where a subscription is open; none where it means what it means everywhere.
pub fn steered(session: &mut Session, command: Command) -> Option<Vec<Effect>> {
    let At::Subscription(part) = session.point.at else {
        // After "Danke!" and after an end, there is nothing to say yes to.
        let is_polite = matches!(command, Command::Yes | Command::Thanks) && is_spoken_of(session);
        return is_polite.then(|| said_first(SubscriptionPhrase::Fine, short(session)));
    };
    let is_asked = is_asked(session);
    match (command, part) {
        (Command::More, Part::Topics(_) | Part::Ages(_)) => Some(next_page(session)),
        (Command::Anywhere | Command::Skip, Part::Place) => {
            interests(session).municipality = None;
            Some(whole(session))
        }
        (Command::Skip, Part::Topics(_)) => {
            interests(session).topics.clear();
            Some(whole(session))
        }
        (Command::Skip, Part::Ages(_)) => {
            interests(session).bands.clear();
            Some(whole(session))
        }
        (Command::Nearby, _) => {
            Some(said_first(SubscriptionPhrase::Nearby, ask(session, At::Subscription(Part::Place))))
        }
        (Command::Change, Part::Whole) => Some(said_first(SubscriptionPhrase::AskChange, short(session))),
        (Command::Change, _) => Some(whole(session)),
        (Command::No | Command::Skip, Part::Whole) if is_asked => Some(decline(session)),
        (Command::Yes | Command::Thanks, Part::Whole) if is_asked => Some(short(session)),
        (Command::Yes | Command::No | Command::Skip | Command::Thanks, Part::Whole) => Some(stays(session)),
        (Command::Yes | Command::No | Command::Skip | Command::Thanks, _) => Some(ready(session)),
        _ => None,
    }
}

/// Takes what the person wrote of what they want to hear, when and how often.
pub fn told(session: &mut Session, told: Told) -> Vec<Effect> {
    if told.has_several_places {
        return said_first(SubscriptionPhrase::OnePlace, ask(session, At::Subscription(Part::Place)));
    }
    if let Some(wish) = told.rhythm {
        return wished(session, wish);
    }
    if let Some(changed) = told.interests {
        return changed_to(session, changed);
    }
    if let Some(neighbour) = told.outside {
        return [Effect::SayOutside(neighbour)].into_iter().chain(short(session)).collect();
    }
    let phrase = if told.facets.contains(&Facet::Holiday) {
        SubscriptionPhrase::NotByHolidays
    } else {
        SubscriptionPhrase::NotByFacet
    };
    said_first(phrase, short(session))
}

fn changed_to(session: &mut Session, changed: Interests) -> Vec<Effect> {
    if *interests(session) == changed {
        return said_first(SubscriptionPhrase::AlreadySo, short(session));
    }
    let is_placed = interests(session).municipality != changed.municipality;
    *interests(session) = changed;
    let is_menu = matches!(session.point.at, At::Subscription(Part::Topics(_) | Part::Ages(_)));
    if is_menu && !is_placed {
        present(session)
    } else {
        said_first(SubscriptionPhrase::Changed, whole(session))
    }
}

fn wished(session: &mut Session, wish: RhythmWish) -> Vec<Effect> {
    if is_asked(session) {
        return said_first(SubscriptionPhrase::RhythmLater, short(session));
    }
    let known = session.memory.rhythm;
    let is_choosing = session.point.at == At::Subscription(Part::Often);
    let step = |step: fn(usize) -> usize| {
        let at = Rhythm::WEEKLY.iter().position(|number| *number == known.weekly).unwrap_or(1);
        Rhythm::WEEKLY.get(step(at)).copied().unwrap_or(known.weekly)
    };
    let (rhythm, is_exact) = match wish {
        RhythmWish::Between(from, until) => match Quiet::nearest(from, until) {
            Some(quiet) => (Rhythm { quiet, ..known }, quiet.is_outside(from, until)),
            None => {
                return said_first(
                    SubscriptionPhrase::NotPossible,
                    ask(session, At::Subscription(Part::Times)),
                );
            }
        },
        RhythmWish::OtherTimes => {
            return said_first(SubscriptionPhrase::NotPossible, ask(session, At::Subscription(Part::Times)));
        }
        RhythmWish::Times => return ask(session, At::Subscription(Part::Times)),
        RhythmWish::Less | RhythmWish::More if !is_choosing => {
            return ask(session, At::Subscription(Part::Often));
        }
        RhythmWish::Less => (Rhythm { weekly: step(|at| at.saturating_sub(1)), ..known }, true),
        RhythmWish::More => (Rhythm { weekly: step(|at| at + 1), ..known }, true),
        RhythmWish::Seldom => (Rhythm { weekly: Rhythm::WEEKLY[0], ..known }, true),
        RhythmWish::Weekly(number) => {
            let weekly = Rhythm::nearest(number);
            (Rhythm { weekly, ..known }, weekly == number)
        }
    };
    session.memory.rhythm = rhythm;
    let phrase = match is_exact {
        true if rhythm == known => SubscriptionPhrase::AlreadySo,
        true => SubscriptionPhrase::Changed,
        false => SubscriptionPhrase::Nearest,
    };
    rhythm_changed(session, phrase)
}

/// What the person wrote is no answer where a part of the subscription is open; none if it is a search.
pub fn beside(session: &mut Session, understood: &Understanding, misses: u8) -> Option<Vec<Effect>> {
    let At::Subscription(part) = session.point.at else { return None };
    let query = &understood.query;
    let says_more = query.place.is_some() || !query.ages.is_empty();
    let is_search = !query.topics.is_empty() || !query.text.is_empty() && says_more;
    let is_question = understood.matters.contains(&Matter::Question);
    if !part.is_of_interests() && is_search && !(is_question && query.topics.is_empty()) {
        return None;
    }
    if let Some(Whereabouts::Outside(neighbour)) = &query.place {
        return Some([Effect::SayOutside(neighbour.clone())].into_iter().chain(short(session)).collect());
    }
    session.misses = misses.saturating_add(1);
    let mut effects = vec![Effect::Count(Event::NotUnderstood)];
    let phrase = match session.misses {
        1 => Effect::Say(SubscriptionPhrase::Lost1.into()),
        2 => Effect::Say(SubscriptionPhrase::Lost2.into()),
        _ => {
            session.misses = 0;
            Effect::Say(Plain::Fallback3.into())
        }
    };
    effects.push(phrase);
    effects.extend(short(session));
    Some(effects)
}
