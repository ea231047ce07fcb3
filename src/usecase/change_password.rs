//! Somebody changes the own password; all sessions end, and a new one begins.

use crate::{
    domain::{
        audit::{Action, Entry},
        password::{self, PasswordFault},
        staff::Staff,
        time::Timestamp,
    },
    store::{audit, open::Store, staff, token::Token, web_session},
    usecase::{
        confirm::{AccountError, confirm},
        hash_password::Hasher,
        invite_staff::object,
    },
};

/// What somebody says who changes the own password.
pub struct NewPassword<'a> {
    /// Who it is.
    pub staff: &'a Staff,
    /// The password so far.
    pub current: &'a str,
    /// The password from now on.
    pub new: &'a str,
}

/// Changes the password, and returns the token of the new session.
pub async fn change_password(
    store: &Store,
    hasher: &Hasher,
    change: &NewPassword<'_>,
    now: Timestamp,
) -> Result<Token, AccountError> {
    let NewPassword { staff, current, new } = *change;
    confirm(store, hasher, (staff, current), now).await?;
    if new == current {
        return Err(AccountError::New(PasswordFault::Same));
    }
    if let Some(fault) = password::fault(new, &staff.name) {
        return Err(AccountError::New(fault));
    }
    let hash = hasher.hash(new, store.salt()).await;
    let mut tx = store.begin().await?;
    if !staff::set_password(&mut tx, &staff.id, &hash).await? {
        return Err(AccountError::Password);
    }
    web_session::end_all(&mut tx, &staff.id, "").await?;
    let token = web_session::begin(&mut tx, &staff.id, now).await?;
    audit::write(&mut tx, &Entry::new(&staff.id, Action::PasswordChanged, object(&staff.id)), now).await?;
    tx.commit().await?;
    Ok(token)
}
