//! Reads days: "heute", "nächste Woche", "am 5. März", "im Januar", "ab Februar", counted from today.

use std::ops::Range;

use jiff::ToSpan;

use crate::domain::{
    dialog::understand::{
        lexicon::Lexicon,
        sentence::Sentence,
        wish_words::{DateWord, WishWords},
    },
    time::{Date, Days},
};

/// How many words may stand between two days that belong together: "heute oder morgen".
const JOINED_BY: usize = 1;

/// The days that `sentence` asks for, and takes the words that say them. The last ones count, because people
/// correct themselves; days joined by a word are one span.
pub fn days(sentence: &mut Sentence, lexicon: &Lexicon, today: Date) -> Option<Days> {
    let reader = Reader { lexicon, words: &lexicon.wish, today };
    let mut found: Option<(Range<usize>, Days)> = None;
    let mut index = 0;
    while index < sentence.len() {
        if let Some(end) = reader.words.date.end(DateWord::Now, sentence, index) {
            sentence.take(index..end);
        }
        let Some((range, days)) = reader.wish_at(sentence, index) else {
            index += 1;
            continue;
        };
        index = range.end;
        if reader.words.tells_of_life(sentence, range.start) || days.last.is_some_and(|last| last < today) {
            continue;
        }
        sentence.take(reader.words.with_lead(sentence, range.start)..range.end);
        let gap = |before: &Range<usize>| range.start.saturating_sub(before.end);
        let days = match &found {
            Some((before, earlier)) if (1..=JOINED_BY).contains(&gap(before)) => hull(*earlier, days),
            Some(_) | None => days,
        };
        found = Some((range, days));
    }
    found.map(|(_, days)| days)
}

/// The days from the earlier beginning to the later end.
fn hull(one: Days, other: Days) -> Days {
    Days { first: one.first.min(other.first), last: one.last.zip(other.last).map(|(a, b)| a.max(b)) }
}

/// Where the day itself begins behind "ab" or "bis": "bis zum 5. März".
fn behind_article(sentence: &Sentence, index: usize) -> usize {
    index + usize::from(matches!(sentence.at(index), "zum" | "zur" | "dem" | "den" | "der"))
}

struct Reader<'a> {
    lexicon: &'a Lexicon,
    words: &'a WishWords,
    today: Date,
}

/// Some days, and where the words for them end.
type Told = (usize, Days);

