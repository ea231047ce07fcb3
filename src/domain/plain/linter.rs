//! Checks texts: all rules at once, for simple language and for ordinary German.

use std::ops::Range;

use crate::domain::{
    language::Language,
    plain::{
        allow::{allowances, excuse},
        finding::Report,
        genitive, german, grammar, layout,
        morphology::Vocabulary,
        number, sign,
        text::Text,
        word,
    },
};

/// Checks texts by the rules of their language.
pub struct Linter {
    vocabulary: Vocabulary,
}

impl Linter {
    /// A linter that knows these words.
    pub fn new(vocabulary: Vocabulary) -> Self {
        Self { vocabulary }
    }

    /// What is wrong with `text` in `language`, in time that grows with its length and no faster.
    pub fn check(&self, language: Language, text: &str) -> Report {
        self.check_with_names(language, text, &[])
    }

    /// The same; `names` are the ranges of bytes, in order, that hold names and titles from the data. Nobody can
    /// make those simpler.
    pub fn check_with_names(&self, language: Language, text: &str, names: &[Range<usize>]) -> Report {
        let (allowances, source) = allowances(text);
        let lists = &self.vocabulary.lists;
        let read = Text::read(&source, names, lists);
        let score = layout::score(&read);
        let mut findings = match language {
            Language::German => german::check(&read),
            Language::Simple => [
                layout::check(&read, &score),
                grammar::check(&read, lists),
                genitive::check(&read, lists),
                word::check(&read, &self.vocabulary),
                number::check(&read, lists),
                sign::check(&read, lists),
            ]
            .concat(),
        };
        excuse(&mut findings, &allowances, &source);
        findings.sort_by_key(|finding| (finding.range.start, finding.range.end, finding.rule));
        Report { findings, score }
    }
}
