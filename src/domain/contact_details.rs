//! Telephone numbers and mail addresses in what somebody writes.

use std::ops::Range;

use crate::domain::spelling::fold;

/// A number with a leading zero or a plus has at least so many digits.
const SHORTEST_FULL: usize = 6;

/// A number that begins otherwise has at least so many digits.
const SHORTEST_BARE: usize = 7;

/// Behind "Tel." and the like, so many digits are a number.
const SHORTEST_NAMED: usize = 4;

/// So many signs stand between two groups of digits at most.
const WIDEST_GAP: usize = 3;

/// What says that a number follows.
const NAMES: [&str; 9] =
    ["tel", "telefon", "telefonnummer", "nummer", "nr", "handy", "handynummer", "mobil", "whatsapp"];

/// Digits as they are spoken.
const SPOKEN: [&str; 13] = [
    "null", "eins", "ein", "zwei", "zwo", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun",
    "doppel",
];

/// What somebody can be reached by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// A telephone number.
    Phone,
    /// A mail address.
    Mail,
}

/// Where it stands, in bytes, and what it is; in order, never overlapping.
pub fn find(text: &str) -> Vec<(Range<usize>, Contact)> {
    let text: Vec<(usize, char)> = text.char_indices().collect();
    let mut found: Vec<(Range<usize>, Contact)> =
        mails(&text).into_iter().map(|at| (at, Contact::Mail)).collect();
    let is_free = |found: &[(Range<usize>, Contact)], at: &Range<usize>| {
        found.iter().all(|(other, _)| at.end <= other.start || at.start >= other.end)
    };
    for at in numbers(&text).into_iter().chain(spoken(&text)) {
        if is_free(&found, &at) {
            found.push((at, Contact::Phone));
        }
    }
    found.sort_by_key(|(at, _)| at.start);
    found.into_iter().map(|(at, what)| (bytes(&text, &at), what)).collect()
}

/// `text` with a name for each of them instead.
pub fn without(text: &str, name: impl Fn(Contact) -> String) -> String {
    let (mut rest, mut end) = (String::with_capacity(text.len()), 0);
    for (at, what) in find(text) {
        rest.push_str(&text[end..at.start]);
        rest.push_str(&name(what));
        end = at.end;
    }
    rest.push_str(&text[end..]);
    rest
}

type Letters<'a> = &'a [(usize, char)];

fn bytes(text: Letters<'_>, at: &Range<usize>) -> Range<usize> {
    let start = text[at.start].0;
    let last = text[at.end - 1];
    start..last.0 + last.1.len_utf8()
}

fn digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{ff10}'..='\u{ff19}')
}

fn char_at(text: Letters<'_>, index: usize) -> Option<char> {
    text.get(index).map(|(_, c)| *c)
}

/// A run of digits in groups.
struct Run {
    at: Range<usize>,
    groups: Vec<String>,
    gaps: Vec<String>,
}

fn numbers(text: Letters<'_>) -> Vec<Range<usize>> {
    let (mut found, mut index) = (Vec::new(), 0);
    while index < text.len() {
        if !digit(text[index].1) {
            index += 1;
            continue;
        }
        let run = run(text, index);
        let before = index.checked_sub(1).and_then(|before| char_at(text, before));
        let has_plus = before == Some('+');
        // "B1" and "A6" are no numbers of telephones.
        let is_part_of_a_word =
            before.is_some_and(char::is_alphabetic) && run.groups[0].len() < SHORTEST_BARE;
        let end = run.at.end;
        if !is_part_of_a_word && is_phone(&run, has_plus, is_named(text, index)) {
            let opens = usize::from(has_plus);
            let bracket = (index - opens).checked_sub(1).filter(|before| char_at(text, *before) == Some('('));
            let start = bracket.unwrap_or(index - opens);
            found.push(start..end);
        }
        index = end;
    }
    found
}

fn run(text: Letters<'_>, start: usize) -> Run {
    let mut run = Run { at: start..start, groups: vec![String::new()], gaps: vec![] };
    let mut index = start;
    loop {
        while let Some(c) = char_at(text, index).filter(|c| digit(*c)) {
            if let Some(group) = run.groups.last_mut() {
                group.push(c);
            }
            index += 1;
        }
        run.at.end = index;
        // A full stop parts groups only behind a long one: "0171.123", not "05.03.".
        let parts = |c: char| {
            matches!(c, ' ' | '\u{a0}' | '-' | '–' | '‑' | '/' | '(' | ')')
                || c == '.' && run.groups[0].chars().count() >= 3
        };
        let gap: String =
            (index..index + WIDEST_GAP).map_while(|at| char_at(text, at).filter(|c| parts(*c))).collect();
        let next = index + gap.chars().count();
        if gap.is_empty() || !char_at(text, next).is_some_and(digit) {
            return run;
        }
        run.gaps.push(gap);
        run.groups.push(String::new());
        index = next;
    }
}

