//! The index is brought up to date with the offers that are stored.

use std::collections::BTreeMap;

use crate::{
    domain::{offer::Offer, provider::Provider},
    search::{engine::Search, error::SearchError},
    store::{error::StoreError, offer, open::Store, provider},
};

/// So many offers are read at once.
const BATCH: u32 = 500;

/// Why the index could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The offers could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index could not be written.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Rebuilds the index if the offers have changed since it was built. `progress` hears how many of how many
/// are done. Returns whether anything was done.
pub async fn index_offers(
    store: &Store,
    search: &Search,
    mut progress: impl FnMut(usize, usize),
) -> Result<bool, IndexError> {
    let mut tx = store.read().await?;
    let fingerprint = offer::fingerprint(&mut tx).await?;
    if search.is_current(&fingerprint) {
        return Ok(false);
    }
    let providers: BTreeMap<String, Provider> =
        provider::all(&mut tx).await?.into_iter().map(|provider| (provider.id.clone(), provider)).collect();
    let mut offers: Vec<Offer> = Vec::new();
    loop {
        let after = offers.last().map_or(String::new(), |offer| offer.id.clone());
        let page = offer::page(&mut tx, &after, BATCH).await?;
        if page.is_empty() {
            break;
        }
        offers.extend(page);
    }
    let count = offers.len();
    let listings = offers.into_iter().map(|offer| {
        let provider = providers.get(&offer.provider).cloned();
        (offer, provider)
    });
    search.rebuild(listings, &fingerprint, |done| progress(done, count))?;
    Ok(true)
}
