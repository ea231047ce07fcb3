//! Reads ages: numbers, words, months, school years, years of birth, several children, second thoughts.

use crate::domain::{
    age::{AgeSpan, OLDEST_MONTHS},
    dialog::understand::{
        lexicon::{AgeWords, Lexicon},
        number::{Number, OLDEST_YEARS, number, years_old},
        sentence::{Sentence, Word},
        sibling::{Kind, Told, born_in, class_at, class_span, siblings},
        word_file::AgeUnit,
    },
    query::Subject,
};

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
        // "6, nicht 5".
        if !told.is_empty() && lexicon.negation.words.contains(sentence.before(age.range.start)) {
            sentence.take(age.range);
            continue;
        }
        if is_correction(sentence, age.range.start, &lexicon.ages) {
            // What was taken back says nothing any more.
            told.pop().into_iter().for_each(|wrong| sentence.take(wrong.range));
        }
        let taken = told.last().map_or(0, |last| last.range.end);
        let (before, behind) = siblings(sentence, &age, (lexicon, this_year));
        told.extend(before.into_iter().filter(|sibling| sibling.range.start >= taken));
        told.push(age);
        index = behind.last().map_or(index, |sibling| sibling.range.end);
        told.extend(behind);
    }
    // "Meine Oma ist 78": the number says more than the word.
    let is_exact = |age: &Told| age.kind != Kind::Word;
    let exact = told.iter().any(is_exact);
    for age in told.iter().filter(|age| is_exact(age)) {
        // A word such as "Rentner" or "Baby" still says something to the search.
        sentence.take(age.range.clone());
    }
    let mut spans: Vec<_> = told.iter().filter(|age| is_exact(age) == exact).map(|age| age.span).collect();
    spans.dedup();
    spans
}

/// The age that a message tells which is a number and nothing else: "6", "sie ist sechs".
pub fn answer(sentence: &Sentence, lexicon: &Lexicon) -> Option<AgeSpan> {
    let numbers: Vec<_> =
        (0..sentence.len()).filter_map(|index| number(sentence, index, &lexicon.ages)).collect();
    let [Number::Years(years)] = numbers[..] else { return None };
    // "8 Monate" is an age as it stands, and no number of years.
    let is_other =
        |word: &str| lexicon.ages.is(AgeUnit::Months, word) || lexicon.ages.is(AgeUnit::Weeks, word);
    if (0..sentence.len()).any(|index| is_other(sentence.at(index))) {
        return None;
    }
    let says_nothing = |word: &str| lexicon.fillers.contains(word) || is_year_unit(&lexicon.ages, word);
    let is_number = |index: usize| number(sentence, index, &lexicon.ages).is_some();
    if !(0..sentence.len()).all(|index| is_number(index) || says_nothing(sentence.at(index))) {
        return None;
    }
    (1..=OLDEST_YEARS).contains(&years).then(|| AgeSpan::years(years))
}

fn told_at(sentence: &Sentence, index: usize, lexicon: &Lexicon, this_year: i16) -> Option<Told> {
    let words = &lexicon.ages;
    school_year(sentence, index, words)
        .or_else(|| in_one_word(sentence, index, words))
        .or_else(|| year_of_birth(sentence, index, words, this_year))
        .or_else(|| range_of_years(sentence, index, lexicon))
        .or_else(|| limit(sentence, index, lexicon))
        .or_else(|| with_unit(sentence, index, lexicon))
        .or_else(|| after_a_hint(sentence, index, lexicon))
        .or_else(|| {
            let (range, span) = words.words.matching(sentence, index)?;
            Some(Told { range, span: *span, kind: Kind::Word })
        })
}

