//! Messages that reached us. One is accepted when it lies here, and not before.

use serde::Deserialize;

use crate::{
    domain::{
        message::{Address, Content, IncomingMessage},
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// How often a message may be seen to break a turn, before it is set aside for somebody to look into.
pub const MOST_FAILURES: i64 = 3;

/// How often a message may be tried without anybody seeing the end of it: the process ended first. Mostly that is not
/// the message's fault, and meanwhile whoever wrote after it is answered before it.
pub const MOST_TRIES: i64 = 100;

/// How long the id of a handled message is kept, so that a repetition is recognised: 48 hours.
pub const KEPT_SECONDS: i64 = 48 * 3_600;

/// How long a message that was set aside is kept: 7 days.
pub const QUARANTINE_SECONDS: i64 = 7 * 24 * 3_600;

/// How a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is to be handled.
    Waiting,
    /// It was tried often enough, and is kept for somebody to look into.
    SetAside,
    /// It no longer waits: somebody else has handled it, or it was forgotten.
    Gone,
}

/// Takes `message` in; `false` if it lies here already.
pub async fn accept(
    tx: &mut Transaction,
    message: &IncomingMessage,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (chat, address) = (tx.sealer.chat(&message.from), serde_json::to_string(&message.from)?);
    let address = tx.sealer.seal(&address, &address_of(&message.id));
    let letter = serde_json::to_string(&(&message.content, &message.name, &message.replies_to))?;
    let text = tx.sealer.seal(&letter, &text_of(&message.id));
    let row = Row { chat, address: Some(address), text: Some(text), state: "waiting", fault: None };
    lay_in(tx, &message.id, row, now).await
}

/// The keyed hash of `address`, which names nobody.
pub fn name_of_chat(tx: &Transaction, address: &Address) -> String {
    tx.sealer.chat(address)
}

/// How many messages came from `address` after `since`.
pub async fn count_since(
    tx: &mut Transaction,
    address: &Address,
    since: Timestamp,
) -> Result<i64, StoreError> {
    let chat = tx.sealer.chat(address);
    let (count,): (i64,) = sqlx::query_as("select count(*) from inbox where chat = $1 and received_at > $2")
        .bind(chat)
        .bind(since.0)
        .fetch_one(tx.sql())
        .await?;
    Ok(count)
}

/// Up to `count` messages that wait to be handled, in the order in which they came. The transaction must be
/// one that writes: a message that does not open is set aside, so that it cannot hold up the others.
pub async fn waiting(
    tx: &mut Transaction,
    count: u32,
    now: Timestamp,
) -> Result<Vec<IncomingMessage>, StoreError> {
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "select id, address, text from inbox
         where state = 'waiting'
         order by number, id
         limit $1",
    )
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    let mut messages = Vec::new();
    for row in rows {
        let id = row.0.clone();
        match opened(tx, row) {
            Ok(message) => messages.push(message),
            Err(fault) => set_aside(tx, &id, &fault.to_string(), now).await?,
        }
    }
    Ok(messages)
}

/// The message that has waited longest, in a transaction that writes.
pub async fn next_waiting(
    tx: &mut Transaction,
    now: Timestamp,
) -> Result<Option<IncomingMessage>, StoreError> {
    Ok(waiting(tx, 1, now).await?.pop())
}

/// A chat in which something waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The chat, by its keyed hash.
    pub chat: String,
    /// The message there that came first.
    pub id: String,
    /// How often it was tried.
    pub tries: i64,
}

/// Of up to `count` chats the message that has waited longest.
pub async fn heads(tx: &mut Transaction, count: u32) -> Result<Vec<Head>, StoreError> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "select chat, id, tries from inbox as first
         where state = 'waiting' and not exists (
             select 1 from inbox as earlier
             where earlier.chat = first.chat and earlier.state = 'waiting' and earlier.number < first.number
         )
         order by number
         limit $1",
    )
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(chat, id, tries)| Head { chat, id, tries }).collect())
}

