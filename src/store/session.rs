//! Where each conversation stands.

use crate::{
    domain::{dialog::session::Session, message::Address, time::Timestamp},
    store::{error::StoreError, memory, transaction::Transaction},
};

/// A session as it was last stored.
#[derive(Clone, Default, PartialEq)]
pub struct StoredSession {
    /// Where the conversation stands, and what is kept for the person.
    pub session: Session,
    /// How often it was stored; 0 if never.
    pub revision: i64,
}

/// The session of `address`; a new one if we never met, or if what is stored does not open or is of a form that
/// this version no longer reads: to begin anew is better than to fall silent.
pub async fn load(tx: &mut Transaction, address: &Address) -> Result<StoredSession, StoreError> {
    let chat = tx.sealer.chat(address);
    let row: Option<(String, i64)> = sqlx::query_as("select state, revision from session where chat = $1")
        .bind(&chat)
        .fetch_optional(tx.sql())
        .await?;
    let memory = memory::load(tx, address).await?;
    let (state, revision) = row.unwrap_or_default();
    let state = tx.sealer.open(&state, &state_of(&chat)).ok();
    let session: Session = state.and_then(|state| serde_json::from_str(&state).ok()).unwrap_or_default();
    Ok(StoredSession { session: Session { memory, ..session }, revision })
}

/// Keeps the session `stored` holds. `false`, and nothing is changed, if it was stored or forgotten by
/// another since `stored` was loaded.
pub async fn save(
    tx: &mut Transaction,
    address: &Address,
    stored: &StoredSession,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let chat = tx.sealer.chat(address);
    let state = tx.sealer.seal(&serde_json::to_string(&stored.session)?, &state_of(&chat));
    let sealed_address = tx.sealer.seal(&serde_json::to_string(address)?, &format!("session.address {chat}"));
    let query = if stored.revision == 0 {
        sqlx::query(
            "insert into session (chat, address, state, revision, seen_at, expires_at)
             values ($1, $2, $3, $4 + 1, $5, $6)
             on conflict (chat) do nothing",
        )
    } else {
        sqlx::query(
            "update session set address = $2, state = $3, revision = revision + 1, seen_at = $5, expires_at = $6
             where chat = $1 and revision = $4",
        )
    };
    let saved = query
        .bind(&chat)
        .bind(sealed_address)
        .bind(state)
        .bind(stored.revision)
        .bind(now.0)
        .bind(now.plus(stored.session.kept_seconds()).0)
        .execute(tx.sql())
        .await?;
    Ok(saved.rows_affected() == 1)
}

/// Forgets the conversation with `address`.
pub async fn forget(tx: &mut Transaction, address: &Address) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(address);
    let gone = sqlx::query("delete from session where chat = $1").bind(chat).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

/// Forgets the conversations whose time is over, and returns how many.
pub async fn forget_expired(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone =
        sqlx::query("delete from session where expires_at <= $1").bind(now.0).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

fn state_of(chat: &str) -> String {
    format!("session.state {chat}")
}
