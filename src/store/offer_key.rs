//! What lists of offers are sorted and narrowed by: kept beside each record, so that no list reads all records.

use crate::{
    domain::{
        completeness::{WEIGHTS, completeness},
        offer::{Offer, Status},
        spelling::fold,
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// The columns that follow from what an offer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferKey {
    /// The title, folded.
    pub title: String,
    /// The id of the provider.
    pub provider: String,
    /// From 0 to 100.
    pub completeness: i64,
    /// The day of the last confirmation, `YYYY-MM-DD`; empty if there was none.
    pub confirmed: String,
    /// 1 if it is told in simple language.
    pub is_simple: i64,
    /// 1 if it does not take place any more.
    pub is_ended: i64,
}

impl OfferKey {
    /// The columns of `offer`.
    pub fn of(offer: &Offer) -> Self {
        Self {
            title: fold(&offer.title),
            provider: offer.provider.clone(),
            completeness: completeness(offer).score.into(),
            confirmed: offer.verified_on.map(|day| day.to_string()).unwrap_or_default(),
            is_simple: offer.description_simple.is_some().into(),
            is_ended: (offer.status == Status::Ended).into(),
        }
    }
}

/// Brings the columns of `offer` up to date.
pub async fn keep(tx: &mut Transaction, offer: &Offer) -> Result<(), StoreError> {
    let key = OfferKey::of(offer);
    sqlx::query(
        "update offer set title = $2, provider = $3, completeness = $4, confirmed = $5, is_simple = $6,
             is_ended = $7, weights = $8
         where id = $1",
    )
    .bind(&offer.id)
    .bind(key.title)
    .bind(key.provider)
    .bind(key.completeness)
    .bind(key.confirmed)
    .bind(key.is_simple)
    .bind(key.is_ended)
    .bind(WEIGHTS)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// The ids of up to `count` offers that were not weighed by the present weights.
pub async fn unweighed(tx: &mut Transaction, count: u32) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("select id from offer where weights < $1 or weights > $1 order by id limit $2")
            .bind(WEIGHTS)
            .bind(i64::from(count))
            .fetch_all(tx.sql())
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The last day that counts as long ago for a confirmation, seen from `now`: half a year earlier.
pub fn long_ago(now: Timestamp) -> String {
    now.plus(-LONG_AGO_SECONDS).date().to_string()
}

/// After this time without a confirmation, somebody should ask the provider.
const LONG_AGO_SECONDS: i64 = 182 * 24 * 3_600;
