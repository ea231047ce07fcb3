//! `bildungslotse search`: one question, and the offers that answer it.

use std::process::ExitCode;

use clap::Args;

use crate::{
    app::{machine::Clock, service::Service},
    cli::{json, text::Texts},
    config::Settings,
    domain::{
        dialog::understand::read::{Understanding, read},
        offer::Offer,
        query::{Findings, Hit, Page},
        time::Date,
    },
};

/// Searches the offers.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bildungslotse search -- Schwimmkurs für meine Tochter, 6, in Merzig
  bildungslotse search --json --limit 10 --batch < questions.txt")]
pub struct Arguments {
    /// One JSON object a line, without line breaks inside
    #[arg(long)]
    json: bool,

    /// How many offers to show at most
    #[arg(long, default_value_t = 10, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,

    /// Work as if it were this day [default: the clock]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,

    #[command(flatten)]
    texts: Texts,
}

/// Prints the offers that answer each text.
pub async fn run(arguments: Arguments, settings: &Settings) -> anyhow::Result<ExitCode> {
    let now = Clock::new(arguments.today).now();
    let service = Service::open(settings, now).await?;
    let page = Page { offset: 0, limit: usize::from(arguments.limit) };
    let answer = |text: &str| {
        let understood = read(text, &service.mind.guide.lexicon, now.date());
        let findings = service.mind.search.find(&understood.query, page, now.date())?;
        Ok(if arguments.json {
            json::search(&understood, &findings).to_string()
        } else {
            format!("{}{}", arguments.texts.heading(text), list(&understood, &findings))
        })
    };
    arguments.texts.answer(answer).await?;
    service.store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// A list for a person who reads.
fn list(understood: &Understanding, findings: &Findings) -> String {
    let mut lines = vec![format!("{} of {} offers", findings.hits.len(), findings.total)];
    if understood.need.is_some() {
        lines.push("This tells of distress: the bot names help and does not search.".to_owned());
    }
    if let Some(command) = understood.command {
        lines.push(format!("This steers the conversation: {}.", command.name()));
    }
    lines.extend(findings.hits.iter().map(line));
    lines.join("\n")
}

/// An offer, and below it why it was found.
fn line(hit: &Hit) -> String {
    let provider = hit.provider.as_ref().map_or(&hit.offer.provider, |provider| &provider.name);
    let distance = hit.distance_km.map_or(String::new(), |km| format!(", {km:.1} km"));
    let reasons: Vec<_> = hit.reasons.iter().map(json::reason).collect();
    let because = if reasons.is_empty() { "-".to_owned() } else { reasons.join(", ") };
    let Offer { id, title, .. } = &hit.offer;
    format!("{:7.3}  {id}  {title} ({provider}{distance})\n         {because}", hit.score)
}
