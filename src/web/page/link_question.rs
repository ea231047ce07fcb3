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
        inquiry::{Author, Closing, Entry, EntryKind, Holder, Inquiry, State as Progress, Takeover},
        letter::answer_path,
        provider_words::{LONGEST, Unfit, tidy},
    },
    store::{
        inquiry::{self, StoredInquiry},
        inquiry_entry,
        offer::{self, StoredOffer},
        provider_link::{self, Opened, Purpose},
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
        link,
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
}

/// What was sent and could not be done: it is shown again.
#[derive(Default)]
struct Sent {
    /// Which part of the page it came from: `antwort`, `absage`, or none.
    part: &'static str,
    words: String,
    fault: Option<&'static str>,
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
    match open(&console, &token).await? {
        Ok((_, found)) => page(&console, &visit, &found, (link::said(&query), Sent::default())),
        Err(gone) => gone.page(&console, &visit),
    }
}

/// Something is done: the question is answered, or something is said about the offer.
pub async fn act(
    State(console): State<Console>,
    visit: Visit,
    Path(text): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let (token, found) = match open(&console, &text).await? {
        Ok(opened) => opened,
        Err(gone) => return gone.page(&console, &visit),
    };
    let is_said = matches!(fields.text("tat"), "antwort" | "rueckfrage" | "absage" | "missbrauch");
    let sent = if is_said {
        match answer(&console, &token, &fields).await? {
            Ok(what) => return Ok(link::done(&answer_path(&text), what)),
            Err(sent) => sent,
        }
    } else {
        let Some(offer) = &found.offer else { return link::unknown(&console, &visit) };
        let outcome = tend(&console, (&token, &found.stored.matter.offer), offer, &fields).await?;
        match outcome {
            Outcome::Done(what) => return Ok(link::done(&answer_path(&text), what)),
            Outcome::Nothing => return link::unknown(&console, &visit),
            Outcome::Again(offer) => {
                Sent { offer, status: StatusCode::UNPROCESSABLE_ENTITY, ..Sent::default() }
            }
        }
    };
    // What happened meanwhile is shown with it.
    match open(&console, &text).await? {
        Ok((_, found)) => page(&console, &visit, &found, (None, sent)),
        Err(gone) => gone.page(&console, &visit),
    }
}

/// Why a link opens nothing.
enum Gone {
    Over,
    Unknown,
}

impl Gone {
    fn page(&self, console: &Console, visit: &Visit) -> Result<Response, Failure> {
        match self {
            Self::Over => link::over(console, visit),
            Self::Unknown => link::unknown(console, visit),
        }
    }
}

async fn open(console: &Console, text: &str) -> Result<Result<(Token, Found), Gone>, Failure> {
    let Some(token) = Token::read(text) else { return Ok(Err(Gone::Unknown)) };
    let mut tx = console.store.read().await?;
    let pass = match provider_link::open(&mut tx, &token, console.now()).await? {
        Opened::Pass(pass) => pass,
        Opened::Over => return Ok(Err(Gone::Over)),
        Opened::Unknown => return Ok(Err(Gone::Unknown)),
    };
    let Purpose::Inquiry(id) = pass.purpose else { return Ok(Err(Gone::Unknown)) };
    let Some(stored) = inquiry::find(&mut tx, &id).await? else { return Ok(Err(Gone::Over)) };
    let entries = inquiry_entry::of(&mut tx, &id).await?;
    let offer = offer::stored(&mut tx, &stored.matter.offer).await?;
    let offer = offer.filter(|stored| stored.offer.provider == pass.provider);
    Ok(Ok((token, Found { stored, entries, offer })))
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
    let again = |fault, status| Sent { part, words: raw.to_owned(), fault, status, ..Sent::default() };
    let words = match tidy(raw) {
        Ok(words) => words,
        // Whoever does not want to answer need not say why.
        Err(Unfit::Empty) if part != "antwort" => String::new(),
        Err(unfit) => {
            return Ok(Err(again(link_offer::text(Some(unfit)), StatusCode::UNPROCESSABLE_ENTITY)));
        }
    };
    let said = match done {
        "rueckfrage" => Said::AskBack(&words),
        "absage" => Said::Decline(&words),
        "missbrauch" => Said::Report,
        _ => Said::Answer(&words),
    };
    let guide = &console.mind.guide;
    match answer_by_link(&console.store, guide, (token, Reply { said, seen }), console.now()).await {
        Ok(()) => Ok(Ok(done)),
        Err(LinkError::Outdated) => Ok(Err(again(Some("fault-outdated"), StatusCode::CONFLICT))),
        Err(LinkError::Refused(_)) => Ok(Err(again(Some("fault-closed"), StatusCode::CONFLICT))),
        // It ended meanwhile: the page says so.
        Err(LinkError::Unknown | LinkError::Over) => Ok(Err(again(None, StatusCode::CONFLICT))),
        Err(LinkError::Store(fault)) => Err(fault.into()),
    }
}

fn page(
    console: &Console,
    visit: &Visit,
    Found { stored, entries, offer }: &Found,
    (said, sent): (Option<&'static str>, Sent),
) -> Result<Response, Failure> {
    let StoredInquiry { code, matter, inquiry, .. } = stored;
    let hidden = is_taken_back(inquiry);
    let shown: Vec<_> = entries.iter().filter(|_| !hidden).map(shown).collect();
    let offer: Option<Value> = offer.as_ref().map(|offer| view(console, offer, &sent.offer));
    let values = context! {
        code => code.to_string(),
        title => matter.title.as_str(),
        category => matter.category.text(),
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
