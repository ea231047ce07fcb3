//! What do we remember? SQLite on one machine, PostgreSQL on many, the same sentences for both.

pub mod seal;
pub mod error;
pub mod hold;
pub mod transaction;
pub mod open;
pub mod inbox;
pub mod consent;
pub mod subscription;
pub mod memory;
pub mod session;
pub mod outbox;
pub mod audience;
pub mod recipient;
pub mod announcement;
pub mod position;
pub mod pause;
pub mod sealed_event;
pub mod patch;
pub mod catalogue;
pub mod offer;
pub mod provider;
pub mod statistics;
