//! The announcements, from the first draft to what is public.

use std::collections::BTreeSet;

use sqlx::AssertSqlSafe;

use crate::{
    domain::{announcement::Announcement, message::ChannelKind, time::Timestamp},
    store::{
        error::StoreError,
        transaction::{Dialect, Transaction},
    },
};

/// An announcement as it was last stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredAnnouncement {
    /// Its id: 32 hexadecimal digits.
    pub id: String,
    /// What it is.
    pub announcement: Announcement,
    /// How often it was stored.
    pub revision: i64,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// Which announcements are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Not yet approved.
    Writing,
    /// Approved, and not yet with everybody.
    Leaving,
    /// With everybody whom it could reach, or called back.
    Done,
    /// All of them.
    All,
    /// What everybody may read: it began to leave before this moment and was not called back.
    Public(Timestamp),
}

/// Somebody is still to be reached.
macro_rules! open {
    () => {
        "exists (
             select 1 from recipient
             where recipient.announcement = announcement.id and recipient.state in ('waiting', 'handed')
         )"
    };
}

type Row = (String, String, i64, i64, i64);

/// Keeps a new announcement, and returns its id.
pub async fn begin(
    tx: &mut Transaction,
    announcement: &Announcement,
    now: Timestamp,
) -> Result<String, StoreError> {
    let id = tx.sealer.fresh_name();
    sqlx::query(
        "insert into announcement (id, number, record, stage, expires_at, revision, created_at, changed_at)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, 1, $5, $5 from announcement where true",
    )
    .bind(&id)
    .bind(serde_json::to_string(announcement)?)
    .bind(announcement.stage.name())
    .bind(announcement.draft.expires_at.map(|at| at.0))
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(id)
}

/// Keeps what has become of `stored`; `false`, and nothing is changed, if somebody else changed it since it was read.
pub async fn save(
    tx: &mut Transaction,
    stored: &StoredAnnouncement,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let StoredAnnouncement { id, announcement, revision, .. } = stored;
    let saved = sqlx::query(
        "update announcement set
             record = $3, stage = $4, due_at = $5, expires_at = $6, changed_at = $7, revision = revision + 1
         where id = $1 and revision = $2",
    )
    .bind(id)
    .bind(*revision)
    .bind(serde_json::to_string(announcement)?)
    .bind(announcement.stage.name())
    .bind(announcement.approval().map(|approval| approval.due.0))
    .bind(announcement.draft.expires_at.map(|at| at.0))
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(saved.rows_affected() == 1)
}

/// The announcement called `id`.
pub async fn find(tx: &mut Transaction, id: &str) -> Result<Option<StoredAnnouncement>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as("select id, record, revision, created_at, changed_at from announcement where id = $1")
            .bind(id)
            .fetch_optional(tx.sql())
            .await?;
    row.map(stored).transpose()
}

/// The same, for somebody who changes it: whoever else wants to waits until this transaction ends, and then sees what came
/// of it. So what stops an announcement does not miss by a hair the moment in which it begins to leave.
pub async fn find_and_hold(tx: &mut Transaction, id: &str) -> Result<Option<StoredAnnouncement>, StoreError> {
    if tx.dialect == Dialect::Postgres {
        // SQLite has one writer at a time.
        sqlx::query("select 1 from announcement where id = $1 for update").bind(id).execute(tx.sql()).await?;
    }
    find(tx, id).await
}

/// The latest announcement on its way that corrects the one called `id`, which is known to be an id.
pub async fn correction_of(tx: &mut Transaction, id: &str) -> Result<Option<StoredAnnouncement>, StoreError> {
    let row: Option<Row> = sqlx::query_as(
        "select id, record, revision, created_at, changed_at from announcement
         where stage = 'sending' and record like '%\"reached-by\":\"' || $1 || '\"%'
         order by number desc
         limit 1",
    )
    .bind(id)
    .fetch_optional(tx.sql())
    .await?;
    row.map(stored).transpose()
}

/// Forgets a draft; `false` if it was approved meanwhile, changed, or is not there.
pub async fn discard(tx: &mut Transaction, id: &str, revision: i64) -> Result<bool, StoreError> {
    let gone = sqlx::query("delete from announcement where id = $1 and revision = $2 and due_at is null")
        .bind(id)
        .bind(revision)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected() == 1)
}

