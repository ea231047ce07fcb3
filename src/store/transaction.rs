//! One transaction: everything in it is remembered together, or not at all.

use std::{fmt, sync::Arc};

use sqlx::{Any, AnyConnection};

use crate::store::{error::StoreError, hold::Hold, seal::Sealer};

/// A transaction. Dropped without [`Transaction::commit`], it has changed nothing.
pub struct Transaction {
    pub(in crate::store) tx: sqlx::Transaction<'static, Any>,
    pub(in crate::store) dialect: Dialect,
    pub(in crate::store) sealer: Arc<Sealer>,
    /// The number of the state of the catalogue that this transaction leads to, once it was asked for.
    pub(in crate::store) next_revision: Option<i64>,
    /// Whether the catalogue already got that state.
    pub(in crate::store) is_catalogue_changed: bool,
    /// In a simulation, no time passes before it ends.
    pub(in crate::store) _hold: Hold,
}

/// The few sentences in which the two databases differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// One writer at a time.
    Sqlite,
    /// Many writers, who step around each other's rows.
    Postgres,
}

impl Transaction {
    /// Makes everything written so far lasting.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.tx.commit().await?;
        Ok(())
    }

    /// The connection, to speak SQL on.
    pub(in crate::store) fn sql(&mut self) -> &mut AnyConnection {
        &mut self.tx
    }
}

impl fmt::Debug for Transaction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Transaction({:?})", self.dialect)
    }
}
