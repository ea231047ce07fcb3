//! A question that a citizen puts to a provider: who is to answer it, how far it is, and who may do what.

use serde::{Deserialize, Serialize};

use crate::domain::{language::Language, time::Timestamp, working_day::after_working_days};

/// The most characters of what somebody writes.
pub const LONGEST_WORDS: usize = 1_000;

/// One person has at most so many questions open at a time; one that goes to several providers counts once.
pub const MOST_OPEN: usize = 3;

/// One person sends at most so many a day.
pub const MOST_A_DAY: usize = 10;

/// One question goes to at most so many providers at once.
pub const MOST_AT_ONCE: usize = 5;

/// A provider that has not answered is reminded after so many working days, and so many later the office takes over.
const REMINDER_DAYS: u8 = 3;
const OFFICE_DAYS: u8 = 2;

/// A question about which nobody says anything more for so long after an answer is closed, in seconds.
const SILENCE_SECONDS: i64 = 14 * 24 * 3_600;

/// What was written is kept so long after the end, in seconds.
pub const KEPT_SECONDS: i64 = 30 * 24 * 3_600;

/// No question is open for longer, and nothing that was written is kept for longer, in seconds.
pub const LONGEST_SECONDS: i64 = 180 * 24 * 3_600;

/// What a question is about. It is all that a mail says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Whether there is room.
    Places,
    /// What it costs.
    Cost,
    /// Whether everybody can take part.
    Access,
    /// Whether it can be tried.
    Trial,
    /// Whether a child can be looked after.
    Care,
    /// Something else, in the words of whoever asks.
    Own,
}

/// What a question is about, and what of it is no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The id of the provider that is asked.
    pub provider: String,
    /// The id of the offer that it is about.
    pub offer: String,
    /// What the offer was called when it was asked.
    pub title: String,
    /// What is asked.
    pub category: Category,
    /// The language of whoever asks.
    pub language: Language,
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Author {
    /// Whoever asks.
    Citizen,
    /// Whoever is asked.
    Provider,
    /// The education office.
    Office,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// What the citizen wants to know.
    Question,
    /// An answer to it.
    Answer,
    /// What has to be known before it can be answered.
    AskBack,
    /// What the citizen says to either.
    Reply,
    /// Why there will be no answer.
    Decline,
}

/// Something that was written. It has no `Debug`: what people write is never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place, counted from one.
    pub number: u32,
    /// Who wrote it.
    pub author: Author,
    /// What it is.
    pub kind: EntryKind,
    /// The words; none once they are forgotten.
    pub words: Option<String>,
    /// When it was written.
    pub at: Timestamp,
}

/// How far a question is, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inquiry {
    /// Who is to answer.
    pub holder: Holder,
    /// How far it is.
    pub state: State,
    /// Since when.
    pub since: Timestamp,
    /// When it was asked.
    pub opened_at: Timestamp,
    /// Whether the provider was reminded of what it has not answered.
    pub is_reminded: bool,
}

/// Who is to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// The provider.
    Provider,
    /// The education office.
    Office(Takeover),
}

/// Why the education office answers instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takeover {
    /// No way leads to the provider.
    NoWay,
    /// What was sent to the provider came back.
    Undeliverable,
    /// The provider did not answer in time.
    Overdue,
    /// The provider says that the question is abuse.
    Reported,
}

/// How far a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// On its way to whoever is to answer.
    Underway,
    /// It has arrived there.
    Delivered,
    /// The citizen is asked something.
    AskedBack,
    /// There is an answer; the citizen may go on.
    Answered,
    /// It is over.
    Closed(Closing),
}

/// How a question ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closing {
    /// The citizen has what they need.
    Done,
    /// The citizen took it back.
    Withdrawn,
    /// The provider will not answer.
    Declined,
    /// The office has settled it.
    Settled,
    /// Nobody said anything more.
    Silent,
    /// It was open for too long.
    Expired,
    /// Whoever asked is forgotten.
    Erased,
}

/// What somebody does, or what happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The citizen says something more.
    Reply,
    /// The citizen has what they need.
    Close,
    /// The citizen takes it back.
    Withdraw,
    /// The provider or the office answers.
    Answer(Author),
    /// The provider or the office wants to know something first.
    AskBack(Author),
    /// The provider will not answer.
    Decline,
    /// The provider says that it is abuse.
    Report,
    /// The office settles it.
    Settle,
    /// The office has it sent to the provider once more, whoever was to answer it.
    GiveBack,
    /// It has arrived at the provider.
    Arrive,
    /// No way leads to the provider.
    FindNoWay,
    /// It cannot be delivered.
    Fail,
    /// The provider is reminded.
    Remind,
    /// The office takes over, since the provider does not answer.
    TakeOver,
    /// Nobody says anything more.
    GoSilent,
    /// It was open for too long.
    Expire,
    /// Whoever asked is forgotten.
    Erase,
}

