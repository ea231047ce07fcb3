//! Where a conversation stands.

use serde::{Deserialize, Serialize};

use crate::domain::{language::Language, query::Query};

/// One person's conversation, as it is stored between two messages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The language the person chose.
    pub language: Language,
    /// What is looked for so far.
    pub query: Query,
}
