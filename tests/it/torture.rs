//! The real program is killed while it serves on Telegram: at random, at every system call that matters, and with all
//! that had not reached the disk. What it accepted is answered all the same. `scripts/torture` does the same for longer.

use std::{
    collections::BTreeMap,
    fs::OpenOptions,
    io::{Seek, SeekFrom, Write},
    process::Command,
    time::Duration,
};

use tokio::time::{Instant, sleep};

use crate::{
    database::TestDatabase,
    fake_telegram::plan::Odds,
    program::Program,
    rack::{PATIENCE, Rack, number},
};

/// So many times the program is killed at random in each run of the tests.
const KILLS: usize = 500;

/// So many programs are tortured side by side, each with a server and a database of its own.
const SIDE_BY_SIDE: usize = 4;

/// The programs to be tortured: all on SQLite but the last one, which is on PostgreSQL where there is one.
async fn programs() -> Vec<(Program, Option<TestDatabase>)> {
    let mut programs: Vec<_> = (0..SIDE_BY_SIDE).map(|_| (Program::new(), None)).collect();
    if let Some(database) = TestDatabase::each().await.into_iter().nth(1) {
        programs.pop();
        programs.push((Program::on(&database.url), Some(database)));
    }
    programs
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_again_and_again_it_answers_all_that_it_accepted() {
    let (kills, seed) =
        (number("BILDUNGSLOTSE_TEST_KILLS", KILLS as u64), number("BILDUNGSLOTSE_TEST_SEED", 1));
    let mut runs = Vec::new();
    for (index, (program, database)) in (0..).zip(programs().await) {
        let kills = kills / SIDE_BY_SIDE as u64;
        runs.push(tokio::spawn(async move {
            let mut rack = Rack::new(program, seed * 1_000 + index).await;
            rack.served.fake.odds(Odds { broken_after: 10, lost: 10, broken_before: 10, ..Odds::default() });
            for _ in 0..kills {
                let (child, is_ready) = rack.start(&[]).await;
                assert!(is_ready, "it starts again after each kill");
                for _ in 0..rack.chance.below(8) {
                    rack.say();
                    sleep(Duration::from_millis(rack.chance.below(25).into())).await;
                }
                sleep(Duration::from_millis(rack.chance.below(60).into())).await;
                rack.kill(child);
            }
            let verdict = rack.rest(PATIENCE).await;
            assert!(verdict.is_clean(), "seed {seed}, run {index}: {verdict:?}");
            let recorded = rack.recorded(database.as_ref()).await;
            assert!(
                verdict.duplicated.len() <= recorded,
                "{} twice, {recorded} recorded",
                verdict.duplicated.len()
            );
            assert_eq!(rack.served.fake.violations(), [""; 0]);
            if let Some(database) = database {
                database.remove().await;
            }
            (rack.said, verdict.duplicated.len())
        }));
    }
    let (mut said, mut twice) = (0, 0);
    for run in runs {
        let (more, doubled) = run.await.unwrap();
        (said, twice) = (said + more, twice + doubled);
    }
    println!("{kills} kills, {said} messages: 0 lost, {twice} twice, each of them recorded as doubtful");
    assert!(said >= kills, "enough was said: {said}");
}

/// What changes the disk or the network.
const CALLS: [&str; 9] =
    ["pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "rename", "sendto", "writev", "write"];

/// The file of SQLite beside its database, in which commits are written first.
const LOG: &str = "bildungslotse.db-wal";

/// Whether processes can be traced here: some machines forbid it.
fn can_trace() -> bool {
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    tried.is_ok_and(|tried| tried.status.success())
}

/// Words that let the program end at its `count`th such call.
fn ending_at(call: &str, count: u64) -> Vec<String> {
    let inject = format!("inject={call}:signal=KILL:when={count}");
    let words = ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject];
    words.map(str::to_owned).to_vec()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ended_at_any_system_call_of_a_dialog_it_answers_all_that_it_accepted() {
    if !can_trace() {
        println!("processes cannot be traced here: this is shown on machines where they can");
        return;
    }
    let mut runs = Vec::new();
    for (half, calls) in (0..).zip(halves()) {
        runs.push(tokio::spawn(async move {
            let mut rack = Rack::new(Program::new(), 40 + half).await;
            // Calls are counted by thread: with one that works, each is reached.
            rack.environment.push(("TOKIO_WORKER_THREADS", "1"));
            // The first start makes the database; what follows is a dialog.
            rack.say();
            assert!(rack.rest(PATIENCE).await.is_clean());
            let mut points = 0;
            for call in calls {
                points += end_at_each(&mut rack, call).await;
            }
            let verdict = rack.rest(PATIENCE).await;
            assert!(verdict.is_clean(), "{verdict:?}");
            let recorded = rack.recorded(None).await;
            assert!(
                verdict.duplicated.len() <= recorded,
                "{} twice, {recorded} recorded",
                verdict.duplicated.len()
            );
            (points, rack.said, verdict.duplicated.len())
        }));
    }
    let (mut points, mut said, mut twice) = (0, 0, 0);
    for run in runs {
        let (more, sayings, doubled) = run.await.unwrap();
        (points, said, twice) = (points + more, said + sayings, twice + doubled);
    }
    println!(
        "{points} system calls, {said} messages: 0 lost, {twice} twice, each of them recorded as doubtful"
    );
    assert!(points > 40, "there were enough calls to end at: {points}");
}

/// The calls in two lists that take about as long.
fn halves() -> [Vec<&'static str>; 2] {
    let (first, second) = CALLS.split_at(1);
    [first.to_vec(), second.to_vec()]
}

/// Holds a dialog and lets the program end at the first, second, … such call, until one dialog is held without that many.
/// Returns how many there were.
async fn end_at_each(rack: &mut Rack, call: &str) -> u64 {
    for count in 1.. {
        // Starting takes many calls of "write" for nothing but waking threads: every seventh will do.
        let at = if call == "write" { 7 * count } else { count };
        rack.say();
        let (mut child, _) = rack.start(&ending_at(call, at)).await;
        let begun = Instant::now();
        let is_over = loop {
            if child.try_wait().unwrap().is_some() {
                break true;
            }
            if rack.is_all_answered() || begun.elapsed() > Duration::from_secs(20) {
                // What is under way comes to its end, so that the calls that write it down count too.
                sleep(Duration::from_millis(60)).await;
                break child.try_wait().unwrap().is_some();
            }
            sleep(Duration::from_millis(10)).await;
        };
        rack.kill(child);
        if !is_over {
            return count - 1;
        }
    }
    0
}

/// A range of bytes in a file: where it begins, and how long it is.
type Range = (u64, u64);

/// What was written to the log of the database and had not reached the disk at the end of `trace`.
fn unsynced(trace: &str) -> Vec<Range> {
    let mut written: Vec<Range> = Vec::new();
    // By thread: how much was written when it began to wait for the disk.
    let mut waiting: BTreeMap<&str, usize> = BTreeMap::new();
    for line in trace.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        if call.starts_with("<... fsync resumed") || call.starts_with("<... fdatasync resumed") {
            if let Some(count) = waiting.remove(thread) {
                written.drain(..count.min(written.len()));
            }
        } else if call.contains(LOG) {
            if call.starts_with("pwrite64(") {
                written.extend(range(call));
            } else if call.contains("sync(") && call.contains("<unfinished") {
                waiting.insert(thread, written.len());
            } else if call.contains("sync(") && call.contains(" = 0") {
                written.clear();
            }
        }
    }
    written
}

/// The range that a call of `pwrite64` writes: its last two arguments.
fn range(call: &str) -> Option<Range> {
    let end = call.rfind(" <unfinished").or_else(|| call.rfind(')'))?;
    let mut last = call[..end].trim_end_matches(')').rsplit(", ");
    let offset = last.next()?.trim().parse().ok()?;
    let length = last.next()?.trim().parse().ok()?;
    Some((offset, length))
}

/// Lets the power fail while the program serves: it ends at its `count`th call that sends something, and what it had
/// written and not brought to the disk is gone. Returns how many ranges that were.
async fn power_fails(rack: &mut Rack, count: u32) -> usize {
    let trace = rack.program.folder.path().join("trace");
    let inject = format!("inject=writev:signal=KILL:when={count}");
    let words = ["strace", "-f", "-y", "-qqq", "-o", &trace.to_string_lossy(), "-e"].map(str::to_owned);
    let calls = ["trace=pwrite64,fsync,fdatasync,writev", "-e", &inject].map(str::to_owned);
    for _ in 0..5 {
        rack.say();
    }
    let (mut child, _) = rack.start(&[words.as_slice(), calls.as_slice()].concat()).await;
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() && begun.elapsed() < Duration::from_secs(5) {
        sleep(Duration::from_millis(10)).await;
    }
    rack.kill(child);
    let data = rack.program.folder.path().join("data");
    let lost = unsynced(&std::fs::read_to_string(trace).unwrap());
    let mut log = OpenOptions::new().write(true).open(data.join(LOG)).unwrap();
    for (offset, length) in &lost {
        log.seek(SeekFrom::Start(*offset)).unwrap();
        log.write_all(&vec![0; usize::try_from(*length).unwrap()]).unwrap();
    }
    drop(std::fs::remove_file(data.join("bildungslotse.db-shm")));
    lost.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_power_failure_loses_nothing_that_was_accepted_and_would_if_the_disk_was_not_waited_for() {
    if !can_trace() {
        println!("processes cannot be traced here: this is shown on machines where they can");
        return;
    }
    let failures = u32::try_from(number("BILDUNGSLOTSE_TEST_POWER", 16)).unwrap();
    let mut rack = Rack::new(Program::new(), 60).await;
    rack.say();
    assert!(rack.rest(PATIENCE).await.is_clean());
    for _ in 0..failures {
        let count = 2 + rack.chance.below(6);
        power_fails(&mut rack, count).await;
    }
    let verdict = rack.rest(PATIENCE).await;
    assert!(verdict.lost.is_empty(), "{verdict:?}");
    println!("{failures} power failures, {} messages: 0 lost", rack.said);

    // The same without waiting for the disk shows that a loss would be seen.
    let mut careless = Rack::new(Program::new(), 61).await;
    careless.environment.push(("BILDUNGSLOTSE_DATABASE_SYNCHRONOUS", "normal"));
    careless.say();
    assert!(careless.rest(PATIENCE).await.is_clean());
    let (mut gone, mut tried) = (0, 0);
    while gone == 0 && tried < 4 * failures {
        let count = 2 + careless.chance.below(6);
        power_fails(&mut careless, count).await;
        tried += 1;
        gone = careless.rest(Duration::from_secs(8)).await.lost.len();
    }
    println!("without waiting for the disk: {gone} lost in {tried} power failures");
    assert!(gone > 0, "a loss would be seen");
}
