//! Checks the catalogs of `dialogs/`: every message as people read it.

use std::{collections::BTreeMap, ops::Range};

use fluent_syntax::{
    ast::{Entry, Message, Pattern, Resource},
    parser::{self, ParserError},
};
use rustc_hash::FxHashSet;

use crate::domain::{
    language::Language,
    plain::{
        allow::{Allowance, excuse},
        button::check_label,
        finding::Finding,
        linter::Linter,
        render::{Rendered, Samples, Sources, renderings},
        score::Score,
    },
};

/// Labels of buttons are messages whose names begin like this, or attributes that begin like `b-`.
const LABEL: &str = "label-";
const LABEL_ATTRIBUTE: &str = "b-";

/// A file of a catalog, read.
pub struct CatalogFile<'s> {
    /// Its text.
    pub text: &'s str,
    resource: Resource<&'s str>,
}

/// What was found in a message.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageFinding {
    /// The name of the message, and of the attribute behind a point.
    pub id: String,
    /// What was found; its range lies in `text`.
    pub finding: Finding,
    /// The message with samples, in which it was found.
    pub text: String,
    /// Where that stands in the file, in bytes; where the message begins if it comes from elsewhere.
    pub place: Range<usize>,
    /// Whether `place` is all of the finding, so that it can be mended there.
    pub is_whole: bool,
}

/// A file that is no Fluent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct SyntaxError {
    /// Counted from one.
    pub line: usize,
    /// In the words of the parser.
    pub reason: String,
}

impl SyntaxError {
    /// The first of `faults` in `text`.
    pub fn of(text: &str, faults: &[ParserError]) -> Self {
        let fault = faults.first();
        let before = text.get(..fault.map_or(0, |fault| fault.pos.start)).unwrap_or_default();
        let reason = fault.map(ToString::to_string).unwrap_or_default();
        Self { line: before.lines().count().max(1), reason }
    }
}

impl<'s> CatalogFile<'s> {
    /// Reads `text`.
    pub fn read(text: &'s str) -> Result<Self, SyntaxError> {
        let resource = parser::parse(text).map_err(|(_, faults)| SyntaxError::of(text, &faults))?;
        Ok(Self { text, resource })
    }

    /// Its messages.
    pub fn messages(&self) -> impl Iterator<Item = &Message<&'s str>> {
        self.resource
            .body
            .iter()
            .filter_map(|entry| if let Entry::Message(message) = entry { Some(message) } else { None })
    }

    /// All values that messages can refer to, by their names; of terms too.
    fn patterns(&self) -> impl Iterator<Item = (String, &Pattern<&'s str>)> {
        self.resource.body.iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name.to_owned(), message.value.as_ref()?)),
            Entry::Term(term) => Some((format!("-{}", term.id.name), &term.value)),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {
                None
            }
        })
    }
}

/// What is wrong with the messages of `file` in `language`, and how readable they are. `others` lend terms.
pub fn check<'s>(
    linter: &Linter,
    language: Language,
    file: &CatalogFile<'s>,
    others: &[CatalogFile<'s>],
    samples: &Samples,
) -> (Vec<MessageFinding>, Score) {
    let mut patterns: BTreeMap<_, _> = others.iter().flat_map(CatalogFile::patterns).collect();
    patterns.extend(file.patterns());
    let (mut found, mut score, mut known) = (Vec::new(), Score::default(), FxHashSet::default());
    for message in file.messages() {
        let comment = message.comment.iter().flat_map(|comment| &comment.content);
        let allowances: Vec<_> = comment.filter_map(|line| Allowance::of(&format!("# {line}"))).collect();
        let value = message.value.iter().map(|value| (message.id.name.to_owned(), value));
        let attributes = message.attributes.iter();
        let attributes = attributes
            .map(|attribute| (format!("{}.{}", message.id.name, attribute.id.name), &attribute.value));
        for (id, pattern) in value.chain(attributes) {
            for (index, set) in samples.sets().into_iter().enumerate() {
                let sources = Sources { file: file.text, patterns: &patterns, message: &id, samples: set };
                for rendered in renderings(pattern, sources) {
                    let (findings, counts) = check_rendered(linter, language, &id, &rendered, &allowances);
                    let place = position(message.id.name, file.text);
                    let new = findings.into_iter().map(|finding| placed(finding, (&id, &rendered, place)));
                    // The same thing in another variant or with other samples is found once.
                    found.extend(new.filter(|new| {
                        let Finding { rule, severity, .. } = new.finding;
                        known.insert((new.id.clone(), rule, severity, new.place.start))
                    }));
                    // The typical samples stand for what people read.
                    if index == 1 && !is_label(&id) {
                        score = score.plus(counts);
                    }
                }
            }
        }
    }
    (found, score)
}

/// Whether the message or attribute of this name is the label of a button.
pub fn is_label(id: &str) -> bool {
    id.starts_with(LABEL) || id.split_once('.').is_some_and(|(_, name)| name.starts_with(LABEL_ATTRIBUTE))
}

fn check_rendered(
    linter: &Linter,
    language: Language,
    id: &str,
    rendered: &Rendered,
    allowances: &[Allowance],
) -> (Vec<Finding>, Score) {
    let mut report = linter.check_with_names(language, &rendered.text, &rendered.names);
    if is_label(id) {
        report.findings.extend(check_label(&rendered.text, &(0..rendered.text.len())));
    }
    excuse(&mut report.findings, allowances, &rendered.text);
    (report.findings, report.score)
}

fn placed(finding: Finding, (id, rendered, message): (&str, &Rendered, usize)) -> MessageFinding {
    let (place, is_whole) = rendered.origin(&finding.range).unwrap_or((message..message, false));
    MessageFinding { id: id.to_owned(), finding, text: rendered.text.clone(), place, is_whole }
}

/// Where a slice of `text` begins in it.
fn position(slice: &str, text: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}
