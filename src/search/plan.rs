//! Plans what to look for: each word with its parts, its synonyms and what it may be a typo of, each topic.

use std::collections::BTreeSet;

use tantivy::{TantivyError, Term as IndexTerm};

use crate::{
    domain::{
        place::Whereabouts,
        query::{Meant, Query},
        topic::{Facet, TopicId},
    },
    search::{
        concept::{Concept, ConceptName, Evidence, Plan, constant, evidence, part_of},
        german::{German, Term},
        schema::{Fields, first_topic},
        score,
        synonym::LONGEST_PHRASE,
        vocabulary::Vocabulary,
        words::{Word, fold},
    },
};

/// The most characters of a query that are read.
const LONGEST_QUERY: usize = 400;
/// The most words of a query that count.
const MOST_WORDS: usize = 24;
/// How much a topic weighs beside words: as much as a rather rare word.
const TOPIC_IMPORTANCE: f32 = 5.0;

// How much the score of a term counts that speaks for a word or a topic. Set on the development set together with
// the strengths below, and rounded: other questions are not found better by finer numbers.

/// The word itself.
const WORD: f32 = 2.0;
/// Two words that were written apart, for each of them.
const JOINED: f32 = 1.3;
/// The word itself in a title, besides.
const IN_TITLE: f32 = 0.6;
/// A part of the word.
const PART: f32 = 0.5;
/// A part of the word in a title.
const PART_IN_TITLE: f32 = 0.45;
/// Another word for it.
const SYNONYM: f32 = 0.85;
/// One of several words that together mean it.
const LONG_SYNONYM: f32 = 0.45;
/// Another word for it in a title.
const SYNONYM_IN_TITLE: f32 = 0.5;
/// A topic that the word names.
const TOPIC_OF_WORD: f32 = 2.2;
/// The same, where it is the offer's first topic.
const FIRST_TOPIC_OF_WORD: f32 = 0.65;
/// A topic that was asked for, where it is the offer's first.
const FIRST_TOPIC: f32 = 0.6;
/// The main topic above it, where the offer has no topic below that.
const MAIN_TOPIC_ALONE: f32 = 1.4;
/// The main topic above it.
const MAIN_TOPIC: f32 = 0.45;
/// A word that a topic is known by.
const WORD_OF_TOPIC: f32 = 0.25;
/// The words of a property.
const FACET: f32 = 0.7;
/// A word that goes with many subjects counts so much less.
const WEAK: f32 = 0.4;

/// A German word that no offer says counts so much of its rarity, where it is about what a question covers.
const UNFOUND: f32 = 0.3;
/// A word that is not even German.
const FOREIGN: f32 = 0.1;

/// How sure all parts of a compound together make it.
const PARTS: f32 = 0.8;

/// Plans the search for `query`.
pub fn plan(
    query: &Query,
    german: &German,
    vocabulary: &Vocabulary<'_>,
    fields: &Fields,
) -> Result<Plan, TantivyError> {
    let is_literal = query.is_literal;
    let mut planner = Planner { german, vocabulary, fields, is_literal, plan: Plan::default() };
    planner.words(query)?;
    for topic in &query.topics {
        planner.topic(topic)?;
    }
    for facet in &query.facets {
        planner.facet(*facet);
    }
    planner.bridged(query)?;
    planner.without(&query.without_text);
    planner.plan.without_contradiction().without_unsaid(vocabulary)
}

struct Planner<'a> {
    german: &'a German,
    vocabulary: &'a Vocabulary<'a>,
    fields: &'a Fields,
    /// Whether no slip of the pen is bridged.
    is_literal: bool,
    plan: Plan,
}

