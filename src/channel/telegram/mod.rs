//! Telegram: updates come in, requests go out, and none of them is lost on the way.

pub mod settings;
pub mod wire;
pub mod call;
pub mod refusal;
pub mod button;
pub mod text;
pub mod keyboard;
pub mod update;
pub mod arrive;
pub mod profile;
pub mod bot;
pub mod webhook;
pub mod checkup;
