//! When providers are asked whether their offers are still right, and how long what they say counts.

use jiff::ToSpan;
use serde::Deserialize;

use crate::domain::{
    offer::Offer,
    time::{Date, Timestamp},
    working_day::is_working_day,
};

/// What was confirmed more months ago than this counts as unconfirmed again.
pub const COUNTS_MONTHS: u16 = 12;

/// What was confirmed no longer ago than this is not asked for, in days.
const FRESH_DAYS: i64 = 60;

/// A round is made up for up to so many days after its day.
const LATE_DAYS: i64 = 14;

/// Nobody is asked before this hour.
const EARLIEST_HOUR: u8 = 8;

/// A day of every year, such as `09-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct YearDay {
    month: i8,
    day: i8,
}

/// That is no day of every year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no day of every year: write month and day, such as 09-20")]
pub struct NoYearDay(String);

impl YearDay {
    /// The day with this month and day of the month; none if some years do not have it.
    pub fn new(month: i8, day: i8) -> Option<Self> {
        // A year without a 29th of February.
        Date::new(2026, month, day).ok().map(|_| Self { month, day })
    }

    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

impl TryFrom<String> for YearDay {
    type Error = NoYearDay;

    fn try_from(text: String) -> Result<Self, NoYearDay> {
        let is_number = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let read = |part: &str| part.parse().ok().filter(|_| is_number(part));
        let parts = text.split_once('-').and_then(|(month, day)| Some((read(month)?, read(day)?)));
        parts.and_then(|(month, day)| Self::new(month, day)).ok_or(NoYearDay(text))
    }
}

/// The day of the round in which providers are asked at this moment; none if they are left alone.
pub fn round(days: &[YearDay], now: Timestamp) -> Option<Date> {
    let today = now.date();
    if !is_working_day(today) || now.hour() < EARLIEST_HOUR {
        return None;
    }
    let first = today.saturating_sub(LATE_DAYS.days());
    let of_both_years = |day: &YearDay| [today.year() - 1, today.year()].map(|year| day.in_year(year));
    days.iter().flat_map(of_both_years).flatten().filter(|day| first <= *day && *day <= today).max()
}

/// What was confirmed before this day is asked for again.
pub fn fresh_since(today: Date) -> Date {
    today.saturating_sub(FRESH_DAYS.days())
}

/// Whether the provider of `offer` should say that it is still right.
pub fn is_due(offer: &Offer, today: Date) -> bool {
    !offer.is_over(today) && offer.verified_on.is_none_or(|day| day < fresh_since(today))
}

/// Whether `offer` was confirmed, but so long ago that it counts as unconfirmed again.
pub fn is_stale(offer: &Offer, today: Date) -> bool {
    let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    offer.verified_on.is_some_and(|day| months(today) - months(day) > i32::from(COUNTS_MONTHS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(texts: &[&str]) -> Vec<YearDay> {
        texts.iter().map(|text| YearDay::try_from((*text).to_owned()).expect("a day")).collect()
    }

    #[test]
    fn a_day_that_some_years_do_not_have_is_refused() {
        for wrong in ["", "1-10", "02-29", "13-01", "04-31", "2026-01-10", "20.09", "+1-10", "00-10"] {
            assert!(YearDay::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
        assert_eq!(YearDay::try_from("09-20".to_owned()), Ok(YearDay { month: 9, day: 20 }));
    }

    #[test]
    fn a_round_waits_for_a_working_day_and_for_eight_and_is_made_up_for() {
        let days = days(&["01-10", "12-30"]);
        let at = |day, hour| round(&days, Timestamp::at_hour(day, hour));
        // The tenth of January 2026 is a Saturday.
        assert_eq!(at(date(2026, 1, 10), 9), None);
        assert_eq!(at(date(2026, 1, 12), 7), None);
        assert_eq!(at(date(2026, 1, 12), 8), Some(date(2026, 1, 10)));
        assert_eq!(at(date(2026, 1, 23), 16), Some(date(2026, 1, 10)));
        assert_eq!(at(date(2026, 1, 26), 16), None);
        assert_eq!(at(date(2026, 1, 9), 9), Some(date(2025, 12, 30)), "over the turn of the year");
        assert_eq!(round(&[], Timestamp::at_hour(date(2026, 1, 12), 9)), None);
    }

    #[test]
    fn what_was_confirmed_counts_for_a_year_and_is_asked_for_after_sixty_days() {
        let today = date(2026, 3, 10);
        let offer = |verified_on| Offer { verified_on, ..Offer::default() };
        assert!(is_due(&offer(None), today) && !is_stale(&offer(None), today));
        for (day, is_asked_for, is_old) in [
            (date(2026, 3, 1), false, false),
            (date(2026, 1, 9), false, false),
            (date(2026, 1, 8), true, false),
            (date(2025, 3, 1), true, false),
            (date(2025, 2, 28), true, true),
        ] {
            let offer = offer(Some(day));
            assert_eq!((is_due(&offer, today), is_stale(&offer, today)), (is_asked_for, is_old), "{day}");
        }
        let ended = Offer { status: crate::domain::offer::Status::Ended, ..offer(None) };
        assert!(!is_due(&ended, today));
    }
}
