//! The form of an offer: which fields stand together, how each is filled in, and what a person has changed in it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::domain::{
    import::{
        calendar,
        correction::Correction,
        field::{self, Kind, RUN},
        form_group::{GROUPS, RUN_FIELDS},
        known::Known,
        tidy::Fault,
        word::Words,
    },
    offer::{Offer, Run},
    topic::TopicId,
};

/// How a field is filled in.
#[derive(Debug, Clone, Copy)]
pub enum Input {
    /// With a line.
    Line,
    /// With several lines.
    Text,
    /// With several things, one a line.
    List,
    /// With a day.
    Date,
    /// With an hour.
    Hour,
    /// With a whole number.
    Number,
    /// With yes or nothing.
    Flag,
    /// With one of a few ids, or none.
    Choice(Words),
    /// With some of a few ids.
    Choices(Words),
    /// With days of the week.
    Weekdays,
}

/// How the field called `name` is filled in.
pub fn input(name: &str) -> Input {
    let Some(field) = field::find(path(name)) else { return Input::Line };
    if is_typed(name) {
        return Input::Line;
    }
    match field.kind {
        Kind::Text(_) => Input::Text,
        Kind::Date => Input::Date,
        Kind::Hour => Input::Hour,
        Kind::Flag => Input::Flag,
        Kind::Whole(_) => Input::Number,
        Kind::Choice(words) => Input::Choice(words),
        Kind::Choices(words) => Input::Choices(words),
        Kind::Lines(_) | Kind::Topics => Input::List,
        Kind::Weekdays => Input::Weekdays,
        Kind::Line(_)
        | Kind::Id
        | Kind::Link
        | Kind::Mail
        | Kind::Phone
        | Kind::Postcode
        | Kind::Month
        | Kind::Degrees(_)
        | Kind::Languages
        | Kind::Group(_)
        | Kind::Groups(_) => Input::Line,
    }
}

/// The path of the field that a form calls `name`.
pub fn path(name: &str) -> &str {
    match name {
        "alter_von" => "age_min_months",
        "alter_bis" => "age_max_months",
        "preis" => "price_cents",
        other => other,
    }
}

/// What a form calls the field at `path`.
pub fn name(path: &str) -> &str {
    match path {
        "age_min_months" => "alter_von",
        "age_max_months" => "alter_bis",
        "price_cents" => "preis",
        other => other,
    }
}

/// What `offer` says in each field of the form, as a person would type it.
pub fn shown(offer: &Offer, known: &Known) -> BTreeMap<&'static str, String> {
    let record = serde_json::to_value(offer).unwrap_or_default();
    let names = GROUPS.iter().flat_map(|(_, names)| names.iter().copied());
    names.map(|name| (name, text(&value_at(&record, path(name)), name, known))).collect()
}

/// What a further run says in each of its fields.
pub fn shown_run(run: &Run, known: &Known) -> BTreeMap<&'static str, String> {
    let record = serde_json::to_value(run).unwrap_or_default();
    let shown = |name| (name, text(&value_at(&record, name), name, known).replace('\n', ", "));
    RUN_FIELDS.into_iter().map(shown).collect()
}

/// What a person has changed in the form of `offer`; `posted` is what stands in it now. A box without a tick is not
/// posted. What stays as it is shown is no change, so the next import may change it. Of what is faulty the rest is told, too.
pub fn correction(
    offer: &Offer,
    posted: &BTreeMap<String, String>,
    known: &Known,
) -> Result<Correction, (Correction, Vec<Fault>)> {
    let mut correction = Correction::default();
    let mut faults = Vec::new();
    for (name, before) in shown(offer, known) {
        let input = input(name);
        let is_ticked = matches!(input, Input::Flag | Input::Choices(_) | Input::Weekdays);
        let after = match posted.get(name) {
            Some(text) => settled(text),
            None if is_ticked => String::new(),
            None => continue,
        };
        if after != settled(&before) {
            let is_list = matches!(input, Input::List | Input::Choices(_) | Input::Weekdays);
            let text = if is_list { after.replace('\n', "|") } else { after };
            faults.extend(correction.set(name, &text).err());
        }
    }
    match further_runs(offer, posted, known) {
        Ok(Some(runs)) => faults.extend(correction.set("further_runs", &runs).err()),
        Ok(None) => (),
        Err(more) => faults.extend(more),
    }
    if faults.is_empty() { Ok(correction) } else { Err((correction, faults)) }
}

