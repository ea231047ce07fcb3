//! An announcement: what it says, whom it is for, and who has to agree before it leaves.
//!
//! A draft is checked, submitted, approved by somebody who wrote nothing of it, and sent. What was approved is bound to a
//! hash of its words and its audience: whoever changes either voids the approval.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{
    announcement_draft::{Draft, Fault, Print},
    staff::StaffId,
    time::Timestamp,
};

/// Who is to be reached so many seconds too late is reached only if somebody says that it still makes sense.
pub const LATEST_SECONDS: i64 = 24 * 3_600;

/// A reason has at least so many characters.
const SHORTEST_REASON: usize = 10;

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

impl Act {
    /// Whether it only stops what would leave. It counts whatever has become of the announcement since somebody looked: nobody
    /// has to pull a brake twice because the departure came in between.
    pub fn only_stops(&self) -> bool {
        matches!(self, Self::Pause | Self::Cancel)
    }
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
    /// Whether nobody is left whom it is to reach.
    pub is_finished: bool,
    /// Whether it is a correction that says the same as what it corrects.
    pub is_unchanged: bool,
    /// Whether it is a correction, and somebody may still get what it corrects, who would never get the correction.
    pub is_wrong_leaving: bool,
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
    /// It is a correction, and nothing is corrected in it.
    #[error("a correction says the same as what it corrects")]
    Unchanged,
    /// It is a correction, and what it corrects still goes out.
    #[error("what the correction corrects is still on its way")]
    StillLeaving,
    /// Everybody has it already.
    #[error("nobody is left whom the announcement is to reach")]
    Finished,
    /// That comes too early or too late.
    #[error("this cannot be done with an announcement at this stage")]
    WrongStage,
}

impl Announcement {
    /// A new one, begun by `author`.
    pub fn new(draft: Draft, author: StaffId) -> Self {
        Self { draft, authors: [author].into(), stage: Stage::Draft, note: None }
    }

    /// What becomes of it if `who` does `act`.
    pub fn after(mut self, act: Act, who: &StaffId, facts: Facts) -> Result<Self, Refusal> {
        let Facts { now, errors, people, is_finished, is_unchanged, is_wrong_leaving } = facts;
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
                if is_unchanged {
                    return Err(Refusal::Unchanged);
                }
                let waiver = waiver.filter(|_| errors > 0);
                if errors > 0 && !waiver.as_deref().is_some_and(is_a_reason) {
                    return Err(Refusal::NotSimple);
                }
                Stage::Checked(Check { print: self.draft.print(), waiver })
            }
            (Act::Submit, Stage::Checked(check)) => {
                if is_wrong_leaving {
                    return Err(Refusal::StillLeaving);
                }
                if !self.draft.audience.is_large_enough(people) {
                    return Err(Refusal::TooFew);
                }
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
                if is_wrong_leaving {
                    return Err(Refusal::StillLeaving);
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
            (Act::Pause, Stage::Sending(_)) | (Act::Resume, Stage::Paused(_)) if is_finished => {
                return Err(Refusal::Finished);
            }
            (Act::Pause, Stage::Scheduled(approval) | Stage::Sending(approval)) => Stage::Paused(approval),
            (Act::Resume, Stage::Paused(approval)) => {
                if approval.due <= now {
                    Stage::Sending(approval)
                } else {
                    Stage::Scheduled(approval)
                }
            }
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

    /// It begins to leave, if it was approved and its time has come; if that was more than a day ago, it is held up.
    pub fn begun(mut self, now: Timestamp) -> Option<Self> {
        let Stage::Scheduled(approval) = self.stage else { return None };
        let late = now.seconds_since(approval.due);
        let is_due = approval.due <= now;
        self.stage = if late > LATEST_SECONDS { Stage::Paused(approval) } else { Stage::Sending(approval) };
        is_due.then_some(self)
    }

    /// It is held up, because those who wait for it have waited too long.
    pub fn held_up(mut self) -> Option<Self> {
        let Stage::Sending(approval) = self.stage else { return None };
        self.stage = Stage::Paused(approval);
        Some(self)
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
            Stage::Draft => return None,
            Stage::Checked(check) | Stage::Submitted(Submission { check, .. }) => check,
            Stage::Scheduled(approval)
            | Stage::Sending(approval)
            | Stage::Paused(approval)
            | Stage::Cancelled(approval) => &approval.submission.check,
        };
        check.waiver.as_deref()
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
