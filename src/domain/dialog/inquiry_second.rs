//! Second thoughts where a question waits to be sent: what is said to the bot there is no part of the question, and what
//! steps back cancels it, or waits for the one word that sends.

use crate::domain::{
    dialog::{
        effect::Effect,
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_draft::Trigger,
        inquiry_flow::answered,
        inquiry_upkeep,
        inquiry_whom::unclear,
        moves::{ask, said_first},
        present::{present, remind},
        session::{At, Session},
        understand::{
            command::Command, concern::Concern, matter::Matter, read::Understanding, sentence::Sentence,
        },
    },
    inquiry_phrase::InquiryPhrase,
    spelling::fold,
};

/// In so many words at most something is said to the bot.
const MOST_WORDS: usize = 8;

/// So many words at most say no, and nothing else.
const MOST_WORDS_NO: usize = 3;

/// Somebody hesitates in so many words at most.
const MOST_WORDS_WAIT: usize = 6;

/// What is said to the bot.
enum Talk {
    /// No more of it.
    Stop,
    /// The question is not sent.
    Cancel,
    /// What was written besides is left out.
    AsBefore,
    /// What is it, and where is it pressed?
    Buttons,
    /// Not yet.
    Wait,
    /// First, something else is looked at: the offer with this number, if one is said.
    Look(Option<usize>),
    /// A number that is not there shall be passed on.
    WithoutNumber,
    /// The number stays out, as it is.
    StaysOut,
    /// First, it has to be chosen where the words belong.
    Unclear,
}

/// Whether `understood` is said to the bot, and not to the provider.
pub fn is_talk(session: &Session, understood: &Understanding) -> bool {
    talk(session, understood).is_some()
}

/// Answers what is said to the bot where a question waits to be sent; none if it is something else.
pub fn heard(session: &mut Session, understood: &Understanding) -> Option<Vec<Effect>> {
    let talk = talk(session, understood)?;
    let part = session.point.at.clone();
    if let Some(draft) = &mut session.inquiry {
        draft.trigger = Trigger::Word;
    }
    let say = |session: &mut Session, phrase| said_first(phrase, present(session));
    Some(match talk {
        Talk::Stop => {
            let memory = &session.memory;
            let is_written_to = !memory.searches.is_empty() || memory.subscription.is_some();
            inquiry_upkeep::leave(session);
            let rest = remind(session);
            let rest = if is_written_to { said_first(InquiryPhrase::StopMore, rest) } else { rest };
            said_first(InquiryPhrase::Cancelled, rest)
        }
        Talk::Cancel => answered(session, InquiryAnswer::Cancel),
        Talk::AsBefore => answered(session, InquiryAnswer::AsBefore),
        Talk::Buttons | Talk::Unclear if part == At::Inquiry(InquiryPart::Several) => unclear(session),
        Talk::Buttons | Talk::Wait | Talk::Unclear if part == At::Inquiry(InquiryPart::Beside) => {
            say(session, InquiryPhrase::ChooseFirst)
        }
        Talk::Buttons => say(session, InquiryPhrase::HowToSend),
        Talk::Wait | Talk::Unclear => say(session, InquiryPhrase::Waits),
        Talk::Look(number) => {
            let shown = number.and_then(|number| session.point.shown.get(number.checked_sub(1)?)).cloned();
            match shown {
                Some(id) => said_first(InquiryPhrase::DraftStays, ask(session, At::Detail(id))),
                None => say(session, InquiryPhrase::Waits),
            }
        }
        Talk::WithoutNumber => say(session, InquiryPhrase::WriteNumber),
        Talk::StaysOut => say(session, InquiryPhrase::NumberStaysOut),
    })
}

/// Whether a few words say no: "nee lass".
pub fn declines(understood: &Understanding) -> bool {
    let words = understood.said.split(' ').count();
    let begins = understood.said.split([' ', ',']).next().map(fold).unwrap_or_default();
    let is_no = matches!(begins.as_str(), "nein" | "nee" | "noe" | "ne" | "nope");
    is_no && understood.matters.contains(&Matter::Decline) && words <= MOST_WORDS_NO
}

/// Whether a question is being written.
pub fn is_drafting(session: &Session) -> bool {
    let At::Inquiry(part) = &session.point.at else { return false };
    match part {
        InquiryPart::Which
        | InquiryPart::Choose
        | InquiryPart::Several
        | InquiryPart::Write
        | InquiryPart::Preview
        | InquiryPart::Beside => true,
        InquiryPart::List(_)
        | InquiryPart::Shown(_)
        | InquiryPart::Withdraw(_)
        | InquiryPart::WithdrawAll => false,
    }
}

fn talk(session: &Session, understood: &Understanding) -> Option<Talk> {
    if understood.command == Some(Command::Stop) && is_drafting(session) {
        return Some(Talk::Stop);
    }
    let At::Inquiry(part) = &session.point.at else { return None };
    let draft = session.inquiry.as_ref()?;
    let sentence = Sentence::read(&understood.said);
    if !matches!(part, InquiryPart::Several | InquiryPart::Preview | InquiryPart::Beside)
        || sentence.len() > MOST_WORDS
    {
        return None;
    }
    let says = |concern| understood.concerns.contains(&concern);
    let is_asked = understood.said.contains('?');
    if *part == InquiryPart::Beside
        && let Some(talk) = beside(understood)
    {
        return Some(talk);
    }
    if says(Concern::Buttons) {
        return Some(Talk::Buttons);
    }
    if is_asked {
        return None;
    }
    if says(Concern::Look) {
        let number = (0..sentence.len()).find_map(|at| sentence.number(at));
        return Some(Talk::Look(number.map(usize::from)));
    }
    // More words may be what the provider shall know.
    let hesitates = says(Concern::Hesitate) && sentence.len() <= MOST_WORDS_WAIT;
    if hesitates || says(Concern::Wait) && *part != InquiryPart::Preview {
        return Some(Talk::Wait);
    }
    if *part != InquiryPart::Preview {
        return None;
    }
    if says(Concern::WithContact) && !draft.has_contact() {
        return Some(Talk::WithoutNumber);
    }
    let is_out = !draft.passes_on || !draft.has_contact();
    (says(Concern::WithoutContact) && is_out).then_some(Talk::StaysOut)
}

/// What is said where it is asked whether other words belong to the question.
fn beside(understood: &Understanding) -> Option<Talk> {
    let says = |concern| understood.concerns.contains(&concern);
    let said = fold(&understood.said);
    let first = said.split([' ', ',']).next().unwrap_or_default();
    match understood.command {
        Some(Command::Yes) if matches!(first, "ja" | "jo" | "jep" | "jawohl" | "gerne") => return None,
        Some(Command::No) if matches!(said.as_str(), "nein" | "nee" | "ne" | "noe") => {
            return Some(Talk::AsBefore);
        }
        Some(Command::No | Command::Withdraw) => return Some(Talk::Cancel),
        Some(Command::Yes | Command::Send | Command::Change | Command::Skip) => return Some(Talk::Unclear),
        _ => {}
    }
    if says(Concern::Earlier) || declines(understood) {
        return Some(Talk::AsBefore);
    }
    let is_back = says(Concern::TakeBack) || says(Concern::Withdraw);
    (is_back && !understood.said.contains('?')).then_some(Talk::Cancel)
}
