//! A person asks a provider: about which offer, what, in which words; and sends it, or does not.

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::Policy,
        effect::{Asked, Effect, Menu, Wrote},
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_draft::{Draft, Target},
        inquiry_screen::{line, offer, say, way_on},
        inquiry_upkeep,
        moves::{ask, missed, said_first},
        present::{present, remind},
        session::{At, Session},
        understand::{asking::Asking, command::Command},
    },
    fixed_phrase::Plain,
    inquiry::{Category, LONGEST_WORDS, MOST_AT_ONCE, MOST_OPEN},
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    inquiry_wish::InquiryWish,
    query::{Findings, Hit},
    subscription_phrase::SubscriptionPhrase,
};

/// Takes an answer about a question to a provider.
pub fn answered(session: &mut Session, answer: InquiryAnswer) -> Vec<Effect> {
    match answer {
        InquiryAnswer::Open => match session.point.at.clone() {
            At::Detail(id) | At::Original(id) => about(session, &id, None),
            At::Start
            | At::Subject
            | At::Age
            | At::Topic(_)
            | At::Place
            | At::Results(_)
            | At::Change
            | At::Language
            | At::Delete
            | At::Doubt
            | At::Remember
            | At::Favourites
            | At::Subscription(_)
            | At::Inquiry(_) => remind(session),
        },
        InquiryAnswer::Number(number) => picked(session, number),
        InquiryAnswer::Ask(category) => choose(session, category),
        InquiryAnswer::OnlyThis => {
            draft(session).asks_others = false;
            ask(session, At::Inquiry(InquiryPart::Preview))
        }
        InquiryAnswer::Everybody(_) => {
            draft(session).asks_others = true;
            ask(session, At::Inquiry(InquiryPart::Preview))
        }
        InquiryAnswer::Send => send(session),
        InquiryAnswer::Edit => edit(session),
        InquiryAnswer::Cancel => {
            inquiry_upkeep::leave(session);
            said_first(InquiryPhrase::Cancelled, remind(session))
        }
        InquiryAnswer::PassOn => {
            draft(session).passes_on = true;
            present(session)
        }
        InquiryAnswer::List
        | InquiryAnswer::Show(_)
        | InquiryAnswer::Reply(_)
        | InquiryAnswer::Close(_)
        | InquiryAnswer::Rate(..)
        | InquiryAnswer::Withdraw(_)
        | InquiryAnswer::TakeBack(_)
        | InquiryAnswer::Keep(_) => inquiry_upkeep::answered(session, answer),
    }
}

/// Begins a question about the offer called `id`; `category` if it is known what is asked.
pub fn about(session: &mut Session, id: &str, category: Option<Category>) -> Vec<Effect> {
    if let Some(effects) = refused(session) {
        return effects;
    }
    session.inquiry = Some(Box::new(Draft::about(id, category)));
    ask(session, At::Inquiry(InquiryPart::Choose))
}

/// Somebody wants a provider to be asked; none if it is not known which offer is meant, and something else may be.
pub fn asked(session: &mut Session, asking: Asking) -> Option<Vec<Effect>> {
    let shown = &session.point.shown;
    let of_list = |number: usize| shown.get(number.checked_sub(1)?).cloned();
    let (open, has_list) = match &session.point.at {
        At::Detail(id) | At::Original(id) => (Some(id.clone()), true),
        At::Results(_) | At::Favourites => (shown.first().filter(|_| shown.len() == 1).cloned(), true),
        At::Start
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
        | At::Inquiry(_) => (None, false),
    };
    if let Some(id) = asking.number.and_then(of_list).filter(|_| has_list).or(open) {
        return Some(about(session, &id, asking.category));
    }
    if has_list && !shown.is_empty() {
        let refusal = refused(session);
        return Some(refusal.unwrap_or_else(|| {
            session.inquiry = Some(Box::new(Draft::about("", asking.category)));
            ask(session, At::Inquiry(InquiryPart::Which))
        }));
    }
    asking
        .is_certain
        .then(|| refused(session).unwrap_or_else(|| said_first(Plain::AboutNothing, remind(session))))
}

/// The offer with this number is meant.
pub fn picked(session: &mut Session, number: usize) -> Vec<Effect> {
    let id = number.checked_sub(1).and_then(|index| session.point.shown.get(index)).cloned();
    let category = session.inquiry.as_ref().and_then(|draft| draft.category);
    match id {
        Some(id) => about(session, &id, category),
        None => missed(session, &number.to_string(), 0),
    }
}