fn is_phone(run: &Run, has_plus: bool, is_named: bool) -> bool {
    let digits: usize = run.groups.iter().map(|group| group.chars().count()).sum();
    let is_full = has_plus || run.groups[0].starts_with('0');
    if is_date(run) && !has_plus {
        return false;
    }
    digits >= SHORTEST_BARE || is_full && digits >= SHORTEST_FULL || is_named && digits >= SHORTEST_NAMED
}

/// `01-09-2026`, `2026-09-01`, `2026/2027`, `9/2026`: groups that are days, months and years.
fn is_date(run: &Run) -> bool {
    let lengths: Vec<_> = run.groups.iter().map(String::len).collect();
    let is_year = |group: &String| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let is_joined = run.gaps.iter().all(|gap| matches!(gap.trim(), "-" | "–" | "‑" | "/" | "."));
    let has_year = run.groups.iter().any(is_year);
    let is_short = lengths.iter().zip(&run.groups).all(|(length, group)| *length <= 2 || is_year(group));
    is_joined && run.groups.len() > 1 && run.groups.len() <= 3 && has_year && is_short
}

/// Whether one of [`NAMES`] stands close before the sign at `index`.
fn is_named(text: Letters<'_>, index: usize) -> bool {
    let before: String = text[index.saturating_sub(24)..index].iter().map(|(_, c)| *c).collect();
    let folded = fold(&before);
    let words: Vec<_> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let last: Vec<_> = words.iter().rev().take(2).collect();
    match last.as_slice() {
        [one, ..] if NAMES.contains(*one) => true,
        [one, other] => matches!(**one, "ist" | "lautet" | "unter") && NAMES.contains(*other),
        _ => false,
    }
}

/// Digits that are spoken, six or more in a row: "null eins sieben eins …".
fn spoken(text: Letters<'_>) -> Vec<Range<usize>> {
    let words = words(text);
    let is_digit = |at: &Range<usize>| {
        let word: String = text[at.clone()].iter().map(|(_, c)| *c).collect();
        SPOKEN.contains(&fold(&word).as_str()) || word.chars().all(digit) && word.chars().count() <= 2
    };
    let mut found = Vec::new();
    for run in words.chunk_by(|one, next| is_digit(one) == is_digit(next)) {
        let is_spoken = |at: &Range<usize>| !text[at.start].1.is_ascii_digit();
        if let [first, .., last] = run
            && is_digit(first)
            && run.len() >= SHORTEST_FULL
            && run.iter().any(is_spoken)
        {
            found.push(first.start..last.end);
        }
    }
    found
}

fn words(text: Letters<'_>) -> Vec<Range<usize>> {
    let (mut words, mut start) = (Vec::new(), None);
    for index in 0..=text.len() {
        let is_letter = char_at(text, index).is_some_and(char::is_alphanumeric);
        match (start, is_letter) {
            (None, true) => start = Some(index),
            (Some(begun), false) => {
                words.push(begun..index);
                start = None;
            }
            (None, false) | (Some(_), true) => (),
        }
    }
    words
}

fn mails(text: Letters<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while index < text.len() {
        let begun = found.last().map_or(0, |last| last.end);
        match sign(text, index).and_then(|end| mail(text, &(index..end), begun)) {
            Some(mail) => {
                index = mail.end;
                found.push(mail);
            }
            None => index += 1,
        }
    }
    found
}

/// Where the sign between name and domain ends that begins at `index`: `@`, `(at)`, ` at `.
fn sign(text: Letters<'_>, index: usize) -> Option<usize> {
    let word = |from: usize, length: usize| -> String {
        text.iter().skip(from).take(length).map(|(_, c)| c.to_ascii_lowercase()).collect()
    };
    let c = char_at(text, index)?;
    if matches!(c, '@' | '＠') {
        return Some(index + 1);
    }
    if matches!(c, '(' | '[' | '{') && matches!(word(index + 1, 2).as_str(), "at" | "ät") {
        return char_at(text, index + 3).filter(|c| matches!(c, ')' | ']' | '}')).map(|_| index + 4);
    }
    let is_word = c == ' ' && matches!(word(index + 1, 3).as_str(), "at " | "ät ");
    is_word.then_some(index + 3)
}

/// The address around a sign, not before `begun`.
fn mail(text: Letters<'_>, sign: &Range<usize>, begun: usize) -> Option<Range<usize>> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let mut end = sign.start;
    while end > begun && char_at(text, end - 1) == Some(' ') {
        end -= 1;
    }
    let mut start = end;
    while start > begun && char_at(text, start - 1).is_some_and(is_name) {
        start -= 1;
    }
    if start == end {
        return None;
    }
    let mut from = sign.end;
    while char_at(text, from) == Some(' ') {
        from += 1;
    }
    domain(text, from).map(|end| start..end)
}

