//! Reads days of the week and parts of the day: "samstags", "am Wochenende", "Mo–Fr", "abends", "ab 18 Uhr".

use std::{collections::BTreeSet, ops::Range};

use crate::domain::{
    dialog::understand::{
        lexicon::Lexicon,
        sentence::Sentence,
        wish_words::{ClockWord, WishWords},
    },
    time::DayTime,
};

/// So many words before a day of the week a refusal of it may stand: "nicht am Samstag".
const REFUSED_WITHIN: usize = 2;

/// When in the week and in the day something shall be; empty where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regularly {
    /// Days of the week, Monday = 1.
    pub weekdays: BTreeSet<u8>,
    /// Parts of the day.
    pub day_times: BTreeSet<DayTime>,
}

/// What a word or phrase says, and the words that say it.
struct Told {
    range: Range<usize>,
    said: Regularly,
}

/// When in the week and in the day `sentence` asks for, and takes the words that say it.
pub fn regularly(sentence: &mut Sentence, lexicon: &Lexicon) -> Regularly {
    let words = &lexicon.wish;
    let mut found = Regularly::default();
    let mut index = 0;
    while index < sentence.len() {
        // "Guten Abend" is no wish, and nothing to search for.
        if words.greeting.has(sentence.at(index)) && words.day_times.has(sentence.at(index + 1)) {
            sentence.take(index..index + 2);
        }
        let Some(told) = told_at(sentence, index, words) else {
            index += 1;
            continue;
        };
        index = told.range.end;
        if words.tells_of_life(sentence, told.range.start) {
            continue;
        }
        let start = words.with_lead(sentence, told.range.start);
        let refused = (start.saturating_sub(REFUSED_WITHIN)..start)
            .rev()
            .find(|at| lexicon.negation.words.contains(sentence.at(*at)) && sentence.is_free(*at..*at + 1));
        sentence.take(refused.unwrap_or(start)..told.range.end);
        let said = if refused.is_some() { all_but(&told.said) } else { told.said };
        found.weekdays.extend(said.weekdays);
        found.day_times.extend(said.day_times);
    }
    // Any time is no wish.
    if found.weekdays.len() == 7 {
        found.weekdays.clear();
    }
    if found.day_times.len() == DayTime::ALL.len() {
        found.day_times.clear();
    }
    found
}

fn all_but(said: &Regularly) -> Regularly {
    let days = (1..=7).filter(|day| !said.weekdays.contains(day));
    let parts = DayTime::ALL.into_iter().filter(|part| !said.day_times.contains(part));
    Regularly {
        weekdays: if said.weekdays.is_empty() { BTreeSet::new() } else { days.collect() },
        day_times: if said.day_times.is_empty() { BTreeSet::new() } else { parts.collect() },
    }
}

fn told_at(sentence: &Sentence, index: usize, words: &WishWords) -> Option<Told> {
    if !sentence.is_free(index..index + 1) {
        return None;
    }
    days_at(sentence, index, words)
        .or_else(|| joined_at(sentence, index, words))
        .or_else(|| part_of_day(sentence, index, words))
        .or_else(|| hours(sentence, index, words))
}

/// "samstags", "am Wochenende", "Montag bis Freitag", "Mo-Fr".
fn days_at(sentence: &Sentence, index: usize, words: &WishWords) -> Option<Told> {
    let (end, days) = day_at(sentence, index, words)?;
    let has_word = sentence.at(end) == "bis";
    let is_joined = has_word || sentence.words().get(end).is_some_and(|word| word.after_hyphen);
    let last = day_at(sentence, end + usize::from(has_word), words).filter(|_| is_joined);
    let told = |range, weekdays| Told { range, said: Regularly { weekdays, ..Regularly::default() } };
    let Some((end, last)) = last.filter(|(_, last)| days.len() == 1 && last.len() == 1) else {
        return Some(told(index..end, days.iter().copied().collect()));
    };
    let (first, last) = (days[0], last[0]);
    // "Freitag bis Montag" goes over the weekend.
    let length = (last + 7 - first) % 7;
    Some(told(index..end, (0..=length).map(|more| (first - 1 + more) % 7 + 1).collect()))
}

/// A day at `index`, and where it ends. Short forms are ordinary words too: they need another day beside them.
fn day_at<'a>(sentence: &Sentence, index: usize, words: &'a WishWords) -> Option<(usize, &'a [u8])> {
    if let Some((range, days)) = words.weekdays.matching(sentence, index) {
        return sentence.is_free(range.clone()).then_some((range.end, days.as_slice()));
    }
    let (range, days) = words.short_weekdays.matching(sentence, index)?;
    let is_day = |at: usize| {
        words.short_weekdays.matching(sentence, at).is_some()
            || words.weekdays.matching(sentence, at).is_some()
    };
    let is_name =
        |at: usize| sentence.words().get(at).is_some_and(|word| word.written.starts_with(char::is_uppercase));
    let joins = |at: usize| matches!(sentence.at(at), "bis" | "und" | "oder" | "u");
    let before = |steps: usize| index.checked_sub(steps);
    let beside = (is_day(index + 1) && (is_name(index) || sentence.words()[index + 1].after_hyphen))
        || before(1).is_some_and(|at| is_day(at) && (is_name(index) || sentence.words()[index].after_hyphen))
        || (joins(index + 1) && is_day(index + 2))
        || before(2).is_some_and(|at| joins(index - 1) && is_day(at));
    let before_an_hour =
        is_name(index) && sentence.at(index).len() == 2 && has_hour(sentence, index + 1, words);
    (beside || before_an_hour).then_some((range.end, days.as_slice()))
}

