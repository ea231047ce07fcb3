//! A provider says by a link how its offers are now: at once, and written down under the provider's own name.

use serde_json::{Value, json};

use crate::{
    domain::{
        audit::Actor,
        import::{correction::Correction, known::Known},
        time::Timestamp,
    },
    store::{
        offer,
        offer_list::{self, Filter, Slice},
        open::Store,
        provider_link::Purpose,
        provider_note,
        token::Token,
        transaction::Transaction,
    },
    usecase::{
        edit_offer::{EditError, Edited, correct, write_down},
        open_link::{LinkError, keeper, pass},
    },
};

/// So many offers of one provider are looked at.
pub const MOST_OFFERS: u32 = 2_000;

/// So many notes of one provider wait for the office at a time.
pub const MOST_NOTES: u64 = 20;

/// What a provider says about an offer.
#[derive(Debug, Clone, PartialEq)]
pub enum Tending {
    /// It is still right.
    Confirm,
    /// There is no place left.
    Full,
    /// It does not take place any more.
    End,
    /// It takes place after all.
    Resume,
    /// This has to be said differently, and the rest is still right.
    Correct {
        /// What.
        correction: Correction,
        /// The revision of the offer that stood on the page.
        seen: i64,
    },
}

/// Whoever has the link with `token` says something about the offer called `id`.
pub async fn tend_offer(
    store: &Store,
    known: &Known<'_>,
    (token, id, tending): (&Token, &str, &Tending),
    now: Timestamp,
) -> Result<Edited, EditError> {
    let mut tx = store.begin().await?;
    let by = Actor::Provider(keeper(&mut tx, (token, id), now).await?);
    let revision = offer::hold(&mut tx, id).await?.ok_or(EditError::Unknown)?;
    let edited = match tending {
        Tending::Correct { correction, seen } => {
            // Who presses twice changes nothing by the second time.
            if *seen != revision && changes(&mut tx, (id, correction), known, now).await? {
                return Err(EditError::Outdated);
            }
            let correction = confirmed(correction, now)?;
            correct(&mut tx, (id, &correction), (&by, known), now).await?
        }
        Tending::Confirm | Tending::Full | Tending::End | Tending::Resume => {
            lay(&mut tx, (id, &patch(tending, now)), &by, now).await?
        }
    };
    tx.commit().await?;
    Ok(edited)
}

/// Whoever has the link with `token` says that all offers of the provider which are not over are still right; how many.
pub async fn confirm_offers(store: &Store, token: &Token, now: Timestamp) -> Result<usize, EditError> {
    let mut tx = store.begin().await?;
    let pass = pass(&mut tx, token, now).await?;
    if pass.purpose != Purpose::Offers {
        return Err(EditError::Unknown);
    }
    let slice = Slice { offset: 0, limit: MOST_OFFERS };
    let listed = offer_list::list(&mut tx, Filter::Provider(&pass.provider), slice, now).await?;
    let mut ids: Vec<_> = listed
        .into_iter()
        .filter(|(offer, _)| !offer.is_over(now.date()))
        .map(|(offer, _)| offer.id)
        .collect();
    // Whoever holds several takes them in the same order as others do.
    ids.sort();
    let (by, count) = (Actor::Provider(pass.provider), ids.len());
    let patch = patch(&Tending::Confirm, now);
    for id in ids {
        if offer::hold(&mut tx, &id).await?.is_some() {
            lay(&mut tx, (&id, &patch), &by, now).await?;
        }
    }
    tx.commit().await?;
    Ok(count)
}

/// Whoever has the link with `token` writes `words` about the offer called `id` to the office. The same twice is one note.
/// [`LinkError::Full`] once the office has enough of them to read.
pub async fn write_note(
    store: &Store,
    (token, id, words): (&Token, &str, &str),
    now: Timestamp,
) -> Result<(), LinkError> {
    let mut tx = store.begin().await?;
    let provider = keeper(&mut tx, (token, id), now).await?;
    let name = token.derived(&format!("note {id} {words}"));
    let is_new = provider_note::add(&mut tx, &name, (&provider, id, words), now).await?;
    if is_new && provider_note::count_open_of(&mut tx, &provider).await? > MOST_NOTES {
        return Err(LinkError::Full);
    }
    tx.commit().await?;
    Ok(())
}

/// What is laid over the offer. That it is full, ends or takes place after all says nothing about the rest of it.
fn patch(tending: &Tending, now: Timestamp) -> Value {
    let today = now.date().to_string();
    match tending {
        Tending::Confirm | Tending::Correct { .. } => json!({ "verified_on": today }),
        Tending::Full => json!({ "capacity": { "free": 0, "as_of": today } }),
        Tending::End => json!({ "status": "ended" }),
        Tending::Resume => json!({ "status": "active" }),
    }
}

/// Whether `correction` would make another offer of it.
async fn changes(
    tx: &mut Transaction,
    (id, correction): (&str, &Correction),
    known: &Known<'_>,
    now: Timestamp,
) -> Result<bool, EditError> {
    let before = offer::find(tx, id).await?.ok_or(EditError::Unknown)?;
    let after = correction.over(&before, &known.clone().on(now.date())).map_err(EditError::Refused)?;
    Ok(after.offer != before)
}

/// `correction`, which says besides that it was made today.
fn confirmed(correction: &Correction, now: Timestamp) -> Result<Correction, EditError> {
    let mut correction = correction.clone();
    let today = now.date().to_string();
    let mut fields = vec!["verified_on"];
    if correction.sets("capacity.free") {
        fields.push("capacity.as_of");
    }
    for field in fields {
        correction.set(field, &today).map_err(|fault| EditError::Refused(vec![fault]))?;
    }
    Ok(correction)
}

async fn lay(
    tx: &mut Transaction,
    (id, patch): (&str, &Value),
    by: &Actor,
    now: Timestamp,
) -> Result<Edited, EditError> {
    let before = offer::find(tx, id).await?.ok_or(EditError::Unknown)?;
    let after = offer::edit(tx, id, patch, now).await?.ok_or(EditError::Unknown)?;
    let edited = Edited { before, after };
    write_down(tx, &edited, by, now).await?;
    Ok(edited)
}
