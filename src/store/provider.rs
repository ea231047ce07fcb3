//! Who makes offers.

use crate::{
    domain::provider::Provider,
    store::{catalogue, error::StoreError, transaction::Transaction},
};

/// Keeps `provider`; `false` if it was there just so.
pub async fn save(tx: &mut Transaction, provider: &Provider) -> Result<bool, StoreError> {
    let revision = catalogue::next_revision(tx).await?;
    let saved = sqlx::query(
        "insert into provider (id, record, revision) values ($1, $2, $3)
         on conflict (id) do update set record = excluded.record, revision = excluded.revision
         where provider.record <> excluded.record",
    )
    .bind(&provider.id)
    .bind(serde_json::to_string(provider)?)
    .bind(revision)
    .execute(tx.sql())
    .await?;
    if saved.rows_affected() == 0 {
        return Ok(false);
    }
    catalogue::changed(tx).await?;
    Ok(true)
}

/// The provider called `id`.
pub async fn find(tx: &mut Transaction, id: &str) -> Result<Option<Provider>, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("select record from provider where id = $1").bind(id).fetch_optional(tx.sql()).await?;
    Ok(row.map(|(record,)| serde_json::from_str(&record)).transpose()?)
}

/// All providers, in the order of their ids.
pub async fn all(tx: &mut Transaction) -> Result<Vec<Provider>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("select record from provider order by id").fetch_all(tx.sql()).await?;
    rows.iter().map(|(record,)| Ok(serde_json::from_str(record)?)).collect()
}

/// Whether any provider changed after `revision`.
pub async fn any_changed_since(tx: &mut Transaction, revision: i64) -> Result<bool, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("select id from provider where revision > $1 limit 1")
        .bind(revision)
        .fetch_optional(tx.sql())
        .await?;
    Ok(row.is_some())
}
