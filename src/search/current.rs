//! The index as it is now: one writer at a time changes it, and no reader ever waits for that.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use arc_swap::ArcSwap;
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError, merge_policy::LogMergePolicy,
    store::Compressor,
};

use crate::search::{
    blanks::{BLANKS, Blanks},
    disk::Disk,
    error::SearchError,
    german::German,
    schema::{Fields, schema},
    snapshot::Snapshot,
};

/// Memory for offers that are not written yet, in bytes; taken only as far as it is used.
const WRITER_MEMORY: usize = 128 << 20;
/// Of so many parts of alike size one is made.
const MOST_ALIKE_PARTS: usize = 6;
/// A part of which this share is removed is written anew.
const MOST_REMOVED: f32 = 0.2;

fn settings() -> IndexSettings {
    // Packed, offers would take half the room and half as long again to be stored and to be read.
    IndexSettings {
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        docstore_blocksize: 8_192,
        ..IndexSettings::default()
    }
}

/// The index and its present state.
pub struct Current {
    /// What the search knows about German.
    pub german: Arc<German>,
    /// The fields of the index.
    pub fields: Fields,
    index: Index,
    reader: IndexReader,
    snapshot: ArcSwap<Snapshot>,
    /// None before the first change, and while one is made.
    writer: Mutex<Option<IndexWriter>>,
}

impl Current {
    /// The index that lies in `folder`; an error if there is none, or if it is damaged or of another version.
    pub fn existing(folder: &Path, german: Arc<German>) -> Result<Self, SearchError> {
        let index = Index::open(Disk::open(folder).map_err(TantivyError::from)?)?;
        if index.schema() != schema().0 || !index.validate_checksum()?.is_empty() {
            let damaged = "the index is damaged or of another version".to_owned();
            return Err(TantivyError::SchemaError(damaged).into());
        }
        Self::over(index, german)
    }

    /// A new index in `folder`.
    pub fn create(folder: &Path, german: Arc<German>) -> Result<Self, SearchError> {
        let disk = Disk::open(folder).map_err(TantivyError::from)?;
        Self::over(Index::builder().schema(schema().0).settings(settings()).open_or_create(disk)?, german)
    }

    /// A new index in memory.
    pub fn in_memory(german: Arc<German>) -> Result<Self, SearchError> {
        Self::over(Index::builder().schema(schema().0).settings(settings()).create_in_ram()?, german)
    }

    fn over(index: Index, german: Arc<German>) -> Result<Self, SearchError> {
        let fields = schema().1;
        index.tokenizers().register(BLANKS, Blanks::default());
        let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let snapshot = Snapshot::take((&index, &reader), &fields, &german, None)?;
        let snapshot = ArcSwap::from_pointee(snapshot);
        Ok(Self { german, fields, index, reader, snapshot, writer: Mutex::new(None) })
    }

    /// The present state. Who has it keeps it, whatever is changed meanwhile.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// Lets everybody who asks from now on see what was written.
    pub fn publish(&self) -> Result<(), SearchError> {
        self.reader.reload()?;
        let previous = self.snapshot();
        let next = Snapshot::take((&self.index, &self.reader), &self.fields, &self.german, Some(&previous))?;
        self.snapshot.store(Arc::new(next));
        Ok(())
    }

    /// The one writer; an error while somebody else has it.
    pub fn take_writer(&self) -> Result<IndexWriter, SearchError> {
        let kept = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = kept {
            return Ok(writer);
        }
        let writer = self.index.writer_with_num_threads(1, WRITER_MEMORY)?;
        let mut policy = LogMergePolicy::default();
        policy.set_min_num_segments(MOST_ALIKE_PARTS);
        policy.set_del_docs_ratio_before_merge(MOST_REMOVED);
        writer.set_merge_policy(Box::new(policy));
        Ok(writer)
    }

    /// Gives the writer back.
    pub fn give_back(&self, writer: IndexWriter) {
        *self.writer.lock().unwrap_or_else(PoisonError::into_inner) = Some(writer);
    }
}
