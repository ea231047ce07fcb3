//! A moment, a day, days and parts of the day; what is now is handed in from outside.

use jiff::{civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A day of the calendar, as people in the county read it.
pub type Date = civil::Date;

/// Days from the first to the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first one.
    pub first: Date,
    /// The last one; none if it goes on.
    pub last: Option<Date>,
}

impl Days {
    /// Only `day`.
    pub fn only(day: Date) -> Self {
        Self { first: day, last: Some(day) }
    }

    /// The one day that it is, if it is only one.
    pub fn single(self) -> Option<Date> {
        self.last.filter(|last| *last == self.first)
    }
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayTime {
    /// Before noon.
    Morning,
    /// From noon to five.
    Afternoon,
    /// From five on.
    Evening,
}

impl DayTime {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The hours it begins and ends at.
    pub fn hours(self) -> (u16, u16) {
        match self {
            Self::Morning => (0, 12),
            Self::Afternoon => (12, 17),
            Self::Evening => (17, 24),
        }
    }

    /// The name it has in data and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }
}

/// A moment: milliseconds since 1970, UTC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Noon of `date` in the county: the moment a command works with when a day is given instead of the clock.
    pub fn noon_of(date: Date) -> Self {
        Self::at_hour(date, 12)
    }

    /// When the clocks of the county show the full hour `hour` of `date`, 0 to 23: the first time where they show it
    /// twice, an hour later where they leave it out.
    pub fn at_hour(date: Date, hour: u8) -> Self {
        let time = civil::Time::new(i8::try_from(hour % 24).unwrap_or_default(), 0, 0, 0).unwrap_or_default();
        let moment = county_time().to_timestamp(date.to_datetime(time));
        Self(moment.map_or(0, jiff::Timestamp::as_millisecond))
    }

    /// The moment `seconds` later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000)))
    }

    /// Whole seconds from `earlier` to this moment; negative if `earlier` is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0) / 1_000
    }

    /// The day this moment falls on in the county.
    pub fn date(self) -> Date {
        self.in_the_county().date()
    }

    /// The hour, 0 to 23, that the clocks of the county show at this moment.
    pub fn hour(self) -> u8 {
        self.in_the_county().hour().unsigned_abs()
    }

    fn in_the_county(self) -> civil::DateTime {
        let moment = jiff::Timestamp::from_millisecond(self.0).unwrap_or_default();
        county_time().to_datetime(moment)
    }
}

/// The time zone of the county. The zone data is part of the program, so nothing is read from the machine.
pub fn county_time() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_evening_in_summer_is_still_the_same_day_in_the_county() {
        let date = civil::date(2026, 7, 1);
        let noon = Timestamp::noon_of(date);
        assert_eq!(noon.plus(11 * 3_600).date(), date);
        assert_eq!(noon.plus(12 * 3_600).date(), civil::date(2026, 7, 2));
    }
}
