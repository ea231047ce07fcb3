//! Hears distress before anything else: recall before precision.

use crate::domain::{
    dialog::understand::{
        lexicon::Lexicon,
        pattern::{Patterns, Spans},
        sentence::Sentence,
        subject,
    },
    query::Subject,
};

/// Who tells of a lower age in years is a child.
const GROWN_UP: u16 = 16;

/// Words in which people speak of themselves and their own.
const OWN: [&str; 10] = ["ich", "mich", "mir", "uns", "mein", "meine", "meinen", "meinem", "meiner", "eich"];

/// Words for children that are never said of a grown-up.
const CHILDREN: [&str; 6] = ["kind", "kinder", "kindern", "baby", "sohn", "tochter"];

/// What somebody needs help for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A life is in danger at this moment.
    Emergency,
    /// Somebody does not want to live, or hurts themselves.
    Suicide,
    /// A child is hurt, neglected or in danger; somebody else tells of it.
    Child,
    /// Somebody is beaten, threatened, harassed or locked up.
    Violence,
    /// Who tells of it is beaten or threatened, and a child may be, too: both need help.
    Family,
    /// A child or a teenager tells of any of it.
    Young,
}

impl Need {
    /// The name it has in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Suicide => "suicide",
            Self::Child => "child",
            Self::Violence => "violence",
            Self::Family => "family",
            Self::Young => "young",
        }
    }
}

/// What the person who wrote `sentence` needs help for, if they tell of distress. Words that belong to a joke or to
/// prevention are not heard; a course or a profession makes it harmless only where nobody speaks of themselves.
pub fn need(sentence: &Sentence, lexicon: &Lexicon) -> Option<Need> {
    let words = &lexicon.crisis;
    let sentence = &words.spellings.in_full(sentence);
    let benign = words.benign.spans(sentence, &Spans::default());
    let is_told = |patterns: &Patterns| patterns.is_said(sentence, &benign);
    let at_an_end = || {
        let mut ends = words.ending.ends(sentence, &benign);
        ends.any(|end| is_end(sentence, end))
    };
    // However far from it the child is named, the answer is the same.
    let names_child = || {
        let named = (0..sentence.len()).filter_map(|at| lexicon.subjects.matching(sentence, at));
        let mut named = named.filter(|(_, who)| **who == Subject::Child);
        named.any(|(at, _)| at.len() > 1 || CHILDREN.contains(&sentence.at(at.start)))
    };
    let need = if is_told(&words.emergency) {
        Need::Emergency
    } else if is_told(&words.suicide) || at_an_end() {
        Need::Suicide
    } else if is_told(&words.violence) && is_of_me(sentence) && (is_told(&words.child) || names_child()) {
        Need::Family
    } else if is_told(&words.child) {
        Need::Child
    } else if is_told(&words.violence) {
        Need::Violence
    } else {
        return None;
    };
    let of_oneself = sentence.words().iter().any(|word| OWN.contains(&word.folded.as_str()));
    if !of_oneself && is_told(&words.context) {
        return None;
    }
    let is_young = subject::own_age(sentence).is_some_and(|years| years < GROWN_UP) || is_told(&words.young);
    Some(if is_young && need != Need::Emergency { Need::Young } else { need })
}

/// Whether something is done to who wrote `sentence`.
fn is_of_me(sentence: &Sentence) -> bool {
    sentence.words().iter().any(|word| matches!(word.folded.as_str(), "mich" | "mir" | "uns"))
}

/// Whether who wrote `sentence` may need an ear, beside what they look for.
pub fn is_discreet(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    let words = &lexicon.crisis;
    words.discreet.is_said(&words.spellings.in_full(sentence), &Spans::default())
}

/// Whether a clause ends before the word at `index`.
fn is_end(sentence: &Sentence, index: usize) -> bool {
    sentence
        .words()
        .get(index)
        .is_none_or(|word| word.after_break || matches!(word.folded.as_str(), "und" | "bitte"))
}
