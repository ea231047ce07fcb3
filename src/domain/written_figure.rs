//! Figures in what somebody writes that are no telephone numbers: days, hours, prices, amounts, years, ages.

use std::ops::Range;

use crate::domain::{
    letters::{Letters, char_at, digit, part},
    spelling::fold,
};

/// What a number counts that stands before one of these, folded.
const UNITS: [&str; 42] = [
    "uhr",
    "h",
    "euro",
    "eur",
    "cent",
    "ct",
    "jahr",
    "jahre",
    "jahren",
    "jaehrig",
    "jaehrige",
    "jaehrigen",
    "j",
    "monat",
    "monate",
    "monaten",
    "woche",
    "wochen",
    "tag",
    "tage",
    "tagen",
    "stunde",
    "stunden",
    "std",
    "minuten",
    "min",
    "kind",
    "kinder",
    "kindern",
    "person",
    "personen",
    "leute",
    "teilnehmer",
    "plaetze",
    "km",
    "m",
    "cm",
    "kg",
    "prozent",
    "mal",
    "klasse",
    "x",
];

/// A longer word is no unit.
const LONGEST_UNIT: usize = 12;

/// Days, hours and amounts, by letters; in order, never overlapping. A telephone number neither begins in one of them nor
/// goes through it.
pub fn figures(text: Letters<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while index < text.len() {
        let begins = char_at(text, index).is_some_and(digit) && is_at_start(text, index, found.last());
        let end = begins.then(|| figure(text, index)).flatten();
        match end {
            Some(end) => {
                found.push(index..end);
                index = end;
            }
            // The rest of a longer number is no figure of its own.
            None => index += text.iter().skip(index).take_while(|(_, c)| digit(*c)).count().max(1),
        }
    }
    found
}

/// Whether what follows the number that ends at `end` says what it counts.
pub fn is_counted(text: Letters<'_>, end: usize) -> bool {
    let from = end + text.iter().skip(end).take_while(|(_, c)| matches!(c, ' ' | '\u{a0}' | '-')).count();
    if char_at(text, from).is_some_and(|c| matches!(c, '€' | '%' | '$')) {
        return true;
    }
    let rest = text.iter().skip(from).take(LONGEST_UNIT + 1).take_while(|(_, c)| c.is_alphabetic());
    let word: String = rest.map(|(_, c)| *c).collect();
    UNITS.contains(&fold(&word).as_str())
}

/// Whether these groups of digits are years, or hours from and to.
pub fn are_years_or_hours(groups: &[String], gaps: &[String]) -> bool {
    let is_range = |from: &str, to: &str| {
        let hours = from.parse::<u8>().ok().zip(to.parse::<u8>().ok());
        hours.is_some_and(|(from, to)| from < to && to <= 24)
    };
    let is_joined = |gap: &String| matches!(gap.trim(), "-" | "–" | "‑");
    let hours = groups.len().is_multiple_of(2)
        && groups.chunks(2).all(|pair| is_range(&pair[0], &pair[1]))
        && gaps.iter().step_by(2).all(is_joined);
    groups.iter().all(|group| is_year(group)) || hours
}

/// Whether no number that goes on stands before `index`.
fn is_at_start(text: Letters<'_>, index: usize, last: Option<&Range<usize>>) -> bool {
    let before = |back: usize| index.checked_sub(back).and_then(|at| char_at(text, at));
    let is_of_last =
        |back: usize| last.is_some_and(|last| index.checked_sub(back).is_some_and(|at| at < last.end));
    match (before(1), before(2)) {
        (Some('+'), _) => false,
        (Some(c), _) if digit(c) || c.is_alphabetic() => false,
        (Some('.' | ':' | '/' | '-' | '–' | ' ' | '(' | ')'), Some(c)) if digit(c) => is_of_last(2),
        _ => true,
    }
}

