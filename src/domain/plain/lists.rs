//! The word lists of the check of simple language: what `index/plain/` says.

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::domain::{
    calendar,
    plain::{
        class::Class,
        finding::Finding,
        token::{Kind, Token, tokens},
    },
};

/// The only abbreviation that words end with: "Hauptstr.".
const STREET: &str = "str";

/// The texts of `index/plain/`.
#[derive(Debug, Clone, Default)]
pub struct PlainTexts {
    /// Closed classes: `words.toml`.
    pub words: String,
    /// `abbreviations.tsv`.
    pub abbreviations: String,
    /// Hard words and easy ones: `hard-words.tsv`.
    pub hard_words: String,
    /// Things that have one name here: `terms.tsv`.
    pub terms: String,
    /// Forms that rules forbid, and what to write instead: `instead.tsv`.
    pub instead: String,
    /// Pictures that everybody knows: `emoji.txt`.
    pub emoji: String,
}

/// What the rules know of words.
pub struct Lists {
    classes: FxHashMap<String, Class>,
    abbreviations: FxHashMap<String, Vec<Abbreviation>>,
    genitive_phrases: FxHashSet<String>,
    nouns_in_s: Vec<String>,
    noun_endings: Vec<String>,
    giving: Vec<String>,
    numbers: Vec<String>,
    known_capitals: FxHashSet<String>,
    emoji: FxHashSet<String>,
    instead: FxHashMap<String, String>,
    places: FxHashSet<String>,
    /// Hard words, as listed.
    pub hard_words: Vec<HardWord>,
    /// Names of things, with the words that stand for the same.
    pub terms: Vec<(String, Vec<String>)>,
}

/// A short way to write something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// Its pieces, without blanks.
    pub pieces: Vec<String>,
    /// Whether it is one only behind a number.
    pub needs_number: bool,
    /// What it stands for.
    pub full: String,
    /// Whether that can stand in its place as it is.
    pub is_exact: bool,
}

/// A word that many do not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardWord {
    /// The word, in its base form.
    pub hard: String,
    /// Easy words for it.
    pub easy: String,
    /// Whether it is an error, and not only a warning.
    pub is_red: bool,
    /// Whether the easy word can stand in its place as it is.
    pub is_exact: bool,
}

/// Why a list could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("plain/{file}, line {line}: {reason}")]
pub struct ListError {
    /// Which file.
    pub file: &'static str,
    /// Counted from one; 0 if it is the whole file.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

/// `words.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    passive: String,
    subjunctive: String,
    subjunctive_mild: String,
    genitive_sure: String,
    genitive_perhaps: String,
    genitive_between: String,
    genitive_preposition: String,
    genitive_phrases: Vec<String>,
    nouns_in_s: String,
    subordinate: String,
    subordinate_mild: String,
    question_word: String,
    relative: String,
    preposition: String,
    preterite: String,
    preterite_also_noun: String,
    impersonal: String,
    negation: String,
    known_capitals: String,
    function: String,
    noun_endings: String,
    nouns: String,
    giving: String,
    units: String,
    numbers: String,
}

impl Lists {
    /// Reads `texts`; `places` are the names of villages and towns.
    pub fn read(texts: &PlainTexts, places: FxHashSet<String>) -> Result<Self, ListError> {
        let file: WordFile = toml::from_str(&texts.words).map_err(|fault| {
            let start = fault.span().map_or(0, |span| span.start);
            let line = texts.words.get(..start).map_or(0, |before| before.lines().count().max(1));
            ListError { file: "words.toml", line, reason: fault.message().to_owned() }
        })?;
        let of = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        Ok(Self {
            classes: classes(&file),
            abbreviations: abbreviations(&texts.abbreviations)?,
            genitive_phrases: file.genitive_phrases.iter().map(|phrase| phrase.to_lowercase()).collect(),
            nouns_in_s: of(&file.nouns_in_s),
            noun_endings: of(&file.noun_endings),
            giving: of(&file.giving),
            numbers: of(&file.numbers),
            known_capitals: of(&file.known_capitals).into_iter().collect(),
            emoji: lines(&texts.emoji).flat_map(|(_, line)| of(line)).map(|picture| bare(&picture)).collect(),
            hard_words: hard_words(&texts.hard_words)?,
            terms: terms(&texts.terms)?,
            instead: instead(&texts.instead)?,
            places,
        })
    }

    /// `finding` with what to write instead of a forbidden form in small letters, if we know it.
    pub fn advising(&self, finding: Finding, small: &str) -> Finding {
        match self.instead.get(small) {
            Some(words) => finding.suggesting(words.as_str()),
            None => finding,
        }
    }

    /// Whether a word is the name of a village or town.
    pub fn is_place(&self, word: &str) -> bool {
        self.places.contains(word)
    }

