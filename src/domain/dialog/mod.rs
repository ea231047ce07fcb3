//! The conversation: a state machine that knows no messenger.
//!
//! [`understand`] reads what somebody wrote, [`step`] moves the conversation, [`respond`] finds the words,
//! and [`turn`] joins the three to one answer.

pub mod understand;
pub mod subscription_answer;
pub mod inquiry_answer;
pub mod answer;
pub mod desk;
pub mod inquiry_draft;
pub mod session;
pub mod told;
pub mod effect;
pub mod subscription_screen;
pub mod pages;
pub mod inquiry_screen;
pub mod present;
pub mod fill;
pub mod moves;
pub mod inquiry_upkeep;
pub mod inquiry_choose;
pub mod inquiry_whom;
pub mod inquiry_flow;
pub mod inquiry_second;
pub mod inquiry_talk;
pub mod results;
pub mod subscribe;
pub mod keep;
pub mod subscription_talk;
pub mod steer;
pub mod reply;
pub mod step;
pub mod guide;
pub mod facts;
pub mod also;
pub mod draft;
pub mod card;
pub mod summary;
pub mod why;
pub mod loosened;
pub mod subscription_words;
pub mod inquiry_preview;
pub mod inquiry_words;
pub mod inquiry_notice;
pub mod respond;
pub mod turn;
pub mod code;
pub mod inquiry_hear;
pub mod tell;
pub mod hear;
