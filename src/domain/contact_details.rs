//! Telephone numbers and mail addresses in what somebody writes.

use std::ops::Range;

use crate::domain::{
    letters::{Letters, char_at, digit, part, words},
    spelling::fold,
    written_figure::{are_years_or_hours, figures, is_counted},
    written_mail::mails,
};

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

/// Pairs of digits as they are spoken: "vierundvierzig", "zwölf".
const SPOKEN_PAIRS: [&str; 11] = [
    "zehn", "elf", "zwoelf", "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig",
    "neunzig",
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
    let (figures, spoken) = (figures(&text), spoken(&text));
    // What is partly spoken is one number.
    let joined = numbers(&text, &figures).into_iter().map(|at| {
        let touching = spoken.iter().filter(|other| at.start <= other.end && other.start <= at.end);
        touching.fold(at.clone(), |at, other| at.start.min(other.start)..at.end.max(other.end))
    });
    for at in joined.collect::<Vec<_>>().into_iter().chain(spoken.iter().cloned()) {
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

fn bytes(text: Letters<'_>, at: &Range<usize>) -> Range<usize> {
    let start = text[at.start].0;
    let last = text[at.end - 1];
    start..last.0 + last.1.len_utf8()
}

/// A run of digits in groups.
struct Run {
    at: Range<usize>,
    groups: Vec<String>,
    gaps: Vec<String>,
}

fn numbers(text: Letters<'_>, figures: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut found, mut index) = (Vec::new(), 0);
    while index < text.len() {
        let figure = figures.iter().find(|figure| figure.start == index);
        if let Some(figure) = figure.filter(|_| !is_named(text, index)) {
            index = figure.end;
            continue;
        }
        if !digit(text[index].1) {
            index += 1;
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| char_at(text, before));
        let has_plus = before == Some('+');
        let next = figures.iter().map(|figure| figure.start).find(|start| *start > index);
        let run = run(text, index..next.unwrap_or(text.len()), has_plus);
        // "B1" and "A6" are no numbers of telephones.
        let is_part_of_a_word =
            before.is_some_and(char::is_alphabetic) && run.groups[0].len() < SHORTEST_BARE;
        let end = run.at.end;
        let says = Says { has_plus, is_named: is_named(text, index), is_counted: is_counted(text, end) };
        if !is_part_of_a_word && is_phone(&run, &says) {
            let opens = usize::from(has_plus);
            let bracket = (index - opens).checked_sub(1).filter(|before| char_at(text, *before) == Some('('));
            let start = bracket.unwrap_or(index - opens);
            found.push(start..end);
        }
        index = end;
    }
    found
}

/// What stands around a number.
struct Says {
    has_plus: bool,
    is_named: bool,
    is_counted: bool,
}

fn run(text: Letters<'_>, within: Range<usize>, has_plus: bool) -> Run {
    let start = within.start;
    let text = &text[..within.end];
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
        let is_long = has_plus || run.groups.iter().any(|group| group.chars().count() >= 3);
        let parts =
            |c: char| matches!(c, ' ' | '\u{a0}' | '-' | '–' | '‑' | '/' | '(' | ')') || c == '.' && is_long;
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

fn is_phone(run: &Run, says: &Says) -> bool {
    let digits: usize = run.groups.iter().map(|group| group.chars().count()).sum();
    let is_full = says.has_plus || run.groups[0].starts_with('0');
    // "8-12 14-18 Uhr" and "1200 - 1500 Euro" are no numbers of telephones, even with a zero before the hour.
    let is_short = run.groups.iter().all(|group| group.chars().count() <= 2);
    let is_other = is_date(run)
        || are_years_or_hours(&run.groups, &run.gaps)
        || says.is_counted && (!is_full || is_short);
    if is_other && !says.has_plus && !says.is_named {
        return false;
    }
    digits >= SHORTEST_BARE || is_full && digits >= SHORTEST_FULL || says.is_named && digits >= SHORTEST_NAMED
}

/// `01-09-2026`, `2026/2027`, `9/2026`: groups that are days, months and years.
fn is_date(run: &Run) -> bool {
    let is_year = |group: &String| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let is_joined = run.gaps.iter().all(|gap| matches!(gap.trim(), "-" | "–" | "‑" | "/" | "."));
    let has_year = run.groups.iter().any(is_year);
    let is_short = run.groups.iter().all(|group| group.len() <= 2 || is_year(group));
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

/// Numbers that are spoken, at least in part: "null eins sieben eins …", "null eins sieben sechs 44 55".
fn spoken(text: Letters<'_>) -> Vec<Range<usize>> {
    let words = words(text);
    let read = |at: &Range<usize>| fold(&part(text, at));
    let digits = |at: &Range<usize>| {
        let word = read(at);
        let is_pair = SPOKEN_PAIRS.iter().any(|pair| word.ends_with(pair) || word.ends_with("zehn"));
        match word.as_str() {
            word if SPOKEN.contains(&word) => 1,
            word if word.chars().all(digit) => word.chars().count(),
            _ if is_pair => 2,
            _ => 0,
        }
    };
    let mut found = Vec::new();
    for run in words.chunk_by(|one, next| (digits(one) > 0) == (digits(next) > 0)) {
        let is_spoken = |at: &Range<usize>| !text[at.start].1.is_ascii_digit();
        let [first, .., last] = run else { continue };
        let all: usize = run.iter().map(digits).sum();
        let is_long = run.len() >= SHORTEST_FULL || read(first).starts_with(['0']) || read(first) == "null";
        if digits(first) > 0 && all >= SHORTEST_FULL && is_long && run.iter().any(is_spoken) {
            found.push(first.start..last.end);
        }
    }
    found
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
            "+49(0)176.44.55.66.77",
            "+49 176.44.55.66.77",
            "0176.44.55.66.77",
            "null eins sieben sechs 44 55",
            "null eins sieben sechs 44 55 66 77",
            "null eins sieben sechs vierundvierzig zwölf achtzehn",
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
            "petra punkt mueller ät gmx punkt de",
            "petra punkt anna unterstrich mueller at gmx punkt de",
            "petra (at) gmx (dot) de",
            "petra ( ät ) gmx ( punkt ) de",
            "petra.mueller[ät]gmx[punkt]de",
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
            "Von 9-12 Uhr, 14:00-16:30 oder 14.00-16.30 Uhr?",
            "Mo-Fr 8-12 14-18 Uhr, Sa 08-12 14-18",
            "Vom 01.09.2026-31.07.2027, vom 1.9.2026 - 31.7.2027",
            "Am 5.3. oder 05 03 2026, nicht am 5.3.26",
            "Zwischen 1200 - 1500 Euro, 10.000.000 Euro, 12,50 Euro oder 1.200,00 €",
            "Kinder von 2 3 4 5 6 7 8 Jahren, geboren 2019 2020 2021",
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
