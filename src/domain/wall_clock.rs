//! A day and an hour as people write them into a form, and the moment that they mean.

use jiff::{
    civil::{Date, Time},
    tz::AmbiguousOffset,
};

use crate::domain::time::{Timestamp, county_time};

/// Which moment a day and an hour mean in the county.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing was written.
    Nothing,
    /// This one.
    Once(Timestamp),
    /// The clocks show it twice that day, because they are put back: the first of the two.
    Twice(Timestamp),
    /// The clocks never show it, because they are put forward that day.
    Never,
    /// Only a day was written, or only an hour.
    Half,
    /// It is no day, or no hour.
    Unreadable,
}

impl Reading {
    /// The moment, if it is one.
    pub fn moment(self) -> Option<Timestamp> {
        match self {
            Self::Once(moment) | Self::Twice(moment) => Some(moment),
            Self::Nothing | Self::Never | Self::Half | Self::Unreadable => None,
        }
    }
}

/// Years that somebody can mean.
const YEARS: std::ops::RangeInclusive<i16> = 2_000..=2_199;

/// Reads `date`, such as `2026-03-29`, and `time`, such as `09:30`.
pub fn read(date: &str, time: &str) -> Reading {
    match (date.trim(), time.trim()) {
        ("", "") => Reading::Nothing,
        ("", _) | (_, "") => Reading::Half,
        (date, time) => moment(date, time).unwrap_or(Reading::Unreadable),
    }
}

fn moment(date: &str, time: &str) -> Option<Reading> {
    let date = Date::strptime("%Y-%m-%d", date).ok().filter(|date| YEARS.contains(&date.year()))?;
    let time = Time::strptime("%H:%M", time).or_else(|_| Time::strptime("%H:%M:%S", time)).ok()?;
    let meant = county_time().to_ambiguous_timestamp(date.to_datetime(time));
    let kind = meant.offset();
    let moment = Timestamp(meant.earlier().ok()?.as_millisecond());
    Some(match kind {
        AmbiguousOffset::Unambiguous { .. } => Reading::Once(moment),
        AmbiguousOffset::Gap { .. } => Reading::Never,
        AmbiguousOffset::Fold { .. } => Reading::Twice(moment),
    })
}

/// Day and hour of `moment`, as [`read`] reads them.
pub fn written(moment: Timestamp) -> (String, String) {
    let time = jiff::Timestamp::from_millisecond(moment.0).unwrap_or_default();
    let shown = county_time().to_datetime(time);
    (shown.strftime("%Y-%m-%d").to_string(), shown.strftime("%H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_that_there_is_not_or_twice_is_told_apart() {
        assert_eq!(read(" ", ""), Reading::Nothing);
        assert_eq!(read("2026-03-10", ""), Reading::Half);
        assert_eq!(read("10.3.2026", "9 Uhr"), Reading::Unreadable);
        assert_eq!(read("0001-01-01", "09:00"), Reading::Unreadable);
        assert_eq!(read("2026-03-29", "02:30"), Reading::Never);
        let Reading::Twice(first) = read("2026-10-25", "02:30") else { panic!("it is there twice") };
        assert_eq!(written(first), ("2026-10-25".to_owned(), "02:30".to_owned()));
        // Summer time still: two hours ahead of UTC.
        assert_eq!(first, Timestamp(1_792_888_200_000));
        assert_eq!(read("2026-03-10", "12:15"), Reading::Once(Timestamp(1_773_141_300_000)));
    }
}
