//! Reads ages: numbers, words, months, school years, years of birth, several children, second thoughts.

use std::ops::Range;

use crate::domain::{
    age::{AgeSpan, OLDEST_MONTHS},
    dialog::understand::{
        lexicon::{AgeWords, Lexicon},
        sentence::Sentence,
        word_file::AgeUnit,
    },
    query::Subject,
};

/// The oldest person we believe in, in years.
const OLDEST_YEARS: u16 = 120;

/// An age with the words that say it.
struct Told {
    range: Range<usize>,
    span: AgeSpan,
    exact: bool,
}

/// The ages that `sentence` tells on a day of `this_year`, without doubles, and takes the words that say them.
pub fn ages(sentence: &mut Sentence, lexicon: &Lexicon, this_year: i16) -> Vec<AgeSpan> {
    let mut told: Vec<Told> = Vec::new();
    let mut index = 0;
    while index < sentence.len() {
        let next =
            told_at(sentence, index, lexicon, this_year).filter(|told| sentence.is_free(told.range.clone()));
        let Some(age) = next else {
            index += 1;
            continue;
        };
        index = age.range.end;
        if is_correction(sentence, age.range.start) {
            told.pop();
        }
        told.push(age);
    }
    // "Meine Oma ist 78": the number says more than the word.
    let exact = told.iter().any(|age| age.exact);
    for age in &told {
        // A word such as "Rentner" or "Baby" still says something to the search.
        if age.exact {
            sentence.take(age.range.clone());
        }
    }
    let mut spans: Vec<_> = told.iter().filter(|age| age.exact == exact).map(|age| age.span).collect();
    spans.dedup();
    spans
}

/// The age that a message tells which is a number and nothing else: "6", "sie ist sechs".
pub fn answer(sentence: &Sentence, lexicon: &Lexicon) -> Option<AgeSpan> {
    let numbers: Vec<_> = (0..sentence.len()).filter_map(|index| number(sentence, index, lexicon)).collect();
    let [Number::Years(years)] = numbers[..] else { return None };
    let says_nothing = |word: &str| lexicon.fillers.contains(word) || is_year_unit(&lexicon.ages, word);
    let is_number = |index: usize| number(sentence, index, lexicon).is_some();
    if !(0..sentence.len()).all(|index| is_number(index) || says_nothing(sentence.at(index))) {
        return None;
    }
    (1..=OLDEST_YEARS).contains(&years).then(|| AgeSpan::years(years))
}

#[derive(Clone, Copy)]
enum Number {
    Years(u16),
    Months(u16),
}

