//! A person asks a provider: what, in which words; and sends it, or does not.

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::Policy,
        effect::{Asked, Effect, Wrote},
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_choose::{about, choose, draft, full, picked, refused},
        inquiry_draft::Trigger,
        inquiry_screen::{inquire, line, offer, say, way_on},
        inquiry_upkeep,
        inquiry_whom::unclear,
        moves::{ask, missed, said_first},
        present::{present, remind},
        session::{At, Session},
        understand::command::Command,
    },
    fixed_phrase::Plain,
    inquiry::{Category, LONGEST_WORDS},
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    inquiry_wish::InquiryWish,
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
            (draft(session).asks_others, draft(session).trigger) = (false, Trigger::Yes);
            ask(session, At::Inquiry(InquiryPart::Preview))
        }
        InquiryAnswer::Everybody(_) => {
            (draft(session).asks_others, draft(session).trigger) = (true, Trigger::Yes);
            ask(session, At::Inquiry(InquiryPart::Preview))
        }
        InquiryAnswer::Send => send(session),
        InquiryAnswer::Edit => edit(session),
        InquiryAnswer::Cancel => {
            inquiry_upkeep::leave(session);
            said_first(InquiryPhrase::Cancelled, remind(session))
        }
        InquiryAnswer::PassOn | InquiryAnswer::Mask => {
            draft(session).passes_on = answer == InquiryAnswer::PassOn;
            present(session)
        }
        InquiryAnswer::Add | InquiryAnswer::Replace | InquiryAnswer::AsBefore => {
            joined(session, &answer);
            // Who says where words belong has gone on; who leaves them has stepped back.
            draft(session).trigger =
                if answer == InquiryAnswer::AsBefore { Trigger::Word } else { Trigger::Yes };
            previewed(session)
        }
        InquiryAnswer::List
        | InquiryAnswer::Page(_)
        | InquiryAnswer::Show(_)
        | InquiryAnswer::Reply(_)
        | InquiryAnswer::Close(_)
        | InquiryAnswer::Rate(..)
        | InquiryAnswer::Withdraw(_)
        | InquiryAnswer::TakeBack(_)
        | InquiryAnswer::TakeBackOnly(_)
        | InquiryAnswer::Keep(_)
        | InquiryAnswer::TakeBackAll(_)
        | InquiryAnswer::KeepAll => inquiry_upkeep::answered(session, answer),
    }
}

/// Takes what the person wrote to whoever they ask; who may need an ear is told of one first.
pub fn wrote(session: &mut Session, wrote: Wrote) -> Vec<Effect> {
    let ear = wrote.is_discreet.then(|| Effect::Say(Plain::CrisisBeside.into()));
    ear.into_iter().chain(taken(session, wrote)).collect()
}

fn taken(session: &mut Session, wrote: Wrote) -> Vec<Effect> {
    if wrote.is_young == Some(true) {
        session.is_of_a_child = true;
    }
    if session.is_of_a_child {
        inquiry_upkeep::leave(session);
        return said_first(InquiryPhrase::NotOfAge, remind(session));
    }
    if let Some(code) = wrote.to {
        let effects = inquiry_upkeep::reply(session, code);
        if session.point.at != At::Inquiry(InquiryPart::Write) {
            return effects;
        }
    }
    if wrote.is_insult {
        return said_first(InquiryPhrase::NotPolite, present(session));
    }
    let is_free = session.desk.policy == Policy::FreeText;
    let is_asked = session.point.at == At::Inquiry(InquiryPart::Beside);
    let draft = draft(session);
    if !is_asked {
        // Who went back before saying where they belong has left them.
        draft.beside.clear();
    }
    if !is_free && draft.reply_to.is_none() {
        return said_first(InquiryPhrase::OnlyReady, present(session));
    }
    // Whatever was written before stays, until it is known where these words belong.
    let is_beside = draft.category.is_some_and(|category| category != Category::Own) || draft.has_words();
    let known = if is_beside { draft.words.chars().count() + draft.beside.chars().count() } else { 0 };
    let length = wrote.words.chars().count();
    if length > LONGEST_WORDS || is_beside && length + known > 2 * LONGEST_WORDS {
        let mut effects = vec![line(InquiryLine::TooLong, length.to_string())];
        effects.extend(if is_beside {
            present(session)
        } else {
            ask(session, At::Inquiry(InquiryPart::Write))
        });
        return effects;
    }
    if is_beside {
        if !draft.beside.is_empty() {
            draft.beside.push('\n');
        }
        draft.beside.push_str(&wrote.words);
        return ask(session, At::Inquiry(InquiryPart::Beside));
    }
    draft.category = Some(Category::Own);
    (draft.written, draft.words, draft.passes_on) = (wrote.words.clone(), wrote.words, false);
    // A reply without a number in it goes at once.
    if draft.reply_to.is_some() && !draft.has_contact() {
        return send(session);
    }
    previewed(session)
}

