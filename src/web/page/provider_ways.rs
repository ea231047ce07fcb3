//! How a provider is reached: by mail, in a chat of its own, or by a call to its system; each can be tried and taken away.

use std::collections::BTreeSet;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{link_code::CODE_SECONDS, message::ChannelKind, staff::Staff, time::Timestamp},
    store::{
        offer_list::{self, Filter, Slice},
        provider, provider_asked, provider_way,
        transaction::Transaction,
    },
    usecase::{
        ask_for_confirmation::{AskError, ask_now, to_confirm},
        notify_provider::Post,
        reach_provider::{
            Change, WayError, offer_chat_code, remove_way, resume_way, set_mail, set_webhook, test_way,
        },
        tend_offer::MOST_OFFERS,
    },
    web::{
        console::Console,
        failure::Failure,
        fields::Form,
        flash::Flash,
        render::see_with,
        visit::Visit,
        way_words::{Shown, name, shown, shown_lost},
    },
};

/// A way that does not work, and whose it is.
#[derive(Serialize)]
struct Broken {
    id: String,
    provider: String,
    way: Shown,
}

/// What was just done on the page, or not.
#[derive(Debug, Default)]
struct News {
    /// The code for a chat, and the same for a deep link.
    code: Option<(String, String)>,
    /// The secret of the webhook.
    secret: Option<String>,
    /// The field that is wrong, what was typed, and the text that says why.
    wrong: Option<(&'static str, String, &'static str)>,
}

/// The ways.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    page(&console, &visit, &id, News::default()).await
}

/// All ways that do not work.
pub async fn broken(State(console): State<Console>, visit: Visit) -> Result<Response, Failure> {
    let mut tx = console.store.read().await?;
    let mut rows = Vec::new();
    for way in provider_way::broken(&mut tx).await? {
        let provider = provider::find(&mut tx, &way.provider).await?;
        let provider = provider.map_or(way.provider.clone(), |provider| provider.name);
        rows.push(Broken { provider, way: shown(&way, &console.ways.channels), id: way.provider });
    }
    for way in provider_way::lost(&mut tx, None).await? {
        let provider = provider::find(&mut tx, &way.provider).await?;
        let provider = provider.map_or(way.provider.clone(), |provider| provider.name);
        rows.push(Broken { provider, way: shown_lost(&way), id: way.provider });
    }
    drop(tx);
    console.page(&visit, "ways.html", context! { rows => Serde(rows) })
}

/// Keeps a mail address.
pub async fn mail(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    let typed = fields.text("adresse");
    let change = Change { provider: &id, staff: &staff.id };
    let fault = match set_mail(&console.store, change, typed, console.now()).await {
        Ok(()) => return Ok(see_with(&path(&id), &Flash::good("flash-way-set"))),
        Err(fault) => fault,
    };
    let wrong = Some(("adresse", typed.to_owned(), refused(fault)?));
    page(&console, &visit, &id, News { wrong, ..News::default() }).await
}

/// Shows a new code for a chat, once.
pub async fn chat(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let change = Change { provider: &id, staff: &staff.id };
    let code = offer_chat_code(&console.store, change, console.dice, console.now()).await;
    let code = code.map_err(failure)?;
    let code = Some((code.to_string(), code.payload()));
    page(&console, &visit, &id, News { code, ..News::default() }).await
}

/// Keeps the address of a webhook, and shows its secret, once.
pub async fn webhook(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    let typed = fields.text("url");
    let change = Change { provider: &id, staff: &staff.id };
    let wanted = (typed, console.ways.allows_private, console.dice);
    let news = match set_webhook(&console.store, change, wanted, console.now()).await {
        Ok(secret) => News { secret: Some(secret), ..News::default() },
        Err(fault) => News { wrong: Some(("url", typed.to_owned(), refused(fault)?)), ..News::default() },
    };
    page(&console, &visit, &id, news).await
}