impl Planner<'_> {
    /// A concept for each word that says something about the subject.
    fn words(&mut self, query: &Query) -> Result<(), TantivyError> {
        let text: String = query.text.chars().take(LONGEST_QUERY).collect();
        let place = place_words(query.place.as_ref());
        let mut terms = Vec::new();
        for term in self.german.terms(&text) {
            if !term.is_stop_word && !place.contains(&fold(&term.word)) {
                terms.extend(self.standard(term)?);
            }
        }
        let mut said = BTreeSet::new();
        terms.retain(|term: &Term| said.insert(term.stem.clone()));
        terms.truncate(MOST_WORDS);
        let mut concepts = Vec::new();
        for term in &terms {
            concepts.push(self.word(term)?);
        }
        for start in 0..terms.len() {
            for length in 1..=LONGEST_PHRASE.min(terms.len() - start) {
                self.phrase(&terms[start..start + length], &mut concepts[start..start + length])?;
            }
        }
        self.weigh_unfound(&mut concepts, &terms)?;
        self.plan.concepts = concepts;
        Ok(())
    }

    /// The standard German for a word of the dialect, if the index does not know the word itself.
    fn standard(&self, term: Term) -> Result<Vec<Term>, TantivyError> {
        if self.vocabulary.has_word(&fold(&term.word))? {
            return Ok(vec![term]);
        }
        let german = self.german;
        if let Some(words) = german.dialect.words(&term.word) {
            let terms = words.iter().map(|word| german.term(&plain(word)));
            return Ok(terms.filter(|term| !term.is_stop_word).collect());
        }
        Ok(vec![term])
    }

    fn is_known(&self, term: &Term) -> Result<bool, TantivyError> {
        Ok(self.vocabulary.has_stem(&term.stem)? || self.vocabulary.has_word(&fold(&term.word))?)
    }

    /// The concept of one word.
    fn word(&mut self, term: &Term) -> Result<Concept, TantivyError> {
        let Fields { part, title, .. } = *self.fields;
        let mut evidence =
            vec![evidence(part, &term.stem, WORD, 0.97), evidence(title, &term.stem, IN_TITLE, 1.0)];
        let mut known_parts = 0;
        let rarities = term.parts.iter().map(|stem| self.part_rarity(stem)).collect::<Result<Vec<_>, _>>()?;
        let all: f32 = rarities.iter().sum();
        for (stem, rarity) in term.parts.iter().zip(&rarities) {
            let weak = if self.german.is_weak(stem) { WEAK } else { 1.0 };
            evidence.push(part_of(part, stem, PART * weak, PARTS * rarity / all));
            evidence.push(self::evidence(title, stem, PART_IN_TITLE * weak, 0.0));
            known_parts += usize::from(self.vocabulary.has_stem(stem)?);
        }
        if !self.is_known(term)? && known_parts < term.parts.len().max(1) {
            let (forms, guesses) = (self.forms(&term.word)?, self.guesses(&term.word)?);
            for guess in forms.iter().chain(&guesses) {
                let guess = self.german.term(&plain(guess));
                evidence.push(self::evidence(part, &guess.stem, 1.0, 0.78));
                evidence.push(self::evidence(title, &guess.stem, 0.6, 0.8));
                evidence.extend(guess.parts.iter().map(|stem| part_of(part, stem, 0.3, 0.3)));
            }
            if self.plan.meant.is_none() {
                let guess = guesses.into_iter().next();
                let word = guess.map(|guess| self.as_said(guess)).transpose()?;
                self.plan.meant = word.map(|word| Meant { written: term.word.clone(), word });
            }
        }
        let mut importance = self.importance(&evidence)?;
        if term.is_weak_word {
            importance *= WEAK;
            for evidence in &mut evidence {
                evidence.boost *= WEAK;
            }
        }
        Ok(Concept {
            name: ConceptName::Word(term.word.clone()),
            importance,
            bearing: 1.0,
            is_weak: term.is_weak_word,
            evidence,
        })
    }

    /// The verb an unknown form such as `spielt` or `spielte` may belong to.
    fn forms(&self, word: &str) -> Result<Vec<String>, TantivyError> {
        for verb in infinitives(word) {
            if self.vocabulary.has_stem(&self.german.stems.stem(&verb))? {
                return Ok(vec![verb]);
            }
        }
        Ok(Vec::new())
    }

    /// Says which slip was bridged when the topics were understood, unless the word is one that offers say.
    fn bridged(&mut self, query: &Query) -> Result<(), TantivyError> {
        if let Some(meant) = query.bridged.as_ref().filter(|_| self.plan.meant.is_none()) {
            let is_known = self.is_known(&self.german.term(&plain(&meant.written)))?;
            self.plan.meant = (!is_known).then(|| meant.clone());
        }
        Ok(())
    }

    /// `guess` as people say it: a stem is no word that anybody could have meant.
    fn as_said(&self, guess: String) -> Result<String, TantivyError> {
        if self.german.compounds.knows(&guess) { Ok(guess) } else { self.vocabulary.word_of(&guess) }
    }

    /// What an unknown word may be: by the sounds of the dialect, then by typing mistakes.
    fn guesses(&self, word: &str) -> Result<Vec<String>, TantivyError> {
        let mut found = Vec::new();
        // A word of the dictionary is no mistake, only no offer says it.
        if self.is_literal || self.german.compounds.knows(word) || !self.forms(word)?.is_empty() {
            return Ok(found);
        }
        for candidate in self.german.dialect.sounds(word) {
            if found.len() == 3 {
                break;
            }
            if !self.german.is_stop_word(&candidate) && self.vocabulary.has_word(&candidate)? {
                found.push(candidate);
            }
        }
        let nearest = self.vocabulary.nearest(word)?;
        found.extend(nearest.into_iter().filter(|other| !found.contains(other)).collect::<Vec<_>>());
        let mut stems = BTreeSet::new();
        found.retain(|guess| stems.insert(self.german.term(&plain(guess)).stem));
        Ok(found)
    }

    /// What neighbouring words mean together: a joined word, synonyms, topics.
    fn phrase(&self, terms: &[Term], concepts: &mut [Concept]) -> Result<(), TantivyError> {
        let part = self.fields.part;
        let stems: Vec<_> = terms.iter().map(|term| term.stem.clone()).collect();
        let mut found = Vec::new();
        if let [one, other] = terms {
            let joined = self.german.term(&plain(&format!("{}{}", one.word, other.word))).stem;
            if self.vocabulary.has_stem(&joined)? {
                found.push(evidence(part, &joined, JOINED, 0.97));
            }
        }
        let others = self.others(&stems);
        if let ([term], true) = (terms, others.is_empty()) {
            // `aufpasst` says what `aufpassen` says.
            let verbs = infinitives(&term.word).map(|verb| self.others(&[self.german.stems.stem(&verb)]));
            found.extend(verbs.flatten());
        }
        found.extend(others);
        for concept in concepts {
            concept.evidence.extend(found.iter().cloned());
        }
        Ok(())
    }

    /// What else speaks for these words: words that mean the same, and topics that they name.
    fn others(&self, stems: &[String]) -> Vec<Evidence> {
        let Fields { part, title, topic, .. } = *self.fields;
        let mut found = Vec::new();
        for other in self.german.synonyms.of(stems) {
            let share = 1.0 / score::of_count(other.len());
            for stem in other {
                found.push(if other.len() == 1 {
                    evidence(part, stem, SYNONYM, 0.8)
                } else {
                    part_of(part, stem, LONG_SYNONYM * share, 0.4 * share)
                });
                found.push(evidence(title, stem, SYNONYM_IN_TITLE * share, 0.0));
            }
        }
        for id in self.german.synonyms.topics(stems) {
            found.push(constant(topic, id.as_str(), TOPIC_OF_WORD, 0.35));
            found.push(constant(topic, &first_topic(id), FIRST_TOPIC_OF_WORD, 0.65));
        }
        found
    }

    /// A word that no offer says, in no form and with no other word for it, says the less about offers: who asks in
    /// another language, or tells a story, is not to be sent away for it.
    fn weigh_unfound(&self, concepts: &mut [Concept], terms: &[Term]) -> Result<(), TantivyError> {
        for (concept, term) in concepts.iter_mut().zip(terms) {
            let mut is_found = false;
            for own in concept.evidence.iter().filter(|own| own.strength > 0.0) {
                is_found = is_found || self.vocabulary.frequency_of(&own.term)? > 0;
            }
            if !is_found {
                let is_german = self.german.compounds.knows(&term.word) || !term.parts.is_empty();
                concept.bearing = if is_german { UNFOUND } else { FOREIGN };
            }
        }
        Ok(())
    }

    /// The concept of a topic that was asked for.
    fn topic(&mut self, id: &TopicId) -> Result<(), TantivyError> {
        let Fields { part, topic, .. } = *self.fields;
        let main = id.main();
        let frequency = self.vocabulary.frequency_of(&IndexTerm::from_field_text(topic, id.as_str()))?;
        let boost = 0.9 + self.vocabulary.rarity(frequency);
        let mut evidence = if id.as_str() == main {
            vec![constant(topic, main, boost, 0.65), constant(topic, &first_topic(id), FIRST_TOPIC, 1.0)]
        } else {
            vec![
                constant(topic, id.as_str(), boost, 0.65),
                constant(topic, &first_topic(id), FIRST_TOPIC, 1.0),
                constant(topic, &format!("{main}="), MAIN_TOPIC_ALONE, 0.35),
                constant(topic, main, MAIN_TOPIC, 0.2),
            ]
        };
        let said: BTreeSet<_> = self.german.synonyms.words_of(id).iter().collect();
        for words in said {
            let share = 1.0 / score::of_count(words.len());
            evidence.extend(
                words
                    .iter()
                    .map(|stem| self::evidence(part, stem, WORD_OF_TOPIC * share, 0.6 * share * share)),
            );
        }
        self.plan.concepts.push(Concept {
            name: ConceptName::Topic(id.clone()),
            importance: TOPIC_IMPORTANCE,
            bearing: 1.0,
            is_weak: false,
            evidence,
        });
        Ok(())
    }

    /// The concept of a property: what it is called may say more than the facts.
    fn facet(&mut self, facet: Facet) {
        let words = self.german.synonyms.words_of_facet(facet);
        let evidence = words.iter().map(|stem| self::evidence(self.fields.part, stem, FACET, 0.0)).collect();
        self.plan.concepts.push(Concept {
            name: ConceptName::Facet(facet),
            importance: 0.0,
            bearing: 0.0,
            is_weak: true,
            evidence,
        });
    }

    fn without(&mut self, text: &str) {
        let text: String = text.chars().take(LONGEST_QUERY).collect();
        let terms = self.german.terms(&text).into_iter().take(MOST_WORDS);
        let terms: Vec<_> = terms.filter(|term| !term.is_stop_word && !term.is_weak_word).collect();
        let said_in = |field| {
            terms.iter().map(|term| IndexTerm::from_field_text(field, &term.stem)).collect::<Vec<_>>()
        };
        self.plan.without = said_in(self.fields.title);
        self.plan.rather_without = said_in(self.fields.part);
    }

    /// How much a word says: its inverse document frequency, by the most frequent of its own terms.
    fn importance(&self, evidence: &[Evidence]) -> Result<f32, TantivyError> {
        let mut frequency: u64 = 0;
        for own in evidence.iter().filter(|own| own.strength >= 0.9) {
            frequency = frequency.max(self.vocabulary.frequency_of(&own.term)?);
        }
        Ok(self.vocabulary.rarity(frequency))
    }

    /// How much a part says of its compound: in `krabbelgruppe`, little is said by `gruppe`.
    fn part_rarity(&self, stem: &str) -> Result<f32, TantivyError> {
        let frequency = self.vocabulary.frequency_of(&IndexTerm::from_field_text(self.fields.part, stem))?;
        let weak = if self.german.is_weak(stem) { WEAK } else { 1.0 };
        Ok(self.vocabulary.rarity(frequency) * weak)
    }
}

/// The verbs that `word` may be a form of.
fn infinitives(word: &str) -> impl Iterator<Item = String> {
    let heads = ["st", "te", "t", "e"].into_iter().filter_map(move |ending| word.strip_suffix(ending));
    heads.filter(|head| head.chars().count() >= 3).map(|head| format!("{head}en"))
}

fn plain(word: &str) -> Word {
    Word { text: word.to_owned(), pieces: Vec::new() }
}

/// The words of a place that is searched for by its point, so they need not be searched for as words.
fn place_words(place: Option<&Whereabouts>) -> BTreeSet<String> {
    let names = match place {
        Some(Whereabouts::Inside(place)) => format!("{} {}", place.name, place.municipality),
        Some(Whereabouts::Outside(neighbour)) => neighbour.name.clone(),
        Some(Whereabouts::Anywhere) | None => String::new(),
    };
    names.split([' ', '-']).filter(|word| word.chars().count() > 3).map(fold).collect()
}
