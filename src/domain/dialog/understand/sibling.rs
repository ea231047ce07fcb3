//! Reads the ages that are told in the same breath as another one: "5, 7 und 12", "2. und 4. Klasse".

use std::ops::Range;

use crate::domain::{
    age::AgeSpan,
    dialog::understand::{
        lexicon::{AgeWords, Lexicon},
        number::{Number, OLDEST_YEARS, number},
        sentence::Sentence,
        word_file::AgeUnit,
    },
};

/// Brothers and sisters are told of up to this age, in years.
const GROWN_UP: u16 = 25;

/// An age with the words that say it.
pub struct Told {
    /// The words.
    pub range: Range<usize>,
    /// The age.
    pub span: AgeSpan,
    /// How it is told.
    pub kind: Kind,
}

/// How an age is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As a number of years or months.
    Number,
    /// As a school year.
    Class,
    /// As a year of birth.
    Born,
    /// As a word, such as "Rentner".
    Word,
}

/// The school year that the number at `index` may be.
pub fn class_at(sentence: &Sentence, index: usize, words: &AgeWords) -> Option<u16> {
    let number = sentence.number(index).or_else(|| words.ordinals.get(sentence.at(index)).copied());
    number.filter(|class| (1..=13).contains(class))
}

/// The ages of a child in the school years from one to another.
pub fn class_span(from: u16, to: u16) -> AgeSpan {
    AgeSpan::between_years(from + 5, to + 6)
}

/// The ages before and behind `told` that are told in the same breath: "5, 7 und 12", "2. und 4. Klasse".
pub fn siblings(
    sentence: &Sentence,
    told: &Told,
    (lexicon, this_year): (&Lexicon, i16),
) -> (Vec<Told>, Vec<Told>) {
    let words = &lexicon.ages;
    let read = |at: usize| {
        let span = match told.kind {
            Kind::Number => match number(sentence, at, words)? {
                Number::Years(years) if (1..=GROWN_UP).contains(&years) => AgeSpan::years(years),
                Number::Months(months) => AgeSpan::months(months),
                Number::Years(_) => return None,
            },
            Kind::Class => class_at(sentence, at, words).map(|class| class_span(class, class))?,
            Kind::Born => born_in(sentence.number(at)?, this_year)?,
            Kind::Word => return None,
        };
        let is_free = sentence.is_free(at..at + 1) && !words.is(AgeUnit::NoAge, sentence.before(at));
        is_free.then_some(Told { range: at..at + 1, span, kind: told.kind })
    };
    let joins = |at: usize| matches!(sentence.at(at), "und" | "un" | "oder" | "bzw");
    let is_few = told.kind != Kind::Number || told.span.min <= GROWN_UP * 12;
    let (mut before, mut start) = (Vec::new(), told.range.start);
    while is_few && start > 0 {
        let at = if joins(start - 1) && start > 1 { start - 2 } else { start - 1 };
        let Some(sibling) = read(at) else { break };
        start = at;
        before.push(sibling);
    }
    before.reverse();
    let next_behind = |end: usize| {
        let at = end + usize::from(joins(end));
        let is_apart = at > end || sentence.words().get(at).is_some_and(|word| word.after_break);
        let next = sentence.at(at + 1);
        let others = [AgeUnit::Counts, AgeUnit::Class, AgeUnit::Months];
        let is_age = is_apart && !others.into_iter().any(|unit| words.is(unit, next));
        read(at).filter(|_| is_age)
    };
    let (mut behind, mut end) = (Vec::new(), told.range.end);
    let reaches_on = is_few && told.kind != Kind::Class;
    while let Some(sibling) = next_behind(end).filter(|_| reaches_on) {
        end = sibling.range.end;
        behind.push(sibling);
    }
    (before, behind)
}

/// The age of who was born in `year`, in the course of `this_year`; none if nobody is so old.
pub fn born_in(year: u16, this_year: i16) -> Option<AgeSpan> {
    let years = u16::try_from(this_year).ok()?.checked_sub(year).filter(|years| *years <= OLDEST_YEARS)?;
    Some(AgeSpan::between_years(years.saturating_sub(1), years))
}
