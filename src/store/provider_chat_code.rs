//! Codes by which providers show that a chat is theirs: shown in the console, told to the provider, written to the bot.

use crate::{
    domain::{link_code::LinkCode, staff::StaffId, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// Whose chat it is that says a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The id of the provider.
    pub provider: String,
    /// Who showed the code.
    pub staff: StaffId,
}

/// Gives `owner` a code until a moment; an earlier one of the same provider does not count any more.
pub async fn give(
    tx: &mut Transaction,
    owner: &Owner,
    code: &LinkCode,
    until: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("delete from provider_chat_code where provider = $1")
        .bind(&owner.provider)
        .execute(tx.sql())
        .await?;
    sqlx::query("insert into provider_chat_code (code, provider, staff, expires_at) values ($1, $2, $3, $4)")
        .bind(hash(tx, code))
        .bind(&owner.provider)
        .bind(&owner.staff.0)
        .bind(until.0)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Uses `code` up, and returns whose it was; none if there is no such code, or not any more.
pub async fn take(
    tx: &mut Transaction,
    code: &LinkCode,
    now: Timestamp,
) -> Result<Option<Owner>, StoreError> {
    let row: Option<(String, String, i64)> = sqlx::query_as(
        "delete from provider_chat_code where code = $1 returning provider, staff, expires_at",
    )
    .bind(hash(tx, code))
    .fetch_optional(tx.sql())
    .await?;
    let row = row.filter(|(.., until)| *until > now.0);
    Ok(row.map(|(provider, staff, _)| Owner { provider, staff: StaffId(staff) }))
}

/// Forgets the codes that are over, and returns how many they were.
pub async fn forget_over(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let query = sqlx::query("delete from provider_chat_code where expires_at <= $1");
    Ok(query.bind(now.0).execute(tx.sql()).await?.rows_affected())
}

fn hash(tx: &Transaction, code: &LinkCode) -> String {
    tx.sealer.fingerprint(&format!("provider chat code {}", code.as_str()))
}
