//! What becomes of the questions that a person has asked: how far they are, replies, what ends them.

use std::collections::BTreeSet;

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::{MOST_LISTED, Receipt},
        effect::Effect,
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_draft::Draft,
        inquiry_screen::{answers, inquire, offer, say, way_on},
        moves::{ask, missed, said_first},
        present::remind,
        session::{At, Session},
        understand::command::Command,
    },
    fixed_phrase::Plain,
    inquiry::{MOST_A_DAY, State},
    inquiry_code::Code,
    inquiry_phrase::InquiryPhrase,
    inquiry_wish::InquiryWish,
};

/// Takes an answer about a question that was asked.
pub fn answered(session: &mut Session, answer: InquiryAnswer) -> Vec<Effect> {
    match answer {
        InquiryAnswer::List => list(session),
        InquiryAnswer::Page(offset) => ask(session, At::Inquiry(InquiryPart::List(offset))),
        InquiryAnswer::Show(code) => ask(session, At::Inquiry(InquiryPart::Shown(code))),
        InquiryAnswer::Reply(code) => reply(session, code),
        InquiryAnswer::Close(code) => close(session, code),
        InquiryAnswer::Rate(code, is_helpful) => rate(session, code, is_helpful),
        InquiryAnswer::Withdraw(code) => withdraw(session, code),
        InquiryAnswer::TakeBack(code) | InquiryAnswer::TakeBackOnly(code) => take_back(session, code),
        InquiryAnswer::Keep(code) => {
            let kept = ask(session, At::Inquiry(InquiryPart::Shown(code)));
            said_first(InquiryPhrase::WithdrawKept, kept)
        }
        InquiryAnswer::TakeBackAll(_) => take_back_all(session),
        InquiryAnswer::KeepAll => {
            let kept = ask(session, At::Inquiry(InquiryPart::List(0)));
            said_first(InquiryPhrase::WithdrawKept, kept)
        }
        InquiryAnswer::Open
        | InquiryAnswer::Number(_)
        | InquiryAnswer::Ask(_)
        | InquiryAnswer::OnlyThis
        | InquiryAnswer::Everybody(_)
        | InquiryAnswer::Send
        | InquiryAnswer::Edit
        | InquiryAnswer::Cancel
        | InquiryAnswer::PassOn
        | InquiryAnswer::Mask
        | InquiryAnswer::Add
        | InquiryAnswer::Replace
        | InquiryAnswer::AsBefore => remind(session),
    }
}

/// Obeys a command that is about questions to providers; none if it is another one.
pub fn steered(session: &mut Session, command: Command, misses: u8) -> Option<Vec<Effect>> {
    let may = |kind: fn(&InquiryAnswer) -> bool| move |receipt: &Receipt| answers(receipt).iter().any(kind);
    match command {
        Command::Inquiries => Some(list(session)),
        Command::Send => Some(
            resumed(session).unwrap_or_else(|| said_first(InquiryPhrase::NothingToSend, remind(session))),
        ),
        Command::Reply => {
            let can = may(|answer| matches!(answer, InquiryAnswer::Reply(_)));
            Some(of_one(session, can, InquiryAnswer::Reply).unwrap_or_else(|| list(session)))
        }
        Command::Withdraw => {
            let can = may(|answer| matches!(answer, InquiryAnswer::Withdraw(_)));
            Some(of_one(session, can, InquiryAnswer::Withdraw).unwrap_or_else(|| list(session)))
        }
        Command::Settled => {
            let can = may(|answer| matches!(answer, InquiryAnswer::Close(_)));
            let done = of_one(session, can, InquiryAnswer::Close);
            Some(done.unwrap_or_else(|| said_first(Plain::Thanks, remind(session))))
        }
        Command::Helpful | Command::Unhelpful => {
            let is_helpful = command == Command::Helpful;
            let can = may(|answer| matches!(answer, InquiryAnswer::Rate(..)));
            let rated = of_one(session, can, |code| InquiryAnswer::Rate(code, is_helpful));
            Some(rated.unwrap_or_else(|| {
                if is_helpful {
                    said_first(Plain::Thanks, remind(session))
                } else {
                    missed(session, "", misses)
                }
            }))
        }
        Command::Start
        | Command::Back
        | Command::Help
        | Command::Simple
        | Command::German
        | Command::Language
        | Command::Human
        | Command::More
        | Command::Skip
        | Command::Stop
        | Command::Delete
        | Command::Privacy
        | Command::MyData
        | Command::Remember
        | Command::Favourites
        | Command::Notify
        | Command::Subscription
        | Command::Nearby
        | Command::Identity
        | Command::About
        | Command::Thanks
        | Command::Greeting
        | Command::Guided
        | Command::Change
        | Command::Anywhere
        | Command::Yes
        | Command::No => None,
    }
}

