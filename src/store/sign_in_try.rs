//! How often signing in failed, so that nobody can try out passwords.

use crate::{
    domain::{staff::StaffId, time::Timestamp},
    store::{device::Device, error::StoreError, transaction::Transaction},
};

/// What tries are counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// One name, whether or not somebody has it.
    Name(&'a str),
    /// All names together.
    All,
    /// One browser in which somebody has signed in before.
    Device(&'a Device),
    /// Somebody who is signed in, by their id.
    Staff(&'a StaffId),
}

/// How many tries failed in a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub failures: i64,
    /// When the last one was.
    pub tried_at: Timestamp,
    /// Before this moment no other try is looked at.
    pub blocked_until: Timestamp,
}

/// The tries counted for `scope`; they are held until the transaction ends.
pub async fn load_and_hold(tx: &mut Transaction, scope: Scope<'_>) -> Result<Tries, StoreError> {
    let name = name(tx, scope);
    sqlx::query(
        "insert into sign_in_try (scope, failures, tried_at, blocked_until) values ($1, 0, 0, 0)
         on conflict (scope) do update set failures = sign_in_try.failures",
    )
    .bind(&name)
    .execute(tx.sql())
    .await?;
    let (failures, tried_at, blocked_until): (i64, i64, i64) =
        sqlx::query_as("select failures, tried_at, blocked_until from sign_in_try where scope = $1")
            .bind(&name)
            .fetch_one(tx.sql())
            .await?;
    Ok(Tries { failures, tried_at: Timestamp(tried_at), blocked_until: Timestamp(blocked_until) })
}

/// Stores the tries counted for `scope`.
pub async fn save(tx: &mut Transaction, scope: Scope<'_>, tries: Tries) -> Result<(), StoreError> {
    let name = name(tx, scope);
    sqlx::query("update sign_in_try set failures = $2, tried_at = $3, blocked_until = $4 where scope = $1")
        .bind(name)
        .bind(tries.failures)
        .bind(tries.tried_at.0)
        .bind(tries.blocked_until.0)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Forgets the tries for `scope`.
pub async fn forget(tx: &mut Transaction, scope: Scope<'_>) -> Result<(), StoreError> {
    let name = name(tx, scope);
    sqlx::query("delete from sign_in_try where scope = $1").bind(name).execute(tx.sql()).await?;
    Ok(())
}

/// Forgets tries that are long ago, and returns for how many names.
pub async fn forget_old(tx: &mut Transaction, before: Timestamp) -> Result<u64, StoreError> {
    let gone =
        sqlx::query("delete from sign_in_try where tried_at <= $1").bind(before.0).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

fn name(tx: &Transaction, scope: Scope<'_>) -> String {
    match scope {
        Scope::Name(name) => tx.sealer.fingerprint(&format!("sign in {name}")),
        Scope::All => "all".to_owned(),
        Scope::Device(device) => device.fingerprint(tx),
        Scope::Staff(id) => tx.sealer.fingerprint(&format!("staff {}", id.0)),
    }
}
