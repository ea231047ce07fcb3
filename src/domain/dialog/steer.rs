//! Steers the conversation: answers that were chosen, and commands that are heard in every state.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::Effect,
        fill::take_back,
        inquiry_flow, keep,
        moves::{ask, go_on, missed, said_first, search},
        pages::last_page,
        present::{last_time, present, remind},
        results::list_answers,
        session::{At, Session, Slot},
        subscribe, subscription_screen, subscription_talk,
        understand::{command::Command, wish_words::Wish},
    },
    fixed_phrase::Plain,
    language::Language,
    memory::Memory,
    place::Whereabouts,
    spelling::fold,
    statistics::Event,
    subscription_phrase::SubscriptionPhrase,
    time::Timestamp,
    topic::Facet,
};

/// Takes an answer that was offered.
pub fn chosen(session: &mut Session, answer: Answer, now: Timestamp) -> Vec<Effect> {
    let obey = |session: &mut Session, command| steered(session, command, (0, now));
    match answer {
        Answer::Subject(subject) => {
            session.point.query.subject = Some(subject);
            session.point.guided = true;
            go_on(session, Slot::Subject)
        }
        Answer::Topic(topic) => {
            session.point.query.is_literal = false;
            session.point.query.bridged = None;
            session.point.query.text.clear();
            session.point.query.topics = vec![topic];
            go_on(session, Slot::Topic)
        }
        Answer::MoreTopics => {
            let page = if let At::Topic(page) = session.point.at { page + 1 } else { 0 };
            ask(session, At::Topic(page))
        }
        Answer::Municipality(_) | Answer::Retry => present(session),
        Answer::Offer(id) => ask(session, At::Detail(id)),
        Answer::Anywhere => obey(session, Command::Anywhere),
        Answer::Free => {
            session.point.query.facets.insert(Facet::Free);
            search(session)
        }
        Answer::Change => ask(session, At::Change),
        Answer::ChangeTopic => {
            session.point.query.is_literal = false;
            session.point.query.bridged = None;
            session.point.query.topics.clear();
            session.point.query.text.clear();
            ask(session, At::Topic(0))
        }
        Answer::ChangeAge => {
            session.point.query.ages.clear();
            ask(session, At::Age)
        }
        Answer::ChangePlace => {
            session.point.query.place = None;
            ask(session, At::Place)
        }
        Answer::AnyTime => without(session, Wish::Time),
        Answer::AnyLanguage => without(session, Wish::Language),
        Answer::AnyDistance => without(session, Wish::Distance),
        Answer::Literal => {
            // The topics may come from the word that was taken for a slip.
            session.point.query.topics.clear();
            session.point.query.bridged = None;
            session.point.query.is_literal = true;
            search(session)
        }
        Answer::List if session.trail.last().is_some_and(|point| point.at == At::Favourites) => {
            keep::favourites(session)
        }
        Answer::List => {
            let offset = last_page(session.point.shown.len(), session.language);
            ask(session, At::Results(offset))
        }
        Answer::Skip => obey(session, Command::Skip),
        Answer::More => obey(session, Command::More),
        Answer::New => obey(session, Command::Start),
        Answer::Guided => obey(session, Command::Guided),
        Answer::Speak(Language::German) => obey(session, Command::German),
        Answer::Speak(Language::Simple) => obey(session, Command::Simple),
        Answer::Help => obey(session, Command::Help),
        Answer::Human => obey(session, Command::Human),
        Answer::Delete => {
            session.begin_anew();
            (session.previous, session.memory) = (None, Memory::default());
            let mut effects = said_first(Plain::DeleteDone, remind(session));
            effects.push(Effect::Forget);
            effects
        }
        Answer::No if session.point.at == At::Remember => keep::not_kept(session),
        Answer::No => kept(session),
        Answer::AsPlace(name) => as_place(session, &name),
        Answer::AsWord => {
            session.point.doubtful = None;
            search(session)
        }
        Answer::Resume => keep::resume(session),
        Answer::Original => original(session),
        Answer::Easy => {
            leave_original(session);
            present(session)
        }
        Answer::Remember => obey(session, Command::Remember),
        Answer::KeepProfile => keep::keep_profile(session),
        Answer::Notify => obey(session, Command::Notify),
        Answer::Favourites => obey(session, Command::Favourites),
        Answer::ClearFavourites => keep::clear_favourites(session),
        Answer::Unstop => subscribe::resume(session),
        Answer::Subscription(answer) => subscribe::answered(session, answer, now),
        Answer::Inquiry(answer) => inquiry_flow::answered(session, answer),
        Answer::AsJson => {
            let mut effects = vec![Effect::SayJson];
            effects.extend(remind(session).into_iter().filter(|effect| matches!(effect, Effect::Offer(_))));
            effects
        }
    }
}

