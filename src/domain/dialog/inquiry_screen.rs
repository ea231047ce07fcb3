//! What is said where a question to a provider is open: what is asked, its words, whether to send it, how far it is.

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::{MOST_LISTED, Policy, Receipt},
        effect::{Asked, Effect, Lookup, Menu},
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_draft::{Draft, Target},
        pages::page_size,
        session::Session,
    },
    inquiry::{Category, Closing, State},
    inquiry_code::Code,
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    inquiry_wish::InquiryWish,
    phrase::Phrase,
    query::Page,
};

/// Among so many of what the search finds, others are looked for who can be asked as well.
const LOOKED_AT: usize = 20;

/// What is open, said in full.
pub fn screen(session: &Session, part: &InquiryPart) -> Vec<Effect> {
    match part {
        InquiryPart::Which => which(session),
        InquiryPart::List(offset) => list(session, *offset),
        InquiryPart::Shown(code) => shown(session, code),
        InquiryPart::Withdraw(code) => withdraw(session, code),
        InquiryPart::WithdrawAll => withdraw_all(session),
        InquiryPart::Choose
        | InquiryPart::Several
        | InquiryPart::Write
        | InquiryPart::Preview
        | InquiryPart::Beside => {
            match &session.inquiry {
                Some(draft) => drafted(session, draft, part),
                // It was sent, or left, and somebody went back.
                None => vec![say(InquiryPhrase::NothingToSend), offer(vec![way_on(session)])],
            }
        }
    }
}

/// What can be done with the question of `receipt`.
pub fn answers(receipt: &Receipt) -> Vec<InquiryAnswer> {
    let code = || receipt.code.clone();
    let rate = receipt.is_helpful.is_none();
    let rates = [InquiryAnswer::Rate(code(), true), InquiryAnswer::Rate(code(), false)];
    let rates = rates.into_iter().filter(move |_| rate);
    match receipt.inquiry.state {
        State::Underway | State::Delivered => vec![InquiryAnswer::Withdraw(code())],
        State::AskedBack => vec![InquiryAnswer::Reply(code()), InquiryAnswer::Withdraw(code())],
        State::Answered => {
            [InquiryAnswer::Reply(code()), InquiryAnswer::Close(code())].into_iter().chain(rates).collect()
        }
        State::Closed(Closing::Done | Closing::Settled | Closing::Silent) => rates.collect(),
        State::Closed(Closing::Withdrawn | Closing::Declined | Closing::Expired | Closing::Erased) => vec![],
    }
}

/// Where the conversation can go on.
pub fn way_on(session: &Session) -> Answer {
    if session.point.shown.is_empty() { Answer::New } else { Answer::List }
}

/// Offers `answers`.
pub fn offer(answers: Vec<Answer>) -> Effect {
    Effect::Offer(Menu::Numbered(answers))
}

/// Says `phrase`.
pub fn say(phrase: InquiryPhrase) -> Effect {
    Effect::Say(phrase.into())
}

fn which(session: &Session) -> Vec<Effect> {
    // Only the offers of the last page are in sight.
    let most = page_size(session.language);
    let last = session.point.shown.len();
    let first = last.saturating_sub(1) / most * most + 1;
    let numbers = (first..=last).map(InquiryAnswer::Number).chain([InquiryAnswer::Cancel]);
    vec![
        say(InquiryPhrase::Which),
        // A number is that of an offer.
        Effect::Offer(Menu::Labelled(numbers.map(Answer::Inquiry).collect())),
    ]
}

