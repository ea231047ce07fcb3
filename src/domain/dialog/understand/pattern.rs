//! Patterns of words that are said near each other, in any order: how `crisis.toml` is written.

use std::{collections::BTreeMap, ops::Range};

use crate::domain::{
    dialog::understand::sentence::{Sentence, folded_words},
    spelling::typo_distance,
};

/// The parts of a pattern lie at most so many words apart.
const NEAR: usize = 12;

/// From this length on a slip of the pen is forgiven in a word.
const LONG_WORD: usize = 7;

/// Patterns, any of which may be said.
#[derive(Debug, Default)]
pub struct Patterns {
    /// How many parts each pattern has.
    parts: Vec<usize>,
    /// The wordings of all parts, by their first letter; none if any letters may stand before.
    wordings: BTreeMap<Option<char>, Vec<Wording>>,
}

/// One way to say a part of a pattern.
#[derive(Debug)]
struct Wording {
    pattern: usize,
    part: usize,
    words: Vec<Written>,
}

/// A word of a wording, folded.
#[derive(Debug, Clone)]
struct Written {
    letters: String,
    star: Star,
}

/// Where a word may have more letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Star {
    /// Nowhere.
    No,
    /// Before the others: `*brücke`.
    Before,
    /// Behind the others: `ritz*`.
    Behind,
}

/// What is written or spoken otherwise, by its folded word: the folded words it stands for.
#[derive(Debug, Default)]
pub struct Spellings(BTreeMap<String, Vec<String>>);

impl Spellings {
    /// The spellings of `table`: a word, and what it is in full.
    pub fn read(table: &BTreeMap<String, String>) -> Self {
        let one = |(word, full): (&String, &String)| (folded_words(word).concat(), folded_words(full));
        Self(table.iter().map(one).collect())
    }

    /// `sentence` in full.
    pub fn in_full(&self, sentence: &Sentence) -> Sentence {
        let mut full = sentence.clone();
        let mut at = 0;
        while at < full.len() {
            at = match self.0.get(full.at(at)) {
                Some(words) => full.replace(at..at + 1, &words.join(" ")),
                None => at + 1,
            };
        }
        full
    }

    fn of_all(&self, words: Vec<Written>) -> Vec<Written> {
        let whole = |letters: &String| Written { letters: letters.clone(), star: Star::No };
        let full = |word: Written| match self.0.get(&word.letters) {
            Some(full) if word.star == Star::No => full.iter().map(whole).collect(),
            _ => vec![word],
        };
        words.into_iter().flat_map(full).collect()
    }
}

/// Which words of a sentence are spoken for.
#[derive(Debug, Default)]
pub struct Spans(Vec<Range<usize>>);

/// A part of a pattern that is said.
#[derive(Debug, Clone)]
struct Said {
    pattern: usize,
    part: usize,
    at: Range<usize>,
}

impl Patterns {
    /// Reads patterns: parts joined by `+`, wordings parted by `|`, `*` where a word may have more letters, and `{name}` for
    /// the wordings of that `words`. They are compared in the spelling of `spellings`.
    pub fn read(lines: &[String], words: &BTreeMap<String, String>, spellings: &Spellings) -> Self {
        let mut patterns = Self::default();
        for (pattern, line) in lines.iter().enumerate() {
            let named =
                |line: String, (name, words): (&String, &String)| line.replace(&format!("{{{name}}}"), words);
            let line = words.iter().fold(line.clone(), named);
            let parts: Vec<_> = line.split('+').collect();
            patterns.parts.push(parts.len());
            for (part, wordings) in parts.iter().enumerate() {
                for wording in wordings.split('|') {
                    let words: Vec<_> = wording.split_whitespace().flat_map(words_of).collect();
                    let words = spellings.of_all(words);
                    let Some(first) = words.first() else { continue };
                    let first = first.letters.chars().next().filter(|_| first.star != Star::Before);
                    patterns.wordings.entry(first).or_default().push(Wording { pattern, part, words });
                }
            }
        }
        patterns
    }

