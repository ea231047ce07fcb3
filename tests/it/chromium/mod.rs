//! The pages in a real browser: what people see, reach with the keyboard, and can do without scripts.

pub mod driver;
pub mod script;
pub mod window;
pub mod crawl;
pub mod one_time_code;
mod own_tests;
mod comfort;
pub mod stage;
pub mod office;
mod questions;
mod console;
pub mod announcement;
mod provider;
pub mod inquiry;
#[cfg(feature = "matrix")]
mod matrix;
#[cfg(feature = "matrix")]
mod inquiry_matrix;
