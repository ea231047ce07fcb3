//! The form of an offer as a page shows it: its groups, its fields, what stands in them and what is wrong with it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use minijinja::HtmlEscape;
use serde::Serialize;

use crate::{
    domain::{
        import::{
            form::{self, Input, WEEKDAYS},
            form_group::{GROUPS, Group, REQUIRED, RUN_FIELDS},
            known::Known,
            tidy::Fault,
        },
        offer::Offer,
        texts::Texts,
    },
    web::{
        fields::Fields,
        offer_words::{choice, label},
    },
};

/// Fields that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupView {
    /// Its name; its text is called `offer-group-` and this.
    pub name: &'static str,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// Further runs, in the group that is about the time.
    pub runs: Vec<Vec<FieldView>>,
}

/// One field.
#[expect(clippy::struct_excessive_bools, reason = "a page asks for each of them by itself")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// The name it is sent under.
    pub name: String,
    /// Its id on the page: nothing in it means anything to a style sheet or a script.
    pub id: String,
    /// The path of the field in an offer.
    pub path: String,
    /// What it is called.
    pub label: String,
    /// `line`, `named`, `text`, `list`, `date`, `time`, `number`, `flag`, `choice` or `choices`.
    pub kind: &'static str,
    /// Where it is `named`, the names that are offered, as options: others may be typed. There may be thousands of them, so they
    /// are put together here and not one by one in a template.
    pub names: String,
    /// What stands in it.
    pub value: String,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
    /// What is wrong, in sentences; empty if nothing is.
    pub faults: Vec<String>,
    /// Whether a hint stands with it: its text is called as its label with `-hint` behind.
    pub has_hint: bool,
    /// Whether no offer is kept without it.
    pub is_required: bool,
    /// Whether it was changed by hand.
    pub is_changed: bool,
    /// Whether it is checked while somebody writes.
    pub is_checked: bool,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoiceView {
    /// What is sent.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// What a form is made of.
pub struct Sheet<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// What was filled in, if it was sent before and something was wrong with it.
    pub posted: Option<&'a BTreeMap<String, String>>,
    /// What is wrong.
    pub faults: &'a [Fault],
    /// The paths of the fields that were changed by hand.
    pub changed: &'a BTreeSet<String>,
    /// What it may name, and all providers.
    pub known: &'a Known<'a>,
}

/// The fields that are checked while somebody writes.
pub const CHECKED: [&str; 4] = ["title", "title_simple", "description", "description_simple"];

/// So many lines for further runs stand empty below those that there are.
const EMPTY_RUNS: usize = 2;

/// The whole form.
pub fn groups(sheet: &Sheet<'_>, texts: &Texts) -> Vec<GroupView> {
    let shown = form::shown(sheet.offer, sheet.known);
    let field = |name: &&'static str| {
        let value = shown.get(name).map_or("", String::as_str);
        sheet.field((name, name), value, texts)
    };
    let group = |(name, names): &Group| GroupView {
        name,
        fields: names.iter().map(field).collect(),
        runs: if *name == "when" { sheet.runs(texts) } else { vec![] },
    };
    GROUPS.iter().map(group).collect()
}

/// What was filled in, by name; what was ticked under one name stands together.
pub fn posted(fields: &Fields) -> BTreeMap<String, String> {
    let mut posted: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in fields.iter() {
        let before = posted.entry(name.to_owned()).or_default();
        if !before.is_empty() && !value.is_empty() {
            before.push('\n');
        }
        before.push_str(value);
    }
    posted
}

/// The id that the field called `name` has on a page.
pub fn id(name: &str) -> String {
    format!("f-{}", name.replace(['.', '_'], "-"))
}

impl Sheet<'_> {
    fn runs(&self, texts: &Texts) -> Vec<Vec<FieldView>> {
        let count = self.offer.further_runs.len() + EMPTY_RUNS;
        let run = |row: usize| {
            let shown = self.offer.further_runs.get(row).map(|run| form::shown_run(run, self.known));
            let field = |name: &'static str| {
                let value = shown.as_ref().and_then(|run| run.get(name)).map_or("", String::as_str);
                let view = self.field((&format!("further_runs.{row}.{name}"), name), value, texts);
                // In a row there is no room for boxes.
                let kind = if name == "weekdays" { "line" } else { view.kind };
                FieldView { kind, choices: vec![], has_hint: false, ..view }
            };
            RUN_FIELDS.into_iter().map(field).collect()
        };
        (0..count).map(run).collect()
    }

    /// The field sent as `name`, which is of the same kind as the field `like` of an offer.
    fn field(&self, (name, like): (&str, &str), shown: &str, texts: &Texts) -> FieldView {
        let path = form::path(like);
        let input = form::input(like);
        let value = match self.posted {
            Some(posted) => posted.get(name).cloned().unwrap_or_default(),
            None => shown.to_owned(),
        };
        // The offer keeps an id; people know a name.
        let value = if name == "provider" { self.known.directory().name(&value).to_owned() } else { value };
        let chosen: BTreeSet<&str> = value.split('\n').map(str::trim_end).collect();
        let option = |(value, label): (&str, String)| ChoiceView {
            value: value.to_owned(),
            label,
            is_chosen: chosen.contains(value),
        };
        let (kind, choices) = match input {
            Input::Line if name == "provider" => ("named", vec![]),
            Input::Line => ("line", vec![]),
            Input::Text => ("text", vec![]),
            Input::List => ("list", vec![]),
            Input::Date => ("date", vec![]),
            Input::Hour => ("time", vec![]),
            Input::Number => ("number", vec![]),
            Input::Flag => ("flag", vec![option(("ja", String::new()))]),
            Input::Choice(words) | Input::Choices(words) => {
                let named = words.iter().map(|(id, _)| (*id, choice(texts, path, id)));
                let kind = if matches!(input, Input::Choice(_)) { "choice" } else { "choices" };
                (kind, named.map(option).collect())
            }
            Input::Weekdays => {
                ("choices", WEEKDAYS.into_iter().map(|day| (day, day.to_owned())).map(option).collect())
            }
        };
        let faults = self.faults.iter().filter(|fault| form::name(&fault.key) == name);
        FieldView {
            name: name.to_owned(),
            id: id(name),
            path: path.to_owned(),
            label: label(texts, path),
            names: if kind == "named" { options(self.known.directory().names()) } else { String::new() },
            kind,
            value,
            choices,
            faults: faults.map(|fault| fault.reason.clone()).collect(),
            has_hint: HINTED.contains(&path),
            is_required: REQUIRED.contains(&name),
            is_changed: self.changed.contains(path),
            is_checked: CHECKED.contains(&name),
        }
    }
}

/// An option for each of `names`.
fn options<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.fold(String::new(), |mut all, name| {
        let written = write!(all, "<option value=\"{}\"></option>", HtmlEscape(name));
        written.expect("a string takes all that is written");
        all
    })
}

/// The fields that a hint stands with.
const HINTED: [&str; 16] = [
    "description",
    "description_simple",
    "topics",
    "age_min_months",
    "age_max_months",
    "audience",
    "languages",
    "schedule",
    "rhythm",
    "place.municipality",
    "place.lat",
    "accessibility",
    "price_cents",
    "funding",
    "provider",
    "inquiry_email",
];
