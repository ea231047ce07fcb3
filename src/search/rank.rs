//! Which offers come first: the best candidates by words and topics, put in order by how they fit.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
};

use tantivy::{
    DocAddress, DocSet, Searcher, TERMINATED, TantivyError, Term,
    query::{EnableScoring, Query as IndexQuery},
    schema::IndexRecordOption,
};

use crate::{
    domain::query::Relaxation,
    search::{
        concept::Plan,
        cover::{Coverage, coverage, relevance, strengths},
        facts::Facts,
        fit::{Fit, Wishes},
    },
};

/// How many candidates are looked at closely.
const MOST_CANDIDATES: usize = 200;
/// Offers whose words and topics fit less than this share of the best are left out.
const LEAST_SHARE: f32 = 0.1;

/// An offer that covers less than this share of what the best one covers is left out.
const LEAST_SHARE_OF_COVERAGE: f32 = 0.25;

/// How much an offer counts that says in its text what is not wanted.
const UNWANTED: f32 = 0.5;
/// With so many offers that fit as asked, others are left out.
const ENOUGH: usize = 5;

/// An offer in its place.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// Where the offer lies in the index.
    pub address: DocAddress,
    /// How well it fits in all.
    pub score: f32,
    /// How well its words and topics fit, wherever and for whomever it is.
    pub relevance: f32,
    /// Which share of what was asked for it covers, from 0 to 1.
    pub coverage: f32,
    /// How it fits the wishes.
    pub fit: Fit,
    /// For each concept of the plan, how sure it is that the offer is about it.
    pub strengths: Vec<f32>,
}

/// A candidate by the score of its words; ordered so that a heap keeps the best.
#[derive(PartialEq)]
struct Candidate {
    score: f32,
    address: DocAddress,
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.score.total_cmp(&other.score).then(other.address.cmp(&self.address))
    }
}

/// The offers that answer `plan` and fit `wishes`, best first; `facts` lie by segment and document.
pub fn rank(
    searcher: &Searcher,
    facts: &[Vec<Facts>],
    plan: &Plan,
    wishes: &Wishes<'_>,
) -> Result<Vec<Ranked>, TantivyError> {
    let candidates = match plan.query() {
        Some(query) => by_words(searcher, facts, &query, wishes)?,
        None => all(facts, wishes),
    };
    let without = saying(searcher, &plan.without)?;
    let rather_without = saying(searcher, &plan.rather_without)?;
    let kept: Vec<_> = candidates.into_iter().filter(|found| !without.contains(&found.address)).collect();
    let mut ranked = weighed(searcher, facts, plan, (kept, wishes))?;
    for found in ranked.iter_mut().filter(|found| rather_without.contains(&found.address)) {
        found.score *= UNWANTED;
    }
    let id = |found: &Ranked| &facts[found.address.segment_ord as usize][found.address.doc_id as usize].id;
    ranked.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| id(one).cmp(id(other))));
    let best = ranked.iter().map(|found| found.relevance).fold(0.0, f32::max);
    ranked.retain(|found| found.relevance >= best * LEAST_SHARE);
    // An offer that merely shares a word such as "Gruppe" is no answer beside one that is meant.
    let most = ranked.iter().map(|found| found.coverage).fold(0.0, f32::max);
    ranked.retain(|found| found.coverage >= most * LEAST_SHARE_OF_COVERAGE);
    loosen_as_little_as_needed(&mut ranked);
    Ok(ranked)
}

/// Where enough fits as asked, nothing has to be loosened; else one wish after the other, until enough is left.
fn loosen_as_little_as_needed(ranked: &mut Vec<Ranked>) {
    let mut loosened = BTreeSet::new();
    for wish in [None, Some(Relaxation::Facet), Some(Relaxation::Place), Some(Relaxation::Age)] {
        loosened.extend(wish);
        let enough = ranked.iter().filter(|found| found.fit.misses.is_subset(&loosened)).count() >= ENOUGH;
        if enough {
            // What says only some of the words stays, but is never what makes it enough.
            let is_told = |miss: &Relaxation| *miss == Relaxation::Words || loosened.contains(miss);
            ranked.retain(|found| found.fit.misses.iter().all(is_told));
            return;
        }
    }
}

