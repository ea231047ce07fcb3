//! Who makes offers: the list, and each provider with contact, offers and history.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{
        import::{known::Known, tidy::Fault, word::PROVIDER_KINDS},
        provider::Provider,
        staff::Staff,
    },
    store::{
        history,
        offer_list::{self, Filter, Slice},
        provider::{self, Listed, Shelf},
        provider_way,
    },
    usecase::edit_provider::{ProviderError, ProviderFields, add_provider, edit_provider},
    web::{
        console::Console,
        failure::Failure,
        fields::{Fields, Form, Query},
        flash::Flash,
        offer_history::events,
        offer_words::choice,
        page::offers::row,
        paging::{PAGE_SIZE, offset, paging},
        render::see_with,
        visit::Visit,
    },
};

/// Where the list is.
const LIST: &str = "/verwaltung/anbieter";

/// What the providers are called in an address that questions do not reach.
const OUT_OF_REACH: &str = "ohne-weg";

/// So many changes are told.
const MOST_EVENTS: u32 = 10;

/// A provider in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Row {
    id: String,
    name: String,
    kind: String,
    url: String,
    has_contact: bool,
    /// Whether questions reach it.
    has_way: bool,
    offers: u64,
}

/// The list.
pub async fn list(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = query.text("suche");
    let mut tx = console.store.read().await?;
    let channels = &console.ways.channels;
    let is_narrowed = query.text("filter") == OUT_OF_REACH;
    let shelf = if is_narrowed { Shelf::OutOfReach(channels) } else { Shelf::All };
    let listed = provider::list(&mut tx, (shelf, words), (offset(&query), PAGE_SIZE)).await?;
    let total = provider::count(&mut tx, (shelf, words)).await?;
    let reachable = provider_way::reachable(&mut tx, channels).await?;
    drop(tx);
    let row = |Listed { provider, offers }: Listed| Row {
        kind: kind(&console, &provider),
        has_contact: provider.contact.phone.is_some() || provider.contact.email.is_some(),
        has_way: reachable.contains(&provider.id),
        url: provider.url.unwrap_or_default(),
        id: provider.id,
        name: provider.name,
        offers,
    };
    let rows: Vec<_> = listed.into_iter().map(row).collect();
    let paging = paging(LIST, &query, total);
    let filter = if is_narrowed { OUT_OF_REACH } else { "" };
    let values = context! { words, filter, rows => Serde(rows), paging => Serde(paging) };
    console.page(&visit, "providers.html", values)
}

/// One provider.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    (Path(id), Query(query)): (Path<String>, Query),
) -> Result<Response, Failure> {
    let provider = provider::find(&mut console.store.read().await?, &id).await?.ok_or(Failure::NotFound)?;
    page(&console, &visit, (&provider, &query), (&filled(&provider), &[])).await
}

/// Keeps what was changed.
pub async fn save(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Form(form)): (Path<String>, Form),
) -> Result<Response, Failure> {
    let guide = &console.mind.guide;
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let fields = fields(&form);
    let edited = edit_provider(&console.store, (&id, &fields, &staff.id), &known, console.now()).await;
    match edited {
        Ok(_) => Ok(see_with(&path(&id), &Flash::good("flash-provider-saved"))),
        Err(ProviderError::Unknown) => Err(Failure::NotFound),
        Err(ProviderError::Refused(faults)) => {
            let found = provider::find(&mut console.store.read().await?, &id).await?;
            let provider = found.ok_or(Failure::NotFound)?;
            page(&console, &visit, (&provider, &Fields::default()), (&fields, &faults)).await
        }
        Err(ProviderError::Known(_)) => Err(Failure::Broken("a provider was taken for a new one")),
        Err(ProviderError::Store(fault)) => Err(fault.into()),
    }
}

/// The form for a new provider, of which nothing is known yet but perhaps the name that was typed elsewhere.
pub async fn new(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let name = query.text("name").to_owned();
    new_page(&console, &visit, (&ProviderFields { name, ..filled(&Provider::default()) }, &[]))
}

