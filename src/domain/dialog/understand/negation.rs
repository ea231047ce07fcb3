//! Reads what somebody does not want, and keeps apart what they merely lack.

use std::ops::Range;

use crate::domain::dialog::understand::{lexicon::Lexicon, sentence::Sentence};

/// A refusal reaches at most so many words.
const REACH: usize = 5;

/// The ranges of words that are refused: "nicht Fußball", "ohne Kirchenchor", "keine große Kita".
pub fn refusals(sentence: &Sentence, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let words = &lexicon.negation;
    let mut found = Vec::new();
    let mut index = 0;
    while index < sentence.len() {
        // "Nicht samstags" is understood already.
        let is_free = sentence.is_free(index..index + 1);
        if !is_free || !words.words.contains(sentence.at(index)) || is_lack(sentence, index, lexicon) {
            index += 1;
            continue;
        }
        let end = end_of_refusal(sentence, index + 1, lexicon);
        let next = sentence.at(index + 1);
        if end > index + 1 && !words.harmless.contains(next) {
            found.push(index..end);
        }
        index = end.max(index + 1);
    }
    found
}

/// "Ich habe keinen Computer" is a need.
fn is_lack(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> bool {
    let owning = |at: usize| lexicon.negation.owning.contains(sentence.at(at));
    (index >= 1 && owning(index - 1)) || (index >= 2 && owning(index - 2))
}

fn end_of_refusal(sentence: &Sentence, start: usize, lexicon: &Lexicon) -> usize {
    let most = sentence.len().min(start + REACH);
    let ends = |at: &usize| {
        let word = &sentence.words()[*at];
        let stops = lexicon.negation.ends.contains(&word.folded);
        (*at > start && word.after_break) || stops
    };
    (start..most).find(ends).unwrap_or(most)
}
