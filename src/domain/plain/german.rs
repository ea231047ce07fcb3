//! Rules for ordinary German, which only warn: long sentences, much passive, abbreviations.

use crate::domain::plain::{
    class::Class,
    finding::Finding,
    rule::Rule,
    text::{Sentence, Text},
};

/// A sentence of more words is hard for everybody.
const WORDS: usize = 20;

/// With so many passive sentences in a hundred, and so many sentences at all, a text sounds like an office.
const PASSIVE: (usize, usize) = (20, 5);

/// What `text` breaks.
pub fn check(text: &Text<'_>) -> Vec<Finding> {
    let long = text.sentences.iter().filter(|sentence| sentence.words > WORDS);
    let long = long.map(|sentence| Finding::warning(Rule::GermanSentence, text.bytes(&sentence.tokens)));
    // "12 km" is read by everybody.
    let short = text.abbreviations.iter().filter(|(_, abbreviation)| !abbreviation.needs_number);
    let short = short.map(|(range, abbreviation)| {
        Finding::warning(Rule::GermanAbbreviation, text.bytes(range)).suggesting(abbreviation.full.as_str())
    });
    let mut found: Vec<_> = long.chain(short).collect();
    let passive: Vec<_> = text.sentences.iter().filter(|sentence| is_passive(text, sentence)).collect();
    let (percent, fewest) = PASSIVE;
    if text.sentences.len() >= fewest && passive.len() * 100 > text.sentences.len() * percent {
        let ranges = passive.into_iter().map(|sentence| text.bytes(&sentence.tokens));
        found.extend(ranges.map(|range| Finding::warning(Rule::GermanPassive, range)));
    }
    found
}

/// "Werden" and a participle in one sentence.
fn is_passive(text: &Text<'_>, sentence: &Sentence) -> bool {
    let becomes = sentence.tokens.clone().any(|at| text.classes[at].is(Class::PASSIVE));
    becomes && sentence.tokens.clone().any(|at| text.tokens[at].is_small() && is_participle(&text.small[at]))
}

/// Whether a word looks like a past participle: angeboten, betreut, organisiert.
fn is_participle(word: &str) -> bool {
    const HEADS: [&str; 8] = ["be", "ent", "emp", "er", "ge", "miss", "ver", "zer"];
    const SEPARABLE: [&str; 14] = [
        "ab", "an", "auf", "aus", "bei", "ein", "durch", "her", "mit", "nach", "statt", "vor", "weiter", "zu",
    ];
    let length = word.chars().count();
    let ends = word.ends_with('t') || word.ends_with("en");
    let begins = |word: &str| HEADS.iter().any(|head| word.starts_with(head));
    let behind = SEPARABLE.iter().filter_map(|head| word.strip_prefix(head)).any(begins);
    ends && length > 5 && (begins(word) || behind || word.ends_with("iert"))
}
