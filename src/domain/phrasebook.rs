//! Puts phrases into words: the texts of `dialogs/`, read as Fluent.

use std::collections::BTreeMap;

use fluent_bundle::{FluentResource, concurrent::FluentBundle};

use crate::domain::{
    language::Language,
    message::{Mark, Style},
    phrase::Phrase,
    plain::{
        catalog::{CatalogFile, SyntaxError},
        readers::Share,
    },
};

/// Stand in for the angle brackets of texts that are not ours, so that nobody's title becomes markup.
const GUARDED: [(char, char); 2] = [('<', '\u{e000}'), ('>', '\u{e001}')];

/// What the simple language is called: before all of its messages were checked by readers, and after.
const UNCHECKED_LABEL: &str = "label-einfach.ftl";
const CHECKED_LABEL: &str = "label-leicht.ftl";

/// All words of the bot in all languages.
pub struct Phrasebook {
    bundles: BTreeMap<Language, FluentBundle<FluentResource>>,
}

/// Words with marks in them: what a phrase becomes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The plain text.
    pub text: String,
    /// The marked ranges, in bytes.
    pub marks: Vec<Mark>,
}

/// Why the words could not be read.
#[derive(Debug, thiserror::Error)]
pub enum PhrasebookError {
    /// A file is no Fluent.
    #[error("{file}: line {line}: {reason}")]
    Syntax {
        /// Which file.
        file: String,
        /// Counted from one.
        line: usize,
        /// In the words of the parser.
        reason: String,
    },
    /// A phrase is written twice.
    #[error("{file}: `{id}` is written twice")]
    Twice {
        /// Which file.
        file: String,
        /// Which phrase.
        id: String,
    },
}

impl Phrasebook {
    /// Reads `files`: language, name and text of each. A file without a language belongs to all. Of the two files that
    /// name the simple language only one is read: which, is for the readers to say who have checked its messages.
    pub fn read(files: &[(Option<Language>, String, String)]) -> Result<Self, PhrasebookError> {
        let simple = files.iter().filter(|(of, ..)| *of == Some(Language::Simple));
        // A file that is no Fluent is reported below.
        let simple: Vec<_> = simple.filter_map(|(.., text)| CatalogFile::read(text).ok()).collect();
        let unused = if Share::of(&simple).is_all() { UNCHECKED_LABEL } else { CHECKED_LABEL };
        let mut bundles = BTreeMap::new();
        for language in Language::ALL {
            let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
            // Else invisible marks around each value end up in the chat.
            bundle.set_use_isolating(false);
            for (of, name, text) in files {
                if of.is_none_or(|of| of == language) && !name.ends_with(unused) {
                    add(&mut bundle, name, text)?;
                }
            }
            bundles.insert(language, bundle);
        }
        Ok(Self { bundles })
    }

    /// Whether there are words for `id` in `language`.
    pub fn has(&self, language: Language, id: &str) -> bool {
        self.bundles
            .get(&language)
            .is_some_and(|bundle| bundle.get_message(id).is_some_and(|m| m.value().is_some()))
    }

    /// Puts `phrase` into words. A phrase without words falls back to German; that both languages have
    /// words for every phrase is checked when the texts are read.
    pub fn say(&self, language: Language, phrase: &Phrase) -> Words {
        let raw = self.raw(language, phrase).or_else(|| self.raw(Language::German, phrase));
        Words::with_marks(&raw.unwrap_or_else(|| phrase.id().to_owned()))
    }

    /// Puts `phrase` into words without marks.
    pub fn plain(&self, language: Language, phrase: impl Into<Phrase>) -> String {
        self.say(language, &phrase.into()).text
    }

    /// What is wrong with `phrase` in `language`: no words, or a value the words ask for in vain.
    pub fn fault(&self, language: Language, phrase: &Phrase) -> Option<String> {
        if !self.has(language, phrase.id()) {
            return Some(format!("{}: there are no words for `{}`", language.tag(), phrase.id()));
        }
        let bundle = self.bundles.get(&language)?;
        let pattern = bundle.get_message(phrase.id())?.value()?;
        let mut faults = Vec::new();
        bundle.format_pattern(pattern, Some(&phrase.arguments(guarded)), &mut faults);
        let fault = faults.first()?;
        Some(format!("{}: `{}`: {fault}", language.tag(), phrase.id()))
    }

    fn raw(&self, language: Language, phrase: &Phrase) -> Option<String> {
        let bundle = self.bundles.get(&language)?;
        let pattern = bundle.get_message(phrase.id())?.value()?;
        let mut faults = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&phrase.arguments(guarded)), &mut faults).into_owned())
    }
}

