//! Mail: letters go out over the mail server of the municipality, each under a name of its own.

pub mod address;
pub mod settings;
pub mod letter;
pub mod refusal;
pub mod sender;
