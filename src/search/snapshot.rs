//! What one state of the index holds, ready to be asked: readers keep theirs while the next one is made.

use std::{collections::BTreeMap, sync::Arc};

use tantivy::{
    DocAddress, DocId, Index, IndexReader, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument, Term,
    fastfield::AliveBitSet,
    index::SegmentId,
    schema::{Field, Value},
};

use crate::search::{
    area::Areas,
    document::Documents,
    error::SearchError,
    facts::{self, Facts, Names},
    german::German,
    schema::{Fields, Listing},
    statistics::Statistics,
};

/// One state of the index.
pub struct Snapshot {
    /// How often terms occur, and the readers of the index.
    pub statistics: Statistics,
    /// What is known of each offer, by segment and document.
    pub facts: Vec<Arc<Vec<Facts>>>,
    /// The texts that offers share.
    pub names: Names,
    /// What the index says it was made from.
    pub stamp: Option<String>,
    segments: Vec<Segment>,
}

/// What was found out about one segment; it stays true until more of its offers are removed.
#[derive(Clone)]
struct Segment {
    id: SegmentId,
    facts: Arc<Vec<Facts>>,
    areas: Arc<Areas>,
    alive: Option<AliveBitSet>,
    words: BTreeMap<Field, u64>,
    gone: BTreeMap<Term, u64>,
}

impl Snapshot {
    /// The state that `reader` sees. What `previous` knows is not read again.
    pub fn take(
        (index, reader): (&Index, &IndexReader),
        fields: &Fields,
        german: &German,
        previous: Option<&Self>,
    ) -> Result<Self, SearchError> {
        let searcher = reader.searcher();
        let mut names = previous.map(|known| known.names.clone()).unwrap_or_default();
        let mut segments: Vec<Segment> = Vec::new();
        let mut documents = Documents::new(fields, german);
        for (ordinal, reader) in (0..).zip(searcher.segment_readers()) {
            let known =
                previous.and_then(|known| known.segments.iter().find(|one| one.id == reader.segment_id()));
            let mut segment = match known {
                Some(known) => known.clone(),
                None => Segment::read(reader, fields, &mut names)?,
            };
            for doc in segment.newly_removed(reader) {
                segment.take_off(&searcher, DocAddress::new(ordinal, doc), (fields, &mut documents))?;
            }
            segment.alive = reader.alive_bitset().cloned();
            segments.push(segment);
        }
        let (mut words, mut gone) = (BTreeMap::new(), BTreeMap::new());
        for segment in &segments {
            for (field, count) in &segment.words {
                *words.entry(*field).or_default() += count;
            }
            for (term, count) in &segment.gone {
                *gone.entry(term.clone()).or_default() += count;
            }
        }
        Ok(Self {
            facts: segments.iter().map(|segment| Arc::clone(&segment.facts)).collect(),
            statistics: Statistics::new(searcher, words, gone),
            stamp: index.load_metas()?.payload,
            names,
            segments,
        })
    }

    /// What is known of the offer at `address`.
    pub fn facts(&self, address: DocAddress) -> &Facts {
        &self.facts[address.segment_ord as usize][address.doc_id as usize]
    }

    /// Which runs of the documents of a segment lie where.
    pub fn areas(&self, segment: SegmentOrdinal) -> &Areas {
        &self.segments[segment as usize].areas
    }

    /// The readers of the index.
    pub fn searcher(&self) -> &Searcher {
        self.statistics.searcher()
    }

    /// The other dates and places of the course at `address` that are not over on `day` (days since 1970), the
    /// soonest first.
    pub fn same_course(&self, address: DocAddress, day: i32) -> Vec<DocAddress> {
        let group = self.facts(address).group;
        let mut found = Vec::new();
        for (segment, (reader, facts)) in (0..).zip(self.searcher().segment_readers().iter().zip(&self.facts))
        {
            let same =
                (0..).zip(facts.iter()).filter(|(_, facts)| facts.group == group && !facts.is_over(day));
            let other = same.map(|(doc, facts)| (facts, DocAddress::new(segment, doc)));
            let alive = other.filter(|(_, at)| *at != address && !reader.is_deleted(at.doc_id));
            found.extend(alive.filter(|_| group != 0));
        }
        found.sort_by_key(|(facts, _)| (facts.first_day().unwrap_or(i32::MAX), facts.order));
        found.into_iter().map(|(_, address)| address).collect()
    }

    /// The offer at `address`, with its provider.
    pub fn listing(&self, fields: &Fields, address: DocAddress) -> Result<Listing, SearchError> {
        listing(self.searcher(), fields, address)
    }
}

impl Segment {
    fn read(reader: &SegmentReader, fields: &Fields, names: &mut Names) -> Result<Self, SearchError> {
        let mut words = BTreeMap::new();
        for field in fields.measured() {
            let lengths = reader.get_fieldnorms_reader(field)?;
            words.insert(field, (0..reader.max_doc()).map(|doc| u64::from(lengths.fieldnorm(doc))).sum());
        }
        let facts = facts::read(reader, names)?;
        Ok(Self {
            id: reader.segment_id(),
            areas: Arc::new(Areas::of(&facts)),
            facts: Arc::new(facts),
            alive: None,
            words,
            gone: BTreeMap::new(),
        })
    }

    /// The offers that were removed since this was found out.
    fn newly_removed(&self, reader: &SegmentReader) -> Vec<DocId> {
        let Some(alive) = reader.alive_bitset() else { return Vec::new() };
        let was_alive = |doc| self.alive.as_ref().is_none_or(|before| before.is_alive(doc));
        (0..reader.max_doc()).filter(|doc| alive.is_deleted(*doc) && was_alive(*doc)).collect()
    }

    /// Takes what the removed offer at `address` says off the numbers.
    fn take_off(
        &mut self,
        searcher: &Searcher,
        address: DocAddress,
        (fields, documents): (&Fields, &mut Documents<'_>),
    ) -> Result<(), SearchError> {
        let reader = searcher.segment_reader(address.segment_ord);
        for (field, count) in &mut self.words {
            *count -= u64::from(reader.get_fieldnorms_reader(*field)?.fieldnorm(address.doc_id));
        }
        let document = documents.document(&listing(searcher, fields, address)?)?;
        let mut terms: Vec<Term> = Vec::new();
        for (field, value) in document.field_values().filter(|(field, _)| fields.is_searched(*field)) {
            let words = value.as_str().unwrap_or_default().split_whitespace();
            terms.extend(words.map(|word| Term::from_field_text(field, word)));
        }
        terms.sort();
        terms.dedup();
        for term in terms {
            *self.gone.entry(term).or_default() += 1;
        }
        Ok(())
    }
}

fn listing(searcher: &Searcher, fields: &Fields, address: DocAddress) -> Result<Listing, SearchError> {
    let document: TantivyDocument = searcher.doc(address)?;
    let stored = document.get_first(fields.listing).and_then(|value| value.as_str());
    Ok(serde_json::from_str(stored.unwrap_or_default())?)
}