/// Sends a test.
pub async fn test(
    State(console): State<Console>,
    staff: Staff,
    Path((id, channel)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let change = Change { provider: &id, staff: &staff.id };
    let guide = &console.mind.guide;
    let tested = test_way(&console.store, guide, (change, kind(&channel)?), console.now()).await;
    tested.map_err(failure)?;
    Ok(see_with(&path(&id), &Flash::good("flash-way-tested")))
}

/// Takes a way away.
pub async fn remove(
    State(console): State<Console>,
    staff: Staff,
    Path((id, channel)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let change = Change { provider: &id, staff: &staff.id };
    remove_way(&console.store, change, kind(&channel)?, console.now()).await.map_err(failure)?;
    Ok(see_with(&path(&id), &Flash::good("flash-way-removed")))
}

/// Uses a way again.
pub async fn resume(
    State(console): State<Console>,
    staff: Staff,
    Path((id, channel)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let change = Change { provider: &id, staff: &staff.id };
    resume_way(&console.store, change, kind(&channel)?, console.now()).await.map_err(failure)?;
    Ok(see_with(&path(&id), &Flash::good("flash-way-resumed")))
}

/// Asks the provider now whether its offers are still right.
pub async fn ask(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let change = Change { provider: &id, staff: &staff.id };
    let base = console.settings.address("", None);
    let post = Post { channels: console.ways.channels.clone(), base };
    let flash = match ask_now(&console.store, (&console.mind.guide, &post), change, console.now()).await {
        Ok(()) => Flash::good("flash-offers-asked"),
        Err(AskError::NoWay) => Flash::warning("flash-offers-no-way"),
        Err(AskError::Nothing) => Flash::warning("flash-offers-none"),
        Err(AskError::JustAsked) => Flash::warning("flash-offers-just-asked"),
        Err(AskError::Unknown) => return Err(Failure::NotFound),
        Err(AskError::Wordless) => return Err(Failure::Broken("the words of the letter cannot be found")),
        Err(AskError::Store(fault)) => return Err(fault.into()),
    };
    Ok(see_with(&path(&id), &flash))
}

async fn page(console: &Console, visit: &Visit, id: &str, news: News) -> Result<Response, Failure> {
    let mut tx = console.store.read().await?;
    let provider = provider::find(&mut tx, id).await?.ok_or(Failure::NotFound)?;
    let ways = provider_way::of(&mut tx, id).await?;
    let mut ways: Vec<_> = ways.iter().map(|way| shown(way, &console.ways.channels)).collect();
    ways.extend(provider_way::lost(&mut tx, Some(id)).await?.iter().map(shown_lost));
    let named = named(&mut tx, id, console.now()).await?;
    let due = to_confirm(&mut tx, id, console.now()).await?.len();
    let asked_at = provider_asked::asked_at(&mut tx, id).await?;
    drop(tx);
    let (code, payload) = news.code.unzip();
    let status = if news.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (field, typed, fault) = news.wrong.unwrap_or_default();
    let values = context! {
        id,
        name => provider.name,
        public => provider.contact.email,
        named,
        due,
        asked_at => asked_at.map(|at| at.0),
        has_mail => ways.iter().any(|way| way.name == name(ChannelKind::Mail)),
        has_webhook => ways.iter().any(|way| way.name == name(ChannelKind::Webhook)),
        ways => Serde(ways),
        code,
        payload,
        minutes => CODE_SECONDS / 60,
        secret => news.secret,
        field,
        typed,
        fault,
    };
    console.page_with(status, visit, ("provider-ways.html", values))
}

/// The addresses for questions that stand in offers of the provider's own.
async fn named(tx: &mut Transaction, id: &str, now: Timestamp) -> Result<BTreeSet<String>, Failure> {
    let slice = Slice { offset: 0, limit: MOST_OFFERS };
    let listed = offer_list::list(tx, Filter::Provider(id), slice, now).await?;
    let own = listed.into_iter().map(|(offer, _)| offer).filter(|offer| !offer.source.sample);
    Ok(own.filter_map(|offer| offer.inquiry_email).collect())
}

/// The text that says what is wrong with what was typed.
fn refused(fault: WayError) -> Result<&'static str, Failure> {
    match fault {
        WayError::NoMail => Ok("way-no-mail"),
        WayError::NoTarget(_) => Ok("way-no-target"),
        WayError::Unknown | WayError::Wordless | WayError::Store(_) => Err(failure(fault)),
    }
}

fn failure(fault: WayError) -> Failure {
    match fault {
        WayError::Unknown => Failure::NotFound,
        WayError::Store(fault) => fault.into(),
        WayError::NoMail | WayError::NoTarget(_) => Failure::Unreadable,
        WayError::Wordless => Failure::Broken("the words of a test cannot be found"),
    }
}

fn kind(channel: &str) -> Result<ChannelKind, Failure> {
    ChannelKind::named(channel).ok_or(Failure::NotFound)
}

/// Where the ways of the provider called `id` are.
fn path(id: &str) -> String {
    format!("/verwaltung/anbieter/{id}/wege")
}