    /// The classes of a word form in small letters.
    pub fn class(&self, small: &str) -> Class {
        self.classes.get(small).copied().unwrap_or_default()
    }

    /// The abbreviation that piece `at` of `tokens` begins, and how many pieces it takes.
    pub fn abbreviation(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, &Abbreviation)> {
        let rest = tokens.get(at..)?;
        let before = at.checked_sub(1).map(|before| tokens[before].kind);
        let behind_number = before == Some(Kind::Number);
        // "Max." inside a sentence is a name.
        let begins = !matches!(before, Some(Kind::Word | Kind::Number | Kind::Name | Kind::Address));
        let first = rest.first().filter(|token| token.kind == Kind::Word)?;
        let small_start = || {
            let mut letters = first.text.chars();
            letters.next().map(|letter| letter.to_lowercase().chain(letters).collect::<String>())
        };
        // "Bahnhof-Str." and "Bahnhofstr."
        let tail = first.text.rsplit_once('-').map(|(_, tail)| tail);
        let street = first.text.ends_with(STREET).then_some(STREET);
        let known = self
            .abbreviations
            .get(tail.unwrap_or(first.text))
            .or_else(|| begins.then(|| self.abbreviations.get(&small_start()?)).flatten())
            .or_else(|| self.abbreviations.get(street?))?;
        let fits = |entry: &&Abbreviation| {
            let pieces = entry.pieces.iter().skip(1);
            let mut tokens = rest.iter().skip(1);
            (behind_number || !entry.needs_number)
                && pieces.into_iter().all(|piece| tokens.next().is_some_and(|token| token.is(piece)))
        };
        known.iter().find(fits).map(|entry| (entry.pieces.len(), entry))
    }

    /// Whether two words in small letters are a preposition that asks for the genitive.
    pub fn is_genitive_phrase(&self, two: &str) -> bool {
        self.genitive_phrases.contains(two)
    }

    /// Whether a noun in small letters may end in -s without being a genitive.
    pub fn ends_in_s_by_itself(&self, small: &str) -> bool {
        small.ends_with("ss") || self.nouns_in_s.iter().any(|ending| small.ends_with(ending.as_str()))
    }

    /// Whether a capitalised word that begins a sentence is a noun.
    pub fn is_noun(&self, small: &str) -> bool {
        let class = self.class(small);
        class.is(Class::NOUN)
            || !class.is(Class::FUNCTION)
                && self.noun_endings.iter().any(|ending| small.ends_with(ending.as_str()))
    }

    /// Whether a verb form speaks of giving or saying something to somebody.
    pub fn is_giving(&self, small: &str) -> bool {
        self.giving.iter().any(|start| small.starts_with(start.as_str()))
    }

    /// The value of a number word in small letters.
    pub fn number(&self, small: &str) -> Option<usize> {
        self.numbers.iter().position(|word| word == small).map(|at| at + 2)
    }

    /// Whether everybody reads these capitals.
    pub fn knows_capitals(&self, word: &str) -> bool {
        self.known_capitals.contains(word)
    }

    /// Whether everybody sees this picture in the same way.
    pub fn knows_emoji(&self, picture: &str) -> bool {
        self.emoji.contains(&bare(picture))
    }
}

/// `word` with a capital in front.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A picture without the marks that only choose how it is drawn.
fn bare(picture: &str) -> String {
    picture.chars().filter(|c| !matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')).collect()
}

fn classes(file: &WordFile) -> FxHashMap<String, Class> {
    let lists = [
        (&file.passive, Class::PASSIVE),
        (&file.subjunctive, Class::SUBJUNCTIVE),
        (&file.subjunctive_mild, Class::SUBJUNCTIVE_MILD),
        (&file.genitive_sure, Class::GENITIVE_SURE),
        (&file.genitive_perhaps, Class::GENITIVE_PERHAPS),
        (&file.genitive_between, Class::GENITIVE_BETWEEN),
        (&file.genitive_preposition, Class::GENITIVE_PREPOSITION),
        (&file.subordinate, Class::SUBORDINATE),
        (&file.subordinate_mild, Class::SUBORDINATE_MILD),
        (&file.question_word, Class::QUESTION_WORD),
        (&file.relative, Class::RELATIVE),
        (&file.preposition, Class::PREPOSITION),
        (&file.preterite, Class::PRETERITE),
        (&file.preterite_also_noun, Class::PRETERITE_SMALL),
        (&file.impersonal, Class::IMPERSONAL),
        (&file.negation, Class::NEGATION),
        (&file.function, Class::FUNCTION),
        (&file.nouns, Class::NOUN),
        (&file.units, Class::UNIT),
        (&file.numbers, Class::NUMBER),
    ];
    let mut classes: FxHashMap<String, Class> = FxHashMap::default();
    let listed = lists.iter().flat_map(|(words, class)| words.split_whitespace().map(|word| (word, *class)));
    let days = calendar::WEEKDAYS.iter().map(|day| (*day, Class::WEEKDAY));
    let months = calendar::MONTHS.iter().map(|month| (*month, Class::MONTH));
    for (word, class) in listed.chain(days).chain(months) {
        *classes.entry(word.to_lowercase()).or_default() |= class;
    }
    classes
}

/// The lines of a list that are neither empty nor comments, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    numbered.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with("# "))
}

