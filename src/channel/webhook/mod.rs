//! Webhooks: what a program elsewhere is told goes out as signed JSON, and only to where everybody could send it.

pub mod settings;
pub mod reach;
pub mod resolver;
pub mod target;
pub mod signature;
pub mod refusal;
pub mod poster;
