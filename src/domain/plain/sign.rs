//! Rules about signs: special characters, signs for all genders, tags, pictures.

use std::ops::Range;

use crate::domain::plain::{
    finding::Finding,
    lists::{Lists, capitalised},
    rule::Rule,
    text::Text,
    token::{Kind, Token},
};

/// Signs that are spoken or read badly.
const SPECIAL: &str = "()[]{}/\\&%§$#~„“”\"»«‚‘`´;…–—_*+=|<>^@°²³†×¿¡‰";

/// What follows a sign for all genders.
const GENDER_ENDINGS: [&str; 9] = ["in", "innen", "r", "n", "e", "er", "es", "m", "rinnen"];

/// What to write instead of a sign for all genders.
const BOTH: &str = "beide Wörter, zum Beispiel: Mütter und Väter";

/// What the signs of `text` break.
pub fn check(text: &Text<'_>, lists: &Lists) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, token) in text.tokens.iter().enumerate() {
        match token.kind {
            Kind::Sign => found.extend(gender(text, at).or_else(|| special(text, at))),
            Kind::Word => found.extend(inner_capital(token).or_else(|| middle_dot(token))),
            Kind::Tag => match (token.text, open) {
                ("<b>", None) => open = Some(at),
                ("</b>", Some(_)) => open = None,
                ("<i>" | "</i>" | "<u>" | "</u>", _) => {
                    found.push(Finding::error(Rule::Capitals, token.range()).fixed_by(""));
                }
                _ => found.push(Finding::error(Rule::Html, token.range()).fixed_by("")),
            },
            Kind::Number | Kind::Name | Kind::Address | Kind::Emoji | Kind::Break => (),
        }
    }
    if let Some(at) = open {
        found.push(Finding::error(Rule::Html, text.tokens[at].range()).fixed_by(""));
    }
    found.extend(text.lines.iter().flat_map(|line| pictures(text, &line.tokens, lists)));
    found
}

/// A sign inside a word that stands for all genders: "Lehrer*innen", "Lehrer(innen)", "Lehrer/-innen".
fn gender(text: &Text<'_>, at: usize) -> Option<Finding> {
    let token = &text.tokens[at];
    let before =
        at.checked_sub(1).map(|before| &text.tokens[before]).filter(|before| before.kind == Kind::Word)?;
    let is_sign = matches!(token.text, ":" | "*" | "_" | "/" | "(") && token.is_glued;
    // "Lehrer/-innen" has a hyphen between.
    let has_hyphen = text.tokens.get(at + 1).is_some_and(|next| next.is("-") && next.is_glued);
    let ending = at + if has_hyphen { 2 } else { 1 };
    let (next, small) = (text.tokens.get(ending)?, &text.small[ending]);
    let first = small.split('-').next().unwrap_or_default();
    let ends = GENDER_ENDINGS.contains(&first) || first.starts_with("innen");
    let range = before.start..next.range().end;
    let is_gender = is_sign && next.is_glued && next.is_small() && before.text.len() > 2 && ends;
    is_gender.then(|| Finding::error(Rule::Gender, range).suggesting(BOTH))
}

/// A capital inside a word: `SchülerInnen`.
fn inner_capital(token: &Token<'_>) -> Option<Finding> {
    let word = token.text;
    let plural = word.split("Innen").next().filter(|head| head.len() < word.len());
    let persons = ["er", "or", "ist", "ent", "ant", "at", "eur", "ling", "ge", "nd", "te"];
    let single = word.strip_suffix("In").filter(|head| persons.iter().any(|ending| head.ends_with(ending)));
    let head = plural.or(single)?;
    let is_gender = head.chars().count() > 2 && head.ends_with(char::is_lowercase);
    is_gender.then(|| Finding::error(Rule::Gender, token.range()).suggesting(BOTH))
}

/// "Kinder·garten": screen readers read the dot; the law wants a hyphen.
fn middle_dot(token: &Token<'_>) -> Option<Finding> {
    if !token.text.contains('\u{b7}') {
        return None;
    }
    let is_noun = token.is_capitalised();
    if token.text.split('\u{b7}').skip(1).any(|part| GENDER_ENDINGS.contains(&part.to_lowercase().as_str())) {
        let finding = Finding::error(Rule::Gender, token.range());
        return Some(finding.suggesting(BOTH));
    }
    let parts = token.text.split('\u{b7}');
    let parts: Vec<_> = parts.map(|part| if is_noun { capitalised(part) } else { part.to_owned() }).collect();
    Some(Finding::warning(Rule::Sign, token.range()).fixed_by(parts.join("-")))
}

