//! How an offer lies in the index: words for finding it, columns for ranking it, and the offer itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tantivy::{
    TantivyDocument,
    schema::{
        FAST, Field, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
    },
};

use crate::{
    domain::{
        offer::{Cost, Offer, Reach, Status},
        provider::Provider,
        schedule,
        time::Date,
        topic::{Facet, TopicId},
    },
    search::{analyser::Analyser, cell::cell, words::fold},
};

/// Raised whenever an offer is analysed or stored differently than before, so that old indexes are rebuilt.
pub const ANALYSIS_VERSION: u32 = 6;

/// The column that documents are sorted by.
pub const CELL: &str = "cell";

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// The id of the offer.
    pub id: Field,
    /// The stems of words and of the parts of compounds.
    pub part: Field,
    /// The stems of the title and of the parts of its compounds.
    pub title: Field,
    /// Words as written, folded, for finding what a misspelt word may be.
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
    /// Where it is, as a number: documents lie in this order.
    pub cell: Field,
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
    /// Bits: facets, costs money, phases of life, over the internet, days of the week, parts of the day.
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
/// The bit for "its provider has confirmed it".
pub const CONFIRMED: u64 = 1 << 11;
/// The first of five bits for the phases of life.
pub const PHASE: u32 = 16;
/// The first of seven bits for the days of the week, Monday first.
pub const WEEKDAY: u32 = 24;
/// The first of three bits for the parts of the day: morning, afternoon, evening.
pub const DAYTIME: u32 = 32;

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let words = |builder: &mut SchemaBuilder, name: &str, record, norms| {
        let indexing = TextFieldIndexing::default().set_tokenizer("whitespace").set_index_option(record);
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
            cell: builder.add_u64_field(CELL, FAST),
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

/// `listing` as a document of the index.
pub fn document(
    listing: &Listing,
    fields: &Fields,
    analyser: &mut Analyser<'_>,
) -> serde_json::Result<TantivyDocument> {
    let offer = &listing.offer;
    let mut document = TantivyDocument::default();
    document.add_text(fields.id, &offer.id);
    document.add_text(fields.listing, serde_json::to_string(listing)?);
    add_words(&mut document, fields, listing, analyser);
    let mut topics: BTreeSet<_> = offer.topics.iter().flat_map(topic_terms).collect();
    topics.extend(offer.topics.first().map(first_topic));
    document.add_text(fields.topic, joined(topics.iter().map(String::as_str)));
    add_columns(&mut document, &fields.columns, offer);
    Ok(document)
}

/// The term by which offers are found that are about this topic first of all.
pub fn first_topic(topic: &TopicId) -> String {
    format!("{topic}!")
}

/// The terms an offer of this topic is found by.
fn topic_terms(topic: &TopicId) -> Vec<String> {
    let main = topic.main();
    if topic.as_str() == main {
        vec![main.to_owned(), format!("{main}=")]
    } else {
        vec![main.to_owned(), topic.as_str().to_owned()]
    }
}

fn add_words(
    document: &mut TantivyDocument,
    fields: &Fields,
    listing: &Listing,
    analyser: &mut Analyser<'_>,
) {
    let words = analyser.texts(&listing.offer.title, texts(listing));
    document.add_text(fields.part, words.part);
    document.add_text(fields.title, words.title);
    document.add_text(fields.surface, words.surface);
}

/// What an offer says besides its title.
fn texts(listing: &Listing) -> impl Iterator<Item = &str> {
    let Listing { offer, provider } = listing;
    let place = &offer.place;
    let optional = [
        offer.title_simple.as_deref(),
        offer.description_simple.as_deref(),
        offer.audience.as_deref(),
        offer.condition.as_deref(),
        offer.level.as_deref(),
        offer.schedule.as_deref(),
        place.name.as_deref(),
        place.municipality.as_deref(),
        place.district.as_deref().filter(|district| Some(*district) != place.municipality.as_deref()),
        provider.as_ref().map(|provider| provider.name.as_str()),
    ];
    std::iter::once(offer.description.as_str()).chain(optional.into_iter().flatten())
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::with_capacity(512);
    for word in words.filter(|word| !word.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

fn add_columns(document: &mut TantivyDocument, columns: &Columns, offer: &Offer) {
    let point = match offer.reach() {
        Reach::At(point) => Some(point),
        Reach::County | Reach::Online => None,
    };
    document.add_u64(columns.cell, cell(point));
    document.add_u64(columns.order, number(&[&offer.id]));
    if !offer.provider.is_empty() {
        document.add_u64(columns.group, number(&[&offer.provider, &fold(&offer.title)]));
    }
    let lists = [
        (columns.topics, joined(offer.topics.iter().map(TopicId::as_str))),
        (columns.languages, joined(offer.languages.iter().map(String::as_str))),
        (columns.municipality, offer.place.municipality.clone().unwrap_or_default()),
        (columns.district, offer.place.district.clone().unwrap_or_default()),
    ];
    for (column, text) in lists.into_iter().filter(|(_, text)| !text.is_empty()) {
        document.add_text(column, text);
    }
    for (column, months) in [(columns.age_min, offer.ages.min), (columns.age_max, offer.ages.max)] {
        if let Some(months) = months {
            document.add_u64(column, months.into());
        }
    }
    if let Some(point) = point {
        document.add_f64(columns.latitude, point.latitude);
        document.add_f64(columns.longitude, point.longitude);
    }
    document.add_u64(columns.flags, flags(offer));
    if let Some(first) = offer.runs().filter_map(|run| run.starts).min() {
        document.add_i64(columns.first_day, days(first).into());
    }
    let ends: Option<Vec<_>> = offer.runs().map(|run| run.ends).collect();
    if let Some(last) = ends.and_then(|ends| ends.into_iter().max()) {
        document.add_i64(columns.last_day, days(last).into());
    }
    let published = offer.source.published.as_deref().and_then(months);
    let confirmed = offer.verified_on.and_then(|day| months(&day.to_string()));
    if let Some(months) = published.max(confirmed) {
        document.add_u64(columns.seen, months);
    }
}

/// Everything about an offer that is a yes or a no.
fn flags(offer: &Offer) -> u64 {
    let facets = Facet::ALL.into_iter().filter(|facet| offer.has(*facet)).map(facet_bit);
    let phases = offer.life_phases.iter().map(|phase| 1 << (PHASE + *phase as u32));
    let weekdays = schedule::weekdays(offer).into_iter().map(|day| 1 << (WEEKDAY + u32::from(day) - 1));
    let day_times = schedule::day_times(offer).into_iter().map(|part| 1 << (DAYTIME + part as u32));
    let others = [
        (offer.cost == Cost::Paid, PAID),
        (offer.reach() == Reach::Online, ONLINE),
        (offer.status == Status::Ended, ENDED),
        (offer.verified_on.is_some(), CONFIRMED),
    ];
    let others = others.into_iter().filter(|(holds, _)| *holds).map(|(_, bit)| bit);
    facets.chain(phases).chain(weekdays).chain(day_times).chain(others).fold(0, |all, bit: u64| all | bit)
}

/// A number that stands for `texts`: the first 8 bytes of their SHA-256.
fn number(texts: &[&str]) -> u64 {
    let digest = Sha256::digest(texts.join("\0"));
    digest.iter().take(8).fold(0, |head, byte| head << 8 | u64::from(*byte))
}

/// Days since 1970.
pub fn days(date: Date) -> i32 {
    (date - jiff::civil::date(1970, 1, 1)).get_days()
}

/// `2024-03` in months since year 0.
fn months(text: &str) -> Option<u64> {
    let (year, month) = text.split_once('-')?;
    let month: u64 = month.split('-').next()?.parse().ok()?;
    Some(year.parse::<u64>().ok()? * 12 + month)
}
