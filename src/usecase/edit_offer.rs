//! Corrects an offer by hand, so that the correction outlasts the next import.

use serde_json::{Map, Value, json};

use crate::{
    domain::{
        audit::{Action, Actor, Entry},
        import::{
            correction::{Corrected, Correction, differences},
            known::Known,
            tidy::Fault,
        },
        offer::Offer,
        staff::StaffId,
        time::Timestamp,
    },
    store::{audit, error::StoreError, offer, open::Store, provider, transaction::Transaction},
};

/// Said of a provider whom nobody knows.
pub const NO_PROVIDER: &str = "Diesen Anbieter gibt es nicht. Legen Sie ihn zuerst an.";

/// A correction that somebody makes.
#[derive(Debug, Clone)]
pub struct Edit<'a> {
    /// The id of the offer.
    pub id: &'a str,
    /// What is to be corrected.
    pub correction: &'a Correction,
    /// Who corrects it.
    pub staff: &'a StaffId,
    /// The revision of the offer that the person saw; none if any will do.
    pub seen: Option<i64>,
}

/// An offer before and after a correction.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// Before.
    pub before: Offer,
    /// After.
    pub after: Offer,
}

/// Why an offer was not corrected; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// There is none with this id.
    #[error("there is no offer with this id: `bildungslotse search` shows the ids of offers")]
    Unknown,
    /// Somebody else has changed it since it was looked at.
    #[error("the offer has changed since it was looked at: look again")]
    Outdated,
    /// The offer would make no sense; each fault is a sentence in German.
    #[error("the correction makes no sense")]
    Refused(Vec<Fault>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives the fields that the correction resets back to what was imported, and then sets those that it sets. Who did it
/// and what changed is written down with it.
pub async fn edit_offer(
    store: &Store,
    edit: &Edit<'_>,
    known: &Known<'_>,
    now: Timestamp,
) -> Result<Edited, EditError> {
    let Edit { id, correction, staff, seen } = *edit;
    let mut tx = store.begin().await?;
    let revision = offer::hold(&mut tx, id).await?.ok_or(EditError::Unknown)?;
    if seen.is_some_and(|seen| seen != revision) {
        return Err(EditError::Outdated);
    }
    let edited = correct(&mut tx, (id, correction), (&staff.into(), known), now).await?;
    tx.commit().await?;
    Ok(edited)
}

/// The same as a part of something greater, which holds the offer already; `by` is who corrects it.
pub async fn correct(
    tx: &mut Transaction,
    (id, correction): (&str, &Correction),
    (by, known): (&Actor, &Known<'_>),
    now: Timestamp,
) -> Result<Edited, EditError> {
    let known = known.clone().on(now.date());
    let before = offer::find(tx, id).await?.ok_or(EditError::Unknown)?;
    let mut after = before.clone();
    for field in correction.resets() {
        after = offer::reset(tx, id, field, now).await?.ok_or(EditError::Unknown)?;
    }
    // Checked even if nothing is set: a field given back may contradict another correction.
    let Corrected { patch, .. } = correction.over(&after, &known).map_err(EditError::Refused)?;
    after = offer::edit(tx, id, &patch, now).await?.ok_or(EditError::Unknown)?;
    let is_handed_over = after.provider != before.provider;
    if is_handed_over && provider::find(tx, &after.provider).await?.is_none() {
        return Err(EditError::Refused(vec![Fault::new("provider", NO_PROVIDER)]));
    }
    let edited = Edited { before, after };
    write_down(tx, &edited, by, now).await?;
    Ok(edited)
}

/// Writes down what changed, if anything did. To be called last before the end.
pub async fn write_down(
    tx: &mut Transaction,
    Edited { before, after }: &Edited,
    by: &Actor,
    now: Timestamp,
) -> Result<(), StoreError> {
    let changes: Map<String, Value> =
        differences(before, after).into_iter().map(|(field, old, new)| (field, json!([old, new]))).collect();
    if !changes.is_empty() {
        let entry = Entry::new(by, Action::OfferChanged, format!("offer {}", after.id));
        audit::write(tx, &entry.with(Value::Object(changes)), now).await?;
    }
    Ok(())
}
