//! How often something happened, and nothing about whom it happened to.

use crate::{
    domain::{statistics::Event, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// Counts `event` once more on the day of `now`.
pub async fn count(tx: &mut Transaction, event: &Event, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "insert into statistics (day, event, total) values ($1, $2, 1)
         on conflict (day, event) do update set total = statistics.total + 1",
    )
    .bind(now.date().to_string())
    .bind(event.name().into_owned())
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// How often `event` was counted on the day of `now`.
pub async fn total(tx: &mut Transaction, event: &Event, now: Timestamp) -> Result<u64, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as("select total from statistics where day = $1 and event = $2")
        .bind(now.date().to_string())
        .bind(event.name().into_owned())
        .fetch_optional(tx.sql())
        .await?;
    Ok(row.map_or(0, |(total,)| total.unsigned_abs()))
}
