//! Somebody takes an invitation: sets a password and a second factor, and gets codes for the day the second factor is lost.

use crate::{
    domain::{
        audit::{Action, Entry},
        one_time_code::{SECRET_BYTES, Secret},
        password::{self, PasswordFault},
        staff::Staff,
        time::Timestamp,
    },
    store::{audit, error::StoreError, invitation, open::Store, recovery_code, staff, token::Token},
    usecase::{hash_password::Hasher, invite_staff::object},
};

/// What somebody who was invited says.
pub struct Acceptance<'a> {
    /// What stands in the link.
    pub token: &'a Token,
    /// The password that shall count.
    pub password: &'a str,
    /// The code that the app shows.
    pub code: &'a str,
}

/// What is wrong with what somebody says, all of it at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Faults {
    /// Why the password is not good enough, if it is not.
    pub password: Option<PasswordFault>,
    /// Whether the app shows another code.
    pub is_code_wrong: bool,
}

/// Why an invitation was not accepted; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// The link was used or is over.
    #[error("the link was used or is over")]
    Over,
    /// The password is not good enough, or the app shows another code, or both.
    #[error("what was said is not good enough: {0:?}")]
    Faulty(Faults),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whom a link was given to; none if it was used or is over.
pub async fn invited(store: &Store, token: &Token, now: Timestamp) -> Result<Option<Staff>, StoreError> {
    let mut tx = store.read().await?;
    invitation::whose(&mut tx, token, now).await
}

/// The secret of the second factor that whoever has `token` is shown: the same each time.
pub fn offered_secret(store: &Store, token: &Token) -> Secret {
    let key = store.derived_key(&format!("second factor {}", token.reveal()));
    let (bytes, _) = key.split_first_chunk::<SECRET_BYTES>().expect("a key is longer than a secret");
    Secret(*bytes)
}

/// What is wrong with what `invited` says; nothing is used up by asking.
pub fn faults(store: &Store, acceptance: &Acceptance<'_>, invited: &Staff, now: Timestamp) -> Faults {
    let step = offered_secret(store, acceptance.token).matching_step(acceptance.code, now);
    Faults { password: password::fault(acceptance.password, &invited.name), is_code_wrong: step.is_none() }
}

/// Accepts an invitation, and returns the recovery codes, which are shown once.
pub async fn accept_invitation(
    store: &Store,
    hasher: &Hasher,
    acceptance: &Acceptance<'_>,
    now: Timestamp,
) -> Result<Vec<String>, AcceptError> {
    let token = acceptance.token;
    let invited = invited(store, token, now).await?.ok_or(AcceptError::Over)?;
    let secret = offered_secret(store, token);
    let step = match (faults(store, acceptance, &invited, now), secret.matching_step(acceptance.code, now)) {
        (Faults { password: None, .. }, Some(step)) => step,
        (faults, _) => return Err(AcceptError::Faulty(faults)),
    };
    let hash = hasher.hash(acceptance.password, store.salt()).await;
    let mut tx = store.begin().await?;
    if !invitation::use_up(&mut tx, token, now).await? {
        return Err(AcceptError::Over);
    }
    let id = &invited.id;
    let is_there = staff::set_password(&mut tx, id, &hash).await?
        && staff::set_secret(&mut tx, id, &secret, step).await?;
    if !is_there {
        return Err(AcceptError::Over);
    }
    let codes = recovery_code::renew(&mut tx, id).await?;
    audit::write(&mut tx, &Entry::new(id, Action::StaffJoined, object(id)), now).await?;
    tx.commit().await?;
    Ok(codes)
}
