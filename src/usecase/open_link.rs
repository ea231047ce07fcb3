//! What somebody may do who has a link and no account: found out anew with each thing that is done.

use crate::{
    domain::{inquiry::Refusal, time::Timestamp},
    store::{
        error::StoreError,
        inquiry::{self, StoredInquiry},
        offer,
        provider_link::{self, Opened, Pass, Purpose},
        token::Token,
        transaction::Transaction,
    },
    usecase::{answer_inquiry::AnswerError, edit_offer::EditError},
};

/// Why nothing was done for whoever has a link.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// There is no such link, or it is not for this.
    #[error("there is no such link")]
    Unknown,
    /// It was good once.
    #[error("the link is over")]
    Over,
    /// Something else happened since the page was looked at.
    #[error("something else happened meanwhile")]
    Outdated,
    /// As much was written already as is taken.
    #[error("as much was written as is taken")]
    Full,
    /// It cannot be done.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<AnswerError> for LinkError {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Unknown => Self::Unknown,
            AnswerError::Refused(refusal) => Self::Refused(refusal),
            AnswerError::Store(fault) => Self::Store(fault),
        }
    }
}

impl From<LinkError> for EditError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Unknown | LinkError::Over | LinkError::Full | LinkError::Refused(_) => Self::Unknown,
            LinkError::Outdated => Self::Outdated,
            LinkError::Store(fault) => Self::Store(fault),
        }
    }
}

/// What `token` lets somebody do now.
pub async fn pass(tx: &mut Transaction, token: &Token, now: Timestamp) -> Result<Pass, LinkError> {
    match provider_link::open(tx, token, now).await? {
        Opened::Pass(pass) => Ok(pass),
        Opened::Over => Err(LinkError::Over),
        Opened::Unknown => Err(LinkError::Unknown),
    }
}

/// The question that `token` lets somebody answer.
pub async fn question(
    tx: &mut Transaction,
    token: &Token,
    now: Timestamp,
) -> Result<StoredInquiry, LinkError> {
    match pass(tx, token, now).await?.purpose {
        // What is forgotten takes longer than a link counts; its link is as good as over.
        Purpose::Inquiry(id) => inquiry::hold(tx, &id).await?.ok_or(LinkError::Over),
        Purpose::Offers => Err(LinkError::Unknown),
    }
}

/// The provider that `token` was made for, if it lets somebody keep the offer called `id`: the one that a question is about,
/// or any of the provider's own.
pub async fn keeper(
    tx: &mut Transaction,
    (token, id): (&Token, &str),
    now: Timestamp,
) -> Result<String, LinkError> {
    let pass = pass(tx, token, now).await?;
    let is_meant = match &pass.purpose {
        Purpose::Offers => true,
        Purpose::Inquiry(inquiry) => {
            let stored = inquiry::find(tx, inquiry).await?.ok_or(LinkError::Over)?;
            stored.matter.offer == id
        }
    };
    let offer = offer::find(tx, id).await?;
    let is_own = offer.is_some_and(|offer| offer.provider == pass.provider);
    if is_meant && is_own { Ok(pass.provider) } else { Err(LinkError::Unknown) }
}
