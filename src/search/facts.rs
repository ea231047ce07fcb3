//! What ranking needs to know of every offer, read from the columns of the index.

use std::collections::HashMap;

use tantivy::{DocId, SegmentReader, columnar::StrColumn};

use crate::{
    domain::{age::AgeLimits, place::Point},
    search::schema::{ENDED, ONLINE},
};

/// A number for a name that many offers share: a topic, a municipality, a district.
pub type NameId = u16;

/// Names and their numbers.
#[derive(Debug, Default)]
pub struct Names {
    ids: HashMap<String, NameId>,
    names: Vec<String>,
}

impl Names {
    /// The number of `name`, if any offer has it.
    pub fn id(&self, name: &str) -> Option<NameId> {
        self.ids.get(name).copied()
    }

    /// The name with this number.
    pub fn name(&self, id: NameId) -> Option<&str> {
        self.names.get(usize::from(id)).map(String::as_str)
    }

    /// All names with their numbers.
    pub fn all(&self) -> impl Iterator<Item = (NameId, &str)> {
        (0..).zip(&self.names).map(|(id, name)| (id, name.as_str()))
    }

    /// The number of `name`, given now if it has none; none if there are too many.
    fn give(&mut self, name: &str) -> Option<NameId> {
        if let Some(id) = self.id(name) {
            return Some(id);
        }
        let id = NameId::try_from(self.names.len()).ok()?;
        self.names.push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        Some(id)
    }
}

/// What is known of one offer.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The id of the offer.
    pub id: String,
    /// The topics, the main one first.
    pub topics: Vec<NameId>,
    /// The ages it is for.
    pub ages: AgeLimits,
    /// Where it takes place; none if county-wide or over the internet.
    pub point: Option<Point>,
    /// The municipality.
    pub municipality: Option<NameId>,
    /// The part of the municipality.
    pub district: Option<NameId>,
    /// The bits of the column.
    pub flags: u64,
    /// The last day, in days since 1970.
    pub last_day: Option<i64>,
    /// When its page was published, in months since year 0.
    pub published: Option<usize>,
}

impl Facts {
    /// Whether it is over on `day` (days since 1970).
    pub fn is_over(&self, day: i64) -> bool {
        self.flags & ENDED != 0 || self.last_day.is_some_and(|last| last < day)
    }

    /// Whether it takes place over the internet.
    pub fn is_online(&self) -> bool {
        self.flags & ONLINE != 0
    }
}

/// The facts of all offers of a segment, in order.
pub fn read(reader: &SegmentReader, names: &mut Names) -> tantivy::Result<Vec<Facts>> {
    let fast = reader.fast_fields();
    let small = |value: Option<u64>| value.and_then(|value| u16::try_from(value).ok());
    let (age_min, age_max) = (fast.u64("age_min")?, fast.u64("age_max")?);
    let (latitude, longitude) = (fast.f64("latitude")?, fast.f64("longitude")?);
    let (flags, last_day, published) = (fast.u64("flags")?, fast.i64("last_day")?, fast.u64("published")?);
    let (ids, topics) = (fast.str("id")?, fast.str("topics")?);
    let (municipality, district) = (fast.str("municipality")?, fast.str("district")?);
    let mut facts = Vec::with_capacity(reader.max_doc() as usize);
    for doc in 0..reader.max_doc() {
        let point = latitude.first(doc).zip(longitude.first(doc));
        facts.push(Facts {
            id: text(ids.as_ref(), doc)?,
            topics: named(topics.as_ref(), doc, names)?,
            ages: AgeLimits { min: small(age_min.first(doc)), max: small(age_max.first(doc)) },
            point: point.map(|(latitude, longitude)| Point { latitude, longitude }),
            municipality: named(municipality.as_ref(), doc, names)?.first().copied(),
            district: named(district.as_ref(), doc, names)?.first().copied(),
            flags: flags.first(doc).unwrap_or_default(),
            last_day: last_day.first(doc),
            published: published.first(doc).and_then(|months| usize::try_from(months).ok()),
        });
    }
    Ok(facts)
}

/// The names a document has in a column.
fn named(column: Option<&StrColumn>, doc: DocId, names: &mut Names) -> tantivy::Result<Vec<NameId>> {
    let Some(column) = column else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let mut name = String::new();
    for ordinal in column.term_ords(doc) {
        name.clear();
        if column.ord_to_str(ordinal, &mut name)? {
            found.extend(names.give(&name));
        }
    }
    Ok(found)
}

/// The text a document has in a column.
fn text(column: Option<&StrColumn>, doc: DocId) -> tantivy::Result<String> {
    let mut text = String::new();
    let ordinal = column.and_then(|column| column.term_ords(doc).next().map(|ordinal| (column, ordinal)));
    if let Some((column, ordinal)) = ordinal {
        column.ord_to_str(ordinal, &mut text)?;
    }
    Ok(text)
}
