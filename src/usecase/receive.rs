//! A message is accepted: it lies in the store before the channel is told that we have it.

use crate::{
    domain::{
        message::{Arrival, Content, IncomingMessage},
        time::Timestamp,
    },
    store::{error::StoreError, inbox, open::Store, position, sealed_event, transaction::Transaction},
    usecase::forget::erase,
};

/// Of what one person sends within a minute, a messenger hands on so many messages.
pub const MOST_AT_ONCE: u32 = 20;
/// Of what has waited at the messenger while we were away, so many.
const MOST_AFTER_AN_OUTAGE: u32 = 100;
/// So many messages of one chat may wait for their keys.
const MOST_SEALED: i64 = 100;
/// So many seconds are "at once".
const AT_ONCE_SECONDS: i64 = 60;

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

/// Accepts all of `batch` and moves on, in one transaction: only after this may the messenger forget any of it. Returns
/// which of the arrivals are new and will be dealt with. What one person sends beyond [`MOST_AT_ONCE`] a minute is not
/// kept, but for one request to wait.
pub async fn receive_batch(
    store: &Store,
    batch: &Batch<'_>,
    now: Timestamp,
) -> Result<Vec<bool>, StoreError> {
    let mut tx = store.begin().await?;
    let mut news = Vec::with_capacity(batch.arrivals.len());
    for arrival in batch.arrivals {
        news.push(accept(&mut tx, arrival, now).await?);
    }
    if let Some(next) = &batch.next {
        position::save(&mut tx, batch.channel, next, now).await?;
    }
    tx.commit().await?;
    Ok(news)
}

/// Accepts one of the arrivals; `false` if it was accepted before, or is too much.
pub async fn accept(tx: &mut Transaction, arrival: &Arrival, now: Timestamp) -> Result<bool, StoreError> {
    match arrival {
        Arrival::Message(message) => accept_from_anybody(tx, message, now).await,
        Arrival::Sealed { id, who, raw } => {
            let has_room = sealed_event::count(tx, who).await? < MOST_SEALED;
            Ok(has_room && sealed_event::keep(tx, id, (who, raw), now).await?)
        }
        Arrival::Strange { id, who, raw } => inbox::accept_unread(tx, (id, who.as_ref()), raw, now).await,
        Arrival::Left { id, who } => {
            // If it is handed over twice, the person may have come back in between.
            let is_new = inbox::accept_silently(tx, id, now).await?;
            if is_new {
                erase(tx, who, now).await?;
            }
            Ok(is_new)
        }
    }
}

async fn accept_from_anybody(
    tx: &mut Transaction,
    message: &IncomingMessage,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if message.content == Content::InPublic {
        // A group is told where to go once a minute, however often it asks.
        return once_a_minute(tx, message, Content::InPublic, now).await;
    }
    let recent = inbox::count_since(tx, &message.from, now.plus(-AT_ONCE_SECONDS)).await?;
    let has_waited = message.sent_at.is_some_and(|sent| now.seconds_since(sent) > AT_ONCE_SECONDS);
    let most = if has_waited { MOST_AFTER_AN_OUTAGE } else { MOST_AT_ONCE };
    if recent < i64::from(most) {
        return inbox::accept(tx, message, now).await;
    }
    once_a_minute(tx, message, Content::TooMany, now).await?;
    Ok(false)
}

/// Accepts `content` in the place of `message`, unless that was done for the same chat in the same minute.
async fn once_a_minute(
    tx: &mut Transaction,
    message: &IncomingMessage,
    content: Content,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = format!("{}:{}", inbox::name_of_chat(tx, &message.from), now.0 / (1_000 * AT_ONCE_SECONDS));
    inbox::accept(tx, &IncomingMessage { id, content, ..message.clone() }, now).await
}
