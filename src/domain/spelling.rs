//! How written German is compared: cleaned, folded to plain letters, and forgiven its typos.

use std::iter;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::domain::message::LONGEST_INPUT;

/// What somebody wrote, made harmless: composed (NFC), without what [`harmless`] drops, white space folded, cut
/// after [`LONGEST_INPUT`] characters.
pub fn clean(text: &str) -> String {
    let composed = harmless(text).nfc().take(LONGEST_INPUT).collect::<String>();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The characters of `text` that neither steer a screen nor turn the direction of writing, and that are seen.
/// Whole sequences that steer a terminal (ECMA-48, 5.4: ESC `[` … letter) are dropped. A line break or a tabulator
/// becomes a space. The joiners stay: Persian and emoji are spelled with them.
pub fn harmless(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text.chars().peekable();
    iter::from_fn(move || {
        loop {
            let c = rest.next()?;
            if c == '\u{9b}' || (c == '\u{1b}' && rest.next_if_eq(&'[').is_some()) {
                while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {}
                rest.next_if(|c| matches!(c, '@'..='~'));
            } else if matches!(c, '\u{2028}' | '\u{2029}') || (c.is_control() && c.is_whitespace()) {
                return Some(' ');
            } else if !is_harmful(c) {
                return Some(c);
            }
        }
    })
}

/// Whether `c` steers a screen, turns the direction of writing, or is not seen at all.
fn is_harmful(c: char) -> bool {
    let steers = matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2065}'..='\u{206f}');
    let annotates = matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    c.is_control() || steers || turns || annotates
}

/// A word in the form in which words are compared: lower case, `ä` as `ae`, `ß` as `ss`, other accents gone.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len() + 2);
    for c in word.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' | 'œ' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            _ if c.is_ascii() => folded.push(c),
            _ => folded.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
    folded
}

/// How many slips of the pen are forgiven in a word of this many letters (Damerau-Levenshtein distance).
pub fn forgiven(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// How far `written` is from `known`, both folded, if that can be forgiven: `Some(0)` for the same word.
pub fn typo_distance(written: &str, known: &str) -> Option<usize> {
    if written == known {
        return Some(0);
    }
    let letters = known.chars().count();
    let most = forgiven(letters.min(written.chars().count() + 1));
    if written.chars().count().abs_diff(letters) > most {
        return None;
    }
    let distance = strsim::osa_distance(written, known);
    (distance <= most).then_some(distance)
}

/// Letters that stand side by side on a German keyboard, or sound alike.
const ALIKE: [&str; 14] = [
    "qwertzuiop",
    "asdfghjkl",
    "yxcvbnm",
    "qay",
    "wsx",
    "edc",
    "rfv",
    "tgb",
    "zhn",
    "ujm",
    "dt",
    "bp",
    "gk",
    "vfw",
];

/// Whether `written` is `known` with a slip of the finger or of the ear, both folded: with other, more or fewer letters
/// where people slip. "Kleiner" is no slip for "Kleider".
pub fn is_likely_slip(written: &str, known: &str) -> bool {
    if written.chars().count() != known.chars().count() {
        return true;
    }
    let other: Vec<_> = written.chars().zip(known.chars()).filter(|(a, b)| a != b).collect();
    let is_vowel = |c: char| "aeiouy".contains(c);
    match other[..] {
        [(a, b)] => are_alike(a, b) || (is_vowel(a) && is_vowel(b)) || (is_nasal_or_hiss(a, b)),
        _ => true,
    }
}

fn is_nasal_or_hiss(a: char, b: char) -> bool {
    ["mn", "sz", "sc", "ck"].iter().any(|pair| pair.contains(a) && pair.contains(b))
}

fn are_alike(a: char, b: char) -> bool {
    ALIKE.iter().any(|row| match (row.find(a), row.find(b)) {
        (Some(one), Some(other)) => one.abs_diff(other) == 1,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ways_to_type_an_umlaut_are_one() {
        assert_eq!(fold("Düppenweiler"), fold("DUEPPENWEILER"));
        assert_eq!(fold("Fußball"), fold("Fussball"));
        assert_eq!(fold("Cafe\u{301}"), "cafe");
    }

    #[test]
    fn what_could_harm_a_screen_is_taken_out() {
        assert_eq!(clean("  a\u{1b}[31m\u{202e}b\n\nc "), "ab c");
        assert_eq!(clean("\u{1b}[2;5 qYo\u{ad}ga\u{9b}1m \u{1b}[38;5"), "Yoga");
        assert_eq!(clean("Tu\u{200b}\u{308}r"), "Tür", "composed after what stood between is gone");
        assert_eq!(clean(&"x".repeat(9_999)).len(), LONGEST_INPUT);
    }

    proptest! {
        #[test]
        fn what_is_clean_is_harmless_and_stays_as_it_is(text in "[a\u{308}\u{1b}\\[0-9;m \n\u{ad}\u{9b}ä]{0,20}|.{0,20}") {
            let cleaned = clean(&text);
            prop_assert!(!cleaned.contains(is_harmful));
            prop_assert_eq!(clean(&cleaned), cleaned);
        }
    }

    #[test]
    fn long_words_are_forgiven_more_than_short_ones() {
        assert_eq!(typo_distance("kit", "kita"), None);
        assert_eq!(typo_distance("losheym", "losheim"), Some(1));
        assert_eq!(typo_distance("schwimkurs", "schwimmkurs"), Some(1));
        assert_eq!(typo_distance("fussbal", "fussball"), Some(1));
        assert_eq!(typo_distance("tanzen", "turnen"), None);
    }
}
