//! Turns the texts of many offers into words for the index: each word is analysed once.

use std::mem;

use rustc_hash::FxHashMap;

use crate::search::{
    german::{German, Term},
    words::{fold, plain, runs, word},
};

/// So many words are remembered.
const MOST_SEEN: usize = 200_000;

/// Analyses offers, one after the other.
pub struct Analyser<'a> {
    german: &'a German,
    /// The place of the word that a run of letters stands for; none for noise and stop words.
    seen: FxHashMap<Box<str>, Option<usize>>,
    words: Vec<Analysed>,
    /// The places of the stems.
    places: FxHashMap<Box<str>, usize>,
    stems: Vec<Said>,
    /// How many offers were analysed.
    offers: usize,
    /// The words of the last one.
    texts: Texts,
}

/// A word as the index takes it.
struct Analysed {
    /// The places of the stem of the whole word and of those of its parts.
    stems: Box<[usize]>,
    /// The word as written, folded, if its stem is another one.
    surface: Option<Box<str>>,
    /// The number of the last offer that said it.
    by: usize,
}

/// The letters of a stem, and the number of the last offer that said it.
struct Said {
    letters: Box<str>,
    by: usize,
}

/// The words of an offer, with blanks between them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The stems of all words and of their parts, each once: saying a word often makes no offer better.
    pub part: String,
    /// The stems of the title's words and of their parts.
    pub title: String,
    /// The words as written, folded, each once, where their stem is another one.
    pub surface: String,
}

impl<'a> Analyser<'a> {
    /// An analyser that has seen nothing yet.
    pub fn new(german: &'a German) -> Self {
        let (seen, places) = (FxHashMap::default(), FxHashMap::default());
        let (words, stems) = (Vec::new(), Vec::new());
        Self { german, seen, words, places, stems, offers: 0, texts: Texts::default() }
    }

    /// The words of an offer with this `title` that say something about a subject, and those of its `other` texts.
    pub fn texts<'t>(&mut self, title: &str, other: impl Iterator<Item = &'t str>) -> &Texts {
        if self.seen.len() > MOST_SEEN {
            *self = Self::new(self.german);
        }
        self.offers += 1;
        self.texts.clear();
        self.say(title);
        self.texts.title.push_str(&self.texts.part);
        other.for_each(|text| self.say(text));
        &self.texts
    }

    /// Appends the words of `text` that the offer has not said yet.
    fn say(&mut self, text: &str) {
        for run in runs(&plain(text)) {
            let Some(place) = self.word(run) else { continue };
            let word = &mut self.words[place];
            if mem::replace(&mut word.by, self.offers) == self.offers {
                continue;
            }
            if let Some(surface) = &word.surface {
                append(surface, &mut self.texts.surface);
            }
            for stem in &word.stems {
                let stem = &mut self.stems[*stem];
                if mem::replace(&mut stem.by, self.offers) != self.offers {
                    append(&stem.letters, &mut self.texts.part);
                }
            }
        }
    }

    /// The place of the word that `run` stands for.
    fn word(&mut self, run: &str) -> Option<usize> {
        if let Some(place) = self.seen.get(run) {
            return *place;
        }
        let term = word(run).map(|word| self.german.term(&word)).filter(|term| !term.is_stop_word);
        let place = term.map(|Term { word, stem, parts, .. }| {
            let surface = Some(fold(&word)).filter(|word| *word != stem).map(String::into_boxed_str);
            let stems = std::iter::once(stem).chain(parts).map(|stem| self.stem(stem)).collect();
            self.words.push(Analysed { stems, surface, by: 0 });
            self.words.len() - 1
        });
        self.seen.insert(run.into(), place);
        place
    }

    /// The place of `stem`.
    fn stem(&mut self, stem: String) -> usize {
        let next = self.stems.len();
        let stems = &mut self.stems;
        *self.places.entry(stem.into_boxed_str()).or_insert_with_key(|stem| {
            stems.push(Said { letters: stem.clone(), by: 0 });
            next
        })
    }
}

impl Texts {
    fn clear(&mut self) {
        let Self { part, title, surface } = self;
        [part, title, surface].into_iter().for_each(String::clear);
    }
}

/// Appends `word` to `text`, with a blank between the words.
fn append(word: &str, text: &mut String) {
    if !text.is_empty() && !word.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}
