//! Lends the check of simple language what the search knows of German words.

use crate::{
    domain::plain::morphology::Morphology,
    search::{compound::Compounds, error::KnowledgeError, stem::Stems},
};

/// Stems and compounds, as the search sees them.
pub struct Forms {
    stems: Stems,
    compounds: Compounds,
}

impl Forms {
    /// Reads `stems.tsv`, `parts.txt` and `compounds.tsv`.
    pub fn read(stems: &str, parts: &str, compounds: &str) -> Result<Self, KnowledgeError> {
        Ok(Self { stems: Stems::read(stems)?, compounds: Compounds::read(parts, compounds)? })
    }
}

impl Morphology for Forms {
    fn stem(&self, word: &str) -> String {
        self.stems.stem(word)
    }

    fn parts(&self, word: &str) -> Vec<String> {
        self.compounds.split(word).into_iter().map(str::to_owned).collect()
    }
}
