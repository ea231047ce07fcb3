//! What a check of a text finds.

use std::ops::Range;

use crate::domain::plain::{rule::Rule, score::Score};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Shown and counted.
    Warning,
    /// A text with it is not published in simple language.
    Error,
}

/// A place in a text that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// How gravely.
    pub severity: Severity,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// What to write instead, in words.
    pub suggestion: Option<String>,
    /// What can stand in the place of `range` without further thought.
    pub fix: Option<String>,
}

/// All that a check has found, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Finding>,
    /// How readable the text is.
    pub score: Score,
}

impl Severity {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Finding {
    /// An error at `range`.
    pub fn error(rule: Rule, range: Range<usize>) -> Self {
        Self { rule, severity: Severity::Error, range, suggestion: None, fix: None }
    }

    /// A warning at `range`.
    pub fn warning(rule: Rule, range: Range<usize>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, range) }
    }

    /// An error if `value` is above `error`, a warning if it is above `warning`.
    pub fn above(
        rule: Rule,
        range: Range<usize>,
        value: usize,
        [warning, error]: [usize; 2],
    ) -> Option<Self> {
        if value > error {
            Some(Self::error(rule, range))
        } else {
            (value > warning).then(|| Self::warning(rule, range))
        }
    }

    /// Whether it is grave.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// With words to write instead.
    #[must_use]
    pub fn suggesting(mut self, words: impl Into<String>) -> Self {
        self.suggestion = Some(words.into());
        self
    }

    /// With what can stand there instead.
    #[must_use]
    pub fn fixed_by(mut self, words: impl Into<String>) -> Self {
        let words = words.into();
        self.suggestion.get_or_insert_with(|| words.clone());
        self.fix = Some(words);
        self
    }
}

impl Report {
    /// How many errors were found.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.is_error()).count()
    }

    /// Whether the text may be published in simple language.
    pub fn passes(&self) -> bool {
        self.errors() == 0
    }
}
