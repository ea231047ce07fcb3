//! Opens the modules, joins them, starts the loops and ends them in order.

pub mod machine;
pub mod files;
pub mod knowledge;
pub mod service;
pub mod renew;
pub mod talk;
pub mod telegram;
#[cfg(feature = "matrix")]
pub mod matrix;
pub mod mail;
pub mod staff;
pub mod console;
pub mod serve;
