//! Everything that leaves the service waits here: written with what caused it, sent afterwards.
//!
//! Who claims a delivery holds it for [`LEASE_SECONDS`]. If nothing is reported in that time, the attempt was
//! cut short; the delivery can be claimed again, and is counted ambiguous. The number of the attempt is the
//! fence: a report on an attempt that is no longer the latest changes nothing.

use crate::{
    domain::{
        message::{Address, ChannelKind},
        outbox::{Delivery, Outcome, Priority},
        time::Timestamp,
    },
    store::{
        claim::{CLAIM_ALONE, CLAIM_AMONG_OTHERS},
        error::StoreError,
        thread,
        transaction::{Dialect, Transaction},
        unsent,
    },
};

/// How long a claimed delivery is kept from others, in seconds.
pub const LEASE_SECONDS: i64 = 30;

/// How long a finished delivery is remembered, without its words: 30 days.
pub const KEPT_SECONDS: i64 = 30 * 24 * 3_600;

/// What goes through one channel with one priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// The channel.
    pub channel: ChannelKind,
    /// The priority.
    pub priority: Priority,
}

/// How many deliveries stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Still to be sent.
    pub waiting: u64,
    /// Arrived.
    pub sent: u64,
    /// Given up.
    pub dead: u64,
    /// Perhaps arrived, and not sent again.
    pub unknown: u64,
    /// Attempts, not deliveries, of which nobody knows whether they arrived.
    pub ambiguous: u64,
}

/// Lays `delivery` in; `false` if it lies here already or was sent before.
pub async fn add(tx: &mut Transaction, delivery: &Delivery, due: Timestamp) -> Result<bool, StoreError> {
    let (chat, address) = (tx.sealer.chat(&delivery.to), serde_json::to_string(&delivery.to)?);
    let address = tx.sealer.seal(&address, &address_of(&delivery.id));
    let message = tx.sealer.seal(&serde_json::to_string(&delivery.message)?, &message_of(&delivery.id));
    let added = sqlx::query(
        "insert into outbox (id, number, channel, chat, address, message, priority, due_at)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 from outbox where true
         on conflict (id) do nothing",
    )
    .bind(&delivery.id)
    .bind(delivery.to.channel.name())
    .bind(chat)
    .bind(address)
    .bind(message)
    .bind(rank(delivery.priority))
    .bind(due.0)
    .execute(tx.sql())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Whether the delivery called `id` lies here, or was sent or given up lately.
pub async fn knows(tx: &mut Transaction, id: &str) -> Result<bool, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("select id from outbox where id = $1").bind(id).fetch_optional(tx.sql()).await?;
    Ok(row.is_some())
}

/// Whether the delivery called `id` lies here and nobody has given it up: it waits, is under way, or arrived.
pub async fn is_wanted(tx: &mut Transaction, id: &str) -> Result<bool, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("select id from outbox where id = $1 and coalesce(outcome, '') <> 'dead'")
            .bind(id)
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.is_some())
}

/// Claims up to `count` deliveries of `lane` that are due. What goes to one chat goes in order: only the first is
/// claimed, and the rest waits until it is finished. Who is to be left alone is passed over.
pub async fn claim(
    tx: &mut Transaction,
    lane: Lane,
    count: u32,
    now: Timestamp,
) -> Result<Vec<Delivery>, StoreError> {
    let claim = match tx.dialect {
        Dialect::Sqlite => CLAIM_ALONE,
        Dialect::Postgres => CLAIM_AMONG_OTHERS,
    };
    let mut deliveries = Vec::new();
    loop {
        let mut rows: Vec<Row> = sqlx::query_as(claim)
            .bind(now.0)
            .bind(now.plus(LEASE_SECONDS).0)
            .bind(i64::from(count))
            .bind(lane.channel.name())
            .bind(rank(lane.priority))
            .fetch_all(tx.sql())
            .await?;
        // `returning` keeps no order.
        rows.sort_by_key(|row| row.number);
        let is_empty = rows.is_empty();
        for row in rows {
            let id = row.id.clone();
            match opened(tx, row) {
                Ok(delivery) => deliveries.push(rooted(tx, delivery).await?),
                // It must not hold up the others, now or at any later claim.
                Err(fault) => unsent::give_up(tx, &id, &fault.to_string(), now).await?,
            }
        }
        if is_empty || !deliveries.is_empty() {
            return Ok(deliveries);
        }
    }
}