/// Why something cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is over.
    #[error("the question is closed")]
    Closed,
    /// It is not the turn of whoever wants to do it.
    #[error("that is not to be done now")]
    NotNow,
}

impl Inquiry {
    /// A question that is asked `now`.
    pub fn new(now: Timestamp) -> Self {
        let (holder, state) = (Holder::Provider, State::Underway);
        Self { holder, state, since: now, opened_at: now, is_reminded: false }
    }

    /// What becomes of it by `act`.
    pub fn after(&self, act: Act, now: Timestamp) -> Result<Self, Refusal> {
        if matches!(self.state, State::Closed(_)) {
            return Err(Refusal::Closed);
        }
        let is_with_office = matches!(self.holder, Holder::Office(_));
        let is_waiting = matches!(self.state, State::Underway | State::Delivered);
        let next = match act {
            Act::Reply if is_with_office => self.moved(State::Delivered, now),
            Act::Reply => Self { is_reminded: false, ..self.moved(State::Underway, now) },
            Act::Close => self.moved(State::Closed(Closing::Done), now),
            Act::Withdraw => self.moved(State::Closed(Closing::Withdrawn), now),
            Act::Answer(Author::Citizen) | Act::AskBack(Author::Citizen) => return Err(Refusal::NotNow),
            Act::Answer(Author::Office) | Act::AskBack(Author::Office) | Act::Settle if !is_with_office => {
                return Err(Refusal::NotNow);
            }
            Act::GiveBack if !is_with_office && !is_waiting => return Err(Refusal::NotNow),
            Act::Answer(author) => self.said(author, State::Answered, now),
            Act::AskBack(author) => self.said(author, State::AskedBack, now),
            Act::Decline => self.moved(State::Closed(Closing::Declined), now),
            Act::Report => self.with_office(Takeover::Reported, now),
            Act::Settle => self.moved(State::Closed(Closing::Settled), now),
            Act::GiveBack => {
                Self { holder: Holder::Provider, is_reminded: false, ..self.moved(State::Underway, now) }
            }
            Act::Arrive if self.state == State::Underway => self.moved(State::Delivered, now),
            Act::FindNoWay if is_waiting && !is_with_office => self.with_office(Takeover::NoWay, now),
            Act::Fail if is_waiting && !is_with_office => self.with_office(Takeover::Undeliverable, now),
            Act::Remind if is_waiting && !is_with_office && !self.is_reminded => {
                Self { is_reminded: true, ..self.clone() }
            }
            Act::TakeOver if is_waiting && !is_with_office => self.with_office(Takeover::Overdue, now),
            Act::GoSilent if !is_waiting => self.moved(State::Closed(Closing::Silent), now),
            Act::Expire => self.moved(State::Closed(Closing::Expired), now),
            Act::Erase => self.moved(State::Closed(Closing::Erased), now),
            Act::Arrive | Act::FindNoWay | Act::Fail | Act::Remind | Act::TakeOver | Act::GoSilent => {
                return Err(Refusal::NotNow);
            }
        };
        Ok(next)
    }

    /// What happens next by itself, and when; none once it is over.
    pub fn next(&self) -> Option<(Act, Timestamp)> {
        let end = self.opened_at.plus(LONGEST_SECONDS);
        let (act, at) = match (self.state, self.holder) {
            (State::Closed(_), _) => return None,
            (State::Underway | State::Delivered, Holder::Office(_)) => (Act::Expire, end),
            (State::Underway | State::Delivered, Holder::Provider) if self.is_reminded => {
                (Act::TakeOver, after_working_days(self.since, REMINDER_DAYS + OFFICE_DAYS))
            }
            (State::Underway | State::Delivered, Holder::Provider) => {
                (Act::Remind, after_working_days(self.since, REMINDER_DAYS))
            }
            (State::AskedBack | State::Answered, _) => (Act::GoSilent, self.since.plus(SILENCE_SECONDS)),
        };
        Some(if at > end { (Act::Expire, end) } else { (act, at) })
    }

