//! Proof that a person agreed, and to which words. It names nobody: a chat is a keyed hash.

use crate::{
    domain::{
        subscription::{Consent, ConsentText},
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// How long the proof is kept after the consent was withdrawn: 3 years, in seconds.
pub const KEPT_SECONDS: i64 = 3 * 365 * 24 * 3_600;

/// Keeps the words that somebody agreed to, word for word.
pub async fn keep_text(tx: &mut Transaction, text: &ConsentText) -> Result<(), StoreError> {
    sqlx::query(
        "insert into consent_text (version, language, text) values ($1, $2, $3)
         on conflict (version) do nothing",
    )
    .bind(&text.version)
    .bind(text.language.tag())
    .bind(&text.text)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Notes that `chat` has given `consent` and no other, and returns the name of the proof. The same consent has one
/// proof: if it was withdrawn by a slip, it holds again.
pub async fn give(
    tx: &mut Transaction,
    chat: &str,
    consent: &Consent,
    now: Timestamp,
) -> Result<String, StoreError> {
    let known: Option<(String,)> =
        sqlx::query_as("select id from consent where chat = $1 and version = $2 and given_at = $3")
            .bind(chat)
            .bind(&consent.version)
            .bind(consent.given_at.0)
            .fetch_optional(tx.sql())
            .await?;
    let id = if let Some((id,)) = known {
        sqlx::query("update consent set withdrawn_at = null where id = $1 and withdrawn_at is not null")
            .bind(&id)
            .execute(tx.sql())
            .await?;
        id
    } else {
        let id = tx.sealer.fresh_name();
        sqlx::query("insert into consent (id, chat, version, given_at) values ($1, $2, $3, $4)")
            .bind(&id)
            .bind(chat)
            .bind(&consent.version)
            .bind(consent.given_at.0)
            .execute(tx.sql())
            .await?;
        id
    };
    sqlx::query("update consent set withdrawn_at = $3 where chat = $1 and id <> $2 and withdrawn_at is null")
        .bind(chat)
        .bind(&id)
        .bind(now.0)
        .execute(tx.sql())
        .await?;
    Ok(id)
}

/// Notes that `chat` agrees to nothing any more.
pub async fn withdraw(tx: &mut Transaction, chat: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("update consent set withdrawn_at = $2 where chat = $1 and withdrawn_at is null")
        .bind(chat)
        .bind(now.0)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Forgets the proofs of what was withdrawn long enough ago, and returns how many.
pub async fn forget_withdrawn(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from consent where withdrawn_at <= $1")
        .bind(now.plus(-KEPT_SECONDS).0)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}