/// Writes down what became of an attempt. `false`, and nothing is changed, if the lease was lost meanwhile.
pub async fn finish(
    tx: &mut Transaction,
    delivery: &Delivery,
    outcome: &Outcome,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let query = match outcome {
        Outcome::Retry { due, reason, is_ambiguous } => sqlx::query(
            "update outbox set leased_until = null, due_at = $3, fault = $4, ambiguous = ambiguous + $5
             where id = $1 and attempts = $2 and finished_at is null",
        )
        .bind(&delivery.id)
        .bind(i64::from(delivery.attempts))
        .bind(due.0)
        .bind(reason)
        .bind(i64::from(*is_ambiguous)),
        Outcome::Postponed { due, reason, is_ambiguous } => sqlx::query(
            "update outbox set
                 leased_until = null, due_at = $3, fault = $4, attempts = attempts - 1, ambiguous = ambiguous + $5
             where id = $1 and attempts = $2 and finished_at is null",
        )
        .bind(&delivery.id)
        .bind(i64::from(delivery.attempts))
        .bind(due.0)
        .bind(reason)
        .bind(i64::from(*is_ambiguous)),
        Outcome::Moved(name) => {
            let to = Address { name: name.clone(), ..delivery.to.clone() };
            let (chat, address) = (tx.sealer.chat(&to), serde_json::to_string(&to)?);
            sqlx::query(
                "update outbox set leased_until = null, due_at = $3, chat = $4, address = $5
                 where id = $1 and attempts = $2 and finished_at is null",
            )
            .bind(&delivery.id)
            .bind(i64::from(delivery.attempts))
            .bind(now.0)
            .bind(chat)
            .bind(tx.sealer.seal(&address, &address_of(&delivery.id)))
        }
        Outcome::Sent | Outcome::Dead(_) | Outcome::Unknown(_) => sqlx::query(
            "update outbox set
                 leased_until = null, finished_at = $3, outcome = $4, fault = $5, address = null, message = null
             where id = $1 and attempts = $2 and finished_at is null",
        )
        .bind(&delivery.id)
        .bind(i64::from(delivery.attempts))
        .bind(now.0)
        .bind(name(outcome))
        .bind(fault(outcome)),
    };
    Ok(query.execute(tx.sql()).await?.rows_affected() == 1)
}

/// Takes over what a process that is gone was sending to `address`: it is due at once, whatever that process's
/// clock said, and what was under way is counted as ambiguous when it is claimed. Only for whoever knows that no other process can be sending there.
pub async fn take_over(tx: &mut Transaction, address: &Address, now: Timestamp) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(address);
    let taken = sqlx::query(
        "update outbox set
             due_at = $2,
             leased_until = case when leased_until is null then null else $2 end
         where chat = $1 and finished_at is null",
    )
    .bind(chat)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(taken.rows_affected())
}

/// Takes over all that a process that is gone was sending through `channel`: it was perhaps sent, and is due again.
/// On PostgreSQL another process may be sending: there the leases run out by themselves.
pub async fn take_over_channel(
    tx: &mut Transaction,
    channel: ChannelKind,
    now: Timestamp,
) -> Result<u64, StoreError> {
    if tx.dialect == Dialect::Postgres {
        return Ok(0);
    }
    let taken = sqlx::query(
        "update outbox set leased_until = $2
         where channel = $1 and finished_at is null and leased_until > $2",
    )
    .bind(channel.name())
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(taken.rows_affected())
}

