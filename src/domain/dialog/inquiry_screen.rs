//! What is said where a question to a provider is open: what is asked, its words, whether to send it, how far it is.

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::{Policy, Receipt},
        effect::{Asked, Effect, Lookup, Menu},
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_draft::Draft,
        session::Session,
    },
    inquiry::{Category, Closing, State},
    inquiry_code::Code,
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    language::Language,
    phrase::Phrase,
    query::Page,
};

/// Among so many of what the search finds, others are looked for who can be asked as well.
const LOOKED_AT: usize = 20;

/// What is open, said in full.
pub fn screen(session: &Session, part: &InquiryPart) -> Vec<Effect> {
    match part {
        InquiryPart::Which => which(session),
        InquiryPart::List => list(session),
        InquiryPart::Shown(code) => shown(session, code),
        InquiryPart::Withdraw(code) => withdraw(session, code),
        InquiryPart::Choose | InquiryPart::Several | InquiryPart::Write | InquiryPart::Preview => {
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
    let most = match session.language {
        Language::German => 5,
        Language::Simple => 3,
    };
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
    match part {
        InquiryPart::Several => several(session, draft),
        InquiryPart::Write => {
            let answers = [InquiryAnswer::Cancel].map(Answer::Inquiry).to_vec();
            vec![say(InquiryPhrase::Write), Effect::Offer(Menu::Labelled(answers))]
        }
        InquiryPart::Preview => preview(draft),
        InquiryPart::Choose
        | InquiryPart::Which
        | InquiryPart::List
        | InquiryPart::Shown(_)
        | InquiryPart::Withdraw(_) => {
            let is_free = session.desk.policy == Policy::FreeText;
            let question = if is_free { InquiryPhrase::Choose } else { InquiryPhrase::ChooseReady };
            let first = if target.is_care { Category::Care } else { Category::Places };
            let last = (!target.is_care).then_some(Category::Trial);
            let own = is_free.then_some(Category::Own);
            let all = [first, Category::Cost, Category::Access].into_iter().chain(last).chain(own);
            let answers = all.map(InquiryAnswer::Ask).chain([InquiryAnswer::Cancel]);
            vec![
                line(InquiryLine::About, format!("{} ({})", target.title, target.name)),
                say(question),
                offer(answers.map(Answer::Inquiry).collect()),
            ]
        }
    }
}

fn reply(session: &Session, code: &Code, part: &InquiryPart) -> Vec<Effect> {
    if *part == InquiryPart::Preview {
        return session.inquiry.as_ref().map_or_else(Vec::new, |draft| preview(draft));
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
    let pass_on = (draft.has_contact() && !draft.passes_on).then_some(InquiryAnswer::PassOn);
    let answers = [InquiryAnswer::Send, InquiryAnswer::Edit].into_iter().chain(pass_on);
    let answers = answers.chain([InquiryAnswer::Cancel]).map(Answer::Inquiry);
    vec![Effect::FindWords, Effect::SayInquiry(Asked::Preview), offer(answers.collect())]
}

fn list(session: &Session) -> Vec<Effect> {
    let listed: Vec<_> = session.desk.listed().map(|receipt| receipt.code.clone()).collect();
    if listed.is_empty() {
        return vec![say(InquiryPhrase::None), offer(vec![way_on(session)])];
    }
    let answers = listed.into_iter().map(|code| Answer::Inquiry(InquiryAnswer::Show(code)));
    let answers = answers.chain([way_on(session)]).collect();
    vec![
        say(InquiryPhrase::ListHead),
        Effect::SayInquiry(Asked::List),
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
    let answers = [InquiryAnswer::TakeBack(code.clone()), InquiryAnswer::Keep(code.clone())];
    vec![
        line(InquiryLine::About, format!("„{title}“ ({code})")),
        say(InquiryPhrase::WithdrawAsk),
        offer(answers.map(Answer::Inquiry).to_vec()),
    ]
}

/// Says `line` with `value` in it.
pub fn line(line: InquiryLine, value: String) -> Effect {
    Effect::Say(Phrase::InquiryLine(line, value))
}
