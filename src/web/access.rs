//! Whom a route lets in.

use std::fmt;

use crate::domain::staff::Role;

/// Whom a route lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Everyone,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever has this role or one that may more.
    Role(Role),
}

impl Access {
    /// Whether somebody with `role` is let in; nobody is signed in without one.
    pub fn lets_in(self, role: Option<Role>) -> bool {
        match self {
            Self::Everyone => true,
            Self::SignedIn => role.is_some(),
            Self::Role(needed) => role.is_some_and(|role| role.may(needed)),
        }
    }
}

impl fmt::Display for Access {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Everyone => "everyone",
            Self::SignedIn => "signed-in",
            Self::Role(role) => role.name(),
        })
    }
}
