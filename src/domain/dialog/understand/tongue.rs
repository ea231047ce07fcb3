//! In which language somebody writes, where it is not German.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// A language other than German that many people here speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tongue {
    /// Arabic.
    Arabic,
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// Italian.
    Italian,
    /// Persian, Dari.
    Persian,
    /// Polish.
    Polish,
    /// Romanian.
    Romanian,
    /// Russian.
    Russian,
    /// Turkish.
    Turkish,
    /// Ukrainian.
    Ukrainian,
}

/// What tells a language: its small words, and letters that the others do not have.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signs {
    /// Its small words, in small letters.
    #[serde(default)]
    pub words: BTreeSet<String>,
    /// Letters of its own.
    #[serde(default)]
    pub letters: String,
}

/// In a text of another language, at least one of so many words tells it.
const ONE_OF: usize = 4;

/// The language of `text`, by the words that tell it; none if too few do, or if it is German.
pub fn tongue(text: &str, signs: &BTreeMap<Tongue, Signs>) -> Option<Tongue> {
    let small = text.to_lowercase();
    let words: Vec<_> =
        small.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let telling = |signs: &Signs| {
        let tells = |word: &&&str| {
            signs.words.contains(**word) || word.contains(|letter| signs.letters.contains(letter))
        };
        words.iter().filter(tells).count()
    };
    let votes = signs.iter().map(|(tongue, signs)| (telling(signs), *tongue));
    let (most, tongue) = votes.max_by_key(|(votes, _)| *votes)?;
    (most > 0 && most * ONE_OF >= words.len()).then_some(tongue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_german_is_told_apart() {
        let file: toml::Table =
            toml::from_str(include_str!("../../../../index/understanding.toml")).expect("it reads");
        let signs: BTreeMap<Tongue, Signs> = file["foreign"]["tongue"].clone().try_into().expect("it reads");
        for (text, expected) in [
            ("I am looking for a swimming course for my daughter", Tongue::English),
            ("Je cherche une crèche à Perl pour mon fils", Tongue::French),
            ("Merhaba, kızım 5 yaşında, anaokulu arıyorum", Tongue::Turkish),
            ("Is there a football club for my son?", Tongue::English),
            ("cerco un corso di tedesco per mio marito", Tongue::Italian),
            ("курси німецької мови у Мерцигу, будь ласка", Tongue::Ukrainian),
            ("ищу курсы немецкого языка для мужа", Tongue::Russian),
            ("أريد تعلم اللغة الألمانية", Tongue::Arabic),
            ("szukam przedszkola dla mojego syna", Tongue::Polish),
        ] {
            assert_eq!(tongue(text, &signs), Some(expected), "{text}");
        }
        for text in [
            "Schwimmkurs für meine Tochter in Merzig",
            "Eich sichen ebbes fir mei Bou",
            "yoga",
            "Café für Frauen",
            "ich suche job training für my husband",
            "wat gefft et en Merzich fir Kanner",
        ] {
            assert_eq!(tongue(text, &signs), None, "{text}");
        }
    }
}
