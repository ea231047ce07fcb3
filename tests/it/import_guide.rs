//! The guide for the people who write tables keeps its word, and so do the limits it names.

use std::fmt::Write;

use bildungslotse::domain::import::{batch::MOST_COMPLAINTS, column::COLUMNS};

use crate::import_file::{HEAD, ROW, TOPICS, complaints, read, sound};

#[test]
fn the_guide_names_every_column_and_topic_and_its_template_is_sound() {
    let guide = include_str!("../../docs/import.md");
    let names = COLUMNS.iter().map(|column| column.name.to_owned());
    let topics = TOPICS.topics.iter().map(|topic| topic.id.clone());
    let parts = TOPICS.subtopics().map(|(id, _)| id.to_string());
    for name in names.chain(topics).chain(parts) {
        assert!(guide.contains(&format!("`{name}`")), "the guide does not name {name}");
    }
    let template = include_str!("../../docs/import-vorlage.csv");
    let head: Vec<&str> =
        template.lines().next().unwrap().trim_start_matches('\u{FEFF}').split(';').collect();
    assert_eq!(head, COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>());
    assert_eq!(sound(template).len(), 2);
    let blocks =
        guide.split("```").skip(1).step_by(2).map(|block| block.trim_start_matches("json").trim_start());
    let files: Vec<&str> =
        blocks.filter(|block| block.starts_with("id;") || block.starts_with('{')).collect();
    assert_eq!(files.len(), 3);
    for file in files {
        sound(file.trim_end());
    }
}

#[test]
fn a_table_of_fifty_thousand_rows_is_read_and_one_of_too_many_refused() {
    let mut table = format!("sep=;\n{HEAD};beginn;preis;alter_von\n");
    for number in 0..50_000 {
        let row = ROW.replacen('a', &format!("kurs-{number}"), 1);
        writeln!(table, "{row};01.03.2026;12,50;6").unwrap();
    }
    assert_eq!(sound(&table).len(), 50_000);
    let rows = "\n".repeat(200_000);
    let refusal = "Die Datei hat mehr als 200.000 Zeilen. Teilen Sie sie in mehrere Dateien.";
    assert_eq!(complaints(&read(format!("{HEAD}{rows}{ROW}"))), refusal);
    let mut worst = format!("{HEAD}\n");
    for number in 0..10_100 {
        writeln!(worst, "{}", ROW.replacen('a', &format!("k{number}"), 1).replace("Wadern", "Atlantis"))
            .unwrap();
    }
    assert_eq!(read(worst).complaints.len(), MOST_COMPLAINTS + 1);
}
