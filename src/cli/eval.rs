//! `bildungslotse eval`: how good the search is, measured with judged questions.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::Args;

use crate::{
    app::{machine::Clock, service::Service},
    cli::text::print,
    config::Settings,
    domain::{
        dialog::understand::read::read,
        query::Page,
        relevance::{self, JudgementError, LIMIT, Report, Table},
        time::Date,
    },
};

/// Measures the search with judged questions: nDCG, recall, MRR, zero-hit and honest-empty rates by wording.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  bildungslotse eval --queries tests/relevance/queries.tsv --qrels tests/relevance/qrels.tsv --today 2025-11-23")]
pub struct Arguments {
    /// The questions: a table with tabs (qid, wording, text, …, note)
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,

    /// The grades of the right offers: a table with tabs (qid, offer, grade)
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,

    /// How many hits nDCG looks at
    #[arg(long, default_value_t = 5, value_name = "K", value_parser = clap::value_parser!(u16).range(1..=100))]
    k: u16,

    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,

    /// Work as if it were this day: the one the questions were judged for [default: the clock]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

/// Asks all questions and prints the figures.
pub async fn run(arguments: Arguments, settings: &Settings) -> anyhow::Result<ExitCode> {
    let judged = relevance::read(&text(&arguments.queries)?, &text(&arguments.qrels)?)
        .map_err(|error| in_its_file(error, &arguments))?;
    let now = Clock::new(arguments.today).now();
    let service = Service::open(settings, now).await?;
    let depth = usize::from(arguments.k);
    let mut rows = Vec::new();
    for question in &judged {
        let understood = read(&question.text, &service.mind.guide.lexicon, now.date());
        let page = Page { offset: 0, limit: LIMIT.max(depth) };
        let findings = service.mind.search.find(&understood.query, page, now.date())?;
        let ids: Vec<_> = findings.hits.iter().map(|hit| hit.offer.id.as_str()).collect();
        rows.push((question.wording.clone(), relevance::figures(question, &ids, findings.is_loose(), depth)));
    }
    let report = Report::of(&rows);
    let shown = if arguments.json { serde_json::to_string(&report)? } else { report.to_string() };
    print(format!("{shown}\n").as_bytes())?;
    service.store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// `error` with the file it lies in.
fn in_its_file(error: JudgementError, arguments: &Arguments) -> anyhow::Error {
    let file = match error.table {
        Table::Questions => &arguments.queries,
        Table::Grades => &arguments.qrels,
    };
    anyhow::Error::new(error).context(format!("{} cannot be read", file.display()))
}

fn text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}
