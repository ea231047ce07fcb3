//! Hears that a provider shall be asked: "frag mal, ob noch Platz ist", "kannst du bei der 2 nachfragen, was es kostet".

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::{
    dialog::understand::{
        concern::Concern,
        personal::PersonalFile,
        sentence::{PhraseTable, Sentence, Word, folded_words},
    },
    inquiry::Category,
};

/// No list is so long that a greater number is one of its offers.
const LONGEST_LIST: u16 = 99;

/// A part of a sentence that asks has so many words at least: "wann es beginnt".
const SHORTEST_CLAUSE: usize = 3;

/// Behind one of these "Frage" is a thing.
const ARTICLES: [&str; 18] = [
    "meine", "meiner", "meinen", "die", "der", "den", "eine", "einer", "ne", "keine", "unsere", "ihre",
    "deine", "diese", "viele", "wieviele", "mehrere", "alle",
];

/// Among so many words at most, "eine Frage" is all that is said.
const MOST_AROUND_NOUN: usize = 8;

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
    /// The question as a thing: "eine Frage zu …".
    pub nouns: Vec<String>,
    /// Words that ask inside a sentence: "ob".
    pub clauses: Vec<String>,
    /// Who asks all that are shown.
    pub everybody: Vec<String>,
    /// What stands before the number of an offer.
    pub pointers: Vec<String>,
    /// What is asked.
    pub about: BTreeMap<Category, Vec<String>>,
    /// What is said about a question, in patterns.
    pub said: BTreeMap<Concern, Vec<String>>,
    /// What a whole message says about a question.
    pub alone: BTreeMap<Concern, Vec<String>>,
    /// What tells who somebody is.
    pub personal: PersonalFile,
}

/// The words of it.
#[derive(Debug)]
pub struct AskingWords {
    phrases: PhraseTable<()>,
    orders: BTreeSet<String>,
    verbs: BTreeSet<String>,
    requests: PhraseTable<()>,
    not: BTreeSet<String>,
    nouns: PhraseTable<()>,
    clauses: BTreeSet<String>,
    everybody: PhraseTable<()>,
    pointers: BTreeSet<String>,
    about: PhraseTable<Category>,
}

/// Somebody wants a provider to be asked.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Asking {
    /// The numbers of the offers in the list, as far as they are said.
    pub numbers: Vec<usize>,
    /// The words by which offers may be named, folded.
    pub names: Vec<String>,
    /// Whether all that are shown are meant.
    pub is_everybody: bool,
    /// What is asked, if it is one of the questions that are ready.
    pub category: Option<Category>,
    /// What is asked, as a part of a sentence: "ob ich meinen Hund mitbringen kann"; none if nothing follows.
    pub clause: Option<String>,
    /// Whether nothing else can be meant, even where no offer is shown.
    pub is_certain: bool,
    /// Whether it only names a question: "eine Frage zu Yoga in Losheim".
    pub is_named: bool,
}

