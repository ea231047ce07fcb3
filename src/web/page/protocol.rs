//! The audit log: who changed what, and whether the log is whole.

use std::collections::BTreeMap;

use axum::{extract::State, response::Response};
use minijinja::{context, value::Serde};
use serde::Serialize;
use serde_json::Value;
use url::form_urlencoded;

use crate::{
    domain::audit::{Chain, Written},
    store::{
        audit::{self, Filter},
        staff,
    },
    web::{console::Console, failure::Failure, fields::Query, visit::Visit},
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
    object: String,
    detail: Vec<(String, String)>,
}

/// The entries that are asked for, the latest first.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let (person, object) = (query.text("person"), query.text("objekt"));
    let before = query.text("vor").parse().ok();
    let filter = Filter { staff: person.to_owned(), object: object.to_owned(), before };
    let mut tx = console.store.read().await?;
    let entries = audit::latest(&mut tx, &filter, PAGE + 1).await?;
    let people = staff::everybody(&mut tx).await?;
    drop(tx);
    let names: BTreeMap<_, _> = people.iter().map(|(id, name)| (id.0.as_str(), name.as_str())).collect();
    let count = usize::try_from(PAGE).unwrap_or_default();
    let older = entries.get(count).and_then(|_| entries.get(count - 1)).map(|last| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs([("person", person), ("objekt", object), ("vor", &last.number.to_string())]);
        form.finish()
    });
    let shown: Vec<_> = entries.iter().take(count).map(|entry| shown(&console, &names, entry)).collect();
    let values = context! {
        entries => Serde(shown),
        people => Serde(people.iter().map(|(id, name)| (id.0.as_str(), name.as_str())).collect::<Vec<_>>()),
        person,
        object,
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

fn shown(console: &Console, names: &BTreeMap<&str, &str>, entry: &Written) -> Shown {
    let say = |id: &str| console.texts.plain(id).ok();
    let who = match (entry.staff.as_str(), names.get(entry.staff.as_str())) {
        (_, Some(name)) => (*name).to_owned(),
        ("", None) => say("audit-nobody").unwrap_or_default(),
        ("command-line", None) => say("audit-command-line").unwrap_or_default(),
        (id, None) => id.to_owned(),
    };
    // Written by a later version, it may have a name that has no words yet.
    let action = say(&format!("audit-{}", entry.action)).unwrap_or_else(|| entry.action.clone());
    let object = match entry.object.split_once(' ') {
        Some(("staff", id)) => names.get(id).map_or(id, |name| name).to_owned(),
        Some(_) | None => entry.object.clone(),
    };
    Shown { number: entry.number, at: entry.at.0, who, action, object, detail: detail(&entry.detail) }
}

/// What is told besides, one field a line.
fn detail(json: &str) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => fields.iter().map(|(name, value)| (name.clone(), text(value))).collect(),
        Ok(Value::Null) | Err(_) => vec![],
        Ok(value @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_))) => {
            vec![(String::new(), text(&value))]
        }
    }
}
