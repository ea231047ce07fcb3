//! What can be asked for on the command line? One file a subcommand.

pub mod json;
pub mod text;
pub mod chat;
pub mod serve;
pub mod staff;
pub mod checkup;
pub mod telegram;
#[cfg(feature = "matrix")]
pub mod matrix;
pub mod search;
pub mod eval;
pub mod understand;
pub mod import;
pub mod edit;
pub mod check;
pub mod findings;
pub mod lint;
pub mod readers;
pub mod dispatch;