/// "Siebenjährige", "ein halbes Jahr".
fn in_one_word(sentence: &Sentence, index: usize, words: &AgeWords) -> Option<Told> {
    // "Meinen Siebenjährigen", but not "den zweijährigen Bildungsgang".
    let is_person = sentence.words()[index].written.starts_with(char::is_uppercase)
        || stands_alone(sentence, index)
        || words.is(AgeUnit::Behind, sentence.at(index + 1));
    if let Some(years) = years_old(sentence.at(index), words).filter(|_| is_person) {
        return Some(Told { range: index..index + 1, span: AgeSpan::years(years), kind: Kind::Number });
    }
    let is_half = sentence.at(index).starts_with("halb") && words.is(AgeUnit::Years, sentence.at(index + 1));
    let is_while = (index.saturating_sub(2)..index).any(|at| words.is(AgeUnit::While, sentence.at(at)));
    let span = AgeSpan::months(6);
    (is_half && !is_while).then_some(Told { range: index..index + 2, span, kind: Kind::Number })
}

/// "7. Klasse", "Klasse 7", "Klassen 5 bis 7": whoever is in year n is n + 5 or n + 6 years old.
fn school_year(sentence: &Sentence, index: usize, words: &AgeWords) -> Option<Told> {
    let class = |at: usize| class_at(sentence, at, words);
    let is_class = |at: usize| words.is(AgeUnit::Class, sentence.at(at));
    let (from, to, end) = if is_class(index + 1) {
        (class(index)?, class(index)?, index + 2)
    } else if is_class(index) {
        let from = class(index + 1)?;
        let last = class(index + 3).filter(|to| sentence.at(index + 2) == "bis" && *to > from);
        last.map_or((from, from, index + 2), |to| (from, to, index + 4))
    } else if sentence.before(index) == "der" && stands_alone(sentence, index) && index >= 2 {
        // "Sie ist in der siebten".
        let is_at_school = matches!(sentence.at(index - 2), "in" | "besucht");
        let class = words.ordinals.get(sentence.at(index)).copied().filter(|_| is_at_school)?;
        (class, class, index + 1)
    } else {
        return None;
    };
    Some(Told { range: index..end, span: class_span(from, to), kind: Kind::Class })
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
    Some(Told { range, span: born_in(year, this_year)?, kind: Kind::Born })
}

