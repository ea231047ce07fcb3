//! How far each messenger has handed over what reached it.

use crate::{
    domain::time::Timestamp,
    store::{error::StoreError, transaction::Transaction},
};

/// Where a messenger stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// What it is asked for next.
    pub next: String,
    /// When that last changed.
    pub moved_at: Timestamp,
}

/// Where `channel` stands: none if it never handed anything over.
pub async fn load(tx: &mut Transaction, channel: &str) -> Result<Option<Position>, StoreError> {
    let row: Option<(String, i64)> = sqlx::query_as("select next, moved_at from position where channel = $1")
        .bind(channel)
        .fetch_optional(tx.sql())
        .await?;
    Ok(row.map(|(next, moved_at)| Position { next, moved_at: Timestamp(moved_at) }))
}

/// Remembers where `channel` stands.
pub async fn save(tx: &mut Transaction, channel: &str, next: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "insert into position (channel, next, moved_at) values ($1, $2, $3)
         on conflict (channel) do update set next = $2, moved_at = $3",
    )
    .bind(channel)
    .bind(next)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}