/// The further runs as JSON, if a person has changed them.
fn further_runs(
    offer: &Offer,
    posted: &BTreeMap<String, String>,
    known: &Known,
) -> Result<Option<String>, Vec<Fault>> {
    let rows = posted_rows(posted);
    let Some(last) = rows.last() else { return Ok(None) };
    let (mut runs, mut faults, mut is_changed) = (Vec::new(), Vec::new(), false);
    for row in 0..=*last {
        let before = offer.further_runs.get(row).map(|run| shown_run(run, known)).unwrap_or_default();
        let mut run = Map::new();
        for name in RUN_FIELDS {
            let key = format!("further_runs.{row}.{name}");
            let after = posted.get(&key).map(|text| settled(text)).unwrap_or_default();
            is_changed |= after != settled(before.get(name).map_or("", String::as_str));
            if after.is_empty() {
                continue;
            }
            if name != "weekdays" {
                run.insert(name.to_owned(), Value::from(after));
                continue;
            }
            match calendar::weekdays(&after.replace('\n', "|")) {
                Ok(days) => drop(run.insert(name.to_owned(), days.into_iter().collect())),
                Err(reason) => faults.push(Fault::new(key, reason)),
            }
        }
        if !run.is_empty() {
            runs.push(Value::Object(run));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(is_changed.then(|| if runs.is_empty() { String::new() } else { Value::Array(runs).to_string() }))
}

/// The most further runs that a form takes.
const MOST_RUNS: usize = 200;

/// The numbers of the further runs that a form has.
fn posted_rows(posted: &BTreeMap<String, String>) -> BTreeSet<usize> {
    let number = |key: &String| {
        let (number, name) = key.strip_prefix("further_runs.")?.split_once('.')?;
        let number = number.parse().ok().filter(|number| *number < MOST_RUNS)?;
        RUN.iter().any(|field| field.key == name).then_some(number)
    };
    posted.keys().filter_map(number).collect()
}

/// Whether the field is typed in another way than its kind says.
fn is_typed(name: &str) -> bool {
    path(name) != name
}

fn value_at(record: &Value, path: &str) -> Value {
    path.split('.').try_fold(record, |value, name| value.get(name)).cloned().unwrap_or_default()
}

/// `value` as a person would type it into the field called `name`.
fn text(value: &Value, name: &str, known: &Known) -> String {
    let number = value.as_u64();
    match (name, number) {
        ("alter_von", Some(months)) if months.is_multiple_of(12) => return (months / 12).to_string(),
        ("alter_bis", Some(months)) if months % 12 == 11 => return (months / 12).to_string(),
        ("alter_von" | "alter_bis", Some(months)) => return format!("{months} Monate"),
        ("preis", Some(cents)) => return format!("{},{:02}", cents / 100, cents % 100),
        _ => (),
    }
    match value {
        Value::Null | Value::Bool(false) | Value::Object(_) => String::new(),
        Value::Bool(true) => "ja".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) if name.starts_with("place.") => number.to_string().replace('.', ","),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => {
            let item = |item: &Value| match item {
                Value::String(text) if name == "topics" => topic(text, known),
                Value::String(text) => text.clone(),
                Value::Number(day) if name == "weekdays" => weekday(day.as_u64()).to_owned(),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                    item.to_string()
                }
            };
            let joint = if name == "languages" { "|" } else { "\n" };
            items.iter().map(item).collect::<Vec<_>>().join(joint)
        }
    }
}

/// Days of the week, as boxes are called.
pub const WEEKDAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

fn weekday(number: Option<u64>) -> &'static str {
    let index =
        number.and_then(|number| usize::try_from(number).ok()).and_then(|number| number.checked_sub(1));
    index.and_then(|index| WEEKDAYS.get(index)).copied().unwrap_or_default()
}

/// The name of a topic, if it names no other; else its id.
fn topic(id: &str, known: &Known) -> String {
    let id = TopicId::new(id);
    let name = known.tree().names(&id).map(|(name, _)| name.to_owned());
    name.filter(|name| known.topic(name).as_ref() == Some(&id)).unwrap_or_else(|| id.to_string())
}

