//! How the values of a canonical record are tidied, and what is wrong with those that cannot be.

use serde_json::{Map, Value};

use crate::domain::import::{
    address, calendar,
    field::{Field, Kind},
    known::Known,
    number,
    text::{is_broken, line, lines, quoted},
    word,
};

/// A canonical record: a JSON object with the keys of an offer or of a provider.
pub type Record = Map<String, Value>;

/// The longest list that is read.
const MOST_ITEMS: usize = 200;

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The key, with dots where it lies deeper: `place.street`.
    pub key: String,
    /// What is wrong, in German.
    pub reason: String,
}

impl Fault {
    /// `reason` against the field `key`.
    pub fn new(key: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { key: key.into(), reason: reason.into() }
    }
}

/// What tidying a record has brought to light.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Keys that no field has; they are removed.
    pub unknown: Vec<String>,
}

impl Findings {
    /// Tidies `record`, which has `fields`: what is empty goes, what is sound is written the canonical way.
    pub fn tidy(&mut self, record: &mut Record, fields: &'static [Field], known: &Known) {
        self.tidy_under("", record, (fields, known));
    }

    fn tidy_under(&mut self, path: &str, record: &mut Record, rules: (&'static [Field], &Known)) {
        let (fields, known) = rules;
        let given = std::mem::take(record);
        for (name, value) in given {
            let key = format!("{path}{name}");
            let Some(field) = fields.iter().find(|field| field.key == name) else {
                self.unknown.push(key);
                continue;
            };
            if let Some(value) = self.value(&key, (value, field.kind), known) {
                record.insert(name, value);
            }
        }
    }

    /// The value, tidied; none if it is empty or faulty.
    fn value(&mut self, key: &str, given: (Value, Kind), known: &Known) -> Option<Value> {
        match given {
            (Value::Null, _) => None,
            (Value::Object(mut group), Kind::Group(fields)) => {
                self.tidy_under(&format!("{key}."), &mut group, (fields, known));
                Some(Value::Object(group))
            }
            (Value::Array(groups), Kind::Groups(fields)) if groups.len() <= 1_000 => {
                let one = |(index, group)| {
                    let key = format!("{key}.{index}");
                    self.value(&key, (group, Kind::Group(fields)), known)
                };
                Some(Value::Array(groups.into_iter().enumerate().filter_map(one).collect()))
            }
            (value, kind) => match plain(&value, kind, known) {
                Ok(value) => value,
                Err(reason) => {
                    self.faults.push(Fault::new(key, reason));
                    None
                }
            },
        }
    }
}

/// Tidies a value that is no group; none if it is empty.
fn plain(value: &Value, kind: Kind, known: &Known) -> Result<Option<Value>, String> {
    let text = |limit, tidy: fn(&str) -> String| {
        let text = tidy(value.as_str().ok_or_else(|| expected("ein Text", value))?);
        bounded(text, limit)
    };
    let checked = |check: fn(&str) -> Result<String, String>| {
        let text = text(2_000, line)?;
        if text.is_empty() { Ok(None) } else { check(&text).map(|text| Some(Value::String(text))) }
    };
    match kind {
        Kind::Line(limit) => text(limit, line).map(filled),
        Kind::Text(limit) => text(limit, lines).map(filled),
        Kind::Id => checked(id),
        Kind::Link => checked(address::link),
        Kind::Mail => checked(address::mail),
        Kind::Phone => checked(address::phone),
        Kind::Postcode => checked(address::postcode),
        Kind::Month => checked(month),
        Kind::Date => checked(|text| calendar::date(text).map(|date| date.to_string())),
        Kind::Hour => checked(calendar::hour),
        Kind::Flag => value
            .as_bool()
            .map(|flag| Some(Value::Bool(flag)))
            .ok_or_else(|| expected("ja oder nein (true oder false)", value)),
        Kind::Whole(most) => {
            let sound = value.as_u64().filter(|number| *number <= u64::from(most));
            let reason = || expected(&format!("eine ganze Zahl von 0 bis {most}"), value);
            sound.map(|number| Some(Value::from(number))).ok_or_else(reason)
        }
        Kind::Degrees(most) => {
            let sound = value.as_f64().filter(|degrees| degrees.abs() <= most);
            let reason = || expected(&format!("eine Zahl von -{most} bis {most}"), value);
            sound.map(|degrees| Some(Value::from(degrees))).ok_or_else(reason)
        }
        Kind::Choice(words) => {
            let text = text(200, line)?;
            if text.is_empty() {
                Ok(None)
            } else {
                word::choose(&text, words).map(|id| Some(Value::from(id)))
            }
        }
        Kind::Choices(words) => items(value, 100, |text| word::choose(text, words).map(str::to_owned)),
        Kind::Lines(limit) => items(value, limit, |text| Ok(text.to_owned())),
        Kind::Languages => items(value, 100, word::language),
        Kind::Topics => items(value, 200, |text| topic(text, known)),
        Kind::Weekdays => weekdays(value),
        Kind::Group(_) => Err(expected("eine Gruppe von Feldern ({…})", value)),
        Kind::Groups(_) => Err(expected("eine Liste ([…]) mit höchstens 1.000 Einträgen", value)),
    }
}

/// The value that `text`, typed by a person, stands for in a field of this kind. Lists are parted by `|`.
pub fn typed(text: &str, kind: Kind) -> Result<Value, String> {
    let parts = || text.split('|').map(str::trim).filter(|part| !part.is_empty());
    match kind {
        _ if text.trim().is_empty() => Ok(Value::Null),
        Kind::Flag => number::yes_or_no(text).map(Value::from),
        Kind::Whole(most) => number::count(text, most).map(Value::from),
        Kind::Degrees(most) => number::degrees(text, most).map(Value::from),
        Kind::Weekdays => calendar::weekdays(text).map(|days| days.into_iter().collect()),
        Kind::Choices(_) | Kind::Lines(_) | Kind::Languages | Kind::Topics => {
            Ok(parts().map(Value::from).collect())
        }
        Kind::Group(_) | Kind::Groups(_) => serde_json::from_str(text).map_err(|_| {
            format!(
                "{} ist kein JSON. Nennen Sie die Felder einzeln, zum Beispiel place.street.",
                quoted(text)
            )
        }),
        Kind::Line(_)
        | Kind::Text(_)
        | Kind::Id
        | Kind::Link
        | Kind::Mail
        | Kind::Phone
        | Kind::Postcode
        | Kind::Month
        | Kind::Date
        | Kind::Hour
        | Kind::Choice(_) => Ok(Value::from(text)),
    }
}

/// The id of the topic that `text` names, or a sentence with the topics it may have meant.
pub fn topic(text: &str, known: &Known) -> Result<String, String> {
    if let Some(id) = known.topic(text) {
        return Ok(id.as_str().to_owned());
    }
    let like = known.topics_like(text);
    let advice = if like.is_empty() {
        let all = known.tree().topics.iter().map(|topic| topic.de.as_str()).collect::<Vec<_>>();
        format!("Es gibt: {}. Alle Unterthemen nennt die Anleitung zum Import.", all.join("; "))
    } else {
        format!("Meinten Sie {}?", like.join(" oder "))
    };
    Err(format!("Das Thema {} kennen wir nicht. {advice}", quoted(text)))
}

/// An id, as it may stand in links and on buttons.
fn id(text: &str) -> Result<String, String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if plain && text.len() <= 64 {
        return Ok(text.to_owned());
    }
    Err(format!(
        "{} kann keine Kennung sein. Möglich sind bis zu 64 Buchstaben ohne Umlaute, Ziffern, Punkt, - und _.",
        quoted(text)
    ))
}