fn drafted(session: &Session, draft: &Draft, part: &InquiryPart) -> Vec<Effect> {
    let Some(target) = draft.target.as_ref().filter(|_| draft.reply_to.is_none()) else {
        return match &draft.reply_to {
            Some(code) => reply(session, code, part),
            None => vec![Effect::LookUp(Box::new(Lookup::Open(draft.offer.clone())))],
        };
    };
    if !draft.more.is_empty() {
        return vec![Effect::LookUp(Box::new(Lookup::Several(draft.more.clone())))];
    }
    match part {
        InquiryPart::Several => several(session, draft),
        InquiryPart::Write => write(draft, InquiryPhrase::Write),
        InquiryPart::Preview => preview(draft),
        InquiryPart::Beside => beside(),
        InquiryPart::Choose
        | InquiryPart::Which
        | InquiryPart::List(_)
        | InquiryPart::Shown(_)
        | InquiryPart::Withdraw(_)
        | InquiryPart::WithdrawAll => {
            let is_free = session.desk.policy == Policy::FreeText;
            let question = if is_free { InquiryPhrase::Choose } else { InquiryPhrase::ChooseReady };
            let is_care = draft.targets().iter().all(|target| target.is_care);
            let first = if is_care { Category::Care } else { Category::Places };
            let last = (!is_care).then_some(Category::Trial);
            let own = is_free.then_some(Category::Own);
            let all = [first, Category::Cost, Category::Access].into_iter().chain(last).chain(own);
            let answers = all.map(InquiryAnswer::Ask).chain([InquiryAnswer::Cancel]);
            let about =
                |target: &&Target| line(InquiryLine::About, format!("{} ({})", target.title, target.name));
            let targets = if draft.is_chosen { draft.targets() } else { vec![target] };
            let offers = offer(answers.map(Answer::Inquiry).collect());
            targets.iter().map(about).chain([say(question), offers]).collect()
        }
    }
}

/// The words are to be written; what was written before stays until it is known where the next words belong.
fn write(draft: &Draft, first: InquiryPhrase) -> Vec<Effect> {
    let phrase = if draft.has_words() { InquiryPhrase::WriteMore } else { first };
    let answers = [InquiryAnswer::Cancel].map(Answer::Inquiry).to_vec();
    vec![say(phrase), Effect::Offer(Menu::Labelled(answers))]
}

/// Words were written of which it is not known where they belong.
fn beside() -> Vec<Effect> {
    let answers =
        [InquiryAnswer::Add, InquiryAnswer::Replace, InquiryAnswer::AsBefore, InquiryAnswer::Cancel];
    vec![
        Effect::SayInquiry(Asked::Beside),
        say(InquiryPhrase::BesideAsk),
        offer(answers.map(Answer::Inquiry).to_vec()),
    ]
}

fn reply(session: &Session, code: &Code, part: &InquiryPart) -> Vec<Effect> {
    if let Some(draft) = &session.inquiry {
        if *part == InquiryPart::Preview {
            return preview(draft);
        }
        if *part == InquiryPart::Beside {
            return beside();
        }
        if draft.has_words() {
            return write(draft, InquiryPhrase::Write);
        }
    }
    let title = session.desk.receipt(code).map(|receipt| receipt.matter.title.clone()).unwrap_or_default();
    let answers = [InquiryAnswer::Cancel].map(Answer::Inquiry).to_vec();
    let mut effects = vec![line(InquiryLine::WriteReply, format!("„{title}“ ({code})"))];
    effects.extend((session.desk.policy != Policy::FreeText).then(|| say(InquiryPhrase::Overheard)));
    effects.push(Effect::Offer(Menu::Labelled(answers)));
    effects
}

fn several(session: &Session, draft: &Draft) -> Vec<Effect> {
    let Some(others) = &draft.others else {
        let page = Page { offset: 0, limit: LOOKED_AT };
        let query = Box::new(session.point.query.clone());
        return vec![Effect::LookUp(Box::new(Lookup::Search(query, page)))];
    };
    let answers =
        [InquiryAnswer::OnlyThis, InquiryAnswer::Everybody(others.len() + 1), InquiryAnswer::Cancel];
    vec![
        say(InquiryPhrase::Others),
        Effect::SayInquiry(Asked::Others),
        offer(answers.map(Answer::Inquiry).to_vec()),
    ]
}

