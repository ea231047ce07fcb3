//! Changes what somebody of the staff may do, or ends it.

use serde_json::json;

use crate::{
    domain::{
        audit::{Action, Entry},
        staff::{Role, StaffId},
        time::Timestamp,
    },
    store::{
        audit, error::StoreError, invitation, open::Store, recovery_code, staff, staff_chat,
        transaction::Transaction, web_session,
    },
    usecase::invite_staff::object,
};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ManageError {
    /// There is nobody with this name or id.
    #[error("nobody with this name belongs to the staff: `bildungslotse staff list` shows who")]
    Unknown,
    /// Nobody changes the own role or removes oneself.
    #[error("nobody can do this to oneself")]
    Oneself,
    /// Then nobody could look after the staff in the console.
    #[error("this is the only admin who can sign in: invite another one first")]
    LastAdmin,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives somebody another role and ends their sessions; `by` does it.
pub async fn change_role(
    store: &Store,
    by: &StaffId,
    (whom, role): (&StaffId, Role),
    now: Timestamp,
) -> Result<(), ManageError> {
    let mut tx = store.begin().await?;
    let before = allowed(&mut tx, by, whom).await?;
    if before == role {
        return Ok(());
    }
    staff::set_role(&mut tx, whom, role).await?;
    web_session::end_for_role(&mut tx, whom).await?;
    let entry = Entry::new(by, Action::RoleChanged, object(whom))
        .with(json!({ "before": before.name(), "after": role.name() }));
    audit::write(&mut tx, &entry, now).await?;
    Ok(tx.commit().await?)
}

/// Removes somebody from the staff; `by` does it.
pub async fn remove_staff(
    store: &Store,
    by: &StaffId,
    whom: &StaffId,
    now: Timestamp,
) -> Result<(), ManageError> {
    let mut tx = store.begin().await?;
    allowed(&mut tx, by, whom).await?;
    if !staff::remove(&mut tx, whom, now).await? {
        return Err(ManageError::Unknown);
    }
    recovery_code::forget(&mut tx, whom).await?;
    staff_chat::forget_staff(&mut tx, whom).await?;
    invitation::withdraw(&mut tx, whom).await?;
    web_session::end_all(&mut tx, whom, "").await?;
    audit::write(&mut tx, &Entry::new(by, Action::StaffRemoved, object(whom)), now).await?;
    Ok(tx.commit().await?)
}

/// The role that `whom` has, if `by` may change or end it.
async fn allowed(tx: &mut Transaction, by: &StaffId, whom: &StaffId) -> Result<Role, ManageError> {
    if by == whom {
        return Err(ManageError::Oneself);
    }
    let admins = staff::count_and_hold(tx, Role::Admin).await?;
    let role = staff::by_id(tx, whom).await?.ok_or(ManageError::Unknown)?.role;
    let can_sign_in = staff::proof(tx, whom).await?.is_some();
    if role == Role::Admin && can_sign_in && admins < 2 {
        return Err(ManageError::LastAdmin);
    }
    Ok(role)
}
