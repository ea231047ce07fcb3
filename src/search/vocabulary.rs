//! Which words the index holds, and which of them a misspelt word may be.

use std::{cell::RefCell, cmp::Reverse, collections::BTreeSet};

use rustc_hash::FxHashMap;
use strsim::osa_distance;
use tantivy::{TantivyError, Term, query::FuzzyTermQuery, schema::Field};

use crate::search::{schema::Fields, statistics::Statistics, words::fold};

/// The most words a misspelt one may stand for.
const MOST_CANDIDATES: usize = 4;

/// The words of an index.
pub struct Vocabulary<'a> {
    statistics: &'a Statistics,
    fields: &'a Fields,
    /// Several rules ask about the same term of a question.
    known: RefCell<FxHashMap<Term, u64>>,
}

impl<'a> Vocabulary<'a> {
    /// The words that `statistics` counts.
    pub fn new(statistics: &'a Statistics, fields: &'a Fields) -> Self {
        Self { statistics, fields, known: RefCell::default() }
    }

    /// In how many offers a field says `text`.
    fn frequency(&self, field: Field, text: &str) -> Result<u64, TantivyError> {
        self.frequency_of(&Term::from_field_text(field, text))
    }

    /// In how many offers `term` occurs.
    pub fn frequency_of(&self, term: &Term) -> Result<u64, TantivyError> {
        if let Some(frequency) = self.known.borrow().get(term) {
            return Ok(*frequency);
        }
        let frequency = self.statistics.frequency(term)?;
        self.known.borrow_mut().insert(term.clone(), frequency);
        Ok(frequency)
    }

    /// How much a term says that occurs in `frequency` offers: its inverse document frequency, as in BM25.
    pub fn rarity(&self, frequency: u64) -> f32 {
        self.statistics.rarity(frequency)
    }

    /// Whether any offer has this stem, as a word or as a part of one.
    pub fn has_stem(&self, stem: &str) -> Result<bool, TantivyError> {
        Ok(self.frequency(self.fields.part, stem)? > 0)
    }

    /// Whether any offer has this folded word.
    pub fn has_word(&self, folded: &str) -> Result<bool, TantivyError> {
        Ok(self.frequency_of_word(folded)? > 0)
    }

    /// In how many offers this folded word stands, as it is or as the stem of one.
    fn frequency_of_word(&self, folded: &str) -> Result<u64, TantivyError> {
        let Fields { surface, part, .. } = self.fields;
        Ok(self.frequency(*surface, folded)?.max(self.frequency(*part, folded)?))
    }

    /// A word as offers write it that begins with `stem`: the shortest; `stem` itself if there is none.
    pub fn word_of(&self, stem: &str) -> Result<String, TantivyError> {
        let surface = self.fields.surface;
        let mut words = BTreeSet::new();
        for reader in self.statistics.searcher().segment_readers() {
            let index = reader.inverted_index(surface)?;
            let mut stream = index.terms().range().ge(stem).into_stream()?;
            while let Some((key, _)) = stream.next().filter(|(key, _)| key.starts_with(stem.as_bytes())) {
                let word = std::str::from_utf8(key).unwrap_or_default();
                words.insert((word.len(), word.to_owned()));
            }
        }
        for (_, word) in words {
            if self.frequency(surface, &word)? > 0 {
                return Ok(word);
            }
        }
        Ok(stem.to_owned())
    }

    /// The words of the index that differ from `word` by the fewest typing mistakes (at most one up to eleven
    /// letters, two beyond, never the first letter): the closest only. More would turn words that no offer
    /// says into words that nobody meant.
    pub fn nearest(&self, word: &str) -> Result<Vec<String>, TantivyError> {
        let word = fold(word);
        let letters = word.chars().count();
        let reach = match letters {
            5..=11 => 1,
            12..=30 => 2,
            _ => return Ok(Vec::new()),
        };
        let Fields { surface, part, .. } = *self.fields;
        let Some(first) = word.chars().next() else { return Ok(Vec::new()) };
        // Only words with the same first letter are looked at.
        let beyond = char::from_u32(u32::from(first) + 1).unwrap_or(char::MAX).to_string();
        let first = first.to_string();
        let automaton =
            FuzzyTermQuery::new(Term::from_field_text(surface, &word), reach, true).automaton()?;
        let mut near = BTreeSet::new();
        let readers = self.statistics.searcher().segment_readers().iter();
        for (reader, field) in readers.flat_map(|reader| [(reader, surface), (reader, part)]) {
            let index = reader.inverted_index(field)?;
            let mut stream = index.terms().search(&automaton).ge(&first).lt(&beyond).into_stream()?;
            while let Some((key, _)) = stream.next() {
                let Ok(candidate) = std::str::from_utf8(key) else { continue };
                near.insert((osa_distance(&word, candidate), candidate.to_owned()));
            }
        }
        let mut found = Vec::new();
        for (distance, candidate) in near {
            // Words that only removed offers said are still in the files.
            let frequency = self.frequency_of_word(&candidate)?;
            let is_stem = self.frequency(surface, &candidate)? == 0;
            if frequency > 0 {
                found.push((distance, is_stem, Reverse(frequency), candidate));
            }
        }
        found.sort();
        let closest = found.first().map(|(distance, ..)| *distance);
        let near = found.into_iter().filter(|(distance, ..)| Some(*distance) == closest);
        Ok(near.map(|(.., word)| word).take(MOST_CANDIDATES).collect())
    }
}
