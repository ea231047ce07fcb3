//! How does the staff work? The console in the browser: pages made on the server, changes only through use cases.

pub mod settings;
pub mod access;
pub mod texts;
pub mod assets;
pub mod templates;
pub mod flash;
pub mod console;
pub mod failure;
pub mod fields;
pub mod cookie;
pub mod visit;
pub mod navigation;
pub mod render;
pub mod origin;
pub mod guard;
pub mod permission;
pub mod password;
pub mod second_factor;
pub mod attention;
pub mod page;
pub mod table;
pub mod answer;
pub mod server;
