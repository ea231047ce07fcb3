//! One offer: everything about it in a form, with its completeness, its preview in the chat, and its history.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{context, value::Serde};
use serde_json::Value;

use crate::{
    domain::{
        import::{
            correction::{Correction, differences},
            form,
            known::Known,
            tidy::Fault,
        },
        offer::Offer,
        query::Hit,
        staff::Staff,
    },
    store::{history, offer, provider},
    usecase::{
        create_offer::remove_offer,
        edit_offer::{Edit, EditError, edit_offer},
    },
    web::{
        console::Console,
        failure::Failure,
        fields::Form,
        flash::Flash,
        offer_checks::{checks, topics},
        offer_faults::{read, summary, told as told_faults},
        offer_form::{Sheet, groups, id, posted},
        offer_history::{Difference, events},
        offer_words::{label, told},
        page::offers::row,
        preview::{self, previews},
        render::{see, see_with},
        score::score,
        visit::Visit,
    },
};

/// Where the list is.
const LIST: &str = "/verwaltung/angebote";

/// So many changes are told.
const MOST_EVENTS: u32 = 20;

/// What stands in the form after it was sent and could not be kept.
#[derive(Default)]
struct Sent {
    posted: Option<BTreeMap<String, String>>,
    faults: Vec<Fault>,
    is_outdated: bool,
}

/// The form.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    page(&console, &visit, &id, Sent::default()).await
}

/// Keeps what was changed in the form.
pub async fn save(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    let mut posted = posted(&fields);
    let mut tx = console.store.read().await?;
    let before = offer::find(&mut tx, &id).await?.ok_or(Failure::NotFound)?;
    let known = console.known(&mut tx).await?;
    drop(tx);
    let correction = match read(&before, &mut posted, (&known, &console.texts))? {
        Ok(correction) => correction,
        Err(faults) => {
            let sent = Sent { posted: Some(posted), faults, ..Sent::default() };
            return page(&console, &visit, &id, sent).await;
        }
    };
    let seen = fields.text("stand").parse().ok();
    let edit = Edit { id: &id, correction: &correction, staff: &staff.id, seen };
    let sent = match edit_offer(&console.store, &edit, &known, console.now()).await {
        Ok(edited) if edited.before == edited.after => {
            return Ok(see_with(&path(&id), &Flash::good("flash-offer-same")));
        }
        Ok(_) => return Ok(see_with(&path(&id), &Flash::good("flash-offer-saved"))),
        Err(EditError::Unknown) => return Err(Failure::NotFound),
        Err(EditError::Outdated) => Sent { posted: Some(posted), is_outdated: true, ..Sent::default() },
        Err(EditError::Refused(faults)) => Sent { posted: Some(posted), faults, ..Sent::default() },
        Err(EditError::Store(fault)) => return Err(fault.into()),
    };
    page(&console, &visit, &id, sent).await
}

/// Gives one field back to what was imported.
pub async fn reset(
    State(console): State<Console>,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    let mut correction = Correction::default();
    correction.reset(fields.text("feld")).map_err(|_| Failure::NotFound)?;
    change(&console, &staff, (&id, &correction), "flash-offer-reset").await
}

/// Says that the provider has confirmed it today.
pub async fn confirm(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let today = console.now().date().to_string();
    change(&console, &staff, (&id, &set("verified_on", &today)?), "flash-offer-confirmed").await
}

/// Says that it does not take place any more. It stays where it is, and can be taken up again.
pub async fn end(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    change(&console, &staff, (&id, &set("status", "ended")?), "flash-offer-ended").await
}

/// Says that it takes place again.
pub async fn resume(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    change(&console, &staff, (&id, &set("status", "active")?), "flash-offer-resumed").await
}

/// Removes it, if the box is ticked.
pub async fn remove(
    State(console): State<Console>,
    staff: Staff,
    (Path(id), Form(fields)): (Path<String>, Form),
) -> Result<Response, Failure> {
    if !fields.has("sicher") {
        return Ok(see_with(&path(&id), &Flash::warning("flash-offer-unsure")));
    }
    if !remove_offer(&console.store, &id, &staff.id, console.now()).await? {
        return Err(Failure::NotFound);
    }
    Ok(see_with(LIST, &Flash::good("flash-offer-removed")))
}

fn set(field: &str, text: &str) -> Result<Correction, Failure> {
    let mut correction = Correction::default();
    correction.set(field, text).map_err(|_| Failure::Broken("a field of an offer is not known"))?;
    Ok(correction)
}

