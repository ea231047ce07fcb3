//! Which offers come first: the best candidates by words and topics, put in order by how they fit.

use std::collections::{BTreeSet, HashMap};

use tantivy::{DocAddress, DocSet, TantivyError, Term, schema::IndexRecordOption};

use crate::{
    domain::query::Relaxation,
    search::{
        candidates::{Candidate, by_fit, by_words},
        concept::{Clause, Plan},
        cover::{Coverage, coverage, relevance, strengths},
        fit::{Fit, Misses, Wishes},
        score::rounded,
        snapshot::Snapshot,
    },
};

/// Offers whose words and topics fit less than this share of the best are left out.
const LEAST_SHARE: f32 = 0.1;

/// An offer that covers less than this share of what the best one covers is left out.
const LEAST_SHARE_OF_COVERAGE: f32 = 0.3;

/// An offer that covers less than this share of what the best one covers is not said to fit as asked.
const LEAST_SHARE_OF_EXACT: f32 = 0.85;

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
    /// The same course at other dates or places, the better ones first.
    pub also: Vec<DocAddress>,
}

/// What may be loosened: a wish, and how far away offers may be then, in kilometres.
type Step = (Relaxation, f64);

/// So few offers are looked at faster all at once than the near ones first.
const FEW_OFFERS: u64 = 2_000;

/// With fewer offers than these, that say only some of the words, who asks is shown what fits them otherwise.
const TOO_FEW: usize = 3;

/// The offers that answer `plan` and fit `wishes`, best first. Where next to nothing says the words, and they name no
/// subject, it is what fits otherwise: "meine Oma, 82, in Besch, sieht schlecht".
pub fn rank(snapshot: &Snapshot, plan: &Plan, wishes: &Wishes<'_>) -> Result<Vec<Ranked>, TantivyError> {
    let ranked = by_plan(snapshot, plan, wishes)?;
    let is_answer =
        ranked.len() >= TOO_FEW || ranked.iter().any(|found| !found.fit.misses.contains(Relaxation::Words));
    if is_answer || plan.names_a_subject() || !wishes.say_who_or_where() {
        return Ok(ranked);
    }
    let (without, rather_without) = (plan.without.clone(), plan.rather_without.clone());
    let anything = Plan { without, rather_without, ..Plan::default() };
    let mut fitting = by_plan(snapshot, &anything, wishes)?;
    for found in &mut fitting {
        found.fit.misses.add(Relaxation::Words);
    }
    fitting.retain(|found| !found.fit.misses.contains(Relaxation::Age));
    Ok(fitting)
}

/// The offers that answer `plan` and fit `wishes`, best first.
fn by_plan(snapshot: &Snapshot, plan: &Plan, wishes: &Wishes<'_>) -> Result<Vec<Ranked>, TantivyError> {
    let clauses = plan.clauses(&snapshot.statistics);
    let clauses = clauses.as_deref();
    let others = [Relaxation::Time, Relaxation::Language, Relaxation::Facet].map(|wish| (wish, 0.0));
    // Where enough lies within the distance that was asked for, nothing beyond it need be looked at.
    if let Some(near) = wishes.only_near().filter(|_| snapshot.statistics.offers() > FEW_OFFERS) {
        let mut ranked = weighed_and_sorted(snapshot, plan, (clauses, &near))?;
        if loosen_as_little_as_needed(&mut ranked, &others) {
            return Ok(arranged(snapshot, ranked));
        }
    }
    let mut ranked = weighed_and_sorted(snapshot, plan, (clauses, wishes))?;
    let steps_km = wishes.steps_km();
    let places = steps_km.map(|km| (Relaxation::Place, km));
    let steps: Vec<_> = others.into_iter().chain(places).chain([(Relaxation::Age, steps_km[3])]).collect();
    loosen_as_little_as_needed(&mut ranked, &steps);
    Ok(arranged(snapshot, ranked))
}