/// The village was meant, and no word.
fn as_place(session: &mut Session, name: &str) -> Vec<Effect> {
    if let Some(place) = session.point.doubtful.take() {
        let query = &mut session.point.query;
        let others = query.text.split(' ').filter(|word| fold(word) != fold(name));
        query.text = others.collect::<Vec<_>>().join(" ");
        query.place = Some(Whereabouts::Inside(place));
    }
    search(session)
}

/// Obeys a command. Nothing that was said before is lost, unless the command says so.
pub fn steered(session: &mut Session, command: Command, (misses, now): (u8, Timestamp)) -> Vec<Effect> {
    let own = subscription_talk::steered(session, command);
    if let Some(effects) = own.or_else(|| inquiry_flow::steered(session, command, misses)) {
        return effects;
    }
    match command {
        Command::Start => {
            let is_first = session.trail.is_empty() && session.point.at == At::Start;
            session.begin_anew();
            let phrase = if is_first { Plain::Hello } else { Plain::NewSearch };
            said_first(phrase, remind(session))
        }
        Command::Greeting if session.point.at == At::Start => {
            let mut effects = vec![Effect::Say(Plain::Hello.into())];
            effects.extend(last_time(session));
            effects.extend(remind(session));
            effects
        }
        Command::Greeting => {
            let mut effects = vec![Effect::Say(Plain::WelcomeBack.into()), Effect::SayUnderstood];
            effects.extend(remind(session));
            effects
        }
        Command::Back => back(session),
        Command::Help => subscribe::mentioned(session, said_first(Plain::Help, remind(session))),
        Command::Human => said_first(Plain::Human, remind(session)),
        Command::Privacy => said_first(Plain::Privacy, remind(session)),
        Command::Identity => said_first(Plain::Identity, remind(session)),
        Command::About => about(session),
        Command::Thanks => said_first(Plain::Thanks, remind(session)),
        Command::Inquiries
        | Command::Send
        | Command::Reply
        | Command::Withdraw
        | Command::Settled
        | Command::Helpful
        | Command::Unhelpful => remind(session),
        Command::Stop => keep::stop(session),
        Command::MyData => keep::my_data(session),
        Command::Remember => keep::remember(session),
        Command::Favourites => keep::favourites(session),
        Command::Notify => keep::notify(session, now),
        Command::Subscription => subscribe::open(session),
        Command::Nearby => {
            let mut effects = said_first(Plain::Nearby, ask(session, At::Place));
            effects.push(Effect::AskPin);
            effects
        }
        Command::Simple if session.language == Language::Simple => explain(session),
        Command::Simple => speak(session, Language::Simple),
        Command::German => speak(session, Language::German),
        Command::Language => ask(session, At::Language),
        Command::Delete => ask(session, At::Delete),
        Command::Change => ask(session, At::Change),
        Command::Guided => {
            session.begin_anew();
            session.point.guided = true;
            ask(session, At::Subject)
        }
        Command::More => more(session, now),
        Command::Skip => skip(session, misses),
        Command::Anywhere => {
            session.point.query.place = Some(Whereabouts::Anywhere);
            go_on(session, Slot::Place)
        }
        Command::Yes => match session.point.at {
            At::Delete => chosen(session, Answer::Delete, now),
            At::Remember => keep::keep_profile(session),
            At::Results(_) => more(session, now),
            At::Detail(_) | At::Original(_) => chosen(session, Answer::List, now),
            At::Start if session.previous.is_some() => keep::resume(session),
            At::Start
            | At::Subject
            | At::Age
            | At::Topic(_)
            | At::Place
            | At::Change
            | At::Language
            | At::Doubt
            | At::Favourites
            | At::Subscription(_)
            | At::Inquiry(_) => missed(session, "ja", misses),
        },
        Command::No => match session.point.at {
            At::Delete => kept(session),
            At::Remember => keep::not_kept(session),
            At::Results(_) | At::Detail(_) | At::Original(_) | At::Favourites => ask(session, At::Change),
            At::Start | At::Subject | At::Age | At::Topic(_) | At::Place | At::Change | At::Language => {
                skip(session, misses)
            }
            At::Doubt | At::Subscription(_) | At::Inquiry(_) => skip(session, misses),
        },
    }
}

