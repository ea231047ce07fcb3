//! A file that was compared is imported: bit by bit, so that nobody waits for it, and to the end, whatever happens.

use serde_json::json;

use crate::{
    domain::{
        audit::{Action, Entry},
        import::draft::{DraftKind, DraftState},
        offer::Offer,
        provider::Provider,
        staff::StaffId,
        time::Timestamp,
    },
    store::{audit, error::StoreError, import_draft, offer, open::Store, provider},
};

/// So many offers are imported in one go: meanwhile nobody else can write.
const BATCH: u32 = 100;

/// Why a file is not imported; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// There is none with this id that this person handed in, or it was kept long enough.
    #[error("there is no such file: it is kept for 24 hours")]
    Unknown,
    /// Something is wrong in it, or it is being imported already.
    #[error("this file cannot be imported as it stands")]
    NotReady,
    /// Somebody else has changed what it was compared with.
    #[error("the offers have changed since the file was compared: hand it in again")]
    Outdated,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Begins to import the file called `id` that `staff` handed in. [`continue_import`] does the rest.
pub async fn apply_import(
    store: &Store,
    id: &str,
    staff: &StaffId,
    now: Timestamp,
) -> Result<(), ApplyError> {
    let mut tx = store.begin().await?;
    let draft = import_draft::hold(&mut tx, id, staff).await?.ok_or(ApplyError::Unknown)?;
    if now.seconds_since(draft.created_at) >= import_draft::KEPT_SECONDS {
        return Err(ApplyError::Unknown);
    }
    match draft.state {
        DraftState::Compared => (),
        DraftState::Outdated => return Err(ApplyError::Outdated),
        DraftState::Comparing | DraftState::Refused | DraftState::Applying | DraftState::Applied => {
            return Err(ApplyError::NotReady);
        }
    }
    if import_draft::unfinished(&mut tx).await?.is_some() || import_draft::outdated(&mut tx, id).await? > 0 {
        // Another file that is being imported changes what this one was compared with.
        import_draft::set_state(&mut tx, id, DraftState::Outdated).await?;
        tx.commit().await?;
        return Err(ApplyError::Outdated);
    }
    import_draft::progressed(&mut tx, id, (0, None)).await?;
    let summary = draft.summary;
    let detail = json!({
        "file": draft.file, "new": summary.new, "changed": summary.changed, "providers": summary.providers
    });
    let entry = Entry::new(staff, Action::OffersImported, format!("import {id}")).with(detail);
    audit::write(&mut tx, &entry, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Imports the next offers of the file that is being imported, if there is one; `false` if there is nothing to do.
/// Cut short, it goes on where it was.
pub async fn continue_import(store: &Store, now: Timestamp) -> Result<bool, StoreError> {
    if import_draft::unfinished(&mut store.read().await?).await?.is_none() {
        return Ok(false);
    }
    let mut tx = store.begin().await?;
    let Some(id) = import_draft::unfinished(&mut tx).await? else { return Ok(false) };
    let Some(draft) = import_draft::locked(&mut tx, &id).await? else { return Ok(false) };
    if draft.state != DraftState::Applying {
        // Another process has just finished it.
        return Ok(true);
    }
    let mut done = draft.done;
    let mut is_complete = true;
    if let Some((kind, number)) = draft.summary.next(done) {
        let rows = import_draft::rows(&mut tx, &id, (kind, number), BATCH).await?;
        for row in &rows {
            if kind == DraftKind::Provider {
                provider::save(&mut tx, &serde_json::from_str::<Provider>(&row.record)?).await?;
            } else {
                offer::import(&mut tx, &serde_json::from_str::<Offer>(&row.record)?, now).await?;
            }
        }
        done += rows.len() as u64;
        is_complete = rows.is_empty() || draft.summary.next(done).is_none();
    }
    import_draft::progressed(&mut tx, &id, (done, is_complete.then_some(now))).await?;
    tx.commit().await?;
    Ok(true)
}
