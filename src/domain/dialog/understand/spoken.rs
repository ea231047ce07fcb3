//! Reads in which language an offer shall be held: "auf Ukrainisch". What somebody wants to learn is a topic.

use std::{collections::BTreeSet, ops::Range};

use crate::domain::dialog::understand::{
    lexicon::Lexicon,
    sentence::Sentence,
    wish_words::{SpokenWord, WishWords},
};

/// So many words beside "in Englisch" the name of a school lesson may stand.
const SUBJECT_WITHIN: usize = 2;

/// The languages that `sentence` wants an offer in, as two-letter codes, and takes the words that say them.
pub fn languages(sentence: &mut Sentence, lexicon: &Lexicon) -> BTreeSet<String> {
    let words = &lexicon.wish;
    let mut found = BTreeSet::new();
    let mut index = 0;
    while index < sentence.len() {
        let Some((range, code)) = language_at(sentence, index, lexicon) else {
            index += 1;
            continue;
        };
        index = range.end;
        sentence.take(range);
        found.insert(code);
        // "auf Russisch oder Ukrainisch"
        while matches!(sentence.at(index), "oder" | "und") {
            let Some((range, code)) = words.languages.matching(sentence, index + 1) else { break };
            found.insert(code.clone());
            sentence.take(index..range.end);
            index = range.end;
        }
    }
    found
}

fn language_at(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<(Range<usize>, String)> {
    let words = &lexicon.wish;
    if !sentence.is_free(index..index + 1) || lexicon.negation.words.contains(sentence.before(index)) {
        return None;
    }
    let is = |meaning, at| words.spoken.is(meaning, sentence, at);
    if is(SpokenWord::Before, index) || is(SpokenWord::Within, index) {
        let (range, code) = words.languages.matching(sentence, index + 1)?;
        let end = range.end + usize::from(is(SpokenWord::Tongue, range.end));
        let is_sure = is(SpokenWord::Before, index) || end > range.end;
        return (is_sure || !is_subject(sentence, index..end, words)).then(|| (index..end, code.clone()));
    }
    if let Some((range, code)) = words.languages.matching(sentence, index) {
        let is_told =
            is(SpokenWord::Suffix, range.end) || (code != "de" && is(SpokenWord::Speaks, range.end));
        return is_told.then(|| (range.start..range.end + 1, code.clone()));
    }
    let word = sentence.at(index);
    let named = words.languages.single_words().find(|(name, _)| {
        word.strip_prefix(name).is_some_and(|rest| words.spoken.is_word(SpokenWord::Suffix, rest))
    });
    named.map(|(_, code)| (index..index + 1, code.clone()))
}

/// Whether a lesson stands beside "in Englisch" in `range`: "Nachhilfe in Englisch", "in Deutsch Hilfe".
fn is_subject(sentence: &Sentence, range: Range<usize>, words: &WishWords) -> bool {
    let mut beside = (range.start.saturating_sub(SUBJECT_WITHIN)..range.start)
        .chain(range.end..range.end + SUBJECT_WITHIN);
    beside.any(|at| words.spoken.is(SpokenWord::Subject, sentence, at))
}