/// Whether a number of hours begins at `index`: "Mo 18 Uhr", "Di 9-12 Uhr".
fn has_hour(sentence: &Sentence, index: usize, words: &WishWords) -> bool {
    hour(sentence, index).is_some()
        && (index + 1..index + 4).any(|at| words.clock.is(ClockWord::Hour, sentence, at))
}

/// "Samstagvormittag", "Freitagabends", "Samstagskurs", "Abendkurs".
fn joined_at(sentence: &Sentence, index: usize, words: &WishWords) -> Option<Told> {
    let word = sentence.at(index);
    let rest = |name: &str| word.strip_prefix(name).filter(|rest| !rest.is_empty());
    let is_head = |rest: &str| {
        words.heads.has(rest) || rest.strip_prefix('s').is_some_and(|rest| words.heads.has(rest))
    };
    let range = index..index + 1;
    for (name, days) in words.weekdays.single_words() {
        let Some(rest) = rest(name) else { continue };
        let weekdays: BTreeSet<_> = days.iter().copied().collect();
        if is_head(rest) {
            return Some(Told { range, said: Regularly { weekdays, ..Regularly::default() } });
        }
        if let Some((_, part)) = words.day_times.single_words().find(|(name, _)| *name == rest) {
            return Some(Told { range, said: Regularly { weekdays, day_times: [*part].into() } });
        }
    }
    let (_, part) = words.day_times.single_words().find(|(name, _)| rest(name).is_some_and(is_head))?;
    Some(Told { range, said: Regularly { day_times: [*part].into(), ..Regularly::default() } })
}

/// "abends", "am Vormittag", "nach der Arbeit".
fn part_of_day(sentence: &Sentence, index: usize, words: &WishWords) -> Option<Told> {
    let (range, part) = words.day_times.matching(sentence, index)?;
    let said = Regularly { day_times: [*part].into(), ..Regularly::default() };
    sentence.is_free(range.clone()).then_some(Told { range, said })
}

/// "ab 18 Uhr", "um 9.30 Uhr", "zwischen 8 und 12 Uhr", "bis 16 Uhr".
fn hours(sentence: &Sentence, index: usize, words: &WishWords) -> Option<Told> {
    let is_hour_word = |at: usize| words.clock.is(ClockWord::Hour, sentence, at);
    let (end, first) = clock(sentence, index)?;
    let (start, day_times) = if is_hour_word(end) {
        let before = |word| index.checked_sub(1).is_some_and(|at| words.clock.is(word, sentence, at));
        let parts: BTreeSet<_> = if before(ClockWord::From) {
            parts(first, 24)
        } else if before(ClockWord::Until) {
            parts(0, first)
        } else {
            parts(first, first + 1)
        };
        let has_limit = before(ClockWord::From) || before(ClockWord::Until);
        (index - usize::from(has_limit), parts)
    } else {
        let is_word = matches!(sentence.at(end), "bis" | "und");
        let is_joined = is_word || sentence.words().get(end).is_some_and(|word| word.after_hyphen);
        let (end, last) = clock(sentence, end + usize::from(is_word)).filter(|_| is_joined)?;
        if !is_hour_word(end) || last <= first {
            return None;
        }
        let has_word = matches!(sentence.before(index), "von" | "zwischen");
        let range = index - usize::from(has_word)..end + 1;
        return Some(Told {
            range,
            said: Regularly { day_times: parts(first, last), ..Regularly::default() },
        });
    };
    Some(Told { range: start..end + 1, said: Regularly { day_times, ..Regularly::default() } })
}

/// The parts of the day that lie, in part, between these hours.
fn parts(from: u16, to: u16) -> BTreeSet<DayTime> {
    let meets = |part: &DayTime| part.hours().0 < to && part.hours().1 > from;
    DayTime::ALL.into_iter().filter(meets).collect()
}

/// An hour with or without minutes, and where it ends: "18", "9.30", "18:30".
fn clock(sentence: &Sentence, index: usize) -> Option<(usize, u16)> {
    let hour = hour(sentence, index)?;
    let minutes = sentence.words().get(index + 1).filter(|word| word.after_break && word.folded.len() == 2);
    let has_minutes =
        minutes.is_some_and(|word| word.folded.parse::<u16>().is_ok_and(|minutes| minutes < 60));
    Some((index + 1 + usize::from(has_minutes), hour))
}

fn hour(sentence: &Sentence, index: usize) -> Option<u16> {
    let whole = sentence.at(index).split(',').next()?;
    whole.parse().ok().filter(|hour| *hour <= 24)
}
