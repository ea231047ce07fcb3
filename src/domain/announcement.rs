//! An announcement: what it says, whom it is for, and who has to agree before it leaves.
//!
//! A draft is checked, submitted, approved by somebody who wrote nothing of it, and sent. What was approved is bound to a
//! hash of its words and its audience: whoever changes either voids the approval.

use std::{collections::BTreeSet, fmt::Write as _};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::{audience::Audience, language::Language, staff::StaffId, time::Timestamp};

/// The most characters of a title, and of a text.
pub const LONGEST_TITLE: usize = 100;
/// The most characters of a text: with its title and its end it fits into one message of every channel.
pub const LONGEST_TEXT: usize = 1_500;
/// The most bytes of a link.
const LONGEST_LINK: usize = 500;

/// After an approval, so many seconds are left to call it back.
pub const GRACE_SECONDS: i64 = 60;

/// A reason has at least so many characters.
const SHORTEST_REASON: usize = 10;

/// What it says in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The title, one line.
    pub title: String,
    /// The text below.
    pub text: String,
}

/// What is written, and for whom: all that is approved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// In German.
    pub german: Wording,
    /// In simple language.
    pub simple: Wording,
    /// Where there is more to read.
    pub link: Option<String>,
    /// Whom it is for.
    pub audience: Audience,
    /// Not before this moment; as soon as it is approved if none.
    pub send_at: Option<Timestamp>,
    /// Nobody gets it after this moment.
    pub expires_at: Option<Timestamp>,
}

/// An announcement on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// What is written, and for whom.
    pub draft: Draft,
    /// Everybody who wrote a part of it.
    pub authors: BTreeSet<StaffId>,
    /// How far it is.
    pub stage: Stage,
    /// Why it came back, if it did.
    pub note: Option<String>,
}

/// How far an announcement is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "name")]
pub enum Stage {
    /// It is being written.
    Draft,
    /// Its words were found fit to be sent.
    Checked(Check),
    /// Somebody wants it to be sent.
    Submitted(Submission),
    /// A second person agreed; it leaves when its time has come.
    Scheduled(Approval),
    /// It is on its way to one after the other.
    Sending(Approval),
    /// It is held up.
    Paused(Approval),
    /// It was called back.
    Cancelled(Approval),
}

/// That the words were found fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Of what was checked.
    pub print: Print,
    /// Why it is sent though its simple language is not simple; none if it is.
    pub waiver: Option<String>,
}

/// That somebody wants it to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The check before.
    pub check: Check,
    /// Who.
    pub by: StaffId,
}

/// That a second person agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// What was submitted.
    pub submission: Submission,
    /// Who agreed.
    pub by: StaffId,
    /// When it is to leave.
    pub due: Timestamp,
    /// How many people it goes to.
    pub people: u64,
}

/// A hash of all that is approved: two drafts with the same one say the same to the same people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Print(pub String);

/// What somebody wants to do with an announcement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Change what is written or whom it is for.
    Edit(Box<Draft>),
    /// Find its words fit.
    Check {
        /// Why it is sent though its simple language is not simple.
        waiver: Option<String>,
    },
    /// Want it to be sent.
    Submit,
    /// Give it back to whoever wrote it.
    Return {
        /// Why.
        reason: String,
    },
    /// Agree to what was read.
    Approve {
        /// Its hash.
        print: Print,
    },
    /// Hold it up.
    Pause,
    /// Let it go on.
    Resume,
    /// Call it back, for good.
    Cancel,
}

/// What an act is judged by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// The moment.
    pub now: Timestamp,
    /// How many errors the text in simple language has.
    pub errors: usize,
    /// How many people it reaches.
    pub people: u64,
}

