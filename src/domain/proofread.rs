//! What somebody who writes should look at once more: in simple language by its rules, in German by common sense.

use std::ops::Range;

use crate::domain::{
    language::Language,
    plain::{linter::Linter, rule::Rule},
};

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Why.
    pub reason: Reason,
    /// Whether a text in simple language must not be published with it.
    pub is_error: bool,
    /// In which line, from one.
    pub line: usize,
    /// What stands there, shortened.
    pub excerpt: String,
    /// What to write instead.
    pub suggestion: Option<String>,
}

/// Why something should be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It breaks a rule, of simple language or of ordinary German.
    Rule(Rule),
    /// There is no text.
    Empty,
    /// It has more characters than this.
    Long(usize),
    /// It has a link: those have a field of their own.
    Link,
    /// It shouts.
    Capitals,
    /// It repeats signs: `!!!`.
    Repeated,
}

impl Reason {
    /// The id that staff know it by.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.id(),
            Self::Empty => "leer",
            Self::Long(_) => "lang",
            Self::Link => "link",
            Self::Capitals => "gross",
            Self::Repeated => "zeichen",
        }
    }
}

/// So much of what stands at a place is shown, in characters.
const EXCERPT: usize = 60;

/// Words of so many capitals shout, and so many of them in a row.
const SHOUTED: (usize, usize) = (4, 2);

/// What to look at in `text`, which should have at most `most` characters; in the order of the text.
pub fn proofread(linter: &Linter, language: Language, text: &str, most: usize) -> Vec<Remark> {
    if text.trim().is_empty() {
        return vec![Remark { line: 1, ..remark(Reason::Empty, text, 0..0) }];
    }
    let mut remarks = match language {
        Language::German => plausible(text),
        Language::Simple => vec![],
    };
    let length = text.chars().count();
    if length > most {
        remarks.push(remark(Reason::Long(most), text, 0..0));
    }
    for finding in linter.check(language, text).findings {
        let found = remark(Reason::Rule(finding.rule), text, finding.range.clone());
        remarks.push(Remark { is_error: finding.is_error(), suggestion: finding.suggestion, ..found });
    }
    remarks.sort_by_key(|remark| remark.line);
    remarks
}

/// What common sense says of a German text.
fn plausible(text: &str) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let links = ["http://", "https://", "www."];
    if let Some(at) = links.iter().filter_map(|link| text.find(link)).min() {
        let end = text[at..].find(char::is_whitespace).map_or(text.len(), |end| at + end);
        remarks.push(remark(Reason::Link, text, at..end));
    }
    remarks.extend(shouted(text).map(|range| remark(Reason::Capitals, text, range)));
    if let Some(at) = ["!!", "??", "?!", "!?"].iter().filter_map(|signs| text.find(signs)).min() {
        remarks.push(remark(Reason::Repeated, text, at..at + 2));
    }
    remarks
}

/// The first words in a row that are written in capitals.
fn shouted(text: &str) -> Option<Range<usize>> {
    let (letters, words) = SHOUTED;
    let (mut run, mut start): (Option<(Range<usize>, usize)>, usize) = (None, 0);
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let at = start..start + word.len();
        start += part.len();
        if word.is_empty() {
            continue;
        }
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let shouts = capitals >= letters && !word.chars().any(char::is_lowercase);
        run = match (shouts, run) {
            (true, Some((range, count))) => Some((range.start..at.end, count + 1)),
            (true, None) => Some((at, 1)),
            (false, Some((range, count))) if count >= words => return Some(range),
            (false, _) => None,
        };
    }
    run.filter(|(_, count)| *count >= words).map(|(range, _)| range)
}

fn remark(reason: Reason, text: &str, range: Range<usize>) -> Remark {
    let before = text.get(..range.start).unwrap_or_default();
    let all = text.get(range).unwrap_or_default().trim();
    let end = all.char_indices().nth(EXCERPT).map_or(all.len(), |(at, _)| at);
    let more = if end < all.len() { "…" } else { "" };
    let excerpt = format!("{}{more}", all[..end].replace('\n', " "));
    Remark { reason, is_error: false, line: before.matches('\n').count() + 1, excerpt, suggestion: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_sense_sees_links_capitals_and_signs_in_a_row() {
        let ids = |text: &str| plausible(text).iter().map(|remark| remark.reason.id()).collect::<Vec<_>>();
        assert_eq!(ids("Wir lesen Bücher vor. Die AWO und das DRK helfen."), Vec::<&str>::new());
        assert_eq!(ids("Mehr auf https://lesen.example!"), ["link"]);
        assert_eq!(ids("Kommt ALLE HIERHER KOMMEN bitte"), ["gross"]);
        assert_eq!(ids("Toll!!"), ["zeichen"]);
    }

    #[test]
    fn a_remark_says_where_it_is_about() {
        let text = "Eins.\nJETZT SCHNELL anmelden";
        let remarks = plausible(text);
        assert_eq!((remarks[0].line, remarks[0].excerpt.as_str()), (2, "JETZT SCHNELL"));
    }
}
