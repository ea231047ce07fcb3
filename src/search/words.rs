//! How a text falls into words: hyphens open, gender forms closed, umlauts in one spelling.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The most characters of a text that are read; what follows is ignored.
pub const LONGEST_TEXT: usize = 20_000;

/// The most characters of one word; what is longer is noise and left out.
const LONGEST_WORD: usize = 60;

/// A word as it stands in a text, in small letters, and the pieces its writer set apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// The word without hyphens and middle dots, such as `elternkindgruppe`.
    pub text: String,
    /// The pieces between hyphens or middle dots; empty if there are none.
    pub pieces: Vec<String>,
}

/// The words of `text`, in order.
pub fn words(text: &str) -> Vec<Word> {
    runs(&plain(text)).filter_map(word).collect()
}

/// `text` in small letters and one spelling, ready for [`runs`].
pub fn plain(text: &str) -> String {
    let end = if text.len() > LONGEST_TEXT { text.char_indices().nth(LONGEST_TEXT) } else { None };
    let text = without_gender_forms(end.map_or(text, |(end, _)| &text[..end]));
    let mut others = text.chars().filter(|letter| !letter.is_ascii());
    let mut has_capitals = false;
    if others.all(|letter| {
        has_capitals |= letter.is_uppercase();
        is_common(letter)
    }) {
        let mut text = text.into_owned();
        text.make_ascii_lowercase();
        return if has_capitals { text.to_lowercase() } else { text };
    }
    let text: String = text.nfc().take(LONGEST_TEXT).filter(|letter| *letter != '\u{ad}').collect();
    text.to_lowercase().replace('ſ', "s")
}

/// Whether a letter is of those that German texts are made of, and composed.
fn is_common(letter: char) -> bool {
    letter < '\u{ad}' || ('\u{b0}'..='\u{ff}').contains(&letter) || ('\u{2010}'..'\u{2027}').contains(&letter)
}

/// The runs of letters, numbers and joints in a plain text: of each, [`word`] makes a word.
pub fn runs(plain: &str) -> impl Iterator<Item = &str> {
    let runs = plain.split(|character: char| !character.is_alphanumeric() && !is_joint(character));
    runs.filter(|run| !run.is_empty())
}

/// The word in small letters without umlauts: what different spellings of it have in common.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            // `ae`, `oe` and `ue` are typed umlauts, except in words like `Bauer`, `neue` and `Quelle`.
            'e' if folded.ends_with(['a', 'o', 'u']) && !is_diphthong(&folded) => (),
            'ä' => folded.push('a'),
            'ö' => folded.push('o'),
            'ü' => folded.push('u'),
            'ß' => folded.push_str("ss"),
            letter if letter.is_ascii() => {
                folded.extend(letter.is_ascii_alphanumeric().then_some(letter.to_ascii_lowercase()));
            }
            // Other accents are left out.
            other => folded.extend(
                std::iter::once(other)
                    .nfd()
                    .filter(|part| part.is_alphanumeric())
                    .flat_map(char::to_lowercase),
            ),
        }
    }
    folded
}

fn is_diphthong(folded: &str) -> bool {
    folded.ends_with('u') && folded.chars().rev().nth(1).is_some_and(|before| "aeq".contains(before))
}

/// `word` with `ae`, `oe` and `ue` written as umlauts.
pub fn with_umlauts(word: &str) -> String {
    let mut written = String::with_capacity(word.len());
    for character in word.chars() {
        let umlaut = match (character, written.chars().last()) {
            ('e', Some('a')) => 'ä',
            ('e', Some('o')) => 'ö',
            ('e', Some('u')) if !is_diphthong(&written) => 'ü',
            (other, _) => other,
        };
        if "äöü".contains(umlaut) && character == 'e' {
            written.pop();
        }
        written.push(umlaut);
    }
    written
}

fn is_joint(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}' | '·' | '•' | '‧')
}

/// A run of letters and joints as a word; none if it is noise.
pub fn word(run: &str) -> Option<Word> {
    if run.chars().filter(|character| !is_joint(*character)).count() > LONGEST_WORD {
        return None;
    }
    let pieces: Vec<_> = run.split(is_joint).filter(|piece| !piece.is_empty()).map(str::to_owned).collect();
    match pieces.as_slice() {
        [] => None,
        [only] => Some(Word { text: plain_person(only).to_owned(), pieces: Vec::new() }),
        several => Some(Word { text: several.concat(), pieces }),
    }
}

/// `lehrerinnen` and `seniorinnen` as `lehrer` and `senior`: whatever holds for these holds for those.
fn plain_person(word: &str) -> &str {
    let person = word.strip_suffix("innen").filter(|person| person.ends_with("er") || person.ends_with("or"));
    person.filter(|person| person.chars().count() >= 5).unwrap_or(word)
}

/// The text with `Schüler:innen`, `Schüler*innen`, `Schüler_innen`, `Schüler/-innen`, `Schüler/in` and
/// `SchülerInnen` written as `Schüler`.
fn without_gender_forms(text: &str) -> Cow<'_, str> {
    // Most texts have none of these letters, and a letter is found faster than a word.
    let has_inner = text.contains('I') && text.contains("Innen");
    if !has_inner && !text.contains([':', '*', '_', '/']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after_letter = plain.ends_with(char::is_lowercase);
        if after_letter && let Some(length) = gender_ending(rest) {
            rest = &rest[length..];
            continue;
        }
        plain.push(character);
        rest = &rest[character.len_utf8()..];
    }
    Cow::Owned(plain)
}

/// How many bytes a gender ending at the head of `rest` takes.
fn gender_ending(rest: &str) -> Option<usize> {
    let marked = rest.strip_prefix([':', '*', '_', '/']).map(|tail| tail.strip_prefix('-').unwrap_or(tail));
    let tail = match marked {
        Some(tail) => tail.strip_prefix("innen").or_else(|| tail.strip_prefix("in")),
        None => rest.strip_prefix("Innen"),
    }?;
    let ends = !tail.starts_with(char::is_alphanumeric);
    ends.then(|| rest.len() - tail.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn hyphens_and_middle_dots_join_and_keep_their_pieces() {
        let found = words("Eltern-Kind-Gruppe, Schul·klassen");
        assert_eq!(found[0].text, "elternkindgruppe");
        assert_eq!(found[0].pieces, ["eltern", "kind", "gruppe"]);
        assert_eq!(found[1].text, "schulklassen");
    }

    #[test]
    fn gender_forms_are_the_plain_word() {
        for form in [
            "Schüler:innen",
            "Schüler*innen",
            "Schüler_innen",
            "Schüler/-innen",
            "Schüler/in",
            "SchülerInnen",
        ] {
            assert_eq!(texts(form), ["schüler"], "{form}");
        }
        assert_eq!(texts("Schülerinnen gerinnen drinnen"), ["schüler", "gerinnen", "drinnen"]);
    }

    #[test]
    fn umlaut_spellings_fold_to_one() {
        assert_eq!(fold("Düppenweiler"), fold("dueppenweiler"));
        assert_eq!(fold("Größe"), fold("groesse"));
        assert_eq!(fold("neue"), "neue");
        assert_eq!(with_umlauts("gemeindebuecherei"), "gemeindebücherei");
        assert_eq!(with_umlauts("bauernhof"), "bauernhof");
    }
}
