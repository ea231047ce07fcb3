//! What somebody who writes should look at, as a page shows it.

use serde::Serialize;

use crate::{
    domain::{
        language::Language,
        plain::linter::Linter,
        proofread::{Reason, Remark, proofread},
        texts::{Texts, Unsaid},
    },
    web::failure::Failure,
};

/// So many remarks are shown.
const MOST_SHOWN: usize = 12;

/// What was found in one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The field that holds the text.
    pub field: String,
    /// Whether it is in simple language.
    pub is_simple: bool,
    /// Whether there is a text at all.
    pub is_empty: bool,
    /// How many remarks forbid to publish it in simple language.
    pub errors: usize,
    /// The first remarks.
    pub remarks: Vec<Shown>,
    /// How many more there are.
    pub more: usize,
}

/// A remark as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// `error` or `hint`.
    pub tone: &'static str,
    /// In which line, from one.
    pub line: usize,
    /// What stands there.
    pub excerpt: String,
    /// What is wrong.
    pub what: String,
    /// What to write instead; empty if that is not known.
    pub advice: String,
    /// The id of the rule.
    pub rule: &'static str,
}

/// The check of `text`, which stands in `field` and should have at most `most` characters.
pub fn check(
    (linter, texts): (&Linter, &Texts),
    (field, text): (&str, &str),
    language: Language,
    most: usize,
) -> Result<Check, Failure> {
    let remarks = proofread(linter, language, text, most);
    let is_empty = matches!(remarks.first(), Some(Remark { reason: Reason::Empty, .. }));
    let errors = remarks.iter().filter(|remark| remark.is_error).count();
    let more = remarks.len().saturating_sub(MOST_SHOWN);
    let shown = remarks.into_iter().take(MOST_SHOWN).map(|remark| shown(texts, remark));
    let remarks = shown.collect::<Result<Vec<_>, _>>().map_err(|_| Failure::Broken("a text is missing"))?;
    Ok(Check {
        field: field.to_owned(),
        is_simple: language == Language::Simple,
        is_empty,
        errors,
        remarks,
        more,
    })
}

fn shown(texts: &Texts, remark: Remark) -> Result<Shown, Unsaid> {
    let what = match remark.reason {
        Reason::Rule(rule) => rule.reason().to_owned(),
        Reason::Long(most) => {
            let arguments = [("most", most)].into_iter().collect();
            texts.say("check-lang", &arguments)?
        }
        reason @ (Reason::Empty | Reason::Link | Reason::Capitals | Reason::Repeated) => {
            texts.plain(&format!("check-{}", reason.id()))?
        }
    };
    Ok(Shown {
        tone: if remark.is_error { "error" } else { "hint" },
        line: remark.line,
        excerpt: remark.excerpt,
        what,
        advice: remark.suggestion.unwrap_or_default(),
        rule: remark.reason.id(),
    })
}
