//! A new service is filled with the sample region, and emptied of it when real offers take over.

use crate::{
    domain::{import::batch::Batch, time::Timestamp},
    store::{error::StoreError, offer, open::Store},
    usecase::import_offers::import_offers,
};

/// So many offers are read at once.
const BATCH: u32 = 500;

/// Whether no offer is stored yet.
pub async fn is_empty(store: &Store) -> Result<bool, StoreError> {
    Ok(offer::count(&mut store.read().await?).await? == 0)
}

/// Stores the sample region, each of its offers marked as an example. `progress` hears how many are done.
pub async fn seed(
    store: &Store,
    mut sample: Batch,
    progress: impl FnMut(usize),
    now: Timestamp,
) -> Result<(), StoreError> {
    for offer in &mut sample.offers {
        offer.source.sample = true;
    }
    import_offers(store, &sample, progress, now).await?;
    Ok(())
}

/// Removes all offers that are marked as examples, and returns how many those were.
pub async fn clear_samples(store: &Store) -> Result<usize, StoreError> {
    let mut tx = store.begin().await?;
    let mut samples = Vec::new();
    let mut after = String::new();
    loop {
        let page = offer::page(&mut tx, &after, BATCH).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.id);
        samples.extend(page.into_iter().filter(|offer| offer.source.sample).map(|offer| offer.id));
    }
    for id in &samples {
        offer::remove(&mut tx, id).await?;
    }
    tx.commit().await?;
    Ok(samples.len())
}
