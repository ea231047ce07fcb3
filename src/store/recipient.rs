//! Whom an announcement goes to, one row a person: nobody is left out, and nobody is written to twice.
//!
//! A row waits, is handed to the outbox, and is settled by what became of the delivery. An announcement is finished when
//! none of its rows is open.

use crate::{
    domain::{
        announcement::LATEST_SECONDS,
        message::{Address, ChannelKind},
        outbox::{Delivery, Outcome},
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// How it stands with one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not begun yet.
    Waiting,
    /// Lies in the outbox.
    Handed,
    /// Arrived.
    Sent,
    /// Cannot be delivered.
    Dead,
    /// Perhaps arrived, and is not sent again.
    Unknown,
    /// The person did not want it any more.
    Stopped,
    /// The announcement was over before.
    Expired,
    /// The announcement was called back before.
    Cancelled,
}

/// Somebody whose turn has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The id of the delivery.
    pub id: String,
    /// Who, by the keyed hash of the address.
    pub chat: String,
}

impl State {
    /// The name it has in the table.
    pub(in crate::store) fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Handed => "handed",
            Self::Sent => "sent",
            Self::Dead => "dead",
            Self::Unknown => "unknown",
            Self::Stopped => "stopped",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
        }
    }

    /// What `outcome` settles; none if it is not the last word.
    pub fn after(outcome: &Outcome) -> Option<Self> {
        match outcome {
            Outcome::Sent => Some(Self::Sent),
            Outcome::Dead(_) => Some(Self::Dead),
            Outcome::Unknown(_) => Some(Self::Unknown),
            Outcome::Retry { .. } | Outcome::Postponed { .. } | Outcome::Moved(_) => None,
        }
    }
}

/// Up to `count` people who wait for the announcement called `announcement` on `channel` and may be written to at `now`.
pub async fn waiting(
    tx: &mut Transaction,
    (announcement, channel): (&str, ChannelKind),
    count: u32,
    now: Timestamp,
) -> Result<Vec<Waiting>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select id, chat from recipient
         where announcement = $1 and channel = $2 and state = 'waiting' and due_at <= $3
         order by due_at, number
         limit $4",
    )
    .bind(announcement)
    .bind(channel.name())
    .bind(now.0)
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(id, chat)| Waiting { id, chat }).collect())
}

