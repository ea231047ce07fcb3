//! Which words the index holds, and which of them a misspelt word may be.

use strsim::osa_distance;
use tantivy::{Searcher, TantivyError, Term, query::FuzzyTermQuery, schema::Field};

use crate::search::{schema::Fields, words::fold};

/// The most words a misspelt one may stand for.
const MOST_CANDIDATES: usize = 4;

/// The words of an index.
pub struct Vocabulary<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
}

impl<'a> Vocabulary<'a> {
    /// The words of what `searcher` sees.
    pub fn new(searcher: &'a Searcher, fields: &'a Fields) -> Self {
        Self { searcher, fields }
    }

    /// In how many offers a field says `text`.
    fn frequency(&self, field: Field, text: &str) -> Result<usize, TantivyError> {
        self.frequency_of(&Term::from_field_text(field, text))
    }

    /// In how many offers `term` occurs.
    pub fn frequency_of(&self, term: &Term) -> Result<usize, TantivyError> {
        Ok(usize::try_from(self.searcher.doc_freq(term)?).unwrap_or(usize::MAX))
    }

    /// How many offers there are.
    pub fn offers(&self) -> usize {
        usize::try_from(self.searcher.num_docs()).unwrap_or(usize::MAX)
    }

    /// Whether any offer has this stem, as a word or as a part of one.
    pub fn has_stem(&self, stem: &str) -> Result<bool, TantivyError> {
        Ok(self.frequency(self.fields.part, stem)? > 0)
    }

    /// Whether any offer has this folded word.
    pub fn has_word(&self, folded: &str) -> Result<bool, TantivyError> {
        Ok(self.frequency(self.fields.surface, folded)? > 0)
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
        let automaton = FuzzyTermQuery::new(Term::from_field_text(self.fields.surface, &word), reach, true);
        let automaton = automaton.automaton()?;
        let mut found: Vec<(usize, std::cmp::Reverse<u32>, String)> = Vec::new();
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(self.fields.surface)?;
            let mut stream = index.terms().search(&automaton).into_stream()?;
            while let Some((key, info)) = stream.next() {
                let Ok(candidate) = std::str::from_utf8(key) else { continue };
                if candidate.chars().next() == word.chars().next() {
                    let distance = osa_distance(&word, candidate);
                    found.push((distance, std::cmp::Reverse(info.doc_freq), candidate.to_owned()));
                }
            }
        }
        found.sort();
        let closest = found.first().map(|(distance, ..)| *distance);
        let near = found.into_iter().filter(|(distance, ..)| Some(*distance) == closest);
        let mut words: Vec<_> = near.map(|(.., word)| word).collect();
        words.dedup();
        words.truncate(MOST_CANDIDATES);
        Ok(words)
    }
}
