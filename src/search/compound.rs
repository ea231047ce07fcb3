//! Takes German compounds apart: `Hausaufgabenhilfe` is haus, aufgaben, hilfe.

use charabia::segmenter::{GermanSegmenter, Segmenter};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::search::error::KnowledgeError;

/// Knows the words that compounds are made of.
pub struct Compounds {
    parts: FxHashSet<String>,
    kinds: FxHashSet<String>,
    exceptions: FxHashMap<String, Vec<String>>,
    idioms: FxHashSet<String>,
}

/// Between two parts may stand one of these; the longest first.
const LINKS: [&str; 6] = ["es", "en", "er", "s", "n", "e"];

/// A part of a compound has at least so many letters.
const SHORTEST_PART: usize = 3;

/// An unknown word before the name of a kind of offer has at least so many letters: with fewer, it is an ending or a
/// syllable (`exkurs`).
const SHORTEST_UNKNOWN: usize = 4;

/// Longer words are left whole.
const LONGEST_COMPOUND: usize = 48;

/// What one part costs more than none: fewer parts are likelier.
const PART: u32 = 40;

/// The cheapest way to take the first letters of a word apart.
#[derive(Clone, Copy)]
struct Way {
    cost: u32,
    from: usize,
}

impl Compounds {
    /// Reads the list of parts (one or more a line; those behind a hyphen also make two words of what stands before them
    /// unknown) and the exceptions (`word<TAB>its parts`; without parts the word stays whole).
    pub fn read(parts: &str, exceptions: &str) -> Result<Self, KnowledgeError> {
        let parts = || KnowledgeError::lines(parts).flat_map(|(_, line)| line.split_whitespace());
        let (mut whole, mut idioms) = (FxHashMap::default(), FxHashSet::default());
        for (line, text) in KnowledgeError::lines(exceptions) {
            let mut columns = text.split('\t');
            let word = columns.next().unwrap_or_default();
            let pieces = columns.next().unwrap_or_default();
            if columns.next() == Some("idiom") {
                idioms.insert(word.to_owned());
            }
            let pieces: Vec<_> = pieces.split_whitespace().map(str::to_owned).collect();
            if !pieces.is_empty() && pieces.concat() != word {
                let reason = "the parts must make up the word";
                return Err(KnowledgeError { file: "compounds.tsv", line, reason });
            }
            whole.insert(word.to_owned(), pieces);
        }
        let kinds = parts().filter_map(|part| part.strip_prefix('-')).map(str::to_owned).collect();
        let parts = parts().filter(|part| !part.starts_with('-')).map(str::to_owned).collect();
        Ok(Self { parts, kinds, exceptions: whole, idioms })
    }

    /// The parts of `word` (in small letters, with umlauts), linking letters at the end of each part.
    /// Empty if it is no compound.
    pub fn split<'a>(&self, word: &'a str) -> Vec<&'a str> {
        if let Some(pieces) = self.exceptions.get(word) {
            return cut(word, pieces.iter().map(String::len));
        }
        let length = word.chars().count();
        if !(2 * SHORTEST_PART..=LONGEST_COMPOUND).contains(&length) || self.is_simple(word) {
            return Vec::new();
        }
        let pieces = self.cheapest(word);
        if pieces.is_empty() { self.kind_of_unknown(word) } else { pieces }
    }

    /// A word that is not known, and the kind of offer that stands behind it, the longest: `klöppel`, `kurs`.
    fn kind_of_unknown<'a>(&self, word: &'a str) -> Vec<&'a str> {
        let mut cuts = word.char_indices().skip(SHORTEST_UNKNOWN).map(|(at, _)| word.split_at(at));
        let found = cuts.find(|(_, kind)| self.kinds.contains(*kind));
        let Some((unknown, kind)) = found else { return Vec::new() };
        let before = self.cheapest(unknown);
        if before.is_empty() { vec![unknown, kind] } else { [before, vec![kind]].concat() }
    }

    /// The parts of `word` that say what it is about: without linking letters, idioms such as `feuerwehr`
    /// in one piece.
    pub fn parts(&self, word: &str) -> Vec<String> {
        let pieces = self.split(word);
        let mut parts = Vec::with_capacity(pieces.len());
        let mut next = 0;
        while next < pieces.len() {
            let runs = (next + 1..=pieces.len()).rev().map(|end| pieces[next..end].concat());
            let run = runs.enumerate().find(|(_, run)| self.idioms.contains(bare(run)));
            let (shorter_by, text) = run.unwrap_or((pieces.len() - next - 1, pieces[next].to_owned()));
            parts.push(bare(&text).to_owned());
            next = pieces.len() - shorter_by;
        }
        if parts.len() < 2 { Vec::new() } else { parts }
    }

    /// Whether `word` is one of the parts we list, or one the dictionary knows.
    pub fn knows(&self, word: &str) -> bool {
        self.parts.contains(word) || is_in_dictionary(word)
    }

    /// Whether the word is no compound although it could be read as one.
    fn is_simple(&self, word: &str) -> bool {
        is_in_dictionary(word) || self.parts.contains(word)
    }

    /// The ways through the word from left to right, the cheapest to each place; then back along it.
    fn cheapest<'a>(&self, word: &'a str) -> Vec<&'a str> {
        let mut ways: Vec<Option<Way>> = vec![None; word.len() + 1];
        ways[0] = Some(Way { cost: 0, from: 0 });
        for start in 0..word.len() {
            let Some(Way { cost, .. }) = ways[start] else { continue };
            for (end, price) in self.pieces(word, start) {
                let way = Way { cost: cost + price, from: start };
                if ways[end].is_none_or(|other| way.cost < other.cost) {
                    ways[end] = Some(way);
                }
            }
        }
        let mut lengths = Vec::new();
        let mut end = word.len();
        while end > 0 {
            let Some(Way { from, .. }) = ways[end] else { return Vec::new() };
            lengths.push(end - from);
            end = from;
        }
        if lengths.len() < 2 { Vec::new() } else { cut(word, lengths.into_iter().rev()) }
    }

    /// Where a piece that begins at `start` may end, and what it costs.
    fn pieces(&self, word: &str, start: usize) -> Vec<(usize, u32)> {
        let rest = &word[start..];
        let (in_dictionary, derived) = (heads_in_dictionary(rest), derived_heads(rest));
        let mut found = Vec::new();
        for (at, letter) in rest.char_indices().skip(SHORTEST_PART - 1) {
            let end = at + letter.len_utf8();
            let piece = &rest[..end];
            let letters = piece.chars().count();
            if piece.len() == word.len() {
                continue;
            }
            let price = if self.parts.contains(piece) {
                PART
            } else if in_dictionary.contains(&end) {
                PART + if letters == SHORTEST_PART { 25 } else { 6 }
            } else if derived.contains(&end) {
                PART + 8
            } else {
                continue;
            };
            found.push((start + end, price));
            if end < rest.len() {
                let links = LINKS.iter().filter(|link| rest[end..].starts_with(**link));
                found.extend(links.map(|link| (start + end + link.len(), price + 12)));
            }
        }
        found
    }
}

