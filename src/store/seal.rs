//! Seals what must not lie readable in a database: addresses, messages and what people told us.
//!
//! A text is sealed with XChaCha20-Poly1305 and bound to its place, so that a sealed text moved to another
//! row does not open. Rows are found by a keyed hash of the address, never by the address itself.

use std::fmt::{self, Write};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::domain::message::Address;

/// The bytes of a key.
pub const KEY_BYTES: usize = 32;

/// The bytes of a salt.
pub const SALT_BYTES: usize = 16;

const NONCE_BYTES: usize = 24;

/// Fills a slice with random bytes fit for keys; handed in from outside.
pub type Dice = fn(&mut [u8]);

/// The secret that opens the database. It is kept apart from the database and its backups.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; KEY_BYTES]);

/// A text is not what was once sealed, or a key is not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// A key file holds something else.
    #[error("this is no key: a key is one line of 64 hexadecimal digits")]
    NoKey,
    /// The text was sealed with another key, for another row, or was changed since.
    #[error("a sealed text does not open: it was changed, moved to another row or sealed with another key")]
    Broken,
}

impl Key {
    /// The key made of these random bytes.
    pub fn new(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads the one line of a key file.
    pub fn from_file_text(text: &str) -> Result<Self, SealError> {
        let digits = text.trim().as_bytes();
        if digits.len() != 2 * KEY_BYTES || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(SealError::NoKey);
        }
        let mut key = [0; KEY_BYTES];
        for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| SealError::NoKey)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| SealError::NoKey)?;
        }
        Ok(Self(key))
    }

    /// The one line of a key file: 64 hexadecimal digits.
    pub fn to_file_text(&self) -> String {
        hex(&self.0) + "\n"
    }

    /// A key for one purpose only, so that no two purposes share one.
    fn derived(&self, purpose: &str) -> [u8; KEY_BYTES] {
        let mut mac = keyed(&self.0);
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key(…)")
    }
}

/// Seals and opens texts, and hashes addresses.
pub struct Sealer {
    cipher: XChaCha20Poly1305,
    lookup: Hmac<Sha256>,
    dice: Dice,
}

impl Sealer {
    /// A sealer for `key` that draws its nonces from `dice`.
    pub fn new(key: &Key, dice: Dice) -> Self {
        let sealing = key.derived("bildungslotse: sealing");
        Self {
            cipher: XChaCha20Poly1305::new_from_slice(&sealing).expect("a derived key has 32 bytes"),
            lookup: keyed(&key.derived("bildungslotse: lookup")),
            dice,
        }
    }

    /// `plain`, sealed for `place`: the name of a column and the id of a row.
    pub fn seal(&self, plain: &str, place: &str) -> String {
        let mut nonce = [0; NONCE_BYTES];
        (self.dice)(&mut nonce);
        let payload = Payload { msg: plain.as_bytes(), aad: place.as_bytes() };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .expect("a text in memory is shorter than the cipher's 256 GiB");
        STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed for `place`.
    pub fn open(&self, sealed: &str, place: &str) -> Result<String, SealError> {
        let bytes = STANDARD_NO_PAD.decode(sealed).map_err(|_| SealError::Broken)?;
        let Some((nonce, sealed)) = bytes.split_first_chunk::<NONCE_BYTES>() else {
            return Err(SealError::Broken);
        };
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        let plain = self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| SealError::Broken)?;
        String::from_utf8(plain).map_err(|_| SealError::Broken)
    }

    /// The hash by which the rows of `address` are found: 64 hexadecimal digits.
    pub fn chat(&self, address: &Address) -> String {
        let kind = serde_json::to_string(&address.channel).expect("a kind of channel is a plain word");
        self.fingerprint(&format!("chat {kind} {}", address.name))
    }

    /// A hash that only this key gives: 64 hexadecimal digits.
    pub fn fingerprint(&self, text: &str) -> String {
        let mut mac = self.lookup.clone();
        mac.update(text.as_bytes());
        hex(&mac.finalize().into_bytes())
    }

    /// A key for one purpose only: two purposes share none.
    pub fn derived_key(&self, purpose: &str) -> [u8; KEY_BYTES] {
        let mut mac = self.lookup.clone();
        mac.update(b"key ");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// A name that was never given before: 32 random hexadecimal digits.
    pub fn fresh_name(&self) -> String {
        hex(&self.salt())
    }

    /// A salt for a password.
    pub fn salt(&self) -> [u8; SALT_BYTES] {
        let mut bytes = [0; SALT_BYTES];
        (self.dice)(&mut bytes);
        bytes
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sealer(…)")
    }
}

fn keyed(key: &[u8; KEY_BYTES]) -> Hmac<Sha256> {
    Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all that is written");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::ChannelKind;
    use proptest::prelude::*;

    fn sealer(byte: u8) -> Sealer {
        Sealer::new(&Key::new([byte; KEY_BYTES]), |bytes| bytes.fill(7))
    }

    #[test]
    fn a_sealed_text_opens_only_in_its_place_and_with_its_key() {
        let sealed = sealer(1).seal("Schwimmkurs", "inbox.text 4");
        assert!(!sealed.contains("Schwimmkurs"));
        assert_eq!(sealer(1).open(&sealed, "inbox.text 4").as_deref(), Ok("Schwimmkurs"));
        assert_eq!(sealer(1).open(&sealed, "inbox.text 5"), Err(SealError::Broken));
        assert_eq!(sealer(2).open(&sealed, "inbox.text 4"), Err(SealError::Broken));
    }

    #[test]
    fn a_key_file_reads_as_it_was_written_and_nothing_else_does() {
        let key = Key::new(std::array::from_fn(|index| u8::try_from(index * 7).unwrap()));
        assert_eq!(Key::from_file_text(&key.to_file_text()), Ok(key.clone()));
        assert_eq!(Key::from_file_text("geheim"), Err(SealError::NoKey));
        assert_eq!(Key::from_file_text(&"ä".repeat(32)), Err(SealError::NoKey));
        assert_eq!(format!("{key:?}"), "Key(…)");
    }

    #[test]
    fn the_hash_of_an_address_depends_on_the_key_and_on_the_whole_address() {
        let address = |name: &str| Address { channel: ChannelKind::Terminal, name: name.to_owned() };
        assert_eq!(sealer(1).chat(&address("anna")), sealer(1).chat(&address("anna")));
        assert_ne!(sealer(1).chat(&address("anna")), sealer(1).chat(&address("bert")));
        assert_ne!(sealer(1).chat(&address("anna")), sealer(2).chat(&address("anna")));
    }

    proptest! {
        #[test]
        fn every_text_comes_out_as_it_went_in(plain in ".*", place in ".*") {
            prop_assert_eq!(sealer(3).open(&sealer(3).seal(&plain, &place), &place), Ok(plain));
        }

        #[test]
        fn a_changed_byte_is_noticed(at in 0..64_usize, flip in 1..=255_u8) {
            let sealed = STANDARD_NO_PAD.decode(sealer(3).seal("Wo gibt es Deutschkurse?", "x")).unwrap();
            let mut changed = sealed.clone();
            changed[at % sealed.len()] ^= flip;
            prop_assert_eq!(sealer(3).open(&STANDARD_NO_PAD.encode(changed), "x"), Err(SealError::Broken));
        }

        #[test]
        fn no_junk_opens_and_none_panics(junk in ".*") {
            prop_assert_eq!(sealer(3).open(&junk, "x"), Err(SealError::Broken));
        }
    }
}
