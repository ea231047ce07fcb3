//! How much one message shows.

use crate::domain::language::Language;

/// How many offers one message shows: fewer where reading is an effort.
pub fn page_size(language: Language) -> usize {
    match language {
        Language::German => 5,
        Language::Simple => 3,
    }
}
