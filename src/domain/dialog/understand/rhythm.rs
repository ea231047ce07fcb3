//! Reads when and how often somebody wants to be written to: "nur abends", "17-21", "2x die Woche".

use std::collections::BTreeSet;

use crate::domain::dialog::understand::{lexicon::Lexicon, matter::Matter, sentence::Sentence};

/// When and how often somebody wants to be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RhythmWish {
    /// Between these hours of the day.
    Between(u8, u8),
    /// At times that are no hours of the day.
    OtherTimes,
    /// So many messages a week.
    Weekly(u8),
    /// As few as can be.
    Seldom,
    /// Fewer.
    Less,
    /// More.
    More,
    /// At other times; which ones is not said.
    Times,
}

/// The last hour somebody means who says only from when on, and the first one of who says only until when.
const DAY: (u8, u8) = (8, 22);

/// The hours of an evening, and those of a day at the office.
const EVENING: (u8, u8) = (17, 21);
const DAYTIME: (u8, u8) = (9, 18);

/// The wish that `sentence` tells, which says `matters`. Bare numbers are hours only where times are asked for.
pub fn wish(sentence: &Sentence, matters: &BTreeSet<Matter>, lexicon: &Lexicon) -> Option<RhythmWish> {
    let says = |matter| matters.contains(&matter);
    if says(Matter::Days) {
        return Some(RhythmWish::OtherTimes);
    }
    if let Some(number) = often(sentence, lexicon) {
        return Some(RhythmWish::Weekly(number));
    }
    let all = [
        (Matter::AnyTime, RhythmWish::Between(0, 24)),
        (Matter::Daytime, RhythmWish::Between(DAYTIME.0, DAYTIME.1)),
        (Matter::Evening, RhythmWish::Between(EVENING.0, EVENING.1)),
        (Matter::OtherTime, RhythmWish::OtherTimes),
        (Matter::Seldom, RhythmWish::Seldom),
        (Matter::Less, RhythmWish::Less),
        (Matter::More, RhythmWish::More),
        (Matter::Daily, RhythmWish::Weekly(7)),
        (Matter::Weekly, RhythmWish::Weekly(1)),
        (Matter::Times, RhythmWish::Times),
    ];
    let hours = hours(sentence).filter(|_| says_hours(sentence));
    let hours = hours.map(|(from, until)| RhythmWish::Between(from, until));
    hours.or_else(|| all.into_iter().find(|(matter, _)| says(*matter)).map(|(_, wish)| wish))
}

/// The hours that `sentence` names: "17 bis 21", "nach 18 Uhr", "bis 20 Uhr".
pub fn hours(sentence: &Sentence) -> Option<(u8, u8)> {
    // "17:00" is one hour.
    let is_minute = |at: usize| matches!(sentence.at(at), "00" | "30") && at > 0;
    let hour = |at: usize| sentence.number(at).and_then(|number| u8::try_from(number).ok());
    let hours = (0..sentence.len()).filter(|at| !is_minute(*at));
    let hours: Vec<_> = hours.filter_map(|at| Some((at, hour(at).filter(|hour| *hour <= 24)?))).collect();
    match hours.as_slice() {
        [(at, hour)] => match sentence.before(*at) {
            "ab" | "nach" | "von" | "seit" if *hour < DAY.1 => Some((*hour, DAY.1)),
            "bis" | "vor" if *hour > DAY.0 => Some((DAY.0, *hour)),
            _ => None,
        },
        [(_, from), (_, until)] if from < until => Some((*from, *until)),
        _ => None,
    }
}

fn says_hours(sentence: &Sentence) -> bool {
    sentence.words().iter().any(|word| word.folded == "uhr")
}

/// How many messages a week `sentence` asks for: "zweimal", "3x", "5 pro Woche".
fn often(sentence: &Sentence, lexicon: &Lexicon) -> Option<u8> {
    let number = |word: &str| {
        let named = lexicon.ages.numbers.get(word).copied();
        word.parse().ok().or(named).and_then(|number: u16| u8::try_from(number).ok())
    };
    (0..sentence.len()).find_map(|at| {
        let counts = matches!(sentence.at(at + 1), "mal" | "x" | "pro" | "nachricht" | "nachrichten")
            || matches!((sentence.at(at + 1), sentence.at(at + 2)), ("die" | "in", "woche" | "der"));
        let joined = sentence.at(at).strip_suffix("mal").and_then(number);
        // "Einmal" alone is a word of courtesy.
        let says_when =
            |word: &str| matches!(word, "woche" | "tag" | "monat") || word.starts_with("woechentlich");
        let is_meant =
            |number: &u8| *number > 1 || sentence.words().iter().any(|word| says_when(&word.folded));
        let found = joined.filter(is_meant).or_else(|| number(sentence.at(at)).filter(|_| counts))?;
        let says = |wanted: &str| sentence.words().iter().any(|word| word.folded == wanted);
        // Once a day is seven times a week, once a month is as seldom as can be.
        let weekly = if says("tag") { found.saturating_mul(7) } else { found };
        Some(if says("monat") { 1 } else { weekly })
    })
}
