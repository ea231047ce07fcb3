//! The providers that forms may name: read once for each state of the catalogue, for there may be thousands.

use std::sync::Arc;

use arc_swap::ArcSwapOption;

use crate::{
    domain::import::directory::Directory,
    store::{catalogue, error::StoreError, provider, transaction::Transaction},
};

/// The providers as they were last read. Clones share them.
#[derive(Clone, Default)]
pub struct Directories {
    last: Arc<ArcSwapOption<Reading>>,
}

/// The providers in one state of the catalogue.
struct Reading {
    state: String,
    directory: Arc<Directory>,
}

impl Directories {
    /// The providers as they are now, whoever changed them.
    pub async fn current(&self, tx: &mut Transaction) -> Result<Arc<Directory>, StoreError> {
        // Asked before the providers are read: what changes in between is read again the next time.
        let state = catalogue::state(tx).await?;
        if let Some(reading) = self.last.load().as_deref().filter(|reading| reading.state == state) {
            return Ok(Arc::clone(&reading.directory));
        }
        let directory = Arc::new(Directory::of(&provider::all(tx).await?));
        self.last.store(Some(Arc::new(Reading { state, directory: Arc::clone(&directory) })));
        Ok(directory)
    }
}
