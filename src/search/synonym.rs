//! Which words mean the same, and which words a topic is known by.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::{
    domain::topic::{Facet, TopicId, TopicTree},
    search::{error::KnowledgeError, stem::Stems, words::words},
};

/// The most words of one entry.
pub const LONGEST_PHRASE: usize = 5;

/// Everyday words and their official counterparts, by stems.
pub struct Synonyms {
    phrases: FxHashMap<Vec<String>, Vec<Vec<String>>>,
    topics: FxHashMap<Vec<String>, Vec<TopicId>>,
    topic_words: FxHashMap<TopicId, Vec<Vec<String>>>,
    facet_words: FxHashMap<Facet, Vec<String>>,
}

impl Synonyms {
    /// Reads `synonyms.tsv` (`wording<TAB>other wordings;…<TAB>direction`; `=` holds both ways, `>` widens
    /// only the wording) and the words of the topics.
    pub fn read(table: &str, topics: &TopicTree, stems: &Stems) -> Result<Self, KnowledgeError> {
        let phrase = |text: &str| stems_of(text, stems);
        let mut phrases: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for (line, text) in KnowledgeError::lines(table) {
            let columns: Vec<_> = text.split('\t').collect();
            let [wording, others, direction @ ("=" | ">")] = columns[..] else {
                let reason = "write `wording<TAB>other; other<TAB>= or >`";
                return Err(KnowledgeError { file: "synonyms.tsv", line, reason });
            };
            for other in others.split(';') {
                add(&mut phrases, phrase(wording), phrase(other));
                if direction == "=" {
                    add(&mut phrases, phrase(other), phrase(wording));
                }
            }
        }
        let (mut by_words, mut topic_words) = (FxHashMap::default(), FxHashMap::<_, Vec<_>>::default());
        for (id, part) in topics.subtopics() {
            let named = part.de.split([',', '&']).flat_map(|name| name.split(" und "));
            for text in part.words.iter().map(String::as_str).chain(named) {
                add(&mut by_words, phrase(text), id.clone());
                add(&mut topic_words, id.clone(), phrase(text));
            }
        }
        for topic in &topics.topics {
            for name in topic.de.split(',').flat_map(|name| name.split(" und ")) {
                add(&mut by_words, phrase(name), TopicId::new(topic.id.clone()));
            }
        }
        let mut facet_words = FxHashMap::<_, Vec<_>>::default();
        for facet in &topics.facets {
            for words in facet.words.iter().map(|text| phrase(text)).filter(|words| words.len() == 1) {
                for word in words {
                    add(&mut facet_words, facet.facet, word);
                }
            }
        }
        Ok(Self { phrases, topics: by_words, topic_words, facet_words })
    }

    /// What else is said for these stems.
    pub fn of(&self, phrase: &[String]) -> &[Vec<String>] {
        self.phrases.get(phrase).map_or(&[], Vec::as_slice)
    }

    /// The topics these stems name.
    pub fn topics(&self, phrase: &[String]) -> &[TopicId] {
        self.topics.get(phrase).map_or(&[], Vec::as_slice)
    }

    /// The words a topic is known by, as stems.
    pub fn words_of(&self, topic: &TopicId) -> &[Vec<String>] {
        self.topic_words.get(topic).map_or(&[], Vec::as_slice)
    }

    /// The single words a property is known by, as stems.
    pub fn words_of_facet(&self, facet: Facet) -> &[String] {
        self.facet_words.get(&facet).map_or(&[], Vec::as_slice)
    }
}

fn stems_of(text: &str, stems: &Stems) -> Vec<String> {
    words(text).iter().map(|word| stems.stem(&word.text)).take(LONGEST_PHRASE).collect()
}

fn add<K: Eq + Hash, V: PartialEq>(map: &mut FxHashMap<K, Vec<V>>, key: K, value: V) {
    let values = map.entry(key).or_default();
    if !values.contains(&value) {
        values.push(value);
    }
}
