//! What was written in a question: sealed, and in order.

use crate::{
    domain::{
        inquiry::{Author, Entry, EntryKind},
        message::Address,
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// Writes `words` into the question called `inquiry`, and returns the number of the entry.
pub async fn write(
    tx: &mut Transaction,
    inquiry: &str,
    (author, kind, words): (Author, EntryKind, &str),
    now: Timestamp,
) -> Result<u32, StoreError> {
    let (last,): (i64,) =
        sqlx::query_as("select coalesce(max(number), 0) from inquiry_entry where inquiry = $1")
            .bind(inquiry)
            .fetch_one(tx.sql())
            .await?;
    let number = u32::try_from(last + 1).unwrap_or(u32::MAX);
    let sealed = tx.sealer.seal(words, &words_of(inquiry, i64::from(number)));
    sqlx::query(
        "insert into inquiry_entry (inquiry, number, author, kind, words, at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(inquiry)
    .bind(i64::from(number))
    .bind(author.name())
    .bind(kind.name())
    .bind(sealed)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(number)
}

/// What was written in the question called `inquiry`, in order. Words that do not open are as good as forgotten.
pub async fn of(tx: &mut Transaction, inquiry: &str) -> Result<Vec<Entry>, StoreError> {
    let rows: Vec<(i64, String, String, Option<String>, i64)> = sqlx::query_as(
        "select number, author, kind, words, at from inquiry_entry where inquiry = $1 order by number",
    )
    .bind(inquiry)
    .fetch_all(tx.sql())
    .await?;
    let entry = |(number, author, kind, words, at): (i64, String, String, Option<String>, i64)| {
        let words = words.and_then(|words| tx.sealer.open(&words, &words_of(inquiry, number)).ok());
        Some(Entry {
            number: u32::try_from(number).ok()?,
            author: Author::ALL.into_iter().find(|known| known.name() == author)?,
            kind: EntryKind::ALL.into_iter().find(|known| known.name() == kind)?,
            words,
            at: Timestamp(at),
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// Whether there is an answer in the question called `inquiry`.
pub async fn has_answer(tx: &mut Transaction, inquiry: &str) -> Result<bool, StoreError> {
    let row: Option<(i64,)> =
        sqlx::query_as("select number from inquiry_entry where inquiry = $1 and kind = $2 limit 1")
            .bind(inquiry)
            .bind(EntryKind::Answer.name())
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.is_some())
}

/// Forgets all words in the questions of the person at `address`, whoever wrote them.
pub async fn forget_words(tx: &mut Transaction, address: &Address) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(address);
    sqlx::query(
        "update inquiry_entry set words = null where inquiry in (select id from inquiry where chat = $1)",
    )
    .bind(chat)
    .execute(tx.sql())
    .await?;
    Ok(())
}

fn words_of(inquiry: &str, number: i64) -> String {
    format!("inquiry_entry.words {inquiry} {number}")
}
