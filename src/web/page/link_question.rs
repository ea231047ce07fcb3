//! The page on which a provider reads and answers one question, without an account. Looking at it changes nothing.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{Value, context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{
        inquiry::{
            Author, Category, Closing, Entry, EntryKind, Holder, Inquiry, State as Progress, Takeover,
        },
        letter::answer_path,
        provider::Provider,
        provider_words::{LONGEST, Unfit, tidy},
    },
    store::{
        inquiry::{self, StoredInquiry},
        inquiry_entry,
        offer::{self, StoredOffer},
        provider,
        provider_link::{Pass, Purpose},
        token::Token,
    },
    usecase::{
        answer_by_link::{Reply, answer_by_link},
        answer_inquiry::Said,
        open_link::LinkError,
    },
    web::{
        console::Console,
        failure::Failure,
        fields::{Fields, Form, Query},
        link::{self, Gone},
        link_offer::{self, Outcome, tend, view},
        visit::Visit,
    },
};

/// What a link opens.
struct Found {
    stored: StoredInquiry,
    entries: Vec<Entry>,
    /// None if the offer is gone, or somebody else's by now.
    offer: Option<StoredOffer>,
    /// None if it is gone.
    provider: Option<Provider>,
}

/// What was sent and could not be done: it is shown again.
#[derive(Default)]
struct Sent {
    /// Which part of the page it came from: `antwort`, `absage`, or none.
    part: &'static str,
    words: String,
    /// What is wrong with the words.
    fault: Option<&'static str>,
    /// Why they were not sent, although nothing is wrong with them.
    problem: Option<&'static str>,
    offer: Box<link_offer::Sent>,
    status: StatusCode,
}

/// Something that was written, as the page shows it.
#[derive(Serialize)]
struct Shown {
    /// Its heading is called `entry-` and this.
    name: &'static str,
    is_own: bool,
    words: Option<String>,
    at: i64,
}

/// The question.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Path(token): Path<String>,
    Query(query): Query,
) -> Result<Response, Failure> {
    match open(&console, &token).await {
        Ok((_, found)) => page(&console, &visit, &found, (link::said(&query), Sent::default())),
        Err(gone) => gone.page(&console, &visit, &Fields::default()),
    }
}

/// Something is done: the question is answered, or something is said about the offer.
pub async fn act(
    State(console): State<Console>,
    visit: Visit,
    Path(text): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    match acted(&console, &visit, (&text, &fields)).await {
        Ok(response) => Ok(response),
        Err(gone) => gone.page(&console, &visit, &fields),
    }
}

async fn acted(console: &Console, visit: &Visit, (text, fields): (&str, &Fields)) -> Result<Response, Gone> {
    let (token, found) = open(console, text).await?;
    let is_said = matches!(fields.text("tat"), "antwort" | "rueckfrage" | "absage" | "missbrauch");
    let sent = if is_said {
        match answer(console, &token, fields).await? {
            Ok(what) => return Ok(link::done(&answer_path(text), what)),
            Err(sent) => sent,
        }
    } else {
        let offer = found.offer.as_ref().ok_or(Gone::Nothing)?;
        match tend(console, (&token, &found.stored.matter.offer), offer, fields).await? {
            Outcome::Done(what) => return Ok(link::done(&answer_path(text), what)),
            Outcome::Again(offer) => {
                Sent { offer, status: StatusCode::UNPROCESSABLE_ENTITY, ..Sent::default() }
            }
        }
    };
    // What happened meanwhile is shown with it.
    let (_, found) = open(console, text).await?;
    if !is_said && found.offer.is_none() {
        return Err(Gone::Nothing);
    }
    Ok(page(console, visit, &found, (None, sent))?)
}

async fn open(console: &Console, text: &str) -> Result<(Token, Found), Gone> {
    let mut tx = console.store.read().await?;
    let (token, Pass { provider, purpose }) = link::open(console, &mut tx, text).await?;
    let Purpose::Inquiry(id) = purpose else { return Err(Gone::Unknown) };
    let stored = inquiry::find(&mut tx, &id).await?.ok_or(Gone::Over)?;
    let entries = inquiry_entry::of(&mut tx, &id).await?;
    let offer = offer::stored(&mut tx, &stored.matter.offer).await?;
    let offer = offer.filter(|stored| stored.offer.provider == provider);
    let provider = provider::find(&mut tx, &provider).await?;
    Ok((token, Found { stored, entries, offer, provider }))
}

