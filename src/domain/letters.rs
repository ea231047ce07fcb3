//! What somebody wrote, letter by letter: what the searches for numbers, addresses and names look at.

use std::ops::Range;

/// The letters of a text, each with the byte where it begins.
pub type Letters<'a> = &'a [(usize, char)];

/// The letter at `index`.
pub fn char_at(text: Letters<'_>, index: usize) -> Option<char> {
    text.get(index).map(|(_, c)| *c)
}

/// The letters from `start` to `end`.
pub fn part(text: Letters<'_>, at: &Range<usize>) -> String {
    text[at.clone()].iter().map(|(_, c)| *c).collect()
}

/// Whether `c` is a digit, in whichever script people write them.
pub fn digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{ff10}'..='\u{ff19}')
}

/// Where the words stand: runs of letters and digits.
pub fn words(text: Letters<'_>) -> Vec<Range<usize>> {
    let (mut words, mut start) = (Vec::new(), None);
    for index in 0..=text.len() {
        let is_letter = char_at(text, index).is_some_and(char::is_alphanumeric);
        match (start, is_letter) {
            (None, true) => start = Some(index),
            (Some(begun), false) => {
                words.push(begun..index);
                start = None;
            }
            (None, false) | (Some(_), true) => (),
        }
    }
    words
}
