//! How do offers come in? Files that others write, read into offers and complaints.

pub mod batch;
pub mod json;
pub mod csv;
