//! The signature by which a receiver knows who called, and that nothing was changed: that of the Standard Webhooks.

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What may stand before a secret.
const MARK: &str = "whsec_";

/// How many bytes a secret has at least and at most.
const FEWEST_BYTES: usize = 24;
const MOST_BYTES: usize = 64;

/// Base64 with or without padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a webhook is signed with. It has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// The secret written as `text`: 24 to 64 bytes in base64, with or without `whsec_` before it.
    pub fn new(text: &str) -> Option<Self> {
        let bytes = LENIENT.decode(text.strip_prefix(MARK).unwrap_or(text)).ok()?;
        (FEWEST_BYTES..=MOST_BYTES).contains(&bytes.len()).then_some(Self(bytes))
    }

    /// The signature of the message called `id` that is sent at `second` and says `body`.
    pub fn sign(&self, id: &str, second: i64, body: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length will do");
        mac.update(format!("{id}.{second}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification and of its libraries.
    #[test]
    fn the_example_of_the_standard_is_signed_as_it_says() {
        let secret = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signature = secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_has_its_length_with_or_without_padding_and_mark() {
        let text = STANDARD.encode([7; 32]);
        let same = Secret::new(&text).unwrap();
        assert!(Secret::new(text.trim_end_matches('=')) == Some(same.clone()));
        assert!(Secret::new(&format!("whsec_{text}")) == Some(same));
        let of = |length| Secret::new(&STANDARD.encode(vec![7; length])).is_some();
        assert_eq!([of(0), of(23), of(24), of(64), of(65)], [false, false, true, true, false]);
        assert!(Secret::new("kein base64!").is_none());
    }
}