/// Keeps a new provider.
pub async fn create(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Form(form): Form,
) -> Result<Response, Failure> {
    let guide = &console.mind.guide;
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let fields = fields(&form);
    match add_provider(&console.store, (&fields, &staff.id), &known, console.now()).await {
        Ok(provider) => Ok(see_with(&path(&provider.id), &Flash::good("flash-provider-created"))),
        Err(ProviderError::Known(id)) => Ok(see_with(&path(&id), &Flash::warning("flash-provider-known"))),
        Err(ProviderError::Refused(faults)) => new_page(&console, &visit, (&fields, &faults)),
        Err(ProviderError::Unknown) => Err(Failure::NotFound),
        Err(ProviderError::Store(fault)) => Err(fault.into()),
    }
}

async fn page(
    console: &Console,
    visit: &Visit,
    (provider, query): (&Provider, &Fields),
    (fields, faults): (&ProviderFields, &[Fault]),
) -> Result<Response, Failure> {
    let now = console.now();
    let mut tx = console.store.read().await?;
    let filter = Filter::Provider(&provider.id);
    let slice = Slice { offset: offset(query), limit: PAGE_SIZE };
    let offers = offer_list::list(&mut tx, filter, slice, now).await?;
    let total = offer_list::count(&mut tx, filter, now).await?;
    let written = history::of(&mut tx, &format!("provider {}", provider.id), MOST_EVENTS).await?;
    let events = events(&mut tx, &console.texts, written).await?;
    drop(tx);
    let rows: Vec<_> = offers.iter().map(|(offer, _)| row(offer, Some(provider), now.date())).collect();
    let values = context! {
        id => provider.id.clone(),
        name => provider.name.clone(),
        kind => kind(console, provider),
        rows => Serde(rows),
        paging => Serde(paging(&path(&provider.id), query, total)),
        events => Serde(events),
        ..form_values(console, (fields, faults))
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    console.page_with(status, visit, ("provider.html", values))
}

fn new_page(
    console: &Console,
    visit: &Visit,
    (fields, faults): (&ProviderFields, &[Fault]),
) -> Result<Response, Failure> {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    console.page_with(status, visit, ("new-provider.html", form_values(console, (fields, faults))))
}

fn form_values(console: &Console, (fields, faults): (&ProviderFields, &[Fault])) -> minijinja::Value {
    let kinds: Vec<_> = PROVIDER_KINDS
        .iter()
        .map(|(id, _)| {
            let id = *id;
            context! { id, label => choice(&console.texts, "provider", id), is_chosen => id == fields.kind }
        })
        .collect();
    let of = |key: &str| {
        let fault = faults.iter().find(|fault| fault.key == key);
        fault.map(|fault| fault.reason.clone()).unwrap_or_default()
    };
    let field = |name: &str, key: &str, value: &str| context! { name, value, fault => of(key) };
    context! {
        kinds,
        fields => vec![
            field("name", "name", &fields.name),
            field("url", "url", &fields.url),
            field("contact_name", "contact.name", &fields.contact_name),
            field("phone", "contact.phone", &fields.phone),
            field("email", "contact.email", &fields.email),
        ],
        has_faults => !faults.is_empty(),
    }
}

fn fields(form: &Fields) -> ProviderFields {
    let text = |name: &str| form.text(name).to_owned();
    ProviderFields {
        name: text("name"),
        kind: text("kind"),
        url: text("url"),
        contact_name: text("contact_name"),
        phone: text("phone"),
        email: text("email"),
    }
}

/// What `provider` says, as a person would type it.
fn filled(provider: &Provider) -> ProviderFields {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    ProviderFields {
        name: provider.name.clone(),
        kind: kind_id(provider),
        url: text(&provider.url),
        contact_name: text(&provider.contact.name),
        phone: text(&provider.contact.phone),
        email: text(&provider.contact.email),
    }
}

fn kind(console: &Console, provider: &Provider) -> String {
    choice(&console.texts, "provider", &kind_id(provider))
}

fn kind_id(provider: &Provider) -> String {
    let id = serde_json::to_value(provider.kind).unwrap_or_default();
    id.as_str().unwrap_or_default().to_owned()
}

/// Where the provider called `id` is.
fn path(id: &str) -> String {
    format!("{LIST}/{id}")
}
