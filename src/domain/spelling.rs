//! How written German is compared: cleaned, folded to plain letters, and forgiven its typos.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::domain::message::LONGEST_INPUT;

/// What somebody wrote, made harmless: composed (NFC), without control and direction characters, white
/// space folded, cut after [`LONGEST_INPUT`] characters.
pub fn clean(text: &str) -> String {
    let harmless = text.nfc().take(LONGEST_INPUT).map(|c| if is_harmful(c) { ' ' } else { c });
    harmless.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_harmful(c: char) -> bool {
    let directs =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    c.is_control() || directs
}

/// A word in the form in which words are compared: lower case, `ä` as `ae`, `ß` as `ss`, other accents gone.
pub fn fold(word: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_to_type_an_umlaut_are_one() {
        assert_eq!(fold("Düppenweiler"), fold("DUEPPENWEILER"));
        assert_eq!(fold("Fußball"), fold("Fussball"));
        assert_eq!(fold("Cafe\u{301}"), "cafe");
    }

    #[test]
    fn what_could_harm_a_screen_is_taken_out() {
        assert_eq!(clean("  a\u{1b}[31m\u{202e}b\n\nc "), "a [31m b c");
        assert_eq!(clean(&"x".repeat(9_999)).len(), LONGEST_INPUT);
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
