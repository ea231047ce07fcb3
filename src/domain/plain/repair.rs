//! Mends what can be mended without thought.

use crate::domain::{
    language::Language,
    plain::{
        finding::{Finding, Report},
        linter::Linter,
    },
};

/// Mending one thing may show another, such as a long line in what was one sentence.
const ROUNDS: usize = 6;

/// `text` with all fixes made that its findings offer, and what is still wrong with it then.
pub fn repaired(linter: &Linter, language: Language, text: &str) -> (String, Report) {
    let mut text = text.to_owned();
    let mut report = linter.check(language, &text);
    for _ in 0..ROUNDS {
        let fixes = chosen(&report.findings);
        if fixes.is_empty() {
            break;
        }
        text = with_fixes(&text, &fixes);
        report = linter.check(language, &text);
    }
    (text, report)
}

/// Fixes that do not get in each other's way: of two that overlap the shorter one, the other waits.
pub fn chosen(findings: &[Finding]) -> Vec<&Finding> {
    let mut fixes: Vec<_> = findings.iter().filter(|finding| finding.fix.is_some()).collect();
    fixes.sort_by_key(|finding| (finding.range.end, finding.range.len()));
    let mut kept: Vec<&Finding> = Vec::new();
    for finding in fixes {
        if kept.last().is_none_or(|last| finding.range.start >= last.range.end) {
            kept.push(finding);
        }
    }
    kept
}

/// `text` with `fixes` made, which are in order and do not overlap.
pub fn with_fixes(text: &str, fixes: &[&Finding]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for finding in fixes {
        mended.push_str(text.get(from..finding.range.start).unwrap_or_default());
        mended.push_str(finding.fix.as_deref().unwrap_or_default());
        from = finding.range.end;
    }
    mended.push_str(text.get(from..).unwrap_or_default());
    mended
}
