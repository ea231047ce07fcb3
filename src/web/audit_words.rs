//! What the audit log tells, in words: what something was done with, and what exactly was done.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    domain::{
        audit::{Action, Actor, Written},
        inquiry_code::Code,
        message::ChannelKind,
        spelling::fold,
        staff::StaffId,
        topic::TopicId,
    },
    store::{
        announcement::{self, Shelf},
        audit,
        error::StoreError,
        inquiry, offer, offer_list, provider,
        transaction::Transaction,
    },
    web::{announcement_live::called, console::Console, offer_history::changes},
};

/// What something was done with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Thing {
    /// What kind of thing it is; empty if its title says so.
    pub kind: String,
    /// Its title or name.
    pub title: String,
    /// Where it is; empty if it is gone.
    pub path: String,
}

/// Something that is told about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is called.
    pub label: String,
    /// What it was before; empty if that is not told.
    pub before: String,
    /// What it is.
    pub after: String,
    /// Whether it was changed: from what to what.
    pub is_change: bool,
}

/// Tells entries of the log; each thing is looked up once.
pub struct Teller<'a> {
    console: &'a Console,
    names: &'a BTreeMap<String, String>,
    things: BTreeMap<String, Thing>,
}

/// So many things of a kind are found by words.
const MOST_FOUND: u32 = 100;

/// Announcements are looked through by their titles, the latest first, up to this many.
const MOST_ANNOUNCEMENTS: u32 = 500;

impl<'a> Teller<'a> {
    /// One who knows the people of the staff by `names`.
    pub fn new(console: &'a Console, names: &'a BTreeMap<String, String>) -> Self {
        Self { console, names, things: BTreeMap::new() }
    }

    /// Who did what `entry` tells.
    pub async fn who(&mut self, tx: &mut Transaction, entry: &Written) -> Result<String, StoreError> {
        let say = |id: &str| self.console.texts.plain(id).unwrap_or_default();
        Ok(match (Actor::read(&entry.staff), self.names.get(&entry.staff)) {
            (_, Some(name)) => name.clone(),
            (Actor::Provider(_), None) => {
                let Thing { kind, title, .. } = self.look_up(tx, &entry.staff).await?;
                format!("{kind}: {title}")
            }
            (Actor::Staff(id), None) if id.0.is_empty() => say("audit-nobody"),
            (Actor::Staff(id), None) if id == StaffId::command_line() => say("audit-command-line"),
            (Actor::Staff(id), None) => id.0,
        })
    }

    /// What `entry` was about.
    pub async fn thing(&mut self, tx: &mut Transaction, entry: &Written) -> Result<Thing, StoreError> {
        let detail = object_of(&entry.detail);
        let mut thing = self.look_up(tx, &entry.object).await?;
        // What is gone is still called as it was.
        let told = ["title", "name", "file", "code"].into_iter().find_map(|key| detail.get(key)?.as_str());
        if let Some(told) = told.filter(|_| thing.path.is_empty()) {
            told.clone_into(&mut thing.title);
        }
        Ok(thing)
    }

    /// What `entry` tells about it.
    pub async fn facts(&mut self, tx: &mut Transaction, entry: &Written) -> Result<Vec<Fact>, StoreError> {
        let detail = object_of(&entry.detail);
        let is = |action: Action| action.name() == entry.action;
        if is(Action::OfferChanged) || is(Action::ProviderChanged) {
            return self.changed(tx, entry).await;
        }
        if is(Action::RoleChanged) {
            let role = |key| self.value("role", detail.get(key).unwrap_or(&Value::Null));
            let (before, after) = (role("before"), role("after"));
            return Ok(vec![Fact { label: self.label("role"), before, after, is_change: true }]);
        }
        let mut facts = Vec::new();
        for (key, value) in detail.iter().filter(|(_, value)| !value.is_null()) {
            let after = match (key.as_str(), value.as_str()) {
                // That is how it is called already.
                ("title" | "file" | "code", _) => continue,
                ("by" | "corrects" | "like", Some(id)) => {
                    self.look_up(tx, &format!("announcement {id}")).await?.title
                }
                _ => self.value(key, value),
            };
            facts.push(Fact { label: self.label(key), before: String::new(), after, is_change: false });
        }
        Ok(facts)
    }

    /// The fields of an offer or a provider that were changed.
    async fn changed(&mut self, tx: &mut Transaction, entry: &Written) -> Result<Vec<Fact>, StoreError> {
        let detail = object_of(&entry.detail);
        let mut facts = Vec::new();
        for change in changes(&self.console.texts, &entry.detail) {
            let (mut before, mut after) = (change.before, change.after);
            if change.path == "topics" {
                let pair = detail.get("topics").and_then(Value::as_array).cloned().unwrap_or_default();
                (before, after) = (self.topics(pair.first()), self.topics(pair.get(1)));
            }
            if change.path == "provider" {
                before = self.look_up(tx, &format!("provider {before}")).await?.title;
                after = self.look_up(tx, &format!("provider {after}")).await?.title;
            }
            facts.push(Fact { label: change.label, before, after, is_change: true });
        }
        Ok(facts)
    }

