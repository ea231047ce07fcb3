//! The log of all changes, in which each entry vouches for the ones before it.

use crate::{
    domain::{
        audit::{Chain, Entry, Written},
        inquiry_code::Code,
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// So long entries are kept, in seconds: 12 months.
pub const KEPT_SECONDS: i64 = 365 * 24 * 3_600;

/// The names of the two ends in the facts about this database.
const HEAD: &str = "audit head";
const START: &str = "audit start";

/// So many entries are looked at in one go.
const PAGE: i64 = 1_000;

type Row = (i64, i64, String, String, String, String, String);

/// Writes an entry. To be called last before a transaction is committed: until then nobody else can write one.
pub async fn write(tx: &mut Transaction, entry: &Entry, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("update meta set value = value where name = $1").bind(HEAD).execute(tx.sql()).await?;
    let (last, previous) = end(tx, HEAD).await?;
    let written = Written {
        number: last + 1,
        at: now,
        staff: entry.by.name(),
        action: entry.action.name().to_owned(),
        object: entry.object.clone(),
        detail: entry.detail.to_string(),
    };
    let hash = written.hash(&previous);
    sqlx::query(
        "insert into audit (number, at, staff, action, object, detail, hash) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(written.number)
    .bind(now.0)
    .bind(written.staff)
    .bind(written.action)
    .bind(written.object)
    .bind(written.detail)
    .bind(&hash)
    .execute(tx.sql())
    .await?;
    set_end(tx, HEAD, (written.number, &hash)).await
}

/// What all providers together are called where a person is asked for.
pub const PROVIDERS: &str = "provider";

/// Which entries are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those of the person with this id, or of all [`PROVIDERS`]; of all if empty.
    pub staff: String,
    /// Only those about objects that begin like this; about all if empty.
    pub object: String,
    /// Only those about one of these objects; about all if none.
    pub among: Option<Vec<String>>,
    /// Only those before this number; the latest if none.
    pub before: Option<i64>,
}

/// The latest entries that `filter` wants, at most `count`, the latest first.
pub async fn latest(tx: &mut Transaction, filter: &Filter, count: u32) -> Result<Vec<Written>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "select number, at, staff, action, object, detail, hash from audit
         where number < $1
             and ($2 = '' or staff = $2 or ($2 = 'provider' and substr(staff, 1, 9) = 'provider '))
             and ($3 = '' or substr(object, 1, length($3)) = $3)
             and ($5 = '' or $5 like '%|' || object || '|%')
         order by number desc
         limit $4",
    )
    .bind(filter.before.unwrap_or(i64::MAX))
    .bind(&filter.staff)
    .bind(&filter.object)
    .bind(i64::from(count))
    .bind(filter.among.as_ref().map(|among| format!("|{}|", among.join("|"))).unwrap_or_default())
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|row| written(row).0).collect())
}

/// What the log calls the questions which people call `code`, whether they are still known or not.
pub async fn called(tx: &mut Transaction, code: &Code) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("select distinct object from audit where object like 'inquiry %' and detail like $1")
            .bind(format!("%\"code\":\"{code}\"%"))
            .fetch_all(tx.sql())
            .await?;
    Ok(rows.into_iter().map(|(object,)| object).collect())
}

/// Whether an entry like `entry` was written since a moment: by the same person, of the same, about the same.
pub async fn is_written(tx: &mut Transaction, entry: &Entry, since: Timestamp) -> Result<bool, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as(
        "select number from audit
         where object = $1 and staff = $2 and action = $3 and at >= $4
         limit 1",
    )
    .bind(&entry.object)
    .bind(entry.by.name())
    .bind(entry.action.name())
    .bind(since.0)
    .fetch_optional(tx.sql())
    .await?;
    Ok(row.is_some())
}

/// Looks whether the log is whole: nothing changed, nothing taken out.
pub async fn verify(tx: &mut Transaction) -> Result<Chain, StoreError> {
    let (start, mut previous) = end(tx, START).await?;
    let (head, head_hash) = end(tx, HEAD).await?;
    let mut number = start;
    loop {
        let rows: Vec<Row> = sqlx::query_as(
            "select number, at, staff, action, object, detail, hash from audit
             where number > $1 order by number limit $2",
        )
        .bind(number)
        .bind(PAGE)
        .fetch_all(tx.sql())
        .await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let (entry, hash) = written(row);
            number += 1;
            if entry.number != number || entry.hash(&previous) != hash {
                return Ok(Chain::Broken { number });
            }
            previous = hash;
        }
    }
    if number != head || previous != head_hash {
        return Ok(Chain::Broken { number: number + 1 });
    }
    Ok(Chain::Whole { entries: head - start, head: head_hash })
}

/// Forgets entries written before a moment, and returns how many; the rest can still be verified.
pub async fn forget_old(tx: &mut Transaction, before: Timestamp) -> Result<u64, StoreError> {
    // Numbers grow with time, but a clock may be put back: only what is old altogether goes.
    let row: Option<(i64, String)> = sqlx::query_as(
        "select number, hash from audit
         where at <= $1 and number < (select coalesce(min(number), 9223372036854775807) from audit where at > $1)
         order by number desc limit 1",
    )
    .bind(before.0)
    .fetch_optional(tx.sql())
    .await?;
    let Some((last, hash)) = row else { return Ok(0) };
    let gone = sqlx::query("delete from audit where number <= $1").bind(last).execute(tx.sql()).await?;
    set_end(tx, START, (last, &hash)).await?;
    Ok(gone.rows_affected())
}

/// Number and hash of one end of the log.
async fn end(tx: &mut Transaction, name: &str) -> Result<(i64, String), StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("select value from meta where name = $1").bind(name).fetch_optional(tx.sql()).await?;
    let value = row.map(|(value,)| value).unwrap_or_default();
    let (number, hash) = value.split_once(' ').unwrap_or_default();
    Ok((number.parse().unwrap_or_default(), hash.to_owned()))
}

async fn set_end(tx: &mut Transaction, name: &str, (number, hash): (i64, &str)) -> Result<(), StoreError> {
    sqlx::query("update meta set value = $2 where name = $1")
        .bind(name)
        .bind(format!("{number} {hash}"))
        .execute(tx.sql())
        .await?;
    Ok(())
}

fn written((number, at, staff, action, object, detail, hash): Row) -> (Written, String) {
    (Written { number, at: Timestamp(at), staff, action, object, detail }, hash)
}
