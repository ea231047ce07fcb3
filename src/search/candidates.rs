//! Which offers are looked at closely: the best by words, topics and how they fit.

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

/// The best so far.
struct Best {
    /// Up to twice as many as are kept in the end, so that they are seldom put in order.
    found: Vec<Candidate>,
    /// What a further candidate must exceed.
    least: f32,
}

impl Best {
    fn new() -> Self {
        Self { found: Vec::with_capacity(2 * MOST_CANDIDATES), least: 0.0 }
    }

    fn look_at(&mut self, words: f32, address: DocAddress, (facts, wishes): (&Facts, &Wishes<'_>)) {
        // How an offer fits can only lower its score, so what its words cannot win is not looked at.
        let words = rounded(words);
        if words <= self.least {
            return;
        }
        let Some(fit) = wishes.fit(facts) else { return };
        self.found.push(Candidate { words, address, score: words * fit.factor, order: facts.order });
        if self.found.len() == 2 * MOST_CANDIDATES {
            self.keep_the_best();
        }
    }

    /// By score; equal ones by their order, so that the same are kept wherever they lie in the index.
    fn keep_the_best(&mut self) {
        if self.found.len() > MOST_CANDIDATES {
            let better = |one: &Candidate, other: &Candidate| {
                other.score.total_cmp(&one.score).then(one.order.cmp(&other.order))
            };
            let (_, worst, _) = self.found.select_nth_unstable_by(MOST_CANDIDATES - 1, better);
            // A little below the worst, so that equal ones are compared by their order.
            self.least = worst.score.next_down();
            self.found.truncate(MOST_CANDIDATES);
        }
    }

    fn into_candidates(mut self) -> Vec<Candidate> {
        self.keep_the_best();
        self.found
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
        weight.for_each_pruning(best.least, reader, &mut |doc, score| {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                best.look_at(score, DocAddress::new(segment, doc), (&facts[doc as usize], wishes));
            }
            best.least
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
        let runs: Vec<_> = snapshot.areas(segment).near(south_west, north_east).collect();
        let scores = terms.scores(reader, &runs)?;
        let mut rest = scores.as_slice();
        let mut weighed = Vec::with_capacity(runs.len());
        for run in runs {
            let (here, behind) = rest.split_at(run.docs.len());
            rest = behind;
            weighed.push((wishes.most(run), run.docs.clone(), here));
        }
        // What is near comes first, so that most of what is far need not be looked at.
        weighed.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
        for (most, docs, scores) in weighed {
            for (doc, score) in docs.zip(scores) {
                if rounded(*score) * most > best.least && !reader.is_deleted(doc) {
                    best.look_at(*score, DocAddress::new(segment, doc), (&facts[doc as usize], wishes));
                }
            }
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
        let areas = snapshot.areas(segment);
        let runs: Vec<_> = match wishes.bounds() {
            Some((south_west, north_east)) => areas.near(south_west, north_east).collect(),
            None => areas.all().collect(),
        };
        let docs = runs.into_iter().flat_map(|run| run.docs.clone());
        for doc in docs.filter(|doc| !reader.is_deleted(*doc)) {
            best.look_at(1.0, DocAddress::new(segment, doc), (&facts[doc as usize], wishes));
        }
    }
    best.into_candidates()
}
