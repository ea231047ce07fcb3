//! The page on which a provider looks after all of its offers, without an account. Looking at it changes nothing.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{Value, context, value::Serde};
use url::form_urlencoded;

use crate::{
    domain::{letter::offers_path, offer::Offer, provider::Provider, statistics::rounded},
    store::{
        offer::{self, StoredOffer},
        offer_list::{self, Filter, Slice},
        provider, provider_demand,
        provider_link::{Pass, Purpose},
        token::Token,
        transaction::Transaction,
    },
    usecase::{
        edit_offer::EditError,
        tend_offer::{MOST_OFFERS, confirm_offers},
    },
    web::{
        console::Console,
        failure::Failure,
        fields::{Fields, Form, Query},
        link::{self, Gone},
        link_offer::{Outcome, Sent, tend, view},
        paging::{PAGE_SIZE, offset, paging},
        visit::Visit,
    },
};

/// All offers, or the one that the address names.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Path(text): Path<String>,
    Query(query): Query,
) -> Result<Response, Failure> {
    match shown(&console, &visit, (&text, &query)).await {
        Ok(response) => Ok(response),
        Err(gone) => gone.page(&console, &visit, &Fields::default()),
    }
}

/// Something is said about one of them, or about all.
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

async fn shown(console: &Console, visit: &Visit, (text, query): (&str, &Fields)) -> Result<Response, Gone> {
    let mut tx = console.store.read().await?;
    let (_, id) = open(console, &mut tx, text).await?;
    let provider = provider::find(&mut tx, &id).await?;
    let wanted = query.text("angebot");
    if wanted.is_empty() {
        return Ok(list(console, visit, (&mut tx, &id, provider.as_ref()), (text, query)).await?);
    }
    let stored = own(&mut tx, wanted, &id).await?;
    let sent = Sent::nothing(query.text("teil"));
    let values = one(console, (text, &stored, provider.as_ref()), (link::said(query), &sent));
    Ok(console.page(visit, "link-offer.html", values)?)
}

async fn acted(console: &Console, visit: &Visit, (text, fields): (&str, &Fields)) -> Result<Response, Gone> {
    let mut tx = console.store.read().await?;
    let (token, provider) = open(console, &mut tx, text).await?;
    if fields.text("tat") == "alle" {
        drop(tx);
        return match confirm_offers(&console.store, &token, console.now()).await {
            Ok(_) => Ok(link::done(&offers_path(text), "alle")),
            Err(EditError::Store(fault)) => Err(fault.into()),
            Err(EditError::Unknown | EditError::Outdated | EditError::Refused(_)) => Err(Gone::Over),
        };
    }
    let id = fields.text("angebot");
    let stored = own(&mut tx, id, &provider).await?;
    drop(tx);
    match tend(console, (&token, id), &stored, fields).await? {
        // From the list one gets back to it, at the same place.
        Outcome::Done(what) if fields.has("liste") => {
            Ok(link::done_beside(&list_path(text, fields.text("liste")), what, id))
        }
        Outcome::Done(what) => Ok(link::done(&one_path(text, id), what)),
        Outcome::Again(sent) => {
            let mut tx = console.store.read().await?;
            let stored = own(&mut tx, id, &provider).await?;
            let provider = provider::find(&mut tx, &provider).await?;
            drop(tx);
            let values = one(console, (text, &stored, provider.as_ref()), (None, &sent));
            Ok(console.page_with(StatusCode::UNPROCESSABLE_ENTITY, visit, ("link-offer.html", values))?)
        }
    }
}

/// The token of a link to all offers of a provider, and the provider's id.
async fn open(console: &Console, tx: &mut Transaction, text: &str) -> Result<(Token, String), Gone> {
    let (token, Pass { provider, purpose }) = link::open(console, tx, text).await?;
    if purpose == Purpose::Offers { Ok((token, provider)) } else { Err(Gone::Unknown) }
}

/// The offer called `id`, if it is the provider's.
async fn own(tx: &mut Transaction, id: &str, provider: &str) -> Result<StoredOffer, Gone> {
    let stored = offer::stored(tx, id).await?.filter(|stored| stored.offer.provider == provider);
    stored.ok_or(Gone::Nothing)
}

async fn list(
    console: &Console,
    visit: &Visit,
    (tx, id, provider): (&mut Transaction, &str, Option<&Provider>),
    (text, query): (&str, &Fields),
) -> Result<Response, Failure> {
    let (now, slice) = (console.now(), Slice { offset: 0, limit: MOST_OFFERS });
    let listed = offer_list::list(tx, Filter::Provider(id), slice, now).await?;
    let (over, running): (Vec<_>, Vec<_>) =
        listed.into_iter().map(|(offer, _)| offer).partition(|offer: &Offer| offer.is_over(now.date()));
    let first = usize::try_from(offset(query)).unwrap_or(usize::MAX);
    let count = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    let mut shown: Vec<Value> = Vec::new();
    for offer in running.iter().skip(first).take(count) {
        let Some(stored) = offer::stored(tx, &offer.id).await? else { continue };
        let view = view(console, (&stored, provider), &Sent::default());
        shown.push(context! { here => one_path(text, &offer.id), ..view });
    }
    let questions = provider_demand::of_year(tx, id, now).await?;
    let (today, beside) = (now.date(), query.text("bei"));
    let total = u64::try_from(running.len()).unwrap_or(u64::MAX);
    let values = context! {
        name => provider.map(|provider| provider.name.as_str()),
        offers => shown,
        total,
        over => over.len(),
        is_asked => questions > 0,
        questions => rounded(questions),
        is_all_confirmed => running.iter().all(|offer| offer.verified_on == Some(today)),
        // Whoever says that all are right has seen them all.
        is_last => first + count >= running.len(),
        said => link::said(query),
        beside => running.iter().skip(first).take(count).any(|offer| offer.id == beside).then_some(beside),
        page => query.text("seite"),
        // What was said first is not said again on the next page.
        paging => Serde(paging(&offers_path(text), &only_page(query), total)),
    };
    console.page(visit, "link-offers.html", values)
}

fn one(
    console: &Console,
    (text, stored, provider): (&str, &StoredOffer, Option<&Provider>),
    (said, sent): (Option<&'static str>, &Sent),
) -> Value {
    context! { offer => view(console, (stored, provider), sent), said, list => offers_path(text) }
}

/// Nothing of `query` but which page is wanted.
fn only_page(query: &Fields) -> Fields {
    let page = query.text("seite").parse::<u32>().unwrap_or(1);
    Fields::read(format!("seite={page}").as_bytes())
}

/// Where one offer is.
fn one_path(token: &str, id: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("angebot", id).finish();
    format!("{}?{query}", offers_path(token))
}

/// Where a page of the list is.
fn list_path(token: &str, page: &str) -> String {
    let number = page.parse::<u32>().ok().filter(|number| *number > 1);
    number.map_or_else(|| offers_path(token), |number| format!("{}?seite={number}", offers_path(token)))
}
