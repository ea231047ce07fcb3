//! How much of what was asked for an offer covers: each word by what it says, and the best of the topics.

use tantivy::{DocId, DocSet, SegmentReader, TantivyError, schema::IndexRecordOption};

use crate::search::concept::{ConceptName, Plan};

/// Below this share of what was asked for, an offer does not answer the query.
const LEAST_COVERAGE: f32 = 0.12;
/// Below this share of what was asked for, an offer fits only some of the words.
const GOOD_COVERAGE: f32 = 0.4;
/// Below this share of its words, an offer of the right topic still fits only some of the words.
const LEAST_WORDS: f32 = 0.2;
/// Below this strength, an offer is about a related topic at most.
const SAME_TOPIC: f32 = 0.5;

/// How much the topics count beside the words.
const TOPIC_SHARE: f32 = 0.45;
/// What is left of the score of an offer that covers next to nothing.
const UNCOVERED: f32 = 0.35;

/// How much of a plan an offer covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coverage {
    /// The share of what was asked for, from 0 to 1.
    pub share: f32,
    /// Whether it fits only some of the words.
    pub is_partial: bool,
    /// Whether it is about a topic beside the one that was asked for.
    pub is_related: bool,
}

/// For each of `docs` (in ascending order) how sure each concept is.
pub fn strengths(reader: &SegmentReader, plan: &Plan, docs: &[DocId]) -> Result<Vec<Vec<f32>>, TantivyError> {
    let mut strengths = vec![vec![0.0_f32; plan.concepts.len()]; docs.len()];
    for (at, concept) in plan.concepts.iter().enumerate() {
        let mut partial = vec![0.0_f32; docs.len()];
        for evidence in concept.evidence.iter().filter(|evidence| evidence.strength > 0.0) {
            let index = reader.inverted_index(evidence.term.field())?;
            let Some(mut postings) = index.read_postings(&evidence.term, IndexRecordOption::Basic)? else {
                continue;
            };
            for (position, doc) in docs.iter().enumerate() {
                if postings.doc() < *doc {
                    postings.seek(*doc);
                }
                if postings.doc() != *doc {
                    continue;
                }
                if evidence.is_partial {
                    partial[position] += evidence.strength;
                } else {
                    strengths[position][at] = strengths[position][at].max(evidence.strength);
                }
            }
        }
        for (position, sum) in partial.into_iter().enumerate() {
            strengths[position][at] = strengths[position][at].max(sum.min(0.8));
        }
    }
    Ok(strengths)
}

/// What an offer with these strengths covers of `plan`; none if it does not answer the query.
pub fn coverage(plan: &Plan, strengths: &[f32]) -> Option<Coverage> {
    let (words, topic) = (of_words(plan, strengths), of_topics(plan, strengths));
    let with_topic = |words: Option<f32>| match (words, topic) {
        (None, None) => 1.0,
        (Some(share), None) | (None, Some(share)) => share,
        (Some(words), Some(topic)) => words + TOPIC_SHARE * (topic - words),
    };
    let (borne, asked) = words.unzip();
    let share = with_topic(borne);
    let is_partial = with_topic(asked) < GOOD_COVERAGE || asked.is_some_and(|share| share < LEAST_WORDS);
    let is_related = topic.is_some_and(|topic| topic > 0.0 && topic < SAME_TOPIC);
    (share >= LEAST_COVERAGE).then_some(Coverage { share, is_partial, is_related })
}

/// How well words that score `score` and cover `share` of what was asked for fit.
pub fn relevance(score: f32, share: f32) -> f32 {
    score * (UNCOVERED + (1.0 - UNCOVERED) * share.powf(0.85))
}

/// Which share of the words is found, from 0 to 1, each by what it says; none if no word says much. First of the words
/// that offers may say at all, then of all that were said.
fn of_words(plan: &Plan, strengths: &[f32]) -> Option<(f32, f32)> {
    let words = plan.concepts.iter().zip(strengths);
    let words = words.filter(|(concept, _)| matches!(concept.name, ConceptName::Word(_)));
    let (mut borne, mut asked, mut found) = (0.0, 0.0, 0.0);
    for (concept, strength) in words {
        borne += concept.importance * concept.bearing;
        asked += concept.importance;
        found += concept.importance * strength;
    }
    (asked > 0.0).then(|| (found / borne, found / asked))
}

/// How sure the best of the topics is; none if none was asked for.
fn of_topics(plan: &Plan, strengths: &[f32]) -> Option<f32> {
    let topics = plan.concepts.iter().zip(strengths);
    let topics = topics.filter(|(concept, _)| matches!(concept.name, ConceptName::Topic(_)));
    topics.map(|(_, strength)| *strength).max_by(f32::total_cmp)
}
