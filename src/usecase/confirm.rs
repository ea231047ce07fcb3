//! Somebody who is signed in says the password once more, before anything about the own account is changed.

use crate::{
    domain::{password::PasswordFault, staff::Staff, time::Timestamp},
    store::{
        error::StoreError,
        open::Store,
        staff::{self, Proof},
    },
    usecase::{
        hash_password::Hasher,
        slow_down::{Whose, count_try, forgive},
    },
};

/// Why nothing was changed about an account.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// It is not the own password.
    #[error("this is not the password")]
    Password,
    /// There were too many tries: nothing is looked at before this moment.
    #[error("there were too many tries")]
    Later(Timestamp),
    /// The new password is not good enough.
    #[error("the new password is not good enough: {0:?}")]
    New(PasswordFault),
    /// The app shows another code.
    #[error("the code is not the one that the app shows")]
    Code,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sees that `password` is the one of `staff`, and returns what the person proves to be that person with.
pub async fn confirm(
    store: &Store,
    hasher: &Hasher,
    (staff, password): (&Staff, &str),
    now: Timestamp,
) -> Result<Proof, AccountError> {
    let mut tx = store.begin().await?;
    if let Some(until) = count_try(&mut tx, Whose::Staff(&staff.id), now).await? {
        return Err(AccountError::Later(until));
    }
    let proof = staff::proof(&mut tx, &staff.id).await?;
    tx.commit().await?;
    let hash = proof.as_ref().map(|proof| proof.password.as_str());
    if !hasher.is_same(password, hash).await {
        return Err(AccountError::Password);
    }
    let mut tx = store.begin().await?;
    forgive(&mut tx, Whose::Staff(&staff.id)).await?;
    tx.commit().await?;
    proof.ok_or(AccountError::Password)
}
