//! In which state the offers and providers are, so that who knows an earlier one learns only what changed.

use crate::store::{error::StoreError, transaction::Transaction};

/// So many states are remembered. Who knows only an older one reads everything anew.
const REMEMBERED_STATES: i64 = 1_000;

/// The name of the present state: an index made under the same name is current. Each change gives a new random
/// name, so it stays true after a backup is restored.
pub async fn state(tx: &mut Transaction) -> Result<String, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("select state from catalogue order by revision desc limit 1")
        .fetch_optional(tx.sql())
        .await?;
    Ok(row.map_or_else(|| "empty".to_owned(), |(state,)| state))
}

/// The number of the state called `state`; none if it is not remembered. What changed later has higher numbers.
pub async fn revision(tx: &mut Transaction, state: &str) -> Result<Option<i64>, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as("select revision from catalogue where state = $1")
        .bind(state)
        .fetch_optional(tx.sql())
        .await?;
    Ok(row.map(|(revision,)| revision))
}

/// The ids of the offers that were removed after `revision`.
pub async fn removed_since(tx: &mut Transaction, revision: i64) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as("select id from removed_offer where revision > $1 order by id")
        .bind(revision)
        .fetch_all(tx.sql())
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The number of the state that this transaction leads to, if it changes anything. Others who change the catalogue
/// wait until it has ended, so numbers become visible in their order.
pub(in crate::store) async fn next_revision(tx: &mut Transaction) -> Result<i64, StoreError> {
    if let Some(revision) = tx.next_revision {
        return Ok(revision);
    }
    let (revision,): (i64,) = sqlx::query_as(
        "update meta set value = cast(cast(value as bigint) + 1 as text)
         where name = 'catalogue revision'
         returning cast(value as bigint)",
    )
    .fetch_one(tx.sql())
    .await?;
    tx.next_revision = Some(revision);
    Ok(revision)
}

/// Gives the catalogue a new state, once in a transaction.
pub(in crate::store) async fn changed(tx: &mut Transaction) -> Result<(), StoreError> {
    if tx.is_catalogue_changed {
        return Ok(());
    }
    let revision = next_revision(tx).await?;
    let state = tx.sealer.fresh_name();
    sqlx::query("insert into catalogue (revision, state) values ($1, $2)")
        .bind(revision)
        .bind(state)
        .execute(tx.sql())
        .await?;
    for forget in
        ["delete from catalogue where revision <= $1", "delete from removed_offer where revision <= $1"]
    {
        sqlx::query(forget).bind(revision - REMEMBERED_STATES).execute(tx.sql()).await?;
    }
    tx.is_catalogue_changed = true;
    Ok(())
}
