//! When each provider was last asked whether its offers are still right.

use crate::{
    domain::time::{Date, Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// The providers that a way leads to, that were not asked after `asked`, and that have an offer which was not confirmed
/// since `fresh`.
pub async fn due(tx: &mut Transaction, fresh: Date, asked: Timestamp) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "select distinct provider_way.provider from provider_way
         where provider_way.state <> 'off'
             and exists (
                 select 1 from offer
                 where offer.provider = provider_way.provider and offer.is_ended = 0 and offer.confirmed < $1)
             and not exists (
                 select 1 from provider_asked
                 where provider_asked.provider = provider_way.provider and provider_asked.asked_at >= $2)
         order by provider_way.provider",
    )
    .bind(fresh.to_string())
    .bind(asked.0)
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(provider,)| provider).collect())
}

/// When `provider` was last asked.
pub async fn asked_at(tx: &mut Transaction, provider: &str) -> Result<Option<Timestamp>, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as("select asked_at from provider_asked where provider = $1")
        .bind(provider)
        .fetch_optional(tx.sql())
        .await?;
    Ok(row.map(|(asked_at,)| Timestamp(asked_at)))
}

/// `provider` is asked.
pub async fn ask(tx: &mut Transaction, provider: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "insert into provider_asked (provider, asked_at) values ($1, $2)
         on conflict (provider) do update set asked_at = excluded.asked_at",
    )
    .bind(provider)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// What `provider` was asked did not arrive.
pub async fn take_back(tx: &mut Transaction, provider: &str) -> Result<(), StoreError> {
    sqlx::query("delete from provider_asked where provider = $1").bind(provider).execute(tx.sql()).await?;
    Ok(())
}