/// A page of the announcements on `shelf`, the latest first: behind the first `skipped`, and at most `count`.
pub async fn page(
    tx: &mut Transaction,
    shelf: Shelf,
    (skipped, count): (u32, u32),
) -> Result<Vec<StoredAnnouncement>, StoreError> {
    let (condition, until) = condition(shelf);
    let order = match shelf {
        Shelf::Writing | Shelf::All => "number desc",
        Shelf::Leaving | Shelf::Done | Shelf::Public(_) => "due_at desc, number desc",
    };
    let sql = format!(
        "select id, record, revision, created_at, changed_at from announcement
         where {condition} and $3 >= 0
         order by {order}
         limit $1 offset $2"
    );
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(i64::from(count))
        .bind(i64::from(skipped))
        .bind(until)
        .fetch_all(tx.sql())
        .await?;
    rows.into_iter().map(stored).collect()
}

/// How many announcements are on `shelf`.
pub async fn count(tx: &mut Transaction, shelf: Shelf) -> Result<u64, StoreError> {
    let (condition, until) = condition(shelf);
    let sql = format!("select count(*) from announcement where {condition} and $3 >= 0 and $1 = $2");
    let (count,): (i64,) =
        sqlx::query_as(AssertSqlSafe(sql)).bind(1_i64).bind(1_i64).bind(until).fetch_one(tx.sql()).await?;
    Ok(count.unsigned_abs())
}

/// What holds for the announcements on `shelf`; `$3` is the moment that is returned with it.
fn condition(shelf: Shelf) -> (&'static str, i64) {
    match shelf {
        Shelf::Writing => ("due_at is null", 0),
        Shelf::Leaving => {
            (concat!("(stage in ('scheduled', 'paused') or (stage = 'sending' and ", open!(), "))"), 0)
        }
        Shelf::Done => (concat!("(stage = 'cancelled' or (stage = 'sending' and not ", open!(), "))"), 0),
        Shelf::All => ("1 = 1", 0),
        Shelf::Public(now) => ("due_at <= $3 and stage = 'sending'", now.0),
    }
}

/// The ids of the announcements that are to begin by `now`, the earliest first.
pub async fn due(tx: &mut Transaction, now: Timestamp) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "select id from announcement where stage = 'scheduled' and due_at <= $1 order by due_at, number",
    )
    .bind(now.0)
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The ids of the announcements that somebody waits for who may be written to at `now`, the earliest first.
pub async fn unfinished(tx: &mut Transaction, now: Timestamp) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "select id from announcement
         where stage = 'sending' and exists (
             select 1 from recipient
             where recipient.announcement = announcement.id and recipient.state = 'waiting'
                 and recipient.due_at <= $1
         )
         order by due_at, number",
    )
    .bind(now.0)
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The ids of the announcements that are over by `now` though somebody still waits for them.
pub async fn over(tx: &mut Transaction, now: Timestamp) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "select id from announcement
         where due_at is not null and expires_at <= $1 and exists (
             select 1 from recipient
             where recipient.announcement = announcement.id and recipient.state in ('waiting', 'handed')
         )",
    )
    .bind(now.0)
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The ids of the announcements that are leaving, though somebody on one of the channels `served` should have got them before
/// `since` and nobody let them go on since then.
pub async fn late(
    tx: &mut Transaction,
    served: &[ChannelKind],
    since: Timestamp,
) -> Result<BTreeSet<String>, StoreError> {
    let mut late = BTreeSet::new();
    for channel in served {
        let rows: Vec<(String,)> = sqlx::query_as(
            "select id from announcement
             where stage = 'sending' and changed_at <= $1 and exists (
                 select 1 from recipient
                 where recipient.announcement = announcement.id and recipient.state = 'waiting'
                     and recipient.channel = $2 and recipient.due_at <= $1
             )",
        )
        .bind(since.0)
        .bind(channel.name())
        .fetch_all(tx.sql())
        .await?;
        late.extend(rows.into_iter().map(|(id,)| id));
    }
    Ok(late)
}

/// When something is to begin that has not begun yet.
pub async fn next_due(tx: &mut Transaction) -> Result<Option<Timestamp>, StoreError> {
    let (due,): (Option<i64>,) =
        sqlx::query_as("select min(due_at) from announcement where stage = 'scheduled'")
            .fetch_one(tx.sql())
            .await?;
    Ok(due.map(Timestamp))
}

fn stored((id, record, revision, created_at, changed_at): Row) -> Result<StoredAnnouncement, StoreError> {
    let announcement = serde_json::from_str(&record)?;
    let (created_at, changed_at) = (Timestamp(created_at), Timestamp(changed_at));
    Ok(StoredAnnouncement { id, announcement, revision, created_at, changed_at })
}
