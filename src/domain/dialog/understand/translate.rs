//! Says in standard German what was said in another language or in the dialect, word by word.

use std::ops::Range;

use crate::domain::dialog::understand::{lexicon::Lexicon, sentence::Sentence, translations::Translations};

/// A word must have this many letters to be heard as one of the dialect by its sounds.
const SHORTEST_HEARD: usize = 4;
/// Only so many words are heard for their sounds.
const MOST_HEARD: usize = 20;

/// Says `sentence` in standard German as far as it is not.
pub fn translate(sentence: &mut Sentence, lexicon: &Lexicon) {
    let Translations { little, signs, .. } = &lexicon.translations;
    let is_dialect = (0..sentence.len()).any(|index| signs.contains(sentence.at(index)));
    let mut is_foreign = false;
    let mut index = 0;
    let mut listened = 0;
    while index < sentence.len() {
        if let Some((range, say)) = foreign(sentence, index, lexicon) {
            is_foreign = true;
            index = sentence.replace(range, say);
            continue;
        }
        let word = sentence.at(index).to_owned();
        if is_known(&word, lexicon) || word.chars().any(char::is_numeric) {
            index += 1;
        } else if let Some(standard) = lexicon.translations.dialect(&word) {
            index = sentence.replace(index..index + 1, &standard);
        } else {
            if is_dialect && word.len() >= SHORTEST_HEARD && listened < MOST_HEARD {
                listened += 1;
                if let Some(standard) = by_sound(&word, lexicon) {
                    sentence.replace(index..index + 1, &standard);
                }
            }
            index += 1;
        }
    }
    // "An", "on" and "son" are German words too, so they are left out only of what is not German.
    let mut index = 0;
    while is_foreign && index < sentence.len() {
        match little.matching(sentence, index).map(|(range, ())| range) {
            Some(range) => index = sentence.replace(range, ""),
            None => index += 1,
        }
    }
}

/// What is said at `index` in another language, unless it is a German word as well.
fn foreign<'a>(sentence: &Sentence, index: usize, lexicon: &'a Lexicon) -> Option<(Range<usize>, &'a str)> {
    let word = sentence.at(index);
    let phrase = lexicon.translations.phrases.matching(sentence, index);
    if let Some((range, say)) = phrase.filter(|(range, _)| range.len() > 1 || !is_known(word, lexicon)) {
        return Some((range, say));
    }
    if is_known(word, lexicon) {
        return None;
    }
    lexicon.translations.beginning(word).map(|say| (index..index + 1, say))
}

/// Whether `word` means something as it is.
fn is_known(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.topics.has(word)
        || lexicon.topic_stems.of_word(word).is_some()
        || lexicon.facets.has(word)
        || lexicon.heads.contains(word)
        || lexicon.fillers.contains(word)
        || lexicon.no_slips.contains(word)
        || lexicon.ages.words.has(word)
        || lexicon.ages.numbers.contains_key(word)
        || lexicon.places.has(word)
        || lexicon.negation.words.contains(word)
}

/// The word for a topic that `word` may be if it is spoken as people of the region do.
fn by_sound(word: &str, lexicon: &Lexicon) -> Option<String> {
    let sounds = lexicon.translations.sounds(word);
    sounds
        .into_iter()
        .find(|sound| lexicon.heard.contains_key(sound))
        .map(|sound| lexicon.heard[&sound].clone())
}
