//! Who asked for it hears when a search finds something new.

use crate::{
    domain::{
        dialog::{guide::Guide, respond::news, session::Session},
        memory::{Memory, SavedSearch},
        message::Address,
        outbox::Delivery,
        query::{Hit, Page},
        time::Timestamp,
    },
    search::{engine::Search, error::SearchError},
    store::{error::StoreError, memory, open::Store, outbox, session},
    usecase::allowed::next_allowed,
};

/// So many people are looked up at once.
const BATCH: u32 = 200;
/// So many of the best offers of a search are compared with those that are known.
const MOST_COMPARED: usize = 50;
/// So many new offers are told in one message.
const MOST_TOLD: usize = 3;

/// Why news could not be told.
#[derive(Debug, thiserror::Error)]
pub enum NotifyError {
    /// What is kept could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The search failed.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Tells everybody who asked for it of the offers that are new since the last time, and returns how many messages
/// that made. They go out when each of them may be written to. What a search found when it was first compared is no news. To be called when the index has changed.
pub async fn notify(
    store: &Store,
    search: &Search,
    guide: &Guide,
    now: Timestamp,
) -> Result<usize, NotifyError> {
    let (mut told, mut last) = (0, String::new());
    loop {
        let page = memory::with_searches(&mut store.read().await?, &last, BATCH).await?;
        let Some((end, _)) = page.last() else { return Ok(told) };
        last.clone_from(end);
        for (chat, address) in page {
            let Some(address) = address else { continue };
            told += tell(store, search, guide, (&chat, &address, now)).await?;
        }
    }
}

/// Takes what the searches of `memory` find now for known, where they were not compared before.
pub fn begin(search: &Search, memory: &mut Memory, now: Timestamp) -> Result<(), SearchError> {
    for saved in memory.searches.iter_mut().filter(|saved| saved.known.is_none()) {
        new_offers(search, saved, now)?;
    }
    Ok(())
}

/// Tells the person at `address`. What is told and that it is known from now on are stored together.
async fn tell(
    store: &Store,
    search: &Search,
    guide: &Guide,
    (chat, address, now): (&str, &Address, Timestamp),
) -> Result<usize, NotifyError> {
    let mut tx = store.begin().await?;
    memory::hold(&mut tx, address).await?;
    let Session { language, mut memory, .. } = session::load(&mut tx, address).await?.session;
    let (mut told, before) = (0, memory.clone());
    let rhythm = memory.rhythm;
    for saved in &mut memory.searches {
        let new = new_offers(search, saved, now)?;
        if new.is_empty() {
            continue;
        }
        let cause = format!("{chat}:{}:{}", saved.since.0, saved.known.as_ref().map_or(0, Vec::len));
        let message = news(guide, language, &saved.query, &new[..new.len().min(MOST_TOLD)]);
        let due = next_allowed(&mut tx, chat, rhythm, now).await?;
        outbox::add(&mut tx, &Delivery::news(address.clone(), &cause, message), due).await?;
        told += 1;
    }
    if memory != before {
        memory::learn(&mut tx, address, &memory, now).await?;
    }
    tx.commit().await?;
    Ok(told)
}

/// The offers that fit `saved` exactly and were not known; from now on they are.
fn new_offers(search: &Search, saved: &mut SavedSearch, now: Timestamp) -> Result<Vec<Hit>, SearchError> {
    let findings = search.find(&saved.query, Page { offset: 0, limit: MOST_COMPARED }, now.date())?;
    let mut fitting = findings.hits;
    fitting.truncate(findings.exact);
    let ids = |hits: &[Hit]| hits.iter().map(|hit| hit.offer.id.clone()).collect::<Vec<_>>();
    let Some(known) = &mut saved.known else {
        saved.known = Some(ids(&fitting));
        return Ok(vec![]);
    };
    fitting.retain(|hit| !known.contains(&hit.offer.id));
    known.extend(ids(&fitting));
    Ok(fitting)
}
