//! Counts syllables.

use hypher::{Lang, hyphenate_bounded};

/// How many syllables a word has: where German hyphenation would part it, if single letters could be parted too.
/// Never less than one.
pub fn syllables(word: &str) -> usize {
    let parts = word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let count = parts
        .map(|part| {
            // A piece without a vowel, such as the last letter of "Abend", is no syllable.
            hyphenate_bounded(part, Lang::German, 1, 1).filter(|piece| has_vowel(piece)).count().max(1)
        })
        .sum::<usize>();
    count.max(1)
}

fn has_vowel(piece: &str) -> bool {
    piece.contains(['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'ü', 'é', 'A', 'E', 'I', 'O', 'U', 'Y', 'Ä', 'Ö', 'Ü'])
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
            ("über", 1 + 1),
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
