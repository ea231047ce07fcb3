//! Offers in a table: comma or semicolon separated, with a head line of German column names.

use std::collections::BTreeMap;

use crate::domain::{
    import::{
        batch::{Batch, Spot},
        column::{self, COLUMNS},
        field::RUN,
        known::Known,
        record,
        row::{Cells, Row},
        text::{line, quoted},
        tidy::{Fault, Record},
    },
    provider::Provider,
};
use ::csv::{ReaderBuilder, StringRecord};

/// The most rows that are read.
pub const MOST_ROWS: usize = 200_000;

/// What stands between two cells.
const DELIMITERS: [char; 3] = [';', ',', '\t'];

/// Reads a table. A repeated id is a further run of the same offer.
pub fn read(text: &str, known: &Known) -> Batch {
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.push('\n');
    let (delimiter, text) = delimiter(&text);
    let mut rows = Rows::new(text, delimiter);
    let Some((number, head)) = rows.next_row() else {
        return Batch::refused("Die Datei ist leer.");
    };
    let mut table = match Table::new(number, &head) {
        Ok(table) => table,
        Err(batch) => return batch,
    };
    while let Some((number, cells)) = rows.next_row() {
        if number > MOST_ROWS {
            return Batch::refused(
                "Die Datei hat mehr als 200.000 Zeilen. Teilen Sie sie in mehrere Dateien.",
            );
        }
        table.row(number, &cells, known);
        if table.batch.is_hopeless() {
            let advice = "Ab hier wurde nicht weitergelesen: Es sind zu viele Fehler.";
            table.batch.complain(Spot::Row(number), advice);
            break;
        }
    }
    if let Some(number) = rows.unclosed_at() {
        let reason = "Hier beginnt ein Text in Anführungszeichen, der nie endet. Ergänzen Sie das schließende Zeichen.";
        table.batch.complaints.clear();
        table.batch.complain(Spot::Row(number), reason);
    }
    if table.seen.is_empty() && table.batch.is_sound() {
        return Batch::refused("Die Datei enthält keine Angebote, nur die Kopfzeile.");
    }
    table.batch.whole_or_nothing()
}

/// The delimiter of the head line, and the text without the line `sep=;` that spreadsheets write for themselves.
fn delimiter(text: &str) -> (char, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim().strip_prefix("sep=").and_then(|rest| rest.chars().next());
    if let Some(delimiter) = said.filter(|delimiter| DELIMITERS.contains(delimiter)) {
        return (delimiter, rest);
    }
    let head = text.trim_start_matches('\n');
    let mut counts = [0; DELIMITERS.len()];
    let mut is_quoted = false;
    for c in head.chars().take_while(|c| *c != '\n') {
        is_quoted ^= c == '"';
        if let Some(index) = DELIMITERS.iter().position(|delimiter| *delimiter == c && !is_quoted) {
            counts[index] += 1;
        }
    }
    let best = (0..DELIMITERS.len()).rev().max_by_key(|index| counts[*index]).unwrap_or(0);
    (DELIMITERS[best], text)
}

/// The rows of a table with the numbers that a spreadsheet shows: empty rows count, line breaks in cells do not.
struct Rows<'t> {
    text: &'t str,
    reader: ::csv::Reader<&'t [u8]>,
    number: usize,
    /// Where the last row that was read starts in the text.
    last_start: usize,
    breaks_in_last: usize,
}

impl<'t> Rows<'t> {
    fn new(text: &'t str, delimiter: char) -> Self {
        let delimiter = u8::try_from(delimiter).unwrap_or(b';');
        let mut builder = ReaderBuilder::new();
        builder.delimiter(delimiter).flexible(true).has_headers(false);
        let reader = builder.from_reader(text.as_bytes());
        Self { text, reader, number: 0, last_start: 0, breaks_in_last: 0 }
    }

    /// The next row that holds anything.
    fn next_row(&mut self) -> Option<(usize, StringRecord)> {
        let mut record = StringRecord::new();
        loop {
            let before = self.reader.position().clone();
            let is_read = self.reader.read_record(&mut record).is_ok_and(|is_read| is_read);
            if !is_read {
                return None;
            }
            let lines = self.reader.position().line() - before.line();
            let breaks = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
            // Every line is an empty row, the end of a cell's line, or the end of this row.
            let lines = usize::try_from(lines).unwrap_or(usize::MAX);
            self.number += lines.saturating_sub(breaks).max(1);
            self.last_start = usize::try_from(before.byte()).unwrap_or(0);
            self.breaks_in_last = breaks;
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                return Some((self.number, record));
            }
        }
    }

    /// The row that swallowed the rest of the text because a quotation mark was never closed.
    fn unclosed_at(&self) -> Option<usize> {
        let last = self.text.get(self.last_start..).unwrap_or_default();
        let is_open = self.breaks_in_last > 0 && last.matches('"').count() % 2 == 1;
        is_open.then_some(self.number)
    }
}

