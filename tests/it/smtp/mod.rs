//! A real mail server, which takes, refuses or loses mails as their recipients say.

pub mod server;
