//! One row of a table of offers, read into a canonical record.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::{
    import::{
        calendar,
        column::{COLUMNS, Column, Reading},
        known::Known,
        number, record,
        text::{fold, line},
        tidy::{self, Fault, Record},
        word,
    },
    provider::Provider,
};

/// The cells of a row that hold anything, by the place of their column in [`COLUMNS`].
pub type Cells<'r> = BTreeMap<usize, &'r str>;

/// A row as a canonical record, with what is wrong with its cells. The key of a fault is the name of a column.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The record.
    pub record: Record,
    /// What is wrong with the cells.
    pub faults: Vec<Fault>,
    /// The provider that the row names, if nobody knows it yet.
    pub provider: Option<Provider>,
    /// Whether it says that the offer is for the whole county.
    pub is_county_wide: bool,
}

impl Row {
    /// Reads `cells`.
    pub fn read(cells: &Cells, known: &Known) -> Self {
        let mut row = Self::default();
        for (index, cell) in cells {
            let column = &COLUMNS[*index];
            match row.cell(column, cell, known) {
                Ok(value) => row.put(column, value),
                Err(reason) => row.faults.push(Fault::new(column.name, reason)),
            }
        }
        row.settle_price(cells);
        if row.record.get("format").is_some_and(|format| format == "online") {
            insert(&mut row.record, "place.online", Value::Bool(true));
        }
        row
    }

    /// Complains about what a table has to say about every offer.
    pub fn demand(&mut self) {
        let place = |key: &str| self.record.get("place").is_some_and(|place| place.get(key).is_some());
        let settled = self.is_county_wide || place("municipality") || place("postcode") || place("online");
        let demands = [
            ("beschreibung", self.record.contains_key("description"), "Die Beschreibung fehlt."),
            (
                "bereich",
                self.record.contains_key("topics"),
                "Der Bereich fehlt. Schreiben Sie zum Beispiel Sport und Bewegung.",
            ),
            (
                "ort",
                settled,
                "Der Ort fehlt. Schreiben Sie den Ort oder die Postleitzahl, „Landkreis“ für ein Angebot im ganzen \
                 Landkreis, oder in die Spalte format „online“.",
            ),
        ];
        for (name, given, reason) in demands {
            // A cell that is there and faulty has its own complaint.
            let faulty = self
                .faults
                .iter()
                .any(|fault| fault.key == name || related(name).contains(&fault.key.as_str()));
            if !given && !faulty {
                self.faults.push(Fault::new(name, reason));
            }
        }
    }

    fn cell(&mut self, column: &Column, cell: &str, known: &Known) -> Result<Value, String> {
        let parts = || cell.split('|').map(line).filter(|part| !part.is_empty());
        let is_no = || fold(cell).is_empty() || fold(cell) == "nein";
        match column.reading {
            Reading::Text => Ok(Value::from(cell)),
            Reading::Remark => Ok(if is_no() { Value::Null } else { Value::from(cell) }),
            Reading::List => Ok(if is_no() { Value::Null } else { parts().map(Value::from).collect() }),
            Reading::Accessibility => Ok(match number::yes_or_no(cell) {
                Ok(true) => Value::from(vec!["barrierefrei"]),
                Ok(false) => Value::Null,
                Err(_) => {
                    parts().map(|part| part.to_lowercase().replace(' ', "-")).map(Value::from).collect()
                }
            }),
            Reading::Date => calendar::date(cell).map(|date| Value::from(date.to_string())),
            Reading::Hour => calendar::hour(cell).map(Value::from),
            Reading::Weekdays => calendar::weekdays(cell).map(|days| days.into_iter().collect()),
            Reading::AgeFrom => number::age_from(cell).map(Value::from),
            Reading::AgeTo => number::age_to(cell).map(Value::from),
            Reading::Price => number::price(cell).map(Value::from),
            Reading::Free if number::is_free(cell) => Ok(Value::from("free")),
            Reading::Free => {
                number::yes_or_no(cell).map(|free| Value::from(if free { "free" } else { "paid" }))
            }
            Reading::Count => number::count(cell, 100_000).map(Value::from),
            Reading::Degrees(most) => number::degrees(cell, most).map(Value::from),
            Reading::Choice(words) => word::choose(cell, words).map(Value::from),
            Reading::Choices(words) => {
                parts().map(|part| word::choose(&part, words)).collect::<Result<Vec<_>, _>>().map(Value::from)
            }
            Reading::Languages => {
                parts().map(|part| word::language(&part)).collect::<Result<Vec<_>, _>>().map(Value::from)
            }
            Reading::Topics => {
                parts().map(|part| tidy::topic(&part, known)).collect::<Result<Vec<_>, _>>().map(Value::from)
            }
            Reading::Town => Ok(self.town(cell)),
            Reading::Provider => self.provider(cell, known),
        }
    }

