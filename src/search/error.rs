//! What can go wrong in the search.

/// A file of what the search knows cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("index/german/{file}, line {line}: {reason}")]
pub struct KnowledgeError {
    /// The name of the file.
    pub file: &'static str,
    /// Counted from one.
    pub line: usize,
    /// What to do.
    pub reason: &'static str,
}

impl KnowledgeError {
    /// The lines of a table with their numbers, without comments and empty lines.
    pub fn lines(table: &str) -> impl Iterator<Item = (usize, &str)> {
        let lines = table.lines().enumerate().map(|(index, line)| (index + 1, line.trim_end()));
        lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    }
}

/// The index cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The folder of the index cannot be used.
    #[error(
        "the search index in {folder} cannot be opened: {reason}; check the folder's rights and free space"
    )]
    Folder {
        /// Which folder.
        folder: String,
        /// What the system says.
        reason: String,
    },
    /// The index is damaged or the disk is full.
    #[error("the search index cannot be used: {0}; run `bildungslotse index` to build it anew")]
    Index(#[from] tantivy::TantivyError),
    /// A part of the index cannot be read.
    #[error("the search index cannot be read: {0}; run `bildungslotse index` to build it anew")]
    Read(#[from] std::io::Error),
    /// A stored offer cannot be read.
    #[error("a stored offer cannot be read: {0}; run `bildungslotse index` to build the index anew")]
    Offer(#[from] serde_json::Error),
}
