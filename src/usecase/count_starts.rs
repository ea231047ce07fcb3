//! Counts how often something was started: what has seen fewer starts than the database was put back from a copy.

use crate::{
    domain::time::Timestamp,
    store::{error::StoreError, open::Store, position},
};

/// How often `what` was started.
pub async fn starts(store: &Store, what: &str) -> Result<u64, StoreError> {
    let counted = position::load(&mut store.read().await?, &name(what)).await?;
    Ok(counted.and_then(|position| position.next.parse().ok()).unwrap_or_default())
}

/// Remembers that `what` was started so often.
pub async fn count_start(store: &Store, what: &str, count: u64, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    position::save(&mut tx, &name(what), &count.to_string(), now).await?;
    tx.commit().await
}

fn name(what: &str) -> String {
    format!("starts of {what}")
}
