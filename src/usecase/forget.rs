//! What is remembered is forgotten again when its time is over.

use crate::{
    domain::time::Timestamp,
    store::{
        error::StoreError,
        inbox,
        open::Store,
        outbox,
        session::{self, KEPT_SECONDS},
    },
};

/// Forgets all that has outlived its time, and returns how many rows that were. To be called now and then.
pub async fn forget_expired(store: &Store, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let mut gone = session::forget_unused(&mut tx, now.plus(-KEPT_SECONDS)).await?;
    gone += inbox::forget_finished(&mut tx, now).await?;
    gone += outbox::forget_finished(&mut tx, now).await?;
    tx.commit().await?;
    Ok(gone)
}