fn number(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<Number> {
    let word = sentence.at(index);
    let half = word.strip_suffix(",5").and_then(|whole| whole.parse::<u16>().ok());
    let has_unit = is_year_unit(&lexicon.ages, sentence.at(index + 1));
    if let Some(whole) = half.filter(|whole| has_unit && *whole <= OLDEST_YEARS) {
        return Some(Number::Months(whole * 12 + 6));
    }
    if let Some(months) = lexicon.ages.halves.get(word) {
        return Some(Number::Months(*months));
    }
    // "Einen 14-Jährigen": an article is a number only before "Jahr" and "Monat".
    let is_article = matches!(word, "ein" | "eine" | "einen" | "einem" | "einer");
    if is_article && !matches!(sentence.at(index + 1), "jahr" | "monat" | "woche") {
        return None;
    }
    let years = sentence.number(index).or_else(|| lexicon.ages.numbers.get(word).copied());
    years.map(Number::Years)
}

fn told_at(sentence: &Sentence, index: usize, lexicon: &Lexicon, this_year: i16) -> Option<Told> {
    let words = &lexicon.ages;
    school_year(sentence, index, words)
        .or_else(|| year_of_birth(sentence, index, words, this_year))
        .or_else(|| range_of_years(sentence, index, lexicon))
        .or_else(|| limit(sentence, index, lexicon))
        .or_else(|| with_unit(sentence, index, lexicon))
        .or_else(|| after_a_hint(sentence, index, lexicon))
        .or_else(|| {
            let (range, span) = words.words.matching(sentence, index)?;
            Some(Told { range, span: *span, exact: false })
        })
}

/// "7. Klasse", "Klasse 7", "Klassen 5 bis 7": whoever is in year n is n + 5 or n + 6 years old.
fn school_year(sentence: &Sentence, index: usize, words: &AgeWords) -> Option<Told> {
    let class = |at: usize| {
        let number = sentence.number(at).or_else(|| words.ordinals.get(sentence.at(at)).copied());
        number.filter(|class| (1..=13).contains(class))
    };
    let is_class = |at: usize| words.is(AgeUnit::Class, sentence.at(at));
    let (from, to, end) = if is_class(index + 1) {
        (class(index)?, class(index)?, index + 2)
    } else if is_class(index) {
        let from = class(index + 1)?;
        let last = class(index + 3).filter(|to| sentence.at(index + 2) == "bis" && *to > from);
        last.map_or((from, from, index + 2), |to| (from, to, index + 4))
    } else {
        return None;
    };
    Some(Told { range: index..end, span: AgeSpan::between_years(from + 5, to + 6), exact: true })
}

/// "geboren 2015", "Jahrgang 2015", "2015 geboren".
fn year_of_birth(sentence: &Sentence, index: usize, words: &AgeWords, this_year: i16) -> Option<Told> {
    let is_born = |at: usize| words.is(AgeUnit::Born, sentence.at(at));
    let (year, range) = match sentence.number(index) {
        Some(year) if is_born(index + 1) => (year, index..index + 2),
        None if is_born(index) => {
            let skip = usize::from(sentence.at(index + 1) == "in");
            (sentence.number(index + 1 + skip)?, index..index + 2 + skip)
        }
        Some(_) | None => return None,
    };
    let years = u16::try_from(this_year).ok()?.checked_sub(year).filter(|years| *years <= OLDEST_YEARS)?;
    let span = AgeSpan::between_years(years.saturating_sub(1), years);
    Some(Told { range, span, exact: true })
}

/// "6 bis 9 Jahre", "6-9 Jahre", "zwischen 6 und 9 Jahren": a span, if a unit follows.
fn range_of_years(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<Told> {
    let Number::Years(from) = number(sentence, index, lexicon)? else { return None };
    let has_word = sentence.at(index + 1) == "bis";
    let is_between = sentence.before(index) == "zwischen" && sentence.at(index + 1) == "und";
    let second = index + 1 + usize::from(has_word || is_between);
    let broken = sentence.words().get(second).is_some_and(|word| word.after_break);
    let Number::Years(to) = number(sentence, second, lexicon)? else { return None };
    let is_years = |at: usize| is_year_unit(&lexicon.ages, sentence.at(at));
    let joined = has_word || is_between || (!broken && is_years(second + 1));
    // "Von 8 bis 12" may be hours, unless it is said for whom.
    let is_told = is_years(second + 1) || names_a_person(sentence, lexicon);
    if !joined || from >= to || to > OLDEST_YEARS || !is_told {
        return None;
    }
    if !is_years(second + 1) && lexicon.ages.is(AgeUnit::Counts, sentence.at(second + 1)) {
        return None;
    }
    let end = second + 1 + usize::from(is_years(second + 1));
    Some(Told { range: index..end, span: AgeSpan::between_years(from, to), exact: true })
}

/// "über 70", "ab 65", "unter 3 Jahren".
fn limit(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<Told> {
    let words = &lexicon.ages;
    let (over, under) =
        (words.is(AgeUnit::Over, sentence.at(index)), words.is(AgeUnit::Under, sentence.at(index)));
    if !over && !under {
        return None;
    }
    // "Älter als 10".
    let at = index + 1 + usize::from(sentence.at(index + 1) == "als");
    let Number::Years(years) = number(sentence, at, lexicon)? else { return None };
    let next = sentence.at(at + 1);
    let has_unit = is_year_unit(words, next);
    // "bis 16 Uhr" and "ab 5 Euro" are no ages, and a bare "unter 3" may be anything.
    if years > OLDEST_YEARS || words.is(AgeUnit::Counts, next) || !(has_unit || (over && years >= 14)) {
        return None;
    }
    let span = if over {
        AgeSpan { min: years * 12, max: OLDEST_MONTHS }
    } else {
        AgeSpan { min: 0, max: (years * 12).saturating_sub(1) }
    };
    Some(Told { range: index..at + 1 + usize::from(has_unit), span, exact: true })
}

/// "7 Jahre", "7j", "11-jährige", "8 Monate", "drei Wochen".
fn with_unit(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<Told> {
    let words = &lexicon.ages;
    // "Seit 5 Jahren" tells how long, not how old. A baby "vor drei Wochen" is as old as that.
    let is_while = words.is(AgeUnit::While, sentence.before(index));
    if is_while && !(sentence.before(index) == "vor" && lexicon_says_baby(sentence, lexicon)) {
        return None;
    }
    let unit = sentence.at(index + 1);
    let range = index..index + 2;
    match number(sentence, index, lexicon)? {
        Number::Years(years) if is_year_unit(words, unit) && years <= OLDEST_YEARS => {
            Some(Told { range, span: AgeSpan::years(years), exact: true })
        }
        Number::Years(months) if words.is(AgeUnit::Months, unit) && !expects(sentence, words) => {
            (months <= 36).then_some(Told { range, span: AgeSpan::months(months), exact: true })
        }
        Number::Years(weeks) if words.is(AgeUnit::Weeks, unit) && !expects(sentence, words) => {
            // Only a baby is counted in weeks, and "seit 3 Wochen" is no age.
            let is_baby = lexicon_says_baby(sentence, lexicon) && weeks <= 52;
            is_baby.then(|| Told { range, span: AgeSpan::months(weeks * 7 / 30), exact: true })
        }
        Number::Months(months) if is_year_unit(words, unit) => {
            Some(Told { range, span: AgeSpan::months(months), exact: true })
        }
        Number::Years(_) | Number::Months(_) => None,
    }
}

/// "ist 7", "bin 16", "mit 40", "oma 78", "(4 und 9)": a number where an age is expected.
fn after_a_hint(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<Told> {
    let words = &lexicon.ages;
    let span = match number(sentence, index, lexicon)? {
        Number::Years(years) if (1..=OLDEST_YEARS).contains(&years) => AgeSpan::years(years),
        Number::Months(months) => AgeSpan::months(months),
        Number::Years(_) => return None,
    };
    if words.is(AgeUnit::Counts, sentence.at(index + 1)) || expects(sentence, words) {
        return None;
    }
    let person = (index.saturating_sub(2)..index).any(|at| {
        let subject = lexicon.subjects.matching(sentence, at);
        subject.is_some_and(|(range, who)| range.end == index && *who != Subject::Oneself)
    });
    let before = sentence.before(index);
    let apart = in_brackets(sentence, index) && names_a_person(sentence, lexicon);
    let hinted =
        words.is(AgeUnit::Before, before) || person || apart || ends_a_fragment(sentence, index, lexicon);
    // "Wir sind 3 Freunde", "mit 10 Terminen": what is counted stands behind the number.
    let stands_alone = sentence.words().get(index + 1).is_none_or(|next| {
        next.after_break || lexicon.fillers.contains(&next.folded) || is_year_unit(words, &next.folded)
    });
    if matches!(before, "mit" | "sind" | "bin") && !stands_alone {
        return None;
    }
    let is_word = sentence.number(index).is_none();
    let filled = is_word && matches!(before, "aeh" | "glaub" | "ich") && index > 1;
    (hinted || filled).then_some(Told { range: index..index + 1, span, exact: true })
}

/// Whether the number at `index` stands alone behind a bracket or comma.
fn in_brackets(sentence: &Sentence, index: usize) -> bool {
    let breaks = sentence.words().get(index).is_some_and(|word| word.after_break);
    let ends = sentence.words().get(index + 1).is_none_or(|word| word.after_break || word.folded == "und");
    breaks && ends && sentence.at(index).len() <= 2
}

/// "Wadern Zumba 20": a few words, and a number at their end that nothing else explains.
fn ends_a_fragment(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> bool {
    let before = sentence.before(index);
    let explained =
        lexicon.ages.is(AgeUnit::NoAge, before) || sentence.number(index.wrapping_sub(1)).is_some();
    let is_short = (2..=5).contains(&sentence.len()) && index + 1 == sentence.len();
    is_short && !explained && sentence.number(index).is_some()
}

/// Whether somebody is named for whom it could be: a number is an age sooner then.
fn names_a_person(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    (0..sentence.len())
        .any(|at| lexicon.subjects.matching(sentence, at).is_some_and(|(_, who)| *who != Subject::Oneself))
}

/// "elf, nein zwölf": the second number is meant.
fn is_correction(sentence: &Sentence, index: usize) -> bool {
    let words = index.saturating_sub(3)..index;
    words.into_iter().any(|at| matches!(sentence.at(at), "nein" | "quatsch" | "moment" | "falsch" | "stimmt"))
}

fn is_year_unit(words: &AgeWords, word: &str) -> bool {
    words.is(AgeUnit::Years, word)
}

fn expects(sentence: &Sentence, words: &AgeWords) -> bool {
    sentence.words().iter().any(|word| words.is(AgeUnit::Pregnant, &word.folded))
}

fn lexicon_says_baby(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    (0..sentence.len()).any(|index| {
        lexicon.ages.words.matching(sentence, index).is_some_and(|(_, span)| span.min == 0 && span.max < 36)
    })
}
