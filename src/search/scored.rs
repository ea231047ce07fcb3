//! How well all offers of an area fit the words: for few offers near a place, cheaper than asking for the best of all.

use std::ops::Range;

use tantivy::{
    DocSet, SegmentReader, TantivyError,
    query::{EnableScoring, Query as _, Weight},
};

use crate::search::{area::Run, concept::Clause, statistics::Statistics};

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

    /// For each document of `runs` (ascending, without overlaps), one after the other, the sum of its scores: what
    /// the flat disjunction of all terms would give, 0 where no term matches.
    pub fn scores(&self, reader: &SegmentReader, runs: &[&Run]) -> Result<Vec<f32>, TantivyError> {
        let mut sums = vec![0.0; runs.iter().map(|run| run.docs.len()).sum()];
        for (weight, boost) in &self.weights {
            let mut scorer = weight.scorer(reader, *boost)?;
            let mut doc = scorer.doc();
            let mut before = 0;
            for Range { start, end } in runs.iter().map(|run| run.docs.clone()) {
                if doc < start {
                    doc = scorer.seek(start);
                }
                while doc < end {
                    sums[before + (doc - start) as usize] += scorer.score();
                    doc = scorer.advance();
                }
                before += (end - start) as usize;
            }
        }
        Ok(sums)
    }
}
