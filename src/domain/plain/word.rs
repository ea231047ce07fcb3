//! Rules about words: long ones, hard ones, abbreviations, capitals, one word for one thing.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::domain::plain::{
    finding::{Finding, Severity},
    lists::{Abbreviation, capitalised},
    morphology::Vocabulary,
    number::is_roman,
    rule::Rule,
    syllable::syllables,
    text::Text,
    token::{Kind, Token},
};

/// The most letters of a word, or of one of its parts between hyphens.
const LETTERS: usize = 12;

/// The most syllables of the same.
const SYLLABLES: usize = 4;

/// So many capitals in a row are shouting.
const CAPITALS: usize = 4;

/// So many different long words are taken apart for suggestions in one text; it is slow.
const SUGGESTIONS: usize = 2_000;

/// What the words of `text` break.
pub fn check(text: &Text<'_>, vocabulary: &Vocabulary) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut short = text.abbreviations.iter().peekable();
    let mut parted = Parted::default();
    let mut at = 0;
    while let Some(token) = text.tokens.get(at) {
        if let Some((range, abbreviation)) = short.next_if(|(range, _)| range.start == at) {
            found.push(abbreviated(text, range, abbreviation));
            at = range.end;
            continue;
        }
        if token.kind == Kind::Word {
            found.extend(capitals(token, vocabulary));
            found.extend(short_unknown(text, at));
            if !vocabulary.lists.is_place(token.text) {
                found.extend((!is_named(text, at)).then(|| long(token, vocabulary, &mut parted)).flatten());
                found.extend(hard(text, at, vocabulary));
            }
        }
        at += 1;
    }
    found
}

/// A listed abbreviation, of the pieces `range`.
fn abbreviated(text: &Text<'_>, range: &Range<usize>, abbreviation: &Abbreviation) -> Finding {
    let (token, bytes) = (&text.tokens[range.start], text.bytes(range));
    let is_first = text.is_initial(range.start) && token.is_capitalised();
    let full = if is_first && token.text.len() == abbreviation.pieces[0].len() {
        capitalised(&abbreviation.full)
    } else {
        abbreviation.full.clone()
    };
    // "Bahnhof-Str.", "Bahnhofstr."
    let head = token.text.strip_suffix(abbreviation.pieces[0].as_str()).unwrap_or_default();
    let full = format!("{head}{full}");
    // The last point of the abbreviation may also end the sentence.
    let ends_line = text.tokens.get(range.end).is_none_or(|next| next.kind == Kind::Break);
    let point = if ends_line && text.source[bytes.clone()].ends_with('.') { "." } else { "" };
    let is_glued = token.is_glued && text.tokens[range.start - 1].kind == Kind::Number;
    let finding = Finding::error(Rule::Abbreviation, bytes);
    if abbreviation.is_exact {
        finding.fixed_by(format!("{}{full}{point}", if is_glued { " " } else { "" }))
    } else {
        finding.suggesting(full)
    }
}

/// Capitals in a row: an abbreviation that we do not know, or shouting.
fn capitals(token: &Token<'_>, vocabulary: &Vocabulary) -> Option<Finding> {
    let mut worst: Option<Finding> = None;
    for part in token.text.split('-').filter(|part| part.starts_with(char::is_uppercase)) {
        let run = longest_run(part);
        let start = token.start + (part.as_ptr() as usize - token.text.as_ptr() as usize);
        let range = start..start + part.len();
        let is_known = vocabulary.lists.knows_capitals(part);
        if run >= CAPITALS && !is_known {
            let finding = Finding::error(Rule::Capitals, range);
            // "IBAN" is no word that could be written otherwise.
            let is_word = part.chars().count() > 5;
            worst =
                Some(if is_word { finding.suggesting(capitalised(&part.to_lowercase())) } else { finding });
        } else if part.len() > 1 && run == part.chars().count() && !is_known && !is_roman(part) {
            worst = worst.or_else(|| Some(Finding::warning(Rule::Abbreviation, range)));
        }
    }
    worst
}

