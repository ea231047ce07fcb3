//! The languages we speak.

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// German.
    #[default]
    #[serde(rename = "de")]
    German,
    /// German in simple words and short sentences.
    #[serde(rename = "de-simple")]
    Simple,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::German, Self::Simple];

    /// The registered tag; `simple` is a variant in the IANA registry of language subtags.
    pub fn tag(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::Simple => "de-simple",
        }
    }

    /// The tag, parsed.
    pub fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().expect("the tag is registered")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identifier_says_the_tag() {
        for language in Language::ALL {
            assert_eq!(language.identifier().to_string(), language.tag());
        }
    }
}
