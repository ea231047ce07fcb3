//! Reads how old who writes is at most, where no plain age tells it: "bin in der 7. Klasse", "ich werde im Mai 16".

use crate::domain::dialog::understand::{
    lexicon::{AgeWords, Lexicon},
    number::{Number, number},
    sentence::Sentence,
    sibling::class_at,
    word_file::AgeUnit,
};

/// Whoever is in this school year or in one before it is not 16 years old as a rule.
const LAST_CLASS: u16 = 9;

/// Whoever will be so many years old is younger now.
const OF_AGE: u16 = 16;

/// Nobody younger tells of their next birthday in writing.
const WRITES: u16 = 5;

/// So many words stand between what somebody says of themselves and the number at most.
const MOST_BETWEEN: usize = 6;

/// Who says so is at most this many years old.
const YOUNG: u16 = OF_AGE - 1;

/// The age in years that who writes `sentence` has at most, if they are under 16 by what they say of themselves.
pub fn own_age_at_most(sentence: &Sentence, lexicon: &Lexicon) -> Option<u16> {
    let words = &lexicon.ages;
    let is_told = (0..sentence.len()).any(|at| {
        is_in_class(sentence, at, words)
            || is_still(sentence, at, words)
            || will_be(sentence, at, lexicon)
            || is_pupil(sentence, at, words)
    });
    is_told.then_some(YOUNG)
}

/// "Bin in der 7. Klasse", "gehe in die 5b", "besuche Klasse 6".
fn is_in_class(sentence: &Sentence, verb: usize, words: &AgeWords) -> bool {
    if !words.is(AgeUnit::AtSchool, sentence.at(verb)) {
        return false;
    }
    let first = (verb + 1..sentence.len()).find(|at| !words.is(AgeUnit::Within, sentence.at(*at)));
    let Some(at) = first.filter(|at| at - verb <= MOST_BETWEEN) else { return false };
    let is_class = |at: usize| words.is(AgeUnit::Class, sentence.at(at));
    if is_class(at) {
        return class_at(sentence, at + 1, words).is_some_and(|class| class <= LAST_CLASS);
    }
    if class_at(sentence, at, words).is_none_or(|class| class > LAST_CLASS) {
        return false;
    }
    // "Die 7te".
    let behind = at + 1 + usize::from(matches!(sentence.at(at + 1), "te" | "ten" | "ter"));
    let is_group = matches!(sentence.at(behind), "a" | "b" | "c" | "d" | "e" | "f");
    // "Die 5" may be an offer of a list.
    let is_inside =
        sentence.at(verb).starts_with("besuch") || (verb + 1..at).any(|at| sentence.at(at) == "in");
    let is_spelled = is_inside && (sentence.number(at).is_none() || behind > at + 1);
    let end = if is_class(behind) || is_group { behind + 1 } else { behind };
    let has_office = words.begins(AgeUnit::Office, sentence.at(end));
    // "In die siebte", but not "in die zweite Gruppe".
    let stands_alone =
        sentence.words().get(behind).is_none_or(|next| next.after_break || next.folded == "und");
    (is_class(behind) || is_group || is_spelled && stands_alone) && !has_office
}

/// "Bin erst 15", "bin noch keine 16".
fn is_still(sentence: &Sentence, verb: usize, words: &AgeWords) -> bool {
    if sentence.at(verb) != "bin" {
        return false;
    }
    let is_between = |at: &usize| {
        words.is(AgeUnit::BeforeOwn, sentence.at(*at)) || words.is(AgeUnit::Almost, sentence.at(*at))
    };
    let Some(at) = (verb + 1..sentence.len()).find(|at| !is_between(at)) else { return false };
    let is_to_come = (verb + 1..at).any(|at| words.is(AgeUnit::Almost, sentence.at(at)));
    at > verb + 1
        && is_own_number(sentence, at, words).is_some_and(|age| age < OF_AGE + u16::from(is_to_come))
}

/// "Werde im Mai 16", "werd bald fünfzehn".
fn will_be(sentence: &Sentence, verb: usize, lexicon: &Lexicon) -> bool {
    if !matches!(sentence.at(verb), "werde" | "werd") {
        return false;
    }
    let goes_on = |at: &usize| {
        let is_own = sentence.at(*at) == "ich";
        // The point behind a day ends nothing: "am 3. Mai".
        let is_day = sentence.number(*at - 1).is_some() && sentence.number(*at).is_none();
        (!sentence.words()[*at].after_break || is_day) && (is_own || !lexicon.subjects.has(sentence.at(*at)))
    };
    let ahead = (verb + 1..sentence.len()).take(MOST_BETWEEN).take_while(goes_on);
    let ages = ahead.filter_map(|at| is_own_number(sentence, at, &lexicon.ages));
    ages.last().is_some_and(|age| age <= OF_AGE)
}

/// "Bin Siebtklässlerin".
fn is_pupil(sentence: &Sentence, at: usize, words: &AgeWords) -> bool {
    let Some((class, _)) = sentence.at(at).split_once("klaessler") else { return false };
    let known = words.ordinals.get(&format!("{class}e")).or_else(|| words.ordinals.get(class));
    let is_own = (at.saturating_sub(3)..at).any(|before| sentence.at(before) == "bin");
    is_own && known.is_some_and(|class| *class <= LAST_CLASS)
}

/// The number of years at `at`, if nothing else is counted there.
fn is_own_number(sentence: &Sentence, at: usize, words: &AgeWords) -> Option<u16> {
    let Some(Number::Years(years)) = number(sentence, at, words) else { return None };
    let next = sentence.words().get(at + 1);
    let is_alone = next.is_none_or(|next| {
        next.after_break
            || words.is(AgeUnit::Years, &next.folded)
            || matches!(next.folded.as_str(), "und" | "geworden" | "darf" | "kann")
    });
    (is_alone && years > WRITES && !words.is(AgeUnit::NoOwn, sentence.before(at))).then_some(years)
}
