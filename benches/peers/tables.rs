//! The figures as Markdown tables, between two marks of `benches/README.md`.

use std::{fmt::Write as _, fs};

use crate::{
    engine::Engine,
    figures::{Figures, Latency},
};

/// What was measured: the program, how many offers, the figures.
pub type Measured = (Engine, usize, Figures);

const FILE: &str = "benches/README.md";
const BEGIN: &str = "<!-- figures -->";
const END: &str = "<!-- end of figures -->";

/// The tables for `all`.
pub fn tables(all: &[Measured]) -> String {
    let mut text = String::new();
    quality(&mut text, all);
    for (head, latency) in [
        ("Words alone", (|figures| figures.words) as fn(&Figures) -> Latency),
        ("Words with an age, 25 km around a place and a property", |figures| figures.filtered),
    ] {
        speed(&mut text, all, head, latency);
    }
    costs(&mut text, all);
    text
}

/// Writes `text` between the marks of the file.
pub fn write(text: &str) {
    let file = fs::read_to_string(FILE).unwrap();
    let (head, rest) = file.split_once(BEGIN).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    fs::write(FILE, format!("{head}{BEGIN}\n\n{text}\n{END}{tail}")).unwrap();
}

fn quality(text: &mut String, all: &[Measured]) {
    let judged: Vec<_> =
        all.iter().filter_map(|(engine, _, figures)| Some((engine, figures.quality.as_ref()?))).collect();
    let Some((_, first)) = judged.first() else { return };
    line(text, "### Citizens' questions on the 441 offers of the sample region (nDCG@5)\n");
    let wordings: Vec<_> = first.wording.keys().collect();
    let names: Vec<_> = wordings.iter().map(|name| name.as_str()).collect();
    line(text, &format!("| | all | {} | recall@10 | nothing found |", names.join(" | ")));
    line(text, &format!("|---|{}", "---|".repeat(names.len() + 3)));
    for (engine, report) in &judged {
        let means = report.all.1;
        let figure = |figure: Option<f64>| figure.map_or("-".to_owned(), |figure| format!("{figure:.3}"));
        let by_wording: Vec<_> = wordings.iter().map(|name| figure(report.wording[*name].1.ndcg)).collect();
        line(
            text,
            &format!(
                "| {} | **{}** | {} | {} | {:.1} % |",
                engine.title(),
                figure(means.ndcg),
                by_wording.join(" | "),
                figure(means.recall),
                means.zero_hit.unwrap_or_default() * 100.0
            ),
        );
    }
    let ndcg = |ours: bool| {
        let of = judged.iter().filter(|(engine, _)| (**engine == Engine::Ours) == ours);
        of.filter_map(|(_, report)| report.all.1.ndcg).fold(0.0, f64::max)
    };
    line(text, &format!("\nAhead of the best of the others by {:.3}.\n", ndcg(true) - ndcg(false)));
}

fn speed(text: &mut String, all: &[Measured], head: &str, latency: fn(&Figures) -> Latency) {
    line(text, &format!("### {head}\n"));
    line(text, "| offers | | questions | p50 µs | p99 µs | questions/s | p50 × ours | p99 × ours |");
    line(text, "|---|---|---|---|---|---|---|---|");
    for (engine, size, figures) in all {
        let own = latency(figures);
        let ours = all.iter().find(|(other, same, _)| *other == Engine::Ours && same == size);
        let ratio = |figure: fn(Latency) -> f64| {
            ours.map_or("-".to_owned(), |(_, _, ours)| format!("{:.1}", figure(own) / figure(latency(ours))))
        };
        line(
            text,
            &format!(
                "| {size} | {} | {} | {:.0} | {:.0} | {:.0} | {} | {} |",
                engine.title(),
                own.asked,
                own.p50,
                own.p99,
                own.per_second,
                ratio(|latency| latency.p50),
                ratio(|latency| latency.p99),
            ),
        );
    }
    line(text, "");
}

fn costs(text: &mut String, all: &[Measured]) {
    line(text, "### What it costs\n");
    line(
        text,
        "| offers | | indexed/s | indexed/s of work | on disk MB | memory MB | change found after ms | worst question ms |",
    );
    line(text, "|---|---|---|---|---|---|---|---|");
    for (engine, size, figures) in all {
        let [disk, memory] = [figures.bytes, figures.resident].map(|bytes| bytes.div_ceil(1 << 20));
        let memory = if *engine == Engine::Postgres { "(server)".to_owned() } else { memory.to_string() };
        let work = if *engine == Engine::Postgres {
            "(server)".to_owned()
        } else {
            format!("{:.0}", figures.indexed_per_cpu_second)
        };
        let worst = figures.worst_ms.map_or("fails".to_owned(), |worst| format!("{worst:.0}"));
        line(
            text,
            &format!(
                "| {size} | {} | {:.0} | {work} | {disk} | {memory} | {:.1} | {worst} |",
                engine.title(),
                figures.indexed_per_second,
                figures.change_ms,
            ),
        );
    }
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").unwrap();
}
