//! Counts syllables.

use hypher::{Lang, hyphenate_bounded};

/// How many syllables a word has: as many as German hyphenation parts it in, if single letters could be parted too, or
/// as it has groups of vowels, whichever is more. Never less than one.
pub fn syllables(word: &str) -> usize {
    let parts = word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let count = parts
        .map(|part| {
            // A piece without a vowel, such as the last letter of "Abend", is no syllable.
            let parted =
                hyphenate_bounded(part, Lang::German, 1, 1).filter(|piece| piece.contains(is_vowel)).count();
            parted.max(vowel_groups(part)).max(1)
        })
        .sum::<usize>();
    count.max(1)
}

fn vowel_groups(word: &str) -> usize {
    let mut groups = 0;
    let mut in_group = false;
    for letter in word.chars() {
        groups += usize::from(is_vowel(letter) && !in_group);
        in_group = is_vowel(letter);
    }
    groups
}

fn is_vowel(letter: char) -> bool {
    "aeiouyäöüéAEIOUYÄÖÜ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_one_speaks_them() {
        for (word, count) in [
            ("Kurs", 1),
            ("Abend", 2),
            ("Oma", 2),
            ("über", 2),
            ("Region", 3),
            ("Beratung", 3),
            ("Internet-Seite", 5),
            ("Kindertagesstätte", 6),
            ("12", 1),
            ("", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
