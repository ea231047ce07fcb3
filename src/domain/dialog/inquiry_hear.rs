//! What somebody writes about a question to a provider: its code, its words, one of the questions that are ready.

use crate::domain::{
    announcement_text::lines,
    contact_details,
    dialog::{
        answer::Answer,
        desk::Policy,
        effect::{Input, Wrote},
        guide::Guide,
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_choose::{LONGEST_READY, meant},
        inquiry_screen::answers,
        inquiry_second::{declines, is_talk},
        inquiry_talk::{approves, concern, is_young},
        inquiry_whom::pointed,
        session::{At, Session},
        understand::{
            asking::Asking,
            command::Command,
            concern::Concern,
            read::{Understanding, read},
            sentence::Sentence,
        },
    },
    inquiry_code::Code,
    spelling::fold,
    time::Date,
};

/// A longer message is no command where words are written to a provider.
const LONGEST_COMMAND: usize = 4;

/// From so many words on, what is written where a question is chosen is one.
const SHORTEST_QUESTION: usize = 4;

/// From so many words on, what is written where a question is to be sent may belong to it.
const SHORTEST_BESIDE: usize = 3;

/// In so many words nothing is asked, only that something shall be asked.
const MOST_BARE: usize = 2;

/// A code is shown in so many signs, the middle one of which is a hyphen.
const SHOWN: usize = 7;

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
    let code = words.iter().enumerate().find_map(|(at, word)| {
        let code = named(word)?;
        let is_alone = words.len() == 1;
        let is_introduced = at.checked_sub(1).is_some_and(|before| introduces(words[before]));
        let is_known = session.desk.receipt(&code).is_some();
        // Whose it is not known has to look like one, and nothing but a question may be meant.
        let is_meant = is_alone || is_introduced || !session.desk.receipts.is_empty();
        (is_known || is_shown_form(word) && is_meant).then_some(code)
    });
    code.filter(|_| words.len() <= MOST_AROUND_CODE).and_then(|code| answer(InquiryAnswer::Show(code)))
}

/// What `text` means where a question is being asked; none if it means what it means everywhere.
pub fn heard(session: &Session, (text, understood): (&str, &Understanding), guide: &Guide) -> Option<Input> {
    let At::Inquiry(part) = &session.point.at else { return None };
    let sentence = Sentence::read(&understood.said);
    if let InquiryPart::List(offset) = part {
        return of_list(session, (&sentence, understood), (guide, *offset));
    }
    let draft = session.inquiry.as_ref()?;
    let is_free = session.desk.policy == Policy::FreeText;
    let is_reply = draft.reply_to.is_some();
    let is_asked = text.trim_end().ends_with('?');
    let is_question = is_asked || sentence.len() >= SHORTEST_QUESTION;
    let is_own = is_young(understood) == Some(true) && *part != InquiryPart::Which;
    if understood.concerns.contains(&Concern::Insult) {
        return Some(wrote(text, understood, None));
    }
    if let Some(numbers) = pointed(session, (&sentence, understood), &guide.lexicon) {
        return Some(Input::Pointed(Box::new(Asking { numbers, ..Asking::default() })));
    }
    // "Frage stellen" where one is being written is no question.
    let only_asks =
        understood.asks.as_ref().is_some_and(|asking| asking.is_certain && asking.clause.is_none());
    let is_bare = only_asks && !is_reply && sentence.len() <= MOST_BARE && *part != InquiryPart::Which;
    if !is_own && (is_bare || is_talk(session, understood) || concern(session, understood).is_some()) {
        return Some(Input::Said(Box::new(understood.clone())));
    }
    match part {
        InquiryPart::Write => {
            let is_word = sentence.len() == 1 && !is_reply;
            let is_command = understood.command.is_some_and(|command| is_word || steers(command, is_reply));
            let obeys = is_command && sentence.len() <= LONGEST_COMMAND && !(is_asked && sentence.len() > 1);
            (!obeys).then(|| wrote(text, understood, None))
        }
        InquiryPart::Choose => {
            let ready = guide.lexicon.asking.category(&sentence);
            let is_command = understood.command.is_some_and(|command| command != Command::About);
            let is_ready = sentence.len() <= LONGEST_READY && !(is_question && says_more(understood));
            match ready {
                Some(category) if !is_command && (!is_free || is_ready) => {
                    Some(Input::Chosen(Answer::Inquiry(InquiryAnswer::Ask(category))))
                }
                Some(_) | None => {
                    (is_own || is_question && !is_command).then(|| wrote(text, understood, None))
                }
            }
        }
        // Other words beside the last ones.
        InquiryPart::Preview | InquiryPart::Beside => {
            let has_contact = !contact_details::find(text).is_empty();
            let is_beside = is_asked
                || has_contact
                || sentence.len() >= SHORTEST_BESIDE && !approves(understood) && !declines(understood);
            (is_own || has_contact || is_beside && understood.command.is_none())
                .then(|| wrote(text, understood, None))
        }
        InquiryPart::Which => {
            let asking = guide.lexicon.asking.pointed(&sentence, &guide.lexicon.ages.ordinals);
            let is_several = asking.numbers.len() > 1 || asking.is_everybody;
            let is_named = asking.numbers.is_empty() && !meant(session, &asking).is_empty();
            let is_command = understood.command.is_some_and(|command| command != Command::Skip);
            let is_pointed = (is_several || is_named) && !is_command;
            is_pointed.then(|| Input::Pointed(Box::new(asking)))
        }
        InquiryPart::Several
        | InquiryPart::List(_)
        | InquiryPart::Shown(_)
        | InquiryPart::Withdraw(_)
        | InquiryPart::WithdrawAll => None,
    }
}

/// Whether a question says more than one that is ready: for whom it is, where, or when.
fn says_more(understood: &Understanding) -> bool {
    let query = &understood.query;
    !query.ages.is_empty() || query.place.is_some() || query.says_when() || understood.names_subject
}

/// "Zieh die zweite zurück": what is said of one of a list that begins at `offset`.
fn of_list(
    session: &Session,
    (sentence, understood): (&Sentence, &Understanding),
    (guide, offset): (&Guide, usize),
) -> Option<Input> {
    let says = |concern| understood.concerns.contains(&concern);
    if !says(Concern::TakeBack) && !says(Concern::Withdraw) || says(Concern::All) {
        return None;
    }
    let asking = guide.lexicon.asking.pointed(sentence, &guide.lexicon.ages.ordinals);
    let [number] = asking.numbers[..] else { return None };
    let receipt = session.desk.listed(offset).nth(number.checked_sub(1)?)?;
    Some(Input::Chosen(Answer::Inquiry(InquiryAnswer::Withdraw(receipt.code.clone()))))
}

fn named(word: &str) -> Option<Code> {
    Code::read(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether `word` is written as codes are shown: `K7M-4P2`.
fn is_shown_form(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.len() == SHOWN && word.find('-') == Some(SHOWN / 2)
}

/// Whether a code is said behind `word`.
fn introduces(word: &str) -> bool {
    let word = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    matches!(word.as_str(), "frage" | "anfrage" | "code" | "nummer" | "nr" | "kennung")
}

fn wrote(text: &str, understood: &Understanding, to: Option<Code>) -> Input {
    let (is_young, is_insult) = (is_young(understood), understood.concerns.contains(&Concern::Insult));
    let is_discreet = understood.is_discreet;
    Input::Wrote(Box::new(Wrote { to, words: lines(text), is_young, is_insult, is_discreet }))
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
