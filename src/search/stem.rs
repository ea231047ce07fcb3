//! What the forms of a German word have in common: a table of exceptions, rules, then the Snowball stemmer.

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use crate::search::{error::KnowledgeError, words::fold};

/// Stems German words.
pub struct Stems {
    snowball: Stemmer,
    whole: FxHashMap<String, String>,
    endings: Vec<(String, String)>,
}

impl Stems {
    /// Reads the table: `form<TAB>word` a line; a form that begins with `-` is an ending, and a word in
    /// brackets is a stem already.
    pub fn read(table: &str) -> Result<Self, KnowledgeError> {
        let (mut whole, mut endings) = (FxHashMap::default(), Vec::new());
        for (line, text) in KnowledgeError::lines(table) {
            let Some((forms, word)) = text.split_once('\t') else {
                return Err(KnowledgeError { file: "stems.tsv", line, reason: "write `form<TAB>word`" });
            };
            for form in forms.split_whitespace() {
                match form.strip_prefix('-') {
                    Some(ending) => endings.push((ending.to_owned(), word.to_owned())),
                    None => drop(whole.insert(form.to_owned(), word.to_owned())),
                }
            }
        }
        Ok(Self { snowball: Stemmer::new(Algorithm::German), whole, endings })
    }

    /// The stem of a word in small letters.
    pub fn stem(&self, word: &str) -> String {
        if let Some(other) = self.whole.get(word) {
            return self.finish(other);
        }
        for (ending, other) in &self.endings {
            if let Some(head) = word.strip_suffix(ending.as_str()) {
                return self.finish(&format!("{head}{other}"));
            }
        }
        self.finish(&by_rule(word))
    }

    fn finish(&self, word: &str) -> String {
        match word.split_once('(') {
            Some((head, stem)) => fold(&format!("{head}{}", stem.trim_end_matches(')'))),
            None => fold(&self.snowball.stem(word)),
        }
    }
}

/// Verbs whose form looks like a female plural.
const NO_FEMALE: [&str; 6] = ["beginnen", "gewinnen", "besinnen", "spinnen", "entrinnen", "drinnen"];

/// The word a form belongs to where the Snowball stemmer would not see it.
fn by_rule(word: &str) -> String {
    let length = word.chars().count();
    let without = |ending: &str, least: usize| {
        word.strip_suffix(ending).filter(|head| head.chars().count() >= least).map(str::to_owned)
    };
    if !NO_FEMALE.iter().any(|verb| word.ends_with(verb))
        && let Some(person) = without("innen", 4).or_else(|| without("rin", 4).map(|head| head + "r"))
    {
        return person;
    }
    // Lernende, Lernenden, Lernender: lernen. Förderung: fördern. Beratung: beraten.
    for ending in ["ende", "enden", "ender", "endem", "endes"] {
        if let Some(head) = without(ending, 4) {
            return head + "en";
        }
    }
    for ending in ["ungs", "ungen", "ung"] {
        if let Some(head) = without(ending, 5) {
            return head + if word.contains("erung") || word.contains("elung") { "n" } else { "en" };
        }
    }
    // Plurals of short borrowed words: Kitas, Fotos, Babys, Cafés, Workshops, Shows.
    let before = word.strip_suffix('s').and_then(|head| head.chars().last());
    let borrowed = match before {
        Some('o') => length >= 4 && !word.ends_with("los"),
        Some('a' | 'y' | 'é' | 'p' | 'w' | 'i') => length >= 5,
        _ => false,
    };
    if borrowed && !word.ends_with("is") {
        return word.trim_end_matches('s').to_owned();
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_the_stemmer_keeps_apart_meet() {
        let stems = Stems::read(include_str!("../../index/german/stems.tsv")).expect("the table is sound");
        for (one, other) in [
            ("kurs", "kurse"),
            ("schwimmkurs", "schwimmkursen"),
            ("kita", "kitas"),
            ("workshop", "workshops"),
            ("baby", "babys"),
            ("café", "cafés"),
            ("museum", "museen"),
            ("praktikum", "praktika"),
            ("schülerpraktikum", "schülerpraktika"),
            ("förderung", "fördern"),
            ("beratung", "beraten"),
            ("betreuung", "betreuen"),
            ("lernen", "lernende"),
            ("senior", "seniorinnen"),
            ("lehrer", "lehrerinnen"),
            ("küche", "kueche"),
            ("mädchen", "maedchen"),
            ("schwimmt", "schwimmen"),
            ("zentrum", "zentren"),
        ] {
            assert_eq!(stems.stem(one), stems.stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn words_of_different_meaning_stay_apart() {
        let stems = Stems::read(include_str!("../../index/german/stems.tsv")).expect("the table is sound");
        for (one, other) in [("schule", "schüler"), ("bild", "bildung"), ("arbeitslos", "arbeit")] {
            assert_ne!(stems.stem(one), stems.stem(other), "{one} and {other}");
        }
    }
}