    /// Whether it is over.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed(_))
    }

    /// When what was written is forgotten: some time after the end, and not later than is bearable at all.
    pub fn forgotten_at(&self) -> Timestamp {
        let latest = self.opened_at.plus(LONGEST_SECONDS);
        if self.is_closed() { self.since.plus(KEPT_SECONDS).min(latest) } else { latest }
    }

    /// That it has arrived says nothing about how long somebody has been waiting.
    fn moved(&self, state: State, now: Timestamp) -> Self {
        let since = if state == State::Delivered && self.state == State::Underway { self.since } else { now };
        Self { state, since, ..self.clone() }
    }

    /// A provider who speaks up after all gets what is said to it.
    fn said(&self, author: Author, state: State, now: Timestamp) -> Self {
        let holder = if author == Author::Provider { Holder::Provider } else { self.holder };
        Self { holder, ..self.moved(state, now) }
    }

    fn with_office(&self, why: Takeover, now: Timestamp) -> Self {
        Self { holder: Holder::Office(why), state: State::Delivered, since: now, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn asked() -> Inquiry {
        Inquiry::new(Timestamp::at_hour(date(2026, 11, 2), 10))
    }

    fn later(days: i64) -> Timestamp {
        asked().opened_at.plus(days * 24 * 3_600)
    }

    fn walk(acts: &[Act]) -> Inquiry {
        acts.iter().fold(asked(), |inquiry, act| inquiry.after(*act, later(1)).unwrap())
    }

    #[test]
    fn who_does_not_answer_is_reminded_and_then_the_office_takes_over() {
        let delivered = asked().after(Act::Arrive, later(1)).unwrap();
        assert_eq!(delivered.next(), Some((Act::Remind, Timestamp::at_hour(date(2026, 11, 5), 17))));
        let reminded = delivered.after(Act::Remind, later(3)).unwrap();
        assert_eq!(reminded.next(), Some((Act::TakeOver, Timestamp::at_hour(date(2026, 11, 9), 17))));
        let taken = reminded.after(Act::TakeOver, later(7)).unwrap();
        assert_eq!((taken.holder, taken.state), (Holder::Office(Takeover::Overdue), State::Delivered));
        assert_eq!(taken.next(), Some((Act::Expire, asked().opened_at.plus(LONGEST_SECONDS))));
        assert_eq!(taken.after(Act::TakeOver, later(8)), Err(Refusal::NotNow));
    }

    #[test]
    fn an_answer_can_be_answered_and_silence_ends_it() {
        let answered = walk(&[Act::Arrive, Act::Answer(Author::Provider)]);
        assert_eq!(answered.next(), Some((Act::GoSilent, answered.since.plus(SILENCE_SECONDS))));
        let replied = answered.after(Act::Reply, later(2)).unwrap();
        assert_eq!((replied.state, replied.is_reminded), (State::Underway, false));
        let silent = answered.after(Act::GoSilent, later(16)).unwrap();
        assert_eq!((silent.state, silent.next()), (State::Closed(Closing::Silent), None));
        assert_eq!(silent.after(Act::Reply, later(17)), Err(Refusal::Closed));
        assert_eq!(silent.forgotten_at(), later(46));
    }

    #[test]
    fn the_office_speaks_only_where_it_has_taken_over() {
        assert_eq!(asked().after(Act::Answer(Author::Office), later(1)), Err(Refusal::NotNow));
        assert_eq!(asked().after(Act::Settle, later(1)), Err(Refusal::NotNow));
        let failed = walk(&[Act::Fail]);
        assert_eq!(failed.holder, Holder::Office(Takeover::Undeliverable));
        let answered = failed.after(Act::Answer(Author::Office), later(2)).unwrap();
        assert_eq!(answered.after(Act::Reply, later(3)).unwrap().state, State::Delivered);
        assert_eq!(failed.after(Act::GiveBack, later(2)).unwrap().holder, Holder::Provider);
        let lost = walk(&[Act::Arrive, Act::GiveBack]);
        assert_eq!((lost.state, lost.since), (State::Underway, later(1)));
    }

    #[test]
    fn a_provider_who_speaks_up_after_all_has_the_question_again() {
        for taken in [Act::Report, Act::TakeOver, Act::Fail] {
            let asked_back = walk(&[taken, Act::AskBack(Author::Provider)]);
            assert_eq!(asked_back.holder, Holder::Provider);
            assert_eq!(asked_back.after(Act::Reply, later(2)).unwrap().state, State::Underway);
        }
    }

    #[test]
    fn nothing_is_kept_for_more_than_half_a_year() {
        let late = walk(&[Act::Arrive]).after(Act::Answer(Author::Provider), later(175)).unwrap();
        assert_eq!(late.next(), Some((Act::Expire, later(180))));
        let closed = late.after(Act::Close, later(176)).unwrap();
        assert_eq!(closed.forgotten_at(), later(180));
    }
}