    /// Whether a pattern is said in words that are not `taken`.
    pub fn is_said(&self, sentence: &Sentence, taken: &Spans) -> bool {
        !self.spans(sentence, taken).0.is_empty()
    }

    /// The words of all patterns that are said, of those that are not `taken`.
    pub fn spans(&self, sentence: &Sentence, taken: &Spans) -> Spans {
        let said = self.said(sentence, taken);
        let mut spans = Vec::new();
        for (pattern, parts) in self.parts.iter().enumerate() {
            let of_it: Vec<_> = said.iter().filter(|said| said.pattern == pattern).collect();
            for first in of_it.iter().filter(|said| said.part == 0) {
                spans.extend(together(&of_it, *parts, &first.at).into_iter().flatten());
            }
        }
        Spans(spans)
    }

    /// Behind which words a pattern of one part ends, of those that are not `taken`.
    pub fn ends<'a>(&'a self, sentence: &'a Sentence, taken: &'a Spans) -> impl Iterator<Item = usize> + 'a {
        self.said(sentence, taken).into_iter().map(|said| said.at.end)
    }

    fn said(&self, sentence: &Sentence, taken: &Spans) -> Vec<Said> {
        let mut said = Vec::new();
        for start in 0..sentence.len() {
            let first = sentence.at(start).chars().next();
            for wording in [first, None].iter().filter_map(|first| self.wordings.get(first)).flatten() {
                let at = start..start + wording.words.len();
                if !taken.holds(&at) && wording.fits(sentence, start) {
                    said.push(Said { pattern: wording.pattern, part: wording.part, at });
                }
            }
        }
        said
    }
}

impl Wording {
    fn fits(&self, sentence: &Sentence, start: usize) -> bool {
        self.words.iter().enumerate().all(|(at, word)| word.fits(sentence.at(start + at)))
    }
}

impl Written {
    fn fits(&self, said: &str) -> bool {
        let letters = self.letters.as_str();
        let goes_on = match self.star {
            Star::No => false,
            Star::Before => said.ends_with(letters),
            Star::Behind => said.starts_with(letters),
        };
        let is_long = letters.len() >= LONG_WORD && said.len() + 1 >= letters.len();
        said == letters || goes_on || is_long && typo_distance(said, letters).is_some_and(|slips| slips <= 1)
    }
}

impl Spans {
    /// The first of them.
    pub fn first(&self) -> Option<Range<usize>> {
        self.0.iter().min_by_key(|span| span.start).cloned()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These and `others`.
    #[must_use]
    pub fn with(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Whether the word at `index` is spoken for.
    pub fn holds_word(&self, index: usize) -> bool {
        self.holds(&(index..index + 1))
    }

    /// Whether a word of `range` is spoken for.
    fn holds(&self, range: &Range<usize>) -> bool {
        self.0.iter().any(|span| span.start < range.end && range.start < span.end)
    }
}

/// Where all `parts` of a pattern are said near the words at `first`, each with words of its own; none if one is not.
fn together(said: &[&Said], parts: usize, first: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let gap = |at: &Range<usize>| at.start.saturating_sub(first.end).max(first.start.saturating_sub(at.end));
    let mut found = vec![first.clone()];
    for part in 1..parts {
        let is_apart =
            |at: &&Range<usize>| found.iter().all(|other| at.end <= other.start || at.start >= other.end);
        let of_it = said.iter().filter(|said| said.part == part).map(|said| &said.at).filter(is_apart);
        let nearest = of_it.filter(|at| gap(at) <= NEAR).min_by_key(|at| gap(at))?.clone();
        found.push(nearest);
    }
    Some(found)
}

/// The folded words of a word of a wording: the star is that of the last one, or of the first.
fn words_of(word: &str) -> Vec<Written> {
    let folded = folded_words(word.trim_matches('*'));
    let last = folded.len();
    let star = |at: usize| {
        if at == 1 && word.starts_with('*') {
            Star::Before
        } else if at == last && word.ends_with('*') {
            Star::Behind
        } else {
            Star::No
        }
    };
    folded.into_iter().zip(1..).map(|(letters, at)| Written { letters, star: star(at) }).collect()
}
