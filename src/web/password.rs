//! What is said about a password that is not good enough.

use crate::domain::password::PasswordFault;

/// The text that says what is wrong.
pub fn text(fault: PasswordFault) -> &'static str {
    match fault {
        PasswordFault::TooShort => "password-too-short",
        PasswordFault::TooLong => "password-too-long",
        PasswordFault::Common => "password-common",
        PasswordFault::LikeName => "password-like-name",
        PasswordFault::Repeated => "password-repeated",
        PasswordFault::Same => "password-same",
    }
}
