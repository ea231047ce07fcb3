//! The search: opens the index, builds it anew from the offers, and finds.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use tantivy::{
    DocAddress, Index, IndexReader, ReloadPolicy, Searcher, TantivyDocument, Term,
    collector::TopDocs,
    query::TermQuery,
    schema::{IndexRecordOption, Value},
};

use crate::{
    domain::{
        offer::Offer,
        provider::Provider,
        query::{Findings, Hit, Page, Query, Relaxation},
        time::Date,
    },
    search::{
        concept::Plan,
        error::SearchError,
        explain::reasons,
        facts::{self, Facts, Names},
        fit::Wishes,
        german::{Analyser, German},
        plan::plan,
        rank::{Ranked, rank},
        schema::{ANALYSIS_VERSION, Fields, Listing, document, schema},
        vocabulary::Vocabulary,
    },
};

/// Memory for building the index, in bytes.
const WRITER_MEMORY: usize = 32 << 20;

/// The index of all offers. It can be asked and rebuilt from several threads at once.
pub struct Search {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    german: Arc<German>,
    writing: Mutex<()>,
    snapshot: RwLock<Arc<Snapshot>>,
}

/// What one state of the index holds.
struct Snapshot {
    searcher: Searcher,
    facts: Vec<Vec<Facts>>,
    names: Names,
    fingerprint: Option<String>,
}

impl Search {
    /// Opens the index in `directory`, and creates it if there is none, or if it is damaged or of another
    /// version: then it is empty, and not current.
    pub fn open(directory: &Path, german: Arc<German>) -> Result<Self, SearchError> {
        let fault = |error: &dyn std::fmt::Display| SearchError::Folder {
            folder: directory.display().to_string(),
            reason: error.to_string(),
        };
        fs::create_dir_all(directory).map_err(|error| fault(&error))?;
        if let Ok(search) = Self::existing(directory, &german) {
            return Ok(search);
        }
        remove_index(directory).map_err(|error| fault(&error))?;
        let index = Index::create_in_dir(directory, schema().0).map_err(|error| fault(&error))?;
        Self::over(index, german)
    }

    /// An index in memory, for trying things out.
    pub fn in_memory(german: Arc<German>) -> Result<Self, SearchError> {
        Self::over(Index::create_in_ram(schema().0), german)
    }

    fn existing(directory: &Path, german: &Arc<German>) -> Result<Self, SearchError> {
        let index = Index::open_in_dir(directory)?;
        if index.schema() != schema().0 || !index.validate_checksum()?.is_empty() {
            let damaged = "the index is damaged or of another version".to_owned();
            return Err(tantivy::TantivyError::SchemaError(damaged).into());
        }
        Self::over(index, Arc::clone(german))
    }

    fn over(index: Index, german: Arc<German>) -> Result<Self, SearchError> {
        let fields = schema().1;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let snapshot = RwLock::new(Arc::new(Snapshot::take(&index, &reader)?));
        Ok(Self { index, reader, fields, german, writing: Mutex::new(()), snapshot })
    }

    /// Whether the index was built from offers with this fingerprint, and by the same analysis.
    pub fn is_current(&self, fingerprint: &str) -> bool {
        self.snapshot().fingerprint.as_deref() == Some(&self.stamp(fingerprint))
    }

    /// How many offers the index holds.
    pub fn offers(&self) -> usize {
        self.snapshot().facts.iter().map(Vec::len).sum()
    }

    /// Builds the index anew from `listings`; `progress` hears how many are done. Until it is finished, the
    /// old one answers; if it fails, the old one stays.
    pub fn rebuild(
        &self,
        listings: impl Iterator<Item = (Offer, Option<Provider>)>,
        fingerprint: &str,
        mut progress: impl FnMut(usize),
    ) -> Result<(), SearchError> {
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer = self.index.writer_with_num_threads::<TantivyDocument>(1, WRITER_MEMORY)?;
        writer.delete_all_documents()?;
        let mut analyser = Analyser::new(&self.german);
        for (count, (offer, provider)) in listings.enumerate() {
            let listing = Listing { offer, provider };
            writer.add_document(document(&listing, &self.fields, &mut analyser)?)?;
            progress(count + 1);
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&self.stamp(fingerprint));
        commit.commit()?;
        writer.wait_merging_threads()?;
        self.reader.reload()?;
        let snapshot = Arc::new(Snapshot::take(&self.index, &self.reader)?);
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
        Ok(())
    }

