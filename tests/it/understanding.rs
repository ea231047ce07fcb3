//! What single messages are understood to mean: the tables in `tests/utterances/` and `tests/relevance/`.

use std::{collections::BTreeSet, path::Path};

use bildungslotse::{
    app,
    cli::json,
    domain::{
        dialog::{guide::Guide, understand::read::read},
        time::Date,
    },
    resource,
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::Value;

const TODAY: Date = Date::constant(2025, 11, 23);

const SLOTS: [&str; 5] = ["subject", "ages_months", "place", "topics", "facets"];

#[test]
fn every_message_of_the_table_is_understood() {
    let guide = guide();
    let mut wrong = Vec::new();
    for row in rows("tests/utterances/development.tsv") {
        let understood = understand(&guide, &row["text"]);
        for (slot, meant) in row.iter().filter(|(slot, _)| slot.as_str() != "text") {
            let read = match (slot.as_str(), understood["crisis"].as_bool()) {
                ("command", Some(true)) => "crisis".to_owned(),
                _ => parts(&understood[slot]).into_iter().collect::<Vec<_>>().join(";"),
            };
            let meant = expected(slot, meant).into_iter().collect::<Vec<_>>().join(";");
            if read != meant {
                wrong.push(format!("{:?}: {slot} is {read:?}, not {meant:?}", row["text"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How many values of a slot are read rightly, wrongly, and not at all.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    /// The harmonic mean of precision and recall (F1).
    fn f1(&self) -> f64 {
        let twice = 2.0 * f64::from(u32::try_from(self.right).unwrap());
        twice / (twice + f64::from(u32::try_from(self.wrong + self.missed).unwrap()))
    }
}

#[test]
fn messages_by_an_author_who_did_not_know_the_lists_are_understood() {
    let guide = guide();
    let mut scores: std::collections::BTreeMap<String, Score> = std::collections::BTreeMap::new();
    for row in rows("tests/utterances/own.tsv") {
        let understood = understand(&guide, &row["text"]);
        for (slot, meant) in row.iter().filter(|(slot, _)| slot.as_str() != "text") {
            let is_crisis = slot == "command" && understood["crisis"] == true;
            let read = if is_crisis { ["crisis".to_owned()].into() } else { parts(&understood[slot]) };
            let meant = expected(slot, meant);
            for name in [slot.as_str(), "all"] {
                let score = scores.entry(name.to_owned()).or_default();
                score.right += read.intersection(&meant).count();
                score.wrong += read.difference(&meant).count();
                score.missed += meant.difference(&read).count();
            }
        }
    }
    for (slot, floor) in [
        ("all", 0.965),
        ("subject", 0.975),
        ("ages_months", 0.98),
        ("place", 0.985),
        ("topics", 0.935),
        ("facets", 0.94),
        ("command", 0.88),
    ] {
        let reached = scores[slot].f1();
        assert!(reached >= floor, "{slot}: {reached:.3}, wanted {floor}");
    }
}

#[test]
fn when_how_far_and_in_which_language_is_understood() {
    let guide = guide();
    let mut wrong = Vec::new();
    for row in rows("tests/utterances/wishes.tsv") {
        let understood = understand(&guide, &row["text"]);
        for slot in ["radius_km", "weekdays", "day_times", "days", "languages"] {
            let read = parts(&understood[slot]).into_iter().collect::<Vec<_>>().join(";");
            if read != row[slot] {
                wrong.push(format!("{:?}: {slot} is {read:?}, not {:?}", row["text"], row[slot]));
            }
        }
        // What is understood is not searched for as words as well.
        if understood["text"] != row["text_left"] {
            wrong.push(format!("{:?}: {} is left", row["text"], understood["text"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_slots_of_citizens_questions_are_mostly_right() {
    let guide = guide();
    let mut figures = Vec::new();
    for slot in SLOTS {
        let (mut hit, mut read, mut meant) = (0, 0, 0);
        for row in rows("tests/relevance/queries.tsv") {
            let understood = understand(&guide, &row["text"]);
            let (is, should) = (parts(&understood[slot]), expected(slot, &row[slot]));
            hit += is.intersection(&should).count();
            read += is.len();
            meant += should.len();
        }
        let f1 = 200 * hit / (read + meant).max(1);
        figures.push(format!("{slot}: F1 {f1} %"));
        let floor = match slot {
            "place" | "ages_months" => 95,
            "subject" | "facets" => 85,
            _ => 80,
        };
        assert!(f1 >= floor, "{}", figures.join("\n"));
    }
}

#[test]
fn whatever_is_written_it_is_read() {
    let guide = guide();
    let property = |text: String| {
        let understood = read(&text, &guide.lexicon, TODAY);
        prop_assert!(understood.query.text.len() <= 300);
        Ok(())
    };
    TestRunner::new(ProptestConfig::with_cases(400)).run(&"\\PC{0,200}", property).unwrap();
    TestRunner::new(ProptestConfig::with_cases(400))
        .run(&"([0-9]{1,6}|jahre|klasse|nicht|in|perl|[.,;(]| |mein|kind|bis|und|über){0,40}", property)
        .unwrap();
    property("ä".repeat(10_000)).unwrap();
    property("nicht 7 Jahre bis 9 in Perl, ".repeat(400)).unwrap();
}

type Row = std::collections::BTreeMap<String, String>;

/// The rows of a table, by the names of its columns.
pub fn rows(file: &str) -> Vec<Row> {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let mut lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let head: Vec<_> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| {
        let cells = line.split('\t').chain(std::iter::repeat("")).map(str::to_owned);
        head.iter().map(|name| (*name).to_owned()).zip(cells).collect()
    };
    lines.map(row).collect()
}

fn guide() -> Guide {
    app::knowledge::guide(&resource::Settings::default()).unwrap()
}

fn understand(guide: &Guide, text: &str) -> Value {
    json::understanding(&read(text, &guide.lexicon, TODAY))
}

fn parts(value: &Value) -> BTreeSet<String> {
    let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let said = values.iter().filter(|value| !value.is_null());
    said.map(|value| value.to_string().replace('"', "")).collect()
}

/// What a cell means: several values parted by `;`, spans of ages by `-`.
fn expected(slot: &str, cell: &str) -> BTreeSet<String> {
    let cell =
        if slot == "ages_months" { cell.replace('-', ";").replace("1440", "1451") } else { cell.to_owned() };
    cell.split(';').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