/// The offer was looked up. If nobody can be asked, it is shown, and what stands before it.
pub fn opened(session: &mut Session, hit: Option<&Hit>) -> Result<Vec<Effect>, Vec<Effect>> {
    let Some(hit) = hit else {
        inquiry_upkeep::leave(session);
        return Err(vec![]);
    };
    let Some(target) = Target::of(hit, &session.desk) else {
        inquiry_upkeep::leave(session);
        session.point.at = At::Detail(hit.offer.id.clone());
        let name = hit.provider.as_ref().map_or(&hit.offer.provider, |provider| &provider.name);
        return Err(vec![line(InquiryLine::Unreachable, name.clone())]);
    };
    draft(session).target = Some(target);
    Ok(go_on(session))
}

/// Others were looked for who can be asked for a place as well.
pub fn found(session: &mut Session, findings: &Findings) -> Vec<Effect> {
    let room = inquiry_upkeep::left_today(session).min(MOST_AT_ONCE) - 1;
    let own = draft(session).offer.clone();
    let mut hits: Vec<_> = findings.hits.iter().filter(|hit| hit.offer.id != own).collect();
    let far = |hit: &Hit| hit.distance_km.unwrap_or(f64::MAX);
    hits.sort_by(|one, other| far(one).total_cmp(&far(other)));
    let others = hits.into_iter().filter_map(|hit| Target::of(hit, &session.desk));
    let others: Vec<_> = others.filter(|target| target.is_care).take(room).collect();
    let is_alone = others.is_empty();
    draft(session).others = Some(others);
    if is_alone {
        return ask(session, At::Inquiry(InquiryPart::Preview));
    }
    present(session)
}

/// Takes what the person wrote to whoever they ask.
pub fn wrote(session: &mut Session, wrote: Wrote) -> Vec<Effect> {
    if wrote.is_of_a_child || session.is_of_a_child {
        session.is_of_a_child = true;
        inquiry_upkeep::leave(session);
        return said_first(InquiryPhrase::NotOfAge, remind(session));
    }
    if let Some(code) = wrote.to {
        let effects = inquiry_upkeep::reply(session, code);
        if session.point.at != At::Inquiry(InquiryPart::Write) {
            return effects;
        }
    }
    let length = wrote.words.chars().count();
    if length > LONGEST_WORDS {
        let mut effects = vec![line(InquiryLine::TooLong, length.to_string())];
        effects.extend(ask(session, At::Inquiry(InquiryPart::Write)));
        return effects;
    }
    let draft = draft(session);
    draft.category = Some(Category::Own);
    (draft.written, draft.words, draft.passes_on) = (wrote.words.clone(), wrote.words, false);
    (draft.others, draft.asks_others) = (None, false);
    if draft.reply_to.is_some() && !draft.has_contact() {
        return send(session);
    }
    ask(session, At::Inquiry(InquiryPart::Preview))
}

/// Obeys a command in its own way where a question is open, or where it is about one; none where it means what it means
/// everywhere.
pub fn steered(session: &mut Session, command: Command, misses: u8) -> Option<Vec<Effect>> {
    let At::Inquiry(part) = session.point.at.clone() else {
        return inquiry_upkeep::steered(session, command, misses);
    };
    match (command, part) {
        (Command::Yes | Command::Send, InquiryPart::Preview) => Some(send(session)),
        (Command::Change, InquiryPart::Preview) => Some(edit(session)),
        (Command::Yes, InquiryPart::Several) => Some(answered(session, InquiryAnswer::Everybody(0))),
        (Command::No, InquiryPart::Several) => Some(answered(session, InquiryAnswer::OnlyThis)),
        (Command::Yes, InquiryPart::Withdraw(code)) => Some(answered(session, InquiryAnswer::TakeBack(code))),
        (Command::No, InquiryPart::Withdraw(code)) => Some(answered(session, InquiryAnswer::Keep(code))),
        (
            Command::No | Command::Withdraw,
            InquiryPart::Which | InquiryPart::Choose | InquiryPart::Write | InquiryPart::Preview,
        ) => Some(answered(session, InquiryAnswer::Cancel)),
        (Command::Yes, _) => Some(missed(session, "ja", misses)),
        (Command::No | Command::Skip | Command::Change, InquiryPart::List | InquiryPart::Shown(_)) => {
            inquiry_upkeep::leave(session);
            Some(said_first(SubscriptionPhrase::Stays, remind(session)))
        }
        _ => inquiry_upkeep::steered(session, command, misses),
    }
}

/// What was written is no answer where it is to be sent: only one word sends.
pub fn beside(session: &mut Session) -> Option<Vec<Effect>> {
    let is_preview = session.point.at == At::Inquiry(InquiryPart::Preview);
    is_preview.then(|| said_first(InquiryPhrase::OnlySend, present(session)))
}

/// The way to a question about the offer that is shown, where it would reach somebody.
pub fn mentioned(session: &Session, hit: &Hit) -> Option<Answer> {
    let is_possible = session.desk.policy != Policy::Off && !session.is_of_a_child;
    let reaches = is_possible && Target::of(hit, &session.desk).is_some();
    reaches.then_some(Answer::Inquiry(InquiryAnswer::Open))
}

