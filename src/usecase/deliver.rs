//! The outbox is emptied: the one place where anything leaves the service.

use std::time::Duration;

use tokio::{task::JoinSet, time::timeout};

use crate::{
    channel::registry::Channels,
    domain::{
        message::Address,
        outbox::{Delivery, SendError},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        open::Store,
        outbox::{self, LEASE_SECONDS},
    },
};

/// How many deliveries are claimed at once, and sent side by side.
const BATCH: u32 = 16;

/// How long an attempt may take, in seconds.
const LONGEST_ATTEMPT_SECONDS: u64 = 10;

// An attempt ends, and its end is written down, before anybody else may try.
const _: () = assert!(2 * LONGEST_ATTEMPT_SECONDS < LEASE_SECONDS.unsigned_abs());

/// Delivers what is due, and returns how many deliveries were taken up; 0 when nothing is due.
pub async fn deliver(store: &Store, channels: &Channels, now: Timestamp) -> Result<usize, StoreError> {
    let mut tx = store.begin().await?;
    let deliveries = outbox::claim(&mut tx, BATCH, now).await?;
    tx.commit().await?;

    let count = deliveries.len();
    let mut attempts = JoinSet::new();
    for delivery in deliveries {
        if let Some(outcome) = delivery.settled() {
            let mut tx = store.begin().await?;
            outbox::finish(&mut tx, &delivery, &outcome, now).await?;
            tx.commit().await?;
        } else {
            attempts.spawn(attempt(channels.clone(), delivery));
        }
    }
    while let Some(ended) = attempts.join_next().await {
        // An attempt that panicked reports nothing: its lease runs out, and it is counted ambiguous.
        let Ok((delivery, sent)) = ended else { continue };
        let outcome = delivery.judge(sent, now);
        let mut tx = store.begin().await?;
        outbox::finish(&mut tx, &delivery, &outcome, now).await?;
        tx.commit().await?;
    }
    Ok(count)
}

/// Takes over what a killed process was sending to `address`, so that nobody waits for its leases to run out.
/// Only for a channel that one process alone can hold, such as the terminal.
pub async fn take_over(store: &Store, address: &Address, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let taken = outbox::take_over(&mut tx, address, now).await?;
    tx.commit().await?;
    Ok(taken)
}

async fn attempt(channels: Channels, delivery: Delivery) -> (Delivery, Result<(), SendError>) {
    let sending = channels.send(&delivery.to, &delivery.message);
    let sent = timeout(Duration::from_secs(LONGEST_ATTEMPT_SECONDS), sending).await;
    let sent = sent.unwrap_or_else(|_| Err(SendError::Ambiguous("no reply in time".to_owned())));
    (delivery, sent)
}
