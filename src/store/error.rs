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

impl StoreError {
    /// Whether the same may well succeed a moment later: the database was busy or away.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable(_) => true,
            Self::Database(fault) => is_passing(fault),
            Self::Address
            | Self::Folder { .. }
            | Self::NewerSchema(_)
            | Self::Migration(_)
            | Self::WrongKey
            | Self::Seal(_)
            | Self::Unreadable(_)
            | Self::Edit(_) => false,
        }
    }
}

fn is_passing(fault: &sqlx::Error) -> bool {
    let code = fault.as_database_error().and_then(|fault| fault.code().map(String::from));
    code.map_or_else(
        || matches!(fault, sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed),
        |code| is_passing_code(&code),
    )
}

/// PostgreSQL's codes have five characters: a lost connection (08…), a conflict (40…), a server that stops
/// (57P…). SQLite's are numbers, the kind in the last byte: busy (5) and locked (6).
fn is_passing_code(code: &str) -> bool {
    if code.len() == 5 {
        return ["08", "40", "57P"].iter().any(|class| code.starts_with(class));
    }
    code.parse::<u32>().is_ok_and(|code| [5, 6].contains(&(code % 256)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_database_is_asked_again_and_a_broken_sentence_is_not() {
        for passing in ["40001", "08006", "57P01", "5", "517", "6"] {
            assert!(is_passing_code(passing), "{passing}");
        }
        for lasting in ["42601", "23505", "1", "1555", "11"] {
            assert!(!is_passing_code(lasting), "{lasting}");
        }
    }
}
