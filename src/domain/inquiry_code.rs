//! The short name of a question, by which citizen, provider and office speak of it.

use std::fmt;

use crate::domain::code_signs;

/// How many signs a code has.
pub const LENGTH: usize = 6;

/// The code of a question: some 270 million are possible. It opens nothing by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    /// The code made of these random bytes.
    pub fn new(bytes: [u8; LENGTH]) -> Self {
        Self(code_signs::made(bytes))
    }

    /// The code without its hyphen, as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code that `text` is, however its parts are written; none if it is none.
    pub fn read(text: &str) -> Option<Self> {
        code_signs::read(text, LENGTH).map(Self)
    }

    /// The code at the beginning of `text`, and what follows it: how somebody answers where nothing else says what is
    /// meant.
    pub fn lead(text: &str) -> Option<(Self, &str)> {
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '#' | '('));
        // With its hyphen, or in one word.
        let end = text
            .find(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ']' | ')'))
            .unwrap_or(text.len());
        let code = Self::read(&text[..end])?;
        let rest =
            text[end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ']' | ')'));
        Some((code, rest))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        code_signs::shown(&self.0, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_shown_and_a_word_is_none() {
        let code = Code::new([0, 31, 32, 7, 255, 9]);
        assert_eq!(code.to_string().len(), 7);
        for text in [code.to_string(), code.as_str().to_lowercase(), format!(" {code} ")] {
            assert_eq!(Code::read(&text), Some(code.clone()), "{text}");
        }
        for other in ["Wadern", "Merzig", "K7M-4P", "K7M-4P20", "K7M-4PO", ""] {
            assert_eq!(Code::read(other), None, "{other}");
        }
    }

    #[test]
    fn what_follows_a_code_is_what_is_said() {
        let code = Code::read("K7M-4P2").unwrap();
        for text in ["K7M-4P2: Ja, gern.", "[k7m-4p2] Ja, gern.", "K7M4P2 Ja, gern.", "#K7M-4P2\nJa, gern."] {
            assert_eq!(Code::lead(text), Some((code.clone(), "Ja, gern.")), "{text}");
        }
        assert_eq!(Code::lead("Ja, gern. K7M-4P2"), None);
        assert_eq!(Code::lead("K7M-4P2"), Some((code, "")));
    }
}
