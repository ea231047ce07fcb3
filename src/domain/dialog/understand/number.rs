//! Reads numbers as ages are told in: digits, number words up to a hundred, halves.

use crate::domain::dialog::understand::{lexicon::AgeWords, sentence::Sentence, word_file::AgeUnit};

/// The oldest person we believe in, in years.
pub const OLDEST_YEARS: u16 = 120;

/// A number of years, or one that has a half and is told in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// Whole years, or whatever the unit behind it says.
    Years(u16),
    /// Years and a half, in months.
    Months(u16),
}

/// The number at `index`, if the word there is one.
pub fn number(sentence: &Sentence, index: usize, words: &AgeWords) -> Option<Number> {
    let word = sentence.at(index);
    let half = word.strip_suffix(",5").and_then(|whole| whole.parse::<u16>().ok());
    let has_unit = words.is(AgeUnit::Years, sentence.at(index + 1));
    if let Some(whole) = half.filter(|whole| has_unit && *whole <= OLDEST_YEARS) {
        return Some(Number::Months(whole * 12 + 6));
    }
    let whole_and_half = word.strip_suffix("einhalb").and_then(|whole| words.numbers.get(whole));
    if let Some(months) = words.halves.get(word).copied().or(whole_and_half.map(|whole| whole * 12 + 6)) {
        return Some(Number::Months(months));
    }
    // "Einen 14-Jährigen": an article is a number only before "Jahr" and "Monat", and "eins" may be one of two.
    let is_article = matches!(word, "ein" | "eine" | "einen" | "einem" | "einer" | "eins");
    if is_article && !matches!(sentence.at(index + 1), "jahr" | "monat" | "woche") {
        return None;
    }
    let years = sentence.number(index).or_else(|| spelled(word, words));
    years.map(Number::Years)
}

/// "sieben", "neunundsechzig".
fn spelled(word: &str, words: &AgeWords) -> Option<u16> {
    let small = |word: &str| words.numbers.get(word).copied();
    small(word).or_else(|| {
        let (ones, tens) = word
            .match_indices("und")
            .find_map(|(at, und)| Some((small(&word[..at])?, small(&word[at + und.len()..])?)))?;
        (ones < 10 && tens >= 20 && tens % 10 == 0).then_some(tens + ones)
    })
}

/// "Siebenjährige", "Zehnjährigen": years in one word.
pub fn years_old(word: &str, words: &AgeWords) -> Option<u16> {
    let (number, _) = word.split_once("jaehrig")?;
    spelled(number, words)
}
