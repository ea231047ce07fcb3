//! What a query asks of the index: one concept for each word or topic, and the terms that speak for it.

use tantivy::{
    TantivyError, Term as IndexTerm,
    query::{BooleanQuery, BoostQuery, Occur, Query as IndexQuery, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::{
    domain::{
        query::Meant,
        topic::{Facet, TopicId},
    },
    search::statistics::Statistics,
};

/// What is looked for.
#[derive(Default)]
pub struct Plan {
    /// What should be found, the words in the order they were said.
    pub concepts: Vec<Concept>,
    /// Terms of the title that must not occur.
    pub without: Vec<IndexTerm>,
    /// Terms that speak against an offer wherever they occur.
    pub rather_without: Vec<IndexTerm>,
    /// What was probably meant, where a slip of the pen was bridged.
    pub meant: Option<Meant>,
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
    pub fn query(&self, statistics: &Statistics) -> Result<Option<BooleanQuery>, TantivyError> {
        if self.concepts.iter().all(|concept| matches!(concept.name, ConceptName::Facet(_))) {
            return Ok(None);
        }
        let mut clauses = Vec::new();
        for evidence in self.concepts.iter().flat_map(|concept| &concept.evidence) {
            let frequency = statistics.frequency(&evidence.term)?;
            if frequency > 0 {
                clauses.push(clause(evidence, statistics.rarity(frequency)));
            }
        }
        let is_empty = self.concepts.iter().all(|concept| concept.evidence.is_empty());
        Ok((!is_empty).then(|| BooleanQuery::new(clauses)))
    }
}

/// A plain term with a boost: only of such terms the index skips those that cannot win.
fn clause(evidence: &Evidence, rarity: f32) -> (Occur, Box<dyn IndexQuery>) {
    let term = TermQuery::new(evidence.term.clone(), IndexRecordOption::WithFreqs);
    // The score of a term without lengths and repetitions is its rarity.
    let boost = if evidence.is_constant { evidence.boost / rarity } else { evidence.boost };
    (Occur::Should, Box::new(BoostQuery::new(Box::new(term), boost)))
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
