//! Which messages have people with learning difficulties read and found good? `# @geprueft 2027-02-01 Lebenshilfe`.
//!
//! Only texts that such readers have checked may be called "Leichte Sprache" (DIN SPEC 33429).

use fluent_syntax::ast::Message;

use crate::domain::{plain::catalog::CatalogFile, time::Date};

/// How the note begins.
const MARK: &str = "@geprueft ";

/// How many messages were checked by readers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Checked messages.
    pub checked: usize,
    /// All messages.
    pub all: usize,
}

/// A note that readers have checked a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub date: Date,
    /// Who.
    pub who: String,
}

impl Share {
    /// The share of the messages of `files`.
    pub fn of(files: &[CatalogFile<'_>]) -> Self {
        let mut share = Self::default();
        for message in files.iter().flat_map(CatalogFile::messages) {
            share.all += 1;
            share.checked += usize::from(note(message).is_some());
        }
        share
    }

    /// Whether all are checked, so that the texts may be called "Leichte Sprache".
    pub fn is_all(self) -> bool {
        self.all > 0 && self.checked == self.all
    }

    /// In percent, rounded down: 100 means all.
    pub fn percent(self) -> usize {
        (self.checked * 100).checked_div(self.all).unwrap_or_default()
    }
}

/// The note of readers at a message; a note without a date or without names is none.
pub fn note(message: &Message<&str>) -> Option<Note> {
    let lines = message.comment.iter().flat_map(|comment| &comment.content);
    lines.filter_map(|line| line.trim().strip_prefix(MARK)).find_map(|note| {
        let (date, who) = note.trim().split_once(' ')?;
        let who = who.trim();
        Some(Note { date: date.parse().ok()?, who: who.to_owned() }).filter(|_| !who.is_empty())
    })
}
