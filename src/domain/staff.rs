//! Who works for the service: a name to sign in with, and what the person may do.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The id of a person of the staff; it stays the same when the name is given to somebody else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StaffId(pub String);

impl StaffId {
    /// Whoever works on the command line of the machine.
    pub fn command_line() -> Self {
        Self("command-line".to_owned())
    }

    /// Nobody who is known: somebody tried to sign in under a name that is not there.
    pub fn nobody() -> Self {
        Self(String::new())
    }
}

impl fmt::Display for StaffId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What a person of the staff may do; each role may do all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Keeps offers, imports, and writes announcements.
    Editor,
    /// Approves, pauses and cancels announcements, too.
    Publisher,
    /// Looks after the staff and reads the audit log, too.
    Admin,
}

impl Role {
    /// All of them, the one that may least first.
    pub const ALL: [Self; 3] = [Self::Editor, Self::Publisher, Self::Admin];

    /// The name it has in data and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Publisher => "publisher",
            Self::Admin => "admin",
        }
    }

    /// The role called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether it may do what `needed` is needed for.
    pub fn may(self, needed: Self) -> bool {
        self >= needed
    }
}

/// The name a person signs in with: an address of mail or a short name, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct StaffName(String);

/// It is no name to sign in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is no name to sign in with: it has 2 to 80 letters, digits and the signs . _ - + @, without spaces, and begins with a letter or a digit"
)]
pub struct NoStaffName;

/// The most bytes of a name.
const LONGEST_NAME: usize = 80;

impl StaffName {
    /// Reads a name as somebody writes it; large and small letters are the same.
    pub fn parse(text: &str) -> Result<Self, NoStaffName> {
        let name = text.trim().to_lowercase();
        let is_sign = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '-' | '+' | '@');
        let begins_well = name.chars().next().is_some_and(char::is_alphanumeric);
        let is_sound = begins_well && (2..=LONGEST_NAME).contains(&name.len()) && name.chars().all(is_sign);
        is_sound.then_some(Self(name)).ok_or(NoStaffName)
    }

    /// The name as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StaffName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A person of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Staff {
    /// Who it is.
    pub id: StaffId,
    /// The name to sign in with.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_may_do_what_the_ones_before_it_may() {
        for (index, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(Role::from_name(role.name()), Some(role));
            for (needed_index, needed) in Role::ALL.into_iter().enumerate() {
                assert_eq!(role.may(needed), index >= needed_index, "{role:?} {needed:?}");
            }
        }
        assert_eq!(Role::from_name("root"), None);
    }

    #[test]
    fn a_name_is_the_same_in_large_and_small_letters() {
        let name = StaffName::parse(" Anna.Müller@Kreis.example ").unwrap();
        assert_eq!(name.as_str(), "anna.müller@kreis.example");
        for wrong in ["", "a", "anna müller", "<anna>", "-anna", "a\nb", &"a".repeat(81)] {
            assert_eq!(StaffName::parse(wrong), Err(NoStaffName), "{wrong}");
        }
    }
}
