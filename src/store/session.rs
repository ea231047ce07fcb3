//! Where each conversation stands.

use crate::{
    domain::{dialog::session::Session, message::Address, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// How long a conversation is kept after the last message: 24 hours.
pub const KEPT_SECONDS: i64 = 24 * 3_600;

/// A session as it was last stored.
#[derive(Clone, Default, PartialEq)]
pub struct StoredSession {
    /// Where the conversation stands.
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
    let Some((state, revision)) = row else {
        return Ok(StoredSession::default());
    };
    let state = tx.sealer.open(&state, &state_of(&chat)).ok();
    let session = state.and_then(|state| serde_json::from_str(&state).ok()).unwrap_or_default();
    Ok(StoredSession { session, revision })
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
            "insert into session (chat, address, state, revision, seen_at) values ($1, $2, $3, $4 + 1, $5)
             on conflict (chat) do nothing",
        )
    } else {
        sqlx::query(
            "update session set address = $2, state = $3, revision = revision + 1, seen_at = $5
             where chat = $1 and revision = $4",
        )
    };
    let saved = query
        .bind(&chat)
        .bind(sealed_address)
        .bind(state)
        .bind(stored.revision)
        .bind(now.0)
        .execute(tx.sql())
        .await?;
    Ok(saved.rows_affected() == 1)
}

/// Forgets the conversations in which nobody wrote since `before`, and returns how many.
pub async fn forget_unused(tx: &mut Transaction, before: Timestamp) -> Result<u64, StoreError> {
    let gone =
        sqlx::query("delete from session where seen_at <= $1").bind(before.0).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

fn state_of(chat: &str) -> String {
    format!("session.state {chat}")
}