/// A table that is being read.
struct Table {
    /// What the file calls its columns.
    names: Vec<String>,
    /// Which columns they are.
    columns: Vec<Option<usize>>,
    /// Where each id was seen first.
    seen: BTreeMap<String, Seen>,
    providers: BTreeMap<String, usize>,
    batch: Batch,
}

/// The first row of an offer.
struct Seen {
    row: usize,
    record: Record,
    /// All runs so far, and the row of each.
    runs: Vec<(usize, Record)>,
    /// Its place among the offers; none if it is faulty.
    offer: Option<usize>,
}

impl Table {
    /// A table with this head line, or why it is none.
    fn new(number: usize, head: &StringRecord) -> Result<Self, Batch> {
        let names: Vec<String> = head.iter().map(line).collect();
        let columns: Vec<Option<usize>> = names.iter().map(|name| column::find(name)).collect();
        if columns.iter().flatten().count() < 2 {
            return Err(Batch::refused(
                "Das ist keine Liste von Angeboten. In der ersten Zeile müssen die Namen der Spalten stehen, zum \
                 Beispiel id;titel;beschreibung;anbieter;bereich;plz;ort.",
            ));
        }
        let mut batch = Batch::default();
        for (index, (name, column)) in names.iter().zip(&columns).enumerate() {
            let spot = Spot::Cell { row: number, column: name.clone() };
            if column.is_some() && columns[..index].contains(column) {
                batch.complain(spot, "Diese Spalte gibt es zweimal. Löschen Sie eine davon.");
            } else if column.is_none() && !name.is_empty() {
                let meant =
                    column::like(name).map(|like| format!(" Meinten Sie „{like}“?")).unwrap_or_default();
                batch.note(spot, format!("Diese Spalte kennen wir nicht. Sie wird nicht gelesen.{meant}"));
            }
        }
        let has = |name: &str| column::find(name).is_some_and(|index| columns.contains(&Some(index)));
        let demands = [
            (has("titel"), "Die Spalte titel fehlt."),
            (has("beschreibung"), "Die Spalte beschreibung fehlt."),
            (has("anbieter"), "Die Spalte anbieter fehlt."),
            (has("bereich") || has("themen"), "Die Spalte bereich fehlt."),
            (has("ort") || has("plz"), "Die Spalten plz und ort fehlen."),
            (
                has("id") || (has("quelle") && has("quell_id")),
                "Die Spalte id fehlt. Stattdessen gehen auch quelle und quell_id zusammen.",
            ),
        ];
        demands
            .iter()
            .filter(|(given, _)| !given)
            .for_each(|(_, reason)| batch.complain(Spot::Row(number), *reason));
        if batch.is_sound() {
            let (seen, providers) = (BTreeMap::new(), BTreeMap::new());
            Ok(Self { names, columns, seen, providers, batch })
        } else {
            Err(batch)
        }
    }