/// Where the figure ends that begins at `from`.
fn figure(text: Letters<'_>, from: usize) -> Option<usize> {
    clock(text, from)
        .or_else(|| date(text, from))
        .or_else(|| iso_date(text, from))
        .or_else(|| amount(text, from))
}

/// `14:30`, `08.30` before "Uhr" or "-", where the hour and the minute are some.
fn clock(text: Letters<'_>, from: usize) -> Option<usize> {
    let (hour, end) = number(text, from, 1..=2)?;
    let sign = char_at(text, end)?;
    let (minute, end) = number(text, end + 1, 2..=2)?;
    let is_open = !char_at(text, end).is_some_and(|c| matches!(c, '.' | ':') && goes_on(text, end));
    let is_clock = sign == ':' || sign == '.' && is_open;
    (is_clock && hour <= 24 && minute < 60).then_some(end)
}

/// `5.3.2026`, `05.03.`, `05/03/2026`, `05 03 2026`.
fn date(text: Letters<'_>, from: usize) -> Option<usize> {
    let (day, end) = number(text, from, 1..=2)?;
    let sign = char_at(text, end).filter(|c| matches!(c, '.' | '/' | '-' | ' '))?;
    let skip = |at: usize| if char_at(text, at) == Some(' ') { at + 1 } else { at };
    let (month, end) = number(text, skip(end + 1), 1..=2)?;
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) || char_at(text, end) != Some(sign) {
        return None;
    }
    let year = number(text, skip(end + 1), 4..=4).filter(|(year, _)| (1900..2100).contains(year));
    let short = || number(text, end + 1, 2..=2).filter(|_| sign == '.');
    match year.or_else(short) {
        Some((_, end)) => Some(end),
        None => (sign == '.' && !goes_on(text, end)).then_some(end + 1),
    }
}

/// `2026-09-01`.
fn iso_date(text: Letters<'_>, from: usize) -> Option<usize> {
    let (year, end) = number(text, from, 4..=4)?;
    let sign = char_at(text, end).filter(|c| matches!(c, '-' | '/'))?;
    let (month, end) = number(text, end + 1, 1..=2)?;
    let (day, end) = number(text, end + 1, 1..=2).filter(|_| char_at(text, end) == Some(sign))?;
    ((1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some(end)
}

/// `1.200`, `12,50`: thousands, or cents.
fn amount(text: Letters<'_>, from: usize) -> Option<usize> {
    let (first, mut end) = number(text, from, 1..=3)?;
    let is_plain = char_at(text, from) != Some('0') || first == 0 && end == from + 1;
    let mut parts = 0;
    while let Some((_, next)) = number(text, end + 1, 3..=3).filter(|_| char_at(text, end) == Some('.')) {
        (end, parts) = (next, parts + 1);
    }
    let cents = number(text, end + 1, 2..=2).filter(|_| char_at(text, end) == Some(','));
    if let Some((_, cents)) = cents {
        return (is_plain && !goes_on(text, cents)).then_some(cents);
    }
    (is_plain && parts > 0 && first > 0 && !goes_on(text, end)).then_some(end)
}

/// The number at `from` with so many digits, and where it ends.
fn number(text: Letters<'_>, from: usize, length: std::ops::RangeInclusive<usize>) -> Option<(u32, usize)> {
    let digits =
        text.iter().skip(from).take(length.end() + 1).take_while(|(_, c)| c.is_ascii_digit()).count();
    let end = from + digits;
    let number = part(text, &(from.min(text.len())..end.min(text.len()))).parse().ok()?;
    length.contains(&digits).then_some((number, end))
}

/// Whether more digits follow behind the sign at `at`.
fn goes_on(text: Letters<'_>, at: usize) -> bool {
    let is_sign = char_at(text, at).is_some_and(|c| matches!(c, '.' | ':' | '/' | '-' | ' '));
    is_sign && char_at(text, at + 1).is_some_and(digit)
}

/// Whether `group` is a year of our time.
fn is_year(group: &str) -> bool {
    group.len() == 4 && (group.starts_with("19") || group.starts_with("20"))
}