/// What the person has asked; the only one is shown at once.
pub fn list(session: &mut Session) -> Vec<Effect> {
    match session.desk.receipts.as_slice() {
        [receipt] => {
            let code = receipt.code.clone();
            ask(session, At::Inquiry(InquiryPart::Shown(code)))
        }
        _ => ask(session, At::Inquiry(InquiryPart::List(0))),
    }
}

/// What stands behind the page of the list that begins at `offset`.
pub fn next_page(session: &mut Session, offset: usize) -> Vec<Effect> {
    let next = offset + MOST_LISTED;
    if next < session.desk.receipts.len() {
        return ask(session, At::Inquiry(InquiryPart::List(next)));
    }
    said_first(Plain::NoMore, remind(session))
}

/// All questions that are open are to be withdrawn.
pub fn withdraw_all(session: &mut Session) -> Vec<Effect> {
    let open: Vec<_> = session.desk.receipts.iter().filter(|receipt| !receipt.inquiry.is_closed()).collect();
    match open.as_slice() {
        [] => list(session),
        [receipt] => {
            let code = receipt.code.clone();
            withdraw(session, code)
        }
        _ => ask(session, At::Inquiry(InquiryPart::WithdrawAll)),
    }
}

/// Begins a reply in the question called `code`.
pub fn reply(session: &mut Session, code: Code) -> Vec<Effect> {
    match session.desk.receipt(&code) {
        Some(receipt) if !receipt.inquiry.is_closed() => {
            session.inquiry = Some(Box::new(Draft::reply(code)));
            ask(session, At::Inquiry(InquiryPart::Write))
        }
        Some(_) => said_first(InquiryPhrase::Over, ask(session, At::Inquiry(InquiryPart::Shown(code)))),
        None => ask(session, At::Inquiry(InquiryPart::Shown(code))),
    }
}

/// Leaves what is open of questions: what was open before is open again.
pub fn leave(session: &mut Session) {
    session.inquiry = None;
    while session.trail.last().is_some_and(|point| matches!(point.at, At::Inquiry(_))) {
        session.trail.pop();
    }
    if matches!(session.point.at, At::Inquiry(_)) {
        session.leave_question();
    }
}

/// The draft that was left to look at something else is shown before it is sent; none if there is none.
fn resumed(session: &mut Session) -> Option<Vec<Effect>> {
    let is_there = session.inquiry.as_ref().is_some_and(|draft| !draft.words.is_empty());
    is_there.then(|| said_first(InquiryPhrase::DraftThere, ask(session, At::Inquiry(InquiryPart::Preview))))
}

/// So many providers can be asked today.
pub fn left_today(session: &Session) -> usize {
    MOST_A_DAY.saturating_sub(session.desk.sent_today).max(1)
}

/// Does to the only question that it `can` be done to what `answer` says; to the one that is shown, if there are several.
fn of_one(
    session: &mut Session,
    can: impl Fn(&Receipt) -> bool,
    answer: impl Fn(Code) -> InquiryAnswer,
) -> Option<Vec<Effect>> {
    let receipts: Vec<_> = session.desk.receipts.iter().filter(|receipt| can(receipt)).collect();
    let joint: BTreeSet<_> = receipts.iter().map(|receipt| &receipt.joint).collect();
    let is_one = joint.len() == 1;
    let codes: Vec<_> = receipts.into_iter().map(|receipt| receipt.code.clone()).collect();
    let is_shown = |code: &&Code| session.point.at == At::Inquiry(InquiryPart::Shown((*code).clone()));
    let shown = codes.iter().find(is_shown).cloned();
    match (shown, codes.as_slice()) {
        (Some(code), _) => Some(answered(session, answer(code))),
        (None, [code]) => Some(answered(session, answer(code.clone()))),
        (None, []) => None,
        // What was put to several at once is one question; only all of it can be withdrawn at once.
        (None, [code, ..]) if is_one && matches!(answer(code.clone()), InquiryAnswer::Withdraw(_)) => {
            Some(answered(session, answer(code.clone())))
        }
        (None, _) => {
            let which = ask(session, At::Inquiry(InquiryPart::List(0)));
            Some(said_first(InquiryPhrase::WhichQuestion, which))
        }
    }
}

