//! The announcements: what is being written, what leaves, and what is done.

use axum::{extract::State, response::Response};
use minijinja::{context, value::Serde};

use crate::{
    store::announcement::{self, Shelf},
    web::{
        announcement_view::rows,
        console::Console,
        failure::Failure,
        fields::Query,
        paging::{PAGE_SIZE, offset, paging},
        visit::Visit,
    },
};

/// Where the list is.
pub const LIST: &str = "/verwaltung/mitteilungen";

/// The parts of the list, by the names that they have in addresses.
const PARTS: [(&str, Shelf); 4] = [
    ("in-arbeit", Shelf::Writing),
    ("unterwegs", Shelf::Leaving),
    ("fertig", Shelf::Done),
    ("alle", Shelf::All),
];

/// A page of the list.
pub async fn list(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let wanted = query.text("teil");
    let (part, shelf) = PARTS.into_iter().find(|(name, _)| *name == wanted).unwrap_or(PARTS[3]);
    let mut tx = console.store.read().await?;
    let total = announcement::count(&mut tx, shelf).await?;
    let found = announcement::page(&mut tx, shelf, (offset(&query), PAGE_SIZE)).await?;
    let rows = rows(&mut tx, &console, found).await?;
    let values = context! {
        part,
        parts => PARTS.map(|(name, _)| name),
        rows => Serde(rows),
        paging => Serde(paging(LIST, &query, total)),
    };
    console.page(&visit, "announcements.html", values)
}
