//! Who makes offers.

use serde::{Deserialize, Serialize};

use crate::domain::offer::Contact;

/// A provider of education, as the public may know it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// The id that offers name, such as `vhs-merzig-wadern`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What kind of body it is.
    #[serde(default)]
    pub kind: ProviderKind,
    /// Its pages.
    #[serde(default)]
    pub url: Option<String>,
    /// Whom the public may ask about its offers, where those name nobody.
    #[serde(default, skip_serializing_if = "says_nothing")]
    pub contact: Contact,
}

/// What kind of body a provider is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProviderKind {
    /// A municipality or the county.
    Kommune,
    /// A club.
    Verein,
    /// A parish.
    Kirche,
    /// A school.
    Schule,
    /// A day nursery.
    Kita,
    /// The adult education centre.
    Vhs,
    /// A welfare or education body.
    #[serde(rename = "traeger")]
    Traeger,
    /// A firm.
    Firma,
    /// Any other.
    #[default]
    Andere,
}

fn says_nothing(contact: &Contact) -> bool {
    *contact == Contact::default()
}