/// The words are found first, so that exactly those are shown that will be sent.
fn preview(draft: &Draft) -> Vec<Effect> {
    let pass_on = if draft.passes_on { InquiryAnswer::Mask } else { InquiryAnswer::PassOn };
    let pass_on = draft.has_contact().then_some(pass_on);
    let answers = [InquiryAnswer::Send, InquiryAnswer::Edit].into_iter().chain(pass_on);
    let answers = answers.chain([InquiryAnswer::Cancel]).map(Answer::Inquiry);
    vec![Effect::FindWords, Effect::SayInquiry(Asked::Preview), offer(answers.collect())]
}

fn list(session: &Session, offset: usize) -> Vec<Effect> {
    let listed: Vec<_> = session.desk.listed(offset).map(|receipt| receipt.code.clone()).collect();
    if listed.is_empty() {
        return vec![say(InquiryPhrase::None), offer(vec![way_on(session)])];
    }
    let next = offset + MOST_LISTED;
    let more = (next < session.desk.receipts.len()).then_some(InquiryAnswer::Page(next));
    let answers = listed.into_iter().map(InquiryAnswer::Show).chain(more).map(Answer::Inquiry);
    let answers = answers.chain([way_on(session)]).collect();
    vec![
        say(InquiryPhrase::ListHead),
        Effect::SayInquiry(Asked::List(offset)),
        say(InquiryPhrase::ListFoot),
        offer(answers),
    ]
}

fn shown(session: &Session, code: &Code) -> Vec<Effect> {
    let more = Answer::Inquiry(InquiryAnswer::List);
    let Some(receipt) = session.desk.receipt(code) else {
        let is_any = !session.desk.receipts.is_empty();
        let answers = is_any.then_some(more).into_iter().chain([way_on(session)]).collect();
        return vec![line(InquiryLine::Unknown, code.to_string()), offer(answers)];
    };
    let is_any = session.desk.receipts.len() > 1;
    let answers = answers(receipt).into_iter().map(Answer::Inquiry);
    let answers = answers.chain(is_any.then_some(more)).chain([way_on(session)]).collect();
    vec![Effect::SayInquiry(Asked::State(code.clone())), offer(answers)]
}

fn withdraw(session: &Session, code: &Code) -> Vec<Effect> {
    let title = session.desk.receipt(code).map(|receipt| receipt.matter.title.clone()).unwrap_or_default();
    let joint = session.desk.joint(code).count();
    let (only, all) = (InquiryAnswer::TakeBackOnly(code.clone()), InquiryAnswer::TakeBackAll(joint));
    let keep = InquiryAnswer::Keep(code.clone());
    let about = line(InquiryLine::About, format!("„{title}“ ({code})"));
    if joint < 2 {
        let answers = [InquiryAnswer::TakeBack(code.clone()), keep].map(Answer::Inquiry).to_vec();
        return vec![about, say(InquiryPhrase::WithdrawAsk), offer(answers)];
    }
    let answers = [all, only, keep].map(Answer::Inquiry).to_vec();
    vec![about, say(InquiryPhrase::WithdrawJoint), offer(answers)]
}

fn withdraw_all(session: &Session) -> Vec<Effect> {
    let open = session.desk.receipts.iter().filter(|receipt| !receipt.inquiry.is_closed()).count();
    let answers = [InquiryAnswer::TakeBackAll(open), InquiryAnswer::KeepAll].map(Answer::Inquiry).to_vec();
    vec![Effect::SayInquiry(Asked::Open), say(InquiryPhrase::WithdrawAllAsk), offer(answers)]
}

/// Says `line` with `value` in it.
pub fn line(line: InquiryLine, value: String) -> Effect {
    Effect::Say(Phrase::InquiryLine(line, value))
}

/// Does `wish` with questions to providers.
pub fn inquire(wish: InquiryWish) -> Effect {
    Effect::Inquire(Box::new(wish))
}
