//! What leaves the service: what goes first, when it is tried again, and when to give up.

use std::fmt;

use crate::domain::{
    message::{Address, IncomingMessage, Message},
    time::Timestamp,
};

/// How often a delivery to a chat is tried.
pub const MOST_ATTEMPTS: u32 = 8;

/// The pauses between attempts by mail or webhook, in seconds: 27 and a half hours in all. Whoever runs what is at the
/// other end may have gone home.
pub const LETTER_PAUSES: [i64; 6] = [5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600, 10 * 3_600];

/// How often a delivery by mail or webhook is tried: after each pause once more.
pub const MOST_LETTER_ATTEMPTS: u32 = 7;

const _: () = assert!(MOST_LETTER_ATTEMPTS as usize == LETTER_PAUSES.len() + 1);

/// A message on its way to somebody. Its `Debug` says neither to whom nor what.
#[derive(Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Derived from its cause, so that the same cause never sends twice.
    pub id: String,
    /// Where it goes.
    pub to: Address,
    /// What it says.
    pub message: Message,
    /// What it must not wait for.
    pub priority: Priority,
    /// What the channel calls the first message of its thread, below which it is put; none if it is the first, or in none.
    pub root: Option<String>,
    /// How often it was tried, this time included.
    pub attempts: u32,
    /// How many of the earlier attempts ended without our learning whether it arrived.
    pub ambiguous: u32,
}

/// What goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody will read it some time today.
    Announcement,
    /// Somebody waits for it this hour.
    Inquiry,
    /// Somebody holds the phone in the hand.
    Answer,
}

/// That a delivery arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// What the channel calls the message in the chat, if it tells.
    pub name: Option<String>,
}

/// Why a delivery came back. The reasons never name a person and never quote a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The channel is busy or away, and the message was surely not delivered.
    #[error("try again in {seconds} s: {reason}")]
    Retry {
        /// How long the channel asks us to wait, in seconds; 0 where it does not say.
        seconds: i64,
        /// In the channel's words.
        reason: String,
    },
    /// The channel, or this chat in it, is to be left alone for a while. It is nobody's fault: the attempt does not
    /// count.
    #[error("wait {seconds} s: {reason}")]
    Wait {
        /// What is to be left alone.
        whom: Whom,
        /// How long, in seconds.
        seconds: i64,
        /// In the channel's words.
        reason: String,
        /// Whether the message may have been delivered all the same.
        is_ambiguous: bool,
    },
    /// The message cannot be delivered, now or later.
    #[error("cannot be delivered: {0}")]
    Permanent(String),
    /// The address is gone, or does not want to hear from us.
    #[error("gone: {0}")]
    Gone(String),
    /// The address has another name now.
    #[error("moved")]
    Moved(String),
    /// Nobody can say whether it was delivered.
    #[error("perhaps delivered: {0}")]
    Ambiguous(String),
}

/// What is to be left alone for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// This chat, as far as one can tell.
    Chat,
    /// Everybody in this channel.
    Everybody,
}

/// What becomes of a delivery after an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It arrived.
    Sent,
    /// It is tried again.
    Retry {
        /// Not before this moment.
        due: Timestamp,
        /// Why this attempt failed.
        reason: String,
        /// Whether it may have arrived all the same.
        is_ambiguous: bool,
    },
    /// It waits, as if it had not been tried.
    Postponed {
        /// Not before this moment.
        due: Timestamp,
        /// What it waits for.
        reason: String,
        /// Whether it may have arrived all the same.
        is_ambiguous: bool,
    },
    /// It goes to this name of the address instead, at once.
    Moved(String),
    /// It cannot be delivered.
    Dead(String),
    /// It may have arrived, and a second copy would be worse than none.
    Unknown(String),
}

/// How the ids of news begin.
const NEWS: &str = "news:";

impl Delivery {
    /// `message` for `to` that was not tried yet. The `id` is derived from its cause.
    pub fn new(id: String, to: Address, message: Message, priority: Priority) -> Self {
        Self { id, to, message, priority, root: None, attempts: 0, ambiguous: 0 }
    }

    /// The `number`th answer to `incoming`. The same answer to the same message has the same id.
    pub fn answer(incoming: &IncomingMessage, number: usize, message: Message) -> Self {
        let id = format!("answer:{}:{number}", incoming.id);
        Self::new(id, incoming.from.clone(), message, Priority::Answer)
    }

    /// News for `to`, told because of `cause`: the same cause is told once. A cause names nobody.
    pub fn news(to: Address, cause: &str, message: Message) -> Self {
        Self::new(format!("{NEWS}{cause}"), to, message, Priority::Announcement)
    }

    /// Whether it tells news that somebody wanted to be told.
    pub fn is_news(&self) -> bool {
        self.id.starts_with(NEWS)
    }

