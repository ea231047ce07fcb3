//! Finds education offers for citizens, in German and in simple language.
//!
//! # The plan of the service
//!
//! ```text
//!   cli, app, config, resource, telemetry   wiring: reads arguments, opens the modules and joins them
//!   web                                     how the staff works: the console in the browser
//!   usecase                                 one verb a file: listen, receive, converse, deliver, import_offers, edit_offer
//!   store  search  channel                  what we remember, what we know, how people reach us
//!   domain                                  what we are talking about: nouns and decisions, pure
//! ```
//!
//! A module knows only the modules below it, and a file knows only files that do not know it.
//! `tests/it/architecture.rs` holds the service to that.

pub mod domain;

pub mod store;
pub mod search;
pub mod channel;

pub mod usecase;

pub mod web;
pub mod telemetry;
pub mod resource;
pub mod config;
pub mod app;

pub mod cli;
