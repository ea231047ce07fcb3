//! Collects the lines about an offer. In simple language only what keeps its rules gets in, so that every card is simple:
//! what a provider wrote is mended where that is possible, and else left to those who ask for the text itself.

use std::ops::Range;

use crate::domain::{
    dialog::guide::Guide,
    language::Language,
    line::Line,
    phrase::Phrase,
    phrasebook::Words,
    plain::{allow::without_allowances, lists::capitalised, repair::repaired, rule::Rule},
};

/// A line of a provider's words is at most so long in simple language, in characters, before it is split.
const COMFORTABLE: usize = 44;

/// Stands for what a provider wrote, until that is known to be simple.
const GAP: &str = "\u{e002}";

/// How much a line matters where not all have room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Some look for it.
    Extra,
    /// Most look for it.
    Useful,
    /// Without it the card says too little, or something wrong.
    Core,
}

/// The lines about an offer.
pub struct Draft<'a> {
    guide: &'a Guide,
    language: Language,
    entries: Vec<Entry>,
    is_complete: bool,
}

struct Entry {
    words: Words,
    /// What in it are names.
    names: Vec<Range<usize>>,
    rank: Rank,
}

impl<'a> Draft<'a> {
    /// Nothing yet.
    pub fn new(guide: &'a Guide, language: Language) -> Self {
        Self { guide, language, entries: vec![], is_complete: true }
    }

    /// Our own words, which are known to be simple.
    pub fn ours(&mut self, words: Words, rank: Rank) {
        self.entries.push(Entry { words, names: vec![], rank });
    }

    /// Our own words around names, or all of them names.
    pub fn named(&mut self, words: Words, name: &str, rank: Rank) {
        let names = words.text.rfind(name).map(|start| start..start + name.len());
        self.entries.push(Entry { words, names: names.into_iter().collect(), rank });
    }

    /// A line of our own words.
    pub fn say(&mut self, line: Line, value: &str) {
        self.ours(
            self.guide.phrasebook.say(self.language, &Phrase::Line(line, value.to_owned())),
            Rank::Core,
        );
    }

    /// A line whose value is a name, an address or the like.
    pub fn line(&mut self, line: Line, name: &str, rank: Rank) {
        let words = self.guide.phrasebook.say(self.language, &Phrase::Line(line, name.to_owned()));
        self.named(words, name, rank);
    }

    /// A line whose values a provider wrote, or which look like that. Whether any of them got in.
    pub fn told(&mut self, line: Line, values: &[String], rank: Rank) -> bool {
        if self.language == Language::German {
            self.line(line, &values.join("; "), rank);
            return true;
        }
        let simple = values.iter().flat_map(|value| pieces(value)).flat_map(|piece| self.simple(piece));
        // Behind a label stand no sentences.
        let simple: Vec<_> = simple.map(|piece| piece.trim_end_matches('.').to_owned()).collect();
        let simple = without_repetitions(&simple);
        let lines = packed(&simple);
        let frame = self.guide.phrasebook.plain(self.language, Phrase::Line(line, GAP.to_owned()));
        let before = self.entries.len();
        if let [value] = &lines[..] {
            self.keep_if_simple(&frame.replace(GAP, value), rank);
        } else if !lines.is_empty() {
            self.ours(Words::foreign(frame.replace(GAP, "").trim_end()), rank);
            let items = lines.iter().map(|value| format!("• {value}"));
            items.for_each(|item| self.keep_if_simple(&item, rank));
            if self.entries.len() == before + 1 {
                self.entries.pop();
            }
        }
        self.entries.len() > before
    }

    /// Sentences of a provider in simple language. Whether they got in: only some of them would make no sense.
    pub fn sentences(&mut self, text: &str, rank: Rank) -> bool {
        // Begun with a small letter, it would be read as going on with the line before.
        let sentences = self.simple(&capitalised(text.trim()));
        for sentence in &sentences {
            self.ours(Words::with_marks(sentence), rank);
        }
        !sentences.is_empty()
    }