/// How many deliveries stand where.
pub async fn tally(tx: &mut Transaction) -> Result<Tally, StoreError> {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "select coalesce(outcome, 'waiting'), count(*), cast(sum(ambiguous) as bigint) from outbox
         group by coalesce(outcome, 'waiting')",
    )
    .fetch_all(tx.sql())
    .await?;
    let count = |name: &str| rows.iter().find(|row| row.0 == name).map_or(0, |row| row.1.unsigned_abs());
    Ok(Tally {
        waiting: count("waiting"),
        sent: count("sent"),
        dead: count("dead"),
        unknown: count("unknown"),
        ambiguous: rows.iter().map(|row| row.2.unsigned_abs()).sum(),
    })
}

/// When something of `lane` falls due that is not due yet: none if nothing will.
pub async fn next_due(
    tx: &mut Transaction,
    lane: Lane,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let (due,): (Option<i64>,) = sqlx::query_as(
        "select min(due_at) from outbox
         where channel = $1 and priority = $2 and finished_at is null and due_at > $3",
    )
    .bind(lane.channel.name())
    .bind(rank(lane.priority))
    .bind(now.0)
    .fetch_one(tx.sql())
    .await?;
    Ok(due.map(Timestamp))
}

/// Forgets everything that goes or went to `address`, sent or not, and returns how much it was.
pub async fn forget(tx: &mut Transaction, address: &Address) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(address);
    let gone = sqlx::query("delete from outbox where chat = $1").bind(chat).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

/// Forgets the deliveries that were finished long enough ago, and returns how many.
pub async fn forget_finished(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from outbox where finished_at <= $1")
        .bind(now.plus(-KEPT_SECONDS).0)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    number: i64,
    address: String,
    message: String,
    priority: i64,
    attempts: i64,
    ambiguous: i64,
}

fn opened(tx: &Transaction, row: Row) -> Result<Delivery, StoreError> {
    let address = tx.sealer.open(&row.address, &address_of(&row.id))?;
    let message = tx.sealer.open(&row.message, &message_of(&row.id))?;
    Ok(Delivery {
        to: serde_json::from_str(&address)?,
        message: serde_json::from_str(&message)?,
        priority: priority(row.priority),
        root: None,
        attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        ambiguous: u32::try_from(row.ambiguous).unwrap_or(u32::MAX),
        id: row.id,
    })
}

/// `delivery` with the first message of its thread: what was laid in before it, with its priority, is written down already.
async fn rooted(tx: &mut Transaction, delivery: Delivery) -> Result<Delivery, StoreError> {
    let root = match &delivery.message.thread {
        Some(thread) => thread::root(tx, &delivery.to, thread).await?,
        None => None,
    };
    Ok(Delivery { root, ..delivery })
}

fn rank(priority: Priority) -> i64 {
    match priority {
        Priority::Announcement => 0,
        Priority::Inquiry => 1,
        Priority::Answer => 2,
    }
}

fn priority(rank: i64) -> Priority {
    match rank {
        ..=0 => Priority::Announcement,
        1 => Priority::Inquiry,
        2.. => Priority::Answer,
    }
}

/// How an outcome is called in the table; none while it is not the last word.
fn name(outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Sent => Some("sent"),
        Outcome::Dead(_) => Some("dead"),
        Outcome::Unknown(_) => Some("unknown"),
        Outcome::Retry { .. } | Outcome::Postponed { .. } | Outcome::Moved(_) => None,
    }
}

fn fault(outcome: &Outcome) -> Option<&str> {
    match outcome {
        Outcome::Sent | Outcome::Moved(_) => None,
        Outcome::Dead(reason)
        | Outcome::Unknown(reason)
        | Outcome::Postponed { reason, .. }
        | Outcome::Retry { reason, .. } => Some(reason),
    }
}

fn address_of(id: &str) -> String {
    format!("outbox.address {id}")
}

fn message_of(id: &str) -> String {
    format!("outbox.message {id}")
}