/// Obeys a command in its own way where a question is open, or where it is about one; none where it means what it means
/// everywhere.
pub fn steered(session: &mut Session, command: Command, misses: u8) -> Option<Vec<Effect>> {
    let At::Inquiry(part) = session.point.at.clone() else {
        return inquiry_upkeep::steered(session, command, misses);
    };
    match (command, part) {
        (Command::Yes, InquiryPart::Preview | InquiryPart::Several) if is_held(session) => beside(session),
        (Command::Yes | Command::Send, InquiryPart::Preview) => Some(send(session)),
        (Command::Change, InquiryPart::Preview) => Some(edit(session)),
        (Command::Skip, InquiryPart::Preview) => beside(session),
        (Command::Yes, InquiryPart::Several) => Some(answered(session, InquiryAnswer::Everybody(0))),
        (Command::No, InquiryPart::Several) => Some(answered(session, InquiryAnswer::OnlyThis)),
        (Command::Yes, InquiryPart::Beside) => Some(answered(session, InquiryAnswer::Add)),
        (Command::No, InquiryPart::Beside) => Some(answered(session, InquiryAnswer::AsBefore)),
        (Command::Yes, InquiryPart::Withdraw(_) | InquiryPart::WithdrawAll) => {
            Some(answered(session, InquiryAnswer::TakeBackAll(0)))
        }
        (Command::No, InquiryPart::Withdraw(code)) => Some(answered(session, InquiryAnswer::Keep(code))),
        (Command::No, InquiryPart::WithdrawAll) => Some(answered(session, InquiryAnswer::KeepAll)),
        (Command::More, InquiryPart::List(offset)) => Some(inquiry_upkeep::next_page(session, offset)),
        (
            Command::No | Command::Withdraw,
            InquiryPart::Which | InquiryPart::Choose | InquiryPart::Write | InquiryPart::Preview,
        )
        | (Command::Withdraw, InquiryPart::Several | InquiryPart::Beside) => {
            Some(answered(session, InquiryAnswer::Cancel))
        }
        (Command::Yes, _) => Some(missed(session, "ja", misses)),
        (Command::No | Command::Skip | Command::Change, InquiryPart::List(_) | InquiryPart::Shown(_)) => {
            inquiry_upkeep::leave(session);
            Some(said_first(SubscriptionPhrase::Stays, remind(session)))
        }
        _ => inquiry_upkeep::steered(session, command, misses),
    }
}

/// What was written is no answer where it is to be sent: only one word sends.
pub fn beside(session: &mut Session) -> Option<Vec<Effect>> {
    let At::Inquiry(part) = session.point.at.clone() else { return None };
    if part == InquiryPart::Several {
        return Some(unclear(session));
    }
    let phrase = match part {
        InquiryPart::Preview => InquiryPhrase::OnlySend,
        InquiryPart::Beside => InquiryPhrase::ChooseFirst,
        InquiryPart::Which
        | InquiryPart::Choose
        | InquiryPart::Several
        | InquiryPart::Write
        | InquiryPart::List(_)
        | InquiryPart::Shown(_)
        | InquiryPart::Withdraw(_)
        | InquiryPart::WithdrawAll => return None,
    };
    draft(session).trigger = Trigger::Word;
    Some(said_first(phrase, present(session)))
}

/// Whether somebody has hesitated: then no yes sends anything.
fn is_held(session: &Session) -> bool {
    session.inquiry.as_ref().is_some_and(|draft| draft.trigger == Trigger::Word)
}

/// The words that were written besides are added, sent instead, or forgotten.
fn joined(session: &mut Session, answer: &InquiryAnswer) {
    let draft = draft(session);
    let beside = std::mem::take(&mut draft.beside);
    if beside.is_empty() || *answer == InquiryAnswer::AsBefore {
        return;
    }
    let is_ready = draft.category.is_some_and(|category| category != Category::Own);
    // A ready question becomes one's own by what is added.
    let known = if is_ready { &draft.words } else { &draft.written };
    let is_added = *answer == InquiryAnswer::Add && !known.is_empty();
    draft.written = if is_added { format!("{known}\n{beside}") } else { beside };
    (draft.category, draft.clause) = (Some(Category::Own), String::new());
    draft.words.clone_from(&draft.written);
}

/// Shows the words before they are sent, if they are not too many.
fn previewed(session: &mut Session) -> Vec<Effect> {
    let length = draft(session).words.chars().count();
    if length > LONGEST_WORDS {
        let mut effects = vec![line(InquiryLine::TooLong, length.to_string())];
        effects.extend(ask(session, At::Inquiry(InquiryPart::Write)));
        return effects;
    }
    ask(session, At::Inquiry(InquiryPart::Preview))
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
        offer(answers),
    ]
}
