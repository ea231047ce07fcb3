//! What the check of simple language knows of German words: its lists, joined with stems and compounds.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::plain::{
    lists::{HardWord, ListError, Lists, PlainTexts, capitalised},
    syllable::syllables,
};

/// Brings the forms of a word together and takes compounds apart; the search lends it.
pub trait Morphology: Send + Sync {
    /// The stem of a word in small letters.
    fn stem(&self, word: &str) -> String;

    /// The parts of a compound in small letters, with their linking letters; empty if it is none.
    fn parts(&self, word: &str) -> Vec<String>;
}

/// The lists, ready to be asked.
pub struct Vocabulary {
    /// The lists themselves.
    pub lists: Lists,
    morphology: Box<dyn Morphology>,
    hard: FxHashMap<String, Vec<usize>>,
    terms: FxHashMap<String, Vec<(String, usize)>>,
}

/// A long piece may be parted behind these.
const PREFIXES: [&str; 4] = ["weiter", "zusammen", "wieder", "selbst"];

/// No part stands alone that is but the beginning of a word ...
const BEGINNINGS: [&str; 32] = [
    "ab", "an", "auf", "aus", "be", "bei", "durch", "ein", "ent", "er", "fort", "ge", "her", "hin", "los",
    "miss", "mit", "nach", "ober", "teil", "um", "un", "unter", "ur", "ver", "voll", "vor", "weg", "zer",
    "zu", "über", "zwischen",
];

/// ... or but its end.
const ENDS: [&str; 22] = [
    "in",
    "innen",
    "schaft",
    "schafts",
    "schaften",
    "heit",
    "heits",
    "heiten",
    "keit",
    "keits",
    "keiten",
    "ung",
    "ungs",
    "ungen",
    "tum",
    "tums",
    "nis",
    "ling",
    "lings",
    "sal",
    "gehörig",
    "gehörigkeit",
];

/// Behind these endings a word takes an -s before the next part: Gesundheits-Amt, not Gesundheit-Samt.
const TAKES_S: [&str; 8] = ["ung", "heit", "keit", "schaft", "ion", "tät", "ing", "tum"];

/// A part has at least so many letters.
const SHORTEST_PART: usize = 3;

/// A part that is longer is taken apart once more.
const LONGEST_PART: usize = 12;

impl Vocabulary {
    /// Reads `texts`; `places` are names of villages and towns, which nobody can make simpler.
    pub fn read(
        texts: &PlainTexts,
        morphology: Box<dyn Morphology>,
        places: FxHashSet<String>,
    ) -> Result<Self, ListError> {
        let lists = Lists::read(texts, places)?;
        let mut hard: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, entry) in lists.hard_words.iter().enumerate() {
            hard.entry(morphology.stem(&entry.hard.to_lowercase())).or_default().push(index);
        }
        let mut terms: FxHashMap<String, Vec<(String, usize)>> = FxHashMap::default();
        for (index, (_, others)) in lists.terms.iter().enumerate() {
            for other in others {
                terms.entry(morphology.stem(&other.to_lowercase())).or_default().push((other.clone(), index));
            }
        }
        Ok(Self { lists, morphology, hard, terms })
    }

    /// The hard word that `word` is a form of, and the name that the thing it names has here. `is_initial`: it begins
    /// a sentence, so its capital says nothing.
    pub fn known(&self, word: &str, is_initial: bool) -> (Option<&HardWord>, Option<&str>) {
        let small = word.to_lowercase();
        let stem = self.morphology.stem(&small);
        let is_form = |base: &str| is_form_of(word, &small, base, is_initial);
        let hard = self.hard.get(&stem).into_iter().flatten().map(|index| &self.lists.hard_words[*index]);
        let term = self.terms.get(&stem).into_iter().flatten().find(|(other, _)| is_form(other));
        let term = term.map(|(_, index)| self.lists.terms[*index].0.as_str());
        (hard.into_iter().find(|entry| is_form(&entry.hard)), term)
    }

    /// A long word with hyphens between its parts; none if it has none that we know.
    pub fn with_hyphens(&self, word: &str) -> Option<String> {
        // "teil-nehmend" helps nobody: only nouns are parted.
        let is_noun = word.starts_with(char::is_uppercase);
        if !is_noun {
            return None;
        }
        let parts: Vec<_> =
            word.split(['-', '\u{b7}']).flat_map(|part| self.pieces(&part.to_lowercase())).collect();
        let written: Vec<_> = parts.iter().map(|part| capitalised(part)).collect();
        let written = written.join("-");
        (written != word).then_some(written)
    }

    fn pieces(&self, part: &str) -> Vec<String> {
        let is_long = |part: &str| part.chars().count() > LONGEST_PART;
        if !is_long(part) && syllables(part) <= 3 {
            return vec![part.to_owned()];
        }
        let mut pieces = self.morphology.parts(part);
        if pieces.is_empty() {
            pieces.push(part.to_owned());
        }
        joined(pieces)
            .into_iter()
            .flat_map(|piece| if is_long(&piece) { behind_prefix(&piece) } else { vec![piece] })
            .collect()
    }
}

/// `pieces` as parts that are words: a beginning joins what follows, an end what precedes, a linking -s too.
fn joined(pieces: Vec<String>) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut begun = false;
    for piece in pieces {
        let last = parts.last_mut();
        let is_end = ENDS.contains(&piece.as_str());
        match last {
            Some(last) if begun || is_end => last.push_str(&piece),
            Some(last) => {
                let rest = piece.strip_prefix('s').filter(|rest| rest.chars().count() >= 3);
                let takes = TAKES_S.iter().any(|ending| last.ends_with(ending))
                    || piece == "samt"
                    || piece == "sämter";
                match rest.filter(|_| takes) {
                    Some(rest) => {
                        last.push('s');
                        parts.push(rest.to_owned());
                    }
                    None => parts.push(piece.clone()),
                }
            }
            None => parts.push(piece.clone()),
        }
        begun = !is_end && BEGINNINGS.contains(&piece.as_str());
    }
    parts
}

/// A long piece parted behind the prefix it begins with.
fn behind_prefix(piece: &str) -> Vec<String> {
    let rest = PREFIXES.iter().find_map(|prefix| Some((prefix, piece.strip_prefix(prefix)?)));
    match rest {
        Some((prefix, rest)) if rest.chars().count() >= SHORTEST_PART => {
            vec![(*prefix).to_owned(), rest.to_owned()]
        }
        _ => vec![piece.to_owned()],
    }
}

/// Whether `word` may be a form of the listed word `base` that has the same stem: nouns are capitalised, and an
/// ending is short.
fn is_form_of(word: &str, small: &str, base: &str, is_initial: bool) -> bool {
    let is_noun = base.starts_with(char::is_uppercase);
    let is_capitalised = word.starts_with(char::is_uppercase);
    if is_noun != is_capitalised && !(is_capitalised && is_initial) {
        return false;
    }
    let base = base.to_lowercase();
    let common = base.chars().zip(small.chars()).take_while(|(one, other)| one == other).count();
    let ending = if is_noun { 2 } else { 3 };
    let (length, letters) = (base.chars().count(), small.chars().count());
    // "Team" is no form of "Teamer", but "Praktika" is one of "Praktikum".
    let is_long_enough = !is_noun || letters + 1 >= length || base.ends_with("um") || base.ends_with("us");
    common + ending >= length && letters <= length + 3 && is_long_enough
}
