//! Hears what tells who somebody is: a name, an address, an illness. Their own words are theirs, but they shall know.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::dialog::understand::{
    pattern::{Patterns, Spans, Spellings},
    sentence::{Sentence, Word, folded_words},
};

/// The longest number of a house.
const LONGEST_HOUSE: u16 = 999;

/// A postal code has so many digits.
const POSTCODE: usize = 5;

/// What tells who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// The name of a person.
    Name,
    /// Where somebody lives.
    Address,
    /// How somebody's health is.
    Health,
}

/// The words of it, as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonalFile {
    /// Given names that are no ordinary words.
    pub names: Vec<String>,
    /// Behind one of these a given name is one even without a capital.
    pub called: Vec<String>,
    /// What stands before a name.
    pub introductions: Vec<String>,
    /// What ends a letter: a name follows.
    pub farewells: Vec<String>,
    /// What the names of streets end with.
    pub streets: Vec<String>,
    /// Words and patterns that tell of health.
    pub health: Vec<String>,
}

/// The words of it.
#[derive(Debug)]
pub struct PersonalWords {
    names: BTreeSet<String>,
    called: BTreeSet<String>,
    introductions: Vec<Vec<String>>,
    farewells: BTreeSet<String>,
    streets: Vec<String>,
    health: Patterns,
}

impl PersonalWords {
    /// Reads the lists.
    pub fn new(file: &PersonalFile) -> Self {
        let words = |words: &[String]| words.iter().flat_map(|word| folded_words(word)).collect();
        Self {
            names: words(&file.names),
            called: words(&file.called),
            introductions: file.introductions.iter().map(|phrase| folded_words(phrase)).collect(),
            farewells: words(&file.farewells),
            streets: file.streets.iter().flat_map(|word| folded_words(word)).collect(),
            health: Patterns::read(&file.health, &BTreeMap::new(), &Spellings::default()),
        }
    }

    /// What `text` tells, each with the words that tell it.
    pub fn find(&self, text: &str) -> BTreeMap<Personal, String> {
        let sentence = Sentence::read(text);
        let words = sentence.words();
        let told = [
            (Personal::Name, self.name(&sentence)),
            (Personal::Address, self.address(words)),
            (Personal::Health, self.health(&sentence)),
        ];
        told.into_iter().filter_map(|(what, said)| Some((what, said?))).collect()
    }