fn choose(session: &mut Session, category: Category) -> Vec<Effect> {
    let is_ready = session.desk.policy == Policy::FreeText || category != Category::Own;
    if is_ready {
        let draft = draft(session);
        (draft.category, draft.written) = (Some(category), String::new());
        (draft.others, draft.asks_others) = (None, false);
    }
    go_on(session)
}

/// What is missing next: what to ask, whom else, the words; else everything is shown before it is sent.
fn go_on(session: &mut Session) -> Vec<Effect> {
    let has_query = !session.point.query.is_empty();
    let has_room = inquiry_upkeep::left_today(session) > 1;
    let draft = draft(session);
    let is_care = draft.target.as_ref().is_some_and(|target| target.is_care);
    // Whether there is room is another question where children are looked after.
    if is_care && draft.category == Some(Category::Places) {
        draft.category = Some(Category::Care);
    }
    let part = match draft.category {
        None => InquiryPart::Choose,
        Some(Category::Own) if draft.written.is_empty() => InquiryPart::Write,
        Some(Category::Care) if has_query && has_room && is_care => InquiryPart::Several,
        Some(_) => InquiryPart::Preview,
    };
    ask(session, At::Inquiry(part))
}

fn edit(session: &mut Session) -> Vec<Effect> {
    let draft = draft(session);
    let is_own = draft.category == Some(Category::Own);
    if !is_own {
        draft.category = None;
    }
    ask(session, At::Inquiry(if is_own { InquiryPart::Write } else { InquiryPart::Choose }))
}

fn send(session: &mut Session) -> Vec<Effect> {
    let Some(draft) = session.inquiry.take().filter(|draft| !draft.words.is_empty()) else {
        return said_first(InquiryPhrase::NothingToSend, remind(session));
    };
    if let Some(code) = &draft.reply_to {
        inquiry_upkeep::leave(session);
        if session.desk.receipt(code).is_none_or(|receipt| receipt.inquiry.is_closed()) {
            return said_first(InquiryPhrase::Over, remind(session));
        }
        let wish = InquiryWish::Reply(code.clone(), draft.words.clone());
        let answers = vec![Answer::Inquiry(InquiryAnswer::List), way_on(session)];
        return vec![inquire(wish), say(InquiryPhrase::Replied), offer(answers)];
    }
    let targets = draft.targets();
    let too_many = session.desk.is_full(targets.len());
    if let Some(effects) = refused(session).or_else(|| too_many.then(|| full(session))) {
        return effects;
    }
    let category = draft.category.unwrap_or(Category::Own);
    let codes = session.desk.codes.iter().take(targets.len()).cloned();
    let asked: Vec<_> = codes.zip(&targets).collect();
    if asked.is_empty() || asked.len() < targets.len() {
        return said_first(Plain::Error, remind(session));
    }
    let sent = asked.iter().map(|(code, target)| (code.clone(), target.title.clone())).collect();
    let is_office = targets.iter().all(|target| target.is_office);
    let wishes = asked.into_iter().map(|(code, target)| (code, target.matter(category, session.language)));
    let wish = InquiryWish::Ask(wishes.collect(), draft.words.clone());
    inquiry_upkeep::leave(session);
    let next = if is_office { InquiryPhrase::NextOffice } else { InquiryPhrase::NextProvider };
    let answers = vec![Answer::Inquiry(InquiryAnswer::List), way_on(session)];
    vec![
        inquire(wish),
        Effect::SayInquiry(Asked::Sent(sent)),
        say(next),
        say(InquiryPhrase::Foot),
        Effect::Offer(Menu::Numbered(answers)),
    ]
}

/// Why nothing can be asked just now.
fn refused(session: &mut Session) -> Option<Vec<Effect>> {
    let is_full = session.desk.is_full(1);
    if !session.is_of_a_child && session.desk.policy != Policy::Off && !is_full {
        return None;
    }
    inquiry_upkeep::leave(session);
    if session.is_of_a_child {
        return Some(said_first(InquiryPhrase::NotOfAge, remind(session)));
    }
    if session.desk.policy == Policy::Off {
        return Some(said_first(InquiryPhrase::Off, remind(session)));
    }
    Some(full(session))
}

fn full(session: &mut Session) -> Vec<Effect> {
    inquiry_upkeep::leave(session);
    let answers = offer(vec![Answer::Inquiry(InquiryAnswer::List), way_on(session)]);
    if session.desk.open() >= MOST_OPEN {
        return vec![say(InquiryPhrase::FullOpen), Effect::SayInquiry(Asked::Open), answers];
    }
    vec![say(InquiryPhrase::FullDay), answers]
}

fn inquire(wish: InquiryWish) -> Effect {
    Effect::Inquire(Box::new(wish))
}

fn draft(session: &mut Session) -> &mut Draft {
    session.inquiry.get_or_insert_default()
}