fn month(text: &str) -> Result<String, String> {
    match calendar::date(&format!("{text}-01")) {
        Ok(_) if text.len() == 7 => Ok(text.to_owned()),
        _ => Err(format!("{} ist kein Monat. Schreiben Sie zum Beispiel 2026-02.", quoted(text))),
    }
}

fn bounded(text: String, limit: usize) -> Result<String, String> {
    if is_broken(&text) {
        return Err("Die Umlaute sind beschädigt. Speichern Sie die Datei als „CSV UTF-8“.".to_owned());
    }
    let length = text.chars().count();
    if length <= limit {
        return Ok(text);
    }
    Err(format!("Der Text hat {length} Zeichen. Möglich sind {limit}. Kürzen Sie ihn."))
}

fn filled(text: String) -> Option<Value> {
    if text.is_empty() { None } else { Some(Value::String(text)) }
}

/// A list without empty and repeated items.
fn items(
    value: &Value,
    limit: usize,
    read: impl Fn(&str) -> Result<String, String>,
) -> Result<Option<Value>, String> {
    let list = value.as_array().ok_or_else(|| expected("eine Liste ([…])", value))?;
    if list.len() > MOST_ITEMS {
        return Err(format!("Die Liste hat {} Einträge. Möglich sind {MOST_ITEMS}.", list.len()));
    }
    let mut found: Vec<Value> = Vec::with_capacity(list.len());
    for item in list {
        let text = line(item.as_str().ok_or_else(|| expected("in der Liste nur Text", item))?);
        let text = bounded(text, limit)?;
        let item = Value::String(if text.is_empty() { text } else { read(&text)? });
        if item != "" && !found.contains(&item) {
            found.push(item);
        }
    }
    Ok(Some(Value::Array(found)))
}

fn weekdays(value: &Value) -> Result<Option<Value>, String> {
    let reason = || expected("eine Liste von Wochentagen (1 = Montag bis 7 = Sonntag)", value);
    let list = value.as_array().filter(|list| list.len() <= MOST_ITEMS).ok_or_else(reason)?;
    let sound = list.iter().all(|day| day.as_u64().is_some_and(|day| (1..=7).contains(&day)));
    if sound { Ok(Some(value.clone())) } else { Err(reason()) }
}

fn expected(what: &str, value: &Value) -> String {
    let given = match value {
        Value::Null => "nichts".to_owned(),
        Value::Bool(_) => "ja oder nein".to_owned(),
        // The number itself: it may be the range that is wrong.
        Value::Number(number) => format!("die Zahl {number}"),
        Value::String(_) => "ein Text".to_owned(),
        Value::Array(_) => "eine Liste".to_owned(),
        Value::Object(_) => "eine Gruppe von Feldern".to_owned(),
    };
    format!("Erwartet wird {what}. Hier steht: {given}.")
}
