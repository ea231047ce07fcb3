//! What can go wrong with memory, and what to do about it.

use crate::store::seal::SealError;

/// A fault of the store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address of the database names no database we know.
    #[error("the address of the database is not understood: it begins with `sqlite:` or `postgres:`")]
    Address,
    /// The folder of the database file cannot be made or entered.
    #[error("the folder `{folder}` of the database cannot be used: make it, and let this user write in it")]
    Folder {
        /// Which folder.
        folder: String,
        /// What the machine said.
        #[source]
        reason: std::io::Error,
    },
    /// The database cannot be reached.
    #[error("the database cannot be opened: is it there, does it run, and may this user read and write it?")]
    Unreachable(#[source] sqlx::Error),
    /// A newer version of this program has been at work.
    #[error(
        "the database was last used by a newer version of this program (its schema has step {0}): install \
         that version again; nothing was changed"
    )]
    NewerSchema(i64),
    /// The schema could not be brought up to date.
    #[error("the schema of the database could not be brought up to date; nothing was changed")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// The key belongs to another database.
    #[error("the key does not fit this database: put the key file back that it was begun with")]
    WrongKey,
    /// The database refused.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// A sealed text does not open.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// What was read is not what was once written.
    #[error("the database holds a record that this version cannot read")]
    Unreadable(#[from] serde_json::Error),
    /// An edit that does not make an offer.
    #[error("the offer cannot be changed like this: {0}")]
    Edit(String),
}
