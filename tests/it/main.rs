//! What the service promises, told from outside: one binary, one file a subject.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]
#![expect(clippy::print_stdout, reason = "figures, for whoever measures")]

mod architecture;
mod database;
mod plain;
mod program;
mod cards;
mod catalogs;
mod catalogue;
mod store;
mod delivery;
mod distress;
mod crash;
mod search;
mod wishes;
mod test_app;
mod fake_telegram;
mod simulation;
mod telegram;
mod threads;
mod load;
mod rack;
mod torture;
mod smtp;
mod mail;
mod way_changes;
mod webhook;
mod four_eyes;
mod announcing;
mod announcing_limits;
mod announcing_many;
mod announcing_steps;
mod torture_announcing;
mod torture_inquiring;
#[cfg(feature = "matrix")]
mod torture_matrix;
mod serving;
mod script;
mod parity;
mod conversation;
mod synapse;
#[cfg(feature = "matrix")]
mod matrix_service;
#[cfg(feature = "matrix")]
mod matrix;
#[cfg(feature = "matrix")]
mod matrix_rooms;
#[cfg(feature = "matrix")]
mod matrix_threads;
#[cfg(feature = "matrix")]
mod matrix_login;
mod browser;
mod console;
mod announcement_pages;
mod announcement_watch;
mod archive;
mod staff_chat;
mod console_words;
mod permissions;
mod audited;
mod keeping;
mod inquiring;
mod club;
mod provider_answers;
mod provider_links;
mod provider_offers;
mod provider_sees;
mod reachable;
mod confirming;
mod provider_secrecy;
mod provider_ways;
mod console_inquiries;
mod hear_provider;
#[cfg(feature = "matrix")]
mod provider_room;
mod inquiry_letters;
mod inquiry_life;
mod subscribing;
mod letters;
mod linting;
mod words;
mod worst_cases;
mod speaking;
mod talk;
mod walk;
mod global_words;
mod inquiry_preview;
mod subscription_walk;
mod subscription_talk;
mod subscription_wishes;
mod command;
mod understanding;
mod asking;
mod inquiry_overheard;
mod inquiry_talk;
mod import_file;
mod import_guide;
mod import_chance;
mod console_offers;
mod console_sessions;
mod console_tries;
mod console_protocol;
mod console_import;
mod import_draft;
mod offer_quality;
mod import;
mod model;
mod relevance;
mod forms;
mod renewal;
mod terminal;
mod chromium;
