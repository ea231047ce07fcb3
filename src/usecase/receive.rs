//! A message is accepted: it lies in the store before the channel is told that we have it.

use crate::{
    domain::{message::IncomingMessage, time::Timestamp},
    store::{error::StoreError, inbox, open::Store},
};

/// Accepts `message`; `false` if it was accepted before. Only after this may a channel confirm it.
pub async fn receive(store: &Store, message: &IncomingMessage, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let is_new = inbox::accept(&mut tx, message, now).await?;
    tx.commit().await?;
    Ok(is_new)
}
