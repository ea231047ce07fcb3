//! How often terms occur in all offers: exactly, whatever was changed or removed since they were indexed.
//!
//! An offer that was removed stays in the files of the index until they are merged. Counted with the others, it
//! would move the scores, and the order of hits would tell how the index came about. So what removed offers
//! say is known, and taken off.

use std::collections::BTreeMap;

use tantivy::{Searcher, TantivyError, Term, query::Bm25StatisticsProvider, schema::Field};

/// The numbers that scores are made of.
#[derive(Clone)]
pub struct Statistics {
    searcher: Searcher,
    offers: u64,
    /// The lengths of all offers in a field, in words.
    words: BTreeMap<Field, u64>,
    /// In how many removed offers a term occurs.
    gone: BTreeMap<Term, u64>,
}

impl Statistics {
    /// The numbers of what `searcher` sees: `words` counts the words of each field without removed offers, `gone`
    /// the removed offers for each of their terms.
    pub fn new(searcher: Searcher, words: BTreeMap<Field, u64>, gone: BTreeMap<Term, u64>) -> Self {
        let offers = searcher.num_docs();
        Self { searcher, offers, words, gone }
    }

    /// How many offers there are.
    pub fn offers(&self) -> u64 {
        self.offers
    }

    /// What they are counted in.
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// In how many offers `term` occurs.
    pub fn frequency(&self, term: &Term) -> Result<u64, TantivyError> {
        let all = self.searcher.doc_freq(term)?;
        Ok(all.saturating_sub(self.gone.get(term).copied().unwrap_or_default()))
    }

    /// How much a term says that occurs in `frequency` offers: its inverse document frequency, as in BM25.
    pub fn rarity(&self, frequency: u64) -> f32 {
        let (all, frequency) = (as_score(self.offers), as_score(frequency));
        (1.0 + (all - frequency + 0.5).max(0.0) / (frequency + 0.5)).ln()
    }
}

impl Bm25StatisticsProvider for Statistics {
    fn total_num_tokens(&self, field: Field) -> Result<u64, TantivyError> {
        // A field without lengths counts as one word each: then its score is the rarity of the term.
        Ok(self.words.get(&field).copied().unwrap_or(self.offers))
    }

    fn total_num_docs(&self) -> Result<u64, TantivyError> {
        Ok(self.offers)
    }

    fn doc_freq(&self, term: &Term) -> Result<u64, TantivyError> {
        self.frequency(term)
    }
}

fn as_score(count: u64) -> f32 {
    crate::search::score::of_count(usize::try_from(count).unwrap_or(usize::MAX))
}
