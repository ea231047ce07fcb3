//! How do offers come in? Files that others write, read into offers and remarks on what is wrong with them.

pub mod batch;
pub mod draft;
pub mod text;
pub mod encoding;
pub mod likeness;
pub mod directory;
pub mod known;
pub mod number;
pub mod calendar;
pub mod address;
pub mod word;
pub mod field;
pub mod tidy;
pub mod venue;
pub mod record;
pub mod column;
pub mod correction;
pub mod form_group;
pub mod form;
pub mod row;
pub mod csv;
pub mod json;
pub mod file;
