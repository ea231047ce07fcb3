//! How many of the people an announcement goes to stand where, also when it is no longer known who they were.

use std::collections::BTreeMap;

use crate::{
    domain::time::Timestamp,
    store::{error::StoreError, recipient::remove, transaction::Transaction},
};

/// How many people stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// Not begun yet.
    pub waiting: u64,
    /// Of those, so many may not be written to yet.
    #[serde(default)]
    pub asleep: u64,
    /// In the outbox.
    pub handed: u64,
    /// Arrived.
    pub sent: u64,
    /// Could not be delivered.
    pub dead: u64,
    /// Perhaps arrived.
    pub unknown: u64,
    /// Did not want it any more.
    pub stopped: u64,
    /// Were not reached in time.
    pub expired: u64,
    /// Were not reached before it was called back.
    pub cancelled: u64,
    /// Of those with whom it arrived, so many may have got it twice.
    pub doubled: u64,
}

impl Tally {
    /// How many are still to be reached.
    pub fn open(self) -> u64 {
        self.waiting + self.handed
    }

    /// Whether nobody has it, or may have it or get it.
    pub fn has_reached_nobody(self) -> bool {
        self.open() + self.sent + self.unknown == 0
    }

    /// All of them.
    pub fn people(self) -> u64 {
        self.open() + self.sent + self.dead + self.unknown + self.stopped + self.expired + self.cancelled
    }
}

/// How many people of the announcement called `announcement` stand where at `now`.
pub async fn tally(tx: &mut Transaction, announcement: &str, now: Timestamp) -> Result<Tally, StoreError> {
    let query = sqlx::query_as("select result from announcement where id = $1 and result is not null");
    let result: Option<(String,)> = query.bind(announcement).fetch_optional(tx.sql()).await?;
    match result {
        Some((result,)) => Ok(serde_json::from_str(&result)?),
        None => counted(tx, announcement, now).await,
    }
}

/// Whoever waits for an announcement that was due and held up before `before`, and that nobody has let go on since, waits no longer: who
/// they are would be kept for ever. Returns how many they were.
pub async fn expire_held_up(
    tx: &mut Transaction,
    before: Timestamp,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let expired = sqlx::query(
        "update recipient set state = 'expired', settled_at = $2
         where state = 'waiting'
             and announcement in (select id from announcement where stage = 'paused' and changed_at <= $1 and due_at <= $1)",
    );
    Ok(expired.bind(before.0).bind(now.0).execute(tx.sql()).await?.rows_affected())
}

/// Of announcements that were finished before `before`, forgets who got them: only how many they were is kept. Returns how
/// many people were forgotten.
pub async fn forget_settled(tx: &mut Transaction, before: Timestamp) -> Result<u64, StoreError> {
    let finished: Vec<(String,)> = sqlx::query_as(
        "select announcement from recipient
         group by announcement
         having min(case when state in ('waiting', 'handed') then 0 else 1 end) = 1 and max(settled_at) <= $1",
    )
    .bind(before.0)
    .fetch_all(tx.sql())
    .await?;
    let mut forgotten = 0;
    for (announcement,) in finished {
        let result = serde_json::to_string(&counted(tx, &announcement, before).await?)?;
        sqlx::query("update announcement set result = $2 where id = $1")
            .bind(&announcement)
            .bind(result)
            .execute(tx.sql())
            .await?;
        forgotten += remove(tx, &announcement).await?;
    }
    Ok(forgotten)
}

/// How many rows a condition holds for; it is a literal.
macro_rules! rows {
    ($name:literal, $condition:literal) => {
        concat!("select '", $name, "', count(*) from recipient where announcement = $1 and ", $condition)
    };
}

/// How many rows stand where at the moment `$2`. One count for each: an index is counted faster than it is grouped. No row is
/// counted in two of them but the few in doubt, for there may be a hundred thousand, and whoever watches asks again and again.
const COUNTS: &str = concat!(
    rows!("awake", "state = 'waiting' and due_at <= $2"),
    " union all ",
    rows!("asleep", "state = 'waiting' and due_at > $2"),
    " union all ",
    rows!("handed", "state = 'handed'"),
    " union all ",
    rows!("sent", "state = 'sent'"),
    " union all ",
    rows!("dead", "state = 'dead'"),
    " union all ",
    rows!("unknown", "state = 'unknown'"),
    " union all ",
    rows!("stopped", "state = 'stopped'"),
    " union all ",
    rows!("expired", "state = 'expired'"),
    " union all ",
    rows!("cancelled", "state = 'cancelled'"),
    " union all ",
    rows!("doubled", "state = 'sent' and doubts > 0"),
);

async fn counted(tx: &mut Transaction, announcement: &str, now: Timestamp) -> Result<Tally, StoreError> {
    let query = sqlx::query_as(COUNTS).bind(announcement).bind(now.0);
    let counts: BTreeMap<String, i64> = query.fetch_all(tx.sql()).await?.into_iter().collect();
    let count = |name: &str| counts.get(name).map_or(0, |count| count.unsigned_abs());
    Ok(Tally {
        waiting: count("awake") + count("asleep"),
        asleep: count("asleep"),
        handed: count("handed"),
        sent: count("sent"),
        dead: count("dead"),
        unknown: count("unknown"),
        stopped: count("stopped"),
        expired: count("expired"),
        cancelled: count("cancelled"),
        doubled: count("doubled"),
    })
}

/// How many people of the announcement called `announcement` got it since `since`.
pub async fn sent_since(
    tx: &mut Transaction,
    announcement: &str,
    since: Timestamp,
) -> Result<u64, StoreError> {
    let (count,): (i64,) = sqlx::query_as(
        "select count(*) from recipient where announcement = $1 and state = 'sent' and settled_at > $2",
    )
    .bind(announcement)
    .bind(since.0)
    .fetch_one(tx.sql())
    .await?;
    Ok(count.unsigned_abs())
}
