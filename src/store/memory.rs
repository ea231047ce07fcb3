//! What is kept for people who asked for it.

use crate::{
    domain::{
        language::Language,
        memory::Memory,
        message::Address,
        subscription::{Quiet, Rhythm},
        time::Timestamp,
    },
    store::{error::StoreError, subscription, transaction::Transaction},
};

/// How long it is kept after the last message: 12 months, in seconds.
pub const KEPT_SECONDS: i64 = 365 * 24 * 3_600;

/// Somebody who subscribed to the office's announcements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// Where to write to.
    pub address: Address,
    /// In which language.
    pub language: Language,
    /// When and how often.
    pub rhythm: Rhythm,
}

/// What is kept for the person at `address`; nothing if it does not open or is of a form no longer read.
pub async fn load(tx: &mut Transaction, address: &Address) -> Result<Memory, StoreError> {
    let chat = tx.sealer.chat(address);
    let row: Option<(String,)> = sqlx::query_as("select state from memory where chat = $1")
        .bind(&chat)
        .fetch_optional(tx.sql())
        .await?;
    let state = row.and_then(|(state,)| tx.sealer.open(&state, &state_of(&chat)).ok());
    Ok(state.and_then(|state| serde_json::from_str(&state).ok()).unwrap_or_default())
}

/// Keeps `memory`, or forgets all of it if it is empty. The subscription in it is found by its own row.
pub async fn save(
    tx: &mut Transaction,
    address: &Address,
    memory: &Memory,
    now: Timestamp,
) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(address);
    subscription::follow(tx, (&chat, address.channel), memory, now).await?;
    if memory.is_empty() {
        sqlx::query("delete from memory where chat = $1").bind(&chat).execute(tx.sql()).await?;
        return Ok(());
    }
    let state = tx.sealer.seal(&serde_json::to_string(memory)?, &state_of(&chat));
    let sealed_address = tx.sealer.seal(&serde_json::to_string(address)?, &address_of(&chat));
    sqlx::query(
        "insert into memory (chat, address, state, has_searches, used_at) values ($1, $2, $3, $4, $5)
         on conflict (chat) do update set address = $2, state = $3, has_searches = $4, used_at = $5",
    )
    .bind(&chat)
    .bind(sealed_address)
    .bind(state)
    .bind(i64::from(!memory.searches.is_empty()))
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Holds what is kept for the person at `address` until the transaction ends, so that nobody changes it between
/// [`load`] and [`learn`].
pub async fn hold(tx: &mut Transaction, address: &Address) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(address);
    sqlx::query("update memory set used_at = used_at where chat = $1").bind(&chat).execute(tx.sql()).await?;
    Ok(())
}

/// Keeps what was learned about `memory` without the person having written: its time goes on running.
pub async fn learn(
    tx: &mut Transaction,
    address: &Address,
    memory: &Memory,
    now: Timestamp,
) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(address);
    subscription::follow(tx, (&chat, address.channel), memory, now).await?;
    let state = tx.sealer.seal(&serde_json::to_string(memory)?, &state_of(&chat));
    sqlx::query("update memory set state = $2 where chat = $1")
        .bind(&chat)
        .bind(state)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Who wants to hear news, a page of at most `count` behind the row called `after`, with the name of each row.
pub async fn with_searches(
    tx: &mut Transaction,
    after: &str,
    count: u32,
) -> Result<Vec<(String, Option<Address>)>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select chat, address from memory where has_searches = 1 and chat > $1 order by chat limit $2",
    )
    .bind(after)
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    let opened = rows.into_iter().map(|(chat, address)| {
        let address = tx.sealer.open(&address, &address_of(&chat)).ok();
        (chat, address.and_then(|address| serde_json::from_str(&address).ok()))
    });
    Ok(opened.collect())
}

/// Who subscribed as `chat`; none if nobody did, or if the address does not open.
pub async fn subscriber(tx: &mut Transaction, chat: &str) -> Result<Option<Subscriber>, StoreError> {
    let row: Option<(String, String, i64, i64, i64)> = sqlx::query_as(
        "select memory.address, subscription.language, quiet_from, quiet_until, weekly
         from subscription
         join memory on memory.chat = subscription.chat
         where subscription.chat = $1",
    )
    .bind(chat)
    .fetch_optional(tx.sql())
    .await?;
    let Some((address, language, from, until, weekly)) = row else { return Ok(None) };
    let address = tx.sealer.open(&address, &address_of(chat)).ok();
    let Some(address) = address.and_then(|address| serde_json::from_str(&address).ok()) else {
        return Ok(None);
    };
    let small = |number: i64| u8::try_from(number).unwrap_or_default();
    let language = Language::ALL.into_iter().find(|known| known.tag() == language).unwrap_or_default();
    let rhythm = Rhythm { quiet: Quiet { from: small(from), until: small(until) }, weekly: small(weekly) };
    Ok(Some(Subscriber { address, language, rhythm }))
}

/// Forgets what is kept for people who have not written for [`KEPT_SECONDS`], and returns how many they were.
pub async fn forget_unused(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from memory where used_at <= $1")
        .bind(now.plus(-KEPT_SECONDS).0)
        .execute(tx.sql())
        .await?;
    if gone.rows_affected() > 0 {
        subscription::forget_unkept(tx, now).await?;
    }
    Ok(gone.rows_affected())
}

fn state_of(chat: &str) -> String {
    format!("memory.state {chat}")
}

fn address_of(chat: &str) -> String {
    format!("memory.address {chat}")
}