/// "6 bis 9 Jahre", "6-9 Jahre", "zwischen 6 und 9 Jahren": a span, if a unit follows.
fn range_of_years(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<Told> {
    let Number::Years(from) = number(sentence, index, &lexicon.ages)? else { return None };
    let has_word = sentence.at(index + 1) == "bis";
    let is_between = sentence.before(index) == "zwischen" && sentence.at(index + 1) == "und";
    let second = index + 1 + usize::from(has_word || is_between);
    let broken = sentence.words().get(second).is_some_and(|word| word.after_break);
    let Number::Years(to) = number(sentence, second, &lexicon.ages)? else { return None };
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
    Some(Told { range: index..end, span: AgeSpan::between_years(from, to), kind: Kind::Number })
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
    let Number::Years(years) = number(sentence, at, &lexicon.ages)? else { return None };
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
    Some(Told { range: index..at + 1 + usize::from(has_unit), span, kind: Kind::Number })
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
    match number(sentence, index, &lexicon.ages)? {
        // "Ich 3 Jahre in Deutschland".
        Number::Years(_) if sentence.at(index + 2) == "in" && sentence.at(index + 3) == "deutschland" => None,
        Number::Years(years) if is_year_unit(words, unit) && years <= OLDEST_YEARS => {
            // "3 Jahre und 4 Monate".
            let more = index + 2 + usize::from(sentence.at(index + 2) == "und");
            let months = match number(sentence, more, words) {
                Some(Number::Years(months))
                    if words.is(AgeUnit::Months, sentence.at(more + 1)) && months < 12 =>
                {
                    Some(months)
                }
                _ => None,
            };
            Some(match months {
                Some(months) => {
                    let span = AgeSpan::months(years * 12 + months);
                    Told { range: index..more + 2, span, kind: Kind::Number }
                }
                None => Told { range, span: AgeSpan::years(years), kind: Kind::Number },
            })
        }
        Number::Years(months) if words.is(AgeUnit::Months, unit) && !expects(sentence, words) => {
            (months <= 36).then_some(Told { range, span: AgeSpan::months(months), kind: Kind::Number })
        }
        Number::Years(weeks) if words.is(AgeUnit::Weeks, unit) && !expects(sentence, words) => {
            // Only a baby is counted in weeks, and "seit 3 Wochen" is no age.
            let is_baby = lexicon_says_baby(sentence, lexicon) && weeks <= 52;
            is_baby.then(|| Told { range, span: AgeSpan::months(weeks * 7 / 30), kind: Kind::Number })
        }
        Number::Months(months) if is_year_unit(words, unit) => {
            Some(Told { range, span: AgeSpan::months(months), kind: Kind::Number })
        }
        Number::Years(_) | Number::Months(_) => None,
    }
}

/// "ist 7", "bin 16", "mit 40", "oma 78", "(4 und 9)": a number where an age is expected.
fn after_a_hint(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<Told> {
    let words = &lexicon.ages;
    let span = match number(sentence, index, words)? {
        Number::Years(years) if (1..=OLDEST_YEARS).contains(&years) => AgeSpan::years(years),
        Number::Months(months) => AgeSpan::months(months),
        Number::Years(_) => return None,
    };
    let (before, next) = (sentence.before(index), sentence.at(index + 1));
    // "Bin 14 Mädchen": who tells their own age counts nobody.
    let is_own = before == "bin" && span.min >= 6 * 12;
    let counts = words.is(AgeUnit::Counts, next) && !(is_own && lexicon.subjects.has(next));
    if counts || (expects(sentence, words) && !(is_own && span.min >= 12 * 12)) {
        return None;
    }
    let ends_person = |end: usize| {
        (end.saturating_sub(2)..end).any(|at| {
            let subject = lexicon.subjects.matching(sentence, at);
            subject.is_some_and(|(range, who)| range.end == end && *who != Subject::Oneself)
        })
    };
    // "Mein Sohn 7", "mein Sohn mit 13", "ein Mann von 35".
    let person = ends_person(index) || (matches!(before, "mit" | "von") && ends_person(index - 1));
    let apart =
        in_brackets(sentence, index) && (says_digits(sentence, index) || names_a_person(sentence, lexicon));
    let corrects = is_correction(sentence, index, words);
    let hinted = words.is(AgeUnit::Before, before)
        || person
        || apart
        || corrects
        || ends_a_fragment(sentence, index, lexicon);
    // "Wir sind 3 Freunde", "mit 10 Terminen": what is counted stands behind the number.
    let is_alone = stands_alone(sentence, index)
        || lexicon.fillers.contains(next)
        || is_year_unit(words, next)
        || !is_noun(sentence, index + 1);
    if matches!(before, "mit" | "sind" | "es") && !is_alone && !person {
        return None;
    }
    let is_word = sentence.number(index).is_none();
    let filled = is_word && matches!(before, "aeh" | "glaub" | "ich") && index > 1;
    (hinted || filled).then_some(Told { range: index..index + 1, span, kind: Kind::Number })
}

/// Whether nothing follows the word at `index` in the same breath.
fn stands_alone(sentence: &Sentence, index: usize) -> bool {
    sentence.words().get(index + 1).is_none_or(|next| next.after_break)
}

/// Whether the word at `index` may be a noun: it has a capital, or nobody here writes any.
fn is_noun(sentence: &Sentence, index: usize) -> bool {
    let is_capital = |word: &Word| word.written.starts_with(char::is_uppercase);
    let writes_capitals = sentence.words().iter().skip(1).any(is_capital);
    sentence.words().get(index).is_some_and(|word| is_capital(word) || !writes_capitals)
}

fn says_digits(sentence: &Sentence, index: usize) -> bool {
    sentence.number(index).is_some_and(|number| number >= 10)
}

/// Whether the number at `index` stands alone behind a bracket or comma.
fn in_brackets(sentence: &Sentence, index: usize) -> bool {
    let breaks = sentence.words().get(index).is_some_and(|word| word.after_break);
    let ends = sentence.words().get(index + 1).is_none_or(|word| word.after_break || word.folded == "und");
    breaks && ends && (sentence.number(index).is_none() || sentence.at(index).len() <= 2)
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
fn is_correction(sentence: &Sentence, index: usize, words: &AgeWords) -> bool {
    (index.saturating_sub(3)..index).any(|at| words.is(AgeUnit::Correction, sentence.at(at)))
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
