//! Prints what a check of a text has found: for people, one finding a line; for programs, as JSON.

use std::{fmt::Write as _, ops::Range};

use serde_json::{Value, json};

use crate::domain::plain::{finding::Finding, score::Score};

/// A file that was checked.
pub struct Checked {
    /// Its name.
    pub file: String,
    /// What was found.
    pub found: Vec<Found>,
    /// How readable it is.
    pub score: Score,
}

/// A finding and where it stands.
pub struct Found {
    /// In which message of a catalog.
    pub id: Option<String>,
    /// Where in the file, in bytes.
    pub place: Range<usize>,
    /// The message with samples in it, where the range of the finding lies; else it lies in the file.
    pub message: Option<String>,
    /// What was found.
    pub finding: Finding,
}

/// An excerpt is so many characters long at most.
const EXCERPT: usize = 60;

impl Checked {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.found.iter().filter(|found| found.finding.is_error()).count()
    }

    /// For people: one finding a line, then the figures.
    pub fn lines(&self, text: &str) -> String {
        let mut printed = String::new();
        let places = Places::of(text);
        for found in &self.found {
            let Finding { rule, suggestion, .. } = &found.finding;
            let (line, column) = places.of_byte(found.place.start);
            let grave = if found.finding.is_error() { "Fehler" } else { "Hinweis" };
            let message = found.id.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
            let _ = write!(
                printed,
                "{}:{line}:{column}:{message} {grave} {}: {}",
                self.file,
                rule.id(),
                rule.reason()
            );
            let _ = write!(printed, " »{}«", found.excerpt(text));
            if let Some(suggestion) = suggestion {
                let words = suggestion.trim().replace('\n', " ⏎ ");
                let _ = write!(printed, " → {}", if words.is_empty() { "weglassen" } else { &words });
            }
            printed.push('\n');
        }
        let errors = self.errors();
        if self.score.words == 0 {
            let _ = writeln!(printed, "{}: Der Text ist leer.", self.file);
            return printed;
        }
        let _ = writeln!(
            printed,
            "{}: {errors} Fehler, {} Hinweise · {} Wörter, längster Satz {}, Flesch {:.0}, Wiener Formel {:.1}, LIX {:.0}",
            self.file,
            self.found.len() - errors,
            self.score.words,
            self.score.longest,
            self.score.flesch(),
            self.score.wiener(),
            self.score.lix(),
        );
        printed
    }

    /// For programs.
    pub fn json(&self, text: &str) -> Value {
        let places = Places::of(text);
        let findings: Vec<_> = self.found.iter().map(|found| found.json(text, &places)).collect();
        let score = &self.score;
        json!({
            "file": self.file,
            "errors": self.errors(),
            "warnings": self.found.len() - self.errors(),
            "findings": findings,
            "score": {
                "words": score.words, "sentences": score.sentences, "mean": score.mean(), "longest": score.longest,
                "flesch": score.flesch(), "wstf4": score.wiener(), "lix": score.lix(),
            },
        })
    }
}

impl Found {
    fn json(&self, text: &str, places: &Places) -> Value {
        let Finding { rule, severity, range, suggestion, fix } = &self.finding;
        let (line, column) = places.of_byte(self.place.start);
        json!({
            "id": rule.id(), "severity": severity.name(), "reason": rule.reason(), "message": self.id,
            "start": self.place.start, "end": self.place.end, "line": line, "column": column,
            "text": self.message.as_deref().unwrap_or(text).get(range.clone()),
            "suggestion": suggestion, "fix": fix,
        })
    }

    fn excerpt(&self, text: &str) -> String {
        let all = self.message.as_deref().unwrap_or(text).get(self.finding.range.clone()).unwrap_or_default();
        let all = all.trim();
        let end = all.char_indices().nth(EXCERPT).map_or(all.len(), |(at, _)| at);
        let more = if end < all.len() { "…" } else { "" };
        format!("{}{more}", all[..end].replace('\n', " "))
    }
}

/// Where the lines of a text begin, and how many characters precede each block of it: a line may be long.
struct Places<'t> {
    text: &'t str,
    starts: Vec<usize>,
    characters: Vec<usize>,
}

/// The size of a block, in bytes.
const BLOCK: usize = 512;

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |count, block| {
            let before = *count;
            *count += begun(block);
            Some(before)
        });
        Self { text, starts: std::iter::once(0).chain(breaks).collect(), characters: blocks.collect() }
    }

    /// Line and column of a byte, both counted from one, columns in characters.
    fn of_byte(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line, self.before(byte).saturating_sub(self.before(start)) + 1)
    }

    /// How many characters precede a byte.
    fn before(&self, byte: usize) -> usize {
        let block = (byte / BLOCK).min(self.characters.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(block * BLOCK..byte).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or_default() + begun(rest)
    }
}

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
