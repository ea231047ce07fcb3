//! Somebody of the staff has seen to what a provider wrote to the office.

use crate::{
    domain::{
        audit::{Action, Entry},
        staff::StaffId,
        time::Timestamp,
    },
    store::{audit, error::StoreError, open::Store, provider_note},
};

/// The note called `id` is done; `false` if it was before, or there is none. What it says is not written down.
pub async fn settle_note(
    store: &Store,
    (id, staff): (&str, &StaffId),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let Some(offer) = provider_note::done(&mut tx, id, now).await? else { return Ok(false) };
    let entry = Entry::new(staff, Action::NoteSettled, format!("offer {offer}"));
    audit::write(&mut tx, &entry, now).await?;
    tx.commit().await?;
    Ok(true)
}