/// Why something cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The words are not complete or too long.
    #[error("the words are not fit to be sent: {0:?}")]
    Unfit(Fault),
    /// Its simple language is not simple, and no reason is given.
    #[error(
        "the text in simple language has errors; to send it all the same takes a reason of ten characters"
    )]
    NotSimple,
    /// A reason is missing or too short.
    #[error("a reason of at least ten characters is missing")]
    NoReason,
    /// Who wrote or submitted it cannot approve it.
    #[error("who wrote a part of an announcement or submitted it cannot approve it")]
    SamePerson,
    /// It was changed since it was read.
    #[error("the announcement was changed since it was read")]
    Changed,
    /// It would reach too few people.
    #[error("so few people could be guessed: choose more of them, or everybody")]
    TooFew,
    /// That comes too early or too late.
    #[error("this cannot be done with an announcement at this stage")]
    WrongStage,
}

/// What words are not fit to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no title in this language.
    NoTitle(Language),
    /// There is no text in this language.
    NoText(Language),
    /// The title is too long, or has more than one line.
    LongTitle(Language),
    /// The text is too long.
    LongText(Language),
    /// The link is no address that begins with `https://`.
    Link,
    /// It would be over before it is sent.
    Over,
}

impl Draft {
    /// What it says in `language`.
    pub fn wording(&self, language: Language) -> &Wording {
        match language {
            Language::German => &self.german,
            Language::Simple => &self.simple,
        }
    }

    /// Its hash: SHA-256 of its JSON, in hexadecimal digits.
    pub fn print(&self) -> Print {
        let json = serde_json::to_vec(self).expect("words and times are JSON");
        Print(Sha256::digest(json).iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a string takes all that is written");
            text
        }))
    }

    /// When it leaves if it is approved at `now`.
    pub fn leaves_at(&self, now: Timestamp) -> Timestamp {
        let soonest = now.plus(GRACE_SECONDS);
        self.send_at.map_or(soonest, |at| at.max(soonest))
    }

    /// What is not fit to be sent at `now`.
    pub fn faults(&self, now: Timestamp) -> Vec<Fault> {
        let mut faults = Vec::new();
        for language in Language::ALL {
            let Wording { title, text } = self.wording(language);
            let mut add = |is_so: bool, fault| faults.extend(is_so.then_some(fault));
            add(title.trim().is_empty(), Fault::NoTitle(language));
            add(text.trim().is_empty(), Fault::NoText(language));
            add(title.chars().count() > LONGEST_TITLE || title.contains('\n'), Fault::LongTitle(language));
            add(text.chars().count() > LONGEST_TEXT, Fault::LongText(language));
        }
        faults.extend(self.link.as_deref().is_some_and(|link| !is_sound(link)).then_some(Fault::Link));
        let begins = self.send_at.map_or(now, |at| at.max(now));
        faults.extend(self.expires_at.is_some_and(|end| end <= begins).then_some(Fault::Over));
        faults
    }
}

impl Announcement {
    /// A new one, begun by `author`.
    pub fn new(draft: Draft, author: StaffId) -> Self {
        Self { draft, authors: [author].into(), stage: Stage::Draft, note: None }
    }

