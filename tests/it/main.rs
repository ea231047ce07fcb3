//! What the service promises, told from outside: one binary, one file a subject.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

mod architecture;
mod import_file;
