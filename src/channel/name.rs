//! What a message is called at the other end: the same at each attempt, and it tells nobody what it is about.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The bytes of a key.
pub const KEY_BYTES: usize = 32;

/// The name of what was sent for `cause`: 32 hexadecimal digits that nobody guesses without the key.
pub fn name(key: &[u8; KEY_BYTES], cause: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do");
    mac.update(cause.as_bytes());
    let bytes: [u8; 32] = mac.finalize().into_bytes().into();
    let (half, _) = bytes.split_at(16);
    format!("{:032x}", u128::from_be_bytes(half.try_into().expect("half of it has 16 bytes")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_and_nobody_guesses_it_without_the_key() {
        let named = name(&[7; KEY_BYTES], "inquiry:1");
        assert_eq!((named.len(), &named), (32, &name(&[7; KEY_BYTES], "inquiry:1")));
        assert!(named.bytes().all(|byte| byte.is_ascii_hexdigit()) && !named.contains("inquiry"));
        for other in [name(&[8; KEY_BYTES], "inquiry:1"), name(&[7; KEY_BYTES], "inquiry:2")] {
            assert_ne!(named, other);
        }
    }
}
