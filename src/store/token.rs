//! Secrets that are handed out once: what stands in a cookie or a link. Only their hashes are stored.

use std::fmt::{self, Write};

use sha2::{Digest, Sha256};

use crate::store::transaction::Transaction;

/// The bytes of a token.
const TOKEN_BYTES: usize = 32;

/// A secret of 256 random bits: whoever has it is let in.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A token that was never given before.
    pub fn fresh(tx: &Transaction) -> Self {
        Self(tx.sealer.fresh_name() + tx.sealer.fresh_name().as_str())
    }

    /// The token that stands in a cookie or a link; none if it has not the form of one.
    pub fn read(text: &str) -> Option<Self> {
        let is_sound = text.len() == 2 * TOKEN_BYTES
            && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        is_sound.then(|| Self(text.to_owned()))
    }

    /// The secret itself: 64 hexadecimal digits.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it: its SHA-256 as 64 hexadecimal digits.
    pub fn hash(&self) -> String {
        hashed(self.0.as_bytes())
    }

    /// Another secret made of it, for one purpose: it tells nothing about the token.
    pub fn derived(&self, purpose: &str) -> String {
        hashed(format!("{purpose} {}", self.0).as_bytes())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

fn hashed(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(2 * TOKEN_BYTES), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all that is written");
        text
    })
}
