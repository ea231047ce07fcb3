//! The pages, one file a family.

pub mod asset;
pub mod overview;
pub mod sign_in;
pub mod invitation;
pub mod account;
pub mod team;
pub mod protocol;