/// The best candidates by words and topics that are not out of the question.
fn by_words(
    searcher: &Searcher,
    facts: &[Vec<Facts>],
    query: &dyn IndexQuery,
    wishes: &Wishes<'_>,
) -> Result<Vec<Candidate>, TantivyError> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    let mut best = BinaryHeap::with_capacity(MOST_CANDIDATES + 1);
    for (segment, reader) in (0..).zip(searcher.segment_readers()) {
        let alive = reader.alive_bitset();
        let threshold = least(&best);
        weight.for_each_pruning(threshold, reader, &mut |doc, score| {
            let is_alive = alive.is_none_or(|alive| alive.is_alive(doc));
            if is_alive && wishes.admits(&facts[segment as usize][doc as usize]) {
                best.push(Reverse(Candidate { score, address: DocAddress::new(segment, doc) }));
                if best.len() > MOST_CANDIDATES {
                    best.pop();
                }
            }
            least(&best)
        })?;
    }
    Ok(best.into_iter().map(|Reverse(candidate)| candidate).collect())
}

/// The score a further candidate must exceed.
fn least(best: &BinaryHeap<Reverse<Candidate>>) -> f32 {
    match best.peek() {
        Some(Reverse(worst)) if best.len() >= MOST_CANDIDATES => worst.score,
        _ => f32::MIN,
    }
}

/// All offers, where nothing was said in words or topics.
fn all(facts: &[Vec<Facts>], wishes: &Wishes<'_>) -> Vec<Candidate> {
    let addresses = (0..).zip(facts).flat_map(|(segment, facts)| {
        (0..).zip(facts).map(move |(doc, facts)| (DocAddress::new(segment, doc), facts))
    });
    let fitting = addresses.filter(|(_, facts)| wishes.admits(facts));
    fitting.map(|(address, _)| Candidate { score: 1.0, address }).collect()
}

/// The offers that say one of `terms`.
fn saying(searcher: &Searcher, terms: &[Term]) -> Result<BTreeSet<DocAddress>, TantivyError> {
    let mut found = BTreeSet::new();
    for term in terms {
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let index = reader.inverted_index(term.field())?;
            let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED {
                found.insert(DocAddress::new(segment, postings.doc()));
                postings.advance();
            }
        }
    }
    Ok(found)
}

/// The candidates with how much of the plan they cover and how they fit.
fn weighed(
    searcher: &Searcher,
    facts: &[Vec<Facts>],
    plan: &Plan,
    (mut candidates, wishes): (Vec<Candidate>, &Wishes<'_>),
) -> Result<Vec<Ranked>, TantivyError> {
    candidates.sort_by_key(|found| found.address);
    let mut ranked = Vec::with_capacity(candidates.len());
    for (segment, reader) in (0..).zip(searcher.segment_readers()) {
        let mut here: Vec<_> =
            candidates.iter().filter(|found| found.address.segment_ord == segment).collect();
        here.sort_by_key(|found| found.address.doc_id);
        let docs: Vec<_> = here.iter().map(|found| found.address.doc_id).collect();
        let strengths = strengths(reader, plan, &docs)?;
        for (found, strengths) in here.into_iter().zip(strengths) {
            let facts = &facts[segment as usize][found.address.doc_id as usize];
            let Some(fit) = wishes.fit(facts) else { continue };
            ranked.extend(weigh(found, plan, strengths, fit));
        }
    }
    Ok(ranked)
}

/// The candidate in its weight; none if it does not answer the query.
fn weigh(found: &Candidate, plan: &Plan, strengths: Vec<f32>, mut fit: Fit) -> Option<Ranked> {
    let Coverage { share, is_partial } = coverage(plan, &strengths)?;
    if is_partial {
        fit.misses.insert(Relaxation::Words);
    }
    let relevance = relevance(found.score, share);
    Some(Ranked {
        address: found.address,
        score: relevance * fit.factor,
        relevance,
        coverage: share,
        fit,
        strengths,
    })
}
