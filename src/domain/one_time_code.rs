//! The six digits that an app shows for half a minute: time-based one-time passwords (RFC 6238), and what an app needs for them.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use crate::domain::time::Timestamp;

/// The bytes of a secret.
pub const SECRET_BYTES: usize = 20;

/// How long a code is shown, in milliseconds.
const STEP_MS: i64 = 30_000;

/// The digits of base 32 (RFC 4648).
const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The secret that the app and the service share.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(pub [u8; SECRET_BYTES]);

/// The number of the half minute that `now` lies in.
pub fn step(now: Timestamp) -> i64 {
    now.0.div_euclid(STEP_MS)
}

impl Secret {
    /// The code of a half minute: six digits.
    pub fn code(&self, step: i64) -> String {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let start = usize::from(hash[19] & 0xf);
        let bytes = hash[start..start + 4].try_into().expect("four bytes are four bytes");
        format!("{:06}", (u32::from_be_bytes(bytes) & 0x7fff_ffff) % 1_000_000)
    }

    /// The half minute that `code` belongs to: this one, the one before or the next, as clocks differ a little.
    pub fn matching_step(&self, code: &str, now: Timestamp) -> Option<i64> {
        let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
        let current = step(now);
        [current, current - 1, current + 1].into_iter().find(|step| self.code(*step) == digits)
    }

    /// The secret as people type it into an app.
    pub fn to_text(&self) -> String {
        let bits = self.0.iter().flat_map(|byte| (0..8).rev().map(move |bit| usize::from(byte >> bit & 1)));
        let bits: Vec<usize> = bits.collect();
        let digit = |five: &[usize]| char::from(DIGITS[five.iter().fold(0, |sum, bit| 2 * sum + bit)]);
        bits.chunks(5).map(digit).collect()
    }

    /// The secret that somebody sees as `text`.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut bytes = Vec::new();
        let (mut buffer, mut count) = (0_u32, 0);
        for sign in text.bytes() {
            let digit = DIGITS.iter().position(|digit| *digit == sign)?;
            buffer = buffer << 5 | u32::try_from(digit).ok()?;
            count += 5;
            if count >= 8 {
                count -= 8;
                bytes.push(u8::try_from(buffer >> count & 0xff).ok()?);
            }
        }
        Some(Self(bytes.try_into().ok()?))
    }

    /// The address that an app reads from a picture; `name` tells one account from another.
    pub fn address(&self, name: &str) -> String {
        let escaped: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
        format!("otpauth://totp/Bildungslotse:{escaped}?secret={}&issuer=Bildungslotse", self.to_text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six digits.
        let secret = Secret(*b"12345678901234567890");
        let known = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, code) in known {
            assert_eq!(secret.code(step(Timestamp(seconds * 1_000))), code);
        }
        assert_eq!(secret.to_text(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert!(Secret::from_text(&secret.to_text()) == Some(secret));
        assert!(Secret::from_text("1").is_none() && Secret::from_text("").is_none());
    }

    #[test]
    fn a_code_counts_half_a_minute_before_and_after_and_no_longer() {
        let secret = Secret([7; SECRET_BYTES]);
        let now = Timestamp(1_773_141_300_000);
        let code = secret.code(step(now));
        assert_eq!(secret.matching_step(&code, now.plus(30)), Some(step(now)));
        assert_eq!(
            secret.matching_step(&format!(" {} {}", &code[..3], &code[3..]), now.plus(-30)),
            Some(step(now))
        );
        assert_eq!(secret.matching_step(&code, now.plus(90)), None);
        assert_eq!(secret.matching_step("", now), None);
    }
}
