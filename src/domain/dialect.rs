//! How people of the region speak: words of Moselle Franconian, and how its sounds differ.

use std::collections::{BTreeMap, BTreeSet};

/// The most candidates that sound changes may make of one word.
const MOST_CANDIDATES: usize = 400;

/// Brings the spellings of a word together.
pub type Fold = fn(&str) -> String;

/// Words and sound changes of the dialect.
#[derive(Debug)]
pub struct Dialect {
    fold: Fold,
    words: BTreeMap<String, Vec<String>>,
    /// By their first byte: most places of a word begin none.
    sounds: BTreeMap<u8, Vec<(String, String)>>,
}

impl Dialect {
    /// Reads the table: `word<TAB>standard words`, or `~sound<TAB>standard sound`; `^` and `$` mark the
    /// borders of a word. Words are compared as `fold` writes them, without umlauts. If a line cannot be read, its
    /// number, counted from one.
    pub fn read(table: &str, fold: Fold) -> Result<Self, usize> {
        let mut words = BTreeMap::new();
        let mut sounds: BTreeMap<u8, Vec<_>> = BTreeMap::new();
        let lines =
            (1_usize..).zip(table.lines()).filter(|(_, text)| !text.is_empty() && !text.starts_with('#'));
        for (line, text) in lines {
            let (form, standard) = text.split_once('\t').ok_or(line)?;
            if let Some(sound) = form.strip_prefix('~') {
                let first = *sound.as_bytes().first().ok_or(line)?;
                sounds.entry(first).or_default().push((sound.to_owned(), standard.to_owned()));
            } else {
                words.insert(fold(form), standard.split_whitespace().map(str::to_owned).collect());
            }
        }
        Ok(Self { fold, words, sounds })
    }

    /// The standard words for a word of the dialect.
    pub fn words(&self, word: &str) -> Option<&[String]> {
        self.words.get(&(self.fold)(word)).map(Vec::as_slice)
    }

    /// What the folded word may be in standard German: one or two sounds changed, the likelier first.
    pub fn sounds(&self, word: &str) -> Vec<String> {
        let word = format!("^{}$", (self.fold)(word));
        let once: BTreeSet<_> = self.changed(&word).collect();
        let twice: BTreeSet<_> = once.iter().flat_map(|word| self.changed(word)).collect();
        let more = twice.difference(&once).filter(|other| **other != word);
        let all = once.iter().chain(more).take(MOST_CANDIDATES);
        all.map(|word| word.trim_matches(['^', '$']).to_owned()).collect()
    }

    fn changed<'a>(&'a self, word: &'a str) -> impl Iterator<Item = String> + 'a {
        word.char_indices().flat_map(move |(at, _)| {
            let (head, rest) = word.split_at(at);
            let sounds = self.sounds.get(&rest.as_bytes()[0]).into_iter().flatten();
            sounds.filter_map(move |(sound, standard)| {
                rest.strip_prefix(sound.as_str()).map(|tail| [head, standard, tail].concat())
            })
        })
    }
}
