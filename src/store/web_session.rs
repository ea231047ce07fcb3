//! Who is signed in: found by the hash of what stands in the cookie.

use crate::{
    domain::{
        staff::{Staff, StaffId},
        time::Timestamp,
    },
    store::{error::StoreError, staff, token::Token, transaction::Transaction},
};

/// So long a session lasts without a request, in seconds.
pub const IDLE_SECONDS: i64 = 30 * 60;

/// So long a session lasts at most, in seconds.
pub const LONGEST_SECONDS: i64 = 8 * 3_600;

/// A session that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebSession {
    /// The hash of its token.
    pub id: String,
    /// Whose it is.
    pub staff: Staff,
    /// When it began.
    pub begun_at: Timestamp,
    /// When it was last used; it may be behind by a minute.
    pub seen_at: Timestamp,
}

/// Why a session does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It lasted too long, or nobody used it.
    Time,
    /// The person has another role.
    Role,
    /// For whatever else: the person was signed out, or it was forgotten by now.
    Other,
}

/// Stands for the moment of the last use where a session ended for another role: a moment at which nobody was here.
const ANOTHER_ROLE: i64 = 0;

/// Begins a session of `staff`.
pub async fn begin(tx: &mut Transaction, staff: &StaffId, now: Timestamp) -> Result<Token, StoreError> {
    let token = Token::fresh(tx);
    sqlx::query("insert into web_session (token, staff, begun_at, seen_at) values ($1, $2, $3, $3)")
        .bind(token.hash())
        .bind(&staff.0)
        .bind(now.0)
        .execute(tx.sql())
        .await?;
    Ok(token)
}

/// The session that `token` opens, if it goes on.
pub async fn find(
    tx: &mut Transaction,
    token: &Token,
    now: Timestamp,
) -> Result<Option<WebSession>, StoreError> {
    let id = token.hash();
    let row: Option<(String, i64, i64)> = sqlx::query_as(
        "select staff, begun_at, seen_at from web_session where token = $1 and seen_at > $2 and begun_at > $3",
    )
    .bind(&id)
    .bind(now.plus(-IDLE_SECONDS).0)
    .bind(now.plus(-LONGEST_SECONDS).0)
    .fetch_optional(tx.sql())
    .await?;
    let Some((owner, begun_at, seen_at)) = row else { return Ok(None) };
    let staff = staff::by_id(tx, &StaffId(owner)).await?;
    Ok(staff.map(|staff| WebSession {
        id,
        staff,
        begun_at: Timestamp(begun_at),
        seen_at: Timestamp(seen_at),
    }))
}

/// The session was used just now.
pub async fn touch(tx: &mut Transaction, id: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("update web_session set seen_at = $2 where token = $1 and seen_at < $2 and seen_at <> $3")
        .bind(id)
        .bind(now.0)
        .bind(ANOTHER_ROLE)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// The sessions of a person that go on, the latest first: id, beginning and last use.
pub async fn of(
    tx: &mut Transaction,
    staff: &StaffId,
    now: Timestamp,
) -> Result<Vec<(String, Timestamp, Timestamp)>, StoreError> {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "select token, begun_at, seen_at from web_session
         where staff = $1 and seen_at > $2 and begun_at > $3
         order by seen_at desc, token",
    )
    .bind(&staff.0)
    .bind(now.plus(-IDLE_SECONDS).0)
    .bind(now.plus(-LONGEST_SECONDS).0)
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(id, begun, seen)| (id, Timestamp(begun), Timestamp(seen))).collect())
}

/// Ends one session.
pub async fn end(tx: &mut Transaction, id: &str) -> Result<bool, StoreError> {
    let ended = sqlx::query("delete from web_session where token = $1").bind(id).execute(tx.sql()).await?;
    Ok(ended.rows_affected() == 1)
}

/// Ends the sessions of a person but the one with the id `except`, which may be empty; returns how many they were.
pub async fn end_all(tx: &mut Transaction, staff: &StaffId, except: &str) -> Result<u64, StoreError> {
    let ended = sqlx::query("delete from web_session where staff = $1 and token <> $2")
        .bind(&staff.0)
        .bind(except)
        .execute(tx.sql())
        .await?;
    Ok(ended.rows_affected())
}

/// Ends the sessions of a person so that whoever comes with one of them can be told that it was for another role.
pub async fn end_for_role(tx: &mut Transaction, staff: &StaffId) -> Result<(), StoreError> {
    sqlx::query("update web_session set seen_at = $2 where staff = $1")
        .bind(&staff.0)
        .bind(ANOTHER_ROLE)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Why the session that `token` opened does not go on; it may have been forgotten since.
pub async fn ended(tx: &mut Transaction, token: &Token) -> Result<Ended, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as("select seen_at from web_session where token = $1")
        .bind(token.hash())
        .fetch_optional(tx.sql())
        .await?;
    Ok(match row {
        Some((ANOTHER_ROLE,)) => Ended::Role,
        Some(_) => Ended::Time,
        None => Ended::Other,
    })
}

/// Forgets the sessions that are over, and returns how many they were.
pub async fn forget_over(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from web_session where seen_at <= $1 or begun_at <= $2")
        .bind(now.plus(-IDLE_SECONDS).0)
        .bind(now.plus(-LONGEST_SECONDS).0)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}