    fn name(&self, sentence: &Sentence) -> Option<String> {
        let words = sentence.words();
        let is_name = |at: usize| words.get(at).is_some_and(is_capital);
        let is_own = |at: usize| self.called.contains(sentence.before(at));
        let is_known = |at: usize| self.names.contains(sentence.at(at)) && (is_name(at) || is_own(at));
        let is_introduced = |at: usize| {
            let stands = |phrase: &Vec<String>| {
                let start = at.checked_sub(phrase.len());
                start.is_some_and(|start| {
                    (0..phrase.len()).all(|word| sentence.at(start + word) == phrase[word])
                })
            };
            is_name(at) && !words[at].after_break && self.introductions.iter().any(stands)
        };
        // "Viele Grüße, Anna Maier" at the end.
        let farewell = (0..words.len()).rev().find(|at| self.farewells.contains(sentence.at(*at)));
        let signed = farewell.map(|at| at + 1).filter(|at| *at < words.len() && words.len() - at <= 3);
        let signed = signed.filter(|at| (*at..words.len()).all(is_name));
        let (mut told, mut at): (Vec<String>, usize) = (Vec::new(), 0);
        while at < words.len() {
            if signed != Some(at) && !is_introduced(at) && !is_known(at) {
                at += 1;
                continue;
            }
            let goes_on = is_name(at + 1) && !words[at + 1].after_break;
            let end = at + 1 + usize::from(goes_on);
            let name = written(&words[at..end]);
            if !told.contains(&name) {
                told.push(name);
            }
            at = end;
        }
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// "Hauptstr. 5", "Am Markt, 66663 Merzig".
    fn address(&self, words: &[Word]) -> Option<String> {
        let is_house = |word: &Word| word.written.parse::<u16>().is_ok_and(|number| number <= LONGEST_HOUSE);
        let is_street = |word: &Word| {
            let longer = |end: &String| word.folded.ends_with(end.as_str()) && word.folded != *end;
            is_capital(word) && self.streets.iter().any(longer)
        };
        // "Straße" and "Str." are streets by themselves behind another word: "Merziger Straße 5".
        let is_second = |words: &[Word]| {
            matches!(words[1].folded.as_str(), "strasse" | "str")
                && is_capital(&words[0])
                && is_house(&words[2])
        };
        let street = words.windows(2).find(|words| is_street(&words[0]) && is_house(&words[1])).map(written);
        let street = street.or_else(|| words.windows(3).find(|words| is_second(words)).map(written));
        let is_postcode =
            |word: &Word| word.written.len() == POSTCODE && word.written.chars().all(|c| c.is_ascii_digit());
        let code = || words.windows(2).find(|words| is_postcode(&words[0]) && is_capital(&words[1]));
        street.or_else(|| code().map(written))
    }

    fn health(&self, sentence: &Sentence) -> Option<String> {
        let spans = self.health.spans(sentence, &Spans::default());
        let first = spans.first()?;
        Some(written(&sentence.words()[first]))
    }
}

fn is_capital(word: &Word) -> bool {
    word.written.chars().next().is_some_and(char::is_uppercase) && word.written.chars().count() > 1
}

fn written(words: &[Word]) -> String {
    words.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> PersonalWords {
        let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        PersonalWords::new(&PersonalFile {
            names: all(&["Petra", "Emil"]),
            called: all(&["meinen"]),
            introductions: all(&["ich heiße", "heißt", "mein Name ist", "Frau"]),
            farewells: all(&["Grüße", "Gruß"]),
            streets: all(&["straße", "str", "weg", "gasse"]),
            health: all(&["depression*", "adhs", "bin|ist + krank"]),
        })
    }

    fn said(text: &str, what: Personal) -> Option<String> {
        words().find(text).remove(&what)
    }

    #[test]
    fn a_name_is_told_in_many_ways_and_a_noun_is_none() {
        for (text, name) in [
            ("Ich heiße Änne Thull und suche Yoga.", "Änne Thull"),
            ("Hat Emil noch Platz?", "Emil"),
            ("Mein Sohn heißt Jonte, er ist 3.", "Jonte"),
            ("Fragen Sie Frau Schmitt.", "Schmitt"),
            ("Ich suche was für meinen emil.", "emil"),
            ("Ist noch frei?\nViele Grüße\nTilda Thull", "Tilda Thull"),
        ] {
            assert_eq!(said(text, Personal::Name).as_deref(), Some(name), "{text}");
        }
        for text in [
            "Ist noch Platz für ein Kind?",
            "Ich bin Rentner.",
            "Viele Grüße",
            "Viele Grüße aus Merzig und danke",
        ] {
            assert_eq!(said(text, Personal::Name), None, "{text}");
        }
    }

    #[test]
    fn an_address_is_a_street_with_a_number_or_a_town_with_its_code() {
        for (text, address) in [
            ("Ich wohne in der Hauptstr. 5 oben.", "Hauptstr 5"),
            ("Wohne Merziger Straße 12", "Merziger Straße 12"),
            ("Wir sind aus 66679 Losheim.", "66679 Losheim"),
        ] {
            assert_eq!(said(text, Personal::Address).as_deref(), Some(address), "{text}");
        }
        for text in ["Der Weg 5 mal", "Am 5 Mai, Raum 12", "Ist der Heimweg weit?"] {
            assert_eq!(said(text, Personal::Address), None, "{text}");
        }
    }

    #[test]
    fn health_is_told_by_words_and_patterns() {
        assert_eq!(said("Geht das mit Depressionen?", Personal::Health).as_deref(), Some("Depressionen"));
        assert!(said("Er ist oft krank.", Personal::Health).is_some());
        assert_eq!(said("Was kostet der Kurs?", Personal::Health), None);
    }
}
