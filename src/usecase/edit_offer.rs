//! Corrects an offer by hand, so that the correction outlasts the next import.

use crate::{
    domain::{
        import::{
            correction::{Corrected, Correction},
            known::Known,
            tidy::Fault,
        },
        offer::Offer,
        time::Timestamp,
    },
    store::{error::StoreError, offer, open::Store},
};

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
    /// The offer would make no sense; each fault is a sentence in German.
    #[error("the correction makes no sense")]
    Refused(Vec<Fault>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives the fields that `correction` resets back to what was imported, and then sets those that it sets.
pub async fn edit_offer(
    store: &Store,
    (id, correction): (&str, &Correction),
    known: &Known<'_>,
    now: Timestamp,
) -> Result<Edited, EditError> {
    let known = known.clone().on(now.date());
    let mut tx = store.begin().await?;
    let before = offer::find(&mut tx, id).await?.ok_or(EditError::Unknown)?;
    let mut after = before.clone();
    for field in correction.resets() {
        after = offer::reset(&mut tx, id, field, now).await?.ok_or(EditError::Unknown)?;
    }
    // Checked even if nothing is set: a field given back may contradict another correction.
    let Corrected { patch, .. } = correction.over(&after, &known).map_err(EditError::Refused)?;
    after = offer::edit(&mut tx, id, &patch, now).await?.ok_or(EditError::Unknown)?;
    tx.commit().await?;
    Ok(Edited { before, after })
}
