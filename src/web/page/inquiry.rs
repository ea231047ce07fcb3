//! One question to a provider: how far it is; and where the office has taken over, what was written and what to say.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{
        announcement_text::lines,
        inquiry::{Act, LONGEST_WORDS, Refusal},
        language::Language,
        staff::Staff,
    },
    store::{offer, provider},
    usecase::{
        answer_as_office::{OfficeError, Target, answer_as_office},
        answer_inquiry::Said,
        notify_provider::is_reachable,
        read_inquiry::{Seen, read_inquiry},
    },
    web::{
        console::Console,
        failure::Failure,
        fields::{Fields, Form},
        flash::Flash,
        inquiry_words::shown,
        page::inquiries::{LIST, category},
        render::see_with,
        visit::Visit,
    },
};

/// Something that could not be done, and what was typed for it.
#[derive(Debug, Default)]
struct Problem<'a> {
    text: Option<&'static str>,
    typed: &'a str,
    is_settling: bool,
}

/// Something that was written, as it is shown.
#[derive(Serialize)]
struct Line {
    author: &'static str,
    kind: &'static str,
    at: i64,
    words: Option<String>,
}

/// All about it that may be seen.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    page(&console, (&visit, &staff), &id, Problem::default()).await
}

/// Answers it.
pub async fn answer(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    let words = lines(fields.raw("text"));
    done(&console, (&visit, &staff), (&id, &fields), (Said::Answer(&words), "flash-inquiry-answered")).await
}

/// Asks back.
pub async fn ask_back(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    let words = lines(fields.raw("text"));
    done(&console, (&visit, &staff), (&id, &fields), (Said::AskBack(&words), "flash-inquiry-asked-back"))
        .await
}

/// Settles it.
pub async fn settle(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    let words = lines(fields.raw("text"));
    done(&console, (&visit, &staff), (&id, &fields), (Said::Settle(&words), "flash-inquiry-settled")).await
}

/// Leaves it to the provider again.
pub async fn give_back(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    done(&console, (&visit, &staff), (&id, &fields), (Said::GiveBack, "flash-inquiry-given-back")).await
}

async fn done(
    console: &Console,
    (visit, staff): (&Visit, &Staff),
    (id, fields): (&str, &Fields),
    (said, flash): (Said<'_>, &str),
) -> Result<Response, Failure> {
    let revision = fields.text("fassung").parse().unwrap_or_default();
    let target = Target { id, revision, channels: &console.ways.channels };
    let guide = &console.mind.guide;
    let text = match answer_as_office(&console.store, guide, (&staff.id, target, said), console.now()).await {
        Ok(()) => return Ok(see_with(&path(id), &Flash::good(flash))),
        Err(OfficeError::Unknown) => return Err(Failure::NotFound),
        Err(OfficeError::Store(fault)) => return Err(fault.into()),
        Err(OfficeError::Changed) => "inquiry-fault-changed",
        Err(OfficeError::Empty) => "inquiry-fault-empty",
        Err(OfficeError::TooLong) => "inquiry-fault-long",
        Err(OfficeError::NotOurs | OfficeError::Refused(Refusal::NotNow)) => "inquiry-fault-not-ours",
        Err(OfficeError::NoWay) => "inquiry-fault-no-way",
        Err(OfficeError::Refused(Refusal::Closed)) => "inquiry-fault-closed",
    };
    let problem =
        Problem { text: Some(text), typed: fields.raw("text"), is_settling: matches!(said, Said::Settle(_)) };
    page(console, (visit, staff), id, problem).await
}

async fn page(
    console: &Console,
    (visit, staff): (&Visit, &Staff),
    id: &str,
    problem: Problem<'_>,
) -> Result<Response, Failure> {
    let now = console.now();
    let seen = read_inquiry(&console.store, (id, &staff.id), now).await?.ok_or(Failure::NotFound)?;
    let is_open = seen.is_open();
    let Seen { stored, entries } = seen;
    let matter = &stored.matter;
    let mut tx = console.store.read().await?;
    let provider = provider::find(&mut tx, &matter.provider).await?;
    let has_offer = offer::find(&mut tx, &matter.offer).await?.is_some();
    let is_reachable = is_reachable(&mut tx, &stored, &console.ways.channels).await?;
    drop(tx);
    let lines = entries.into_iter().map(|entry| Line {
        author: entry.author.name(),
        kind: entry.kind.name(),
        at: entry.at.0,
        words: entry.words,
    });
    let is_closed = stored.inquiry.is_closed();
    let values = context! {
        id,
        revision => stored.revision,
        code => stored.code.to_string(),
        title => matter.title.as_str(),
        offer => has_offer.then_some(matter.offer.as_str()),
        provider => provider.as_ref().map_or(matter.provider.as_str(), |provider| provider.name.as_str()),
        provider_id => provider.as_ref().map(|provider| provider.id.as_str()),
        category => category(console, matter.category),
        state => Serde(shown(&stored.inquiry, now)),
        opened_at => stored.inquiry.opened_at.0,
        forgotten_at => stored.inquiry.forgotten_at().0,
        is_helpful => stored.is_helpful,
        is_open,
        is_closed,
        may_act => is_open && !is_closed,
        may_resend => !is_open && stored.inquiry.after(Act::GiveBack, now).is_ok(),
        is_simple => is_open && matter.language == Language::Simple,
        is_reachable,
        lines => Serde(lines.collect::<Vec<_>>()),
        longest => LONGEST_WORDS,
        problem => problem.text,
        typed => problem.typed,
        is_settling => problem.is_settling,
    };
    let status = if problem.text.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    console.page_with(status, visit, ("inquiry.html", values))
}

fn path(id: &str) -> String {
    format!("{LIST}/{id}")
}