    /// The lines of `text` mended; none, and that is noted, if it is not simple even then.
    fn simple(&mut self, text: &str) -> Vec<String> {
        let (mended, report) = repaired(&self.guide.linter, self.language, text);
        if !report.passes() {
            self.is_complete = false;
            return vec![];
        }
        let shown = without_allowances(&mended);
        let lines = shown.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    fn keep_if_simple(&mut self, words: &str, rank: Rank) {
        let is_simple = self.guide.linter.check(self.language, words).passes();
        self.is_complete &= is_simple;
        if is_simple {
            self.ours(Words::with_marks(words), rank);
        }
    }

    /// All lines, with `more` behind them if something was left out. In simple language as many as are easy to read
    /// together: what matters least is left out first.
    pub fn finish(mut self, more: Option<&Words>) -> Words {
        let rest = |draft: &Self| more.filter(|_| !draft.is_complete);
        while self.language == Language::Simple && self.is_too_much(rest(&self)) {
            let ranks = self.entries.iter().enumerate().filter(|(_, entry)| entry.rank < Rank::Core);
            let Some((last, _)) = ranks.min_by_key(|(at, entry)| (entry.rank, usize::MAX - at)) else {
                break;
            };
            self.entries.remove(last);
            self.is_complete = false;
            // What announced items says nothing without them.
            let is_item =
                |at: usize| self.entries.get(at).is_some_and(|entry| entry.words.text.starts_with('•'));
            let announces =
                last.checked_sub(1).filter(|before| self.entries[*before].words.text.ends_with(':'));
            if let Some(before) = announces.filter(|_| !is_item(last)) {
                self.entries.remove(before);
            }
        }
        let mut all = Words::default();
        let rest = rest(&self).cloned();
        self.entries.into_iter().map(|entry| entry.words).chain(rest).for_each(|words| all.add_line(words));
        all
    }

    fn is_too_much(&self, rest: Option<&Words>) -> bool {
        let (mut text, mut names) = (String::new(), Vec::new());
        for entry in &self.entries {
            names.extend(entry.names.iter().map(|name| name.start + text.len()..name.end + text.len()));
            text.push_str(&entry.words.text);
            text.push('\n');
        }
        text.push_str(rest.map_or("", |rest| &rest.text));
        let report = self.guide.linter.check_with_names(self.language, text.trim_end(), &names);
        let whole = [Rule::Long, Rule::Readable];
        report.findings.iter().any(|finding| whole.contains(&finding.rule) && finding.is_error())
    }
}

/// `pieces` without those that another one says as well: "28. April, 18 Uhr" and "28. April".
fn without_repetitions(pieces: &[String]) -> Vec<String> {
    let is_said = |at: usize| {
        pieces.iter().enumerate().any(|(other, text)| {
            other != at && text.contains(&pieces[at]) && (text.len() > pieces[at].len() || other < at)
        })
    };
    let kept: Vec<_> = (0..pieces.len()).filter(|at| !is_said(*at)).collect();
    kept.into_iter().map(|at| pieces[at].clone()).collect()
}

/// `pieces` with commas between, as many in a line as have room.
fn packed(pieces: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut().filter(|line| line.chars().count() + piece.chars().count() < COMFORTABLE) {
            Some(line) => line.extend([", ", piece]),
            None => lines.push(piece.clone()),
        }
    }
    lines
}

/// What a provider wrote, cut where a line may end: at semicolons, brackets, line ends, and long ones at commas.
fn pieces(text: &str) -> Vec<&str> {
    let parts = text.split([';', '(', ')', '\n', '·', '|']);
    let parts = parts.flat_map(|part| {
        let is_long = part.chars().count() > COMFORTABLE;
        if is_long { part.split(", ").collect::<Vec<_>>() } else { vec![part] }
    });
    let trimmed = parts.map(|part| {
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | '-' | '–'))
    });
    trimmed.filter(|part| !part.is_empty()).collect()
}
