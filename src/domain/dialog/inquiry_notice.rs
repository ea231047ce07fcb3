//! What whoever asked is told of their question, in the chat where they asked it.

use crate::domain::{
    dialog::{answer::Answer, guide::Guide, inquiry_answer::InquiryAnswer, inquiry_words, summary::Summary},
    inquiry::{Author, Matter, Takeover},
    inquiry_code::Code,
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    message::{Choice, Message},
    phrase::Phrase,
    phrasebook::Words,
};

/// What there is to tell.
#[derive(Clone, Copy)]
pub enum Notice<'a> {
    /// An answer, and whose.
    Answered(Author, &'a str),
    /// Something has to be known first; who wants to know it.
    AskedBack(Author, &'a str),
    /// The provider will not answer; perhaps why.
    Declined(&'a str),
    /// The office has settled it, with these words.
    Settled(&'a str),
    /// The office answers instead of the provider.
    TakenOver(Takeover),
    /// Nobody answered for half a year.
    Expired,
}

/// The message that tells `notice` of the question called `code`.
pub fn message(guide: &Guide, (code, matter): (&Code, &Matter), notice: Notice<'_>) -> Message {
    let say = |phrase: Phrase| guide.phrasebook.say(matter.language, &phrase);
    let (head, by, said) = parts(notice);
    let mut words = Words::default();
    words.add_line(say(Phrase::InquiryLine(head, format!("„{}“ ({code})", matter.title))));
    if let Some(by) = by {
        words.add_line(Words::default());
        words.add_line(say(by.into()));
    }
    if !said.is_empty() {
        words.add_line(Words::foreign(said));
    }
    let summary = Summary { guide, language: matter.language };
    let choice = |answer: InquiryAnswer| {
        let label = inquiry_words::label(&answer, summary);
        Choice { label, data: Answer::Inquiry(answer).data(), number: None }
    };
    let choices: Vec<_> = answers(code, notice).into_iter().map(choice).collect();
    if is_answerable(notice) {
        words.add_line(Words::default());
        words.add_line(say(Phrase::InquiryLine(InquiryLine::ByWords, code.to_string())));
        if matches!(notice, Notice::Answered(..)) {
            words.add_line(say(InquiryPhrase::ByWordsEnd.into()));
        }
    }
    Message { text: words.text, marks: words.marks, choices, ..Message::default() }
}

/// What can be answered from the message itself, however long ago it came.
fn answers(code: &Code, notice: Notice<'_>) -> Vec<InquiryAnswer> {
    let code = || code.clone();
    let rates = [InquiryAnswer::Rate(code(), true), InquiryAnswer::Rate(code(), false)];
    match notice {
        Notice::Answered(..) => {
            [InquiryAnswer::Reply(code()), InquiryAnswer::Close(code())].into_iter().chain(rates).collect()
        }
        Notice::AskedBack(..) => vec![InquiryAnswer::Reply(code()), InquiryAnswer::Withdraw(code())],
        Notice::Settled(_) => rates.to_vec(),
        Notice::TakenOver(_) => vec![InquiryAnswer::Show(code())],
        Notice::Declined(_) | Notice::Expired => vec![],
    }
}

fn is_answerable(notice: Notice<'_>) -> bool {
    match notice {
        Notice::Answered(..) | Notice::AskedBack(..) => true,
        Notice::Declined(_) | Notice::Settled(_) | Notice::TakenOver(_) | Notice::Expired => false,
    }
}

fn parts(notice: Notice<'_>) -> (InquiryLine, Option<InquiryPhrase>, &str) {
    match notice {
        Notice::Answered(author, said) => (InquiryLine::Answered, Some(written_by(author)), said),
        Notice::AskedBack(author, said) => (InquiryLine::AskedBack, Some(written_by(author)), said),
        Notice::Declined("") => (InquiryLine::Declined, None, ""),
        Notice::Declined(said) => (InquiryLine::Declined, Some(InquiryPhrase::ByProvider), said),
        Notice::Settled("") => (InquiryLine::Settled, None, ""),
        Notice::Settled(said) => (InquiryLine::Settled, Some(InquiryPhrase::ByOffice), said),
        Notice::TakenOver(Takeover::NoWay) => (InquiryLine::Changed, Some(InquiryPhrase::TakenNoWay), ""),
        Notice::TakenOver(Takeover::Undeliverable) => {
            (InquiryLine::Changed, Some(InquiryPhrase::TakenUndeliverable), "")
        }
        Notice::TakenOver(Takeover::Overdue) => (InquiryLine::Changed, Some(InquiryPhrase::TakenOverdue), ""),
        Notice::TakenOver(Takeover::Reported) => {
            (InquiryLine::Changed, Some(InquiryPhrase::TakenReported), "")
        }
        Notice::Expired => (InquiryLine::Changed, Some(InquiryPhrase::Expired), ""),
    }
}

fn written_by(author: Author) -> InquiryPhrase {
    match author {
        Author::Office => InquiryPhrase::ByOffice,
        Author::Citizen | Author::Provider => InquiryPhrase::ByProvider,
    }
}
