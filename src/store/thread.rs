//! Threads: which messages in a chat belong together, by what the messenger calls them.

use crate::{
    domain::{message::Address, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// How long a thread is kept after its last message: 190 days.
pub const KEPT_SECONDS: i64 = 190 * 24 * 3_600;

/// The message in the chat `at` that the messenger calls `message` belongs to `thread`; the first that does is its root. To
/// be said again for the same message changes nothing but when it was said last.
pub async fn remember(
    tx: &mut Transaction,
    at: &Address,
    (thread, message): (&str, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(at);
    let root = tx.sealer.seal(message, &root_of(&chat, thread));
    sqlx::query(
        "insert into thread (chat, thread, root, last_at) values ($1, $2, $3, $4)
         on conflict (chat, thread) do update set last_at = $4",
    )
    .bind(&chat)
    .bind(thread)
    .bind(root)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    let message = hash(tx, &chat, message);
    sqlx::query(
        "insert into thread_message (chat, message, thread, added_at) values ($1, $2, $3, $4)
         on conflict (chat, message) do nothing",
    )
    .bind(&chat)
    .bind(message)
    .bind(thread)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// What the messenger calls the first message of `thread` in the chat `at`; none if nothing was sent in it there.
pub async fn root(tx: &mut Transaction, at: &Address, thread: &str) -> Result<Option<String>, StoreError> {
    let chat = tx.sealer.chat(at);
    let row: Option<(String,)> = sqlx::query_as("select root from thread where chat = $1 and thread = $2")
        .bind(&chat)
        .bind(thread)
        .fetch_optional(tx.sql())
        .await?;
    // One that does not open is as good as not there.
    Ok(row.and_then(|(root,)| tx.sealer.open(&root, &root_of(&chat, thread)).ok()))
}

/// The thread that the message belongs to that the messenger calls `message` in the chat `at`; none if to none.
pub async fn of_message(
    tx: &mut Transaction,
    at: &Address,
    message: &str,
) -> Result<Option<String>, StoreError> {
    let chat = tx.sealer.chat(at);
    let message = hash(tx, &chat, message);
    let row: Option<(String,)> =
        sqlx::query_as("select thread from thread_message where chat = $1 and message = $2")
            .bind(chat)
            .bind(message)
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.map(|(thread,)| thread))
}

/// Forgets the threads in the chat `at`.
pub async fn forget(tx: &mut Transaction, at: &Address) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(at);
    for delete in ["delete from thread_message where chat = $1", "delete from thread where chat = $1"] {
        sqlx::query(delete).bind(&chat).execute(tx.sql()).await?;
    }
    Ok(())
}

/// Forgets the threads whose last message is old enough, and returns how many.
pub async fn forget_old(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let end = now.plus(-KEPT_SECONDS).0;
    sqlx::query(
        "delete from thread_message
         where (chat, thread) in (select chat, thread from thread where last_at <= $1)",
    )
    .bind(end)
    .execute(tx.sql())
    .await?;
    let gone = sqlx::query("delete from thread where last_at <= $1").bind(end).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

fn root_of(chat: &str, thread: &str) -> String {
    format!("thread.root {chat} {thread}")
}

/// What a message is found by: where it lies it leads nobody to the messenger's own record of it.
fn hash(tx: &Transaction, chat: &str, message: &str) -> String {
    tx.sealer.fingerprint(&format!("thread message {chat} {message}"))
}
