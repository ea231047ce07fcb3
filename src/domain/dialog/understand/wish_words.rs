//! Words for when, how far and in which language: their shape in `index/understanding.toml`, ready to be looked up.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{
    dialog::understand::sentence::{PhraseTable, Sentence},
    time::DayTime,
};

/// A wish that can be taken back: "egal wann".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// When.
    Time,
    /// In which language.
    Language,
    /// How far away.
    Distance,
    /// Where.
    Place,
    /// How old.
    Age,
    /// Free of charge.
    Price,
}

/// What a word says about a distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DistanceWord {
    /// It counts kilometres.
    Unit,
    /// A distance follows.
    Limit,
    /// A distance stood before.
    Area,
}

/// What a word says about an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockWord {
    /// The number before it is an hour.
    Hour,
    /// From then on.
    From,
    /// Up to then.
    Until,
}

/// What a word says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateWord {
    /// This day.
    Today,
    /// The day after.
    Tomorrow,
    /// The day after that.
    AfterTomorrow,
    /// From now on, which says nothing.
    Now,
    /// This one.
    This,
    /// The next one.
    Next,
    /// The one after that.
    AfterNext,
    /// A week.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A month.
    Month,
    /// A year.
    Year,
    /// The first days of a month.
    Beginning,
    /// The middle of a month.
    Middle,
    /// The last days of a month.
    End,
    /// From then on.
    From,
    /// Up to then.
    Until,
    /// A day follows.
    On,
    /// A month follows.
    Within,
}

/// What a word says about the language of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpokenWord {
    /// The language an offer is held in follows.
    Before,
    /// The same, unless a school subject is meant.
    Within,
    /// It makes a school subject of the language that follows.
    Subject,
    /// The language stood before it: "in arabischer Sprache".
    Tongue,
    /// What is put behind a language: "-sprachig".
    Suffix,
    /// Somebody speaks it.
    Speaks,
}

/// The `[wish]` tables of `index/understanding.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WishFile {
    life: Vec<String>,
    lead: Vec<String>,
    greeting: Vec<String>,
    distance: DistanceFile,
    weekday: WeekdayFile,
    day_time: BTreeMap<DayTime, Vec<String>>,
    clock: BTreeMap<ClockWord, Vec<String>>,
    date: DateFile,
    spoken: SpokenFile,
    anyway: BTreeMap<Wish, Vec<String>>,
}

#[derive(Deserialize)]
struct DistanceFile {
    words: Vec<DistanceEntry>,
    #[serde(flatten)]
    beside: BTreeMap<DistanceWord, Vec<String>>,
}

#[derive(Deserialize)]
struct DistanceEntry {
    words: Vec<String>,
    km: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekdayFile {
    words: Vec<WeekdayEntry>,
    short: Vec<WeekdayEntry>,
    heads: Vec<String>,
}

#[derive(Deserialize)]
struct WeekdayEntry {
    words: Vec<String>,
    days: Vec<u8>,
}

#[derive(Deserialize)]
struct DateFile {
    months: Vec<Vec<String>>,
    seasons: Vec<SeasonEntry>,
    #[serde(flatten)]
    beside: BTreeMap<DateWord, Vec<String>>,
}

#[derive(Deserialize)]
struct SeasonEntry {
    words: Vec<String>,
    months: (i8, i8),
}

#[derive(Deserialize)]
struct SpokenFile {
    languages: Vec<LanguageEntry>,
    #[serde(flatten)]
    beside: BTreeMap<SpokenWord, Vec<String>>,
}

#[derive(Deserialize)]
struct LanguageEntry {
    code: String,
    words: Vec<String>,
}

/// Words for when, how far and in which language.
#[derive(Debug)]
pub struct WishWords {
    /// Words of somebody's own life.
    pub life: PhraseTable<()>,
    /// Words before a day or an hour that say nothing more.
    pub lead: PhraseTable<()>,
    /// Words that make a greeting of a part of the day.
    pub greeting: PhraseTable<()>,
    /// Distances without a number, in kilometres.
    pub distances: PhraseTable<u16>,
    /// Words beside the number of a distance.
    pub distance: Beside<DistanceWord>,
    /// Days of the week, Monday = 1.
    pub weekdays: PhraseTable<Vec<u8>>,
    /// Their short forms.
    pub short_weekdays: PhraseTable<Vec<u8>>,
    /// What "Samstagskurs" and "Abendkurs" end with.
    pub heads: PhraseTable<()>,
    /// Parts of the day.
    pub day_times: PhraseTable<DayTime>,
    /// Words beside an hour.
    pub clock: Beside<ClockWord>,
    /// Months, January = 1.
    pub months: PhraseTable<i8>,
    /// The first and the last month of a season.
    pub seasons: PhraseTable<(i8, i8)>,
    /// Words around a day.
    pub date: Beside<DateWord>,
    /// Languages, as two-letter codes (ISO 639-1).
    pub languages: PhraseTable<String>,
    /// Words around a language.
    pub spoken: Beside<SpokenWord>,
    /// Wishes that are taken back.
    pub anyway: PhraseTable<Wish>,
}

/// Words that say something about what stands beside them. One word may say several things.
#[derive(Debug)]
pub struct Beside<T> {
    tables: BTreeMap<T, PhraseTable<()>>,
}

impl<T: Ord + Copy> Beside<T> {
    fn new(lists: &BTreeMap<T, Vec<String>>) -> Self {
        Self { tables: lists.iter().map(|(meaning, words)| (*meaning, listed(words))).collect() }
    }

