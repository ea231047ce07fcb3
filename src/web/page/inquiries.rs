//! The questions to providers: whose turn it is, and since when. What was written is not in here.

use axum::{extract::State, response::Response};
use minijinja::{context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{inquiry::Category, time::Timestamp},
    store::inquiry_list::{self, Listed, Shelf},
    web::{
        console::Console,
        failure::Failure,
        fields::Query,
        inquiry_words::{Shown, shown_in_list},
        paging::{PAGE_SIZE, offset, paging},
        visit::Visit,
    },
};

/// Where the list is.
pub const LIST: &str = "/verwaltung/fragen";

/// The parts of the list, by the names that they have in addresses.
const PARTS: [(&str, Shelf); 4] = [
    ("aufgaben", Shelf::Office),
    ("anbieter", Shelf::Provider),
    ("beantwortet", Shelf::Answered),
    ("beendet", Shelf::Closed),
];

/// A question in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Row {
    id: String,
    code: String,
    title: String,
    provider: String,
    category: String,
    state: Shown,
}

/// A page of the list. Whoever looks for something finds it in every part.
pub async fn list(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let (words, wanted) = (query.text("suche"), query.text("teil"));
    let (part, shelf) = PARTS.into_iter().find(|(name, _)| *name == wanted).unwrap_or(PARTS[0]);
    let (part, shelf) = if words.is_empty() { (part, shelf) } else { ("suche", Shelf::All) };
    let mut tx = console.store.read().await?;
    let total = inquiry_list::count(&mut tx, shelf, words).await?;
    let found = inquiry_list::page(&mut tx, (shelf, words), (offset(&query), PAGE_SIZE)).await?;
    let tasks = inquiry_list::waiting(&mut tx).await?.count;
    drop(tx);
    let now = console.now();
    let rows: Vec<_> = found.into_iter().map(|listed| row(&console, listed, now)).collect();
    let values = context! {
        part,
        parts => PARTS.map(|(name, _)| name),
        words,
        tasks,
        rows => Serde(rows),
        paging => Serde(paging(LIST, &query, total)),
    };
    console.page(&visit, "inquiries.html", values)
}

/// What a question of this kind is about.
pub fn category(console: &Console, category: Category) -> String {
    console.mind.guide.letters.plain(category.text()).unwrap_or_default()
}

fn row(console: &Console, listed: Listed, now: Timestamp) -> Row {
    Row {
        code: listed.code.to_string(),
        category: category(console, listed.category),
        state: shown_in_list(&listed.inquiry, listed.asked_at, now),
        id: listed.id,
        title: listed.title,
        provider: listed.provider,
    }
}