    /// An announcement for `to`, whose row among its recipients is called `id`.
    pub fn announcement(id: &str, to: Address, message: Message) -> Self {
        Self::new(id.to_owned(), to, message, Priority::Announcement)
    }

    /// What becomes of it without trying; none if it is to be tried. An announcement of which two copies may have
    /// arrived is not sent again; nothing is tried for ever, not even what stops the service at each attempt.
    pub fn settled(&self) -> Option<Outcome> {
        if !self.bears(self.ambiguous) {
            return Some(Outcome::Unknown("an attempt was cut short".to_owned()));
        }
        (self.attempts > self.most_attempts()).then(|| Outcome::Dead("no attempt came to an end".to_owned()))
    }

    /// Judges an attempt made at `now`.
    pub fn judge(&self, attempt: Result<Sent, SendError>, now: Timestamp) -> Outcome {
        let (seconds, reason, is_ambiguous) = match attempt {
            Ok(_) => return Outcome::Sent,
            Err(SendError::Permanent(reason) | SendError::Gone(reason)) => return Outcome::Dead(reason),
            Err(SendError::Moved(_)) if self.is_last_attempt() => {
                return Outcome::Dead("moved again and again".to_owned());
            }
            Err(SendError::Moved(name)) => return Outcome::Moved(name),
            Err(SendError::Wait { reason, is_ambiguous: true, .. }) if !self.bears(self.ambiguous + 1) => {
                return Outcome::Unknown(reason);
            }
            Err(SendError::Wait { seconds, reason, is_ambiguous, .. }) => {
                return Outcome::Postponed { due: now.plus(seconds), reason, is_ambiguous };
            }
            Err(SendError::Ambiguous(reason)) => (0, reason, true),
            Err(SendError::Retry { seconds, reason }) => (seconds, reason, false),
        };
        if is_ambiguous && (!self.bears(self.ambiguous + 1) || self.is_last_attempt()) {
            return Outcome::Unknown(reason);
        }
        if self.is_last_attempt() {
            return Outcome::Dead(reason);
        }
        let due = now.plus(seconds.max(self.pause_seconds()));
        Outcome::Retry { due, reason, is_ambiguous }
    }

    /// Whether an earlier attempt may have delivered it.
    pub fn is_in_doubt(&self) -> bool {
        self.ambiguous > 0
    }

    /// Whether another attempt is better than none although so many may have delivered it, or makes no further copy.
    fn bears(&self, doubts: u32) -> bool {
        self.to.channel.knows_copies() || doubts <= self.priority.most_doubts()
    }

    fn is_last_attempt(&self) -> bool {
        self.attempts >= self.most_attempts()
    }

    fn most_attempts(&self) -> u32 {
        if self.to.channel.is_chat() { MOST_ATTEMPTS } else { MOST_LETTER_ATTEMPTS }
    }

    /// The pause after this attempt, in seconds.
    fn pause_seconds(&self) -> i64 {
        if self.to.channel.is_chat() {
            return self.priority.pause_seconds(self.attempts);
        }
        let number = self.attempts.saturating_sub(1) as usize;
        LETTER_PAUSES[number.min(LETTER_PAUSES.len() - 1)]
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Delivery({}, {:?}, attempt {})", self.id, self.priority, self.attempts)
    }
}

