//! Which days people work on in the Saarland, and when a number of such days is over.

use jiff::{ToSpan, civil::Weekday};

use crate::domain::time::{Date, Timestamp};

/// Office hours end at this hour: what begins or ends on a day begins or ends there.
const END_OF_DAY: u8 = 17;

/// Holidays that fall on the same day each year, as month and day (section 2 of the Saarland's law on Sundays and
/// holidays).
const FIXED: [(i8, i8); 7] = [(1, 1), (5, 1), (8, 15), (10, 3), (11, 1), (12, 25), (12, 26)];

/// Holidays that follow Easter Sunday, by so many days: Good Friday, Easter Monday, Ascension Day, Whit Monday, Corpus
/// Christi.
const AFTER_EASTER: [i64; 5] = [-2, 1, 39, 50, 60];

/// Whether people work on `day`: from Monday to Friday, but for holidays.
pub fn is_working_day(day: Date) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !is_weekend && !is_holiday(day)
}

/// When `days` working days are over after `start`: at the end of office hours on the last of them. The day on which
/// it starts does not count, whatever the hour.
pub fn after_working_days(start: Timestamp, days: u8) -> Timestamp {
    let mut day = start.date();
    let mut left = days;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        left -= u8::from(is_working_day(day));
    }
    Timestamp::at_hour(day, END_OF_DAY)
}

fn is_holiday(day: Date) -> bool {
    let follows = |days: &i64| {
        easter(day.year()).and_then(|sunday| sunday.checked_add(days.days()).ok()).is_some_and(|it| it == day)
    };
    FIXED.contains(&(day.month(), day.day())) || AFTER_EASTER.iter().any(follows)
}

/// Easter Sunday of `year`, by the anonymous Gregorian computus (Nature, 20 April 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (cycle, century, rest) = (year % 19, year / 100, year % 100);
    let (leap_century, century_rest) = (century / 4, century % 4);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * cycle + century - leap_century - moon_shift + 15) % 30;
    let (leap, leap_rest) = (rest / 4, rest % 4);
    let weekday = (32 + 2 * century_rest + 2 * leap - moon - leap_rest) % 7;
    let late = (cycle + 11 * moon + 22 * weekday) / 451;
    let number = moon + weekday - 7 * late + 114;
    let (month, day) = (number / 31, number % 31 + 1);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_moves_as_the_church_says() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn the_saarland_rests_on_its_own_holidays() {
        let off = [
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 5, 14),
            date(2026, 5, 25),
            date(2026, 6, 4),
            date(2025, 8, 15),
            date(2027, 11, 1),
            date(2026, 11, 28),
            date(2026, 11, 29),
        ];
        for day in off {
            assert!(!is_working_day(day), "{day}");
        }
        for day in [date(2026, 1, 6), date(2026, 12, 24), date(2025, 10, 31), date(2026, 4, 2)] {
            assert!(is_working_day(day), "{day}");
        }
    }

    #[test]
    fn three_working_days_step_over_weekends_and_holidays() {
        let asked = Timestamp::at_hour(date(2026, 4, 1), 10);
        // Good Friday, a weekend and Easter Monday lie between.
        assert_eq!(after_working_days(asked, 3), Timestamp::at_hour(date(2026, 4, 8), 17));
        let saturday = Timestamp::at_hour(date(2026, 11, 28), 9);
        assert_eq!(after_working_days(saturday, 3), Timestamp::at_hour(date(2026, 12, 2), 17));
        assert_eq!(after_working_days(asked, 0), Timestamp::at_hour(date(2026, 4, 1), 17));
    }
}
