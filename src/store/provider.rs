//! Who makes offers: what was imported and what was changed by hand, kept apart and read as one.

use std::collections::BTreeSet;

use serde_json::Value;
use sqlx::AssertSqlSafe;

use crate::{
    domain::{message::ChannelKind, provider::Provider, spelling::fold},
    store::{
        catalogue,
        error::StoreError,
        patch,
        transaction::{Dialect, Transaction},
    },
};

/// A provider and how many offers it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The provider.
    pub provider: Provider,
    /// How many offers it makes, over or not.
    pub offers: u64,
}

/// Keeps `provider`, as it was imported; `false` if it was there just so. What was changed by hand stays.
pub async fn save(tx: &mut Transaction, provider: &Provider) -> Result<bool, StoreError> {
    let revision = catalogue::next_revision(tx).await?;
    let saved: Option<(String,)> = sqlx::query_as(
        "insert into provider (id, record, revision, name) values ($1, $2, $3, $4)
         on conflict (id) do update set
             record = excluded.record,
             revision = excluded.revision,
             name = excluded.name
         where provider.record <> excluded.record
         returning edits",
    )
    .bind(&provider.id)
    .bind(serde_json::to_string(provider)?)
    .bind(revision)
    .bind(fold(&provider.name))
    .fetch_optional(tx.sql())
    .await?;
    let Some((edits,)) = saved else {
        return Ok(false);
    };
    let merged = merge((serde_json::to_string(provider)?, edits))?;
    keep_name(tx, &merged).await?;
    catalogue::changed(tx).await?;
    Ok(true)
}

/// Changes a provider by hand: lays `edit`, a JSON merge patch (RFC 7396), over it, and returns it before and after.
/// None if there is no such provider; refused if what comes of it is no provider.
pub async fn edit(
    tx: &mut Transaction,
    id: &str,
    edit: &Value,
) -> Result<Option<(Provider, Provider)>, StoreError> {
    let query = match tx.dialect {
        Dialect::Sqlite => "select record, edits from provider where id = $1",
        Dialect::Postgres => "select record, edits from provider where id = $1 for update",
    };
    let row: Option<(String, String)> = sqlx::query_as(query).bind(id).fetch_optional(tx.sql()).await?;
    let Some((record, edits)) = row else {
        return Ok(None);
    };
    let before = merge((record.clone(), edits.clone()))?;
    let (record, edits): (Value, Value) = (serde_json::from_str(&record)?, serde_json::from_str(&edits)?);
    let joined = patch::joined(&edits, edit, &record);
    let after: Provider = serde_json::from_value(patch::merged(&record, &joined))
        .map_err(|fault| StoreError::Edit(fault.to_string()))?;
    if after.id != id {
        return Err(StoreError::Edit("the id of a provider never changes".to_owned()));
    }
    if joined != edits {
        let revision = catalogue::next_revision(tx).await?;
        sqlx::query("update provider set edits = $2, revision = $3 where id = $1")
            .bind(id)
            .bind(joined.to_string())
            .bind(revision)
            .execute(tx.sql())
            .await?;
        keep_name(tx, &after).await?;
        catalogue::changed(tx).await?;
    }
    Ok(Some((before, after)))
}

/// The provider called `id`.
pub async fn find(tx: &mut Transaction, id: &str) -> Result<Option<Provider>, StoreError> {
    let row: Option<(String, String)> = sqlx::query_as("select record, edits from provider where id = $1")
        .bind(id)
        .fetch_optional(tx.sql())
        .await?;
    row.map(merge).transpose()
}

/// All providers, in the order of their ids.
pub async fn all(tx: &mut Transaction) -> Result<Vec<Provider>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("select record, edits from provider order by id").fetch_all(tx.sql()).await?;
    rows.into_iter().map(merge).collect()
}

/// Which providers a list is about.
#[derive(Debug, Clone, Copy)]
pub enum Shelf<'a> {
    /// All.
    All,
    /// Those that no way over one of these channels leads to.
    OutOfReach(&'a BTreeSet<ChannelKind>),
}

/// What is asked of the name of a provider, and of the ways to it.
const WANTED: &str = "name like $1 escape '!'
     and ($2 = '' or not exists (
         select 1 from provider_way
         where provider_way.provider = provider.id and state <> 'off'
             and $2 like '%|' || provider_way.channel || '|%'))";

/// Up to `limit` providers on `shelf` whose names contain `words`, by name, after the first `offset`, with their numbers of
/// offers.
pub async fn list(
    tx: &mut Transaction,
    (shelf, words): (Shelf<'_>, &str),
    (offset, limit): (u32, u32),
) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "select record, edits,
             (select count(*) from offer where offer.provider = provider.id) as offers
         from provider
         where {WANTED}
         order by name, id
         limit $3 offset $4"
    );
    let rows: Vec<(String, String, i64)> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(pattern(words))
        .bind(channels(shelf))
        .bind(i64::from(limit))
        .bind(i64::from(offset))
        .fetch_all(tx.sql())
        .await?;
    let listed = |(record, edits, offers): (String, String, i64)| {
        Ok(Listed { provider: merge((record, edits))?, offers: offers.unsigned_abs() })
    };
    rows.into_iter().map(listed).collect()
}

/// How many providers there are on `shelf` whose names contain `words`.
pub async fn count(tx: &mut Transaction, (shelf, words): (Shelf<'_>, &str)) -> Result<u64, StoreError> {
    let sql = format!("select count(*) from provider where {WANTED}");
    let (count,): (i64,) = sqlx::query_as(AssertSqlSafe(sql))
        .bind(pattern(words))
        .bind(channels(shelf))
        .fetch_one(tx.sql())
        .await?;
    Ok(count.unsigned_abs())
}

/// Whether any provider changed after `revision`.
pub async fn any_changed_since(tx: &mut Transaction, revision: i64) -> Result<bool, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("select id from provider where revision > $1 limit 1")
        .bind(revision)
        .fetch_optional(tx.sql())
        .await?;
    Ok(row.is_some())
}

/// Brings the names that lists are sorted by up to date, where an earlier version wrote none; returns how many.
pub async fn name_unnamed(tx: &mut Transaction) -> Result<usize, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("select record, edits from provider where name = ''").fetch_all(tx.sql()).await?;
    let count = rows.len();
    for row in rows {
        keep_name(tx, &merge(row)?).await?;
    }
    Ok(count)
}

async fn keep_name(tx: &mut Transaction, provider: &Provider) -> Result<(), StoreError> {
    sqlx::query("update provider set name = $2 where id = $1")
        .bind(&provider.id)
        .bind(fold(&provider.name))
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// The channels that lead to nobody on `shelf`, between bars; empty if it does not matter.
fn channels(shelf: Shelf<'_>) -> String {
    match shelf {
        Shelf::All => String::new(),
        Shelf::OutOfReach(channels) => {
            let names: Vec<_> = channels.iter().map(|channel| channel.name()).collect();
            format!("|{}|", names.join("|"))
        }
    }
}

/// What finds a name that contains `words`.
pub(in crate::store) fn pattern(words: &str) -> String {
    let words = fold(words.trim()).replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{words}%")
}

/// The provider that a record and the edits of it make.
pub(in crate::store) fn merge((record, edits): (String, String)) -> Result<Provider, StoreError> {
    if edits == "{}" {
        return Ok(serde_json::from_str(&record)?);
    }
    let (record, edits) = (serde_json::from_str(&record)?, serde_json::from_str(&edits)?);
    Ok(serde_json::from_value(patch::merged(&record, &edits))?)
}
