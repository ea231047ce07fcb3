//! An offer is written by hand, or removed.

use serde_json::json;

use crate::{
    domain::{
        audit::{Action, Entry},
        import::{correction::Correction, known::Known, tidy::Fault},
        offer::{Offer, Source},
        staff::StaffId,
        time::Timestamp,
    },
    store::{audit, error::StoreError, offer, open::Store, provider},
    usecase::edit_offer::{EditError, NO_PROVIDER},
};

/// What the source of an offer that was written by hand is called.
pub const BY_HAND: &str = "Redaktion";

/// An offer that somebody writes.
#[derive(Debug, Clone)]
pub struct NewOffer<'a> {
    /// Its id, which no other offer has.
    pub id: &'a str,
    /// What it says.
    pub fields: &'a Correction,
    /// Who writes it.
    pub staff: &'a StaffId,
}

/// Keeps `new` as if it had been imported: so each later change of it can be taken back.
pub async fn create_offer(
    store: &Store,
    new: &NewOffer<'_>,
    known: &Known<'_>,
    now: Timestamp,
) -> Result<Offer, EditError> {
    let known = known.clone().on(now.date());
    // What is written today is as of today, though nobody has confirmed it.
    let published = Some(now.date().strftime("%Y-%m").to_string());
    let source = Source { name: Some(BY_HAND.to_owned()), published, ..Source::default() };
    let empty = Offer { id: new.id.to_owned(), source, ..Offer::default() };
    let offer = new.fields.over(&empty, &known).map_err(EditError::Refused)?.offer;
    let mut tx = store.begin().await?;
    if offer::find(&mut tx, new.id).await?.is_some() {
        return Err(EditError::Outdated);
    }
    if provider::find(&mut tx, &offer.provider).await?.is_none() {
        return Err(EditError::Refused(vec![Fault::new("provider", NO_PROVIDER)]));
    }
    offer::import(&mut tx, &offer, now).await?;
    let entry = Entry::new(new.staff, Action::OfferCreated, format!("offer {}", new.id));
    audit::write(&mut tx, &entry.with(json!({ "title": offer.title })), now).await?;
    tx.commit().await?;
    Ok(offer)
}

/// Removes the offer called `id` and what was changed of it by hand; `false` if there is none. An import that still
/// names it brings it back.
pub async fn remove_offer(
    store: &Store,
    id: &str,
    staff: &StaffId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let Some(offer) = offer::find(&mut tx, id).await? else { return Ok(false) };
    offer::remove(&mut tx, id).await?;
    let entry = Entry::new(staff, Action::OfferRemoved, format!("offer {id}"));
    audit::write(&mut tx, &entry.with(json!({ "title": offer.title })), now).await?;
    tx.commit().await?;
    Ok(true)
}
