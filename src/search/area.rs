//! Which runs of documents may lie near a place: documents are sorted by where they are, so most runs need no look.

use std::ops::Range;

use tantivy::DocId;

use crate::{domain::place::Point, search::facts::Facts};

/// So many documents share one box.
const RUN: usize = 128;

/// The box around a run of documents, in degrees.
#[derive(Debug, Clone, Copy)]
struct Around {
    south: f64,
    north: f64,
    west: f64,
    east: f64,
    /// Whether a document of the run takes place nowhere in particular.
    is_anywhere: bool,
}

/// The boxes of a segment.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    runs: Vec<Around>,
    docs: usize,
}

impl Areas {
    /// The boxes around `facts`, which lie in the order of their documents.
    pub fn of(facts: &[Facts]) -> Self {
        Self { runs: facts.chunks(RUN).map(around).collect(), docs: facts.len() }
    }

    /// The ranges of documents that may lie in the box from `south_west` to `north_east`, or anywhere.
    pub fn near(&self, south_west: Point, north_east: Point) -> Vec<Range<DocId>> {
        let meets = |run: &Around| {
            run.is_anywhere
                || run.south <= north_east.latitude
                    && run.north >= south_west.latitude
                    && run.west <= north_east.longitude
                    && run.east >= south_west.longitude
        };
        let doc = |at: usize| DocId::try_from(at).expect("a segment has less than 2^32 documents");
        let mut ranges: Vec<Range<DocId>> = Vec::new();
        for (at, _) in self.runs.iter().enumerate().filter(|(_, run)| meets(run)) {
            let (start, end) = (doc(at * RUN), doc(((at + 1) * RUN).min(self.docs)));
            match ranges.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => ranges.push(start..end),
            }
        }
        ranges
    }
}

fn around(facts: &[Facts]) -> Around {
    let (none, far) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut around = Around { south: none, north: far, west: none, east: far, is_anywhere: false };
    for facts in facts {
        let Some(Point { latitude, longitude }) = facts.point() else {
            around.is_anywhere = true;
            continue;
        };
        around.south = around.south.min(latitude);
        around.north = around.north.max(latitude);
        around.west = around.west.min(longitude);
        around.east = around.east.max(longitude);
    }
    around
}
