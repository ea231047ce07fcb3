//! The short name of a question, by which citizen, provider and office speak of it.

use std::fmt;

/// The signs of a code: none that is easily taken for another.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// The last sign is one of these, so that no word is taken for a code.
const DIGITS: &[u8; 8] = b"23456789";

/// How many signs a code has.
pub const LENGTH: usize = 6;

/// The code of a question: some 270 million are possible. It opens nothing by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    /// The code made of these random bytes.
    pub fn new(bytes: [u8; LENGTH]) -> Self {
        let sign = |(place, byte): (usize, u8)| {
            let signs: &[u8] = if place + 1 == LENGTH { DIGITS } else { SIGNS };
            char::from(signs[usize::from(byte) % signs.len()])
        };
        Self(bytes.into_iter().enumerate().map(sign).collect())
    }

    /// The code without its hyphen, as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code that `text` is, however its parts are written; none if it is none.
    pub fn read(text: &str) -> Option<Self> {
        let signs = text.trim().chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '_'));
        let code: String = signs.map(|c| c.to_ascii_uppercase()).collect();
        let is_sign = |c: char| u8::try_from(c).is_ok_and(|byte| SIGNS.contains(&byte));
        let is_code = code.chars().count() == LENGTH
            && code.chars().all(is_sign)
            && code.ends_with(|c: char| c.is_ascii_digit());
        is_code.then_some(Self(code))
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
        let (first, second) = self.0.split_at(LENGTH / 2);
        write!(formatter, "{first}-{second}")
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
