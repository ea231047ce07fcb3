//! An offer is written by hand.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use axum::{extract::State, http::StatusCode, response::Response};
use minijinja::{context, value::Serde};

use crate::{
    domain::{
        import::{form, known::Known, tidy::Fault},
        offer::Offer,
        staff::Staff,
    },
    store::provider,
    usecase::{
        create_offer::{NewOffer, create_offer},
        edit_offer::EditError,
    },
    web::{
        console::Console,
        failure::Failure,
        fields::{Form, Query},
        flash::Flash,
        offer_checks::{checks, topics},
        offer_form::{Sheet, groups, id, posted},
        offer_words::label,
        render::see_with,
        visit::Visit,
    },
};

/// The empty form; a provider may be filled in.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let posted = BTreeMap::from([("provider".to_owned(), query.text("anbieter").to_owned())]);
    page(&console, &visit, &posted, &[])
}

/// Keeps the new offer.
pub async fn create(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let guide = &console.mind.guide;
    let mut posted = posted(&fields);
    let providers = provider::all(&mut console.store.read().await?).await?;
    let known = Known::new(&guide.topics, &guide.gazetteer).with_providers(&providers);
    if let Some(named) = posted.get("provider").and_then(|name| known.provider(name)).map(str::to_owned) {
        posted.insert("provider".to_owned(), named);
    }
    let fields = match form::correction(&Offer::default(), &posted, &known) {
        Ok(fields) => fields,
        Err(faults) => return page(&console, &visit, &posted, &faults),
    };
    let id = fresh_id(&console);
    let new = NewOffer { id: &id, fields: &fields, staff: &staff.id };
    match create_offer(&console.store, &new, &known, console.now()).await {
        Ok(_) => {
            let path = format!("/verwaltung/angebote/{id}");
            Ok(see_with(&path, &Flash::good("flash-offer-created")))
        }
        Err(EditError::Refused(faults)) => page(&console, &visit, &posted, &faults),
        Err(EditError::Store(fault)) => Err(fault.into()),
        Err(EditError::Unknown | EditError::Outdated) => Err(Failure::Broken("an id was given twice")),
    }
}

/// An id that no other offer has.
fn fresh_id(console: &Console) -> String {
    let mut bytes = [0; 10];
    (console.dice)(&mut bytes);
    bytes.iter().fold("hand-".to_owned(), |mut id, byte| {
        write!(id, "{byte:02x}").expect("a string takes all that is written");
        id
    })
}

fn page(
    console: &Console,
    visit: &Visit,
    posted: &BTreeMap<String, String>,
    faults: &[Fault],
) -> Result<Response, Failure> {
    let (guide, texts) = (&console.mind.guide, &*console.texts);
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let (offer, changed) = (Offer::default(), BTreeSet::new());
    let sheet = Sheet { offer: &offer, posted: Some(posted), faults, changed: &changed };
    let summary: Vec<_> = faults
        .iter()
        .map(|fault| {
            let label = label(texts, form::path(&fault.key));
            context! { field => id(form::name(&fault.key)), label, reason => fault.reason.clone() }
        })
        .collect();
    let values = context! {
        groups => Serde(groups(&sheet, texts, &known)),
        checks => Serde(checks(console, &offer, Some(posted))?),
        topics => Serde(topics(guide)),
        faults => summary,
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    console.page_with(status, visit, ("new-offer.html", values))
}
