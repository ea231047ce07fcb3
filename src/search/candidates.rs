//! Which offers are looked at closely: the best by words, topics and how they fit.

use std::{cmp::Reverse, collections::BinaryHeap};

use tantivy::{
    DocAddress, TantivyError,
    query::{EnableScoring, Query as _},
};

use crate::{
    domain::place::Point,
    search::{
        concept::{Clause, any_of},
        facts::Facts,
        fit::Wishes,
        score::rounded,
        scored::Scored,
        snapshot::Snapshot,
    },
};

/// How many candidates are looked at closely.
const MOST_CANDIDATES: usize = 200;

/// An offer that may be among the best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// How well its words and topics fit, wherever and for whomever it is.
    pub words: f32,
    /// Where the offer lies in the index.
    pub address: DocAddress,
    /// How well it fits so far, all in all.
    score: f32,
    order: u64,
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By score; equal ones by their order, so that the same are kept wherever they lie in the index.
impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.score.total_cmp(&other.score).then(other.order.cmp(&self.order))
    }
}

/// The best so far.
struct Best {
    heap: BinaryHeap<Reverse<Candidate>>,
}

impl Best {
    fn new() -> Self {
        Self { heap: BinaryHeap::with_capacity(MOST_CANDIDATES + 1) }
    }

    fn look_at(&mut self, words: f32, address: DocAddress, (facts, wishes): (&Facts, &Wishes<'_>)) {
        let words = rounded(words);
        // How an offer fits can only lower its score, so what its words cannot win is not looked at.
        if self.heap.len() >= MOST_CANDIDATES && words <= self.least() {
            return;
        }
        let Some(fit) = wishes.fit(facts) else { return };
        self.heap.push(Reverse(Candidate { words, address, score: words * fit.factor, order: facts.order }));
        if self.heap.len() > MOST_CANDIDATES {
            self.heap.pop();
        }
    }

    /// What a further candidate must exceed.
    fn least(&self) -> f32 {
        match self.heap.peek() {
            // A little below the worst, so that equal ones are compared by their order.
            Some(Reverse(worst)) if self.heap.len() >= MOST_CANDIDATES => worst.score.next_down(),
            _ => f32::MIN,
        }
    }

    fn into_candidates(self) -> Vec<Candidate> {
        self.heap.into_iter().map(|Reverse(candidate)| candidate).collect()
    }
}

/// The best candidates for `clauses` that `wishes` do not rule out.
pub fn by_words(
    snapshot: &Snapshot,
    clauses: &[Clause],
    wishes: &Wishes<'_>,
) -> Result<Vec<Candidate>, TantivyError> {
    match wishes.bounds() {
        Some(bounds) => near(snapshot, clauses, (wishes, bounds)),
        None => anywhere(snapshot, clauses, wishes),
    }
}

/// The best candidates of all. Parts of the index that cannot hold a better one are skipped (block-max pruning).
fn anywhere(
    snapshot: &Snapshot,
    clauses: &[Clause],
    wishes: &Wishes<'_>,
) -> Result<Vec<Candidate>, TantivyError> {
    let searcher = snapshot.searcher();
    let scoring = EnableScoring::enabled_from_statistics_provider(&snapshot.statistics, searcher);
    let weight = any_of(clauses).weight(scoring)?;
    let mut best = Best::new();
    for (segment, (reader, facts)) in (0..).zip(searcher.segment_readers().iter().zip(&snapshot.facts)) {
        let alive = reader.alive_bitset();
        weight.for_each_pruning(best.least(), reader, &mut |doc, score| {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                best.look_at(score, DocAddress::new(segment, doc), (&facts[doc as usize], wishes));
            }
            best.least()
        })?;
    }
    Ok(best.into_candidates())
}

/// The best candidates of those that lie in the box between two points, or nowhere in particular.
fn near(
    snapshot: &Snapshot,
    clauses: &[Clause],
    (wishes, (south_west, north_east)): (&Wishes<'_>, (Point, Point)),
) -> Result<Vec<Candidate>, TantivyError> {
    let terms = Scored::new(clauses, &snapshot.statistics)?;
    let mut best = Best::new();
    for (segment, (reader, facts)) in
        (0..).zip(snapshot.searcher().segment_readers().iter().zip(&snapshot.facts))
    {
        let ranges = snapshot.areas(segment).near(south_west, north_east);
        let scores = terms.scores(reader, &ranges)?;
        let docs = ranges.into_iter().flatten().zip(scores).filter(|(_, score)| *score > 0.0);
        for (doc, score) in docs.filter(|(doc, _)| !reader.is_deleted(*doc)) {
            best.look_at(score, DocAddress::new(segment, doc), (&facts[doc as usize], wishes));
        }
    }
    Ok(best.into_candidates())
}

/// The best candidates where nothing was said in words or topics.
pub fn by_fit(snapshot: &Snapshot, wishes: &Wishes<'_>) -> Vec<Candidate> {
    let mut best = Best::new();
    for (segment, (reader, facts)) in
        (0..).zip(snapshot.searcher().segment_readers().iter().zip(&snapshot.facts))
    {
        let ranges = match wishes.bounds() {
            Some((south_west, north_east)) => snapshot.areas(segment).near(south_west, north_east),
            None => std::iter::once(0..reader.max_doc()).collect(),
        };
        for doc in ranges.into_iter().flatten().filter(|doc| !reader.is_deleted(*doc)) {
            best.look_at(1.0, DocAddress::new(segment, doc), (&facts[doc as usize], wishes));
        }
    }
    best.into_candidates()
}