    fn put(&mut self, column: &Column, value: Value) {
        if let (Reading::Topics, Some(Value::Array(first)), Value::Array(more)) =
            (column.reading, self.record.get_mut("topics"), &value)
        {
            join_topics(first, more);
        } else if !value.is_null() {
            insert(&mut self.record, column.key, value);
        }
    }

    fn town(&mut self, cell: &str) -> Value {
        const COUNTY: [&str; 6] = [
            "landkreis",
            "kreisweit",
            "landkreisweit",
            "ganzer_landkreis",
            "im_ganzen_landkreis",
            "ganzer_kreis",
        ];
        let folded = fold(cell);
        self.is_county_wide = COUNTY.contains(&folded.as_str()) || folded.starts_with("landkreis_");
        if self.is_county_wide { Value::Null } else { Value::from(cell) }
    }

    fn provider(&mut self, cell: &str, known: &Known) -> Result<Value, String> {
        if let Some(id) = known.directory().provider(cell) {
            return Ok(Value::from(id));
        }
        let name = Record::from_iter([("name".to_owned(), Value::from(cell))]);
        let (provider, _) = record::provider(name, known)
            .map_err(|faults| faults.into_iter().map(|fault| fault.reason).collect::<Vec<_>>().join(" "))?;
        let id = Value::from(provider.id.as_str());
        self.provider = Some(provider);
        Ok(id)
    }

    /// A price says whether it costs nothing, and no price of nothing is kept.
    fn settle_price(&mut self, cells: &Cells) {
        let Some(cents) = self.record.get("price_cents").and_then(Value::as_u64) else { return };
        let cost = self.record.get("cost").and_then(Value::as_str);
        if cents == 0 && cost == Some("paid") {
            let name = cells.keys().map(|index| COLUMNS[*index].name).find(|name| *name == "kostenlos");
            let reason = "Der Preis ist 0, aber das Angebot ist als nicht kostenlos eingetragen. Ändern Sie eins von beiden.";
            self.faults.push(Fault::new(name.unwrap_or("preis"), reason));
        } else if cents == 0 {
            self.record.remove("price_cents");
            self.record.insert("cost".to_owned(), Value::from("free"));
        } else if cost.is_none() {
            self.record.insert("cost".to_owned(), Value::from("paid"));
        }
    }
}

/// The columns whose faults explain why something is missing.
fn related(name: &str) -> &'static [&'static str] {
    match name {
        "bereich" => &["themen"],
        "ort" => &["plz", "format"],
        _ => &[],
    }
}

/// The field `bereich` first, then `themen`; a topic goes where one of its subtopics is named too.
fn join_topics(first: &mut Vec<Value>, more: &[Value]) {
    let within = |part: &Value, whole: &Value| {
        part.as_str()
            .zip(whole.as_str())
            .is_some_and(|(part, whole)| part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('/')))
    };
    let mut found = Vec::new();
    for topic in first.iter() {
        let parts: Vec<&Value> = more.iter().filter(|part| within(part, topic)).collect();
        if parts.is_empty() {
            found.push(topic.clone());
        }
        found.extend(parts.into_iter().cloned());
    }
    for topic in more {
        if !found.contains(topic) {
            found.push(topic.clone());
        }
    }
    *first = found;
}

/// Puts `value` at `key`, in a group of its own where the key has a dot.
fn insert(record: &mut Record, key: &str, value: Value) {
    let Some((group, name)) = key.split_once('.') else {
        record.insert(key.to_owned(), value);
        return;
    };
    let group = record.entry(group).or_insert_with(|| Value::Object(Record::new()));
    if let Value::Object(group) = group {
        group.insert(name.to_owned(), value);
    }
}
