//! A faithful server of the Telegram Bot API to test against: over the network, or in memory under a paused clock.

pub mod chance;
mod entities;
mod markup;
pub mod table;
pub mod specification;
pub mod plan;
pub mod pace;
pub mod ledger;
mod answer;
mod chat;
mod queue;
mod bot;
pub mod core;
mod methods;
mod profile;
pub mod reading;
pub mod people;
mod content;
pub mod exchange;
mod form;
mod webhook;
pub mod server;
pub mod memory;
mod puppet;
mod form_tests;
mod own_tests;
mod truth_tests;
