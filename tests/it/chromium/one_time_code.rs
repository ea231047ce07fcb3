//! What an app for one-time codes shows, after RFC 6238, told apart from the service's own making of them.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// So long one code is shown, in seconds.
const STEP: u64 = 30;

/// The six digits for `secret`, as it is shown to people, at `seconds` since 1970.
pub fn one_time_code(secret: &str, seconds: u64) -> String {
    let mut code = Hmac::<Sha1>::new_from_slice(&base32(secret)).unwrap();
    code.update(&(seconds / STEP).to_be_bytes());
    let digest = code.finalize().into_bytes();
    let at = usize::from(digest[19] & 0xf);
    let number = u32::from_be_bytes(digest[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

fn base32(text: &str) -> Vec<u8> {
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '=');
    let (mut bytes, mut bits, mut count) = (vec![], 0_u32, 0);
    for letter in letters {
        let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter.to_ascii_uppercase()).unwrap();
        bits = bits << 5 | u32::try_from(value).unwrap();
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap());
        }
    }
    bytes
}

#[test]
fn the_codes_are_those_of_the_standard() {
    let secret = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";
    for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
        assert_eq!(one_time_code(secret, seconds), code);
    }
}
