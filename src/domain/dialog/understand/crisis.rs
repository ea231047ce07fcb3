//! Hears distress before anything else: recall before precision.

use crate::domain::{
    dialog::understand::{lexicon::Lexicon, sentence::Sentence},
    spelling::typo_distance,
};

/// From this length on a slip of the pen is forgiven in a word of distress.
const LONG_WORD: usize = 7;

/// Words in which people speak of themselves and their own.
const OWN: [&str; 10] = ["ich", "mich", "mir", "uns", "mein", "meine", "meinen", "meinem", "meiner", "eich"];

/// Whether `sentence` tells of somebody in need. A word that turns it into prevention or a joke takes the
/// alarm back; a course or a profession only where nobody speaks of themselves.
pub fn is_crisis(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    let words = &lexicon.crisis;
    let heard =
        |phrases: &[Vec<String>]| phrases.iter().any(|phrase| ends_of(sentence, phrase).next().is_some());
    let at_an_end = |phrase: &Vec<String>| ends_of(sentence, phrase).any(|end| is_end(sentence, end));
    if !heard(&words.phrases) && !words.endings.iter().any(at_an_end) {
        return false;
    }
    let of_oneself = sentence.words().iter().any(|word| OWN.contains(&word.folded.as_str()));
    !heard(&words.benign) && (of_oneself || !heard(&words.context))
}

/// Behind which words `phrase` ends in `sentence`. Its last word may go on: `umbring-en`.
fn ends_of<'a>(sentence: &'a Sentence, phrase: &'a [String]) -> impl Iterator<Item = usize> + 'a {
    let starts = 0..(sentence.len() + 1).saturating_sub(phrase.len());
    let fits = move |start: usize| {
        phrase.iter().enumerate().all(|(at, word)| {
            let said = sentence.at(start + at);
            let goes_on = at + 1 == phrase.len() && said.starts_with(word.as_str());
            let slipped =
                word.len() >= LONG_WORD && typo_distance(said, word).is_some_and(|slips| slips <= 1);
            said == word || goes_on || slipped
        })
    };
    starts.filter(move |start| fits(*start)).map(|start| start + phrase.len())
}

/// Whether a clause ends before the word at `index`.
fn is_end(sentence: &Sentence, index: usize) -> bool {
    sentence
        .words()
        .get(index)
        .is_none_or(|word| word.after_break || matches!(word.folded.as_str(), "und" | "bitte"))
}
