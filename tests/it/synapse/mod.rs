//! A real Matrix homeserver, and citizens who speak on it with a client that is none of ours.

pub mod rest;
pub mod server;
pub mod citizens;
mod own_tests;
