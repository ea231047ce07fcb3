//! Takes a file of offers into the store: all of it in one transaction, or nothing.

use crate::{
    domain::{import::batch::Batch, time::Timestamp},
    store::{
        error::StoreError,
        offer::{self, Imported},
        open::Store,
        provider,
        transaction::Transaction,
    },
};

/// What an import did, in numbers of offers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Were not there before.
    pub new: usize,
    /// Say something else than before.
    pub changed: usize,
    /// Say the same as before.
    pub same: usize,
}

impl Summary {
    /// All offers of the file.
    pub fn total(self) -> usize {
        self.new + self.changed + self.same
    }
}

/// Takes `batch` in. `progress` hears how many offers are done. What was corrected by hand stays. A batch with
/// complaints changes nothing.
pub async fn import_offers(
    store: &Store,
    batch: &Batch,
    progress: impl FnMut(usize),
    now: Timestamp,
) -> Result<Summary, StoreError> {
    let mut tx = store.begin().await?;
    let summary = take_in(&mut tx, batch, progress, now).await?;
    tx.commit().await?;
    Ok(summary)
}

/// Tells what [`import_offers`] would do, and changes nothing.
pub async fn rehearse_import(
    store: &Store,
    batch: &Batch,
    progress: impl FnMut(usize),
    now: Timestamp,
) -> Result<Summary, StoreError> {
    let mut tx = store.begin().await?;
    // Dropped without a commit, the transaction has changed nothing.
    take_in(&mut tx, batch, progress, now).await
}

async fn take_in(
    tx: &mut Transaction,
    batch: &Batch,
    mut progress: impl FnMut(usize),
    now: Timestamp,
) -> Result<Summary, StoreError> {
    let mut summary = Summary::default();
    if !batch.is_sound() {
        return Ok(summary);
    }
    for provider in &batch.providers {
        provider::save(tx, provider).await?;
    }
    for (index, offer) in batch.offers.iter().enumerate() {
        match offer::import(tx, offer, now).await? {
            Imported::New => summary.new += 1,
            Imported::Changed => summary.changed += 1,
            Imported::Same => summary.same += 1,
        }
        progress(index + 1);
    }
    Ok(summary)
}
