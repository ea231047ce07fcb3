//! Reads for whom somebody looks.

use std::ops::Range;

use crate::domain::{
    age::AgeSpan,
    dialog::understand::{lexicon::Lexicon, sentence::Sentence},
    query::Subject,
    topic::TopicId,
};

/// Younger people seldom write to an office themselves: unless they say "ich", a parent does.
const WRITES_FOR_ITSELF: u16 = 14 * 12;

/// From this age on, in months, nobody asks for their parents' child.
const GROWN_UP: u16 = 18 * 12;

/// For whom, if `sentence` says so, and whether it says it outright: "ich" is said in every sentence, "für
/// mich" means it. A child or another person outranks "ich": who asks is not who learns.
pub fn subject(sentence: &Sentence, lexicon: &Lexicon) -> Option<(Subject, bool)> {
    let mut told = Vec::new();
    let mut index = 0;
    while index < sentence.len() {
        let Some((range, subject)) = lexicon.subjects.matching(sentence, index) else {
            index += 1;
            continue;
        };
        index = range.end;
        let who = if *subject == Subject::Other && is_with_me(sentence, &range) {
            Subject::Oneself
        } else {
            *subject
        };
        told.push((range, who));
    }
    // "Ich bin 78, und seit mein Mann tot ist …": who tells their own age speaks of themselves.
    let own_age =
        told.iter().any(|(range, who)| *who == Subject::Oneself && tells_own_age(sentence, range.end));
    let is_for = |range: &Range<usize>| {
        (range.start.saturating_sub(2)..range.start).any(|at| sentence.at(at) == "fuer")
    };
    let rank = |range: &Range<usize>, subject: Subject| match subject {
        // "Ich bin 14, Mädchen": who tells their own age is no other child.
        Subject::Child if own_age && range.len() == 1 && !is_for(range) => 0,
        Subject::Child => 2,
        Subject::Other if is_for(range) => 2,
        Subject::Other => i32::from(!own_age),
        Subject::Oneself => i32::from(own_age),
    };
    // "Meine Mutter" says more than a single "Kinder" elsewhere in the sentence.
    let named = |range: &Range<usize>, who: Subject| {
        range.len() > 1 && who != Subject::Oneself && !(own_age && who == Subject::Other && !is_for(range))
    };
    let (range, who) = told.iter().max_by_key(|(range, who)| (named(range, *who), rank(range, *who)))?;
    let outright = *who != Subject::Oneself || own_age || sentence.at(range.start) == "fuer";
    Some((*who, outright))
}

/// "Meine Frau und ich", "mich und meine Freundin": both of them.
fn is_with_me(sentence: &Sentence, range: &Range<usize>) -> bool {
    let is_me = |word: &str| matches!(word, "ich" | "mich" | "mir" | "eich");
    let behind = sentence.at(range.end) == "und" && is_me(sentence.at(range.end + 1));
    let before =
        range.start >= 2 && sentence.before(range.start) == "und" && is_me(sentence.at(range.start - 2));
    behind || before
}

/// The age in years that who writes tells of themselves: "ich bin 34".
pub fn own_age(sentence: &Sentence) -> Option<u16> {
    (1..sentence.len()).find(|index| tells_own_age(sentence, *index)).and_then(|index| sentence.number(index))
}

/// Whether the words before `end` are "ich bin" or "bin", and a number follows.
fn tells_own_age(sentence: &Sentence, end: usize) -> bool {
    let is_told = sentence.before(end) == "bin";
    // "Ich (38) suche".
    let in_brackets =
        sentence.before(end) == "ich" && sentence.words().get(end).is_some_and(|word| word.after_break);
    (is_told || in_brackets) && sentence.number(end).is_some()
}

/// For whom, judged by what is looked for, where nobody said it.
pub fn guess(ages: &[AgeSpan], topics: &[TopicId]) -> Option<Subject> {
    let is_childs = topics.first().is_some_and(|topic| matches!(topic.main(), "early" | "school"));
    match ages.first() {
        Some(age) if age.max < WRITES_FOR_ITSELF => Some(Subject::Child),
        Some(age) if is_childs && age.max < GROWN_UP => Some(Subject::Child),
        None if is_childs => Some(Subject::Child),
        Some(_) | None => (!topics.is_empty()).then_some(Subject::Oneself),
    }
}
