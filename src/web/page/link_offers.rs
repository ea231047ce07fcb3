//! The page on which a provider looks after all of its offers, without an account. Looking at it changes nothing.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{Value, context, value::Serde};
use url::form_urlencoded;

use crate::{
    domain::{letter::offers_path, offer::Offer, statistics::rounded},
    store::{
        offer::{self, StoredOffer},
        offer_list::{self, Filter, Slice},
        provider, provider_demand,
        provider_link::{self, Opened, Purpose},
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
        link,
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
    let mut tx = console.store.read().await?;
    let provider = match whose(&console, &mut tx, &text).await? {
        Ok((_, provider)) => provider,
        Err(is_over) => return gone(&console, &visit, is_over),
    };
    let id = query.text("angebot");
    if id.is_empty() {
        return list(&console, &visit, (&mut tx, &provider), (&text, &query)).await;
    }
    match own(&mut tx, id, &provider).await? {
        Some(stored) => {
            let sent = Sent::nothing(query.text("teil"));
            let values = one(&console, (&text, &stored), (link::said(&query), &sent));
            console.page(&visit, "link-offer.html", values)
        }
        None => link::unknown(&console, &visit),
    }
}

/// Something is said about one of them, or about all.
pub async fn act(
    State(console): State<Console>,
    visit: Visit,
    Path(text): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let mut tx = console.store.read().await?;
    let (token, provider) = match whose(&console, &mut tx, &text).await? {
        Ok(opened) => opened,
        Err(is_over) => return gone(&console, &visit, is_over),
    };
    if fields.text("tat") == "alle" {
        drop(tx);
        return match confirm_offers(&console.store, &token, console.now()).await {
            Ok(_) => Ok(link::done(&offers_path(&text), "alle")),
            Err(EditError::Store(fault)) => Err(fault.into()),
            Err(EditError::Unknown | EditError::Outdated | EditError::Refused(_)) => {
                link::unknown(&console, &visit)
            }
        };
    }
    let id = fields.text("angebot").to_owned();
    let Some(stored) = own(&mut tx, &id, &provider).await? else { return link::unknown(&console, &visit) };
    drop(tx);
    let here = one_path(&text, &id);
    match tend(&console, (&token, &id), &stored, &fields).await? {
        // From the list one gets back to it, at the same place.
        Outcome::Done(what) if fields.has("liste") => {
            Ok(link::done(&list_path(&text, fields.text("liste")), what))
        }
        Outcome::Done(what) => Ok(link::done(&here, what)),
        Outcome::Nothing => link::unknown(&console, &visit),
        Outcome::Again(sent) => {
            let stored = own(&mut console.store.read().await?, &id, &provider).await?;
            let Some(stored) = stored else { return link::unknown(&console, &visit) };
            let values = one(&console, (&text, &stored), (None, &sent));
            console.page_with(StatusCode::UNPROCESSABLE_ENTITY, &visit, ("link-offer.html", values))
        }
    }
}

/// The provider that the link was made for; else whether it was good once.
async fn whose(
    console: &Console,
    tx: &mut Transaction,
    text: &str,
) -> Result<Result<(Token, String), bool>, Failure> {
    let Some(token) = Token::read(text) else { return Ok(Err(false)) };
    Ok(match provider_link::open(tx, &token, console.now()).await? {
        Opened::Pass(pass) if pass.purpose == Purpose::Offers => Ok((token, pass.provider)),
        Opened::Over => Err(true),
        Opened::Pass(_) | Opened::Unknown => Err(false),
    })
}

fn gone(console: &Console, visit: &Visit, is_over: bool) -> Result<Response, Failure> {
    if is_over { link::over(console, visit) } else { link::unknown(console, visit) }
}

/// The offer called `id`, if it is the provider's.
async fn own(tx: &mut Transaction, id: &str, provider: &str) -> Result<Option<StoredOffer>, Failure> {
    Ok(offer::stored(tx, id).await?.filter(|stored| stored.offer.provider == provider))
}

async fn list(
    console: &Console,
    visit: &Visit,
    (tx, id): (&mut Transaction, &str),
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
        let view = view(console, &stored, &Sent::default());
        shown.push(context! { here => one_path(text, &offer.id), ..view });
    }
    let name = provider::find(tx, id).await?.map(|provider| provider.name);
    let questions = rounded(provider_demand::of_year(tx, id, now).await?);
    let total = u64::try_from(running.len()).unwrap_or(u64::MAX);
    let values = context! {
        name,
        offers => shown,
        total,
        over => over.len(),
        questions,
        said => link::said(query),
        page => query.text("seite"),
        // What was said first is not said again on the next page.
        paging => Serde(paging(&offers_path(text), &only_page(query), total)),
    };
    console.page(visit, "link-offers.html", values)
}

fn one(
    console: &Console,
    (text, stored): (&str, &StoredOffer),
    (said, sent): (Option<&'static str>, &Sent),
) -> Value {
    context! { offer => view(console, stored, sent), said, list => offers_path(text) }
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
