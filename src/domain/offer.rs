//! An offer of education: what it is, for whom, where, when, at what price, and how sure we are of it.
//!
//! The fields follow the HSDS service model and schema.org's `Course`; DESIGN.md maps them. Serialised, an
//! offer is one line of our canonical JSONL.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{
    age::AgeLimits,
    place::Point,
    time::Date,
    topic::{Facet, TopicId},
};

/// Something a provider offers to learn, to attend or to ask.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Offer {
    /// The id, stable over imports.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is called in simple language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_simple: Option<String>,
    /// What it is, in a few sentences.
    pub description: String,
    /// What it is, in simple language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description_simple: Option<String>,
    /// The id of who offers it.
    pub provider: String,
    /// What it is about, the main topic first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicId>,
    /// Facets that the provider states and no other field shows: holiday, counselling, senior.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<Facet>,
    /// How formal the learning is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learning_form: Option<LearningForm>,
    /// The phases of life it is for.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub life_phases: BTreeSet<LifePhase>,
    /// The ages it is for.
    #[serde(flatten)]
    pub ages: AgeLimits,
    /// Whom it is for, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// What one must bring along: a level, a certificate, a membership.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// What it costs, roughly.
    pub cost: Cost,
    /// The price in euro cents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_cents: Option<u32>,
    /// What it costs, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_note: Option<String>,
    /// Who helps to pay, such as `Bildung und Teilhabe`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<String>,
    /// Where it takes place.
    pub place: Venue,
    /// Present, over the internet, or both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The languages it is held in, as two-letter codes (ISO 639-1).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The level, such as `B1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// When it takes place, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<String>,
    /// The first or only run.
    #[serde(flatten)]
    pub run: Run,
    /// Further runs of the same offer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further_runs: Vec<Run>,
    /// How to register.
    pub registration: Registration,
    /// How many people can take part.
    pub capacity: Capacity,
    /// What is done so that everybody can take part; empty means unknown, not none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accessibility: Vec<String>,
    /// How children are looked after meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub childcare: Option<String>,
    /// How to get there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transport: Option<String>,
    /// What papers to bring.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<String>,
    /// The certificate at its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// Whom the public may ask.
    pub contact: Contact,
    /// Where inquiries are sent; never shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inquiry_email: Option<String>,
    /// The page of the offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where we know it from.
    pub source: Source,
    /// Whether it is on.
    pub status: Status,
    /// What one must know right now, such as "fällt im Mai aus".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The day its provider last confirmed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<Date>,
}

/// How formal the learning is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LearningForm {
    /// Leads to a recognised certificate.
    Formal,
    /// Organised, without such a certificate.
    NonFormal,
    /// By the way: a club, a park, a meeting place.
    Informal,
}

/// A phase of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LifePhase {
    /// Before school.
    FrueheKindheit,
    /// At school.
    Schule,
    /// Training and work.
    AusbildungBeruf,
    /// Grown up.
    Erwachsene,
    /// Older people.
    Aeltere,
}

/// What an offer costs, roughly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cost {
    /// Nothing.
    Free,
    /// Something.
    Paid,
    /// Less for some people.
    Reduced,
    /// Nobody told us. Never shown as free.
    #[default]
    Unknown,
}

/// Present or over the internet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// In one room.
    Present,
    /// Over the internet.
    Online,
    /// Partly so, partly so.
    Blended,
}

/// Where an offer takes place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Venue {
    /// The house or hall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// The postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// The municipality; none if it takes place in the whole county or over the internet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// The part of the municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Whether it takes place over the internet.
    pub online: bool,
    /// North of the equator, in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// East of Greenwich, in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// What the coordinates stand for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
}

/// What coordinates stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The house.
    Exact,
    /// The centre of the part of the municipality.
    District,
    /// The centre of the municipality.
    Municipality,
}

/// One run of an offer: its days and hours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Run {
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Date>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Date>,
    /// The days of the week, Monday = 1 to Sunday = 7.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub weekdays: BTreeSet<u8>,
    /// When it begins, `HH:MM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_from: Option<String>,
    /// When it ends, `HH:MM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_to: Option<String>,
    /// How often, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<String>,
}

/// How to register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Registration {
    /// The last day to register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
}

/// How many people can take part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Capacity {
    /// Places in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// Places that are free.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<u32>,
    /// The day that was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
}

/// Whom the public may ask: an office, never a private person's number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// The office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Where we know an offer from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The system or file, such as `vhs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its own id there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The page it was read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When that page was published, `YYYY-MM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Whether it belongs to the sample data: shown as an example, never as confirmed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// Whether an offer is on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is on.
    #[default]
    Active,
    /// Not at the moment.
    Paused,
    /// Not any more.
    Ended,
}

/// How far an offer reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach {
    /// One place.
    At(Point),
    /// The whole county.
    County,
    /// Anywhere, over the internet.
    Online,
}

impl Offer {
    /// All runs, the first one first.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        std::iter::once(&self.run).chain(&self.further_runs)
    }

    /// Whether it is over on `today`: by its status, or because its last run has ended.
    pub fn is_over(&self, today: Date) -> bool {
        self.status == Status::Ended || self.runs().all(|run| run.ends.is_some_and(|ends| ends < today))
    }

    /// How far it reaches.
    pub fn reach(&self) -> Reach {
        match (self.place.lat, self.place.lon) {
            _ if self.is_online() => Reach::Online,
            (Some(latitude), Some(longitude)) => Reach::At(Point { latitude, longitude }),
            _ => Reach::County,
        }
    }

    /// Whether one can take part over the internet.
    pub fn is_online(&self) -> bool {
        self.place.online || matches!(self.format, Some(Format::Online))
    }

    /// Whether it states `facet`. `false` also stands for "nobody told us".
    pub fn has(&self, facet: Facet) -> bool {
        match facet {
            Facet::Free => self.cost == Cost::Free,
            Facet::Accessible => !self.accessibility.is_empty(),
            Facet::Online => self.is_online() || matches!(self.format, Some(Format::Blended)),
            Facet::Senior => self.tags.contains(&facet) || self.life_phases.contains(&LifePhase::Aeltere),
            Facet::Holiday | Facet::Counselling => self.tags.contains(&facet),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_offer_is_over_only_when_its_last_run_is() {
        let run = |day| Run { ends: Some(date(2026, 5, day)), ..Run::default() };
        let mut offer = Offer { run: run(1), ..Offer::default() };
        assert!(offer.is_over(date(2026, 5, 2)));
        offer.further_runs.push(run(9));
        assert!(!offer.is_over(date(2026, 5, 9)));
        assert!(offer.is_over(date(2026, 5, 10)));
        assert!(!Offer::default().is_over(date(2026, 5, 10)));
    }

    #[test]
    fn a_line_of_the_canonical_file_reads_and_writes_the_same() {
        let line = r#"{"id":"a","title":"A","provider":"p","topics":["sport/schwimmen"],"tags":["holiday"],
            "age_min_months":60,"age_max_months":131,"cost":"paid","starts":"2026-02-10","life_phases":["schule"],
            "place":{"municipality":"Merzig","lat":49.4,"lon":6.6,"precision":"district","online":false}}"#;
        let offer: Offer = serde_json::from_str(line).expect("a canonical line");
        assert_eq!(offer.ages, AgeLimits { min: Some(60), max: Some(131) });
        assert_eq!(offer.run.starts, Some(date(2026, 2, 10)));
        let again = serde_json::to_string(&offer).expect("an offer can be written");
        assert_eq!(serde_json::from_str::<Offer>(&again).expect("what was written"), offer);
    }
}