/// The message called `id`, if it waits; one that does not open is set aside.
pub async fn take(
    tx: &mut Transaction,
    id: &str,
    now: Timestamp,
) -> Result<Option<IncomingMessage>, StoreError> {
    let row: Option<(String, String, String)> =
        sqlx::query_as("select id, address, text from inbox where id = $1 and state = 'waiting'")
            .bind(id)
            .fetch_optional(tx.sql())
            .await?;
    let Some(row) = row else { return Ok(None) };
    match opened(tx, row) {
        Ok(message) => Ok(Some(message)),
        Err(fault) => {
            set_aside(tx, id, &fault.to_string(), now).await?;
            Ok(None)
        }
    }
}

/// Keeps `raw`, which cannot be read, for somebody to look into. `false` if it lies here already.
pub async fn accept_unread(
    tx: &mut Transaction,
    (id, who): (&str, Option<&Address>),
    raw: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let chat = who.map_or_else(|| tx.sealer.fingerprint(id), |who| tx.sealer.chat(who));
    let text = tx.sealer.seal(raw, &text_of(id));
    let fault = Some("it cannot be read");
    lay_in(tx, id, Row { chat, address: None, text: Some(text), state: "quarantined", fault }, now).await
}

/// Remembers that something with this id came, which needs no answer. `false` if it was known.
pub async fn accept_silently(tx: &mut Transaction, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let chat = tx.sealer.fingerprint(id);
    lay_in(tx, id, Row { chat, address: None, text: None, state: "done", fault: None }, now).await
}

