//! The programs that are compared, and how one of them is measured.

use std::{path::Path, time::Instant};

use bildungslotse::domain::{
    offer::{Offer, Run},
    provider::Provider,
    query::Query,
    relevance::{self, LIMIT, Report},
};

use crate::{
    figures::{Figures, bytes_below, cpu_seconds, latency, resident},
    generator::Generator,
    ours::Ours,
    postgres::Postgres,
    questions::{self, Question},
    region::sample_region,
    sqlite::{Sqlite, Tokens},
};

/// How many offers the sample region has.
pub const REAL: usize = 441;
/// How many changes are made and found.
const CHANGES: usize = 15;

/// A program that finds offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Ours.
    Ours,
    /// SQLite FTS5 over stemmed words.
    Words,
    /// SQLite FTS5 over trigrams.
    Trigrams,
    /// PostgreSQL.
    Postgres,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Ours, Self::Words, Self::Trigrams, Self::Postgres];

    /// How it is called on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Words => "fts5",
            Self::Trigrams => "trigram",
            Self::Postgres => "postgres",
        }
    }

    /// How it is called in the tables.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ours => "Bildungslotse",
            Self::Words => "SQLite FTS5, stems",
            Self::Trigrams => "SQLite FTS5, trigrams",
            Self::Postgres => "PostgreSQL german + pg_trgm",
        }
    }
}

/// An engine filled with offers.
enum Filled {
    Ours(Ours),
    Sqlite(Box<Sqlite>),
    Postgres(Box<Postgres>),
}

impl Filled {
    fn build(
        engine: Engine,
        folder: &Path,
        listings: impl Iterator<Item = (Offer, Option<Provider>)>,
    ) -> Self {
        match engine {
            Engine::Ours => Self::Ours(Ours::build(folder, listings)),
            Engine::Words => Self::Sqlite(Box::new(Sqlite::build(folder, Tokens::Words, listings))),
            Engine::Trigrams => Self::Sqlite(Box::new(Sqlite::build(folder, Tokens::Trigrams, listings))),
            Engine::Postgres => {
                let url =
                    std::env::var("BILDUNGSLOTSE_TEST_POSTGRES").expect("scripts/bench starts a PostgreSQL");
                Self::Postgres(Box::new(Postgres::build(&url, listings)))
            }
        }
    }

    fn ask(&mut self, question: &Question, limit: usize) -> (Vec<String>, bool) {
        match self {
            Self::Ours(ours) => ours.ask(question, limit),
            Self::Sqlite(sqlite) => (sqlite.ask(question, limit), false),
            Self::Postgres(postgres) => (postgres.ask(question, limit), false),
        }
    }

    fn change(
        &mut self,
        number: i64,
        before: &(Offer, Option<Provider>),
        after: &(Offer, Option<Provider>),
        question: &Question,
    ) {
        match self {
            Self::Ours(ours) => ours.change(after, question),
            Self::Sqlite(sqlite) => sqlite.change(number, before, after, question),
            Self::Postgres(postgres) => postgres.change(number, after, question),
        }
    }

    fn bytes(&mut self, folder: &Path) -> u64 {
        match self {
            Self::Ours(_) | Self::Sqlite(_) => bytes_below(folder),
            Self::Postgres(postgres) => postgres.bytes(),
        }
    }
}

/// Fills `engine` with `size` offers and measures everything.
#[expect(clippy::cast_precision_loss, reason = "a million offers are exact")]
pub fn measure(engine: Engine, size: usize) -> Figures {
    let folder = tempfile::tempdir().unwrap();
    let offers = || {
        let mut generator = Generator::new(size);
        (0..size).map(move |at| generator.offer(at))
    };
    // Making the offers is no part of the work.
    let begun = (Instant::now(), cpu_seconds());
    if size != REAL {
        offers().for_each(|offer| drop(std::hint::black_box(offer)));
    }
    let alone = (begun.0.elapsed().as_secs_f64(), cpu_seconds() - begun.1);
    let begun = (Instant::now(), cpu_seconds());
    let mut filled = if size == REAL {
        Filled::build(engine, folder.path(), sample_region())
    } else {
        Filled::build(engine, folder.path(), offers())
    };
    let built = (begun.0.elapsed().as_secs_f64() - alone.0, cpu_seconds() - begun.1 - alone.1);
    eprintln!("{}, {size} offers: filled", engine.title());
    let mut speed = |questions: Vec<Question>| latency(&questions, |question| drop(filled.ask(question, 5)));
    let (words, filtered) = (speed(questions::of_words()), speed(questions::with_filters()));
    Figures {
        indexed_per_second: size as f64 / built.0,
        // Less than a tick of work is none at all on this clock.
        indexed_per_cpu_second: size as f64 / built.1.max(0.01),
        words,
        filtered,
        bytes: filled.bytes(folder.path()),
        resident: resident(),
        quality: (size == REAL).then(|| quality(&mut filled)),
        change_ms: change_ms(&mut filled, size),
        worst_ms: worst_ms(&mut filled),
    }
}

fn quality(filled: &mut Filled) -> Report {
    let rows = questions::judged().into_iter().map(|(judged, question)| {
        let (ids, is_loose) = filled.ask(&question, LIMIT);
        let ids: Vec<_> = ids.iter().map(String::as_str).collect();
        (judged.wording.clone(), relevance::figures(&judged, &ids, is_loose, 5))
    });
    Report::of(&rows.collect::<Vec<_>>())
}

/// The median of some changes, each from its beginning until it is found, in milliseconds.
fn change_ms(filled: &mut Filled, size: usize) -> f64 {
    let mut offers = if size == REAL {
        sample_region().collect::<Vec<_>>()
    } else {
        let mut generator = Generator::new(size);
        (0..CHANGES).map(|at| generator.offer(at)).collect()
    };
    offers.truncate(CHANGES);
    let mut times = Vec::new();
    for (number, before) in (1..).zip(&offers) {
        // A word that nobody says but this offer.
        let letter = "abcdefghijklmno".chars().nth(number - 1).unwrap_or('z');
        let word = format!("wandern{}", letter.to_string().repeat(5));
        // What is over would rightly not be found.
        let offer = Offer { title: format!("{word} für alle"), run: Run::default(), ..before.0.clone() };
        let after = (offer, before.1.clone());
        let question = Question { query: Query { text: word.clone(), ..Query::default() }, text: word };
        let begun = Instant::now();
        filled.change(i64::try_from(number).unwrap(), before, &after, &question);
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The longest answer to what nobody should ask, in milliseconds; none if the program fails.
fn worst_ms(filled: &mut Filled) -> Option<f64> {
    let words: Vec<_> = (0..1_000).map(|number| format!("wort{number}kurs")).collect();
    let texts = [
        "Schwimmkurs in Merzig für meine Tochter ".repeat(250),
        "donaudampfschifffahrtskapitänsausbildung".repeat(250),
        words.join(" "),
        "a* OR (b AND [c-z]+)? ^.*$ title:x \"y ~2 NEAR(z)".repeat(20),
        "%_%*?".repeat(2_000),
        "ä\u{308}\u{301}".repeat(3_000),
    ];
    let mut worst: f64 = 0.0;
    for text in texts {
        let question = Question { query: Query { text: text.clone(), ..Query::default() }, text };
        let begun = Instant::now();
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| filled.ask(&question, 5))).ok()?;
        worst = worst.max(begun.elapsed().as_secs_f64() * 1e3);
    }
    Some(worst)
}
