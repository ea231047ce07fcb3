//! The audit log: who changed what, and whether the log is whole.

use std::collections::BTreeMap;

use axum::{extract::State, response::Response};
use minijinja::{context, value::Serde};
use serde::Serialize;
use url::form_urlencoded;

use crate::{
    domain::audit::{Chain, Written},
    store::{
        audit::{self, Filter, PROVIDERS},
        staff,
    },
    web::{
        audit_words::{Fact, Teller, Thing, objects},
        console::Console,
        failure::Failure,
        fields::Query,
        visit::Visit,
    },
};

/// So many entries stand on a page.
const PAGE: u32 = 50;

/// An entry as the page shows it.
#[derive(Serialize)]
struct Shown {
    number: i64,
    at: i64,
    who: String,
    action: String,
    thing: Thing,
    facts: Vec<Fact>,
}

/// The entries that are asked for, the latest first.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let (person, object, words) = (query.text("person"), query.text("objekt"), query.text("suche"));
    let before = query.text("vor").parse().ok();
    let mut tx = console.store.read().await?;
    let people = staff::everybody(&mut tx).await?;
    let names: BTreeMap<_, _> = people.iter().map(|(id, name)| (id.0.clone(), name.clone())).collect();
    let among = if words.is_empty() { None } else { Some(objects(&mut tx, words, &names).await?) };
    let filter = Filter { staff: person.to_owned(), object: object.to_owned(), among, before };
    let entries = audit::latest(&mut tx, &filter, PAGE + 1).await?;
    let count = usize::try_from(PAGE).unwrap_or_default();
    let older = entries.get(count).and_then(|_| entries.get(count - 1)).map(|last| {
        let last = last.number.to_string();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs([("person", person), ("objekt", object), ("suche", words), ("vor", &last)]);
        form.finish()
    });
    let mut teller = Teller::new(&console, &names);
    let mut shown = Vec::with_capacity(count);
    for entry in entries.iter().take(count) {
        let (who, action) = (teller.who(&mut tx, entry).await?, action(&console, entry));
        let (thing, facts) = (teller.thing(&mut tx, entry).await?, teller.facts(&mut tx, entry).await?);
        shown.push(Shown { number: entry.number, at: entry.at.0, who, action, thing, facts });
    }
    drop(tx);
    let values = context! {
        entries => Serde(shown),
        people => Serde(people.iter().map(|(id, name)| (id.0.as_str(), name.as_str())).collect::<Vec<_>>()),
        person,
        providers => PROVIDERS,
        object,
        words,
        older,
        is_latest => before.is_none(),
    };
    console.page(&visit, "protocol.html", values)
}

/// Looks through the whole log; a part of the page, or a page of its own.
pub async fn check(State(console): State<Console>, visit: Visit) -> Result<Response, Failure> {
    let mut tx = console.store.read().await?;
    let chain = audit::verify(&mut tx).await?;
    drop(tx);
    let values = match chain {
        Chain::Whole { entries, head } => context! { is_whole => true, entries, head, number => 0 },
        Chain::Broken { number } => context! { is_whole => false, entries => 0, head => "", number },
    };
    let template = if visit.is_partial { "protocol-state.html" } else { "protocol-check.html" };
    console.page(&visit, template, values)
}

/// What was done. Written by a later version, it may have a name that has no words yet.
fn action(console: &Console, entry: &Written) -> String {
    console.texts.plain(&format!("audit-{}", entry.action)).unwrap_or_else(|_| entry.action.clone())
}
