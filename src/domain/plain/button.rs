//! Rules about the labels of buttons, and how many there are.

use std::ops::Range;

use crate::domain::plain::{
    finding::{Finding, Severity},
    rule::Rule,
    token::{Kind, tokens},
};

/// Characters of a label: a warning above, an error above.
const CHARACTERS: [usize; 2] = [24, 30];

/// Words of a label: a warning above.
const WORDS: usize = 4;

/// More answers of a message are too many to read.
pub const MOST_ANSWERS: usize = 7;

/// Answers of a message: a warning above, an error above.
const ANSWERS: [usize; 2] = [5, MOST_ANSWERS];

/// What is wrong with a label as a label; its words are checked like any text. `range` is where it stands.
pub fn check_label(label: &str, range: &Range<usize>) -> Vec<Finding> {
    let mut found: Vec<_> =
        Finding::above(Rule::Button, range.clone(), label.chars().count(), CHARACTERS).into_iter().collect();
    let words =
        tokens(label, &[]).iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Number)).count();
    if words == 0 {
        found.push(Finding::error(Rule::Button, range.clone()));
    } else if words > WORDS && found.is_empty() {
        found.push(Finding::warning(Rule::Button, range.clone()));
    }
    found
}

/// How grave it is that a message offers so many answers; nothing if there are few.
pub fn check_number(answers: usize) -> Option<Severity> {
    Finding::above(Rule::Button, 0..0, answers, ANSWERS).map(|finding| finding.severity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_short_and_says_something() {
        let severities = |label: &str| {
            check_label(label, &(0..label.len())).iter().map(|finding| finding.severity).collect::<Vec<_>>()
        };
        assert_eq!(severities("✏️ Suche ändern"), []);
        assert_eq!(severities("Im ganzen Landkreis suchen"), [Severity::Warning]);
        assert_eq!(severities("Noch einmal ganz von vorne anfangen"), [Severity::Error]);
        assert_eq!(severities("Ja, das ist so gut"), [Severity::Warning]);
        assert_eq!(severities("➡️"), [Severity::Error]);
    }

    #[test]
    fn five_answers_are_few_and_eight_too_many() {
        assert_eq!(check_number(5), None);
        assert_eq!(check_number(6), Some(Severity::Warning));
        assert_eq!(check_number(8), Some(Severity::Error));
    }
}