/// Where the domain ends that begins at `from`: `web.de`, `web punkt de`, `web (dot) de`.
fn domain(text: Letters<'_>, from: usize) -> Option<usize> {
    let is_label = |c: char| c.is_alphanumeric() || c == '-';
    let label = |from: usize| {
        let length = text.iter().skip(from).take_while(|(_, c)| is_label(*c)).count();
        (length > 0).then_some(from + length)
    };
    let (mut end, mut labels) = (label(from)?, 1);
    while let Some(next) = dot(text, end).and_then(label) {
        (end, labels) = (next, labels + 1);
    }
    (labels > 1).then_some(end)
}

/// Where the dot ends that begins at `from`.
fn dot(text: Letters<'_>, from: usize) -> Option<usize> {
    if char_at(text, from) == Some('.') {
        return Some(from + 1);
    }
    let rest: String = text.iter().skip(from).take(9).map(|(_, c)| c.to_ascii_lowercase()).collect();
    let dots = [" punkt ", " dot ", "(punkt)", "[punkt]", "(dot)", "[dot]", " (dot) ", " [dot] "];
    dots.iter().find(|dot| rest.starts_with(*dot)).map(|dot| from + dot.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn masked(text: &str) -> String {
        without(text, |what| match what {
            Contact::Phone => "[T]".to_owned(),
            Contact::Mail => "[M]".to_owned(),
        })
    }

    #[test]
    fn numbers_are_found_however_they_are_written() {
        for number in [
            "0171 1234567",
            "0171/1234567",
            "0171-123 45 67",
            "01711234567",
            "06861 80-0",
            "(06861) 80123",
            "06861 / 80 12 3",
            "+49 171 1234567",
            "+49 (0)6861 80-123",
            "0049 171 1234567",
            "0171.1234567",
            "null eins sieben eins zwei drei vier fünf",
        ] {
            assert_eq!(masked(&format!("Rufen Sie {number} an.")), "Rufen Sie [T] an.", "{number}");
        }
        assert_eq!(masked("Meine Nummer ist 80123."), "Meine Nummer ist [T].");
        assert_eq!(masked("Tel. 80 12, danke"), "Tel. [T], danke");
    }

    #[test]
    fn addresses_are_found_with_a_sign_and_with_words() {
        for mail in [
            "anna@web.de",
            "anna.maier+kurs@mail.example.org",
            "anna @ web.de",
            "anna(at)web.de",
            "anna [at] web [dot] de",
            "anna at web punkt de",
            "anna at web.de",
        ] {
            assert_eq!(masked(&format!("Bitte an {mail}!")), "Bitte an [M]!", "{mail}");
        }
        assert_eq!(masked("a@web.de, b@web.de oder 0171 123456"), "[M], [M] oder [T]");
    }

    #[test]
    fn what_is_no_contact_stays() {
        for text in [
            "Am 05.03.2026 um 16:30 Uhr, Kind 6 Jahre, 66663 Merzig",
            "Von 08.30-12.00 Uhr oder 08:30 - 12:00?",
            "Schuljahr 2026/2027, ab 01-09-2026 oder 9/2026",
            "Kurs 12 kostet 120 Euro für 10 Stunden",
            "Niveau B1 oder A2?",
            "Ein Kind oder zwei Kinder, drei Erwachsene",
            "Der Kurs ist @home, at home",
        ] {
            assert_eq!(masked(text), text);
        }
    }

    proptest! {
        #[test]
        fn a_number_in_any_words_leaves_no_digit_of_it(
            before in "[a-zäöü ,.?!]{0,30}",
            area in "0[1-9][0-9]{2,3}",
            gap in "( |/|-| / | - )",
            rest in "[1-9][0-9]{3,7}",
            after in "[a-zäöü ,?!]{0,30}",
        ) {
            let text = format!("{before} {area}{gap}{rest} {after}");
            let masked = masked(&text);
            prop_assert!(!masked.contains(|c: char| c.is_ascii_digit()), "{}", masked);
        }

        #[test]
        fn an_address_in_any_words_is_gone(
            before in "[a-zäöü ,.?!]{0,30}",
            name in "[a-z]{2,8}([._][a-z]{2,8})?",
            sign in "(@|\\(at\\)| at )",
            domain in "[a-z]{2,8}",
        ) {
            let masked = masked(&format!("{before} {name}{sign}{domain}.de"));
            prop_assert!(masked.ends_with("[M]"), "{}", masked);
        }

        #[test]
        fn whatever_is_written_stays_but_for_what_is_found(text in "\\PC{0,120}") {
            let mut kept = String::new();
            let mut end = 0;
            for (at, _) in find(&text) {
                prop_assert!(at.start >= end && at.start < at.end);
                kept.push_str(&text[end..at.start]);
                end = at.end;
            }
            kept.push_str(&text[end..]);
            prop_assert_eq!(without(&text, |_| String::new()), kept);
        }
    }
}
