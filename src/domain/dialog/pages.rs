//! How much one message shows.

use crate::domain::language::Language;

/// How many offers one message shows: fewer where reading is an effort.
pub fn page_size(language: Language) -> usize {
    match language {
        Language::German => 5,
        Language::Simple => 3,
    }
}

/// Where the last page begins of `count` offers that were shown.
pub fn last_page(count: usize, language: Language) -> usize {
    count.saturating_sub(1) / page_size(language) * page_size(language)
}
