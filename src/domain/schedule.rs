//! On which days of the week and in which parts of the day an offer takes place: by its runs, else by what it says
//! about its times in words.

use std::collections::BTreeSet;

use crate::domain::{
    calendar,
    dialog::understand::sentence::Sentence,
    offer::{Offer, Run},
    spelling::fold,
    time::DayTime,
};

/// What is open for more hours than this is open in every part of the day that it touches; a shorter course belongs
/// to the part in which it begins.
const LONG_HOURS: u16 = 3;

/// The days of the week, Monday = 1; empty if nobody told us.
pub fn weekdays(offer: &Offer) -> BTreeSet<u8> {
    let stated: BTreeSet<u8> = offer.runs().flat_map(|run| run.weekdays.iter().copied()).collect();
    let stated: BTreeSet<u8> = stated.into_iter().filter(|day| (1..=7).contains(day)).collect();
    if stated.is_empty() { offer.schedule.as_deref().map(weekdays_in).unwrap_or_default() } else { stated }
}

/// The parts of the day; empty if nobody told us.
pub fn day_times(offer: &Offer) -> BTreeSet<DayTime> {
    let stated: BTreeSet<_> = offer.runs().filter_map(hours_of).flat_map(parts).collect();
    if stated.is_empty() { offer.schedule.as_deref().map(day_times_in).unwrap_or_default() } else { stated }
}

/// The hours in which a run begins and ends.
fn hours_of(run: &Run) -> Option<(u16, Option<u16>)> {
    let hour = |time: &String| time.split(':').next()?.parse().ok();
    Some((run.time_from.as_ref().and_then(hour)?, run.time_to.as_ref().and_then(hour)))
}

fn parts((from, to): (u16, Option<u16>)) -> Vec<DayTime> {
    let to = to.filter(|to| *to > from + LONG_HOURS).unwrap_or(from + 1);
    DayTime::ALL.into_iter().filter(|part| part.hours().0 < to && part.hours().1 > from).collect()
}

/// The days that `text` names: "Samstags", "dienstags bis sonntags". Where it says that there are others, none.
fn weekdays_in(text: &str) -> BTreeSet<u8> {
    let sentence = Sentence::read(text);
    let day = |at: usize| (1..=7).find(|day| sentence.at(at).starts_with(&fold(calendar::weekday(*day))));
    let says = |words: &[&str]| sentence.words().iter().any(|word| words.contains(&word.folded.as_str()));
    if says(&["weitere", "weiteren", "anderen", "unterschiedlich", "verschiedenen"]) {
        return BTreeSet::new();
    }
    if says(&["taeglich"]) {
        return (1..=7).collect();
    }
    let mut found = BTreeSet::new();
    for at in 0..sentence.len() {
        let Some(first) = day(at) else { continue };
        let last = day(at + 2).filter(|last| sentence.at(at + 1) == "bis" && *last > first);
        found.extend(first..=last.unwrap_or(first));
    }
    if found.is_empty() && says(&["werktags", "wochentags"]) {
        found.extend(1..=5);
    }
    found
}

/// The parts of the day that `text` names: "vormittags", "Sonntagvormittag", "um 19 Uhr", "8 bis 16 Uhr".
fn day_times_in(text: &str) -> BTreeSet<DayTime> {
    let sentence = Sentence::read(text);
    let hour = |at: usize| sentence.at(at).split(',').next()?.parse::<u16>().ok().filter(|hour| *hour < 24);
    let mut found = BTreeSet::new();
    for at in 0..sentence.len() {
        let word = sentence.at(at);
        let is_of_a_day = |name: &str| word == format!("{name}s") || is_after_a_weekday(word, name);
        let named = [
            ("vormittag", DayTime::Morning),
            ("nachmittag", DayTime::Afternoon),
            ("abend", DayTime::Evening),
        ];
        found.extend(named.into_iter().filter(|(name, _)| is_of_a_day(name)).map(|(_, part)| part));
        let Some(last) = hour(at).filter(|_| sentence.at(at + 1) == "uhr") else { continue };
        let first = at.checked_sub(2).and_then(hour);
        let joined = sentence.before(at);
        found.extend(match first {
            Some(first)
                if joined == "bis"
                    || (joined == "und" && sentence.at(at.saturating_sub(3)) == "zwischen") =>
            {
                parts((first, Some(last)))
            }
            Some(first) if joined == "und" => [parts((first, None)), parts((last, None))].concat(),
            Some(_) | None => parts((last, None)),
        });
    }
    found
}

/// Whether `word` is a day of the week with `part` behind it: "dienstagabends".
fn is_after_a_weekday(word: &str, part: &str) -> bool {
    (1..=7).any(|day| {
        let rest = word.strip_prefix(fold(calendar::weekday(day)).as_str());
        rest.is_some_and(|rest| rest == part || rest.strip_suffix('s') == Some(part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<u8> {
        weekdays_in(text).into_iter().collect()
    }

    fn parts_of(text: &str) -> Vec<DayTime> {
        day_times_in(text).into_iter().collect()
    }

    #[test]
    fn days_of_the_week_are_read_from_words() {
        assert_eq!(days("Samstags 10 bis 11.30 Uhr"), [6]);
        assert_eq!(days("Jeden ersten und dritten Montag im Monat"), [1]);
        assert_eq!(days("März bis November, dienstags bis sonntags"), [2, 3, 4, 5, 6, 7]);
        assert_eq!(days("Mittwochs und freitags (2014)"), [3, 5]);
        assert_eq!(days("Wochentags 12 bis 14 Uhr"), [1, 2, 3, 4, 5]);
        assert_eq!(days("überwiegend dienstagabends und an vier Samstagen"), [2, 6]);
    }

    #[test]
    fn where_other_days_are_told_of_no_day_is_sure() {
        assert!(days("Erstes Treffen an einem Freitag; weitere Termine erfragen").is_empty());
        assert!(days("Sommerferien, mittwochs und an weiteren Tagen").is_empty());
        assert!(days("Termine im Jahresprogramm 2025").is_empty());
        assert_eq!(days("täglich 10 bis 12 Uhr, donnerstags bis 19 Uhr").len(), 7);
    }

    #[test]
    fn parts_of_the_day_are_read_from_words_and_hours() {
        assert_eq!(parts_of("Vormittags; Termine erfragen"), [DayTime::Morning]);
        assert_eq!(parts_of("Sonntagvormittag"), [DayTime::Morning]);
        assert_eq!(parts_of("2017 dienstags um 19 Uhr"), [DayTime::Evening]);
        assert_eq!(parts_of("Samstags 10 bis 11.30 Uhr"), [DayTime::Morning]);
        assert_eq!(parts_of("7.30 bis 16.30 Uhr"), [DayTime::Morning, DayTime::Afternoon]);
        assert_eq!(parts_of("werktags zwischen 7 und 18 Uhr"), DayTime::ALL);
        assert_eq!(parts_of("sonntags um 14 und 18 Uhr"), [DayTime::Afternoon, DayTime::Evening]);
        assert!(parts_of("Infoabend auf Anfrage").is_empty());
    }
}