/// Says nothing of what was written.
impl std::fmt::Debug for Asking {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Asking({:?}, {:?}, …)", self.numbers, self.category)
    }
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
            nouns: table(&file.nouns),
            clauses: words(&file.clauses),
            everybody: table(&file.everybody),
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
        let is_said = |table: &PhraseTable<()>| said(table, sentence).is_some();
        let is_phrase = is_said(&self.phrases);
        let is_noun = is_said(&self.nouns);
        let order = self.order(sentence).or_else(|| self.request(sentence));
        if !is_phrase && order.is_none() && !(is_noun && is_short(sentence)) {
            return None;
        }
        let is_named = is_noun && !is_phrase;
        let clause = order.and_then(|(_, verb)| self.clause(sentence, verb + 1));
        let before =
            order.filter(|_| !is_named).map_or(0..0, |(first, _)| first..clause.unwrap_or(sentence.len()));
        let numbers = self.numbers(sentence, (ordinals, is_age), order);
        let is_everybody = before.clone().any(|at| self.everybody.matching(sentence, at).is_some());
        let names = before.map(|at| sentence.at(at).to_owned());
        Some(Asking {
            names: if numbers.is_empty() { names.collect() } else { vec![] },
            numbers,
            is_everybody,
            category: self.category(sentence),
            clause: clause.map(|start| written(sentence, start)),
            is_certain: is_phrase || is_named,
            is_named,
        })
    }

    /// The offers that `sentence` points at where it is asked which are meant: "die 1 und 2", "Kita Bachem".
    pub fn pointed(&self, sentence: &Sentence, ordinals: &BTreeMap<String, u16>) -> Asking {
        let number = |at: usize| sentence.number(at).or_else(|| ordinals.get(sentence.at(at)).copied());
        let numbers: Vec<_> =
            (0..sentence.len()).filter_map(number).filter(|number| *number <= LONGEST_LIST).collect();
        let names = (0..sentence.len()).map(|at| sentence.at(at).to_owned());
        Asking {
            names: if numbers.is_empty() { names.collect() } else { vec![] },
            numbers: numbers.into_iter().map(usize::from).collect(),
            is_everybody: said(&self.everybody, sentence).is_some(),
            ..Asking::default()
        }
    }

    /// Which of the questions that are ready `sentence` asks, if it is one alone.
    pub fn category(&self, sentence: &Sentence) -> Option<Category> {
        let said = (0..sentence.len()).filter_map(|index| self.about.matching(sentence, index));
        let said: BTreeSet<_> = said.map(|(_, category)| *category).collect();
        said.first().copied().filter(|_| said.len() == 1)
    }

    /// Where what follows "frag …" begins, at the beginning or behind "bitte", "dann", "ja"; and where the verb stands.
    fn order(&self, sentence: &Sentence) -> Option<(usize, usize)> {
        let verb = (0..sentence.len().min(3)).find(|index| {
            // "Frage: gibt es …" is a noun, "frag, ob …" is an order.
            let is_noun = sentence.at(*index).starts_with("frage");
            let goes_on = sentence.words().get(index + 1).is_some_and(|next| !is_noun || !next.after_break);
            let next = sentence.at(index + 1);
            // "Meine Frage", "die Frage" order nothing.
            let is_a_thing = is_noun && ARTICLES.contains(&sentence.before(*index));
            !is_a_thing && self.orders.contains(sentence.at(*index)) && goes_on && !self.not.contains(next)
        });
        verb.map(|verb| (verb + 1, verb))
    }

    /// Where what follows "kannst du" begins in "kannst du … fragen", and where the verb stands.
    fn request(&self, sentence: &Sentence) -> Option<(usize, usize)> {
        let (request, ()) = (0..sentence.len()).find_map(|index| self.requests.matching(sentence, index))?;
        let verb = (request.end..sentence.len()).find(|index| self.verbs.contains(sentence.at(*index)))?;
        // "Für mich nachfragen" asks others.
        let is_of_us = |at: usize| self.not.contains(sentence.at(at)) && sentence.before(at) != "fuer";
        (!(request.end..verb).any(is_of_us)).then_some((request.end, verb))
    }

    /// Where the part of the sentence begins, behind `from`, that asks: "ob noch Platz ist".
    fn clause(&self, sentence: &Sentence, from: usize) -> Option<usize> {
        let start = (from..sentence.len()).find(|index| self.clauses.contains(sentence.at(*index)))?;
        (sentence.len() - start >= SHORTEST_CLAUSE).then_some(start)
    }

    /// "Die 2", "das zweite", "bei Nummer 3", "die 1 und 2", "frag 4".
    fn numbers(
        &self,
        sentence: &Sentence,
        (ordinals, is_age): (&BTreeMap<String, u16>, impl Fn(&str) -> bool),
        order: Option<(usize, usize)>,
    ) -> Vec<usize> {
        let mut found: Vec<(usize, u16)> = Vec::new();
        for index in 0..sentence.len() {
            let ordinal = || ordinals.get(sentence.at(index)).copied();
            let number = sentence.number(index).or_else(ordinal).filter(|number| *number <= LONGEST_LIST);
            let joins =
                |at: usize| matches!(sentence.at(at), "und" | "oder" | "sowie" | "die" | "der" | "das");
            let follows = found.last().is_some_and(|(last, _)| (last + 1..index).all(joins));
            let is_pointed = self.pointers.contains(sentence.before(index));
            let is_ordered = order.is_some_and(|(first, _)| first == index);
            if let Some(number) = number
                && (follows || is_pointed || is_ordered)
                && !is_age(sentence.at(index + 1))
            {
                found.push((index, number));
            }
        }
        found.into_iter().map(|(_, number)| usize::from(number)).collect()
    }
}

/// Where a phrase of `table` is said.
fn said(table: &PhraseTable<()>, sentence: &Sentence) -> Option<usize> {
    (0..sentence.len()).find(|index| table.matching(sentence, *index).is_some())
}

/// Whether nothing but a question is named.
fn is_short(sentence: &Sentence) -> bool {
    sentence.len() <= MOST_AROUND_NOUN
}

/// The words from `start` on, as they were written.
fn written(sentence: &Sentence, start: usize) -> String {
    let word = |(at, word): (usize, &Word)| match word {
        Word { after_break: true, written, .. } if at > 0 => format!(", {written}"),
        Word { after_hyphen: true, written, .. } if at > 0 => format!("-{written}"),
        Word { written, .. } if at > 0 => format!(" {written}"),
        Word { written, .. } => written.clone(),
    };
    let words: String = sentence.words()[start..].iter().enumerate().map(word).collect();
    // "Ob" begins no sentence here.
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
