//! What providers write to the office about their offers: sealed, until somebody has seen to it.

use crate::{
    domain::time::Timestamp,
    store::{error::StoreError, transaction::Transaction},
};

/// A note that was seen to is kept so long, in seconds: 30 days.
const KEPT_SECONDS: i64 = 30 * 24 * 3_600;

/// No note is kept for longer, in seconds: a year.
const LONGEST_SECONDS: i64 = 365 * 24 * 3_600;

/// A note that nobody has seen to yet. It has no `Debug`: what people write is never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: String,
    /// The id of the provider that wrote it.
    pub provider: String,
    /// The id of the offer that it is about.
    pub offer: String,
    /// The words.
    pub words: String,
    /// When it was written.
    pub at: Timestamp,
}

/// Keeps the note called `id`; `false` if there is one of this name already.
pub async fn add(
    tx: &mut Transaction,
    id: &str,
    (provider, offer, words): (&str, &str, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sealed = tx.sealer.seal(words, &words_of(id));
    let added = sqlx::query(
        "insert into provider_note (id, number, provider, offer, words, at)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 from provider_note where true
         on conflict (id) do nothing",
    )
    .bind(id)
    .bind(provider)
    .bind(offer)
    .bind(sealed)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Up to `count` notes that nobody has seen to, the oldest first. Words that do not open are as good as not there.
pub async fn list_open(tx: &mut Transaction, count: u32) -> Result<Vec<Note>, StoreError> {
    let rows: Vec<(String, String, String, String, i64)> = sqlx::query_as(
        "select id, provider, offer, words, at from provider_note where done_at is null order by number, id limit $1",
    )
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    let note = |(id, provider, offer, sealed, at): (String, String, String, String, i64)| {
        let words = tx.sealer.open(&sealed, &words_of(&id)).ok()?;
        Some(Note { id, provider, offer, words, at: Timestamp(at) })
    };
    Ok(rows.into_iter().filter_map(note).collect())
}

/// How many notes nobody has seen to.
pub async fn count_open(tx: &mut Transaction) -> Result<u64, StoreError> {
    let (count,): (i64,) = sqlx::query_as("select count(*) from provider_note where done_at is null")
        .fetch_one(tx.sql())
        .await?;
    Ok(count.unsigned_abs())
}

/// How many notes of `provider` nobody has seen to.
pub async fn count_open_of(tx: &mut Transaction, provider: &str) -> Result<u64, StoreError> {
    let (count,): (i64,) =
        sqlx::query_as("select count(*) from provider_note where provider = $1 and done_at is null")
            .bind(provider)
            .fetch_one(tx.sql())
            .await?;
    Ok(count.unsigned_abs())
}

/// Somebody has seen to the note called `id`; returns the offer that it is about, none if somebody had before, or there is
/// no such note.
pub async fn done(tx: &mut Transaction, id: &str, now: Timestamp) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as(
        "update provider_note set done_at = $2 where id = $1 and done_at is null returning offer",
    )
    .bind(id)
    .bind(now.0)
    .fetch_optional(tx.sql())
    .await?;
    Ok(row.map(|(offer,)| offer))
}

/// Forgets notes whose time is over, and returns how many they were.
pub async fn forget_old(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from provider_note where done_at <= $1 or at <= $2")
        .bind(now.plus(-KEPT_SECONDS).0)
        .bind(now.plus(-LONGEST_SECONDS).0)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

fn words_of(id: &str) -> String {
    format!("provider_note.words {id}")
}
