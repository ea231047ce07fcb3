//! What was changed of an offer or a provider, by whom and when, in words.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::{
    domain::{audit::Written, staff::StaffId, texts::Texts},
    store::{error::StoreError, staff, transaction::Transaction},
    web::offer_words::{label, told},
};

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The path of the field.
    pub path: String,
    /// What it is called.
    pub label: String,
    /// What it said.
    pub before: String,
    /// What it says then.
    pub after: String,
    /// The id of the field on the page.
    pub field: String,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// When.
    pub at: i64,
    /// Who did it.
    pub name: String,
    /// What: its text is called `audit-` and this.
    pub action: String,
    /// The fields that were changed.
    pub changes: Vec<Difference>,
}

/// `written`, in words.
pub async fn events(
    tx: &mut Transaction,
    texts: &Texts,
    written: Vec<Written>,
) -> Result<Vec<Event>, StoreError> {
    let mut names = BTreeMap::new();
    let mut events = Vec::with_capacity(written.len());
    for entry in written {
        if !names.contains_key(&entry.staff) {
            let name = name(tx, texts, &entry.staff).await?;
            names.insert(entry.staff.clone(), name);
        }
        let name = names.get(&entry.staff).cloned().unwrap_or_default();
        let changes = changes(texts, &entry.detail);
        events.push(Event { at: entry.at.0, name, action: entry.action, changes });
    }
    Ok(events)
}

async fn name(tx: &mut Transaction, texts: &Texts, id: &str) -> Result<String, StoreError> {
    let id = StaffId(id.to_owned());
    if id == StaffId::command_line() {
        return Ok(texts.plain("staff-command-line").unwrap_or(id.0));
    }
    Ok(staff::name_of(tx, &id).await?.unwrap_or(id.0))
}

/// The fields in `detail`, which are pairs of before and after.
pub fn changes(texts: &Texts, detail: &str) -> Vec<Difference> {
    let detail: Value = serde_json::from_str(detail).unwrap_or_default();
    let change = |(path, pair): (&String, &Value)| {
        let [before, after] = pair.as_array()?.as_slice() else { return None };
        Some(Difference {
            path: path.clone(),
            label: label(texts, path),
            before: told(texts, path, before),
            after: told(texts, path, after),
            field: String::new(),
        })
    };
    detail.as_object().into_iter().flatten().filter_map(change).collect()
}