impl Priority {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Answer, Self::Inquiry, Self::Announcement];

    /// So many attempts may have delivered it, and it is tried again all the same. An answer that never comes leaves
    /// somebody waiting; an announcement that never comes lets a date pass, and one that comes a third time annoys
    /// everybody.
    fn most_doubts(self) -> u32 {
        match self {
            Self::Answer | Self::Inquiry => u32::MAX,
            Self::Announcement => 1,
        }
    }

    /// The pause after an attempt, in seconds, `attempts` counted from one. It doubles each time: an answer is
    /// tried after 2, 4, 8, … 128 seconds, for 4 minutes in all; anything else after 5, 10, 20, … 320 minutes,
    /// for ten and a half hours in all.
    fn pause_seconds(self, attempts: u32) -> i64 {
        let first = match self {
            Self::Answer => 2,
            Self::Inquiry | Self::Announcement => 5 * 60,
        };
        first << attempts.clamp(1, MOST_ATTEMPTS).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::ChannelKind;

    const NOW: Timestamp = Timestamp(1_000);

    fn delivery(priority: Priority, attempts: u32) -> Delivery {
        let from = Address { channel: ChannelKind::Terminal, name: "anna".to_owned() };
        let incoming = IncomingMessage::new("terminal:1", from, "Hallo".into());
        let message = Message { text: "Guten Tag".to_owned(), ..Message::default() };
        Delivery { priority, attempts, ..Delivery::answer(&incoming, 0, message) }
    }

    fn busy(seconds: i64) -> Result<Sent, SendError> {
        Err(SendError::Retry { seconds, reason: "busy".to_owned() })
    }

    fn cut() -> Result<Sent, SendError> {
        Err(SendError::Ambiguous("cut".to_owned()))
    }

    fn retry(seconds: i64, is_ambiguous: bool) -> Outcome {
        let reason = if is_ambiguous { "cut" } else { "busy" }.to_owned();
        Outcome::Retry { due: NOW.plus(seconds), reason, is_ambiguous }
    }

    #[test]
    fn the_pauses_grow_and_patience_ends() {
        let pauses: Vec<_> =
            (1..=MOST_ATTEMPTS).map(|n| delivery(Priority::Answer, n).judge(busy(0), NOW)).collect();
        let expected = [2, 4, 8, 16, 32, 64, 128].map(|seconds| retry(seconds, false));
        assert_eq!(pauses[..7], expected);
        assert_eq!(pauses[7], Outcome::Dead("busy".to_owned()));
        assert_eq!(delivery(Priority::Inquiry, 1).judge(busy(0), NOW), retry(300, false));
    }

    #[test]
    fn a_letter_is_tried_for_a_day_and_a_night() {
        for channel in [ChannelKind::Mail, ChannelKind::Webhook] {
            let to = Address { channel, name: "anna@verein.example".to_owned() };
            let letter = |attempts| Delivery { to: to.clone(), ..delivery(Priority::Inquiry, attempts) };
            let minutes = [5, 30, 120, 300, 600, 600];
            for (number, pause) in minutes.into_iter().enumerate() {
                let attempt = letter(u32::try_from(number + 1).unwrap());
                assert_eq!(
                    (attempt.settled(), attempt.judge(busy(0), NOW)),
                    (None, retry(60 * pause, false))
                );
            }
            let last = letter(MOST_LETTER_ATTEMPTS);
            assert_eq!(last.settled(), None);
            assert_eq!(last.judge(busy(0), NOW), Outcome::Dead("busy".to_owned()));
            assert!(matches!(letter(MOST_LETTER_ATTEMPTS + 1).settled(), Some(Outcome::Dead(_))));
            assert_eq!(letter(2).judge(cut(), NOW), retry(1_800, true), "a second copy is better than none");
        }
    }

    #[test]
    fn a_channel_that_asks_for_more_time_gets_it() {
        assert_eq!(delivery(Priority::Answer, 1).judge(busy(90), NOW), retry(90, false));
        assert_eq!(delivery(Priority::Answer, 6).judge(busy(1), NOW), retry(64, false));
    }

    #[test]
    fn what_may_have_arrived_is_sent_again_an_announcement_only_once() {
        assert_eq!(delivery(Priority::Answer, 1).judge(cut(), NOW), retry(2, true));
        assert_eq!(delivery(Priority::Announcement, 1).judge(cut(), NOW), retry(300, true));
        let doubtful = Delivery { ambiguous: 1, ..delivery(Priority::Announcement, 2) };
        assert_eq!(doubtful.judge(cut(), NOW), Outcome::Unknown("cut".to_owned()));
        assert_eq!((doubtful.settled(), doubtful.judge(Ok(Sent::default()), NOW)), (None, Outcome::Sent));
        assert_eq!(
            delivery(Priority::Answer, MOST_ATTEMPTS).judge(cut(), NOW),
            Outcome::Unknown("cut".to_owned())
        );
    }

    #[test]
    fn who_is_gone_is_not_asked_again() {
        let gone = Err(SendError::Permanent("gone".to_owned()));
        assert_eq!(delivery(Priority::Answer, 1).judge(gone, NOW), Outcome::Dead("gone".to_owned()));
        assert_eq!(delivery(Priority::Answer, 1).judge(Ok(Sent::default()), NOW), Outcome::Sent);
    }

    #[test]
    fn what_stops_the_service_at_each_attempt_is_given_up() {
        let cut_short = |priority, attempts| Delivery { ambiguous: 1, ..delivery(priority, attempts) };
        assert_eq!(cut_short(Priority::Answer, MOST_ATTEMPTS).settled(), None);
        assert!(matches!(cut_short(Priority::Answer, MOST_ATTEMPTS + 1).settled(), Some(Outcome::Dead(_))));
        let twice = Delivery { ambiguous: 2, ..delivery(Priority::Announcement, 3) };
        assert!(matches!(twice.settled(), Some(Outcome::Unknown(_))));
    }

    #[test]
    fn nothing_personal_is_printed() {
        assert_eq!(
            format!("{:?}", delivery(Priority::Answer, 2)),
            "Delivery(answer:terminal:1:0, Answer, attempt 2)"
        );
    }

    #[test]
    fn answers_go_first() {
        assert!(Priority::Answer > Priority::Inquiry && Priority::Inquiry > Priority::Announcement);
    }
}
