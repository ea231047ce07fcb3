//! Words for topics in other forms and another order: "töpfert", "lerne schwimmen", "nicht so gut lesen".

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    ops::Range,
};

use frostem::{Algorithm, Stemmer};

use crate::domain::{
    dialog::understand::sentence::{Sentence, folded_words},
    topic::TopicId,
};

/// Stems of fewer letters are shared by words of different meaning.
const SHORTEST: usize = 4;
/// Between the words of a phrase may stand so many that say nothing.
const MOST_BETWEEN: usize = 2;
/// They turn what is said, so a phrase that has one is another phrase.
const TURNING: [&str; 6] = ["nicht", "kein", "keine", "keinen", "nichts", "ohne"];

/// The words for topics by their stems.
pub struct TopicStems {
    stemmer: Stemmer,
    single: BTreeMap<String, TopicId>,
    phrases: Vec<(Vec<String>, TopicId)>,
    /// The phrases that a stem occurs in, the longest first.
    by_stem: BTreeMap<String, Vec<usize>>,
}

/// The stemmer says nothing about itself.
impl fmt::Debug for TopicStems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TopicStems").field("phrases", &self.phrases).finish_non_exhaustive()
    }
}

impl TopicStems {
    /// The stems of `named`; `fillers` may stand between the words of a phrase.
    pub fn new(named: &[(String, TopicId)], fillers: &BTreeSet<String>) -> Self {
        let stemmer = Stemmer::new(Algorithm::German);
        let (mut single, mut phrases) = (BTreeMap::new(), Vec::new());
        for (name, id) in named {
            let words = folded_words(name);
            let content = words.iter().filter(|word| says_something(word, fillers));
            let stems: Vec<_> = content.map(|word| stemmer.stem(word).into_owned()).collect();
            match (words.len(), stems.as_slice()) {
                (1, [stem]) if stem.chars().count() >= SHORTEST => {
                    single.entry(stem.clone()).or_insert_with(|| id.clone());
                }
                (_, [] | [_]) => (),
                (_, [_, _, ..]) => phrases.push((stems, id.clone())),
            }
        }
        phrases.sort_by_key(|(stems, _)| std::cmp::Reverse(stems.len()));
        let mut by_stem: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (stems, _)) in phrases.iter().enumerate() {
            for stem in stems {
                by_stem.entry(stem.clone()).or_default().push(at);
            }
        }
        Self { stemmer, single, phrases, by_stem }
    }

    /// The topic of `word`, whatever its form.
    pub fn of_word(&self, word: &str) -> Option<&TopicId> {
        self.single.get(self.stemmer.stem(word).as_ref())
    }

    /// The longest phrase whose words stand together at `index`, in any order, with nothing between them but
    /// `fillers`.
    pub fn of_phrase(
        &self,
        sentence: &Sentence,
        index: usize,
        fillers: &BTreeSet<String>,
    ) -> Option<(Range<usize>, &TopicId)> {
        let first = self.stemmer.stem(sentence.at(index));
        let phrases = self.by_stem.get(first.as_ref())?;
        phrases.iter().map(|at| &self.phrases[*at]).find_map(|(stems, id)| {
            let end = self.end_of(stems, sentence, (index, fillers))?;
            Some((index..end, id))
        })
    }

    /// Where the words of `stems` end that begin at `index`.
    fn end_of(
        &self,
        stems: &[String],
        sentence: &Sentence,
        (index, fillers): (usize, &BTreeSet<String>),
    ) -> Option<usize> {
        let mut missing: Vec<&str> = stems.iter().map(String::as_str).collect();
        let mut between = 0;
        for at in index..sentence.len() {
            let word = &sentence.words()[at];
            if (at > index && word.after_break) || word.taken {
                return None;
            }
            let stem = self.stemmer.stem(&word.folded);
            if let Some(found) = missing.iter().position(|missing| *missing == stem.as_ref()) {
                missing.remove(found);
                if missing.is_empty() {
                    return Some(at + 1);
                }
            } else if between < MOST_BETWEEN && fillers.contains(&word.folded) {
                between += 1;
            } else {
                return None;
            }
        }
        None
    }
}

fn says_something(word: &str, fillers: &BTreeSet<String>) -> bool {
    !fillers.contains(word) || TURNING.contains(&word)
}
