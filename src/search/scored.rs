//! How well all offers of an area fit the words: for few offers near a place, cheaper than asking for the best of all.

use std::ops::Range;

use tantivy::{
    DocId, DocSet, SegmentReader, TantivyError,
    query::{EnableScoring, Query as _, Weight},
};

use crate::search::{concept::Clause, statistics::Statistics};

/// The terms of a query, ready to be looked for in many segments.
pub struct Scored {
    weights: Vec<(Box<dyn Weight>, f32)>,
}

impl Scored {
    /// The terms of `clauses`.
    pub fn new(clauses: &[Clause], statistics: &Statistics) -> Result<Self, TantivyError> {
        let scoring = EnableScoring::enabled_from_statistics_provider(statistics, statistics.searcher());
        let weights = clauses.iter().map(|clause| Ok((clause.term_query().weight(scoring)?, clause.boost)));
        Ok(Self { weights: weights.collect::<Result<_, TantivyError>>()? })
    }

    /// For each document of `ranges` (ascending, without overlaps), one after the other, the sum of its scores: what
    /// the flat disjunction of all terms would give, 0 where no term matches.
    pub fn scores(&self, reader: &SegmentReader, ranges: &[Range<DocId>]) -> Result<Vec<f32>, TantivyError> {
        let mut sums = vec![0.0; ranges.iter().map(ExactSizeIterator::len).sum()];
        for (weight, boost) in &self.weights {
            let mut scorer = weight.scorer(reader, *boost)?;
            let mut before = 0;
            for range in ranges {
                let mut doc = scorer.doc();
                if doc < range.start {
                    doc = scorer.seek(range.start);
                }
                while doc < range.end {
                    sums[before + (doc - range.start) as usize] += scorer.score();
                    doc = scorer.advance();
                }
                before += range.len();
            }
        }
        Ok(sums)
    }
}
