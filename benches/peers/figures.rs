//! How the figures are taken, and what of them is told.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use bildungslotse::domain::relevance::Report;
use serde::{Deserialize, Serialize};

/// What one program at one size came to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Figures {
    /// Offers put into the index a second, by the clock on the wall.
    pub indexed_per_second: f64,
    /// The same, by the time that all threads of this process worked.
    pub indexed_per_cpu_second: f64,
    /// The size of the index and the stored offers on disk, in bytes.
    pub bytes: u64,
    /// The memory of this process after all questions, in bytes.
    pub resident: u64,
    /// Words alone.
    pub words: Latency,
    /// Words with age, radius and a property.
    pub filtered: Latency,
    /// From the beginning of a change until it is found, in milliseconds: the median of some.
    pub change_ms: f64,
    /// The longest answer to what nobody should ask, in milliseconds; none if the program failed.
    pub worst_ms: Option<f64>,
    /// How well citizens' questions are answered; only for the real offers.
    pub quality: Option<Report>,
}

/// How long answers take, in microseconds.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Latency {
    /// So many questions were asked.
    pub asked: usize,
    /// Half of the answers come sooner.
    pub p50: f64,
    /// 99 of 100 answers come sooner.
    pub p99: f64,
    /// All answers one after the other.
    pub per_second: f64,
}

/// The median of each latency in several passes; everything else as in the first.
pub fn middle(passes: Vec<Figures>) -> Figures {
    let of = |latency: fn(&Figures) -> Latency| {
        let each = |value: fn(Latency) -> f64| {
            let mut values: Vec<_> = passes.iter().map(|pass| value(latency(pass))).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        Latency {
            asked: latency(&passes[0]).asked,
            p50: each(|latency| latency.p50),
            p99: each(|latency| latency.p99),
            per_second: each(|latency| latency.per_second),
        }
    };
    let (words, filtered) = (of(|figures| figures.words), of(|figures| figures.filtered));
    Figures { words, filtered, ..passes.into_iter().next().unwrap() }
}

/// Who needs longer for all questions is asked only some of them.
const PATIENCE: Duration = Duration::from_mins(3);
/// So many questions tell how long all of them will take.
const FIRST: usize = 25;

/// Who answers all questions this fast is asked them all again, up to so many times: on a shared machine the moment decides.
const SHORT: Duration = Duration::from_secs(3);
const ROUNDS: u32 = 199;

/// How long `ask` takes for each of `questions`: asked once to warm up, then the median of some rounds.
pub fn latency<Q>(questions: &[Q], mut ask: impl FnMut(&Q)) -> Latency {
    let some = questions.iter().step_by(questions.len().div_ceil(FIRST));
    let first: Duration = some.clone().map(|question| timed(|| ask(question))).sum();
    let expected = first / u32::try_from(some.len()).unwrap() * u32::try_from(2 * questions.len()).unwrap();
    let every = expected.as_secs().div_ceil(PATIENCE.as_secs()).max(1);
    let asked: Vec<_> = questions.iter().step_by(usize::try_from(every).unwrap()).collect();
    for question in &asked {
        ask(question);
    }
    let mut times = vec![Vec::new(); asked.len()];
    let (begun, mut rounds) = (Instant::now(), 0);
    while rounds == 0 || rounds < ROUNDS && begun.elapsed() < SHORT {
        for (question, times) in asked.iter().zip(&mut times) {
            times.push(timed(|| ask(question)));
        }
        rounds += 1;
    }
    let mut times: Vec<Duration> = times.into_iter().map(median).collect();
    let all: Duration = times.iter().sum();
    times.sort();
    let at = |percent: usize| micros(times[(times.len() * percent / 100).min(times.len() - 1)]);
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let per_second = times.len() as f64 / all.as_secs_f64();
    Latency { asked: times.len(), p50: at(50), p99: at(99), per_second }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// How long `work` takes.
pub fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

/// In microseconds.
pub fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// The size of all files below `folder`, in bytes.
pub fn bytes_below(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let size = |path: &Path| {
        if path.is_dir() { bytes_below(path) } else { path.metadata().map_or(0, |meta| meta.len()) }
    };
    entries.flatten().map(|entry| size(&entry.path())).sum()
}

/// The memory of this process, in bytes.
pub fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() * 1024
}

/// How long all threads of this process have worked, in seconds.
pub fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u32 =
        after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u32>().ok()).sum();
    // A tick is a hundredth of a second on every Linux of today.
    f64::from(ticks) / 100.0
}
