//! What a query asks of the index: one concept for each word or topic, and the terms that speak for it.

use std::collections::BTreeMap;

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
    search::{statistics::Statistics, vocabulary::Vocabulary},
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
    /// Which share of that counts where it is decided whether an offer answers at all: less if no offer says it.
    pub bearing: f32,
    /// Whether it goes with many subjects: "gut", "sehen".
    pub is_weak: bool,
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
    /// In how many offers it occurs, as soon as that is known.
    pub frequency: u64,
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

    /// The plan without terms that no offer says, but for one of each concept: that something was asked for stays known.
    pub fn without_unsaid(mut self, vocabulary: &Vocabulary<'_>) -> Result<Self, TantivyError> {
        for concept in &mut self.concepts {
            for own in &mut concept.evidence {
                own.frequency = vocabulary.frequency_of(&own.term)?;
            }
            if concept.evidence.iter().any(|own| own.frequency > 0) {
                concept.evidence.retain(|own| own.frequency > 0);
            } else {
                concept.evidence.truncate(1);
            }
        }
        Ok(self)
    }

    /// Whether a topic was asked for, or a word that may be the very thing that is looked for.
    pub fn names_a_subject(&self) -> bool {
        self.concepts.iter().any(|concept| match concept.name {
            ConceptName::Topic(_) => true,
            ConceptName::Word(_) => !concept.is_weak,
            ConceptName::Facet(_) => false,
        })
    }

    /// The terms that find candidates, of which any may match; none if nothing was said in words or topics.
    pub fn clauses(&self, statistics: &Statistics) -> Option<Vec<Clause>> {
        if self.concepts.iter().all(|concept| matches!(concept.name, ConceptName::Facet(_))) {
            return None;
        }
        let mut boosts: BTreeMap<&IndexTerm, f32> = BTreeMap::new();
        for evidence in self.concepts.iter().flat_map(|concept| &concept.evidence) {
            if evidence.frequency > 0 {
                // The score of a term without lengths and repetitions is its rarity.
                let rarity = if evidence.is_constant { statistics.rarity(evidence.frequency) } else { 1.0 };
                *boosts.entry(&evidence.term).or_default() += evidence.boost / rarity;
            }
        }
        let is_empty = self.concepts.iter().all(|concept| concept.evidence.is_empty());
        let clauses = boosts.into_iter().map(|(term, boost)| Clause { term: term.clone(), boost });
        (!is_empty).then(|| clauses.collect())
    }
}

/// A term with how much its score counts.
pub struct Clause {
    /// The term.
    pub term: IndexTerm,
    /// How much its score counts.
    pub boost: f32,
}

impl Clause {
    /// The term as a query. A plain term: only of such the index skips those that cannot win.
    pub fn term_query(&self) -> TermQuery {
        TermQuery::new(self.term.clone(), IndexRecordOption::WithFreqs)
    }
}

/// Any of `clauses` may match; their scores are summed.
pub fn any_of(clauses: &[Clause]) -> BooleanQuery {
    let clause = |clause: &Clause| -> (Occur, Box<dyn IndexQuery>) {
        (Occur::Should, Box::new(BoostQuery::new(Box::new(clause.term_query()), clause.boost)))
    };
    BooleanQuery::new(clauses.iter().map(clause).collect())
}

/// Evidence whose score follows BM25.
pub fn evidence(field: Field, stem: &str, boost: f32, strength: f32) -> Evidence {
    Evidence {
        term: IndexTerm::from_field_text(field, stem),
        boost,
        strength,
        frequency: 0,
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
        frequency: 0,
        is_constant: true,
        is_partial: false,
    }
}
