//! Matrix: events come in from rooms for two, encrypted or not, and messages go out there. Built with the feature `matrix`.

pub mod settings;
pub mod text;
pub mod event;
pub mod arrive;
pub mod guests;
#[cfg(feature = "matrix")]
pub mod refusal;
#[cfg(feature = "matrix")]
pub mod session;
#[cfg(feature = "matrix")]
pub mod taps;
#[cfg(feature = "matrix")]
pub mod bot;
#[cfg(feature = "matrix")]
pub mod timeline;
#[cfg(feature = "matrix")]
pub mod doors;
#[cfg(feature = "matrix")]
pub mod login;