async fn change(
    console: &Console,
    staff: &Staff,
    (id, correction): (&str, &Correction),
    flash: &str,
) -> Result<Response, Failure> {
    let guide = &console.mind.guide;
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let edit = Edit { id, correction, staff: &staff.id, seen: None };
    match edit_offer(&console.store, &edit, &known, console.now()).await {
        Ok(_) => Ok(see_with(&path(id), &Flash::good(flash))),
        Err(EditError::Unknown) => Err(Failure::NotFound),
        Err(EditError::Outdated) => Ok(see(&path(id))),
        // Something else in it is wrong: in the form it can be seen.
        Err(EditError::Refused(faults)) => {
            let reason = faults.first().map_or("", |fault| fault.reason.as_str());
            Ok(see_with(&path(id), &Flash::warning("flash-offer-refused").with("reason", reason)))
        }
        Err(EditError::Store(fault)) => Err(fault.into()),
    }
}

/// Where the offer called `id` is.
fn path(id: &str) -> String {
    format!("{LIST}/{id}")
}

async fn page(console: &Console, visit: &Visit, id_: &str, sent: Sent) -> Result<Response, Failure> {
    let (guide, texts) = (&console.mind.guide, &*console.texts);
    let mut tx = console.store.read().await?;
    let stored = offer::stored(&mut tx, id_).await?.ok_or(Failure::NotFound)?;
    let provider = provider::find(&mut tx, &stored.offer.provider).await?;
    let written = history::of(&mut tx, &format!("offer {id_}"), MOST_EVENTS).await?;
    let events = events(&mut tx, texts, written).await?;
    let known = console.known(&mut tx).await?;
    drop(tx);
    let changes: Vec<Difference> = differences(&stored.imported, &stored.offer)
        .into_iter()
        .map(|(path, imported, now)| Difference {
            label: label(texts, &path),
            before: told(texts, &path, &imported),
            after: told(texts, &path, &now),
            field: id(form::name(&path)),
            path,
        })
        .collect();
    let by_hand: BTreeSet<String> = changes.iter().map(|change| change.path.clone()).collect();
    let mut faults = sent.faults;
    if sent.is_outdated {
        faults.extend(overwritten(&stored.offer, sent.posted.as_ref(), &known, console)?);
    }
    let faults = told_faults(faults);
    let posted = sent.posted.as_ref();
    let sheet = Sheet { offer: &stored.offer, posted, faults: &faults, changed: &by_hand, known: &known };
    let hit = Hit::of(stored.offer.clone(), provider);
    let is_fine = faults.is_empty() && !sent.is_outdated;
    let values = context! {
        offer => Serde(row(&hit.offer, hit.provider.as_ref(), console.now().date())),
        revision => stored.revision,
        updated_at => stored.updated_at.0,
        source => stored.offer.source.name.clone().unwrap_or_default(),
        source_url => stored.offer.source.url.clone().unwrap_or_default(),
        provider_id => hit.provider.as_ref().map(|provider| provider.id.clone()),
        provider_name => preview::provider(&hit),
        groups => Serde(groups(&sheet, texts)),
        checks => Serde(checks(console, &stored.offer, sent.posted.as_ref())?),
        score => Serde(score(&stored.offer, hit.provider.as_ref())),
        previews => Serde(previews(guide, &hit)),
        changes => Serde(changes),
        events => Serde(events),
        topics => Serde(topics(guide)),
        faults => Serde(summary(texts, &faults)),
        is_outdated => sent.is_outdated,
    };
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    console.page_with(status, visit, ("offer.html", values))
}

/// What would be overwritten if a form that was made before somebody else's change were sent again as it is.
fn overwritten(
    offer: &Offer,
    posted: Option<&BTreeMap<String, String>>,
    known: &Known<'_>,
    console: &Console,
) -> Result<Vec<Fault>, Failure> {
    let Some(posted) = posted else { return Ok(vec![]) };
    let Ok(correction) = form::correction(offer, posted, known) else { return Ok(vec![]) };
    let Ok(after) = correction.over(offer, known) else { return Ok(vec![]) };
    let texts = &console.texts;
    let fault = |(path, now, _): (String, Value, Value)| {
        let arguments = [("value", told(texts, &path, &now))].into_iter().collect();
        let reason = texts.say("offer-differs", &arguments);
        Ok(Fault::new(path, reason.map_err(|_| Failure::Broken("a text is missing"))?))
    };
    differences(offer, &after.offer).into_iter().map(fault).collect()
}
