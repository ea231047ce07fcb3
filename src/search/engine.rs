//! The search: opens the index, lets it be changed, and finds.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use tantivy::{DocAddress, Term, collector::TopDocs, query::TermQuery, schema::IndexRecordOption};

use crate::{
    domain::{
        confirmation::is_stale,
        offer::Offer,
        provider::Provider,
        query::{Findings, Hit, Meant, Page, Query, Relaxation},
        time::Date,
    },
    search::{
        concept::Plan,
        current::Current,
        error::SearchError,
        explain::{extent, reasons},
        fit::Wishes,
        german::German,
        plan::plan,
        rank::{Ranked, rank},
        renewal::Renewal,
        schema::{ANALYSIS_VERSION, Fields, Listing, days},
        snapshot::Snapshot,
        vocabulary::Vocabulary,
        words::fold,
    },
};

/// A hit knows at most so many other dates and places of its course.
const MOST_OTHERS: usize = 10;

/// The index of all offers. It can be asked from several threads at once, also while it is changed.
pub struct Search {
    current: Current,
}

impl Search {
    /// Opens the index in `directory`, and creates it if there is none, or if it is damaged or of another
    /// version: then it is empty, and made from nothing.
    pub fn open(directory: &Path, german: Arc<German>) -> Result<Self, SearchError> {
        let fault = |error: &dyn std::fmt::Display| SearchError::Folder {
            folder: directory.display().to_string(),
            reason: error.to_string(),
        };
        fs::create_dir_all(directory).map_err(|error| fault(&error))?;
        if let Ok(current) = Current::existing(directory, Arc::clone(&german)) {
            return Ok(Self { current });
        }
        remove_index(directory).map_err(|error| fault(&error))?;
        let current = Current::create(directory, german).map_err(|error| fault(&error))?;
        Ok(Self { current })
    }

    /// An index in memory, for trying things out.
    pub fn in_memory(german: Arc<German>) -> Result<Self, SearchError> {
        Ok(Self { current: Current::in_memory(german)? })
    }

    /// The name of the state of the catalogue that the index was made from; none if it is empty, or if its texts
    /// were analysed otherwise than now.
    pub fn made_from(&self) -> Option<String> {
        let snapshot = self.current.snapshot();
        let state = snapshot.stamp.as_deref()?.strip_prefix(&self.analysis())?;
        Some(state.to_owned())
    }

    /// How many offers the index holds.
    pub fn offers(&self) -> usize {
        usize::try_from(self.current.snapshot().statistics.offers()).unwrap_or(usize::MAX)
    }

