//! An offer as a developer would put it into a table: two texts, and columns for what is filtered.

use bildungslotse::domain::{
    offer::{Cost, Offer},
    provider::Provider,
    query::Query,
    topic::Facet,
};

use crate::questions::RADIUS_KM;

/// A row of the table.
pub struct Row {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Everything else that is said about the offer.
    pub body: String,
    /// The youngest and the oldest age in months.
    pub ages: (Option<i64>, Option<i64>),
    /// Degrees north and east.
    pub point: (Option<f64>, Option<f64>),
    /// Whether it is free, accessible, a counselling.
    pub facets: [bool; 3],
    /// The offer, to be shown.
    pub listing: String,
}

impl Row {
    /// `offer` as a row.
    pub fn of((offer, provider): &(Offer, Option<Provider>)) -> Self {
        let place = &offer.place;
        let texts = [
            Some(offer.description.as_str()),
            offer.title_simple.as_deref(),
            offer.description_simple.as_deref(),
            offer.audience.as_deref(),
            offer.schedule.as_deref(),
            place.municipality.as_deref(),
            place.district.as_deref(),
            provider.as_ref().map(|provider| provider.name.as_str()),
        ];
        Self {
            id: offer.id.clone(),
            title: offer.title.clone(),
            body: texts.into_iter().flatten().collect::<Vec<_>>().join(" "),
            ages: (offer.ages.min.map(i64::from), offer.ages.max.map(i64::from)),
            point: (place.lat, place.lon),
            facets: [offer.cost == Cost::Free, offer.has(Facet::Accessible), offer.has(Facet::Counselling)],
            listing: serde_json::to_string(offer).unwrap(),
        }
    }
}

/// The columns of the table, in words that both databases know.
pub const COLUMNS: &str = "number bigint primary key, id text, title text, body text, age_min bigint, age_max bigint, \
                           lat double precision, lon double precision, free bigint, accessible bigint, counselling bigint, \
                           listing text";

/// The conditions that `query` puts on rows of the table `o`, with what it wants of places as a factor.
pub struct Conditions {
    /// To be joined with `and`; always true if empty.
    pub filter: String,
    /// By which the score of a row is multiplied.
    pub nearness: String,
}

impl Conditions {
    /// What a good developer makes of it: ages must fit, a radius and properties hold, and what is near comes first.
    pub fn of(query: &Query) -> Self {
        let mut filter = vec!["1 = 1".to_owned()];
        if let Some(span) = query.ages.first() {
            filter.push(format!("(o.age_min is null or o.age_min <= {})", span.max));
            filter.push(format!("(o.age_max is null or o.age_max >= {})", span.min));
        }
        let mut nearness = "1.0".to_owned();
        if let Some(point) = query.place.as_ref().and_then(bildungslotse::domain::place::Whereabouts::point) {
            let (latitude, longitude) = (point.latitude, point.longitude);
            let east = 111.2 * latitude.to_radians().cos();
            let square = format!(
                "(({latitude} - o.lat) * 111.2 * ({latitude} - o.lat) * 111.2 \
                 + ({longitude} - o.lon) * {east} * ({longitude} - o.lon) * {east})"
            );
            if query.radius_km.is_some() {
                let (north, side) = (f64::from(RADIUS_KM) / 111.2, f64::from(RADIUS_KM) / east);
                filter.push(format!(
                    "(o.lat is null or o.lat between {} and {} and o.lon between {} and {} and {square} <= {})",
                    latitude - north,
                    latitude + north,
                    longitude - side,
                    longitude + side,
                    RADIUS_KM * RADIUS_KM,
                ));
                for facet in &query.facets {
                    filter.push(match facet {
                        Facet::Free => "o.free = 1".to_owned(),
                        Facet::Accessible => "o.accessible = 1".to_owned(),
                        Facet::Counselling => "o.counselling = 1".to_owned(),
                        Facet::Holiday | Facet::Online | Facet::Senior => continue,
                    });
                }
            }
            nearness = format!("(case when o.lat is null then 0.5 else 1.0 / (1.0 + {square} / 81.0) end)");
        }
        Self { filter: filter.join(" and "), nearness }
    }
}

/// The words of a text without those that say nothing, in small letters.
pub fn words(text: &str, stop_words: &[String]) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !stop_words.iter().any(|stop| stop == word)).map(str::to_owned).collect()
}

/// The stop words of our own list: peers get them too.
pub fn stop_words() -> Vec<String> {
    let list = std::fs::read_to_string("index/german/stopwords.txt").unwrap();
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).filter(|word| !word.starts_with('~')).map(str::to_owned).collect()
}
