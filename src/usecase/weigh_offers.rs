//! What an earlier version wrote gets what lists of offers need: how complete each is, and what it is sorted by.

use crate::store::{error::StoreError, offer, offer_key, open::Store, provider};

/// So many offers are weighed at once.
const BATCH: u32 = 500;

/// Weighs the offers that were not weighed by the present weights, and returns how many those were. To be called at
/// start.
pub async fn weigh_offers(store: &Store) -> Result<usize, StoreError> {
    let mut tx = store.begin().await?;
    provider::name_unnamed(&mut tx).await?;
    tx.commit().await?;
    let mut weighed = 0;
    loop {
        let mut tx = store.begin().await?;
        let ids = offer_key::unweighed(&mut tx, BATCH).await?;
        if ids.is_empty() {
            return Ok(weighed);
        }
        for id in &ids {
            if let Some(offer) = offer::find(&mut tx, id).await? {
                offer_key::keep(&mut tx, &offer).await?;
            }
        }
        tx.commit().await?;
        weighed += ids.len();
    }
}