impl Reader<'_> {
    /// The days that begin to be told at `index`: "ab Februar", "bis März", "vom 5. bis 9. März", "im Januar".
    fn wish_at(&self, sentence: &Sentence, index: usize) -> Option<(Range<usize>, Days)> {
        let is = |word| self.words.date.is(word, sentence, index);
        let (from, until) = (is(DateWord::From), is(DateWord::Until));
        let limited = (from || until).then(|| self.span(sentence, behind_article(sentence, index + 1)));
        if let Some((end, days)) = limited.flatten() {
            let is_span = sentence.words()[index + 1..end].iter().any(|word| word.folded == "bis");
            let days = match (from, is_span) {
                (true, true) => days,
                (true, false) => Days { last: None, ..days },
                (false, _) => Days { first: self.today, ..days },
            };
            return Some((index..end, days));
        }
        let (end, days) = self.span(sentence, index)?;
        Some((index..end, days))
    }

    /// One point, or two that "bis" joins.
    fn span(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        if let Some(told) = self.days_of_a_month(sentence, index) {
            return Some(told);
        }
        let (end, first) = self.point(sentence, index)?;
        if sentence.at(end) != "bis" {
            return Some((end, first));
        }
        let Some((end, last)) = self.point(sentence, behind_article(sentence, end + 1)) else {
            return Some((end, first));
        };
        let is_after = last.last.is_none_or(|last| last >= first.first);
        is_after.then_some((end, Days { first: first.first, last: last.last }))
    }

    /// "5. bis 9. März".
    fn days_of_a_month(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        let from = sentence.number(index).filter(|day| (1..=31).contains(day))?;
        let is_joined = sentence.at(index + 1) == "bis" || sentence.at(index + 1) == "und";
        let (end, last) = self.point(sentence, index + 2).filter(|_| is_joined)?;
        let first = last.single()?.with().day(i8::try_from(from).ok()?).build().ok()?;
        (first <= last.first).then_some((end, Days { first, ..last }))
    }

    fn point(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        if !sentence.is_free(index..index + 1) {
            return None;
        }
        self.near_day(sentence, index)
            .or_else(|| self.relative(sentence, index))
            .or_else(|| self.day_of_month(sentence, index))
            .or_else(|| self.written_date(sentence, index))
            .or_else(|| self.month(sentence, index))
            .or_else(|| self.season(sentence, index))
    }

    /// "heute", "morgen", "übermorgen"; but not "am Morgen" or "guten Morgen".
    fn near_day(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        let days = [(DateWord::Today, 0), (DateWord::Tomorrow, 1), (DateWord::AfterTomorrow, 2)];
        let before = index.checked_sub(1);
        let is_part_of_day = before.is_some_and(|at| {
            self.words.day_times.matching(sentence, at).is_some_and(|(range, _)| range.end > index)
        });
        let is_greeting = self.words.greeting.has(sentence.before(index));
        if is_part_of_day || is_greeting {
            return None;
        }
        days.into_iter().find_map(|(word, ahead)| {
            let end = self.words.date.end(word, sentence, index)?;
            Some((end, Days::only(self.today.saturating_add(ahead.days()))))
        })
    }

    /// "diese Woche", "nächsten Monat", "nächsten Samstag", "übernächste Woche", "nächstes Jahr".
    fn relative(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        let is = |word| self.words.date.is(word, sentence, index);
        let ahead = match (is(DateWord::This), is(DateWord::Next), is(DateWord::AfterNext)) {
            (true, _, _) => 0,
            (_, true, _) => 1,
            (_, _, true) => 2,
            (false, false, false) => return None,
        };
        let at = index + 1;
        let end = at + 1;
        let unit = |word| self.words.date.is(word, sentence, at);
        if let Some((range, days)) = self.words.weekdays.matching(sentence, at) {
            let (first, last) = (*days.first()?, *days.last()?);
            return Some((range.end, self.coming_days(first, last, ahead)));
        }
        if unit(DateWord::Week) {
            let monday = self.weekday_from_monday(1, ahead);
            let first = monday.max(self.today);
            return Some((end, Days { first, last: Some(monday.saturating_add(6.days())) }));
        }
        if unit(DateWord::Month) {
            let month = self.today.first_of_month().saturating_add(ahead.months());
            return Some((end, Days { first: month.max(self.today), last: Some(month.last_of_month()) }));
        }
        if unit(DateWord::Year) {
            let year = self.today.first_of_year().saturating_add(ahead.years());
            return Some((end, Days { first: year.max(self.today), last: Some(year.last_of_year()) }));
        }
        let (range, months) = self.words.seasons.matching(sentence, at)?;
        Some((range.end, self.season_days(*months, None)))
    }

    /// The days of the week from `first` to `last` that come next, or a week later for every `ahead` above one.
    fn coming_days(&self, first: u8, last: u8, ahead: i32) -> Days {
        let mut start = self.weekday_from_monday(first, 0);
        let has_begun = if ahead == 0 {
            start.saturating_add(i32::from(last - first).days()) < self.today
        } else {
            start <= self.today
        };
        start = start.saturating_add((i32::from(has_begun) + (ahead - 1).max(0)).weeks());
        let end = start.saturating_add(i32::from(last - first).days());
        Days { first: start.max(self.today), last: Some(end) }
    }

    /// The `weekday` of this week, or of one that is `ahead` weeks later.
    fn weekday_from_monday(&self, weekday: u8, ahead: i32) -> Date {
        let today = i32::from(self.today.weekday().to_monday_zero_offset());
        let days = i32::from(weekday) - 1 - today + 7 * ahead;
        self.today.saturating_add(days.days())
    }

    /// "5. März", "fünften März", "5. März 2026".
    fn day_of_month(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        let ordinal = self.lexicon.ages.ordinals.get(sentence.at(index)).copied();
        let day = sentence.number(index).or(ordinal).filter(|day| (1..=31).contains(day))?;
        let (range, month) = self.words.months.matching(sentence, index + 1)?;
        let (end, year) = self.year(sentence, range.end);
        Some((end, Days::only(self.date(i8::try_from(day).ok()?, *month, year)?)))
    }

    /// "24.12." behind "am", "05.03.2026" anywhere.
    fn written_date(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        let mut parts = sentence.at(index).split(',');
        let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let year = parts.next().and_then(|year| year.parse::<i16>().ok());
        let year = year.map(|year| if year < 100 { 2_000 + year } else { year });
        let before = index.checked_sub(1);
        let is_announced = before.is_some_and(|at| self.words.date.is(DateWord::On, sentence, at));
        if year.is_none() && !is_announced {
            return None;
        }
        Some((index + 1, Days::only(self.date(day, month, year)?)))
    }

    /// "im Januar", "Anfang März", "Ende Januar 2026".
    fn month(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        let part = [DateWord::Beginning, DateWord::Middle, DateWord::End];
        let part = part.into_iter().find(|part| self.words.date.is(*part, sentence, index));
        let at = index + usize::from(part.is_some());
        let (range, month) = self.words.months.matching(sentence, at)?;
        let is_announced = part.is_some() || {
            let before = index.checked_sub(1);
            before.is_some_and(|at| self.words.date.is(DateWord::Within, sentence, at))
        };
        let is_name = sentence.words()[at].written.chars().next().is_some_and(char::is_uppercase);
        if !is_announced && !is_name {
            return None;
        }
        let (end, year) = self.year(sentence, range.end);
        let next = i16::from(*month < self.today.month());
        let year = year.unwrap_or(self.today.year() + next);
        let first = Date::new(year, *month, 1).ok()?;
        let day = |day| first.with().day(day).build().ok();
        let (from, to) = match part {
            Some(DateWord::Beginning) => (first, day(10)?),
            Some(DateWord::Middle) => (day(10)?, day(20)?),
            Some(DateWord::End) => (day(20)?, first.last_of_month()),
            Some(_) | None => (first, first.last_of_month()),
        };
        Some((end, Days { first: from.max(self.today.min(to)), last: Some(to) }))
    }

    /// "im Sommer", "ab Herbst", "im Winter 2026".
    fn season(&self, sentence: &Sentence, index: usize) -> Option<Told> {
        let (range, months) = self.words.seasons.matching(sentence, index)?;
        let before = index.checked_sub(1);
        let is_announced = before.is_some_and(|at| self.words.date.is(DateWord::Within, sentence, at));
        let (end, year) = self.year(sentence, range.end);
        is_announced.then(|| (end, self.season_days(*months, year)))
    }

    fn season_days(&self, (first, last): (i8, i8), year: Option<i16>) -> Days {
        let days = |year: i16| {
            let end = Date::constant(year + i16::from(last < first), last, 1).last_of_month();
            Days { first: Date::constant(year, first, 1), last: Some(end) }
        };
        let days = year.map_or_else(
            || {
                let this = days(self.today.year());
                if this.last < Some(self.today) { days(self.today.year() + 1) } else { this }
            },
            days,
        );
        Days { first: days.first.max(self.today), ..days }
    }

    /// A year at `index`, and where it ends.
    fn year(&self, sentence: &Sentence, index: usize) -> (usize, Option<i16>) {
        let year = sentence.number(index).and_then(|year| i16::try_from(year).ok());
        let year = year.filter(|year| (self.today.year() - 1..=self.today.year() + 5).contains(year));
        (index + usize::from(year.is_some()), year)
    }

    /// A day of this year, or of the next one if it is over.
    fn date(&self, day: i8, month: i8, year: Option<i16>) -> Option<Date> {
        if let Some(year) = year {
            return Date::new(year, month, day).ok();
        }
        let this = Date::new(self.today.year(), month, day).ok();
        this.filter(|date| *date >= self.today).or_else(|| Date::new(self.today.year() + 1, month, day).ok())
    }
}
