//! Our search beside what a good developer would take instead: quality, speed, size, memory.
#![expect(clippy::unwrap_used, reason = "a bench that fails says where")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench tells its figures")]

mod figures;
mod generator;
mod ours;
mod questions;

use figures::{bytes_below, latency, resident, timed};
use generator::{Generator, sample_region};
use ours::Ours;

fn main() {
    let size: usize = std::env::args().nth(1).and_then(|size| size.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let mut generator = Generator::new(size);
    let alone = timed(|| (0..size).for_each(|at| drop(generator.offer(at))));
    println!("generator {:.1} s", alone.as_secs_f64());
    let mut generator = Generator::new(size);
    let mut built = None;
    let time = timed(|| {
        built = Some(if size == 441 {
            Ours::build(folder.path(), sample_region())
        } else {
            Ours::build(folder.path(), (0..size).map(|at| generator.offer(at)))
        });
    });
    let ours = built.unwrap();
    println!("build {:.1} s, {:.0}/s", time.as_secs_f64(), size as f64 / time.as_secs_f64());
    if std::env::args().nth(2).as_deref() == Some("build") {
        return;
    }
    for (name, questions) in [("words", questions::of_words()), ("filtered", questions::with_filters())] {
        if std::env::args().nth(2).as_deref() == Some("loop") && name == "filtered" {
            for _ in 0..10 {
                latency(&questions, |question| drop(ours.ask(question, 5)));
            }
        }
        println!("{name} {:?}", latency(&questions, |question| drop(ours.ask(question, 5))));
        if std::env::args().nth(2).is_some() {
            let mut slow: Vec<_> =
                questions.iter().map(|q| (timed(|| drop(ours.ask(q, 5))), &q.text)).collect();
            slow.sort();
            slow.reverse();
            for (t, q) in slow.iter().take(12) {
                println!("   {t:?} {q}");
            }
        }
    }
    println!("{} MB disk, {} MB resident", bytes_below(folder.path()) >> 20, resident() >> 20);
}
