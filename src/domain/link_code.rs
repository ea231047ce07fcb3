//! A code by which somebody of the staff shows that a chat is theirs: shown in the console, written to the bot.

use std::{fmt, ops::RangeInclusive};

use crate::domain::{code_signs, message::Content};

/// The signs of a code.
const LENGTH: usize = 8;

/// What is meant for a code has so many signs.
const LIKE: RangeInclusive<usize> = 6..=10;

/// How long a code counts, in seconds.
pub const CODE_SECONDS: i64 = 10 * 60;

/// The word before a code.
const WORD: &str = "verbinden";

/// A code. It has no `Debug`: whoever knows it takes the place of the person.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkCode(String);

impl LinkCode {
    /// The code made of these random bytes.
    pub fn new(bytes: [u8; LENGTH]) -> Self {
        Self(code_signs::made(bytes))
    }

    /// The code without its hyphen: what its hash is made of.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a deep link carries for it.
    pub fn payload(&self) -> String {
        format!("{WORD}-{}", self.0)
    }

    fn read(text: &str) -> Option<Self> {
        code_signs::read(text, LENGTH).or_else(|| mistyped(text)).map(Self)
    }
}

impl fmt::Display for LinkCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        code_signs::shown(&self.0, formatter)
    }
}

/// The code in `content`, if that is what somebody writes to connect a chat: `Verbinden ABCD-EFG2`, or a deep link.
pub fn said(content: &Content) -> Option<LinkCode> {
    let text = match content {
        Content::Words(text) | Content::Edited(text) | Content::Entered(text) => text.trim(),
        Content::Pressed(_)
        | Content::Pin(_)
        | Content::Unreadable(_)
        | Content::InPublic
        | Content::TooMany => {
            return None;
        }
    };
    let text = text.strip_prefix('/').unwrap_or(text);
    let word = text.get(..WORD.len())?;
    let rest = text[WORD.len()..].strip_prefix([' ', '-', '_', ':', '\u{a0}'])?;
    if word.eq_ignore_ascii_case(WORD) { LinkCode::read(rest) } else { None }
}

/// What looks like a code and is none: it is known to nobody, and no search either.
fn mistyped(text: &str) -> Option<String> {
    let signs: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '–' | '_')).collect();
    let is_like = LIKE.contains(&signs.len()) && signs.chars().all(|c| c.is_ascii_alphanumeric());
    let is_word = signs.chars().any(char::is_lowercase) && !signs.chars().any(char::is_numeric);
    (is_like && !is_word).then(|| signs.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_shown_and_a_word_is_none() {
        let code = LinkCode::new([0, 31, 32, 7, 255, 9, 10, 11]);
        assert_eq!(code.to_string().len(), 9);
        for text in [format!("Verbinden {code}"), format!(" verbinden  {}", code.to_string().to_lowercase())]
        {
            assert!(said(&text.as_str().into()) == Some(code.clone()), "{text}");
        }
        assert!(said(&Content::Entered(code.payload())) == Some(code.clone()));
        for other in
            ["verbinden Menschen", "Verbinden", "ABCD-EFG2", "verbinden abcd-efg", "verbunden ABCD-EFG2", "ä"]
        {
            assert!(said(&other.into()).is_none(), "{other}");
        }
    }

    #[test]
    fn what_looks_like_a_code_is_one_that_nobody_knows() {
        for text in ["Verbinden ABCD-EFGH", "verbinden abcd-efg1", "Verbinden ABCD-EFG"] {
            assert!(said(&text.into()).is_some(), "{text}");
        }
        for text in ["Verbinden Leute", "verbinden", "Verbinden ABCD EFGH IJKL", "verbinden mit Menschen"] {
            assert!(said(&text.into()).is_none(), "{text}");
        }
    }
}