fn longest_run(word: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for letter in word.chars() {
        run = if letter.is_uppercase() { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// A short word with a point behind which the sentence goes on: an abbreviation that is on no list.
fn short_unknown(text: &Text<'_>, at: usize) -> Option<Finding> {
    let token = &text.tokens[at];
    let point = text.tokens.get(at + 1).filter(|next| next.is(".") && next.is_glued)?;
    let next = text.tokens.get(at + 2).filter(|next| next.kind != Kind::Break)?;
    let goes_on = next.is_small() || next.is(",") || next.is_glued && next.kind == Kind::Word;
    let is_short = token.text.chars().count() <= 6;
    (is_short && goes_on).then(|| Finding::warning(Rule::Abbreviation, token.start..point.range().end))
}

/// Whether a word is the name of a person or of a street: nobody can make those shorter.
fn is_named(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| text.tokens[before].text);
    let is_person = matches!(before, Some("Herr" | "Herrn" | "Frau" | "Familie" | "Fam" | "Doktor"));
    let small = &text.small[at];
    let is_street = ["straße", "strasse", "weg", "platz", "gasse", "allee", "ring", "ufer"]
        .iter()
        .any(|ending| small.ends_with(ending))
        && text.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
    is_person || is_street
}

/// How many letters of a part make it long: both words of a pair must be there, so the female ending is not counted.
fn letters(part: &str) -> usize {
    let bare =
        part.strip_suffix("innen").or_else(|| part.strip_suffix("in").filter(|head| head.ends_with("er")));
    bare.unwrap_or(part).chars().count()
}

/// Long words with hyphens between their parts, as far as they have any.
type Parted = FxHashMap<String, Option<String>>;

fn long(token: &Token<'_>, vocabulary: &Vocabulary, parted: &mut Parted) -> Option<Finding> {
    let parts = || token.text.split(['-', '\u{b7}']).filter(|part| !part.is_empty());
    let is_error = parts().any(|part| letters(part) > LETTERS);
    // Five syllables have eight letters at least.
    let is_hard = || parts().any(|part| part.chars().count() > 7 && syllables(part) > SYLLABLES);
    if !is_error && !is_hard() {
        return None;
    }
    let severity = if is_error { Severity::Error } else { Severity::Warning };
    let finding = Finding { severity, ..Finding::error(Rule::Word, token.range()) };
    if parted.len() >= SUGGESTIONS && !parted.contains_key(token.text) {
        return Some(finding);
    }
    let written = parted.entry(token.text.to_owned()).or_insert_with(|| vocabulary.with_hyphens(token.text));
    let Some(written) = written else { return Some(finding) };
    let is_short = written.split('-').all(|part| part.chars().count() <= LETTERS);
    Some(if is_short { finding.fixed_by(written.clone()) } else { finding.suggesting(written.clone()) })
}

/// Words that many do not know, and other names for things that have one here.
fn hard(text: &Text<'_>, at: usize, vocabulary: &Vocabulary) -> Vec<Finding> {
    let token = &text.tokens[at];
    let is_initial = text.is_initial(at);
    let mut found = Vec::new();
    let mut start = token.start;
    for part in token.text.split('-') {
        let range = start..start + part.len();
        start = range.end + 1;
        let is_whole = part.len() == token.text.len();
        let (entry, term) = vocabulary.known(part, is_initial);
        if let Some(entry) = entry {
            let severity = if entry.is_red { Severity::Error } else { Severity::Warning };
            let finding = Finding { severity, ..Finding::error(Rule::Hard, range.clone()) };
            let as_listed = entry.hard == part || is_initial && capitalised(&entry.hard) == part;
            let is_first = part.starts_with(char::is_uppercase);
            let easy = if is_first { capitalised(&entry.easy) } else { entry.easy.clone() };
            let is_exact = entry.is_exact && as_listed && is_whole;
            found.push(if is_exact {
                finding.fixed_by(easy)
            } else {
                finding.suggesting(entry.easy.as_str())
            });
        }
        if let Some(term) = term {
            found.push(Finding::warning(Rule::Same, range).suggesting(term));
        }
    }
    found
}
