//! How many questions each provider got in each month, and nothing about who asked.

use jiff::ToSpan;

use crate::{
    domain::time::{Date, Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// So many months are told of, this one included.
const MONTHS: i64 = 12;

/// Counts one more question to `provider` in the month of `now`.
pub async fn count(tx: &mut Transaction, provider: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "insert into provider_demand (provider, month, questions) values ($1, $2, 1)
         on conflict (provider, month) do update set questions = provider_demand.questions + 1",
    )
    .bind(provider)
    .bind(month(now.date()))
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// How many questions `provider` got in the last twelve months.
pub async fn of_year(tx: &mut Transaction, provider: &str, now: Timestamp) -> Result<u64, StoreError> {
    let (count,): (i64,) = sqlx::query_as(
        "select cast(coalesce(sum(questions), 0) as bigint) from provider_demand where provider = $1 and month >= $2",
    )
    .bind(provider)
    .bind(month(months_before(now, MONTHS - 1)))
    .fetch_one(tx.sql())
    .await?;
    Ok(count.unsigned_abs())
}

/// Forgets months of which nobody is told any more, and returns how many rows they were.
pub async fn forget_old(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from provider_demand where month < $1")
        .bind(month(months_before(now, MONTHS)))
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

fn months_before(now: Timestamp, months: i64) -> Date {
    now.date().saturating_sub(months.months())
}

/// Written so that a later month comes behind an earlier one.
fn month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}
