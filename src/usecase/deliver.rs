//! A delivery leaves the service, and what became of it is written down: the one place where anything leaves.

use std::time::Duration;

use tokio::{task::JoinSet, time::timeout};

use crate::{
    channel::registry::Channels,
    domain::{
        message::{Address, ChannelKind},
        outbox::{Delivery, Priority, SendError, Sent, Whom},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        open::Store,
        outbox::{self, LEASE_SECONDS, Lane},
        pause::{self, Scope},
        recipient::{self, State},
        thread,
    },
    usecase::{answer_inquiry::told_of, forget::erase, recall::recall, settle_inquiry::settle_inquiry},
};

/// How many deliveries are claimed at once, and sent side by side.
const BATCH: u32 = 16;

/// How long an attempt may take, in seconds.
const LONGEST_ATTEMPT_SECONDS: u64 = 14;

// An attempt ends, and its end is written down, before anybody else may try.
const _: () = assert!(2 * LONGEST_ATTEMPT_SECONDS < LEASE_SECONDS.unsigned_abs());

/// Delivers what is due through all open channels, as fast as they take it, and returns how many deliveries were taken
/// up; 0 when nothing is due. For channels that have no limits; the others have a courier.
pub async fn deliver(store: &Store, channels: &Channels, now: Timestamp) -> Result<usize, StoreError> {
    let (mut deliveries, mut recalled) = (Vec::new(), 0);
    let mut tx = store.begin().await?;
    for channel in channels.kinds() {
        for priority in Priority::ALL {
            for delivery in outbox::claim(&mut tx, Lane { channel, priority }, BATCH, now).await? {
                if recall(&mut tx, &delivery, now).await? {
                    recalled += 1;
                } else {
                    deliveries.push(delivery);
                }
            }
        }
    }
    tx.commit().await?;

    let count = deliveries.len() + recalled;
    let mut attempts = JoinSet::new();
    for delivery in deliveries {
        attempts.spawn(attempt(channels.clone(), delivery));
    }
    while let Some(ended) = attempts.join_next().await {
        // An attempt that panicked reports nothing: its lease runs out, and it is counted ambiguous.
        let Ok((delivery, sent)) = ended else { continue };
        conclude(store, &delivery, sent, now).await?;
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

/// Takes over everything that a process that is gone was sending through `channel`. Only for whoever holds the lock of
/// the data folder: no other process sends there.
pub async fn take_over_channel(
    store: &Store,
    channel: ChannelKind,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let taken = outbox::take_over_channel(&mut tx, channel, now).await?;
    tx.commit().await?;
    Ok(taken)
}

/// Sends `delivery`, if it is to be sent at all; none if it is settled without.
pub async fn attempt(channels: Channels, delivery: Delivery) -> (Delivery, Option<Result<Sent, SendError>>) {
    if delivery.settled().is_some() {
        return (delivery, None);
    }
    let sending = channels.send(&delivery);
    let sent = timeout(Duration::from_secs(LONGEST_ATTEMPT_SECONDS), sending).await;
    let sent = sent.unwrap_or_else(|_| Err(SendError::Ambiguous("no reply in time".to_owned())));
    (delivery, Some(sent))
}

/// Writes down what became of `delivery`, and what follows from it: who is gone is forgotten, who asks for a pause gets it,
/// and what belongs to a thread or tells of a question is known by its name from then on.
pub async fn conclude(
    store: &Store,
    delivery: &Delivery,
    sent: Option<Result<Sent, SendError>>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (is_gone, wait) = match &sent {
        Some(Err(SendError::Gone(_))) => (true, None),
        Some(Err(SendError::Wait { whom, seconds, .. })) => (false, Some((*whom, *seconds))),
        Some(Ok(_) | Err(_)) | None => (false, None),
    };
    let name = sent.as_ref().and_then(|sent| sent.as_ref().ok()?.name.clone());
    let outcome = delivery.settled().or_else(|| sent.map(|sent| delivery.judge(sent, now)));
    let Some(outcome) = outcome else { return Ok(()) };
    let mut tx = store.begin().await?;
    let is_ours = outbox::finish(&mut tx, delivery, &outcome, now).await?;
    if is_ours && let Some(state) = State::after(&outcome) {
        recipient::settle(&mut tx, (&delivery.id, delivery.ambiguous), state, now).await?;
    }
    if is_ours {
        settle_inquiry(&mut tx, delivery, &outcome, now).await?;
    }
    // A reply to it must be understood even if somebody else is to report on it by now; but who is forgotten stays forgotten.
    let thread = delivery.message.thread.as_deref().or_else(|| told_of(&delivery.id));
    if let Some((thread, name)) = thread.zip(name)
        && (is_ours || outbox::is_wanted(&mut tx, &delivery.id).await?)
    {
        thread::remember(&mut tx, &delivery.to, (thread, &name), now).await?;
    }
    if is_gone && is_ours {
        erase(&mut tx, &delivery.to, now).await?;
    }
    if let Some((whom, seconds)) = wait {
        let scope = match whom {
            Whom::Chat => Scope::Chat(&delivery.to),
            Whom::Everybody => Scope::Channel(delivery.to.channel),
        };
        pause::hold(&mut tx, &scope, now.plus(seconds)).await?;
    }
    tx.commit().await?;
    Ok(())
}
