//! Our search beside what a good developer would take instead: quality, speed, size, memory.
#![expect(clippy::unwrap_used, reason = "a bench that fails says where")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench tells its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]
#![expect(clippy::large_enum_variant, reason = "a process holds one engine")]

#[path = "../sample/region.rs"]
mod region;
mod generator;
mod questions;
mod row;
mod figures;
mod ours;
mod sqlite;
mod postgres;
mod engine;
mod tables;

use std::process::{Command, Stdio};

use engine::{Engine, REAL, measure};
use figures::middle;
use mimalloc::MiMalloc;

/// As in the program itself.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Up to so many offers, everything is measured several times.
const FEW_OFFERS: usize = 1_000;
const TURNS: usize = 5;

const USAGE: &str = "usage: scripts/bench [--offers 441,10000,100000,1000000] [--engines ours,fts5,trigram,postgres] [--write]";

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, engine, size] = &arguments[..]
        && flag == "--child"
    {
        let engine = Engine::ALL.into_iter().find(|other| other.id() == engine).unwrap();
        println!("{}", serde_json::to_string(&measure(engine, size.parse().unwrap())).unwrap());
        return;
    }
    let option = |name: &str, default: &str| {
        let at = arguments.iter().position(|argument| argument == name);
        at.map_or(default, |at| arguments.get(at + 1).expect(USAGE)).to_owned()
    };
    let sizes = option("--offers", "441,10000,100000");
    let engines = option("--engines", "ours,fts5,trigram,postgres");
    let mut measured = Vec::new();
    for size in sizes.split(',').map(|size| size.parse::<usize>().expect(USAGE)) {
        let known = |id: &str| *Engine::ALL.iter().find(|engine| engine.id() == id).expect(USAGE);
        // Trigrams of a million offers are 8 GB, and take seconds to answer: nobody would wait for that, nor for the figures.
        let bears = |engine: &Engine| *engine != Engine::Trigrams || size <= 100_000;
        let engines: Vec<_> = engines.split(',').map(known).filter(bears).collect();
        let mut passes = vec![Vec::new(); engines.len()];
        // Where a moment decides, all take turns.
        for _ in 0..if size <= FEW_OFFERS { TURNS } else { 1 } {
            for (engine, passes) in engines.iter().zip(&mut passes) {
                eprintln!("{}, {size} offers …", engine.title());
                passes.push(in_a_process_of_its_own(*engine, size));
            }
        }
        measured
            .extend(engines.into_iter().zip(passes).map(|(engine, passes)| (engine, size, middle(passes))));
    }
    let text = tables::tables(&measured);
    println!("{text}");
    if arguments.iter().any(|argument| argument == "--write") {
        assert!(measured.iter().any(|(_, size, _)| *size == REAL), "the real offers belong into the file");
        tables::write(&text);
    }
}

/// Measures in a new process, so that its memory is its own.
fn in_a_process_of_its_own(engine: Engine, size: usize) -> figures::Figures {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--child", engine.id(), &size.to_string()]).stderr(Stdio::inherit());
    let output = child.output().unwrap();
    assert!(output.status.success(), "{} with {size} offers failed", engine.title());
    serde_json::from_slice(&output.stdout).unwrap()
}