/// Remembers that a message is handled, and forgets what it said. `false` if it no longer waited: then
/// somebody else has handled it, and the caller must not commit an answer of its own.
pub async fn done(tx: &mut Transaction, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "update inbox set state = 'done', address = null, text = null, finished_at = $2, fault = null
         where id = $1 and state = 'waiting'",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Counts a try before it is made. A message that was tried too often without an end is set aside instead.
pub async fn count_try(tx: &mut Transaction, id: &str, now: Timestamp) -> Result<Standing, StoreError> {
    let row: Option<(String,)> = sqlx::query_as(
        "update inbox set
             tries = tries + 1,
             fault = case when tries >= $3 then coalesce(fault, 'no try came to an end') else fault end,
             state = case when tries >= $3 then 'quarantined' else 'waiting' end,
             finished_at = case when tries >= $3 then $2 end
         where id = $1 and state = 'waiting'
         returning state",
    )
    .bind(id)
    .bind(now.0)
    .bind(MOST_TRIES)
    .fetch_optional(tx.sql())
    .await?;
    Ok(standing(row))
}

/// Remembers that a try failed. `reason` must not say anything personal.
pub async fn failed(
    tx: &mut Transaction,
    id: &str,
    reason: &str,
    now: Timestamp,
) -> Result<Standing, StoreError> {
    let row: Option<(String,)> = sqlx::query_as(
        "update inbox set
             fault = $2,
             failures = failures + 1,
             state = case when failures + 1 >= $4 then 'quarantined' else 'waiting' end,
             finished_at = case when failures + 1 >= $4 then $3 end
         where id = $1 and state = 'waiting'
         returning state",
    )
    .bind(id)
    .bind(reason)
    .bind(now.0)
    .bind(MOST_FAILURES)
    .fetch_optional(tx.sql())
    .await?;
    Ok(standing(row))
}

/// Forgets every message of whoever sent `message`, but for this one.
pub async fn forget_others(tx: &mut Transaction, message: &IncomingMessage) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(&message.from);
    let gone = sqlx::query("delete from inbox where chat = $1 and id <> $2")
        .bind(chat)
        .bind(&message.id)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

/// Forgets every message of `address`, handled or not.
pub async fn forget(tx: &mut Transaction, address: &Address) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(address);
    let gone = sqlx::query("delete from inbox where chat = $1").bind(chat).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

/// Forgets the messages that were handled or set aside long enough ago, and returns how many.
pub async fn forget_finished(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query(
        "delete from inbox
         where (state = 'done' and finished_at <= $1) or (state = 'quarantined' and finished_at <= $2)",
    )
    .bind(now.plus(-KEPT_SECONDS).0)
    .bind(now.plus(-QUARANTINE_SECONDS).0)
    .execute(tx.sql())
    .await?;
    Ok(gone.rows_affected())
}

/// How a message that waited stands after a change, by the state that the change gave it.
fn standing(row: Option<(String,)>) -> Standing {
    match row {
        Some((state,)) if state == "waiting" => Standing::Waiting,
        Some(_) => Standing::SetAside,
        None => Standing::Gone,
    }
}

/// What is sealed of a message: an array, of which earlier versions wrote only the beginning.
#[derive(Deserialize)]
struct Letter {
    content: Content,
    name: Option<String>,
    #[serde(default)]
    replies_to: Option<String>,
}

/// A row as it is laid in.
struct Row {
    chat: String,
    address: Option<String>,
    text: Option<String>,
    state: &'static str,
    fault: Option<&'static str>,
}

/// Lays a row in behind all others; `false` if one with this id lies here already.
async fn lay_in(tx: &mut Transaction, id: &str, row: Row, now: Timestamp) -> Result<bool, StoreError> {
    let accepted = sqlx::query(
        "insert into inbox (id, number, chat, address, text, state, received_at, finished_at, fault)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from inbox where true
         on conflict (id) do nothing",
    )
    .bind(id)
    .bind(row.chat)
    .bind(row.address)
    .bind(row.text)
    .bind(row.state)
    .bind(now.0)
    .bind((row.state != "waiting").then_some(now.0))
    .bind(row.fault)
    .execute(tx.sql())
    .await?;
    Ok(accepted.rows_affected() == 1)
}

async fn set_aside(tx: &mut Transaction, id: &str, reason: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("update inbox set state = 'quarantined', finished_at = $2, fault = $3 where id = $1")
        .bind(id)
        .bind(now.0)
        .bind(reason)
        .execute(tx.sql())
        .await?;
    Ok(())
}

fn opened(
    tx: &Transaction,
    (id, address, text): (String, String, String),
) -> Result<IncomingMessage, StoreError> {
    let from = serde_json::from_str(&tx.sealer.open(&address, &address_of(&id))?)?;
    let letter = tx.sealer.open(&text, &text_of(&id))?;
    let Letter { content, name, replies_to } = read(&letter)?;
    Ok(IncomingMessage { id, from, content, name, replies_to, sent_at: None })
}

fn read(letter: &str) -> Result<Letter, serde_json::Error> {
    // An earlier version kept the content alone.
    let alone = |content| Letter { content, name: None, replies_to: None };
    serde_json::from_str(letter).or_else(|_| serde_json::from_str(letter).map(alone))
}

fn address_of(id: &str) -> String {
    format!("inbox.address {id}")
}

fn text_of(id: &str) -> String {
    format!("inbox.text {id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_earlier_versions_wrote_can_be_read() {
        let written = |letter: &str| read(letter).map(|read| (read.content, read.name, read.replies_to));
        let name = |number: &str| Some(number.to_owned());
        let letters = [
            (r#"[{"words":"Ja"},"8","7"]"#, name("8"), name("7")),
            (r#"[{"words":"Ja"},"8",null]"#, name("8"), None),
            (r#"[{"words":"Ja"},"8"]"#, name("8"), None),
            (r#"[{"words":"Ja"},null]"#, None, None),
            (r#"{"words":"Ja"}"#, None, None),
        ];
        for (letter, name, replies_to) in letters {
            assert!(written(letter).unwrap() == ("Ja".into(), name, replies_to), "{letter}");
        }
        assert!(written(r#""in-public""#).unwrap() == (Content::InPublic, None, None));
        assert!(written("{}").is_err());
    }
}