fn abbreviations(text: &str) -> Result<FxHashMap<String, Vec<Abbreviation>>, ListError> {
    let mut found: FxHashMap<String, Vec<Abbreviation>> = FxHashMap::default();
    for (line, text) in lines(text) {
        let (short, full, is_exact) = columns(text, "abbreviations.tsv", line)?;
        let (needs_number, short) = short.strip_prefix("9 ").map_or((false, short), |short| (true, short));
        let pieces: Vec<_> = tokens(short, &[]).iter().map(|token| token.text.to_owned()).collect();
        let Some(first) = pieces.first().cloned() else {
            let reason = "the abbreviation is empty".to_owned();
            return Err(ListError { file: "abbreviations.tsv", line, reason });
        };
        found.entry(first).or_default().push(Abbreviation {
            pieces,
            needs_number,
            full: full.to_owned(),
            is_exact,
        });
    }
    for entries in found.values_mut() {
        entries.sort_by_key(|entry| (std::cmp::Reverse(entry.pieces.len()), !entry.needs_number));
    }
    Ok(found)
}

fn hard_words(text: &str) -> Result<Vec<HardWord>, ListError> {
    let mut found = Vec::new();
    for (line, text) in lines(text) {
        let fault = |reason: &dyn fmt::Display| ListError {
            file: "hard-words.tsv",
            line,
            reason: reason.to_string(),
        };
        let (level, rest) =
            text.split_once('\t').ok_or_else(|| fault(&"write `red|yellow<TAB>hard<TAB>easy`"))?;
        let is_red = match level {
            "red" => true,
            "yellow" => false,
            other => return Err(fault(&format_args!("`{other}` is neither red nor yellow"))),
        };
        let (hard, easy, is_exact) = columns(rest, "hard-words.tsv", line)?;
        found.push(HardWord { hard: hard.to_owned(), easy: easy.to_owned(), is_red, is_exact });
    }
    Ok(found)
}

fn terms(text: &str) -> Result<Vec<(String, Vec<String>)>, ListError> {
    lines(text)
        .map(|(line, text)| {
            let (term, others, _) = columns(text, "terms.tsv", line)?;
            Ok((term.to_owned(), others.split_whitespace().map(str::to_owned).collect()))
        })
        .collect()
}

fn instead(text: &str) -> Result<FxHashMap<String, String>, ListError> {
    let mut found = FxHashMap::default();
    for (line, text) in lines(text) {
        let (words, instead, _) = columns(text, "instead.tsv", line)?;
        found.extend(words.split_whitespace().map(|word| (word.to_owned(), instead.to_owned())));
    }
    Ok(found)
}

/// Two columns, and whether a third one says `fix`.
fn columns<'t>(
    text: &'t str,
    file: &'static str,
    line: usize,
) -> Result<(&'t str, &'t str, bool), ListError> {
    let mut columns = text.split('\t').map(str::trim);
    match (columns.next(), columns.next(), columns.next(), columns.next()) {
        (Some(one), Some(other), None | Some(""), None) if !other.is_empty() => Ok((one, other, false)),
        (Some(one), Some(other), Some("fix"), None) if !other.is_empty() => Ok((one, other, true)),
        _ => {
            let reason = "write two columns with a tab between, and perhaps `fix` in a third".to_owned();
            Err(ListError { file, line, reason })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_faulty_list_names_file_and_line() {
        let words = include_str!("../../../index/plain/words.toml").to_owned();
        let sound = PlainTexts { words, ..PlainTexts::default() };
        let fault = |texts: PlainTexts| {
            Lists::read(&texts, FxHashSet::default()).err().map(|fault| fault.to_string())
        };
        assert_eq!(fault(sound.clone()), None);
        let hard_words = "red\tEvent\tFest\nblue\tFlyer\tZettel\n".to_owned();
        let said = fault(PlainTexts { hard_words, ..sound.clone() }).expect("blue is no level");
        assert_eq!(said, "plain/hard-words.tsv, line 2: `blue` is neither red nor yellow");
        let said =
            fault(PlainTexts { abbreviations: "usw.\n".to_owned(), ..sound }).expect("one column only");
        assert!(said.starts_with("plain/abbreviations.tsv, line 1: "), "{said}");
        assert!(fault(PlainTexts::default()).is_some_and(|said| said.contains("words.toml")));
    }
}