/// What was typed, without what a browser adds or a person does not see.
fn settled(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<_> = lines.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{age::AgeLimits, gazetteer::Gazetteer, topic::TopicTree};
    use jiff::civil::date;

    const TOPICS: &str = include_str!("../../../index/topics.toml");
    const COUNTY: &str = include_str!("../../../index/region/places.tsv");

    fn with_known(test: impl FnOnce(&Known)) {
        let topics = TopicTree::read(TOPICS).expect("the topics are sound");
        let gazetteer = Gazetteer::read(COUNTY, "").expect("the places are sound");
        test(&Known::new(&topics, &gazetteer));
    }

    fn offer() -> Offer {
        let mut offer = Offer {
            id: "a".to_owned(),
            title: "Schwimmen".to_owned(),
            provider: "p".to_owned(),
            description: "Eins.\nZwei.".to_owned(),
            topics: vec![TopicId::new("sport/schwimmen")],
            ages: AgeLimits { min: Some(72), max: Some(131) },
            price_cents: Some(1_250),
            ..Offer::default()
        };
        offer.run.weekdays = [1, 3].into();
        offer.further_runs.push(Run { starts: Some(date(2026, 5, 1)), ..Run::default() });
        offer
    }

    fn posted(known: &Known) -> BTreeMap<String, String> {
        let offer = offer();
        let mut posted: BTreeMap<String, String> =
            shown(&offer, known).into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        for (name, text) in shown_run(&offer.further_runs[0], known) {
            posted.insert(format!("further_runs.0.{name}"), text);
        }
        posted
    }

    #[test]
    fn every_field_of_the_form_is_one_that_can_be_corrected() {
        for (_, names) in GROUPS {
            for name in *names {
                assert!(field::find(path(name)).is_some(), "{name}");
                assert_eq!(super::name(path(name)), *name);
                assert!(Correction::default().set(name, "").is_ok(), "{name}");
            }
        }
    }

    #[test]
    fn what_is_sent_back_as_it_was_shown_is_no_change() {
        with_known(|known| {
            let mut posted = posted(known);
            assert_eq!(posted["alter_bis"], "10");
            assert_eq!((posted["preis"].as_str(), posted["topics"].as_str()), ("12,50", "Schwimmen"));
            assert_eq!(correction(&offer(), &posted, known), Ok(Correction::default()));
            posted.insert("description".to_owned(), "Eins.\r\nZwei. \r\n".to_owned());
            assert_eq!(correction(&offer(), &posted, known), Ok(Correction::default()));
        });
    }

    #[test]
    fn what_a_person_changed_is_read_and_nothing_else() {
        with_known(|known| {
            let mut posted = posted(known);
            posted.insert("alter_von".to_owned(), "7".to_owned());
            posted.insert("topics".to_owned(), "Schwimmen\r\nYoga und Entspannung".to_owned());
            posted.remove("weekdays");
            posted.insert("further_runs.1.starts".to_owned(), "2026-06-01".to_owned());
            posted.insert("further_runs.1.weekdays".to_owned(), "Mo, Mi".to_owned());
            let correction = correction(&offer(), &posted, known).expect("the form is sound");
            let after = correction.over(&offer(), known).expect("the offer is sound").offer;
            assert_eq!(after.ages.min, Some(84));
            assert_eq!((after.topics.len(), after.run.weekdays.len(), after.further_runs.len()), (2, 0, 2));
            assert_eq!((after.title, after.ages.max), ("Schwimmen".to_owned(), Some(131)));
        });
    }

    #[test]
    fn a_fault_names_the_field_of_the_form() {
        with_known(|known| {
            let mut posted = posted(known);
            posted.insert("alter_von".to_owned(), "sieben".to_owned());
            posted.insert("further_runs.0.weekdays".to_owned(), "Sonnabendtag".to_owned());
            let (_, faults) = correction(&offer(), &posted, known).expect_err("two fields are wrong");
            let keys: Vec<_> = faults.iter().map(|fault| fault.key.as_str()).collect();
            assert_eq!(keys, ["alter_von", "further_runs.0.weekdays"]);
        });
    }
}