/// Says what was sent; what was done, or what is to be shown again.
async fn answer(
    console: &Console,
    token: &Token,
    fields: &Fields,
) -> Result<Result<&'static str, Sent>, Failure> {
    let (raw, seen) = (fields.raw("worte"), fields.text("gelesen").parse().unwrap_or_default());
    let (part, done) = match fields.text("tat") {
        "rueckfrage" => ("antwort", "rueckfrage"),
        "absage" => ("absage", "absage"),
        "missbrauch" => ("missbrauch", "missbrauch"),
        _ => ("antwort", "antwort"),
    };
    let sent = Sent { part, words: raw.to_owned(), ..Sent::default() };
    let words = match tidy(raw) {
        Ok(words) => words,
        // Whoever does not want to answer need not say why.
        Err(Unfit::Empty) if part != "antwort" => String::new(),
        Err(unfit) => {
            let (fault, status) = (Some(link_offer::text(unfit)), StatusCode::UNPROCESSABLE_ENTITY);
            return Ok(Err(Sent { fault, status, ..sent }));
        }
    };
    let said = match done {
        "rueckfrage" => Said::AskBack(&words),
        "absage" => Said::Decline(&words),
        "missbrauch" => Said::Report,
        _ => Said::Answer(&words),
    };
    let guide = &console.mind.guide;
    let problem =
        match answer_by_link(&console.store, guide, (token, Reply { said, seen }), console.now()).await {
            Ok(()) => return Ok(Ok(done)),
            Err(LinkError::Outdated) => Some("fault-outdated"),
            Err(LinkError::Full) => Some("fault-full"),
            Err(LinkError::Refused(_)) => Some("fault-closed"),
            // It ended meanwhile: the page says so.
            Err(LinkError::Unknown | LinkError::Over) => None,
            Err(LinkError::Store(fault)) => return Err(fault.into()),
        };
    Ok(Err(Sent { problem, status: StatusCode::CONFLICT, ..sent }))
}

fn page(
    console: &Console,
    visit: &Visit,
    Found { stored, entries, offer, provider }: &Found,
    (said, sent): (Option<&'static str>, Sent),
) -> Result<Response, Failure> {
    let StoredInquiry { code, matter, inquiry, .. } = stored;
    let hidden = is_taken_back(inquiry);
    let shown: Vec<_> = entries.iter().filter(|_| !hidden).map(shown).collect();
    let offer: Option<Value> =
        offer.as_ref().map(|offer| view(console, (offer, provider.as_ref()), &sent.offer));
    let values = context! {
        code => code.to_string(),
        title => matter.title.as_str(),
        category => matter.category.text(),
        is_own => matter.category == Category::Own,
        entries => Serde(shown),
        seen => entries.last().map_or(0, |entry| entry.number),
        state => state(inquiry),
        since => inquiry.since.0,
        is_closed => inquiry.is_closed(),
        is_waiting => matches!(inquiry.state, Progress::Underway | Progress::Delivered),
        can_report => inquiry.holder != Holder::Office(Takeover::Reported),
        is_hidden => hidden,
        said,
        part => sent.part,
        words => sent.words.as_str(),
        fault => sent.fault,
        problem => sent.problem,
        longest => LONGEST,
        offer,
    };
    console.page_with(sent.status, visit, ("link-question.html", values))
}

fn shown(entry: &Entry) -> Shown {
    let name = match (entry.author, entry.kind) {
        (Author::Citizen, EntryKind::Question) => "question",
        (Author::Citizen, _) => "reply",
        (Author::Provider, EntryKind::AskBack) => "own-ask-back",
        (Author::Provider, EntryKind::Decline) => "own-decline",
        (Author::Provider, _) => "own-answer",
        (Author::Office, EntryKind::AskBack) => "office-ask-back",
        (Author::Office, _) => "office-answer",
    };
    let is_own = entry.author == Author::Provider;
    Shown { name, is_own, words: entry.words.clone(), at: entry.at.0 }
}

/// Whoever asked does not want it to be read any more, or too much time has passed.
fn is_taken_back(inquiry: &Inquiry) -> bool {
    match inquiry.state {
        Progress::Closed(Closing::Withdrawn | Closing::Erased | Closing::Expired) => true,
        Progress::Closed(Closing::Done | Closing::Declined | Closing::Settled | Closing::Silent)
        | Progress::Underway
        | Progress::Delivered
        | Progress::AskedBack
        | Progress::Answered => false,
    }
}

/// How far it is: its text is called `state-` and this.
fn state(inquiry: &Inquiry) -> &'static str {
    match (inquiry.state, inquiry.holder) {
        (Progress::Closed(Closing::Done), _) => "done",
        (Progress::Closed(Closing::Withdrawn), _) => "withdrawn",
        (Progress::Closed(Closing::Declined), _) => "declined",
        (Progress::Closed(Closing::Settled), _) => "settled",
        (Progress::Closed(Closing::Silent), _) => "silent",
        (Progress::Closed(Closing::Expired), _) => "expired",
        (Progress::Closed(Closing::Erased), _) => "erased",
        (Progress::AskedBack, _) => "asked-back",
        (Progress::Answered, _) => "answered",
        (Progress::Underway | Progress::Delivered, Holder::Office(Takeover::Reported)) => "reported",
        (Progress::Underway | Progress::Delivered, Holder::Office(_)) => "office",
        (Progress::Underway | Progress::Delivered, Holder::Provider) => "waiting",
    }
}
