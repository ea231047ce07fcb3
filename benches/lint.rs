//! How long the check of simple language takes: a megabyte of usual text, and whether any input makes it slower than its
//! length. Ends with a fault if doubling an input more than triples the time.
#![expect(clippy::unwrap_used, reason = "a bench that fails says where")]
#![expect(clippy::print_stdout, reason = "a bench tells its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

#[path = "../tests/it/worst_cases.rs"]
mod worst_cases;

use std::{
    fs,
    process::ExitCode,
    time::{Duration, Instant},
};

use bildungslotse::{
    app,
    domain::{dialog::guide::Guide, language::Language},
    resource::Settings,
};
use mimalloc::MiMalloc;
use worst_cases::worst_cases;

/// As in the program itself.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

const MEGABYTE: usize = 1_000_000;

/// The sizes that are compared, in bytes: the second is twice the first.
const SIZES: [usize; 2] = [250_000, 500_000];

/// What takes less is not compared: there the machine decides.
const SHORT: Duration = Duration::from_millis(20);

fn main() -> ExitCode {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let offers = fs::read_to_string("index/region/offers.jsonl").unwrap();
    let offers: Vec<serde_json::Value> =
        offers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let texts = |key: &str| {
        offers.iter().filter_map(|offer| offer[key].as_str()).collect::<Vec<_>>().join("\n") + "\n"
    };
    for (name, text) in [
        ("simple descriptions", texts("description_simple")),
        ("descriptions of providers", texts("description")),
    ] {
        let text = text.repeat(MEGABYTE / text.len() + 1);
        let end = text.char_indices().map(|(at, _)| at).find(|at| *at >= MEGABYTE).unwrap();
        let text = &text[..end];
        for language in Language::ALL {
            println!(
                "{:.2} s: 1 MB of {name}, as {}",
                timed(&guide, language, text).as_secs_f64(),
                language.tag()
            );
        }
    }
    let pairs = worst_cases(SIZES[0]).into_iter().zip(worst_cases(SIZES[1]));
    let mut worst: f64 = 0.0;
    let mut slowest = Duration::ZERO;
    for (half, whole) in pairs {
        let (one, two) = (timed(&guide, Language::Simple, &half), timed(&guide, Language::Simple, &whole));
        let head: String = whole.chars().take(20).collect();
        if two > SHORT {
            let ratio = two.as_secs_f64() / one.as_secs_f64();
            println!(
                "{:.2} s, {ratio:.1} times as long as half of it: 0.5 MB of {head:?}",
                two.as_secs_f64()
            );
            worst = worst.max(ratio);
        }
        slowest = slowest.max(two);
    }
    println!("worst ratio {worst:.1}, slowest {:.2} s for 0.5 MB", slowest.as_secs_f64());
    if worst > 3.0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The least of three.
fn timed(guide: &Guide, language: Language, text: &str) -> Duration {
    let check = || {
        let begun = Instant::now();
        std::hint::black_box(guide.linter.check(language, text));
        begun.elapsed()
    };
    (0..3).map(|_| check()).min().unwrap()
}
