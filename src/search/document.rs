//! How an offer is put into the index: its words, its columns, and itself.

use sha2::{Digest, Sha256};
use tantivy::TantivyDocument;

use crate::{
    domain::{
        offer::{Cost, Offer, Reach, Status},
        schedule,
        topic::{Facet, TopicId},
    },
    search::{
        analyser::Analyser,
        german::German,
        schema::{
            CONFIRMED, Columns, DAYTIME, ENDED, Fields, Listing, ONLINE, PAID, PHASE, WEEKDAY, days,
            facet_bit, first_topic,
        },
        words::fold,
    },
};

/// Makes documents of offers, one after the other.
pub struct Documents<'a> {
    fields: &'a Fields,
    analyser: Analyser<'a>,
    /// The offer as stored; kept for the next one.
    stored: Vec<u8>,
}

/// About what a document holds besides the offer and its words: room for all of it is made at once.
const OTHER_BYTES: usize = 512;

impl<'a> Documents<'a> {
    /// Makes documents with these `fields`.
    pub fn new(fields: &'a Fields, german: &'a German) -> Self {
        Self { fields, analyser: Analyser::new(german), stored: Vec::new() }
    }

    /// `listing` as a document of the index.
    pub fn document(&mut self, listing: &Listing) -> serde_json::Result<TantivyDocument> {
        let (fields, offer) = (self.fields, &listing.offer);
        self.stored.clear();
        serde_json::to_writer(&mut self.stored, listing)?;
        let stored = str::from_utf8(&self.stored).expect("JSON is text");
        let words = self.analyser.texts(&offer.title, texts(listing));
        let written = [&words.part, &words.title, &words.surface].map(String::len).iter().sum::<usize>();
        let mut document = TantivyDocument::with_capacity(stored.len() + written + OTHER_BYTES);
        document.add_text(fields.id, &offer.id);
        document.add_text(fields.listing, stored);
        document.add_text(fields.part, &words.part);
        document.add_text(fields.title, &words.title);
        document.add_text(fields.surface, &words.surface);
        document.add_text(fields.topic, topic_terms(&offer.topics));
        add_columns(&mut document, &fields.columns, offer);
        Ok(document)
    }
}

/// The terms an offer of these topics is found by, each once.
fn topic_terms(topics: &[TopicId]) -> String {
    let mut terms = String::with_capacity(128);
    for (at, topic) in topics.iter().enumerate() {
        let (main, before) = (topic.main(), &topics[..at]);
        if before.iter().all(|other| other.main() != main) {
            terms.extend([main, " "]);
        }
        if !before.contains(topic) {
            terms.extend(if topic.as_str() == main { [main, "= "] } else { [topic.as_str(), " "] });
        }
    }
    terms.extend(topics.first().map(first_topic));
    terms
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
    if let Reach::At(point) = offer.reach() {
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
    ];
    let others = others.into_iter().filter(|(holds, _)| *holds).map(|(_, bit)| bit);
    let confirmed = offer.verified_on.and_then(|day| months(&day.to_string())).unwrap_or_default();
    let all = facets.chain(phases).chain(weekdays).chain(day_times).chain(others);
    all.fold(confirmed << CONFIRMED, |all, bit: u64| all | bit)
}

/// A number that stands for `texts`: the first 8 bytes of their SHA-256.
fn number(texts: &[&str]) -> u64 {
    let digest = Sha256::digest(texts.join("\0"));
    digest.iter().take(8).fold(0, |head, byte| head << 8 | u64::from(*byte))
}

/// `2024-03` in months since year 0.
fn months(text: &str) -> Option<u64> {
    let (year, month) = text.split_once('-')?;
    let month: u64 = month.split('-').next()?.parse().ok()?;
    Some(year.parse::<u64>().ok()? * 12 + month)
}