/// What stands in front of a noun without making it a compound: `rückbildung`, `eingliederung`.
const PREFIXES: [&str; 24] = [
    "ab", "an", "auf", "aus", "be", "bei", "ein", "ent", "er", "fort", "los", "mit", "nach", "rück", "um",
    "un", "ver", "vor", "weg", "weiter", "wieder", "zer", "zu", "zusammen",
];

/// The lengths of all that `rest` begins with and that is a word of the dictionary behind a prefix.
fn derived_heads(rest: &str) -> Vec<usize> {
    let behind = PREFIXES.iter().filter_map(|prefix| Some((prefix.len(), rest.strip_prefix(prefix)?)));
    let nouns = behind.flat_map(|(length, behind)| {
        let nouns = heads_in_dictionary(behind).into_iter();
        nouns
            .filter(|noun| behind[..*noun].chars().count() > SHORTEST_PART + 1)
            .map(move |noun| length + noun)
    });
    nouns.collect()
}

/// A part without its linking `s`, as the stemmer cannot tell it from the word.
pub fn bare(part: &str) -> &str {
    let linked = ["ungs", "heits", "keits", "ions", "schafts", "täts", "lings", "tums", "ums", "gangs"];
    match part.strip_suffix('s') {
        Some(bare) if linked.iter().any(|ending| part.ends_with(ending)) => bare,
        _ => part,
    }
}

/// The lengths of all words of the dictionary that `rest` begins with.
fn heads_in_dictionary(rest: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut head = rest;
    while head.chars().count() >= SHORTEST_PART {
        let Some(longest) = longest_in_dictionary(head) else { break };
        found.push(longest);
        let shorter = head[..longest].char_indices().next_back().map_or(0, |(start, _)| start);
        head = &rest[..shorter];
    }
    found
}

/// Whether the dictionary of `charabia` has the word.
fn is_in_dictionary(word: &str) -> bool {
    longest_in_dictionary(word) == Some(word.len())
}

/// The length of the longest word of the dictionary that `text` begins with.
fn longest_in_dictionary(text: &str) -> Option<usize> {
    // The segmenter takes the longest word wherever it finds one, and what no word begins with in one piece with what
    // precedes it. No word has a digit: if it stands alone in front, a word follows.
    let probe = ["1", text].concat();
    let mut segments = GermanSegmenter.segment_str(&probe);
    (segments.next()? == "1").then(|| segments.next().map(str::len)).flatten()
}

fn cut(word: &str, lengths: impl Iterator<Item = usize>) -> Vec<&str> {
    let mut start = 0;
    lengths
        .map(|length| {
            let part = &word[start..start + length];
            start += length;
            part
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compounds() -> Compounds {
        let parts = include_str!("../../index/german/parts.txt");
        Compounds::read(parts, include_str!("../../index/german/compounds.tsv")).expect("the lists are sound")
    }

    #[test]
    fn the_gold_list_is_taken_apart() {
        let compounds = compounds();
        let gold = include_str!("../../tests/german/compounds-gold.tsv");
        let wrong: Vec<_> = gold
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(word, parts)| (word.replace('-', "").to_lowercase(), parts))
            .filter_map(|(word, parts)| {
                let found = compounds.split(&word).join(" ");
                (found != parts).then(|| format!("{word}: {found} instead of {parts}"))
            })
            .collect();
        assert!(gold.lines().count() - wrong.len() >= 140, "{} wrong: {wrong:#?}", wrong.len());
    }

    #[test]
    fn before_a_kind_of_offer_an_unknown_word_is_a_part_of_its_own() {
        let compounds = compounds();
        for (word, parts) in [
            ("klöppelkurs", "klöppel kurs"),
            ("zwirbeltreffen", "zwirbel treffen"),
            ("quilttreff", "quilt treff"),
            ("feriensportcamp", "ferien sport camp"),
        ] {
            assert_eq!(compounds.split(word).join(" "), parts);
        }
        for whole in ["exkurs", "diskurs", "konkurs", "kurs", "betreffen", "klöppel"] {
            assert!(compounds.split(whole).is_empty(), "{whole}");
        }
    }
}