    /// Begins to change what is there. Until the change is finished, the old state answers.
    pub fn change(&self) -> Result<Renewal<'_>, SearchError> {
        Renewal::begin(&self.current)
    }

    /// Begins to build the index anew. Until that is finished, the old one answers; if it fails, the old one
    /// stays.
    pub fn begin_anew(&self) -> Result<Renewal<'_>, SearchError> {
        Renewal::anew(&self.current)
    }

    /// Finishes `renewal`: the index is then made from the `state` of the catalogue.
    pub fn finish(&self, renewal: Renewal<'_>, state: &str) -> Result<(), SearchError> {
        renewal.finish(&format!("{}{state}", self.analysis()))
    }

    /// Builds the index anew from `listings`, as the `state` of the catalogue.
    pub fn rebuild(
        &self,
        listings: impl Iterator<Item = (Offer, Option<Provider>)>,
        state: &str,
    ) -> Result<(), SearchError> {
        let mut renewal = self.begin_anew()?;
        for (offer, provider) in listings {
            renewal.put(offer, provider)?;
        }
        self.finish(renewal, state)
    }

    /// Finds the offers for `query`, best first, that are not over on `today`.
    pub fn find(&self, query: &Query, page: Page, today: Date) -> Result<Findings, SearchError> {
        let snapshot = self.current.snapshot();
        let vocabulary = Vocabulary::new(&snapshot.statistics, &self.current.fields);
        let plan = plan(query, &self.current.german, &vocabulary, &self.current.fields)?;
        if plan.concepts.is_empty() && !query.says_more_than_words() {
            return Ok(Findings::default());
        }
        let wishes = Wishes::new(query, &snapshot.names, today);
        let ranked = rank(&snapshot, &plan, &wishes)?;
        let shown = ranked.iter().skip(page.offset).take(page.limit);
        let hits = shown.map(|found| {
            let hit = self.hit(&snapshot, query, &plan, found)?;
            Ok(Hit { is_stale: is_stale(&hit.offer, today), ..hit })
        });
        let hits = hits.collect::<Result<Vec<_>, SearchError>>()?;
        let meant = plan.meant.map(|meant| as_written(meant, &query.text, &hits));
        Ok(Findings {
            hits,
            total: ranked.len(),
            exact: ranked.iter().filter(|found| found.fit.misses.is_empty()).count(),
            relaxed: relaxed(&ranked),
            extent: extent(query, ranked.iter().map(|found| (found, snapshot.facts(found.address)))),
            meant,
        })
    }

    /// The offer called `id` with its provider and its other dates and places, unless it is over on `today`.
    pub fn details(&self, id: &str, today: Date) -> Result<Option<Hit>, SearchError> {
        let snapshot = self.current.snapshot();
        let fields = &self.current.fields;
        let Some(address) = self.address(&snapshot, id)? else { return Ok(None) };
        let Listing { offer, provider } = snapshot.listing(fields, address)?;
        if offer.is_over(today) {
            return Ok(None);
        }
        let same = snapshot.same_course(address, days(today)).into_iter().take(MOST_OTHERS);
        let also = same.map(|other| Ok(snapshot.listing(fields, other)?.offer));
        let also = also.collect::<Result<_, SearchError>>()?;
        Ok(Some(Hit { is_stale: is_stale(&offer, today), also, ..Hit::of(offer, provider) }))
    }

    /// Where the offer called `id` lies.
    fn address(&self, snapshot: &Snapshot, id: &str) -> Result<Option<DocAddress>, SearchError> {
        let id = Term::from_field_text(self.current.fields.id, id);
        let query = TermQuery::new(id, IndexRecordOption::Basic);
        let found = snapshot.searcher().search(&query, &TopDocs::with_limit(1).order_by_score())?;
        Ok(found.first().map(|(_, address)| *address))
    }

    /// What a stamp of this analysis begins with.
    fn analysis(&self) -> String {
        format!("{ANALYSIS_VERSION}/{}/", self.current.german.fingerprint())
    }

    fn hit(
        &self,
        snapshot: &Snapshot,
        query: &Query,
        plan: &Plan,
        found: &Ranked,
    ) -> Result<Hit, SearchError> {
        let Listing { offer, provider } = snapshot.listing(&self.current.fields, found.address)?;
        Ok(Hit {
            reasons: reasons(query, plan, found, &offer),
            score: found.score,
            distance_km: found.fit.distance_km,
            relaxed: found.fit.misses.iter().collect(),
            is_stale: false,
            also: also(snapshot, &self.current.fields, found)?,
            offer,
            provider,
        })
    }
}

/// `meant` as people write it: the slip as it stands in `text`, the word as it stands in one of `hits`.
fn as_written(meant: Meant, text: &str, hits: &[Hit]) -> Meant {
    let word_of = |text: &str, word: &str| {
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        words.find(|written| fold(written) == fold(word)).map(str::to_owned)
    };
    let mut texts = hits.iter().flat_map(|hit| [&hit.offer.title, &hit.offer.description]);
    Meant {
        word: texts.find_map(|text| word_of(text, &meant.word)).unwrap_or(meant.word),
        written: word_of(text, &meant.written).unwrap_or(meant.written),
    }
}

/// The same course as `found` at other dates or places: the best [`MOST_OTHERS`].
fn also(snapshot: &Snapshot, fields: &Fields, found: &Ranked) -> Result<Vec<Offer>, SearchError> {
    let others = found.also.iter().take(MOST_OTHERS);
    others.map(|address| Ok(snapshot.listing(fields, *address)?.offer)).collect()
}

/// What had to be loosened to find `ranked`: wishes that some of them miss, and words and topics only if all do.
fn relaxed(ranked: &[Ranked]) -> Vec<Relaxation> {
    let missed: BTreeSet<_> = ranked.iter().flat_map(|found| found.fit.misses.iter()).collect();
    let all_miss = |wish| ranked.iter().all(|found| found.fit.misses.contains(wish));
    let is_subject = |wish| matches!(wish, Relaxation::Words | Relaxation::Topic);
    missed.into_iter().filter(|wish| !is_subject(*wish) || all_miss(*wish)).collect()
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
