//! A new service is filled with the sample region, and emptied of it when real offers take over.

use serde_json::Error;

use crate::{
    domain::{offer::Offer, provider::Provider, time::Timestamp},
    store::{error::StoreError, offer, open::Store, provider},
};

/// So many offers are read at once.
const BATCH: u32 = 500;

/// Why the sample region could not be stored.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// It could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is not what it should be.
    #[error("the sample region cannot be read: {0}")]
    Sample(#[from] Error),
}

/// Stores the sample region, one JSON object a line, if no offer is stored yet. Each of its offers is marked
/// as an example. Returns whether anything was stored.
pub async fn seed(store: &Store, offers: &str, providers: &str, now: Timestamp) -> Result<bool, SeedError> {
    let mut tx = store.begin().await?;
    if offer::count(&mut tx).await? > 0 {
        return Ok(false);
    }
    for line in lines(providers) {
        provider::save(&mut tx, &serde_json::from_str::<Provider>(line)?).await?;
    }
    for line in lines(offers) {
        let mut sample: Offer = serde_json::from_str(line)?;
        sample.source.sample = true;
        offer::import(&mut tx, &sample, now).await?;
    }
    tx.commit().await?;
    Ok(true)
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

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}
