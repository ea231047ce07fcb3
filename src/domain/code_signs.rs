//! The signs that people read out and type: none is easily taken for another, and no word is taken for a code.

use std::fmt;

/// The signs of a code.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// The last sign is one of these, so that no word is taken for a code.
const DIGITS: &[u8; 8] = b"23456789";

/// The code made of these random bytes, a sign each.
pub fn made<const LENGTH: usize>(bytes: [u8; LENGTH]) -> String {
    let sign = |(place, byte): (usize, u8)| {
        let signs: &[u8] = if place + 1 == LENGTH { DIGITS } else { SIGNS };
        char::from(signs[usize::from(byte) % signs.len()])
    };
    bytes.into_iter().enumerate().map(sign).collect()
}

/// The code of `length` signs that `text` is, however its parts are written; none if it is none.
pub fn read(text: &str, length: usize) -> Option<String> {
    let signs = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '_'));
    let code: String = signs.map(|c| c.to_ascii_uppercase()).collect();
    let is_sign = |c: char| u8::try_from(c).is_ok_and(|byte| SIGNS.contains(&byte));
    let is_code = code.chars().count() == length
        && code.chars().all(is_sign)
        && code.ends_with(|c: char| c.is_ascii_digit());
    is_code.then_some(code)
}

/// `code` as it is shown: in two halves.
pub fn shown(code: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (first, second) = code.split_at(code.len() / 2);
    write!(formatter, "{first}-{second}")
}