    fn row(&mut self, number: usize, cells: &StringRecord, known: &Known) {
        if cells.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty()) {
            let reason = "Die Zeile hat mehr Zellen als die Kopfzeile. Steht das Trennzeichen mitten in einem Text, \
                          gehört dieser Text in Anführungszeichen.";
            self.batch.complain(Spot::Row(number), reason);
            return;
        }
        let given = self.columns.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty());
        let cells: Cells = given.filter_map(|(column, cell)| column.map(|column| (column, cell))).collect();
        if cells.is_empty() {
            return;
        }
        let mut row = Row::read(&cells, known);
        let id = record::identity(&row.record);
        if id.as_ref().is_some_and(|id| self.seen.contains_key(id)) {
            let faults = self.further_run(number, row, (&id.unwrap_or_default(), known));
            self.complain(number, faults);
            return;
        }
        row.demand();
        let Row { record, mut faults, provider, .. } = row;
        let runs = vec![(number, run_of(&record))];
        let mut seen = Seen { row: number, record: record.clone(), runs, offer: None };
        match record::offer(record, known) {
            Ok((offer, _)) if faults.is_empty() => {
                seen.offer = Some(self.batch.offers.len());
                self.batch.offers.push(offer);
            }
            Ok(_) => (),
            Err(more) => {
                let is_new = |fault: &Fault| {
                    !faults.iter().any(|known| column_of(&known.key) == column_of(&fault.key))
                };
                let more: Vec<Fault> = more.into_iter().filter(is_new).collect();
                faults.extend(more);
            }
        }
        if let Some(provider) = provider {
            self.introduce(number, provider, known);
        }
        self.seen.insert(id.unwrap_or_else(|| format!("row {number}")), seen);
        self.complain(number, faults);
    }

    /// Takes in a provider whom nobody knows yet; one who is perhaps only misspelt is pointed out.
    fn introduce(&mut self, row: usize, provider: Provider, known: &Known) {
        let next = self.batch.providers.len();
        if *self.providers.entry(provider.id.clone()).or_insert(next) != next {
            return;
        }
        if let Some(like) = known.directory().nearly(&provider.name) {
            let spot = Spot::Cell { row, column: self.called("provider") };
            let text = format!(
                "Der Anbieter {} wird neu angelegt. Meinten Sie „{like}“? Dann berichtigen Sie den Namen in der Datei.",
                quoted(&provider.name)
            );
            self.batch.note(spot, text);
        }
        self.batch.providers.push(provider);
    }

    /// What the file calls the column of `key`.
    fn called(&self, key: &str) -> String {
        let Some(index) = column_of(key) else { return key.to_owned() };
        let at = self.columns.iter().position(|column| *column == Some(index));
        at.map_or_else(|| COLUMNS[index].name.to_owned(), |at| self.names[at].clone())
    }

    /// Adds the run of a row whose offer was seen before.
    fn further_run(&mut self, number: usize, row: Row, of: (&str, &Known)) -> Vec<Fault> {
        let (id, known) = of;
        let Some(seen) = self.seen.get_mut(id) else { return row.faults };
        let mut faults = row.faults;
        let others = row.record.iter().filter(|(key, _)| !is_of_run(key) && *key != "id" && *key != "source");
        let others: Vec<&str> = others.map(|(key, _)| key.as_str()).collect();
        let differs = |key: &&str| seen.record.get(*key) != row.record.get(*key);
        let differing: Vec<&str> = others.iter().copied().filter(differs).collect();
        let another = PARTS_OFFERS.iter().find(|(key, _)| differing.contains(key));
        if let Some((_, name)) = another {
            let reason = format!(
                "Die Kennung {} steht schon in Zeile {}, dort mit einer anderen Angabe. Geben Sie dem zweiten \
                 Angebot eine eigene Kennung.",
                quoted(id),
                seen.row
            );
            faults.push(Fault::new(*name, reason));
            return faults;
        }
        if !differing.is_empty() {
            let note =
                format!("Aus dieser Zeile gelten nur die Termine, alles andere aus Zeile {}.", seen.row);
            self.batch.note(Spot::Row(number), note);
        }
        let record = run_of(&row.record);
        let earlier = seen.runs.iter().find(|(_, run)| *run == record).map(|(row, _)| *row);
        let is_whole = !others.is_empty() && differing.is_empty();
        if let Some(row) = earlier.filter(|_| is_whole || !record.is_empty()) {
            let what = if is_whole { "Zeile" } else { "den Termin aus Zeile" };
            let note = format!("Diese Zeile wiederholt {what} {row} und zählt nicht noch einmal.");
            self.batch.note(Spot::Row(number), note);
            return faults;
        }
        if record.is_empty() {
            let note = format!("Diese Zeile nennt keinen weiteren Termin zu Zeile {}.", seen.row);
            self.batch.note(Spot::Row(number), note);
            return faults;
        }
        seen.runs.push((number, record.clone()));
        match record::run(record, known) {
            Ok((run, _)) => {
                if let Some(offer) = seen.offer.and_then(|index| self.batch.offers.get_mut(index)) {
                    offer.further_runs.push(run);
                }
            }
            Err(more) => faults.extend(more),
        }
        faults
    }

    fn complain(&mut self, row: usize, faults: Vec<Fault>) {
        for Fault { key, reason } in faults {
            let spot = match column_of(&key) {
                Some(_) => Spot::Cell { row, column: self.called(&key) },
                None => Spot::Row(row),
            };
            self.batch.complain(spot, reason);
        }
    }
}

/// The column that a fault is about, by its name or by the key of the field that it fills.
fn column_of(key: &str) -> Option<usize> {
    let named = COLUMNS.iter().position(|column| column.name == key);
    named.or_else(|| COLUMNS.iter().position(|column| column.key == key))
}

/// If two rows of one offer differ in one of these fields, they are two offers: the column to complain about.
const PARTS_OFFERS: [(&str, &str); 3] = [("title", "titel"), ("provider", "anbieter"), ("place", "ort")];

fn is_of_run(key: &str) -> bool {
    RUN.iter().any(|field| field.key == key)
}

fn run_of(record: &Record) -> Record {
    let fields = record.iter().filter(|(key, _)| is_of_run(key));
    fields.map(|(key, value)| (key.clone(), value.clone())).collect()
}
