//! The offers: what was imported and what was changed by hand, kept apart and read as one.

use serde_json::Value;

use crate::{
    domain::{completeness::WEIGHTS, offer::Offer, time::Timestamp},
    store::{
        catalogue,
        error::StoreError,
        offer_key::{self, OfferKey},
        patch,
        transaction::{Dialect, Transaction},
    },
};

/// The edits of an offer that nobody changed by hand.
const UNEDITED: &str = "{}";

/// What an import did to one offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// It was not there.
    New,
    /// It was there and said something else.
    Changed,
    /// It was there just so.
    Same,
}

/// Replaces what was imported of `offer`. What was changed by hand stays.
pub async fn import(tx: &mut Transaction, offer: &Offer, now: Timestamp) -> Result<Imported, StoreError> {
    let revision = catalogue::next_revision(tx).await?;
    let key = OfferKey::of(offer);
    let row: Option<(i64, String)> = sqlx::query_as(
        "insert into offer (id, source, imported, edits, imports, updated_at, revision,
             title, provider, completeness, confirmed, is_simple, is_ended, weights)
         values ($1, $2, $3, '{}', 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (id) do update set
             source = excluded.source,
             imported = excluded.imported,
             imports = offer.imports + 1,
             updated_at = excluded.updated_at,
             revision = excluded.revision,
             title = excluded.title,
             provider = excluded.provider,
             completeness = excluded.completeness,
             confirmed = excluded.confirmed,
             is_simple = excluded.is_simple,
             is_ended = excluded.is_ended,
             weights = excluded.weights
         where offer.imported <> excluded.imported
         returning imports, edits",
    )
    .bind(&offer.id)
    .bind(offer.source.name.as_deref())
    .bind(serde_json::to_string(offer)?)
    .bind(now.0)
    .bind(revision)
    .bind(key.title)
    .bind(key.provider)
    .bind(key.completeness)
    .bind(key.confirmed)
    .bind(key.is_simple)
    .bind(key.is_ended)
    .bind(WEIGHTS)
    .fetch_optional(tx.sql())
    .await?;
    let Some((imports, edits)) = row else {
        return Ok(Imported::Same);
    };
    if edits != UNEDITED {
        let edits = serde_json::from_str(&edits)?;
        let edited = serde_json::from_value(patch::merged(&serde_json::to_value(offer)?, &edits))?;
        offer_key::keep(tx, &edited).await?;
    }
    catalogue::changed(tx).await?;
    Ok(if imports == 1 { Imported::New } else { Imported::Changed })
}

/// What an import of `offer` would do to it, and how often the stored one was imported before.
pub async fn compare(tx: &mut Transaction, offer: &Offer) -> Result<(Imported, i64), StoreError> {
    let row: Option<(String, i64)> = sqlx::query_as("select imported, imports from offer where id = $1")
        .bind(&offer.id)
        .fetch_optional(tx.sql())
        .await?;
    let Some((imported, imports)) = row else {
        return Ok((Imported::New, 0));
    };
    let is_same = imported == serde_json::to_string(offer)?;
    Ok((if is_same { Imported::Same } else { Imported::Changed }, imports))
}

/// An offer with all that is known of how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredOffer {
    /// What it says.
    pub offer: Offer,
    /// What was imported of it.
    pub imported: Offer,
    /// Goes up with each change: who saw an older one must look again.
    pub revision: i64,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// The offer called `id` with what was imported of it.
pub async fn stored(tx: &mut Transaction, id: &str) -> Result<Option<StoredOffer>, StoreError> {
    let row: Option<(String, String, i64, i64)> =
        sqlx::query_as("select imported, edits, revision, updated_at from offer where id = $1")
            .bind(id)
            .fetch_optional(tx.sql())
            .await?;
    let Some((imported, edits, revision, updated_at)) = row else {
        return Ok(None);
    };
    let of_import = serde_json::from_str(&imported)?;
    let offer = merge((imported, edits))?;
    Ok(Some(StoredOffer { offer, imported: of_import, revision, updated_at: Timestamp(updated_at) }))
}

/// The revision of the offer called `id`, locked against others until the end.
pub async fn hold(tx: &mut Transaction, id: &str) -> Result<Option<i64>, StoreError> {
    let query = match tx.dialect {
        Dialect::Sqlite => "select revision from offer where id = $1",
        Dialect::Postgres => "select revision from offer where id = $1 for update",
    };
    let row: Option<(i64,)> = sqlx::query_as(query).bind(id).fetch_optional(tx.sql()).await?;
    Ok(row.map(|(revision,)| revision))
}

/// Changes an offer by hand: lays `patch`, a JSON merge patch (RFC 7396), over it, and returns what it says
/// then. A field set to its imported value is no edit any more. None if there is no such offer; refused if it
/// names a field that offers do not have, or a value that the field cannot take.
pub async fn edit(
    tx: &mut Transaction,
    id: &str,
    patch: &Value,
    now: Timestamp,
) -> Result<Option<Offer>, StoreError> {
    if !patch.is_object() {
        return Err(StoreError::Edit("an edit is a JSON object of fields and values".to_owned()));
    }
    let Some((imported, edits)) = record(tx, id).await? else {
        return Ok(None);
    };
    let joined = patch::joined(&edits, patch, &imported);
    let offer: Offer = serde_json::from_value(patch::merged(&imported, &joined))
        .map_err(|fault| StoreError::Edit(fault.to_string()))?;
    if offer.id != id {
        return Err(StoreError::Edit("the id of an offer never changes".to_owned()));
    }
    if let Some(field) = patch::unknown_field(patch, &serde_json::to_value(&offer)?) {
        return Err(StoreError::Edit(format!("offers have no field `{field}`")));
    }
    if joined != edits {
        keep_edits(tx, &offer, &joined, now).await?;
    }
    Ok(Some(offer))
}

