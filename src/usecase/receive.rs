//! A message is accepted: it lies in the store before the channel is told that we have it.

use std::cmp::Ordering;

use crate::{
    domain::{
        message::{Content, IncomingMessage},
        time::Timestamp,
    },
    store::{error::StoreError, inbox, open::Store},
};

/// Of what one person sends within ten seconds, a messenger hands on so many messages.
pub const MOST_AT_ONCE: u32 = 20;
/// So many seconds are "at once".
const AT_ONCE_SECONDS: i64 = 10;

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
    let recent =
        inbox::count_since(&mut store.read().await?, &message.from, now.plus(-AT_ONCE_SECONDS)).await?;
    match recent.cmp(&i64::from(MOST_AT_ONCE)) {
        Ordering::Less => receive(store, message, now).await,
        Ordering::Equal => {
            let asks_to_wait = IncomingMessage { content: Content::TooMany, ..message.clone() };
            receive(store, &asks_to_wait, now).await
        }
        Ordering::Greater => Ok(true),
    }
}
