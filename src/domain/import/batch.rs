//! What a file has brought: offers, providers, and remarks for the person who wrote it.

use std::{collections::BTreeSet, fmt};

use crate::domain::{offer::Offer, provider::Provider};

/// The most complaints that are collected: nobody reads more, and the file is refused anyway.
pub const MOST_COMPLAINTS: usize = 10_000;

/// What a file has brought.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// The offers, in the order of the file. Empty if there is a complaint: a file counts whole or not at all.
    pub offers: Vec<Offer>,
    /// The providers the file introduces.
    pub providers: Vec<Provider>,
    /// Why the file is refused; empty if it is sound.
    pub complaints: Vec<Remark>,
    /// What is worth knowing and does no harm.
    pub notes: Vec<Remark>,
    /// How many offers nothing is wrong with, whether or not the file is refused for others.
    pub sound: usize,
}

impl Batch {
    /// A file that is refused for one reason which concerns all of it.
    pub fn refused(text: impl Into<String>) -> Self {
        Self { complaints: vec![Remark::new(Spot::File, text)], ..Self::default() }
    }

    /// Whether nothing stands against taking the file.
    pub fn is_sound(&self) -> bool {
        self.complaints.is_empty()
    }

    /// Whether so much is wrong that reading on helps nobody.
    pub fn is_hopeless(&self) -> bool {
        self.complaints.len() >= MOST_COMPLAINTS
    }

    /// Complains about `spot`.
    pub fn complain(&mut self, spot: Spot, text: impl Into<String>) {
        self.complaints.push(Remark::new(spot, text));
    }

    /// Notes something about `spot`.
    pub fn note(&mut self, spot: Spot, text: impl Into<String>) {
        self.notes.push(Remark::new(spot, text));
    }

    /// In how many rows something is wrong.
    pub fn faulty_rows(&self) -> usize {
        let rows = self.complaints.iter().filter_map(|complaint| match &complaint.spot {
            Spot::File => None,
            Spot::Row(row) | Spot::Cell { row, .. } | Spot::Field { row, .. } => Some(*row),
        });
        rows.collect::<BTreeSet<_>>().len()
    }

    /// The batch as others may use it: without offers and providers if there is a complaint.
    #[must_use]
    pub fn whole_or_nothing(mut self) -> Self {
        self.sound = self.offers.len();
        if !self.is_sound() {
            self.offers.clear();
            self.providers.clear();
        }
        self
    }
}

/// A sentence in German about a spot of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub spot: Spot,
    /// What, in sentences that an office clerk understands.
    pub text: String,
}

impl Remark {
    /// `text` about `spot`.
    pub fn new(spot: Spot, text: impl Into<String>) -> Self {
        Self { spot, text: text.into() }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.spot {
            Spot::File => formatter.write_str(&self.text),
            Spot::Row(row) => write!(formatter, "Zeile {row}: {}", self.text),
            Spot::Cell { row, column } => write!(formatter, "Zeile {row}, Spalte „{column}“: {}", self.text),
            Spot::Field { row, key } => write!(formatter, "Zeile {row}, Feld „{key}“: {}", self.text),
        }
    }
}

/// A spot of a file. Rows are counted as a spreadsheet shows them: the head line is row 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// A row.
    Row(usize),
    /// A cell of a table.
    Cell {
        /// The row.
        row: usize,
        /// What the file calls the column.
        column: String,
    },
    /// A field of a line of JSON.
    Field {
        /// The line.
        row: usize,
        /// The key, with dots where it lies deeper: `place.street`.
        key: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_says_where_before_it_says_what() {
        let cell = Spot::Cell { row: 7, column: "beginn".to_owned() };
        assert_eq!(Remark::new(cell, "So nicht.").to_string(), "Zeile 7, Spalte „beginn“: So nicht.");
        assert_eq!(Remark::new(Spot::File, "So nicht.").to_string(), "So nicht.");
    }

    #[test]
    fn a_file_with_a_complaint_brings_nothing() {
        let mut batch = Batch { offers: vec![Offer::default()], ..Batch::default() };
        batch.complain(Spot::Row(2), "So nicht.");
        assert_eq!(batch.whole_or_nothing().offers, Vec::new());
    }
}
