//! Hears the question what a word means: "Was heißt non-formal?".

use std::collections::BTreeSet;

use crate::domain::{
    dialog::understand::{
        sentence::{PhraseTable, Sentence, folded_words},
        word_file::GlossaryFile,
    },
    glossary::Term,
};

/// How one asks, and for what.
#[derive(Debug)]
pub struct Glossary {
    asks: PhraseTable<()>,
    articles: BTreeSet<String>,
    terms: PhraseTable<Term>,
}

impl Glossary {
    /// Reads the lists; the id of an explanation that does not exist is an error.
    pub fn read(file: &GlossaryFile) -> Result<Self, String> {
        let mut terms = Vec::new();
        for (name, words) in &file.terms {
            let id = format!("term-{name}");
            let term = Term::ALL.iter().find(|term| term.id() == id);
            let term = *term.ok_or_else(|| name.clone())?;
            terms.extend(words.iter().map(|word| (word.as_str(), term)));
        }
        Ok(Self {
            asks: PhraseTable::new(file.asks.iter().map(|ask| (ask.as_str(), ()))),
            articles: file.articles.iter().flat_map(|article| folded_words(article)).collect(),
            terms: PhraseTable::new(terms),
        })
    }

    /// The word that `sentence` asks the meaning of, if it asks for nothing else.
    pub fn asked(&self, sentence: &Sentence) -> Option<Term> {
        let (ask, ()) = (0..sentence.len()).find_map(|index| self.asks.matching(sentence, index))?;
        let is_article = |index: &usize| self.articles.contains(sentence.at(*index));
        let start = (ask.end..sentence.len()).find(|index| !is_article(index))?;
        let (term, meaning) = self.terms.matching(sentence, start)?;
        let ends = (term.end..sentence.len()).all(|index| is_article(&index));
        ends.then_some(*meaning)
    }
}
