//! Ages in months, and the bands that menus group them into.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The oldest age that is understood: 120 years, in months, with the months of that year.
pub const OLDEST_MONTHS: u16 = 120 * 12 + 11;

/// An inclusive span of ages in months; one exact age is a span of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AgeSpan {
    /// The youngest, in months.
    pub min: u16,
    /// The oldest, in months.
    pub max: u16,
}

impl AgeSpan {
    /// Exactly `months`.
    pub fn months(months: u16) -> Self {
        Self { min: months, max: months }
    }

    /// Exactly `years`, as people say it: the day of the birthday.
    pub fn years(years: u16) -> Self {
        Self::months(years.saturating_mul(12))
    }

    /// From the first day of being `from` years old to the last day of being `to` years old.
    pub fn between_years(from: u16, to: u16) -> Self {
        Self {
            min: from.saturating_mul(12),
            max: to.saturating_mul(12).saturating_add(11).min(OLDEST_MONTHS),
        }
    }

    /// The span without the months of the last year: what a person says, in years.
    pub fn in_years(self) -> (u16, u16) {
        (self.min / 12, self.max / 12)
    }
}

/// The ages an offer is for, in months, inclusive; open where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeLimits {
    /// The youngest, in months.
    #[serde(rename = "age_min_months", default)]
    pub min: Option<u16>,
    /// The oldest, in months.
    #[serde(rename = "age_max_months", default)]
    pub max: Option<u16>,
}

impl AgeLimits {
    /// Whether anything is said about ages.
    pub fn is_stated(self) -> bool {
        self.min.is_some() || self.max.is_some()
    }

    /// How many months lie between `span` and these limits; 0 where they meet.
    pub fn gap(self, span: AgeSpan) -> u16 {
        let too_young = self.min.map_or(0, |min| min.saturating_sub(span.max));
        let too_old = self.max.map_or(0, |max| span.min.saturating_sub(max));
        too_young.max(too_old)
    }
}

/// A band of ages for menus. Search never uses it: it compares months.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AgeBand {
    /// The id, such as `b6`.
    pub id: String,
    /// The youngest, in whole years.
    pub min: u16,
    /// The oldest, in whole years.
    pub max: u16,
    /// What it is called in German.
    pub de: String,
    /// What it is called in simple language.
    pub simple: String,
    /// Everyday words that name a person of this age.
    pub words: Vec<String>,
}

impl AgeBand {
    /// All ages of the band.
    pub fn span(&self) -> AgeSpan {
        AgeSpan::between_years(self.min, self.max)
    }
}

/// The bands, and the topics that menus offer each of them first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct AgeMenu {
    /// The bands, the youngest first.
    #[serde(rename = "band")]
    pub bands: Vec<AgeBand>,
    /// The ids of topics by the id of a band; `any` where no age is known.
    #[serde(rename = "menu")]
    pub topics: BTreeMap<String, Vec<String>>,
}

impl AgeMenu {
    /// Reads `ages.toml`.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The ids of the topics that suit `age` best.
    pub fn topics_for(&self, age: Option<AgeSpan>) -> &[String] {
        let band = age
            .and_then(|age| self.bands.iter().find(|band| (band.min..=band.max).contains(&age.in_years().0)));
        let id = band.map_or("any", |band| band.id.as_str());
        self.topics.get(id).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_inclusive_and_half_years_count() {
        let limits = AgeLimits { min: Some(6), max: Some(18) };
        assert_eq!(limits.gap(AgeSpan::months(6)), 0);
        assert_eq!(limits.gap(AgeSpan::months(18)), 0);
        assert_eq!(limits.gap(AgeSpan::months(19)), 1);
        assert_eq!(limits.gap(AgeSpan::months(3)), 3);
    }

    #[test]
    fn an_offer_without_limits_is_for_everyone() {
        assert_eq!(AgeLimits::default().gap(AgeSpan::years(99)), 0);
    }
}
