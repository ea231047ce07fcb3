//! Invites somebody to the staff, or lets somebody in again who lost password or second factor: with a link that counts once.

use serde_json::json;

use crate::{
    domain::{
        audit::{Action, Entry},
        staff::{Role, Staff, StaffId, StaffName},
        time::Timestamp,
    },
    store::{
        audit, error::StoreError, invitation, open::Store, recovery_code, staff, token::Token, web_session,
    },
};

/// So long a link counts, in seconds: two days.
pub const LINK_SECONDS: i64 = 48 * 3_600;

/// A link that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// To whom.
    pub staff: Staff,
    /// What stands in the link.
    pub token: Token,
    /// Until when it counts.
    pub until: Timestamp,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// The name is taken.
    #[error("somebody with this name belongs to the staff: `bildungslotse staff list` shows who")]
    Taken,
    /// There is nobody with this name or id.
    #[error("nobody with this name belongs to the staff: `bildungslotse staff list` shows who")]
    Unknown,
    /// Whoever looks after the staff changes the own account where it is changed with the own password.
    #[error("nobody can do this to oneself")]
    Oneself,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Invites somebody; `by` does it.
pub async fn invite_staff(
    store: &Store,
    by: &StaffId,
    (name, role): (&StaffName, Role),
    now: Timestamp,
) -> Result<Invitation, InviteError> {
    let mut tx = store.begin().await?;
    let staff = staff::add(&mut tx, name, role, now).await?.ok_or(InviteError::Taken)?;
    let until = now.plus(LINK_SECONDS);
    let token = invitation::give(&mut tx, &staff.id, until).await?;
    let entry = Entry::new(by, Action::StaffInvited, object(&staff.id))
        .with(json!({ "name": staff.name, "role": role.name() }));
    audit::write(&mut tx, &entry, now).await?;
    tx.commit().await?;
    Ok(Invitation { staff, token, until })
}

/// Takes password, second factor, codes and sessions of a person away and gives a new link; `by` does it.
pub async fn reset_staff(
    store: &Store,
    by: &StaffId,
    whom: &StaffId,
    now: Timestamp,
) -> Result<Invitation, InviteError> {
    if by == whom {
        return Err(InviteError::Oneself);
    }
    let mut tx = store.begin().await?;
    let staff = staff::by_id(&mut tx, whom).await?.ok_or(InviteError::Unknown)?;
    staff::take_proof(&mut tx, whom).await?;
    recovery_code::forget(&mut tx, whom).await?;
    web_session::end_all(&mut tx, whom, "").await?;
    let until = now.plus(LINK_SECONDS);
    let token = invitation::give(&mut tx, whom, until).await?;
    audit::write(&mut tx, &Entry::new(by, Action::StaffReset, object(whom)), now).await?;
    tx.commit().await?;
    Ok(Invitation { staff, token, until })
}

/// How the audit log calls a person that something was done to.
pub fn object(id: &StaffId) -> String {
    format!("staff {id}")
}
