//! What was and will be sent to a person without their having written: announcements, and news of saved searches.

use crate::{
    domain::{message::Address, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// The moments of the last `count` messages to `chat` that nobody asked for by writing, the last one first: of those
/// that were or may have been delivered after `since`, and of those that still wait.
pub async fn latest(
    tx: &mut Transaction,
    chat: &str,
    count: u8,
    since: Timestamp,
) -> Result<Vec<Timestamp>, StoreError> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "select coalesce(finished_at, due_at) as moment from outbox
         where chat = $1 and priority = 0
             and (finished_at is null or (finished_at > $2 and outcome in ('sent', 'unknown')))
         order by moment desc
         limit $3",
    )
    .bind(chat)
    .bind(since.0)
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(moment,)| Timestamp(moment)).collect())
}

/// Gives up the news of searches that still wait for `address`, who does not want them any more, and returns how many they
/// were.
pub async fn withdraw_news(
    tx: &mut Transaction,
    address: &Address,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(address);
    let gone = sqlx::query(
        "update outbox set
             leased_until = null, finished_at = $2, outcome = 'dead', fault = 'stopped', address = null, message = null
         where chat = $1 and priority = 0 and finished_at is null and id like 'news:%'",
    )
    .bind(chat)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(gone.rows_affected())
}
