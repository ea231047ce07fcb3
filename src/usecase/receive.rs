//! A message is accepted: it lies in the store before the channel is told that we have it.

use std::cmp::Ordering;

use crate::{
    domain::{
        message::{Arrival, Content, IncomingMessage},
        time::Timestamp,
    },
    store::{error::StoreError, inbox, open::Store, position, transaction::Transaction},
    usecase::forget::erase,
};

/// Of what one person sends within ten seconds, a messenger hands on so many messages.
pub const MOST_AT_ONCE: u32 = 20;
/// So many seconds are "at once".
const AT_ONCE_SECONDS: i64 = 10;

/// What a messenger hands over at once, and what it is to be asked for next.
pub struct Batch<'a> {
    /// The channel and its account.
    pub channel: &'a str,
    /// What came, in order.
    pub arrivals: &'a [Arrival],
    /// What it is asked for next; none if it brings by itself.
    pub next: Option<String>,
}

/// Accepts `message`; `false` if it was accepted before. Only after this may a channel confirm it.
pub async fn receive(store: &Store, message: &IncomingMessage, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let is_new = inbox::accept(&mut tx, message, now).await?;
    tx.commit().await?;
    Ok(is_new)
}

/// Accepts `message` like [`receive`], from a channel that everybody can write to. What one person sends beyond
/// [`MOST_AT_ONCE`] is not kept: the first such message is answered with the request to wait, the others with nothing.
pub async fn receive_from_anybody(
    store: &Store,
    message: &IncomingMessage,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let is_kept = accept_from_anybody(&mut tx, message, now).await?;
    tx.commit().await?;
    Ok(is_kept)
}

/// Accepts all of `batch` and moves on, in one transaction: only after this may the messenger forget any of it. Returns
/// which of the arrivals are new and will be dealt with.
pub async fn receive_batch(
    store: &Store,
    batch: &Batch<'_>,
    now: Timestamp,
) -> Result<Vec<bool>, StoreError> {
    let mut tx = store.begin().await?;
    let mut news = Vec::with_capacity(batch.arrivals.len());
    for arrival in batch.arrivals {
        news.push(match arrival {
            Arrival::Message(message) => accept_from_anybody(&mut tx, message, now).await?,
            Arrival::Strange { id, raw } => inbox::accept_unread(&mut tx, id, raw, now).await?,
            Arrival::Left { id, who } => {
                // If it is handed over twice, the person may have come back in between.
                let is_new = inbox::accept_silently(&mut tx, id, now).await?;
                if is_new {
                    erase(&mut tx, who, now).await?;
                }
                is_new
            }
        });
    }
    if let Some(next) = &batch.next {
        position::save(&mut tx, batch.channel, next, now).await?;
    }
    tx.commit().await?;
    Ok(news)
}

async fn accept_from_anybody(
    tx: &mut Transaction,
    message: &IncomingMessage,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let recent = inbox::count_since(tx, &message.from, now.plus(-AT_ONCE_SECONDS)).await?;
    match recent.cmp(&i64::from(MOST_AT_ONCE)) {
        Ordering::Less => inbox::accept(tx, message, now).await,
        Ordering::Equal => {
            let asks_to_wait = IncomingMessage { content: Content::TooMany, ..message.clone() };
            inbox::accept(tx, &asks_to_wait, now).await
        }
        Ordering::Greater => Ok(false),
    }
}
