//! What the operator decides about webhooks.

use serde::Deserialize;

/// All about webhooks. Whose webhook is called stands with whoever is told something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Whether receivers may be in a network of one's own, too; and on this machine, even without TLS.
    pub allow_private: bool,
}
