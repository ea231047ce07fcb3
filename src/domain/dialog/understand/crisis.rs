//! Hears distress before anything else: recall before precision.

use crate::domain::dialog::understand::{lexicon::Lexicon, sentence::Sentence};

/// Whether `sentence` tells of somebody in need. A word that turns it into a course, a profession or a
/// joke takes the alarm back.
pub fn is_crisis(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    let said = folded(sentence);
    let heard = |phrases: &[String]| phrases.iter().any(|phrase| begins_a_word(&said, phrase));
    heard(&lexicon.crisis) && !heard(&lexicon.benign)
}

fn folded(sentence: &Sentence) -> String {
    let words: Vec<_> = sentence.words().iter().map(|word| word.folded.as_str()).collect();
    words.join(" ")
}

/// Whether `phrase` stands in `said` at the beginning of a word; its last word may go on (`umbring-en`).
fn begins_a_word(said: &str, phrase: &str) -> bool {
    said.match_indices(phrase).any(|(at, _)| at == 0 || said.as_bytes()[at - 1] == b' ')
}
