//! Exceptions from the rules, which only the text itself can make: `# lint-allow LS-WORT Programmieren`.

use std::borrow::Cow;

use crate::domain::plain::{finding::Finding, rule::Rule};

/// How an exception begins.
const MARK: &str = "# lint-allow ";

/// So many exceptions of a text count; more are no exceptions any more.
const MOST: usize = 200;

/// One exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// From which rule.
    pub rule: Rule,
    /// For findings that contain these words; for all if there are none.
    pub words: String,
}

impl Allowance {
    /// The exception that a line makes.
    pub fn of(line: &str) -> Option<Self> {
        let rest = line.trim().strip_prefix(MARK)?;
        let (id, words) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        Some(Self { rule: Rule::of(id)?, words: words.trim().to_owned() })
    }

    /// Whether it excuses `finding` in `text`.
    pub fn excuses(&self, finding: &Finding, text: &str) -> bool {
        self.rule == finding.rule
            && (self.words.is_empty()
                || text.get(finding.range.clone()).is_some_and(|part| part.contains(&self.words)))
    }
}

/// The exceptions that `text` makes, and the text with blanks in their place, so that all else keeps its place.
pub fn allowances(text: &str) -> (Vec<Allowance>, Cow<'_, str>) {
    if !text.contains(MARK) {
        return (vec![], Cow::Borrowed(text));
    }
    let mut found = Vec::new();
    let mut blanked = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match Allowance::of(line) {
            Some(allowance) => {
                if found.len() < MOST && !found.contains(&allowance) {
                    found.push(allowance);
                }
                let content = line.trim_end_matches('\n');
                blanked.push_str(&" ".repeat(content.len()));
                blanked.push_str(&line[content.len()..]);
            }
            None => blanked.push_str(line),
        }
    }
    (found, Cow::Owned(blanked))
}

/// `text` as readers see it: without the lines that make exceptions.
pub fn without_allowances(text: &str) -> Cow<'_, str> {
    if !text.contains(MARK) {
        return Cow::Borrowed(text);
    }
    let kept: Vec<_> = text.lines().filter(|line| Allowance::of(line).is_none()).collect();
    Cow::Owned(kept.join("\n"))
}

/// Takes out of `found` what `allowances` excuse in `text`.
pub fn excuse(found: &mut Vec<Finding>, allowances: &[Allowance], text: &str) {
    found.retain(|finding| !allowances.iter().any(|allowance| allowance.excuses(finding, text)));
}
