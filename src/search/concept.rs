//! What a query asks of the index: one concept for each word or topic, and the terms that speak for it.

use tantivy::{
    Term as IndexTerm,
    query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query as IndexQuery, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::domain::topic::{Facet, TopicId};

/// What is looked for.
#[derive(Default)]
pub struct Plan {
    /// What should be found, the words in the order they were said.
    pub concepts: Vec<Concept>,
    /// Terms of the title that must not occur.
    pub without: Vec<IndexTerm>,
    /// Terms that speak against an offer wherever they occur.
    pub rather_without: Vec<IndexTerm>,
    /// The word that was probably meant, where a typo was bridged.
    pub meant: Option<String>,
}

/// One thing a query asks for.
pub struct Concept {
    /// What stands for it.
    pub name: ConceptName,
    /// How much it says: the rarer, the more.
    pub importance: f32,
    /// The terms that speak for it.
    pub evidence: Vec<Evidence>,
}

/// What stands for a concept.
#[derive(Debug, Clone, PartialEq)]
pub enum ConceptName {
    /// A word as it was said.
    Word(String),
    /// A topic that was asked for.
    Topic(TopicId),
    /// A property that was asked for.
    Facet(Facet),
}

/// A term that speaks for a concept.
#[derive(Clone)]
pub struct Evidence {
    /// The term.
    pub term: IndexTerm,
    /// How much its score counts.
    pub boost: f32,
    /// How sure it is that an offer with this term is about the concept, from 0 to 1.
    pub strength: f32,
    /// Whether its score is the same in all offers.
    pub is_constant: bool,
    /// Whether it speaks for a part of the concept only, so that several add up.
    pub is_partial: bool,
}

impl Plan {
    /// The plan without evidence that is not wanted: who sings, but not in a church choir, is not offered one.
    #[must_use]
    pub fn without_contradiction(mut self) -> Self {
        let (without, rather_without) = (&self.without, &self.rather_without);
        for concept in &mut self.concepts {
            concept
                .evidence
                .retain(|own| !without.contains(&own.term) && !rather_without.contains(&own.term));
        }
        self
    }

    /// The query that finds candidates: any term may match. None if nothing was said in words or topics.
    pub fn query(&self) -> Option<BooleanQuery> {
        if self.concepts.iter().all(|concept| matches!(concept.name, ConceptName::Facet(_))) {
            return None;
        }
        let clauses: Vec<_> =
            self.concepts.iter().flat_map(|concept| &concept.evidence).map(clause).collect();
        (!clauses.is_empty()).then(|| BooleanQuery::new(clauses))
    }
}

fn clause(evidence: &Evidence) -> (Occur, Box<dyn IndexQuery>) {
    let option = if evidence.is_constant { IndexRecordOption::Basic } else { IndexRecordOption::WithFreqs };
    let term = TermQuery::new(evidence.term.clone(), option);
    let query: Box<dyn IndexQuery> = if evidence.is_constant {
        Box::new(ConstScoreQuery::new(Box::new(term), evidence.boost))
    } else {
        Box::new(BoostQuery::new(Box::new(term), evidence.boost))
    };
    (Occur::Should, query)
}

/// Evidence whose score follows BM25.
pub fn evidence(field: Field, stem: &str, boost: f32, strength: f32) -> Evidence {
    Evidence {
        term: IndexTerm::from_field_text(field, stem),
        boost,
        strength,
        is_constant: false,
        is_partial: false,
    }
}

/// Evidence for a part of a concept.
pub fn part_of(field: Field, stem: &str, boost: f32, strength: f32) -> Evidence {
    Evidence { is_partial: true, ..evidence(field, stem, boost, strength) }
}

/// Evidence with the same score in all offers.
pub fn constant(field: Field, name: &str, boost: f32, strength: f32) -> Evidence {
    Evidence {
        term: IndexTerm::from_field_text(field, name),
        boost,
        strength,
        is_constant: true,
        is_partial: false,
    }
}
