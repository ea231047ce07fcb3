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
    spelling::typo_distance,
};

/// No list is so long that a greater number is one of its offers.
const LONGEST_LIST: u16 = 99;

/// A part of a sentence that asks has so many words at least: "wann es beginnt".
const SHORTEST_CLAUSE: usize = 3;

/// A shorter word of a phrase has to be written as it is.
const SHORTEST_MISSPELT: usize = 5;

/// What begins a question without a mark behind it.
const WONDERING: [&str; 14] = [
    "gibt", "gibts", "ist", "is", "sind", "hat", "haben", "habt", "hann", "kann", "koennen", "darf",
    "duerfen", "gefft",
];

/// What begins a request to us.
const OF_US: [&str; 4] = ["kann", "koenn", "wuerd", "magst"];

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
    /// Verbs that say it only where we are asked to: "kannst du da anrufen".
    pub calls: Vec<String>,
    /// Those that stand before these: "kannst du".
    pub requests: Vec<String>,
    /// What somebody says who wants it sent.
    pub sending: SendingFile,
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

/// The words in which people say that it shall be sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendingFile {
    /// Verbs that need one of the ways.
    pub verbs: Vec<String>,
    /// Ways: "ab", "los".
    pub ways: Vec<String>,
    /// Verbs with their way: "abschicken".
    pub whole: Vec<String>,
    /// What may stand around it.
    pub around: Vec<String>,
}

/// The words of it.
#[derive(Debug)]
pub struct AskingWords {
    phrases: PhraseTable<()>,
    orders: BTreeSet<String>,
    verbs: BTreeSet<String>,
    calls: BTreeSet<String>,
    requests: PhraseTable<()>,
    whole: Vec<Vec<String>>,
    sends: [BTreeSet<String>; 4],
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
    /// How it is said.
    pub manner: Manner,
}

/// How somebody says that a provider shall be asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manner {
    /// It is ordered: "frag mal".
    #[default]
    Ordered,
    /// A question is only named: "eine Frage zu Yoga in Losheim".
    Named,
    /// Nothing is ordered, only asked: of the offer that is open, if one is.
    Wondered,
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
            calls: words(&file.calls),
            requests: table(&file.requests),
            whole: file.phrases.iter().map(|phrase| folded_words(phrase)).collect(),
            sends: {
                let SendingFile { verbs, ways, whole, around } = &file.sending;
                [verbs, ways, whole, around].map(|list| words(list))
            },
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
        let is_phrase = is_said(&self.phrases) || self.is_misspelt(sentence);
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
            is_certain: is_phrase || is_named || self.wants_call(sentence),
            manner: if is_named { Manner::Named } else { Manner::Ordered },
        })
    }

    /// What `sentence` asks about an offer that is open, and only its provider knows: "gibt es dort noch einen freien Platz?".
    pub fn wondered(&self, sentence: &Sentence, asks: bool) -> Option<Asking> {
        let category = self.category(sentence)?;
        let is_known = matches!(category, Category::Cost | Category::Access | Category::Own);
        let is_asked = asks || WONDERING.contains(&sentence.at(0));
        // "Wo ist der Platz?" asks something else.
        let is_asked = is_asked && !self.clauses.contains(sentence.at(0));
        let is_meant = is_asked && !is_known && sentence.len() >= SHORTEST_CLAUSE;
        is_meant.then(|| Asking { category: Some(category), manner: Manner::Wondered, ..Asking::default() })
    }

    /// Whether `sentence` wants us to call somebody else: "kannst du da mal anrufen".
    pub fn wants_call(&self, sentence: &Sentence) -> bool {
        self.request(sentence).is_some_and(|(_, verb)| self.calls.contains(sentence.at(verb)))
    }

    /// Whether `sentence` wants something sent, and says nothing else: "schicken Sie es bitte ab".
    pub fn sends(&self, sentence: &Sentence) -> bool {
        let [verbs, ways, whole, _] = &self.sends;
        let says = |list: &BTreeSet<String>| sentence.words().iter().any(|word| list.contains(&word.folded));
        let is_known = |word: &Word| self.sends.iter().any(|list| list.contains(&word.folded));
        (says(whole) || says(verbs) && says(ways)) && sentence.words().iter().all(is_known)
    }

    /// Whether `sentence` is one of the phrases, with a slip in each word: "Fraage stelen".
    fn is_misspelt(&self, sentence: &Sentence) -> bool {
        let is_meant = |(known, word): (&String, &Word)| typo_distance(&word.folded, known).is_some();
        self.whole.iter().any(|phrase| {
            let is_long = phrase.iter().all(|word| word.len() >= SHORTEST_MISSPELT);
            is_long && phrase.len() == sentence.len() && phrase.iter().zip(sentence.words()).all(is_meant)
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
        let begins = sentence.at(request.start);
        let is_ours = OF_US.iter().any(|verb| begins.starts_with(verb))
            && !request.clone().any(|at| matches!(sentence.at(at), "ich" | "wir" | "man"));
        let asks = |word: &str| self.verbs.contains(word) || is_ours && self.calls.contains(word);
        let verb = (request.end..sentence.len()).find(|index| asks(sentence.at(*index)))?;
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