    /// Where the longest phrase with this meaning ends that begins at `index`.
    pub fn end(&self, meaning: T, sentence: &Sentence, index: usize) -> Option<usize> {
        let (range, ()) = self.tables.get(&meaning)?.matching(sentence, index)?;
        Some(range.end)
    }

    /// Whether the word at `index` has this meaning by itself.
    pub fn is(&self, meaning: T, sentence: &Sentence, index: usize) -> bool {
        self.is_word(meaning, sentence.at(index))
    }

    /// Whether the folded `word` has this meaning.
    pub fn is_word(&self, meaning: T, word: &str) -> bool {
        self.tables.get(&meaning).is_some_and(|table| table.has(word))
    }
}

impl WishWords {
    /// Makes `file` ready to be looked up.
    pub fn new(file: &WishFile) -> Self {
        let weekdays = |entries: &[WeekdayEntry]| {
            table(entries.iter().map(|entry| (entry.words.as_slice(), entry.days.clone())))
        };
        let months = (1..).zip(&file.date.months).map(|(month, words)| (words.as_slice(), month));
        let seasons = file.date.seasons.iter().map(|entry| (entry.words.as_slice(), entry.months));
        let distances = file.distance.words.iter().map(|entry| (entry.words.as_slice(), entry.km));
        let languages =
            file.spoken.languages.iter().map(|entry| (entry.words.as_slice(), entry.code.clone()));
        Self {
            life: listed(&file.life),
            lead: listed(&file.lead),
            greeting: listed(&file.greeting),
            distances: table(distances),
            weekdays: weekdays(&file.weekday.words),
            short_weekdays: weekdays(&file.weekday.short),
            heads: listed(&file.weekday.heads),
            day_times: table(file.day_time.iter().map(|(part, words)| (words.as_slice(), *part))),
            months: table(months),
            seasons: table(seasons),
            languages: table(languages),
            anyway: table(file.anyway.iter().map(|(wish, words)| (words.as_slice(), *wish))),
            distance: Beside::new(&file.distance.beside),
            clock: Beside::new(&file.clock),
            date: Beside::new(&file.date.beside),
            spoken: Beside::new(&file.spoken.beside),
        }
    }

    /// Whether the part of the sentence around `index` tells of somebody's own life.
    pub fn tells_of_life(&self, sentence: &Sentence, index: usize) -> bool {
        let words = sentence.words();
        let start = (0..=index).rev().find(|at| words[*at].after_break).unwrap_or(0);
        let end = (index + 1..words.len()).find(|at| words[*at].after_break).unwrap_or(words.len());
        (start..end).any(|at| self.life.matching(sentence, at).is_some())
    }

    /// Where a wish begins whose first word is at `index`: with the words before it that say nothing more.
    pub fn with_lead(&self, sentence: &Sentence, index: usize) -> usize {
        let leads = |at: &usize| self.lead.has(sentence.at(*at)) && sentence.is_free(*at..*at + 1);
        (0..index).rev().take_while(leads).last().unwrap_or(index)
    }
}

fn table<'a, T: Clone>(entries: impl Iterator<Item = (&'a [String], T)>) -> PhraseTable<T> {
    PhraseTable::new(
        entries.flat_map(|(words, meaning)| words.iter().map(move |word| (word.as_str(), meaning.clone()))),
    )
}

fn listed(words: &[String]) -> PhraseTable<()> {
    PhraseTable::new(words.iter().map(|word| (word.as_str(), ())))
}