fn special(text: &Text<'_>, at: usize) -> Option<Finding> {
    let token = &text.tokens[at];
    let sign = token.text.chars().next()?;
    let range = token.range();
    if sign == '€' {
        let behind_number = at.checked_sub(1).is_some_and(|before| text.tokens[before].kind == Kind::Number);
        let blank = if token.is_glued { " " } else { "" };
        let finding = Finding::warning(Rule::Sign, range);
        return Some(if behind_number {
            finding.fixed_by(format!("{blank}Euro"))
        } else {
            finding.suggesting("Euro")
        });
    }
    let is = |at: Option<usize>, sign: &str| {
        at.and_then(|at| text.tokens.get(at)).is_some_and(|token| token.is(sign))
    };
    let is_dots =
        sign == '.' && is(Some(at + 1), ".") && is(Some(at + 2), ".") && !is(at.checked_sub(1), ".");
    let is_dash = sign == '-' && is_dash(text, at);
    if is_dots || is_dash {
        let words = if is_dots { "ein ganzer Satz" } else { "ein neuer Satz" };
        return Some(Finding::error(Rule::Sign, range).suggesting(words));
    }
    if !SPECIAL.contains(sign) || sign.is_alphanumeric() {
        return None;
    }
    let before = at.checked_sub(1).map(|before| &text.tokens[before]);
    let next = text.tokens.get(at + 1);
    let between = |kind: Kind| {
        before.is_some_and(|token| token.kind == kind) && next.is_some_and(|token| token.kind == kind)
    };
    let spaced = |word: &str| {
        let front = if token.is_glued { " " } else { "" };
        let back = if next.is_some_and(|next| next.is_glued) { " " } else { "" };
        format!("{front}{word}{back}")
    };
    let finding = Finding::error(Rule::Sign, range);
    Some(match sign {
        '&' => finding.fixed_by(spaced("und")),
        '+' if between(Kind::Word) => finding.fixed_by(spaced("und")),
        '%' => finding.fixed_by(spaced("Prozent")),
        '–' | '—' if between(Kind::Number) => finding.fixed_by(spaced("bis")),
        '/' if is_in_phone_number(text, at) => finding.fixed_by(" "),
        '/' if between(Kind::Word) => finding.suggesting("und, oder"),
        '„' | '“' | '”' | '"' | '»' | '«' | '‚' | '‘' => finding.fixed_by(""),
        '–' | '—' | '(' | ')' | '[' | ']' => finding.suggesting("ein neuer Satz"),
        ';' => finding.suggesting("ein Punkt und ein neuer Satz"),
        '…' => finding.suggesting("ein ganzer Satz"),
        '*' | '_' => finding.suggesting("ohne dieses Zeichen"),
        _ => finding,
    })
}

/// Whether the hyphen at `at` stands alone between two words of a line.
fn is_dash(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &text.tokens[before]);
    let next = text.tokens.get(at + 1);
    !text.tokens[at].is_glued
        && before.is_some_and(|before| before.counts() && before.kind != Kind::Number)
        && next.is_some_and(|next| next.counts() && !next.is_glued && next.kind != Kind::Number)
}

/// Whether the slash at `at` stands in a telephone number: the area code in front begins with 0.
fn is_in_phone_number(text: &Text<'_>, at: usize) -> bool {
    let is_number = |token: &Token<'_>| token.kind == Kind::Number && token.text.len() >= 2;
    let before = at.checked_sub(1).map(|before| &text.tokens[before]);
    before.is_some_and(|before| is_number(before) && before.text.starts_with('0') && before.text.len() > 2)
        && text.tokens.get(at + 1).is_some_and(is_number)
}

/// Pictures stand at the beginning of a line, one of them, and everybody knows them.
fn pictures(text: &Text<'_>, line: &Range<usize>, lists: &Lists) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut count = 0;
    let mut is_begun = false;
    for token in &text.tokens[line.clone()] {
        if token.kind != Kind::Emoji {
            // "• 📞 Anrufen" and "1. ⚽ Sport": what only numbers or marks an item is not yet the line.
            is_begun |= token.kind == Kind::Word || token.kind == Kind::Name;
            continue;
        }
        count += 1;
        if is_begun {
            let blank = text.source[..token.start].ends_with(' ');
            let range = token.start - usize::from(blank)..token.range().end;
            found.push(Finding::error(Rule::Emoji, range).fixed_by(""));
        } else if !lists.knows_emoji(token.text) {
            found.push(Finding::error(Rule::Emoji, token.range()));
        }
        if count == 2 {
            found.push(Finding::warning(Rule::Emoji, token.range()));
        }
    }
    found
}
