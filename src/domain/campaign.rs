//! The county's posters and letters: a code on each begins a conversation with the words that it stands for.

use std::collections::BTreeMap;

/// The codes, and what each stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Campaigns {
    words: BTreeMap<String, String>,
}

/// A line is no code and its words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: a code has 1 to 30 letters a-z, digits and hyphens; its words follow behind a tab")]
pub struct CampaignError {
    /// Which line, counted from one.
    pub line: usize,
}

/// The most characters of a code.
const LONGEST_CODE: usize = 30;

impl Campaigns {
    /// Reads `index/region/campaigns.tsv`: a code, a tab, and the words it stands for; none if it only counts.
    pub fn read(text: &str) -> Result<Self, CampaignError> {
        let mut words = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (code, said) = line.split_once('\t').unwrap_or((line, ""));
            if !is_code(code) {
                return Err(CampaignError { line: index + 1 });
            }
            words.insert(code.to_owned(), said.trim().to_owned());
        }
        Ok(Self { words })
    }

    /// The code as it is written here and what it stands for; none if there is no such campaign.
    pub fn find(&self, code: &str) -> Option<(&str, &str)> {
        let (code, words) = self.words.get_key_value(&code.to_ascii_lowercase())?;
        Some((code, words))
    }
}

fn is_code(code: &str) -> bool {
    let is_known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=LONGEST_CODE).contains(&code.len()) && code.chars().all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_for_words_and_other_codes_for_nothing() {
        let campaigns = Campaigns::read("# Plakate\n\nkita-2026\tKita\nnur-zaehlen\n").unwrap();
        assert_eq!(campaigns.find("Kita-2026"), Some(("kita-2026", "Kita")));
        assert_eq!(campaigns.find("nur-zaehlen"), Some(("nur-zaehlen", "")));
        assert_eq!(campaigns.find("kita"), None);
        assert_eq!(Campaigns::read("a\tb\nÜber\tx"), Err(CampaignError { line: 2 }));
    }
}
