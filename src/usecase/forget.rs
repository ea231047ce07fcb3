//! What is remembered is forgotten again when its time is over.

use crate::{
    domain::time::Timestamp,
    store::{
        error::StoreError,
        inbox,
        memory::{self, KEPT_SECONDS},
        open::Store,
        outbox, session,
    },
};

/// Forgets all that has outlived its time, and returns how many rows that were. To be called now and then.
pub async fn forget_expired(store: &Store, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let mut gone = session::forget_expired(&mut tx, now).await?;
    gone += memory::forget_unused(&mut tx, now.plus(-KEPT_SECONDS)).await?;
    gone += inbox::forget_finished(&mut tx, now).await?;
    gone += outbox::forget_finished(&mut tx, now).await?;
    tx.commit().await?;
    Ok(gone)
}
