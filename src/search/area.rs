//! Which runs of documents may lie near a place: documents are sorted by where they are, so most runs need no look.

use std::ops::Range;

use tantivy::DocId;

use crate::{
    domain::place::Point,
    search::facts::{Facts, NameId},
};

/// So many documents share one box.
const RUN: usize = 128;

/// A run of documents, and where they are.
#[derive(Debug, Clone)]
pub struct Run {
    /// The documents.
    pub docs: Range<DocId>,
    /// Whether one of them takes place nowhere in particular.
    pub is_anywhere: bool,
    south_west: Point,
    north_east: Point,
    /// A bit for each municipality that one of them lies in; several share a bit.
    municipalities: u64,
}

/// The runs of a segment.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    runs: Vec<Run>,
}

impl Areas {
    /// The runs of `facts`, which lie in the order of their documents.
    pub fn of(facts: &[Facts]) -> Self {
        let doc = |at: usize| DocId::try_from(at).expect("a segment has less than 2^32 documents");
        let runs = facts.chunks(RUN).enumerate();
        let runs = runs.map(|(at, facts)| run(doc(at * RUN)..doc(at * RUN + facts.len()), facts));
        Self { runs: runs.collect() }
    }

    /// All runs.
    pub fn all(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter()
    }

    /// The runs that may have documents in the box from `south_west` to `north_east`, or anywhere.
    pub fn near(&self, south_west: Point, north_east: Point) -> impl Iterator<Item = &Run> {
        self.all().filter(move |run| {
            run.is_anywhere
                || run.south_west.latitude <= north_east.latitude
                    && run.north_east.latitude >= south_west.latitude
                    && run.south_west.longitude <= north_east.longitude
                    && run.north_east.longitude >= south_west.longitude
        })
    }
}

impl Run {
    /// Whether one of them may lie in `municipality`.
    pub fn may_lie_in(&self, municipality: NameId) -> bool {
        self.municipalities & bit(municipality) != 0
    }

    /// The point nearest to `there` of the box around them.
    pub fn nearest(&self, there: Point) -> Point {
        Point {
            latitude: there.latitude.max(self.south_west.latitude).min(self.north_east.latitude),
            longitude: there.longitude.max(self.south_west.longitude).min(self.north_east.longitude),
        }
    }
}

fn run(docs: Range<DocId>, facts: &[Facts]) -> Run {
    let (none, far) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut run = Run {
        docs,
        is_anywhere: false,
        south_west: Point { latitude: none, longitude: none },
        north_east: Point { latitude: far, longitude: far },
        municipalities: 0,
    };
    for facts in facts {
        run.municipalities |= facts.municipality().map_or(0, bit);
        let Some(Point { latitude, longitude }) = facts.point() else {
            run.is_anywhere = true;
            continue;
        };
        run.south_west.latitude = run.south_west.latitude.min(latitude);
        run.south_west.longitude = run.south_west.longitude.min(longitude);
        run.north_east.latitude = run.north_east.latitude.max(latitude);
        run.north_east.longitude = run.north_east.longitude.max(longitude);
    }
    run
}

fn bit(municipality: NameId) -> u64 {
    1 << (municipality % u64::BITS)
}
