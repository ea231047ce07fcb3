//! What do we remember? SQLite on one machine, PostgreSQL on many, the same sentences for both.

pub mod seal;
pub mod error;
pub mod hold;
pub mod transaction;
pub mod open;
pub mod inbox;
pub mod memory;
pub mod session;
pub mod outbox;
pub mod position;
pub mod pause;
pub mod sealed_event;
pub mod patch;
pub mod catalogue;
pub mod offer;
pub mod provider;
pub mod statistics;
pub mod token;
pub mod audit;
pub mod staff;
pub mod invitation;
pub mod recovery_code;
pub mod sign_in_try;
pub mod web_session;