/// Gives `field`, such as `title` or `place.street`, back to what was imported, and returns what the offer
/// says then. None if there is no such offer.
pub async fn reset(
    tx: &mut Transaction,
    id: &str,
    field: &str,
    now: Timestamp,
) -> Result<Option<Offer>, StoreError> {
    let Some((imported, edits)) = record(tx, id).await? else {
        return Ok(None);
    };
    let left = patch::without(&edits, field);
    let offer = serde_json::from_value(patch::merged(&imported, &left))?;
    if left != edits {
        keep_edits(tx, &offer, &left, now).await?;
    }
    Ok(Some(offer))
}

/// What was changed by hand of an offer, as a JSON merge patch; none if there is no such offer.
pub async fn edits(tx: &mut Transaction, id: &str) -> Result<Option<Value>, StoreError> {
    Ok(record(tx, id).await?.map(|(_, edits)| edits))
}

/// The offer called `id`.
pub async fn find(tx: &mut Transaction, id: &str) -> Result<Option<Offer>, StoreError> {
    let row: Option<(String, String)> = sqlx::query_as("select imported, edits from offer where id = $1")
        .bind(id)
        .fetch_optional(tx.sql())
        .await?;
    row.map(merge).transpose()
}

/// Up to `count` offers whose ids come after `after_id`, in the order of their ids. All of them, bit by bit,
/// if each call names the last id of the one before, the first an empty one.
pub async fn page(tx: &mut Transaction, after_id: &str, count: u32) -> Result<Vec<Offer>, StoreError> {
    page_since(tx, -1, after_id, count).await
}

/// As [`page`], but only offers that changed after `revision`.
pub async fn page_since(
    tx: &mut Transaction,
    revision: i64,
    after_id: &str,
    count: u32,
) -> Result<Vec<Offer>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select imported, edits from offer
         where id > $1 and revision > $2
         order by id
         limit $3",
    )
    .bind(after_id)
    .bind(revision)
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    rows.into_iter().map(merge).collect()
}

/// How many offers changed after `revision`; all if it is negative.
pub async fn count_since(tx: &mut Transaction, revision: i64) -> Result<u64, StoreError> {
    let query = sqlx::query_as("select count(*) from offer where revision > $1").bind(revision);
    let (count,): (i64,) = query.fetch_one(tx.sql()).await?;
    Ok(count.unsigned_abs())
}

/// How many offers there are.
pub async fn count(tx: &mut Transaction) -> Result<u64, StoreError> {
    let (count,): (i64,) = sqlx::query_as("select count(*) from offer").fetch_one(tx.sql()).await?;
    Ok(count.unsigned_abs())
}

/// Removes an offer and what was changed of it by hand; `false` if there is none.
pub async fn remove(tx: &mut Transaction, id: &str) -> Result<bool, StoreError> {
    let gone = sqlx::query("delete from offer where id = $1").bind(id).execute(tx.sql()).await?;
    if gone.rows_affected() == 0 {
        return Ok(false);
    }
    let revision = catalogue::next_revision(tx).await?;
    sqlx::query(
        "insert into removed_offer (id, revision) values ($1, $2)
         on conflict (id) do update set revision = excluded.revision",
    )
    .bind(id)
    .bind(revision)
    .execute(tx.sql())
    .await?;
    catalogue::changed(tx).await?;
    Ok(true)
}

/// What was imported of an offer and what was changed by hand, locked against others until the end.
async fn record(tx: &mut Transaction, id: &str) -> Result<Option<(Value, Value)>, StoreError> {
    let query = match tx.dialect {
        Dialect::Sqlite => "select imported, edits from offer where id = $1",
        Dialect::Postgres => "select imported, edits from offer where id = $1 for update",
    };
    let row: Option<(String, String)> = sqlx::query_as(query).bind(id).fetch_optional(tx.sql()).await?;
    let Some((imported, edits)) = row else {
        return Ok(None);
    };
    Ok(Some((serde_json::from_str(&imported)?, serde_json::from_str(&edits)?)))
}

/// Keeps `edits`, by which `offer` says what it says.
async fn keep_edits(
    tx: &mut Transaction,
    offer: &Offer,
    edits: &Value,
    now: Timestamp,
) -> Result<(), StoreError> {
    let revision = catalogue::next_revision(tx).await?;
    sqlx::query("update offer set edits = $2, updated_at = $3, revision = $4 where id = $1")
        .bind(&offer.id)
        .bind(edits.to_string())
        .bind(now.0)
        .bind(revision)
        .execute(tx.sql())
        .await?;
    offer_key::keep(tx, offer).await?;
    catalogue::changed(tx).await
}

/// The offer that an imported record and the edits of it make.
pub(in crate::store) fn merge((imported, edits): (String, String)) -> Result<Offer, StoreError> {
    if edits == UNEDITED {
        return Ok(serde_json::from_str(&imported)?);
    }
    let (imported, edits) = (serde_json::from_str(&imported)?, serde_json::from_str(&edits)?);
    Ok(serde_json::from_value(patch::merged(&imported, &edits))?)
}