    /// What becomes of it if `who` does `act`.
    pub fn after(mut self, act: Act, who: &StaffId, facts: Facts) -> Result<Self, Refusal> {
        let Facts { now, errors, people } = facts;
        self.stage = match (act, self.stage) {
            (
                Act::Edit(draft),
                Stage::Draft | Stage::Checked(_) | Stage::Submitted(_) | Stage::Scheduled(_),
            ) => {
                self.draft = *draft;
                self.authors.insert(who.clone());
                Stage::Draft
            }
            (Act::Check { waiver }, Stage::Draft | Stage::Checked(_)) => {
                if let Some(fault) = self.draft.faults(now).first() {
                    return Err(Refusal::Unfit(*fault));
                }
                let waiver = waiver.filter(|_| errors > 0);
                if errors > 0 && !waiver.as_deref().is_some_and(is_a_reason) {
                    return Err(Refusal::NotSimple);
                }
                Stage::Checked(Check { print: self.draft.print(), waiver })
            }
            (Act::Submit, Stage::Checked(check)) => {
                self.note = None;
                Stage::Submitted(Submission { check, by: who.clone() })
            }
            (Act::Return { reason }, Stage::Submitted(_) | Stage::Scheduled(_)) => {
                if !is_a_reason(&reason) {
                    return Err(Refusal::NoReason);
                }
                self.note = Some(reason);
                Stage::Draft
            }
            (Act::Approve { print }, Stage::Submitted(submission)) => {
                if self.authors.contains(who) || submission.by == *who {
                    return Err(Refusal::SamePerson);
                }
                let is_the_same = print == self.draft.print() && print == submission.check.print;
                if !is_the_same {
                    return Err(Refusal::Changed);
                }
                if !self.draft.audience.is_large_enough(people) {
                    return Err(Refusal::TooFew);
                }
                let due = self.draft.leaves_at(now);
                if self.draft.expires_at.is_some_and(|end| end <= due) {
                    return Err(Refusal::Unfit(Fault::Over));
                }
                Stage::Scheduled(Approval { submission, by: who.clone(), due, people })
            }
            (Act::Pause, Stage::Scheduled(approval) | Stage::Sending(approval)) => Stage::Paused(approval),
            (Act::Resume, Stage::Paused(approval)) => Stage::Scheduled(approval),
            (
                Act::Cancel,
                Stage::Scheduled(approval) | Stage::Sending(approval) | Stage::Paused(approval),
            ) => Stage::Cancelled(approval),
            (
                Act::Edit(_)
                | Act::Check { .. }
                | Act::Submit
                | Act::Return { .. }
                | Act::Approve { .. }
                | Act::Pause
                | Act::Resume
                | Act::Cancel,
                _,
            ) => return Err(Refusal::WrongStage),
        };
        Ok(self)
    }

    /// It begins to leave, if it was approved and its time has come.
    pub fn begun(mut self, now: Timestamp) -> Option<Self> {
        let Stage::Scheduled(approval) = self.stage else { return None };
        let is_due = approval.due <= now;
        self.stage = Stage::Sending(approval);
        is_due.then_some(self)
    }

    /// Whether it is on its way at `now`.
    pub fn is_leaving(&self, now: Timestamp) -> bool {
        matches!(self.stage, Stage::Sending(_)) && self.draft.expires_at.is_none_or(|end| end > now)
    }

    /// The approval that it leaves with; none if there is none, or none any more.
    pub fn approval(&self) -> Option<&Approval> {
        match &self.stage {
            Stage::Draft | Stage::Checked(_) | Stage::Submitted(_) => None,
            Stage::Scheduled(approval)
            | Stage::Sending(approval)
            | Stage::Paused(approval)
            | Stage::Cancelled(approval) => Some(approval),
        }
    }

    /// The words that were asked for in simple language though they are not simple, and why.
    pub fn waiver(&self) -> Option<&str> {
        let check = match &self.stage {
            Stage::Draft => None,
            Stage::Checked(check) => Some(check),
            Stage::Submitted(submission) => Some(&submission.check),
            Stage::Scheduled(_) | Stage::Sending(_) | Stage::Paused(_) | Stage::Cancelled(_) => {
                self.approval().map(|approval| &approval.submission.check)
            }
        };
        check.and_then(|check| check.waiver.as_deref())
    }
}

impl Stage {
    /// The name it has in data.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Checked(_) => "checked",
            Self::Submitted(_) => "submitted",
            Self::Scheduled(_) => "scheduled",
            Self::Sending(_) => "sending",
            Self::Paused(_) => "paused",
            Self::Cancelled(_) => "cancelled",
        }
    }
}

fn is_a_reason(text: &str) -> bool {
    text.trim().chars().count() >= SHORTEST_REASON
}

/// Whether `link` leads to a page that can be opened safely.
fn is_sound(link: &str) -> bool {
    let url = url::Url::parse(link);
    link.len() <= LONGEST_LINK
        && url.is_ok_and(|url| url.scheme() == "https" && url.has_host() && url.username().is_empty())
}
