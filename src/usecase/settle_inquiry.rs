//! What was to be told to a provider arrived, or did not: the question and the way there know it.

use crate::{
    domain::{
        inquiry::Act,
        message::Address,
        outbox::{Delivery, Outcome},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        inquiry::{self, StoredInquiry},
        provider_asked, provider_way,
        transaction::Transaction,
        unsent,
    },
    usecase::{ask_for_confirmation::asked, notify_provider::Errand, reach_provider::tested},
};

/// After so many messages that came back in a row, or so many seconds in which nothing arrived, a way is not used any more.
const MOST_FAILURES: u32 = 3;
const LONGEST_FAILING: i64 = 5 * 24 * 3_600;

/// Takes note of what became of `delivery`, if that went to a provider and its end is known.
pub async fn settle_inquiry(
    tx: &mut Transaction,
    delivery: &Delivery,
    outcome: &Outcome,
    now: Timestamp,
) -> Result<(), StoreError> {
    let fault = match outcome {
        Outcome::Sent => None,
        Outcome::Dead(fault) | Outcome::Unknown(fault) => Some(fault.as_str()),
        Outcome::Retry { .. } | Outcome::Postponed { .. } | Outcome::Moved(_) => return Ok(()),
    };
    if let Some(provider) = tested(&delivery.id) {
        return note(tx, (provider, delivery), fault, now).await;
    }
    if let Some(provider) = asked(&delivery.id) {
        if let Outcome::Dead(_) = outcome {
            came_back(tx, &delivery.id).await?;
        }
        return note(tx, (provider, delivery), fault, now).await;
    }
    let Some(errand) = Errand::read(&delivery.id) else { return Ok(()) };
    let Some(mut stored) = inquiry::hold(tx, &errand.inquiry).await? else { return Ok(()) };
    note(tx, (&stored.matter.provider, delivery), fault, now).await?;
    if fault.is_some() {
        return put_back(tx, &errand, stored).await;
    }
    if errand.is_reminder || !errand.is_awaited(&stored.inquiry) {
        return Ok(());
    }
    let Ok(next) = stored.inquiry.after(Act::Arrive, now) else { return Ok(()) };
    stored.inquiry = next;
    inquiry::save(tx, &stored).await
}

/// Nobody is at `address` any more: nothing that still goes there arrives, and what is a question looks for another way.
pub async fn lose_chat(tx: &mut Transaction, address: &Address, now: Timestamp) -> Result<(), StoreError> {
    for id in unsent::give_up_on(tx, address, now).await? {
        came_back(tx, &id).await?;
    }
    Ok(())
}

/// What the delivery called `id` was to tell a provider has not arrived: it is told over the next way, or the office answers.
pub async fn came_back(tx: &mut Transaction, id: &str) -> Result<(), StoreError> {
    if let Some(provider) = asked(id) {
        return provider_asked::take_back(tx, provider).await;
    }
    let Some(errand) = Errand::read(id) else { return Ok(()) };
    let Some(stored) = inquiry::hold(tx, &errand.inquiry).await? else { return Ok(()) };
    put_back(tx, &errand, stored).await
}

/// `stored`, which is held, is handed over again, if that is still what `errand` was to do.
async fn put_back(
    tx: &mut Transaction,
    errand: &Errand,
    mut stored: StoredInquiry,
) -> Result<(), StoreError> {
    if errand.is_reminder || stored.handed != errand.entry || !errand.is_awaited(&stored.inquiry) {
        return Ok(());
    }
    stored.handed = errand.entry.saturating_sub(1);
    inquiry::save(tx, &stored).await
}

/// The way that `delivery` took to `provider` works, or not: because of `fault`. Nothing is learned of a way that leads
/// elsewhere by now.
async fn note(
    tx: &mut Transaction,
    (provider, delivery): (&str, &Delivery),
    fault: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let channel = delivery.to.channel;
    let ways = provider_way::of(tx, provider).await?;
    let Some(way) = ways.iter().find(|way| way.address == delivery.to) else { return Ok(()) };
    let Some(fault) = fault else { return provider_way::works(tx, (provider, channel), now).await };
    let began = way.failed_at.unwrap_or(now);
    let is_over = way.failures + 1 >= MOST_FAILURES || now.seconds_since(began) >= LONGEST_FAILING;
    provider_way::fails(tx, (provider, channel), (fault, is_over), now).await
}
