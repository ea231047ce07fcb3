//! What a provider writes, tidied: nothing invisible in it, not empty, not endless.

use crate::domain::announcement_text::lines;

/// The most characters of what a provider writes.
pub const LONGEST: usize = 2_000;

/// Why something is not taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Nothing was written.
    #[error("there are no words")]
    Empty,
    /// It has so many characters, which are too many.
    #[error("{0} characters are too many")]
    TooLong(usize),
}

/// What was written, without what nobody sees; control characters and marks that turn the direction of reading are gone.
pub fn tidy(text: &str) -> Result<String, Unfit> {
    let words = lines(text);
    match words.chars().count() {
        0 => Err(Unfit::Empty),
        count if count > LONGEST => Err(Unfit::TooLong(count)),
        _ => Ok(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_no_answer() {
        assert_eq!(tidy(" Ja,\u{202e} gern.\u{0}\r\nBis bald\t"), Ok("Ja, gern.\nBis bald".to_owned()));
        assert_eq!(tidy(" \u{200b}\r\n\u{202e} "), Err(Unfit::Empty));
    }

    #[test]
    fn what_is_too_long_says_by_how_much() {
        assert!(tidy(&"ä".repeat(LONGEST)).is_ok());
        assert_eq!(tidy(&"ä".repeat(LONGEST + 3)), Err(Unfit::TooLong(LONGEST + 3)));
    }
}
