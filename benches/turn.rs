//! How long one turn takes: understand, search the sample region, find the words. Without storing anything.
#![expect(clippy::unwrap_used, reason = "a bench that fails says where")]
#![expect(clippy::print_stdout, reason = "a bench tells its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

#[path = "sample/region.rs"]
mod region;

use std::{
    fs,
    sync::Arc,
    time::{Duration, Instant},
};

use bildungslotse::{
    app,
    domain::{
        dialog::{
            effect::{Input, Lookup},
            guide::Guide,
            session::Session,
            turn::Partner,
        },
        time::Timestamp,
    },
    resource::Settings,
    search::engine::Search,
};
use mimalloc::MiMalloc;

/// As in the program itself.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// 23 November 2025, noon.
const NOW: Timestamp = Timestamp(1_763_899_200);

fn main() {
    let settings = Settings::default();
    let guide = app::knowledge::guide(&settings).unwrap();
    let search = Search::in_memory(Arc::new(app::knowledge::german(&settings, &guide).unwrap())).unwrap();
    search.rebuild(region::sample_region(), "bench").unwrap();
    let messages: Vec<_> = ["development", "own"].iter().flat_map(|name| messages(name)).collect();
    let turns = || messages.iter().map(|text| timed(&guide, &search, text)).collect::<Vec<_>>();
    // Once to warm up.
    turns();
    let mut times = turns();
    times.sort();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
    println!("{} messages: p50 {:.2} ms, p99 {:.2} ms", times.len(), at(50), at(99));
    let long = [
        "Schwimmkurs in Merzig für meine Tochter ".repeat(100),
        messages.join(" "),
        "xqzjw krmpf blorp ".repeat(230),
        "курси німецької мови ".repeat(200),
    ];
    for text in &long {
        let text: String = text.chars().take(4_000).collect();
        let head: String = text.chars().take(24).collect();
        println!("4,000 characters of {head:?}: {:.1} ms", timed(&guide, &search, &text).as_secs_f64() * 1e3);
    }
}

/// How long the first turn of a conversation takes that begins with `text`.
fn timed(guide: &Guide, search: &Search, text: &str) -> Duration {
    let partner = Partner { guide, now: NOW };
    let look_up = |lookup: &Lookup| match lookup {
        Lookup::Search(query, page) => search.find(query, *page, NOW.date()).ok().map(Input::Found),
        Lookup::Several(_) => None,
        Lookup::Open(id) => search.details(id, NOW.date()).ok().map(|hit| Input::Opened(hit.map(Box::new))),
    };
    let begun = Instant::now();
    drop(std::hint::black_box(partner.turn(Session::default(), &text.into(), look_up)));
    begun.elapsed()
}

/// The texts of a table of messages.
fn messages(name: &str) -> Vec<String> {
    let table = fs::read_to_string(format!("tests/utterances/{name}.tsv")).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
    rows.filter_map(|row| row.split('\t').next()).map(str::to_owned).collect()
}
