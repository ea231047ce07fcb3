//! One-time links with which people set their password and their second factor.

use crate::{
    domain::{
        staff::{Staff, StaffId},
        time::Timestamp,
    },
    store::{error::StoreError, staff, token::Token, transaction::Transaction},
};

/// A new link for a person until a moment; an earlier one does not count any more.
pub async fn give(tx: &mut Transaction, id: &StaffId, until: Timestamp) -> Result<Token, StoreError> {
    withdraw(tx, id).await?;
    let token = Token::fresh(tx);
    sqlx::query("insert into invitation (token, staff, expires_at) values ($1, $2, $3)")
        .bind(token.hash())
        .bind(&id.0)
        .bind(until.0)
        .execute(tx.sql())
        .await?;
    Ok(token)
}

/// Whom a link was given to; none if it was used or is over.
pub async fn whose(tx: &mut Transaction, token: &Token, now: Timestamp) -> Result<Option<Staff>, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("select staff from invitation where token = $1 and expires_at > $2")
            .bind(token.hash())
            .bind(now.0)
            .fetch_optional(tx.sql())
            .await?;
    match row {
        Some((id,)) => staff::by_id(tx, &StaffId(id)).await,
        None => Ok(None),
    }
}

/// Uses a link up; `false` if it was used or is over.
pub async fn use_up(tx: &mut Transaction, token: &Token, now: Timestamp) -> Result<bool, StoreError> {
    let used = sqlx::query("delete from invitation where token = $1 and expires_at > $2")
        .bind(token.hash())
        .bind(now.0)
        .execute(tx.sql())
        .await?;
    Ok(used.rows_affected() == 1)
}

/// The links of a person do not count any more.
pub async fn withdraw(tx: &mut Transaction, id: &StaffId) -> Result<(), StoreError> {
    sqlx::query("delete from invitation where staff = $1").bind(&id.0).execute(tx.sql()).await?;
    Ok(())
}

/// Forgets the links that are over, and returns how many they were.
pub async fn forget_over(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone =
        sqlx::query("delete from invitation where expires_at <= $1").bind(now.0).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}
