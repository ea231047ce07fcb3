//! Reads what does not matter any more: "egal wann", "die Sprache ist egal".

use std::collections::BTreeSet;

use crate::domain::dialog::understand::{lexicon::Lexicon, sentence::Sentence, wish_words::Wish};

/// The wishes that `sentence` takes back, and takes the words that say it.
pub fn taken_back(sentence: &mut Sentence, lexicon: &Lexicon) -> BTreeSet<Wish> {
    let mut found = BTreeSet::new();
    for index in 0..sentence.len() {
        let Some((range, wish)) = lexicon.wish.anyway.matching(sentence, index) else { continue };
        if sentence.is_free(range.clone()) {
            sentence.take(range);
            found.insert(*wish);
        }
    }
    found
}
