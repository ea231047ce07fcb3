//! How German text becomes terms: the same for what is indexed and for what is asked.

use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};

use crate::{
    domain::{dialect::Dialect, topic::TopicTree},
    search::{
        compound::Compounds,
        error::KnowledgeError,
        stem::Stems,
        synonym::Synonyms,
        words::{Word, fold, with_umlauts, words},
    },
};

/// The texts of the word lists, as they lie in `index/german`.
#[derive(Debug, Clone, Copy)]
pub struct GermanData<'a> {
    /// Everyday and official words: `synonyms.tsv`.
    pub synonyms: &'a str,
    /// Words that say nothing about a subject: `stopwords.txt`.
    pub stop_words: &'a str,
    /// What compounds are made of: `parts.txt`.
    pub parts: &'a str,
    /// Compounds that are taken apart otherwise, or not at all: `compounds.tsv`.
    pub compounds: &'a str,
    /// Forms that belong together: `stems.tsv`.
    pub stems: &'a str,
    /// Words and sounds of the region: `dialect.tsv`.
    pub dialect: &'a str,
}

/// Everything the search knows about German, and about the topics' words.
pub struct German {
    /// Brings the forms of a word together.
    pub stems: Stems,
    /// Takes compounds apart.
    pub compounds: Compounds,
    /// Knows other words for the same thing.
    pub synonyms: Synonyms,
    /// Knows how people of the region speak.
    pub dialect: Dialect,
    stop_words: FxHashSet<String>,
    weak_words: FxHashSet<String>,
    fingerprint: String,
}

/// A word of a text with all that it can be found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word as written, in small letters.
    pub word: String,
    /// The stem of the whole word.
    pub stem: String,
    /// The stems of its parts; empty if it is no compound.
    pub parts: Vec<String>,
    /// Whether it says nothing about a subject.
    pub is_stop_word: bool,
    /// Whether it goes with many subjects, such as `kinder` or a number.
    pub is_weak_word: bool,
}

impl German {
    /// Reads the word lists and the words of the topics.
    pub fn read(data: &GermanData<'_>, topics: &TopicTree) -> Result<Self, KnowledgeError> {
        let stems = Stems::read(data.stems)?;
        let listed = || KnowledgeError::lines(data.stop_words).flat_map(|(_, line)| line.split_whitespace());
        let (weak, stop): (Vec<_>, Vec<_>) = listed().partition(|word| word.starts_with('~'));
        Ok(Self {
            synonyms: Synonyms::read(data.synonyms, topics, &stems)?,
            compounds: Compounds::read(data.parts, data.compounds)?,
            dialect: Dialect::read(data.dialect, fold).map_err(|line| KnowledgeError {
                file: "dialect.tsv",
                line,
                reason: "write `word<TAB>standard word`",
            })?,
            weak_words: weak.into_iter().map(|word| stems.stem(&word[1..])).collect(),
            stop_words: stop.into_iter().map(fold).collect(),
            fingerprint: fingerprint(data),
            stems,
        })
    }

    /// Stands for the lists that decide how text is analysed: with other lists, an index must be rebuilt.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The terms of `text`, in order.
    pub fn terms(&self, text: &str) -> Vec<Term> {
        words(text).iter().map(|word| self.term(word)).collect()
    }

    /// One word as a term.
    pub fn term(&self, word: &Word) -> Term {
        let mut parts = Vec::new();
        for piece in &word.pieces {
            let part = self.term(&Word { text: piece.clone(), pieces: Vec::new() });
            parts.push(part.stem);
            parts.extend(part.parts);
        }
        if word.pieces.is_empty() {
            parts = self.parts(&word.text);
        }
        parts.retain(|part| !part.is_empty() && !self.stop_words.contains(part));
        let stem = self.stems.stem(&word.text);
        Term {
            is_weak_word: self.is_weak(&stem),
            stem,
            is_stop_word: self.is_stop_word(&fold(&word.text)),
            word: word.text.clone(),
            parts,
        }
    }

    /// Whether a folded word says nothing about any subject.
    pub fn is_stop_word(&self, folded: &str) -> bool {
        self.stop_words.contains(folded)
    }

    /// Whether a stem goes with many subjects.
    pub fn is_weak(&self, stem: &str) -> bool {
        self.weak_words.contains(stem) || stem.chars().all(char::is_numeric)
    }

    /// The stems of all parts of a compound, without doubles.
    fn parts(&self, word: &str) -> Vec<String> {
        let mut spellings = vec![word.to_owned()];
        spellings.extend(word.contains('e').then(|| with_umlauts(word)).filter(|other| other != word));
        spellings.extend(word.contains("ss").then(|| word.replace("ss", "ß")));
        // A spelling that the dictionary knows is the right one: `fussball` is no ball of a `fuss`.
        let known = spellings.iter().find(|spelling| self.compounds.knows(spelling));
        let parts = if let Some(spelling) = known {
            self.compounds.parts(spelling)
        } else {
            let mut parts = spellings.iter().map(|spelling| self.compounds.parts(spelling));
            parts.find(|parts| !parts.is_empty()).unwrap_or_default()
        };
        let mut stems: Vec<String> = Vec::new();
        for stem in parts.iter().map(|part| self.stems.stem(part)) {
            if !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        stems
    }
}

/// Sixteen hexadecimal digits of the SHA-256 of all lists that change what is indexed.
fn fingerprint(data: &GermanData<'_>) -> String {
    let mut hash = Sha256::new();
    for list in [data.stop_words, data.parts, data.compounds, data.stems] {
        hash.update((list.len() as u64).to_le_bytes());
        hash.update(list);
    }
    let digest = hash.finalize();
    let head = digest.iter().take(8).fold(0_u64, |head, byte| head << 8 | u64::from(*byte));
    format!("{head:016x}")
}
