//! Staff look for offers in their own words: what the bot would find, and what it would not show.

use std::sync::Arc;

use tokio::task::{JoinError, spawn_blocking};

use crate::{
    domain::{
        dialog::understand::read::read,
        query::{Findings, Page},
        time::Timestamp,
    },
    search::error::SearchError,
    store::{
        error::StoreError,
        offer,
        offer_list::{self, Listed},
        open::Store,
        provider,
    },
    usecase::converse::Mind,
};

/// So many offers are found by the first words of their titles.
const MOST_BY_TITLE: u32 = 10;

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The one with this id, and those with titles that begin so, whether they take place or not.
    pub by_name: Vec<Listed>,
    /// What the bot finds.
    pub findings: Findings,
}

/// Why nothing could be found.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The search failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The offers could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The search broke.
    #[error("the search broke")]
    Broken(#[from] JoinError),
}

/// Finds offers by `words`, as a citizen would write them, or by their id, or by how their title begins.
pub async fn find_offers(
    store: &Store,
    mind: &Mind,
    (words, page): (&str, Page),
    now: Timestamp,
) -> Result<Found, FindError> {
    let mut tx = store.read().await?;
    let mut by_name: Vec<Listed> = Vec::new();
    if let Some(offer) = offer::find(&mut tx, words.trim()).await? {
        let provider = provider::find(&mut tx, &offer.provider).await?;
        by_name.push((offer, provider));
    }
    if !words.trim().is_empty() {
        by_name.extend(offer_list::titled(&mut tx, words, MOST_BY_TITLE).await?);
    }
    drop(tx);
    let (search, guide, words) = (Arc::clone(&mind.search), Arc::clone(&mind.guide), words.to_owned());
    let findings = spawn_blocking(move || {
        let understood = read(&words, &guide.lexicon, now.date());
        search.find(&understood.query, page, now.date())
    });
    Ok(Found { by_name, findings: findings.await?? })
}
