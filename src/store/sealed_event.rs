//! Events that could not be decrypted when they came: perhaps their keys are still under way.

use crate::{
    domain::{message::Address, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// How long a key is waited for: a day.
pub const KEPT_SECONDS: i64 = 24 * 3_600;

/// An event that waits for its key.
pub struct SealedEvent {
    /// Its id, as the inbox would know it.
    pub id: String,
    /// Where it is.
    pub at: Address,
    /// It, as it came.
    pub raw: String,
    /// Whether the sender was asked to say it again.
    pub is_asked: bool,
    /// When it came.
    pub received_at: Timestamp,
}

/// Keeps an event; `false` if it lies here already.
pub async fn keep(
    tx: &mut Transaction,
    id: &str,
    (at, raw): (&Address, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let chat = tx.sealer.chat(at);
    let event = tx.sealer.seal(&serde_json::to_string(&(at, raw))?, &event_of(id));
    let kept = sqlx::query(
        "insert into sealed_event (id, chat, event, received_at) values ($1, $2, $3, $4) on conflict (id) do nothing",
    )
    .bind(id)
    .bind(chat)
    .bind(event)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(kept.rows_affected() == 1)
}

/// Up to `count` events: first those whose sender was not asked, the oldest of them first. One that does not open is passed
/// over.
pub async fn waiting(tx: &mut Transaction, count: u32) -> Result<Vec<SealedEvent>, StoreError> {
    let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
        "select id, event, is_asked, received_at from sealed_event order by is_asked, received_at, id limit $1",
    )
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    let opened = rows.into_iter().filter_map(|(id, event, is_asked, received_at)| {
        let event = tx.sealer.open(&event, &event_of(&id)).ok()?;
        let (at, raw) = serde_json::from_str(&event).ok()?;
        Some(SealedEvent { id, at, raw, is_asked: is_asked != 0, received_at: Timestamp(received_at) })
    });
    Ok(opened.collect())
}

/// How many events at `address` wait.
pub async fn count(tx: &mut Transaction, address: &Address) -> Result<i64, StoreError> {
    let chat = tx.sealer.chat(address);
    let (count,): (i64,) = sqlx::query_as("select count(*) from sealed_event where chat = $1")
        .bind(chat)
        .fetch_one(tx.sql())
        .await?;
    Ok(count)
}

/// Remembers that the sender was asked to say it again.
pub async fn asked(tx: &mut Transaction, id: &str) -> Result<(), StoreError> {
    sqlx::query("update sealed_event set is_asked = 1 where id = $1").bind(id).execute(tx.sql()).await?;
    Ok(())
}

/// Keeps an event no longer; `false` if it was not kept.
pub async fn remove(tx: &mut Transaction, id: &str) -> Result<bool, StoreError> {
    let gone = sqlx::query("delete from sealed_event where id = $1").bind(id).execute(tx.sql()).await?;
    Ok(gone.rows_affected() == 1)
}

/// Forgets all events at `address`, and returns how many.
pub async fn forget(tx: &mut Transaction, address: &Address) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(address);
    let gone = sqlx::query("delete from sealed_event where chat = $1").bind(chat).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

/// Forgets the events whose keys were waited for long enough, and returns how many.
pub async fn forget_old(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from sealed_event where received_at <= $1")
        .bind(now.plus(-KEPT_SECONDS).0)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

fn event_of(id: &str) -> String {
    format!("sealed_event.event {id}")
}
