//! How far an announcement is with those it goes to, beyond the mere numbers.

use crate::{
    domain::{announcement::Announcement, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// How long those sleep who wait for an announcement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asleep {
    /// When the first of them may be written to; none if nobody sleeps.
    pub until: Option<Timestamp>,
    /// When all of them may.
    pub all_until: Option<Timestamp>,
}

/// Whether somebody of the announcement called `id` is still to be reached: as long as that is so it is not finished.
pub async fn is_open(tx: &mut Transaction, id: &str) -> Result<bool, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as(
        "select 1 from recipient where announcement = $1 and state in ('waiting', 'handed') limit 1",
    )
    .bind(id)
    .fetch_optional(tx.sql())
    .await?;
    Ok(row.is_some())
}

/// How long those of the announcement called `id` sleep who may not be written to at `now`.
pub async fn asleep(tx: &mut Transaction, id: &str, now: Timestamp) -> Result<Asleep, StoreError> {
    // Each by itself, for an index answers it without a look at anybody between the first and the last.
    let (until, all_until): (Option<i64>, Option<i64>) = sqlx::query_as(
        "select
             (select min(due_at) from recipient where announcement = $1 and state = 'waiting' and due_at > $2),
             (select max(due_at) from recipient where announcement = $1 and state = 'waiting' and due_at > $2)",
    )
    .bind(id)
    .bind(now.0)
    .fetch_one(tx.sql())
    .await?;
    Ok(Asleep { until: until.map(Timestamp), all_until: all_until.map(Timestamp) })
}

/// The latest announcements at the stage called `stage`, at most `count`.
pub async fn at_stage(
    tx: &mut Transaction,
    stage: &str,
    count: u32,
) -> Result<Vec<Announcement>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("select record from announcement where stage = $1 order by number desc limit $2")
            .bind(stage)
            .bind(i64::from(count))
            .fetch_all(tx.sql())
            .await?;
    rows.into_iter().map(|(record,)| Ok(serde_json::from_str(&record)?)).collect()
}
