//! The conversation: a state machine that knows no messenger.
//!
//! [`understand`] reads what somebody wrote, [`step`] moves the conversation, [`respond`] finds the words,
//! and [`turn`] joins the three to one answer.

pub mod lexicon;
pub mod understand;
pub mod session;
pub mod step;
pub mod respond;
pub mod turn;
