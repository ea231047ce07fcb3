//! What providers write to the office about their offers, until somebody has seen to it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use minijinja::{context, value::Serde};
use serde::Serialize;

use crate::{
    domain::staff::Staff,
    store::{offer, provider, provider_note},
    usecase::settle_note::settle_note,
    web::{console::Console, failure::Failure, flash::Flash, render::see_with, visit::Visit},
};

/// Where the list is.
const LIST: &str = "/verwaltung/hinweise";

/// So many notes are shown.
const MOST_SHOWN: u32 = 100;

/// A note in the list.
#[derive(Serialize)]
struct Row {
    id: String,
    provider: String,
    offer_id: String,
    /// What the offer is called; none if it is gone.
    title: Option<String>,
    words: String,
    at: i64,
}

/// The notes that nobody has seen to, the oldest first.
pub async fn list(State(console): State<Console>, visit: Visit) -> Result<Response, Failure> {
    let mut tx = console.store.read().await?;
    let (total, mut rows) = (provider_note::count_open(&mut tx).await?, Vec::new());
    for note in provider_note::list_open(&mut tx, MOST_SHOWN).await? {
        let provider = provider::find(&mut tx, &note.provider).await?.map(|provider| provider.name);
        rows.push(Row {
            provider: provider.unwrap_or(note.provider),
            title: offer::find(&mut tx, &note.offer).await?.map(|offer| offer.title),
            id: note.id,
            offer_id: note.offer,
            words: note.words,
            at: note.at.0,
        });
    }
    drop(tx);
    let is_rest = total > u64::from(MOST_SHOWN);
    console.page(&visit, "provider-notes.html", context! { rows => Serde(rows), total, is_rest })
}

/// Somebody has seen to it.
pub async fn done(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let is_done = settle_note(&console.store, (&id, &staff.id), console.now()).await?;
    let flash = if is_done {
        Flash::good("flash-provider-note-done")
    } else {
        Flash::warning("flash-provider-note-was-done")
    };
    Ok(see_with(LIST, &flash))
}
