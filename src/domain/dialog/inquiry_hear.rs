//! What somebody writes about a question to a provider: its code, its words, one of the questions that are ready.

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::Policy,
        effect::{Input, Wrote},
        guide::Guide,
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_screen::answers,
        session::{At, OF_AGE_MONTHS, Session},
        understand::{
            command::Command,
            read::{Understanding, read},
            sentence::Sentence,
        },
    },
    inquiry_code::Code,
    query::Subject,
    spelling::harmless,
    time::Date,
};

/// A longer message is no command where words are written to a provider.
const LONGEST_COMMAND: usize = 4;

/// From so many words on, what is written where a question is chosen is one.
const SHORTEST_QUESTION: usize = 4;

/// A longer message is not one of the questions that are ready: whoever writes more wants to say more.
const LONGEST_READY: usize = 6;

/// A code stands among so many words at most.
const MOST_AROUND_CODE: usize = 4;

/// A thumb that is held up rates an answer where there is one to be rated; everywhere else it is thanks.
pub fn thumb(session: &Session, command: Option<Command>) -> Option<Command> {
    let is_rate = |answer: &InquiryAnswer| matches!(answer, InquiryAnswer::Rate(..));
    let can_rate = session.desk.receipts.iter().any(|receipt| answers(receipt).iter().any(is_rate));
    let is_asked_else = matches!(session.point.at, At::Subscription(_)) || !can_rate;
    command.map(|it| if it == Command::Helpful && is_asked_else { Command::Thanks } else { it })
}

/// What a message says that begins with the code of a question, or is one: valid however long ago the last one was.
pub fn coded(session: &Session, text: &str, (guide, today): (&Guide, Date)) -> Option<Input> {
    let answer = |answer| Some(Input::Chosen(Answer::Inquiry(answer)));
    if let Some((code, rest)) = Code::lead(text).filter(|(code, _)| session.desk.receipt(code).is_some()) {
        if rest.trim().is_empty() {
            return answer(InquiryAnswer::Show(code));
        }
        let said = read(rest, &guide.lexicon, today);
        return match said.command {
            Some(Command::Reply) => answer(InquiryAnswer::Reply(code)),
            Some(Command::Settled) => answer(InquiryAnswer::Close(code)),
            Some(Command::Withdraw) => answer(InquiryAnswer::Withdraw(code)),
            Some(Command::Helpful) => answer(InquiryAnswer::Rate(code, true)),
            Some(Command::Unhelpful) => answer(InquiryAnswer::Rate(code, false)),
            Some(_) | None => Some(wrote(rest, &said, Some(code))),
        };
    }
    let words: Vec<_> = text.split_whitespace().collect();
    let is_short = words.len() <= MOST_AROUND_CODE;
    // With its hyphen it is a code, whoever's it is.
    let code = words.iter().find_map(|word| {
        let code = named(word)?;
        (word.contains('-') || session.desk.receipt(&code).is_some()).then_some(code)
    });
    code.filter(|_| is_short).and_then(|code| answer(InquiryAnswer::Show(code)))
}

/// What `text` means where a question is being asked; none if it means what it means everywhere.
pub fn heard(session: &Session, (text, understood): (&str, &Understanding), guide: &Guide) -> Option<Input> {
    let At::Inquiry(part) = &session.point.at else { return None };
    let draft = session.inquiry.as_ref()?;
    let sentence = Sentence::read(&understood.said);
    let is_free = session.desk.policy == Policy::FreeText;
    let is_question = text.trim_end().ends_with('?') || sentence.len() >= SHORTEST_QUESTION;
    match part {
        InquiryPart::Write => {
            let is_reply = draft.reply_to.is_some();
            let is_word = sentence.len() == 1 && !is_reply;
            let is_command = understood.command.is_some_and(|command| is_word || steers(command, is_reply));
            let is_asked = text.trim_end().ends_with('?') && sentence.len() > 1;
            let obeys = is_command && sentence.len() <= LONGEST_COMMAND && !is_asked;
            (!obeys).then(|| wrote(text, understood, None))
        }
        InquiryPart::Choose => {
            let ready = guide.lexicon.asking.category(&sentence);
            let is_command = understood.command.is_some_and(|command| command != Command::About);
            match ready {
                Some(category) if !is_command && (!is_free || sentence.len() <= LONGEST_READY) => {
                    Some(Input::Chosen(Answer::Inquiry(InquiryAnswer::Ask(category))))
                }
                Some(_) | None => {
                    (is_free && is_question && !is_command).then(|| wrote(text, understood, None))
                }
            }
        }
        // Other words instead of the last ones.
        InquiryPart::Preview => {
            let is_own = !draft.written.is_empty() && (is_free || draft.reply_to.is_some());
            (is_own && is_question && understood.command.is_none()).then(|| wrote(text, understood, None))
        }
        InquiryPart::Which
        | InquiryPart::Several
        | InquiryPart::List
        | InquiryPart::Shown(_)
        | InquiryPart::Withdraw(_) => None,
    }
}

fn named(word: &str) -> Option<Code> {
    Code::read(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

fn wrote(text: &str, understood: &Understanding, to: Option<Code>) -> Input {
    let query = &understood.query;
    let is_young = query.ages.iter().any(|age| age.max < OF_AGE_MONTHS);
    let is_of_a_child = query.subject == Some(Subject::Oneself) && is_young;
    Input::Wrote(Box::new(Wrote { to, words: plain(text), is_of_a_child }))
}

/// The words as they are sent: without what steers a screen, line by line.
fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| harmless(line).collect::<String>().trim().to_owned());
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Whether this command is heard even where words are written to a provider. "Ja" and "nein" may be the reply.
fn steers(command: Command, is_reply: bool) -> bool {
    match command {
        Command::Start
        | Command::Back
        | Command::Help
        | Command::Simple
        | Command::German
        | Command::Language
        | Command::Human
        | Command::Stop
        | Command::Delete
        | Command::Privacy
        | Command::MyData
        | Command::Favourites
        | Command::Subscription
        | Command::Inquiries => true,
        Command::Yes | Command::No | Command::Send | Command::Withdraw => !is_reply,
        Command::More
        | Command::Skip
        | Command::Remember
        | Command::Notify
        | Command::Nearby
        | Command::Identity
        | Command::About
        | Command::Thanks
        | Command::Greeting
        | Command::Guided
        | Command::Change
        | Command::Anywhere
        | Command::Reply
        | Command::Settled
        | Command::Helpful
        | Command::Unhelpful => false,
    }
}
