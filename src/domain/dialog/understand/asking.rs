//! Hears that a provider shall be asked: "frag mal, ob noch Platz ist", "kannst du bei der 2 nachfragen, was es kostet".

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::{
    dialog::understand::sentence::{PhraseTable, Sentence, folded_words},
    inquiry::Category,
};

/// No list is so long that a greater number is one of its offers.
const LONGEST_LIST: u16 = 99;

/// The words of it, as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskingFile {
    /// Whole phrases that say so by themselves.
    pub phrases: Vec<String>,
    /// Verbs that order it at the beginning: "frag".
    pub orders: Vec<String>,
    /// Verbs that say it behind others: "kannst du … fragen".
    pub verbs: Vec<String>,
    /// Those that stand before these: "kannst du".
    pub requests: Vec<String>,
    /// Who is not a provider: "frag mich".
    pub not: Vec<String>,
    /// What stands before the number of an offer.
    pub pointers: Vec<String>,
    /// What is asked.
    pub about: BTreeMap<Category, Vec<String>>,
}

/// The words of it.
#[derive(Debug)]
pub struct AskingWords {
    phrases: PhraseTable<()>,
    orders: BTreeSet<String>,
    verbs: BTreeSet<String>,
    requests: PhraseTable<()>,
    not: BTreeSet<String>,
    pointers: BTreeSet<String>,
    about: PhraseTable<Category>,
}

/// Somebody wants a provider to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// The number of the offer in the list, if it is said.
    pub number: Option<usize>,
    /// What is asked, if it is one of the questions that are ready.
    pub category: Option<Category>,
    /// Whether nothing else can be meant, even where no offer is shown.
    pub is_certain: bool,
}

impl AskingWords {
    /// Reads the lists.
    pub fn new(file: &AskingFile) -> Self {
        let table = |phrases: &[String]| {
            let phrases: Vec<_> = phrases.iter().map(|phrase| (phrase.as_str(), ())).collect();
            PhraseTable::new(phrases)
        };
        let words = |words: &[String]| words.iter().flat_map(|word| folded_words(word)).collect();
        let about = file.about.iter();
        let about = about.flat_map(|(what, words)| words.iter().map(move |word| (word.as_str(), *what)));
        Self {
            phrases: table(&file.phrases),
            orders: words(&file.orders),
            verbs: words(&file.verbs),
            requests: table(&file.requests),
            not: words(&file.not),
            pointers: words(&file.pointers),
            about: PhraseTable::new(about),
        }
    }

    /// What `sentence` wants asked; none if it wants nothing asked of a provider. A number before a word that `is_age` is
    /// no offer's.
    pub fn asked(
        &self,
        sentence: &Sentence,
        (ordinals, is_age): (&BTreeMap<String, u16>, impl Fn(&str) -> bool),
    ) -> Option<Asking> {
        let is_phrase = (0..sentence.len()).any(|index| self.phrases.matching(sentence, index).is_some());
        if !is_phrase && !self.is_ordered(sentence) && !self.is_requested(sentence) {
            return None;
        }
        let number = self.number(sentence, (ordinals, is_age));
        let category = self.category(sentence);
        Some(Asking { number, category, is_certain: is_phrase })
    }

    /// Which of the questions that are ready `sentence` asks, if it is one alone.
    pub fn category(&self, sentence: &Sentence) -> Option<Category> {
        let said = (0..sentence.len()).filter_map(|index| self.about.matching(sentence, index));
        let said: BTreeSet<_> = said.map(|(_, category)| *category).collect();
        said.first().copied().filter(|_| said.len() == 1)
    }

    /// "Frag …", at the beginning or behind "bitte", "dann", "ja".
    fn is_ordered(&self, sentence: &Sentence) -> bool {
        (0..sentence.len().min(3)).any(|index| {
            // "Frage: gibt es …" is a noun, "frag, ob …" is an order.
            let is_noun = sentence.at(index).starts_with("frage");
            let goes_on = sentence.words().get(index + 1).is_some_and(|next| !is_noun || !next.after_break);
            let next = sentence.at(index + 1);
            self.orders.contains(sentence.at(index)) && goes_on && !self.not.contains(next)
        })
    }

    /// "Kannst du … fragen".
    fn is_requested(&self, sentence: &Sentence) -> bool {
        let request = (0..sentence.len()).find_map(|index| self.requests.matching(sentence, index));
        let Some((request, ())) = request else { return false };
        let verb = (request.end..sentence.len()).find(|index| self.verbs.contains(sentence.at(*index)));
        verb.is_some_and(|verb| (request.end..verb).all(|between| !self.not.contains(sentence.at(between))))
    }

    /// "Die 2", "das zweite", "bei Nummer 3".
    fn number(
        &self,
        sentence: &Sentence,
        (ordinals, is_age): (&BTreeMap<String, u16>, impl Fn(&str) -> bool),
    ) -> Option<usize> {
        let at = |index: usize| {
            let ordinal = || ordinals.get(sentence.at(index)).copied();
            let number = sentence.number(index).or_else(ordinal).filter(|number| *number <= LONGEST_LIST);
            number
                .filter(|_| self.pointers.contains(sentence.before(index)) && !is_age(sentence.at(index + 1)))
        };
        (0..sentence.len()).find_map(at).map(usize::from)
    }
}