/// How many deliveries of announcements lie in the outbox for `channel`.
pub async fn handed(tx: &mut Transaction, channel: ChannelKind) -> Result<u32, StoreError> {
    let query = sqlx::query_as("select count(*) from recipient where channel = $1 and state = 'handed'");
    let (count,): (i64,) = query.bind(channel.name()).fetch_one(tx.sql()).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The row called `id` was waiting and is handed to the outbox; `false` if it was settled meanwhile.
pub async fn hand(tx: &mut Transaction, id: &str) -> Result<bool, StoreError> {
    let query = sqlx::query("update recipient set state = 'handed' where id = $1 and state = 'waiting'");
    Ok(query.bind(id).execute(tx.sql()).await?.rows_affected() == 1)
}

/// The person of the row called `id` is to be left alone until `due`.
pub async fn postpone(tx: &mut Transaction, id: &str, due: Timestamp) -> Result<(), StoreError> {
    sqlx::query("update recipient set due_at = $2 where id = $1 and state = 'waiting'")
        .bind(id)
        .bind(due.0)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Writes down how the row called `id` ended, and how many attempts may have arrived besides. Who had stopped while it was under way has got it all the same.
pub async fn settle(
    tx: &mut Transaction,
    (id, doubts): (&str, u32),
    state: State,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "update recipient set state = $2, settled_at = $3, doubts = $4
         where id = $1 and state in ('waiting', 'handed', 'stopped', 'expired', 'cancelled')",
    )
    .bind(id)
    .bind(state.name())
    .bind(now.0)
    .bind(i64::from(doubts))
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Whether `delivery` may still leave: nobody has held up the announcement, the person still wants it, and it does not set out so
/// late that somebody has to look first, unless somebody has since.
pub async fn may_leave(
    tx: &mut Transaction,
    delivery: &Delivery,
    now: Timestamp,
) -> Result<bool, StoreError> {
    // What was tried before may be tried for longer: one chat that asks for patience holds up nobody else.
    let since = if delivery.attempts > 1 { Timestamp::default() } else { now.plus(-LATEST_SECONDS) };
    let row: Option<(i64,)> = sqlx::query_as(
        "select 1 from recipient join announcement on announcement.id = recipient.announcement
         where recipient.id = $1 and recipient.state = 'handed' and announcement.stage = 'sending'
             and (announcement.expires_at is null or announcement.expires_at > $2)
             and (recipient.due_at > $3 or announcement.changed_at > $3)",
    )
    .bind(&delivery.id)
    .bind(now.0)
    .bind(since.0)
    .fetch_optional(tx.sql())
    .await?;
    Ok(row.is_some())
}

/// Whether `id` is that of a delivery of an announcement.
pub fn is_of_an_announcement(id: &str) -> bool {
    id.starts_with("announcement:")
}

/// `delivery` does not leave: it is taken out of the outbox, and the person waits again, or is settled if the announcement
/// was called back. One that perhaps arrived is not sent again.
pub async fn call_back(tx: &mut Transaction, delivery: &Delivery, now: Timestamp) -> Result<(), StoreError> {
    let id = &delivery.id;
    if delivery.is_in_doubt() {
        settle(tx, (id, delivery.ambiguous), State::Unknown, now).await?;
    }
    sqlx::query("delete from outbox where id = $1 and finished_at is null")
        .bind(id)
        .execute(tx.sql())
        .await?;
    sqlx::query(
        "update recipient set
             state = (
                 select case stage when 'cancelled' then 'cancelled' else 'waiting' end
                 from announcement where announcement.id = recipient.announcement
             ),
             settled_at = (
                 select case stage when 'cancelled' then cast($2 as bigint) end
                 from announcement where announcement.id = recipient.announcement
             )
         where id = $1 and state = 'handed'",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Takes back what lies in the outbox of the announcement called `announcement` and is not under way just now: it waits again.
/// What perhaps arrived already stays until its turn, and is settled then.
pub async fn take_back(tx: &mut Transaction, announcement: &str) -> Result<u64, StoreError> {
    sqlx::query(
        "delete from outbox
         where finished_at is null and leased_until is null and ambiguous = 0
             and id in (select id from recipient where announcement = $1 and state = 'handed')",
    )
    .bind(announcement)
    .execute(tx.sql())
    .await?;
    let back = sqlx::query(
        "update recipient set state = 'waiting'
         where announcement = $1 and state = 'handed'
             and not exists (select 1 from outbox where outbox.id = recipient.id)",
    )
    .bind(announcement)
    .execute(tx.sql())
    .await?;
    Ok(back.rows_affected())
}

/// Gives up those on `channel`, which nobody serves any more, who should have got an announcement before `since` that nobody let go
/// on since then. Returns how many they were.
pub async fn give_up_unserved(
    tx: &mut Transaction,
    channel: ChannelKind,
    since: Timestamp,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let mut given_up = 0;
    // What was under way when it was served for the last time has perhaps arrived.
    let in_doubt = "update recipient set state = 'unknown', settled_at = $3
        where channel = $1 and state = 'handed' and due_at <= $2
            and announcement in (select id from announcement where stage = 'sending' and changed_at <= $2)
            and exists (
                select 1 from outbox
                where outbox.id = recipient.id and finished_at is null
                    and (ambiguous > 0 or leased_until is not null)
            )";
    let others = "update recipient set state = 'dead', settled_at = $3
        where channel = $1 and state in ('waiting', 'handed') and due_at <= $2
            and announcement in (select id from announcement where stage = 'sending' and changed_at <= $2)";
    for sql in [in_doubt, others] {
        let query = sqlx::query(sql).bind(channel.name()).bind(since.0).bind(now.0);
        given_up += query.execute(tx.sql()).await?.rows_affected();
    }
    if given_up == 0 {
        return Ok(0);
    }
    sqlx::query(
        "delete from outbox
         where finished_at is null
             and id in (select id from recipient where channel = $1 and state in ('dead', 'unknown'))",
    )
    .bind(channel.name())
    .execute(tx.sql())
    .await?;
    Ok(given_up)
}

/// Settles everybody who waits for the announcement called `announcement`, and returns how many they were.
pub async fn close(
    tx: &mut Transaction,
    announcement: &str,
    state: State,
    now: Timestamp,
) -> Result<u64, StoreError> {
    take_back(tx, announcement).await?;
    let closed = sqlx::query(
        "update recipient set state = $2, settled_at = $3 where announcement = $1 and state = 'waiting'",
    )
    .bind(announcement)
    .bind(state.name())
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(closed.rows_affected())
}

/// The person at `address` wants no announcements any more: what is not under way just now does not leave.
pub async fn stop(tx: &mut Transaction, address: &Address, now: Timestamp) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(address);
    sqlx::query(
        "delete from outbox
         where finished_at is null and leased_until is null
             and id in (select id from recipient where chat = $1 and state = 'handed')",
    )
    .bind(&chat)
    .execute(tx.sql())
    .await?;
    let stopped = sqlx::query(
        "update recipient set state = 'stopped', settled_at = $2
         where chat = $1 and state in ('waiting', 'handed')",
    )
    .bind(chat)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(stopped.rows_affected())
}

/// Removes everybody from the announcement called `announcement`, which nobody has got yet: its approval is void.
pub async fn remove(tx: &mut Transaction, announcement: &str) -> Result<u64, StoreError> {
    let query = sqlx::query("delete from recipient where announcement = $1");
    Ok(query.bind(announcement).execute(tx.sql()).await?.rows_affected())
}

/// When the next of those who wait may be written to; none if nobody waits.
pub async fn next_due(tx: &mut Transaction, announcement: &str) -> Result<Option<Timestamp>, StoreError> {
    let (due,): (Option<i64>,) =
        sqlx::query_as("select min(due_at) from recipient where announcement = $1 and state = 'waiting'")
            .bind(announcement)
            .fetch_one(tx.sql())
            .await?;
    Ok(due.map(Timestamp))
}

/// Compares those who were handed over with the outbox: who was finished there is settled by that, who is not there waits
/// again. Returns how many did not agree; that is never more than a delivery that did not open.
pub async fn reconcile(tx: &mut Transaction) -> Result<u64, StoreError> {
    let settled = sqlx::query(
        "update recipient set
             state = (select outcome from outbox where outbox.id = recipient.id),
             settled_at = (select finished_at from outbox where outbox.id = recipient.id),
             doubts = (select ambiguous from outbox where outbox.id = recipient.id)
         where state = 'handed'
             and exists (select 1 from outbox where outbox.id = recipient.id and outbox.finished_at is not null)",
    )
    .execute(tx.sql())
    .await?;
    let lost = sqlx::query(
        "update recipient set state = 'waiting'
         where state = 'handed' and not exists (select 1 from outbox where outbox.id = recipient.id)",
    )
    .execute(tx.sql())
    .await?;
    Ok(settled.rows_affected() + lost.rows_affected())
}
