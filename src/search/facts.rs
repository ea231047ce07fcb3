//! What ranking needs to know of every offer, read from the columns of the index into 72 bytes each.

use std::{collections::HashMap, sync::Arc};

use tantivy::{SegmentReader, columnar::StrColumn};

use crate::{
    domain::{age::AgeLimits, place::Point},
    search::schema::{CONFIRMED, DAYTIME, ENDED, ONLINE, PHASE, WEEKDAY},
};

/// A number for a text that many offers share: a municipality, a district, the topics or the languages.
pub type NameId = u32;

/// The number of no text.
const NONE: NameId = NameId::MAX;

/// Texts and their numbers. A text keeps its number when others are added.
#[derive(Debug, Clone, Default)]
pub struct Names {
    ids: HashMap<Arc<str>, NameId>,
    names: Vec<Arc<str>>,
}

impl Names {
    /// The number of `name`, if any offer has it.
    pub fn id(&self, name: &str) -> Option<NameId> {
        self.ids.get(name).copied()
    }

    /// All texts, in the order of their numbers, which begin at 0.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(AsRef::as_ref)
    }

    /// The number of `name`, given now if it has none.
    fn give(&mut self, name: &str) -> NameId {
        if let Some(id) = self.id(name) {
            return id;
        }
        let id = NameId::try_from(self.names.len()).unwrap_or(NONE);
        let name = Arc::<str>::from(name);
        self.names.push(Arc::clone(&name));
        self.ids.insert(name, id);
        id
    }
}

/// What is known of one offer.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// A number made from the id: it puts offers with equal scores in an order that never changes.
    pub order: u64,
    /// The same for all dates and places of one course; 0 if there cannot be others.
    pub group: u64,
    /// The bits of the column.
    pub flags: u64,
    /// The ages it is for.
    pub ages: AgeLimits,
    /// The number of its topics, joined by blanks.
    pub topics: NameId,
    /// The number of its languages, joined by blanks.
    pub languages: NameId,
    municipality: NameId,
    district: NameId,
    latitude: f32,
    longitude: f32,
    first_day: i32,
    last_day: i32,
    seen: u16,
}

impl Facts {
    /// Whether it is over on `day` (days since 1970).
    pub fn is_over(&self, day: i32) -> bool {
        self.flags & ENDED != 0 || self.last_day < day
    }

    /// Whether it takes place over the internet.
    pub fn is_online(&self) -> bool {
        self.flags & ONLINE != 0
    }

    /// Where it takes place; none if county-wide or over the internet.
    pub fn point(&self) -> Option<Point> {
        let point = Point { latitude: self.latitude.into(), longitude: self.longitude.into() };
        (!self.latitude.is_nan()).then_some(point)
    }

    /// The municipality.
    pub fn municipality(&self) -> Option<NameId> {
        (self.municipality != NONE).then_some(self.municipality)
    }

    /// The part of the municipality.
    pub fn district(&self) -> Option<NameId> {
        (self.district != NONE).then_some(self.district)
    }

    /// The first day of its first run, in days since 1970.
    pub fn first_day(&self) -> Option<i32> {
        (self.first_day != i32::MIN).then_some(self.first_day)
    }

    /// The last day of its last run, in days since 1970; none if it goes on.
    pub fn last_day(&self) -> Option<i32> {
        (self.last_day != i32::MAX).then_some(self.last_day)
    }

    /// The month its provider confirmed it or its page was published last, in months since year 0.
    pub fn seen(&self) -> Option<u16> {
        (self.seen != 0).then_some(self.seen)
    }

    /// The month its provider confirmed it last, in months since year 0.
    pub fn confirmed(&self) -> Option<u16> {
        u16::try_from(self.flags >> CONFIRMED).ok().filter(|month| *month != 0)
    }

    /// The phases of life it is for, one bit each; 0 if unknown.
    pub fn phases(&self) -> u64 {
        self.flags >> PHASE & 0x1f
    }

    /// The days of the week it takes place, Monday = bit 0; 0 if unknown.
    pub fn weekdays(&self) -> u8 {
        u8::try_from(self.flags >> WEEKDAY & 0x7f).unwrap_or_default()
    }

    /// The parts of the day it takes place: morning = bit 0, afternoon = 1, evening = 2; 0 if unknown.
    pub fn day_times(&self) -> u8 {
        u8::try_from(self.flags >> DAYTIME & 0x7).unwrap_or_default()
    }
}

/// The facts of all offers of a segment, in order. New texts are added to `names`.
pub fn read(reader: &SegmentReader, names: &mut Names) -> tantivy::Result<Vec<Facts>> {
    let fast = reader.fast_fields();
    let (age_min, age_max) = (fast.u64("age_min")?, fast.u64("age_max")?);
    let (latitude, longitude) = (fast.f64("latitude")?, fast.f64("longitude")?);
    let (first_day, last_day) = (fast.i64("first_day")?, fast.i64("last_day")?);
    let (flags, seen) = (fast.u64("flags")?, fast.u64("seen")?);
    let (order, group) = (fast.u64("order")?, fast.u64("group")?);
    let mut texts = |column: &str| Named::read(fast.str(column)?, names);
    let (topics, languages) = (texts("topics")?, texts("languages")?);
    let (municipality, district) = (texts("municipality")?, texts("district")?);
    let small = |value: Option<u64>| value.and_then(|value| u16::try_from(value).ok());
    let degrees = |value: Option<f64>| crate::search::score::of_number(value.unwrap_or(f64::NAN));
    let day = |value: Option<i64>| value.and_then(|value| i32::try_from(value).ok());
    let facts = (0..reader.max_doc()).map(|doc| Facts {
        order: order.first(doc).unwrap_or_default(),
        group: group.first(doc).unwrap_or_default(),
        flags: flags.first(doc).unwrap_or_default(),
        ages: AgeLimits { min: small(age_min.first(doc)), max: small(age_max.first(doc)) },
        topics: topics.of(doc),
        languages: languages.of(doc),
        municipality: municipality.of(doc),
        district: district.of(doc),
        latitude: degrees(latitude.first(doc)),
        longitude: degrees(longitude.first(doc)),
        first_day: day(first_day.first(doc)).unwrap_or(i32::MIN),
        last_day: day(last_day.first(doc)).unwrap_or(i32::MAX),
        seen: small(seen.first(doc)).unwrap_or_default(),
    });
    Ok(facts.collect())
}

/// A column of texts, with their numbers.
struct Named {
    column: Option<StrColumn>,
    numbers: Vec<NameId>,
}

impl Named {
    fn read(column: Option<StrColumn>, names: &mut Names) -> tantivy::Result<Self> {
        let mut numbers = Vec::new();
        if let Some(column) = &column {
            let mut name = String::new();
            for ordinal in 0..column.num_terms() as u64 {
                name.clear();
                column.ord_to_str(ordinal, &mut name)?;
                numbers.push(names.give(&name));
            }
        }
        Ok(Self { column, numbers })
    }

    fn of(&self, doc: u32) -> NameId {
        let ordinal = self.column.as_ref().and_then(|column| column.term_ords(doc).next());
        let number = ordinal.and_then(|ordinal| self.numbers.get(usize::try_from(ordinal).ok()?));
        number.copied().unwrap_or(NONE)
    }
}
