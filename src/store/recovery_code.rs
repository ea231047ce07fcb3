//! Codes that stand in for the second factor, each once.

use crate::{
    domain::staff::StaffId,
    store::{error::StoreError, transaction::Transaction},
};

/// So many codes a person has at first.
pub const CODES: usize = 10;

/// New codes for a person in the place of earlier ones; only their hashes are stored.
pub async fn renew(tx: &mut Transaction, id: &StaffId) -> Result<Vec<String>, StoreError> {
    forget(tx, id).await?;
    let codes: Vec<_> = (0..CODES).map(|_| fresh(tx)).collect();
    for code in &codes {
        let hash = hash(tx, id, code);
        sqlx::query("insert into recovery_code (staff, code) values ($1, $2)")
            .bind(&id.0)
            .bind(hash)
            .execute(tx.sql())
            .await?;
    }
    Ok(codes)
}

/// Uses a code up; `false` if it is none of the person's or was used before.
pub async fn use_up(tx: &mut Transaction, id: &StaffId, code: &str) -> Result<bool, StoreError> {
    let hash = hash(tx, id, code);
    let used = sqlx::query("delete from recovery_code where staff = $1 and code = $2")
        .bind(&id.0)
        .bind(hash)
        .execute(tx.sql())
        .await?;
    Ok(used.rows_affected() == 1)
}

/// How many codes a person has left.
pub async fn count(tx: &mut Transaction, id: &StaffId) -> Result<usize, StoreError> {
    let (count,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from recovery_code where staff = $1")
            .bind(&id.0)
            .fetch_one(tx.sql())
            .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Forgets the codes of a person.
pub async fn forget(tx: &mut Transaction, id: &StaffId) -> Result<(), StoreError> {
    sqlx::query("delete from recovery_code where staff = $1").bind(&id.0).execute(tx.sql()).await?;
    Ok(())
}

/// A code of 48 random bits, in groups that are easy to write down.
fn fresh(tx: &Transaction) -> String {
    let digits = tx.sealer.fresh_name();
    format!("{}-{}-{}", &digits[..4], &digits[4..8], &digits[8..12])
}

/// Spaces, hyphens and large letters do not matter. The key is not in the database, so that nobody who stole it can try codes
/// out.
fn hash(tx: &Transaction, id: &StaffId, code: &str) -> String {
    let plain: String =
        code.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    tx.sealer.fingerprint(&format!("recovery code {id} {plain}"))
}