    /// Finds the offers for `query`, best first, that are not over on `today`.
    pub fn find(&self, query: &Query, page: Page, today: Date) -> Result<Findings, SearchError> {
        let snapshot = self.snapshot();
        let vocabulary = Vocabulary::new(&snapshot.searcher, &self.fields);
        let plan = plan(query, &self.german, &vocabulary, &self.fields)?;
        let says_more = !query.ages.is_empty() || query.place.is_some() || !query.facets.is_empty();
        if plan.concepts.is_empty() && !says_more {
            return Ok(Findings::default());
        }
        let wishes = Wishes::new(query, &snapshot.names, today);
        let ranked = rank(&snapshot.searcher, &snapshot.facts, &plan, &wishes)?;
        let shown = ranked.iter().skip(page.offset).take(page.limit);
        let hits = shown.map(|found| self.hit(&snapshot, query, &plan, found)).collect::<Result<_, _>>()?;
        Ok(Findings { hits, total: ranked.len(), relaxed: relaxed(&ranked), meant: plan.meant })
    }

    /// The offer called `id`, with its provider.
    pub fn get(&self, id: &str) -> Result<Option<(Offer, Option<Provider>)>, SearchError> {
        let searcher = &self.snapshot().searcher;
        let query = TermQuery::new(Term::from_field_text(self.fields.id, id), IndexRecordOption::Basic);
        let found = searcher.search(&query, &TopDocs::with_limit(1).order_by_score())?;
        let listing = found.first().map(|(_, address)| self.listing(searcher, *address)).transpose()?;
        Ok(listing.map(|listing| (listing.offer, listing.provider)))
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What the index remembers of the data and the analysis it was built with.
    fn stamp(&self, fingerprint: &str) -> String {
        format!("{ANALYSIS_VERSION}/{}/{fingerprint}", self.german.fingerprint())
    }

    fn hit(
        &self,
        snapshot: &Snapshot,
        query: &Query,
        plan: &Plan,
        found: &Ranked,
    ) -> Result<Hit, SearchError> {
        let Listing { offer, provider } = self.listing(&snapshot.searcher, found.address)?;
        Ok(Hit {
            reasons: reasons(query, plan, found, &offer),
            score: found.score,
            distance_km: found.fit.distance_km,
            relaxed: found.fit.misses.iter().copied().collect(),
            offer,
            provider,
        })
    }

    fn listing(&self, searcher: &Searcher, address: DocAddress) -> Result<Listing, SearchError> {
        let document: TantivyDocument = searcher.doc(address)?;
        let stored = document.get_first(self.fields.listing).and_then(|value| value.as_str());
        Ok(serde_json::from_str(stored.unwrap_or_default())?)
    }
}

impl Snapshot {
    fn take(index: &Index, reader: &IndexReader) -> Result<Self, SearchError> {
        let searcher = reader.searcher();
        let mut names = Names::default();
        let facts: Result<Vec<_>, _> =
            searcher.segment_readers().iter().map(|reader| facts::read(reader, &mut names)).collect();
        Ok(Self { facts: facts?, names, fingerprint: index.load_metas()?.payload, searcher })
    }
}

/// What had to be loosened to find `ranked`: wishes that some of them miss, and words only if none says
/// them all.
fn relaxed(ranked: &[Ranked]) -> Vec<Relaxation> {
    let missed: BTreeSet<_> = ranked.iter().flat_map(|found| &found.fit.misses).copied().collect();
    let all_miss = |wish| ranked.iter().all(|found| found.fit.misses.contains(&wish));
    missed.into_iter().filter(|wish| *wish != Relaxation::Words || all_miss(*wish)).collect()
}

/// Removes the files of an index, and nothing else, from `directory`.
fn remove_index(directory: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default();
        let is_segment = stem.len() == 32 && stem.chars().all(|character| character.is_ascii_hexdigit());
        let is_index = name == "meta.json" || name == ".managed.json" || name.starts_with(".tantivy-");
        if path.is_file() && (is_segment || is_index) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}
