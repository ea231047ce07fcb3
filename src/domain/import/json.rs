//! Offers and providers as canonical JSONL: one object a line.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::import::{
    batch::{Batch, Spot},
    csv::MOST_ROWS,
    known::Known,
    record,
    text::quoted,
    tidy::{Fault, Record},
};

/// The most unknown keys that are told apart.
const MOST_UNKNOWN: usize = 1_000;

/// Reads one object a line. An object with a name and without a title is a provider, any other an offer.
pub fn read(text: &str, known: &Known) -> Batch {
    let mut lines = Lines::default();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = index + 1;
        if number > MOST_ROWS {
            return Batch::refused(
                "Die Datei hat mehr als 200.000 Zeilen. Teilen Sie sie in mehrere Dateien.",
            );
        }
        lines.line(number, line, known);
        if lines.batch.is_hopeless() {
            let advice = "Ab hier wurde nicht weitergelesen: Es sind zu viele Fehler.";
            lines.batch.complain(Spot::Row(number), advice);
            break;
        }
    }
    if lines.batch.is_sound() {
        lines.note_providers(known);
    }
    for (key, (row, count)) in lines.unknown {
        let often = if count > 1 { format!(" Es kommt in {count} Zeilen vor.") } else { String::new() };
        let text = format!("Dieses Feld kennen wir nicht. Es wird nicht gelesen.{often}");
        lines.batch.note(Spot::Field { row, key }, text);
    }
    lines.batch.whole_or_nothing()
}

#[derive(Default)]
struct Lines {
    batch: Batch,
    offers: BTreeMap<String, usize>,
    providers: BTreeMap<String, usize>,
    /// Keys that are no field: the line of the first one, and in how many lines they stand.
    unknown: BTreeMap<String, (usize, usize)>,
    /// The ids of providers that offers name, likewise.
    named: BTreeMap<String, (usize, usize)>,
}

impl Lines {
    fn line(&mut self, row: usize, line: &str, known: &Known) {
        let record: Record = match serde_json::from_str(line) {
            Ok(Value::Object(record)) => record,
            Ok(_) => {
                self.batch
                    .complain(Spot::Row(row), "Erwartet wird ein Angebot in geschweiften Klammern: {…}.");
                return;
            }
            Err(error) => {
                let reason = format!(
                    "Das ist kein gültiges JSON (ab Zeichen {}). Jedes Angebot steht vollständig in einer eigenen \
                     Zeile.",
                    error.column()
                );
                self.batch.complain(Spot::Row(row), reason);
                return;
            }
        };
        if record.contains_key("name") && !record.contains_key("title") {
            match record::provider(record, known) {
                Ok((provider, unknown)) => {
                    self.remember(row, unknown);
                    if self.is_new(row, &provider.id, |lines| &mut lines.providers) {
                        self.batch.providers.push(provider);
                    }
                }
                Err(faults) => self.complain(row, faults),
            }
        } else {
            match record::offer(record, known) {
                Ok((offer, unknown)) => {
                    self.remember(row, unknown);
                    if self.is_new(row, &offer.id, |lines| &mut lines.offers) {
                        self.named.entry(offer.provider.clone()).or_insert((row, 0)).1 += 1;
                        self.batch.offers.push(offer);
                    }
                }
                Err(faults) => self.complain(row, faults),
            }
        }
    }

    /// Whether `id` was not seen before; complains if it was.
    fn is_new(&mut self, row: usize, id: &str, seen: fn(&mut Self) -> &mut BTreeMap<String, usize>) -> bool {
        let first = *seen(self).entry(id.to_owned()).or_insert(row);
        if first != row {
            let reason = format!("Die Kennung {} steht schon in Zeile {first}.", quoted(id));
            self.batch.complain(Spot::Field { row, key: "id".to_owned() }, reason);
        }
        first == row
    }

    /// Notes the providers that neither this file nor the store knows.
    fn note_providers(&mut self, known: &Known) {
        for (id, (row, count)) in std::mem::take(&mut self.named) {
            if known.directory().knows(&id) || self.providers.contains_key(&id) {
                continue;
            }
            let often = if count > 1 { format!(" Sie kommt in {count} Zeilen vor.") } else { String::new() };
            let text = format!(
                "Einen Anbieter mit der Kennung {} kennen wir nicht. Importieren Sie ihn auch, damit sein Name \
                 gezeigt wird.{often}",
                quoted(&id)
            );
            self.batch.note(Spot::Field { row, key: "provider".to_owned() }, text);
        }
    }

    fn remember(&mut self, row: usize, unknown: Vec<String>) {
        for key in unknown {
            let key: String = key.chars().filter(|c| !c.is_control()).take(60).collect();
            if self.unknown.len() < MOST_UNKNOWN || self.unknown.contains_key(&key) {
                self.unknown.entry(key).or_insert((row, 0)).1 += 1;
            }
        }
    }

    fn complain(&mut self, row: usize, faults: Vec<Fault>) {
        for Fault { key, reason } in faults {
            let spot = if key.is_empty() { Spot::Row(row) } else { Spot::Field { row, key } };
            self.batch.complain(spot, reason);
        }
    }
}