fn close(session: &mut Session, code: Code) -> Vec<Effect> {
    let Some(receipt) = session.desk.receipt(&code) else {
        return ask(session, At::Inquiry(InquiryPart::Shown(code)));
    };
    if receipt.inquiry.is_closed() {
        return said_first(InquiryPhrase::Over, ask(session, At::Inquiry(InquiryPart::Shown(code))));
    }
    let rates = [true, false].map(|is_helpful| InquiryAnswer::Rate(code.clone(), is_helpful));
    // Whether it helped is only known where there was an answer.
    let is_answered = receipt.is_helpful.is_none() && receipt.inquiry.state == State::Answered;
    let rates = rates.into_iter().filter(|_| is_answered).map(Answer::Inquiry);
    leave(session);
    let answers = rates.chain([way_on(session)]).collect();
    vec![inquire(InquiryWish::Close(code)), say(InquiryPhrase::Settled), offer(answers)]
}

fn rate(session: &mut Session, code: Code, is_helpful: bool) -> Vec<Effect> {
    let Some(receipt) = session.desk.receipt(&code) else {
        return ask(session, At::Inquiry(InquiryPart::Shown(code)));
    };
    if receipt.is_helpful.is_some() {
        return said_first(InquiryPhrase::RatedAlready, remind(session));
    }
    let close = (!receipt.inquiry.is_closed()).then(|| InquiryAnswer::Close(code.clone()));
    let answers = close.map(Answer::Inquiry).into_iter().chain([way_on(session)]).collect();
    vec![inquire(InquiryWish::Rate(code, is_helpful)), say(InquiryPhrase::Rated), offer(answers)]
}

fn withdraw(session: &mut Session, code: Code) -> Vec<Effect> {
    match session.desk.receipt(&code) {
        Some(receipt) if !receipt.inquiry.is_closed() => {
            ask(session, At::Inquiry(InquiryPart::Withdraw(code)))
        }
        Some(_) => said_first(InquiryPhrase::Over, ask(session, At::Inquiry(InquiryPart::Shown(code)))),
        None => ask(session, At::Inquiry(InquiryPart::Shown(code))),
    }
}

fn take_back(session: &mut Session, code: Code) -> Vec<Effect> {
    if session.desk.receipt(&code).is_none_or(|receipt| receipt.inquiry.is_closed()) {
        return said_first(InquiryPhrase::Over, ask(session, At::Inquiry(InquiryPart::Shown(code))));
    }
    leave(session);
    let answers = vec![way_on(session)];
    vec![inquire(InquiryWish::Withdraw(code)), say(InquiryPhrase::Withdrawn), offer(answers)]
}

/// Takes back the question that is open and those that were put together with it, or all that are open.
fn take_back_all(session: &mut Session) -> Vec<Effect> {
    let codes: Vec<_> = if let At::Inquiry(InquiryPart::Withdraw(code)) = &session.point.at {
        session.desk.joint(code).map(|receipt| receipt.code.clone()).collect()
    } else if session.point.at == At::Inquiry(InquiryPart::WithdrawAll) {
        let open = session.desk.receipts.iter().filter(|receipt| !receipt.inquiry.is_closed());
        open.map(|receipt| receipt.code.clone()).collect()
    } else {
        vec![]
    };
    if let [code] = codes.as_slice() {
        return take_back(session, code.clone());
    }
    if codes.is_empty() {
        return list(session);
    }
    leave(session);
    let answers = vec![way_on(session)];
    let wishes = codes.into_iter().map(|code| inquire(InquiryWish::Withdraw(code)));
    wishes.chain([say(InquiryPhrase::WithdrawnAll), offer(answers)]).collect()
}
