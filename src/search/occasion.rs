//! Whether an offer takes place when somebody has time: days, days of the week, parts of the day.

use crate::{
    domain::{
        query::Query,
        time::{Date, Days},
    },
    search::{facts::Facts, schema::days},
};

/// What an offer states about a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// It fits.
    Fits,
    /// Something else.
    Otherwise,
    /// Nothing.
    Not,
}

/// When somebody has time, made ready to be compared with many offers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Occasion {
    /// The days of the week, Monday = bit 0; 0 if any.
    weekdays: u8,
    /// The parts of the day, morning = bit 0; 0 if any.
    day_times: u8,
    /// The first and the last day, in days since 1970.
    days: Option<(i32, i32)>,
}

impl Occasion {
    /// When `query` asks for something.
    pub fn new(query: &Query) -> Self {
        let of_days = query.days.map_or(0, weekdays_within);
        let asked = query.weekdays.iter().fold(0, |bits, day| bits | weekday_bit(*day));
        let end = |days: Days| days.last.map_or(i32::MAX, self::days);
        Self {
            // "Samstags im Januar" are the Saturdays, "am 5. März" is a Thursday.
            weekdays: if asked == 0 { of_days } else { asked },
            day_times: query.day_times.iter().fold(0, |bits, part| bits | 1 << *part as u8),
            days: query.days.map(|span| (self::days(span.first), end(span))),
        }
    }

    /// How what is known of an offer's times fits.
    pub fn of(&self, facts: &Facts) -> Stated {
        if self.weekdays == 0 && self.day_times == 0 && self.days.is_none() {
            return Stated::Fits;
        }
        let of_bits = |asked: u8, known: u8| match (asked, known) {
            (0, _) => Stated::Fits,
            (_, 0) => Stated::Not,
            (asked, known) if asked & known == 0 => Stated::Otherwise,
            _ => Stated::Fits,
        };
        let of_days = self.days.map_or(Stated::Fits, |span| within(span, facts));
        let is_dated = self.days.is_some() && of_days == Stated::Fits;
        let mut weekdays = of_bits(self.weekdays, facts.weekdays());
        if weekdays == Stated::Not && is_dated {
            // The date says more than the day of the week.
            weekdays = Stated::Fits;
        }
        let all = [of_days, weekdays, of_bits(self.day_times, facts.day_times())];
        if all.contains(&Stated::Otherwise) {
            Stated::Otherwise
        } else if all.contains(&Stated::Not) {
            Stated::Not
        } else {
            Stated::Fits
        }
    }
}

/// Whether an offer takes place within these days. What has no dates but days of the week goes on all year.
fn within((first, last): (i32, i32), facts: &Facts) -> Stated {
    match (facts.first_day(), facts.last_day()) {
        (None, None) if facts.weekdays() != 0 => Stated::Fits,
        (None, None) => Stated::Not,
        (begins, ends) => {
            let is_apart = begins.is_some_and(|day| day > last) || ends.is_some_and(|day| day < first);
            if is_apart { Stated::Otherwise } else { Stated::Fits }
        }
    }
}

/// The bit of a day of the week, Monday = 1; none for anything else.
fn weekday_bit(day: u8) -> u8 {
    if (1..=7).contains(&day) { 1 << (day - 1) } else { 0 }
}

/// The days of the week in a span that is shorter than a week; 0 if it is longer.
fn weekdays_within(span: Days) -> u8 {
    let Some(last) = span.last else { return 0 };
    let length = days(last) - days(span.first);
    if !(0..6).contains(&length) {
        return 0;
    }
    let bit = |day: Date| 1 << day.weekday().to_monday_zero_offset();
    span.first
        .series(jiff::ToSpan::day(1))
        .take_while(|day| *day <= last)
        .fold(0, |bits, day| bits | bit(day))
}