    async fn look_up(&mut self, tx: &mut Transaction, object: &str) -> Result<Thing, StoreError> {
        if let Some(thing) = self.things.get(object) {
            return Ok(thing.clone());
        }
        let (kind, id) = object.split_once(' ').unwrap_or((object, ""));
        let untitled = || self.console.texts.plain("announcement-untitled").unwrap_or_default();
        let (title, path) = match kind {
            "offer" => (offer::find(tx, id).await?.map(|offer| offer.title), format!("angebote/{id}")),
            "provider" => (provider::find(tx, id).await?.map(|found| found.name), format!("anbieter/{id}")),
            "announcement" => {
                let title =
                    announcement::find(tx, id).await?.map(|found| found.announcement.draft.german.title);
                let title = title.map(|title| if title.is_empty() { untitled() } else { title });
                (title, format!("mitteilungen/{id}"))
            }
            "inquiry" => {
                (inquiry::find(tx, id).await?.map(|asked| asked.code.to_string()), format!("fragen/{id}"))
            }
            "staff" => (self.names.get(id).cloned(), "team".to_owned()),
            _ => (None, String::new()),
        };
        let kind = self.console.texts.plain(&format!("protocol-kind-{kind}")).ok();
        let thing = match (title, kind) {
            (Some(title), kind) => {
                Thing { kind: kind.unwrap_or_default(), title, path: format!("/verwaltung/{path}") }
            }
            (None, Some(kind)) if id.is_empty() => Thing { title: kind, ..Thing::default() },
            (None, Some(kind)) => Thing { kind, title: id.to_owned(), path: String::new() },
            (None, None) => Thing { title: object.to_owned(), ..Thing::default() },
        };
        self.things.insert(object.to_owned(), thing.clone());
        Ok(thing)
    }

    fn topics(&self, ids: Option<&Value>) -> String {
        let tree = &self.console.mind.guide.topics;
        let name = |id: &Value| {
            let id = TopicId::new(id.as_str().unwrap_or_default());
            tree.names(&id).map_or_else(|| id.to_string(), |(name, _)| name.to_owned())
        };
        let ids = ids.and_then(Value::as_array).into_iter().flatten();
        ids.map(name).collect::<Vec<_>>().join(", ")
    }

    /// What the part `key` of an entry is called; what a later version wrote may have no words yet.
    fn label(&self, key: &str) -> String {
        self.console.texts.plain(&format!("audit-detail-{key}")).unwrap_or_else(|_| key.to_owned())
    }

    fn value(&self, key: &str, value: &Value) -> String {
        let say = |id: String, otherwise: &str| {
            self.console.texts.plain(&id).unwrap_or_else(|_| otherwise.to_owned())
        };
        match (key, value) {
            ("role", Value::String(name)) => say(format!("role-{name}"), name),
            ("parts", Value::Array(parts)) => {
                let names = parts.iter().filter_map(Value::as_str);
                names.map(|name| say(format!("part-{name}"), name)).collect::<Vec<_>>().join(", ")
            }
            ("channel", Value::String(name)) => {
                let channel = ChannelKind::named(name);
                channel.map_or_else(|| name.clone(), |kind| called(kind).to_owned())
            }
            // As much of it as the page of the announcement shows.
            ("print", Value::String(print)) => print.chars().take(16).collect(),
            (_, Value::String(text)) => text.clone(),
            (_, Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                value.to_string()
            }
        }
    }
}

/// What the log calls the things whose title or name contains `words`, and the question that is called so.
pub async fn objects(
    tx: &mut Transaction,
    words: &str,
    names: &BTreeMap<String, String>,
) -> Result<Vec<String>, StoreError> {
    let wanted = fold(words);
    let mut objects = vec![format!("offer {words}"), format!("provider {words}")];
    let offers = offer_list::naming(tx, words, MOST_FOUND).await?;
    objects.extend(offers.into_iter().map(|(offer, _)| format!("offer {}", offer.id)));
    let providers = provider::list(tx, (provider::Shelf::All, words), (0, MOST_FOUND)).await?;
    objects.extend(providers.into_iter().map(|listed| format!("provider {}", listed.provider.id)));
    let announcements = announcement::page(tx, Shelf::All, (0, MOST_ANNOUNCEMENTS)).await?;
    let is_wanted = |found: &announcement::StoredAnnouncement| {
        fold(&found.announcement.draft.german.title).contains(&wanted)
    };
    objects.extend(
        announcements
            .iter()
            .filter(|found| is_wanted(found))
            .map(|found| format!("announcement {}", found.id)),
    );
    let people = names.iter().filter(|(_, name)| fold(name).contains(&wanted));
    objects.extend(people.map(|(id, _)| format!("staff {id}")));
    if let Some(code) = Code::read(words) {
        // The log outlasts the question.
        objects.extend(audit::called(tx, &code).await?);
    }
    Ok(objects)
}

fn object_of(json: &str) -> Map<String, Value> {
    match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) | Err(_) => Map::new(),
    }
}
