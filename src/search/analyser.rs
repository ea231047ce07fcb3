//! Turns the texts of many offers into words for the index: each word is analysed once.

use rustc_hash::FxHashMap;

use crate::search::{
    german::{German, Term},
    words::{fold, plain, runs, word},
};

/// So many words are remembered.
const MOST_SEEN: usize = 200_000;
/// The words of most offers need no more bytes than these.
const LIKELY_LENGTH: usize = 2048;

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
}

/// A word as the index takes it.
struct Analysed {
    /// The places of the stem of the whole word and of those of its parts.
    stems: Box<[usize]>,
    /// The word as written, folded.
    surface: Said,
}

/// Letters, and the number of the last offer that said them.
struct Said {
    letters: Box<str>,
    by: usize,
}

/// The words of an offer, with blanks between them.
#[derive(Debug, PartialEq, Eq)]
pub struct Texts {
    /// The stems of all words and of their parts, each once: saying a word often makes no offer better.
    pub part: String,
    /// The stems of the title's words and of their parts.
    pub title: String,
    /// The words as written, folded, each once.
    pub surface: String,
}

impl<'a> Analyser<'a> {
    /// An analyser that has seen nothing yet.
    pub fn new(german: &'a German) -> Self {
        let (seen, places) = (FxHashMap::default(), FxHashMap::default());
        Self { german, seen, words: Vec::new(), places, stems: Vec::new(), offers: 0 }
    }

    /// The words of an offer with this `title` that say something about a subject, and those of its `other` texts.
    pub fn texts<'t>(&mut self, title: &str, other: impl Iterator<Item = &'t str>) -> Texts {
        if self.seen.len() > MOST_SEEN {
            *self = Self::new(self.german);
        }
        self.offers += 1;
        let mut texts = Texts {
            part: String::with_capacity(LIKELY_LENGTH),
            title: String::with_capacity(LIKELY_LENGTH / 8),
            surface: String::with_capacity(LIKELY_LENGTH),
        };
        self.say(title, &mut texts);
        texts.title.push_str(&texts.part);
        other.for_each(|text| self.say(text, &mut texts));
        texts
    }

    /// Appends the words of `text` that the offer has not said yet.
    fn say(&mut self, text: &str, texts: &mut Texts) {
        for run in runs(&plain(text)) {
            let Some(place) = self.word(run) else { continue };
            let word = &mut self.words[place];
            if !word.surface.append(self.offers, &mut texts.surface) {
                continue;
            }
            for stem in &word.stems {
                self.stems[*stem].append(self.offers, &mut texts.part);
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
            let stems = std::iter::once(stem).chain(parts).map(|stem| self.stem(stem)).collect();
            self.words.push(Analysed { stems, surface: Said::new(fold(&word)) });
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
            stems.push(Said::new(stem.to_string()));
            next
        })
    }
}

impl Said {
    fn new(letters: String) -> Self {
        Self { letters: letters.into_boxed_str(), by: 0 }
    }

    /// Appends the letters to `text`, unless the offer of this number has said them before.
    fn append(&mut self, offer: usize, text: &mut String) -> bool {
        if self.by == offer {
            return false;
        }
        self.by = offer;
        if !text.is_empty() && !self.letters.is_empty() {
            text.push(' ');
        }
        text.push_str(&self.letters);
        true
    }
}
