//! The index is brought up to date with the offers that are stored.

use std::collections::BTreeMap;

use crate::{
    domain::provider::Provider,
    search::{engine::Search, error::SearchError},
    store::{catalogue, error::StoreError, offer, open::Store, provider, transaction::Transaction},
};

/// So many offers are read at once.
const BATCH: u32 = 500;
/// The revision that all offers came after.
const EVERYTHING: i64 = -1;

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

/// Brings the index up to date if the offers have changed since it was made: with what changed, or, where that
/// cannot be told, from nothing. `progress` hears how many of how many are done. Returns whether anything was done.
pub async fn index_offers(
    store: &Store,
    search: &Search,
    mut progress: impl FnMut(usize, usize),
) -> Result<bool, IndexError> {
    let mut tx = store.read().await?;
    let state = catalogue::state(&mut tx).await?;
    let made_from = search.made_from();
    if made_from.as_ref() == Some(&state) {
        return Ok(false);
    }
    let since = since(&mut tx, made_from).await?;
    let mut renewal = if since == EVERYTHING { search.begin_anew()? } else { search.change()? };
    for id in catalogue::removed_since(&mut tx, since).await? {
        renewal.remove(&id)?;
    }
    let providers: BTreeMap<String, Provider> =
        provider::all(&mut tx).await?.into_iter().map(|provider| (provider.id.clone(), provider)).collect();
    let count = usize::try_from(offer::count_since(&mut tx, since).await?).unwrap_or(usize::MAX);
    let (mut done, mut last) = (0, String::new());
    loop {
        let page = offer::page_since(&mut tx, since, &last, BATCH).await?;
        let Some(end) = page.last() else { break };
        last.clone_from(&end.id);
        for offer in page {
            let provider = providers.get(&offer.provider).cloned();
            renewal.put(offer, provider)?;
            done += 1;
            progress(done, count);
        }
    }
    search.finish(renewal, &state)?;
    Ok(true)
}

/// After which revision what changed must be put into the index.
async fn since(tx: &mut Transaction, made_from: Option<String>) -> Result<i64, StoreError> {
    let Some(state) = made_from else { return Ok(EVERYTHING) };
    match catalogue::revision(tx, &state).await? {
        // A provider stands in all of its offers.
        Some(revision) if !provider::any_changed_since(tx, revision).await? => Ok(revision),
        _ => Ok(EVERYTHING),
    }
}
