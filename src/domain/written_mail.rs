//! Mail addresses in what somebody writes, with signs or with words: `anna@web.de`, "anna punkt maier ät web punkt de".

use std::ops::Range;

use crate::domain::{
    letters::{Letters, char_at, part, words},
    spelling::fold,
};

/// Words for the sign between name and domain, folded.
const AT: [&str; 6] = ["at", "aet", "ett", "klammeraffe", "atzeichen", "affenschwanz"];

/// Words for the dot, folded.
const DOT: [&str; 2] = ["punkt", "dot"];

/// Words for what may stand in a name, folded.
const JOINTS: [&str; 8] =
    ["punkt", "dot", "unterstrich", "underscore", "minus", "bindestrich", "strich", "plus"];

/// A word that joins is at most so long.
const LONGEST_JOINT: usize = 12;

/// Where they stand, by letters; in order, never overlapping.
pub fn mails(text: Letters<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while index < text.len() {
        let begun = found.last().map_or(0, |last| last.end);
        let sign = joint(text, index, ('@', &AT)).or_else(|| joint(text, index, ('＠', &AT)));
        match sign.and_then(|end| mail(text, &(index..end), begun)) {
            Some(mail) => {
                index = mail.end;
                found.push(mail);
            }
            None => index += 1,
        }
    }
    found
}

/// Where what joins two parts ends that begins at `index`: the sign itself, a word for it in brackets, or between spaces.
fn joint(text: Letters<'_>, index: usize, (sign, names): (char, &[&str])) -> Option<usize> {
    let spaces = |from: usize| text.iter().skip(from).take_while(|(_, c)| *c == ' ').count();
    let at = index + spaces(index);
    if char_at(text, at) == Some(sign) {
        // A sentence may end before a space; a sign may stand between spaces.
        return (sign != '.' || at == index).then(|| at + 1 + if sign == '.' { 0 } else { spaces(at + 1) });
    }
    let is_opened = char_at(text, at).is_some_and(|c| matches!(c, '(' | '[' | '{' | '<'));
    let from = if is_opened { at + 1 + spaces(at + 1) } else { at };
    let length =
        text.iter().skip(from).take(LONGEST_JOINT + 1).take_while(|(_, c)| c.is_alphabetic()).count();
    let end = from + length;
    if length == 0 || !names.contains(&fold(&part(text, &(from..end))).as_str()) {
        return None;
    }
    if is_opened {
        let close = end + spaces(end);
        let is_closed = char_at(text, close).is_some_and(|c| matches!(c, ')' | ']' | '}' | '>'));
        return is_closed.then(|| close + 1 + spaces(close + 1));
    }
    (at > index && spaces(end) > 0).then(|| end + spaces(end))
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
    let start = spelled_start(text, start).filter(|spelled| *spelled >= begun).unwrap_or(start);
    domain(text, sign.end).map(|end| start..end)
}

/// Where a name begins whose last part begins at `start`, and whose other parts are joined by words: "anna punkt maier".
fn spelled_start(text: Letters<'_>, start: usize) -> Option<usize> {
    let before = words(&text[..start]);
    let mut before = before.iter().rev();
    let mut spelled = None;
    let mut next = start;
    while let (Some(joint), Some(name)) = (before.next(), before.next()) {
        let is_joint = JOINTS.contains(&fold(&part(text, joint)).as_str());
        let is_near = |end: usize, start: usize| (end..start).all(|at| is_between(text, at));
        if !is_joint || !is_near(joint.end, next) || !is_near(name.end, joint.start) {
            break;
        }
        next = name.start;
        spelled = Some(next);
    }
    spelled
}

fn is_between(text: Letters<'_>, at: usize) -> bool {
    char_at(text, at).is_some_and(|c| matches!(c, ' ' | '(' | ')' | '[' | ']'))
}

/// Where the domain ends that begins at `from`: `web.de`, `web punkt de`, `web (dot) de`.
fn domain(text: Letters<'_>, from: usize) -> Option<usize> {
    let is_label = |c: char| c.is_alphanumeric() || c == '-';
    let label = |from: usize| {
        let length = text.iter().skip(from).take_while(|(_, c)| is_label(*c)).count();
        (length > 0).then_some(from + length)
    };
    let (mut end, mut labels) = (label(from)?, 1);
    while let Some(next) = joint(text, end, ('.', &DOT)).and_then(label) {
        (end, labels) = (next, labels + 1);
    }
    (labels > 1).then_some(end)
}
