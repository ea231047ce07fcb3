//! What words of other languages and of the dialect mean in standard German.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    dialect::Dialect,
    dialog::understand::{
        sentence::PhraseTable,
        word_file::{ForeignEntry, ForeignFile},
    },
    spelling::fold,
};

/// The beginning of a word must have this many letters to stand for it.
const SHORTEST_BEGINNING: usize = 3;
/// What follows the beginning is an ending of so many letters at most, not another word.
const LONGEST_ENDING: usize = 6;

/// What is not said in standard German, and what it means.
#[derive(Debug)]
pub struct Translations {
    /// Whole words and phrases.
    pub phrases: PhraseTable<String>,
    /// Words of other languages that say nothing.
    pub little: PhraseTable<()>,
    /// Words that nobody says who does not speak the dialect.
    pub signs: BTreeSet<String>,
    dialect: Dialect,
    beginnings: BTreeMap<String, String>,
    articles: Vec<String>,
}

impl Translations {
    /// Joins the words of other languages with those of the dialect. If a line of the dialect cannot be read, its
    /// number.
    pub fn new(foreign: &ForeignFile, dialect: &str) -> Result<Self, usize> {
        let all = || {
            let words = |entry: &'_ ForeignEntry| entry.words.clone();
            foreign
                .words
                .iter()
                .flat_map(move |entry| words(entry).into_iter().map(|word| (word, entry.say.clone())))
        };
        let (beginnings, phrases): (Vec<_>, Vec<_>) = all().partition(|(word, _)| word.ends_with('*'));
        Ok(Self {
            phrases: PhraseTable::new(phrases.iter().map(|(phrase, say)| (phrase.as_str(), say.clone()))),
            beginnings: beginnings
                .into_iter()
                .map(|(word, say)| (fold(word.trim_end_matches('*')), say))
                .collect(),
            little: PhraseTable::new(foreign.little.iter().map(|phrase| (phrase.as_str(), ()))),
            signs: foreign.dialect.iter().map(|word| fold(word)).collect(),
            articles: foreign.articles.iter().map(|article| fold(article)).collect(),
            dialect: Dialect::read(dialect, heard)?,
        })
    }

    /// What `word` of the dialect means; infinitives go without their last letter there.
    pub fn dialect(&self, word: &str) -> Option<String> {
        let standard = self.dialect.words(word).or_else(|| self.dialect.words(&format!("{word}n")));
        standard.map(|words| words.join(" "))
    }

    /// What `word` may be by its sounds, as [`heard`].
    pub fn sounds(&self, word: &str) -> Vec<String> {
        self.dialect.sounds(word)
    }

    /// What `word` of another language means, whatever its ending.
    pub fn beginning(&self, word: &str) -> Option<&str> {
        let articles = self.articles.iter().filter_map(|article| word.strip_prefix(article.as_str()));
        std::iter::once(word).chain(articles).find_map(|word| {
            let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST_BEGINNING).chain([word.len()]);
            let longest_first = ends.collect::<Vec<_>>().into_iter().rev();
            let mut heads = longest_first.map(|end| word.split_at(end));
            heads.find_map(|(head, ending)| {
                let say = self.beginnings.get(head)?;
                (ending.chars().count() <= LONGEST_ENDING).then_some(say.as_str())
            })
        })
    }
}

/// Words by their letters without umlauts, as the rules for sounds are written.
pub fn heard(word: &str) -> String {
    fold(word).replace("ae", "a").replace("oe", "o").replace("ue", "u")
}