/// All offers that `wishes` do not rule out and that answer enough of `plan`, best first.
fn weighed_and_sorted(
    snapshot: &Snapshot,
    plan: &Plan,
    (clauses, wishes): (Option<&[Clause]>, &Wishes<'_>),
) -> Result<Vec<Ranked>, TantivyError> {
    let mut candidates = match clauses {
        Some(clauses) => by_words(snapshot, clauses, wishes)?,
        None => by_fit(snapshot, wishes),
    };
    candidates.sort_by_key(|found| found.address);
    let without = saying(snapshot, &plan.without, &candidates)?;
    let rather_without = saying(snapshot, &plan.rather_without, &candidates)?;
    candidates.retain(|found| !without.contains(&found.address));
    let mut ranked = weighed(snapshot, &candidates, plan, wishes)?;
    for found in ranked.iter_mut().filter(|found| rather_without.contains(&found.address)) {
        found.score *= UNWANTED;
    }
    let order = |found: &Ranked| snapshot.facts(found.address).order;
    ranked.sort_by(|one, other| {
        rounded(other.score).total_cmp(&rounded(one.score)).then_with(|| order(one).cmp(&order(other)))
    });
    let best = ranked.iter().map(|found| found.relevance).fold(0.0, f32::max);
    ranked.retain(|found| found.relevance >= best * LEAST_SHARE);
    // An offer that merely shares a word such as "Gruppe" is no answer beside one that is meant.
    let most = ranked.iter().map(|found| found.coverage).fold(0.0, f32::max);
    ranked.retain(|found| found.coverage >= most * LEAST_SHARE_OF_COVERAGE);
    Ok(ranked)
}

/// What fits as asked stands before what does not, both in their order, and each course once.
fn arranged(snapshot: &Snapshot, mut ranked: Vec<Ranked>) -> Vec<Ranked> {
    let most = ranked.iter().map(|found| found.coverage).fold(0.0, f32::max);
    let covers_less = |found: &&mut Ranked| found.coverage < most * LEAST_SHARE_OF_EXACT;
    for found in ranked.iter_mut().filter(|found| found.fit.misses.is_empty()).filter(covers_less) {
        found.fit.misses.add(Relaxation::Words);
    }
    ranked.sort_by_key(|found| !found.fit.misses.is_empty());
    grouped(snapshot, ranked)
}

/// One hit for all dates and places of a course: the best one, which knows the others.
fn grouped(snapshot: &Snapshot, ranked: Vec<Ranked>) -> Vec<Ranked> {
    let mut kept: Vec<Ranked> = Vec::with_capacity(ranked.len());
    let mut places = HashMap::new();
    for found in ranked {
        let group = snapshot.facts(found.address).group;
        if let Some(place) = places.get(&group).filter(|_| group != 0) {
            let first: &mut Ranked = &mut kept[*place];
            first.also.push(found.address);
        } else {
            places.insert(group, kept.len());
            kept.push(found);
        }
    }
    kept
}

/// Where enough fits as asked, nothing has to be loosened; else one of `steps` after the other, until enough is left.
/// Returns whether that was reached.
fn loosen_as_little_as_needed(ranked: &mut Vec<Ranked>, steps: &[Step]) -> bool {
    let mut loosened = Misses::default();
    let mut farthest_km = 0.0;
    for step in std::iter::once(None).chain(steps.iter().map(Some)) {
        if let Some((wish, km)) = step {
            loosened.add(*wish);
            farthest_km = *km;
        }
        // What lies nowhere in particular is as near as anything.
        let is_near = |fit: &Fit| {
            !fit.misses.contains(Relaxation::Place) || fit.distance_km.is_none_or(|km| km <= farthest_km)
        };
        let is_kept = |fit: &Fit, loosened| fit.misses.is_within(loosened) && is_near(fit);
        if ranked.iter().filter(|found| is_kept(&found.fit, loosened)).count() >= ENOUGH {
            // What says only some of the words stays, but is never what makes it enough.
            let told = loosened.and(Relaxation::Words).and(Relaxation::Topic);
            ranked.retain(|found| is_kept(&found.fit, told));
            return true;
        }
    }
    false
}

/// Those of `candidates` (in the order of their addresses) that say one of `terms`.
fn saying(
    snapshot: &Snapshot,
    terms: &[Term],
    candidates: &[Candidate],
) -> Result<BTreeSet<DocAddress>, TantivyError> {
    let mut found = BTreeSet::new();
    for (segment, reader) in (0..).zip(snapshot.searcher().segment_readers()) {
        let here = || candidates.iter().map(|found| found.address).filter(|at| at.segment_ord == segment);
        for term in terms {
            let index = reader.inverted_index(term.field())?;
            let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else { continue };
            found.extend(
                here().filter(|at| postings.doc() <= at.doc_id && postings.seek(at.doc_id) == at.doc_id),
            );
        }
    }
    Ok(found)
}

/// The candidates (in the order of their addresses) with how much of the plan they cover and how they fit.
fn weighed(
    snapshot: &Snapshot,
    candidates: &[Candidate],
    plan: &Plan,
    wishes: &Wishes<'_>,
) -> Result<Vec<Ranked>, TantivyError> {
    let mut ranked = Vec::with_capacity(candidates.len());
    for here in candidates.chunk_by(|one, other| one.address.segment_ord == other.address.segment_ord) {
        let fits = here.iter().filter_map(|found| Some((found, wishes.fit(snapshot.facts(found.address))?)));
        let (found, fits): (Vec<&Candidate>, Vec<Fit>) = fits.unzip();
        let docs: Vec<_> = found.iter().map(|found| found.address.doc_id).collect();
        let reader = snapshot.searcher().segment_reader(here[0].address.segment_ord);
        let strengths = strengths(reader, plan, &docs)?;
        let weighed = found.into_iter().zip(strengths).zip(fits);
        ranked.extend(weighed.filter_map(|((found, strengths), fit)| weigh(found, plan, strengths, fit)));
    }
    Ok(ranked)
}

/// The candidate in its weight; none if it does not answer the query.
fn weigh(found: &Candidate, plan: &Plan, strengths: Vec<f32>, mut fit: Fit) -> Option<Ranked> {
    let Coverage { share, is_partial, is_related } = coverage(plan, &strengths)?;
    if is_partial {
        fit.misses.add(if is_related { Relaxation::Topic } else { Relaxation::Words });
    }
    let relevance = relevance(found.words, share);
    Some(Ranked {
        address: found.address,
        score: relevance * fit.factor,
        relevance,
        coverage: share,
        fit,
        strengths,
        also: Vec::new(),
    })
}
