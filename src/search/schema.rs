//! What the index is made of: words for finding an offer, columns for ranking it, and the offer itself.

use serde::{Deserialize, Serialize};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use crate::{
    domain::{
        offer::Offer,
        provider::Provider,
        time::Date,
        topic::{Facet, TopicId},
    },
    search::blanks::BLANKS,
};

/// Raised whenever an offer is analysed or stored differently than before, so that old indexes are rebuilt.
pub const ANALYSIS_VERSION: u32 = 8;

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// The id of the offer.
    pub id: Field,
    /// The stems of words and of the parts of compounds.
    pub part: Field,
    /// The stems of the title and of the parts of its compounds.
    pub title: Field,
    /// Words as written, folded, where their stem is another one: for finding what a misspelt word may be.
    pub surface: Field,
    /// Topics and the topics they lie under; `sport=` marks an offer of that topic without a subtopic.
    pub topic: Field,
    /// The offer and its provider.
    pub listing: Field,
    /// The columns.
    pub columns: Columns,
}

/// What ranking needs of every offer.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// A number made from the id.
    pub order: Field,
    /// A number that all dates and places of one course share.
    pub group: Field,
    /// The topics as in the offer, the main one first, joined by blanks.
    pub topics: Field,
    /// The languages it is held in, joined by blanks.
    pub languages: Field,
    /// The youngest age in months.
    pub age_min: Field,
    /// The oldest age in months.
    pub age_max: Field,
    /// Degrees north.
    pub latitude: Field,
    /// Degrees east.
    pub longitude: Field,
    /// The municipality.
    pub municipality: Field,
    /// The part of the municipality.
    pub district: Field,
    /// Bits: facets, costs money, phases of life, over the internet, days of the week, parts of the day; and the month of the
    /// last confirmation.
    pub flags: Field,
    /// The first day of its first run, in days since 1970.
    pub first_day: Field,
    /// The last day of its last run, in days since 1970; none if it goes on.
    pub last_day: Field,
    /// When its provider confirmed it, or its page was published, in months since year 0.
    pub seen: Field,
}

impl Fields {
    /// The fields in which the length of a text counts.
    pub fn measured(&self) -> [Field; 2] {
        [self.part, self.title]
    }

    /// Whether terms of `field` are counted.
    pub fn is_searched(&self, field: Field) -> bool {
        self.measured().contains(&field) || field == self.surface || field == self.topic
    }
}

/// An offer with its provider, as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// The offer.
    pub offer: Offer,
    /// Who offers it.
    pub provider: Option<Provider>,
}

/// The bit of a facet.
pub fn facet_bit(facet: Facet) -> u64 {
    let at = Facet::ALL.iter().position(|other| *other == facet);
    1 << at.expect("every facet is listed")
}

/// The bit for "costs money".
pub const PAID: u64 = 1 << 8;
/// The bit for "over the internet".
pub const ONLINE: u64 = 1 << 9;
/// The bit for "in status ended".
pub const ENDED: u64 = 1 << 10;
/// The first of five bits for the phases of life.
pub const PHASE: u32 = 16;
/// The first of seven bits for the days of the week, Monday first.
pub const WEEKDAY: u32 = 24;
/// The first of three bits for the parts of the day: morning, afternoon, evening.
pub const DAYTIME: u32 = 32;
/// The first of sixteen bits for the month in which its provider confirmed it last, in months since year 0; all 0 if it never
/// did.
pub const CONFIRMED: u32 = 48;

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let words = |builder: &mut SchemaBuilder, name: &str, record, norms| {
        let indexing = TextFieldIndexing::default().set_tokenizer(BLANKS).set_index_option(record);
        builder
            .add_text_field(name, TextOptions::default().set_indexing_options(indexing.set_fieldnorms(norms)))
    };
    let fields = Fields {
        id: builder.add_text_field("id", STRING),
        part: words(&mut builder, "part", IndexRecordOption::WithFreqs, true),
        title: words(&mut builder, "title", IndexRecordOption::WithFreqs, true),
        surface: words(&mut builder, "surface", IndexRecordOption::Basic, false),
        // With frequencies, though they are always 1: only such terms are skipped where they cannot win.
        topic: words(&mut builder, "topic", IndexRecordOption::WithFreqs, false),
        listing: builder.add_text_field("listing", STORED),
        columns: Columns {
            order: builder.add_u64_field("order", FAST),
            group: builder.add_u64_field("group", FAST),
            topics: builder.add_text_field("topics", FAST),
            languages: builder.add_text_field("languages", FAST),
            age_min: builder.add_u64_field("age_min", FAST),
            age_max: builder.add_u64_field("age_max", FAST),
            latitude: builder.add_f64_field("latitude", FAST),
            longitude: builder.add_f64_field("longitude", FAST),
            municipality: builder.add_text_field("municipality", FAST),
            district: builder.add_text_field("district", FAST),
            flags: builder.add_u64_field("flags", FAST),
            first_day: builder.add_i64_field("first_day", FAST),
            last_day: builder.add_i64_field("last_day", FAST),
            seen: builder.add_u64_field("seen", FAST),
        },
    };
    (builder.build(), fields)
}

/// The term by which offers are found that are about this topic first of all.
pub fn first_topic(topic: &TopicId) -> String {
    format!("{topic}!")
}

/// Days since 1970.
pub fn days(date: Date) -> i32 {
    (date - jiff::civil::date(1970, 1, 1)).get_days()
}
