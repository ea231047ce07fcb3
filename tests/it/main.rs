//! What the service promises, told from outside: one binary, one file a subject.

mod architecture;
