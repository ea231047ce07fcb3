//! What a message says by patterns of words, or as a whole: the shape of the tables `said` and `alone`.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::dialog::understand::{
    pattern::{Patterns, Spans, Spellings},
    sentence::{Sentence, folded_words},
};

/// Lines of a list, each under the key of what they say.
pub type Lists<K> = BTreeMap<K, Vec<String>>;

/// What can be said, each under its key.
#[derive(Debug)]
pub struct Sayings<K> {
    said: BTreeMap<K, Patterns>,
    alone: BTreeMap<String, BTreeSet<K>>,
    around: BTreeSet<String>,
}

impl<K: Ord + Copy> Sayings<K> {
    /// Reads patterns, in which `{name}` stands for the wordings of that `words`, and whole messages, around which the words
    /// `around` say nothing.
    pub fn read(
        (said, alone): (&Lists<K>, &Lists<K>),
        words: &BTreeMap<String, String>,
        around: &BTreeSet<String>,
    ) -> Self {
        let patterns = |lines: &Vec<String>| Patterns::read(lines, words, &Spellings::default());
        let mut whole: BTreeMap<String, BTreeSet<K>> = BTreeMap::new();
        for (key, phrases) in alone {
            for phrase in phrases {
                whole.entry(folded_words(phrase).join(" ")).or_default().insert(*key);
            }
        }
        Self {
            said: said.iter().map(|(key, lines)| (*key, patterns(lines))).collect(),
            alone: whole,
            around: around.iter().flat_map(|word| folded_words(word)).collect(),
        }
    }

    /// Which words of `sentence` say `key`.
    pub fn spans(&self, key: K, sentence: &Sentence) -> Spans {
        self.said
            .get(&key)
            .map_or_else(Spans::default, |patterns| patterns.spans(sentence, &Spans::default()))
    }

    /// All that the words of `sentence` say that are not `taken`.
    pub fn in_parts<'a>(&'a self, sentence: &'a Sentence, taken: &'a Spans) -> impl Iterator<Item = K> + 'a {
        self.said.iter().filter(|(_, patterns)| patterns.is_said(sentence, taken)).map(|(key, _)| *key)
    }

    /// All that `sentence` says as a whole.
    pub fn as_a_whole(&self, sentence: &Sentence) -> BTreeSet<K> {
        let words: Vec<_> = sentence.words().iter().map(|word| word.folded.as_str()).collect();
        let bare: Vec<_> = words.iter().copied().filter(|word| !self.around.contains(*word)).collect();
        let alone = [words.join(" "), bare.join(" ")];
        alone.iter().filter_map(|whole| self.alone.get(whole)).flatten().copied().collect()
    }

    /// The words of `sentence` that are not said only around something else.
    pub fn bare<'a>(&'a self, sentence: &'a Sentence) -> impl Iterator<Item = (usize, &'a str)> + 'a {
        let words = sentence.words().iter().map(|word| word.folded.as_str()).enumerate();
        words.filter(|(_, word)| !self.around.contains(*word))
    }
}