impl Words {
    /// Takes the `<b>` out of `raw`, marks what stood between, and gives guarded brackets back.
    pub fn with_marks(raw: &str) -> Self {
        let mut words = Self::default();
        for (index, part) in raw.split("<b>").enumerate() {
            let (bold, rest) =
                if index == 0 { ("", part) } else { part.split_once("</b>").unwrap_or(("", part)) };
            let start = words.text.len();
            words.text.push_str(bold);
            if !bold.is_empty() {
                words.marks.push(Mark { start, end: words.text.len(), style: Style::Bold });
            }
            words.text.push_str(rest);
        }
        for (bracket, guard) in GUARDED {
            // Both guards are longer than their brackets, so the marks move with them.
            while let Some(at) = words.text.find(guard) {
                words.text.replace_range(at..at + guard.len_utf8(), &bracket.to_string());
                let shrunk = guard.len_utf8() - bracket.len_utf8();
                for mark in &mut words.marks {
                    mark.start -= if mark.start > at { shrunk } else { 0 };
                    mark.end -= if mark.end > at { shrunk } else { 0 };
                }
            }
        }
        words
    }

    /// Words of somebody else, as they are.
    pub fn foreign(text: &str) -> Self {
        Self { text: text.to_owned(), marks: vec![] }
    }

    /// Puts `other` on a new line behind these words.
    pub fn add_line(&mut self, other: Self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(&other.text);
        let moved = other.marks.into_iter();
        self.marks.extend(moved.map(|mark| Mark {
            start: mark.start + start,
            end: mark.end + start,
            ..mark
        }));
    }
}

fn add(bundle: &mut FluentBundle<FluentResource>, file: &str, text: &str) -> Result<(), PhrasebookError> {
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| {
        let SyntaxError { line, reason } = SyntaxError::of(text, &faults);
        PhrasebookError::Syntax { file: file.to_owned(), line, reason }
    })?;
    bundle.add_resource(resource).map_err(|faults| {
        let id = faults.first().map(ToString::to_string).unwrap_or_default();
        PhrasebookError::Twice { file: file.to_owned(), id }
    })
}

fn guarded(text: &str) -> String {
    GUARDED.iter().fold(text.to_owned(), |text, (bracket, guard)| text.replace(*bracket, &guard.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{fixed_phrase::Plain, line::Line};

    fn book(text: &str) -> Phrasebook {
        Phrasebook::read(&[(None, "test.ftl".to_owned(), text.to_owned())]).expect("sound Fluent")
    }

    #[test]
    fn bold_words_are_marked_and_a_foreign_bracket_is_only_text() {
        let book = book("card-title = { $number }. <b>{ $title }</b> hier\n");
        let phrase = Phrase::CardTitle { number: 2, title: "A <b>x</b> Ä".to_owned() };
        let words = book.say(Language::German, &phrase);
        assert_eq!(words.text, "2. A <b>x</b> Ä hier");
        assert_eq!(words.marks, [Mark { start: 3, end: "2. A <b>x</b> Ä".len(), style: Style::Bold }]);
    }

    #[test]
    fn the_language_is_called_leicht_only_when_readers_have_checked_every_message() {
        let named = |message: &str| {
            let file = |of, name: &str, text: &str| (of, name.to_owned(), text.to_owned());
            let files = [
                file(None, "label-einfach.ftl", "-simple-language = Einfache Sprache\n"),
                file(None, "label-leicht.ftl", "-simple-language = Leichte Sprache\n"),
                file(Some(Language::Simple), "a.ftl", message),
            ];
            let book = Phrasebook::read(&files).expect("sound Fluent");
            book.plain(Language::Simple, Plain::LabelSimple)
        };
        let checked = "# @geprueft 2027-02-01 Lebenshilfe Merzig\nlabel-simple = { -simple-language }\n";
        assert_eq!(named(checked), "Leichte Sprache");
        assert_eq!(named("label-simple = { -simple-language }\n"), "Einfache Sprache");
        let one_of_two = format!("{checked}thanks = Gern!\n");
        assert_eq!(named(&one_of_two), "Einfache Sprache");
        assert_eq!(named("# @geprueft bald\nlabel-simple = { -simple-language }\n"), "Einfache Sprache");
    }

    #[test]
    fn a_missing_value_and_a_missing_phrase_are_faults() {
        let book = book("line-place = Ort: { $town }\n");
        let line = Phrase::Line(Line::Place, "Merzig".to_owned());
        assert!(book.fault(Language::German, &line).is_some_and(|fault| fault.contains("town")));
        assert!(book.fault(Language::Simple, &Phrase::Years(3)).is_some_and(|fault| fault.contains("years")));
    }
}
