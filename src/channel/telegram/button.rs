//! What a button hands back: data that we signed for this chat and this step. The client of a person can hand back
//! anything, so nothing else is believed.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The bytes of the key.
pub const KEY_BYTES: usize = 32;

/// The most bytes that Telegram takes.
pub const LONGEST: usize = 64;

/// The bytes of a signature: 96 bits cannot be guessed.
const SIGNATURE_BYTES: usize = 12;
/// The same in letters.
const SIGNATURE_LETTERS: usize = 16;

/// Signs what buttons hand back.
#[derive(Clone)]
pub struct Buttons {
    key: Hmac<Sha256>,
}

impl Buttons {
    /// With this key.
    pub fn new(key: &[u8; KEY_BYTES]) -> Self {
        Self { key: Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length") }
    }

    /// `data` of a button offered to `chat` in `step`: at most [`LONGEST`] bytes; none if they do not fit.
    pub fn sign(&self, chat: i64, step: u64, data: &str) -> Option<String> {
        let signature = self.mac(chat, step, data).finalize().into_bytes();
        let signature = URL_SAFE_NO_PAD.encode(&signature[..SIGNATURE_BYTES]);
        let signed = format!("{signature}{step:x}.{data}");
        (signed.len() <= LONGEST).then_some(signed)
    }

    /// The step and the data of what `chat` hands back; none if we did not sign them for it.
    pub fn open<'a>(&self, chat: i64, signed: &'a str) -> Option<(u64, &'a str)> {
        let (signature, rest) = signed.split_at_checked(SIGNATURE_LETTERS)?;
        let (step, data) = rest.split_once('.')?;
        let step = u64::from_str_radix(step, 16).ok().filter(|number| format!("{number:x}") == step)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        self.mac(chat, step, data).verify_truncated_left(&signature).ok()?;
        Some((step, data))
    }

    fn mac(&self, chat: i64, step: u64, data: &str) -> Hmac<Sha256> {
        let mut mac = self.key.clone();
        mac.update(format!("button 1 {chat} {step} {data}").as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn buttons() -> Buttons {
        Buttons::new(&[7; KEY_BYTES])
    }

    #[test]
    fn a_button_works_only_in_its_chat_and_its_step() {
        let signed = buttons().sign(4_711, 12, "1:more").unwrap();
        assert_eq!(buttons().open(4_711, &signed), Some((12, "1:more")));
        assert_eq!(buttons().open(4_712, &signed), None);
        assert_eq!(Buttons::new(&[8; KEY_BYTES]).open(4_711, &signed), None);
        let other_step = signed.replacen("c.", "d.", 1);
        assert_eq!(buttons().open(4_711, &other_step), None);
    }

    #[test]
    fn the_longest_data_fit_for_a_very_long_conversation_and_longer_ones_are_refused() {
        assert_eq!(buttons().sign(i64::MIN, 0xffff, &"x".repeat(42)).map(|data| data.len()), Some(63));
        assert_eq!(buttons().sign(1, 1, &"x".repeat(48)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]
        #[test]
        fn nothing_that_was_changed_is_believed(at in 0..22_usize, to in "[ -~]", forged in "[ -~]{0,64}") {
            let signed = buttons().sign(4_711, 12, "1:more").unwrap();
            let mut changed = signed.clone();
            let at = at % changed.len();
            changed.replace_range(at..=at, &to);
            prop_assert_eq!(buttons().open(4_711, &changed).is_some(), changed == signed);
            prop_assert_eq!(buttons().open(4_711, &forged), None);
        }
    }
}
