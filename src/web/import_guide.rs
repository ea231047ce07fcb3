//! What people who write tables of offers have to know, for the page where files are handed in: taken from the guide.

use serde::Serialize;

/// The guide.
const GUIDE: &str = include_str!("../../docs/import.md");

/// The template that it names.
const TEMPLATE: &str = include_str!("../../docs/import-vorlage.csv");

/// Columns without which no table is taken; some have a stand-in.
const REQUIRED: [&str; 7] = ["id", "titel", "beschreibung", "anbieter", "bereich", "plz", "ort"];

/// A column, or some that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnView {
    /// Its name, as the head line has it; several are parted by commas.
    pub name: String,
    /// What belongs into it.
    pub meaning: String,
    /// For example.
    pub example: String,
    /// Whether no table is taken without it.
    pub is_required: bool,
}

/// All columns, in the order of the guide.
pub fn columns() -> Vec<ColumnView> {
    let rows = GUIDE.lines().skip_while(|line| !line.starts_with("| Spalte |")).skip(2);
    rows.take_while(|line| line.starts_with('|')).filter_map(column).collect()
}

/// A table with all columns and one offer.
pub fn template() -> String {
    TEMPLATE.split_inclusive('\n').take(2).collect()
}

fn column(row: &str) -> Option<ColumnView> {
    // A stroke within a cell has another one before it.
    let row = row.replace("\\|", "\u{0}");
    let mut cells = row.trim_matches('|').split('|').map(|cell| plain(cell.trim()));
    let (name, meaning, example) = (cells.next()?, cells.next()?, cells.next()?);
    Some(ColumnView { is_required: REQUIRED.contains(&name.as_str()), name, meaning, example })
}

fn plain(cell: &str) -> String {
    cell.replace('`', "").replace('\u{0}', "|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_guide_is_told_and_the_template_has_one_offer() {
        let columns = columns();
        assert!(columns.len() > 40, "{}", columns.len());
        assert_eq!(columns.iter().filter(|column| column.is_required).count(), REQUIRED.len());
        let weekdays = columns.iter().find(|column| column.name == "wochentage");
        assert!(weekdays.is_some_and(|column| column.example.contains("Mo|Mi")), "{weekdays:?}");
        assert_eq!(template().lines().count(), 2);
    }
}
