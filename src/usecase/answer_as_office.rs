//! Somebody of the staff answers a question that the office has taken over, asks back, settles it, or gives it back.

use std::collections::BTreeSet;

use crate::{
    domain::{
        audit::{Action, Entry},
        dialog::guide::Guide,
        inquiry::{Author, Holder, LONGEST_WORDS, Refusal},
        message::ChannelKind,
        staff::StaffId,
        time::Timestamp,
    },
    store::{audit, error::StoreError, inquiry, open::Store},
    usecase::{
        answer_inquiry::{AnswerError, Said, say},
        notify_provider::is_reachable,
        read_inquiry::{detail, object},
    },
};

/// Which question, as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target<'a> {
    /// Its id.
    pub id: &'a str,
    /// How often it was stored by then.
    pub revision: i64,
    /// The channels over which providers are told.
    pub channels: &'a BTreeSet<ChannelKind>,
}

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// There is no such question any more.
    #[error("the question is not known any more")]
    Unknown,
    /// Somebody did something with it since it was read.
    #[error("the question was changed since it was read: read it again")]
    Changed,
    /// Nothing is said.
    #[error("there are no words")]
    Empty,
    /// It is longer than anybody may write.
    #[error("these are too many words")]
    TooLong,
    /// The office has not taken over.
    #[error("the question is with its provider")]
    NotOurs,
    /// No way leads to the provider to which it should be given back.
    #[error("no way leads to the provider")]
    NoWay,
    /// It cannot be done.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<AnswerError> for OfficeError {
    fn from(fault: AnswerError) -> Self {
        match fault {
            AnswerError::Unknown => Self::Unknown,
            AnswerError::Refused(refusal) => Self::Refused(refusal),
            AnswerError::Store(fault) => Self::Store(fault),
        }
    }
}

/// `staff` says something for the office in the question that `target` names, or has it sent to the provider once more; and
/// it is written down that they did.
pub async fn answer_as_office(
    store: &Store,
    guide: &Guide,
    (staff, target, said): (&StaffId, Target<'_>, Said<'_>),
    now: Timestamp,
) -> Result<(), OfficeError> {
    let Some(action) = action(said)? else { return Err(OfficeError::NotOurs) };
    let mut tx = store.begin().await?;
    let stored = inquiry::hold(&mut tx, target.id).await?.ok_or(OfficeError::Unknown)?;
    if stored.revision != target.revision {
        return Err(OfficeError::Changed);
    }
    if stored.inquiry.holder == Holder::Provider && said != Said::GiveBack {
        return Err(OfficeError::NotOurs);
    }
    if said == Said::GiveBack && !is_reachable(&mut tx, &stored, target.channels).await? {
        return Err(OfficeError::NoWay);
    }
    say(&mut tx, guide, (target.id, Author::Office, said), now).await?;
    let entry = Entry::new(staff, action, object(target.id)).with(detail(&stored.code));
    audit::write(&mut tx, &entry, now).await?;
    Ok(tx.commit().await?)
}

/// What is written down of it; none if it is nothing that the office says. Refused if its words will not do.
fn action(said: Said<'_>) -> Result<Option<Action>, OfficeError> {
    let (action, words, may_be_empty) = match said {
        Said::Answer(words) => (Action::InquiryAnswered, words, false),
        Said::AskBack(words) => (Action::InquiryAskedBack, words, false),
        Said::Settle(words) => (Action::InquirySettled, words, true),
        Said::GiveBack => (Action::InquiryGivenBack, "", true),
        Said::Decline(_) | Said::Report => return Ok(None),
    };
    if words.is_empty() && !may_be_empty {
        return Err(OfficeError::Empty);
    }
    if words.chars().count() > LONGEST_WORDS {
        return Err(OfficeError::TooLong);
    }
    Ok(Some(action))
}