/// Searches again without `wish`.
fn without(session: &mut Session, wish: Wish) -> Vec<Effect> {
    take_back(&mut session.point.query, wish);
    search(session)
}

/// What we know of an offer stands in its details; what does not, its provider knows.
fn about(session: &mut Session) -> Vec<Effect> {
    match session.point.at {
        At::Detail(_) | At::Original(_) => {
            leave_original(session);
            said_first(Plain::AboutOffer, present(session))
        }
        At::Results(_) if !session.point.shown.is_empty() => said_first(Plain::AboutList, remind(session)),
        At::Favourites => said_first(Plain::AboutList, remind(session)),
        At::Results(_)
        | At::Start
        | At::Subject
        | At::Age
        | At::Topic(_)
        | At::Place
        | At::Change
        | At::Language
        | At::Delete
        | At::Doubt
        | At::Remember
        | At::Subscription(_)
        | At::Inquiry(_) => said_first(Plain::AboutNothing, remind(session)),
    }
}

fn speak(session: &mut Session, language: Language) -> Vec<Effect> {
    let mut effects = Vec::new();
    if session.language != language {
        effects.push(Effect::Count(Event::LanguageChanged));
    }
    session.language = language;
    // Whom the text is too hard for wants the card.
    leave_original(session);
    if session.point.at == At::Language {
        session.leave_question();
    }
    effects.extend(said_first(Plain::LanguageDone, present(session)));
    effects
}

/// Simpler words there are none: says who helps, and what is open.
fn explain(session: &mut Session) -> Vec<Effect> {
    if let At::Subscription(_) = session.point.at {
        return said_first(SubscriptionPhrase::What, subscription_screen::short(session));
    }
    if matches!(session.point.at, At::Original(_) | At::Language) {
        return speak(session, Language::Simple);
    }
    said_first(Plain::SimpleAlready, remind(session))
}

/// Shows what the provider wrote about the offer that is open.
fn original(session: &mut Session) -> Vec<Effect> {
    if let At::Detail(id) | At::Original(id) = session.point.at.clone() {
        ask(session, At::Original(id))
    } else {
        remind(session)
    }
}

/// From the text of an offer back to its card.
fn leave_original(session: &mut Session) {
    if let At::Original(id) = &session.point.at {
        session.point.at = At::Detail(id.clone());
    }
}

fn back(session: &mut Session) -> Vec<Effect> {
    match session.trail.pop() {
        Some(point) => {
            session.point = point;
            said_first(Plain::BackDone, present(session))
        }
        None => said_first(Plain::BackNone, present(session)),
    }
}

fn kept(session: &mut Session) -> Vec<Effect> {
    session.leave_question();
    said_first(Plain::DeleteKept, remind(session))
}

fn more(session: &mut Session, now: Timestamp) -> Vec<Effect> {
    let has_list = matches!(session.point.at, At::Results(_) | At::Detail(_) | At::Original(_))
        && !session.point.shown.is_empty();
    if matches!(session.point.at, At::Topic(_)) {
        chosen(session, Answer::MoreTopics, now)
    } else if !has_list {
        said_first(Plain::NoList, remind(session))
    } else if session.point.shown.len() < session.point.total {
        ask(session, At::Results(session.point.shown.len()))
    } else {
        vec![Effect::Say(Plain::NoMore.into()), list_answers()]
    }
}

/// "Egal": the open question is answered with anything.
fn skip(session: &mut Session, misses: u8) -> Vec<Effect> {
    match session.point.at {
        At::Subject => go_on(session, Slot::Subject),
        At::Age => go_on(session, Slot::Age),
        At::Topic(_) => go_on(session, Slot::Topic),
        At::Place => {
            session.point.query.place = Some(Whereabouts::Anywhere);
            go_on(session, Slot::Place)
        }
        At::Start => {
            session.point.guided = true;
            ask(session, At::Topic(0))
        }
        At::Change | At::Doubt => search(session),
        At::Remember => keep::not_kept(session),
        At::Favourites | At::Subscription(_) | At::Inquiry(_) => remind(session),
        At::Results(_) | At::Detail(_) | At::Original(_) => {
            session.point.answered.extend([Slot::Age, Slot::Place]);
            remind_of_list(session)
        }
        At::Language | At::Delete => missed(session, "egal", misses),
    }
}

fn remind_of_list(session: &mut Session) -> Vec<Effect> {
    let offset = if let At::Results(offset) = session.point.at { offset } else { 0 };
    ask(session, At::Results(offset))
}
