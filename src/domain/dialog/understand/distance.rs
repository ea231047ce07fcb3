//! Reads how far away something may be: "im Umkreis von 10 km", "höchstens 5 Kilometer", "zu Fuß".

use std::ops::Range;

use crate::domain::dialog::understand::{
    lexicon::Lexicon,
    sentence::Sentence,
    wish_words::{DistanceWord, WishWords},
};

/// So many words before the number a distance may be announced.
const BEFORE: usize = 4;
/// So many words behind the unit it may still be said that it is one.
const BEHIND: usize = 2;
/// Nobody asks for more than this, in kilometres.
const FARTHEST_KM: u16 = 100;

/// How many kilometres away `sentence` wants things at most, and takes the words that say it.
pub fn radius_km(sentence: &mut Sentence, lexicon: &Lexicon) -> Option<u16> {
    let words = &lexicon.wish;
    for index in 0..sentence.len() {
        let told = numbered(sentence, index, lexicon).or_else(|| {
            let (range, km) = words.distances.matching(sentence, index)?;
            sentence.is_free(range.clone()).then_some((range, *km))
        });
        if let Some((range, km)) = told {
            sentence.take(words.with_lead(sentence, range.start)..range.end);
            return Some(km);
        }
    }
    None
}

/// A number of kilometres that is a distance: "5 km laufen" is none.
fn numbered(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<(Range<usize>, u16)> {
    let words = &lexicon.wish;
    let numbers = &lexicon.ages.numbers;
    let km = sentence.number(index).or_else(|| numbers.get(sentence.at(index)).copied())?;
    if !words.distance.is(DistanceWord::Unit, sentence, index + 1) || !(1..=FARTHEST_KM).contains(&km) {
        return None;
    }
    let end = index + 2;
    let start = announced(sentence, index, words);
    let behind = (end..end + BEHIND).find(|at| words.distance.is(DistanceWord::Area, sentence, *at));
    let says_nothing_else = || {
        sentence
            .words()
            .iter()
            .all(|word| word.folded.parse::<u16>().is_ok() || lexicon.fillers.contains(&word.folded))
    };
    let is_told = start.is_some() || behind.is_some() || says_nothing_else();
    is_told.then(|| (start.unwrap_or(index)..behind.map_or(end, |at| at + 1), km))
}

/// Where the words begin that announce the number at `index`.
fn announced(sentence: &Sentence, index: usize, words: &WishWords) -> Option<usize> {
    (index.saturating_sub(BEFORE)..index)
        .find(|at| words.distance.end(DistanceWord::Limit, sentence, *at).is_some_and(|end| end == index))
}
