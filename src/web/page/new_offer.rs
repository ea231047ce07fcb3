//! An offer is written by hand.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use axum::{extract::State, http::StatusCode, response::Response};
use minijinja::{context, value::Serde};

use crate::{
    domain::{
        import::{known::Known, tidy::Fault},
        offer::Offer,
        staff::Staff,
    },
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
        offer_faults::{read, summary, told},
        offer_form::{Sheet, groups, posted},
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
    let known = console.known(&mut console.store.read().await?).await?;
    page(&console, &visit, (&posted, vec![]), &known)
}

/// Keeps the new offer.
pub async fn create(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let mut posted = posted(&fields);
    let known = console.known(&mut console.store.read().await?).await?.on(console.now().date());
    let id = fresh_id(&console);
    let fields = match read(&empty(&id), &mut posted, (&known, &console.texts))? {
        Ok(fields) => fields,
        Err(faults) => return page(&console, &visit, (&posted, faults), &known),
    };
    let new = NewOffer { id: &id, fields: &fields, staff: &staff.id };
    match create_offer(&console.store, &new, &known, console.now()).await {
        Ok(_) => {
            let path = format!("/verwaltung/angebote/{id}");
            Ok(see_with(&path, &Flash::good("flash-offer-created")))
        }
        Err(EditError::Refused(faults)) => page(&console, &visit, (&posted, faults), &known),
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

/// An offer that says nothing yet.
fn empty(id: &str) -> Offer {
    Offer { id: id.to_owned(), ..Offer::default() }
}

fn page(
    console: &Console,
    visit: &Visit,
    (posted, faults): (&BTreeMap<String, String>, Vec<Fault>),
    known: &Known<'_>,
) -> Result<Response, Failure> {
    let (guide, texts) = (&console.mind.guide, &*console.texts);
    let (offer, changed, faults) = (Offer::default(), BTreeSet::new(), told(faults));
    let sheet = Sheet { offer: &offer, posted: Some(posted), faults: &faults, changed: &changed, known };
    let values = context! {
        groups => Serde(groups(&sheet, texts)),
        checks => Serde(checks(console, &offer, Some(posted))?),
        topics => Serde(topics(guide)),
        faults => Serde(summary(texts, &faults)),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    console.page_with(status, visit, ("new-offer.html", values))
}
