//! What was to be told to a provider arrived, or did not: the question and the way there know it.

use crate::{
    domain::{
        inquiry::Act,
        outbox::{Delivery, Outcome},
        time::Timestamp,
    },
    store::{error::StoreError, inquiry, provider_asked, provider_way, transaction::Transaction},
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
    if let Some(provider) = tested(delivery) {
        return note(tx, (provider, delivery), fault, now).await;
    }
    if let Some(provider) = asked(delivery) {
        if let Outcome::Dead(_) = outcome {
            provider_asked::take_back(tx, provider).await?;
        }
        return note(tx, (provider, delivery), fault, now).await;
    }
    let Some(errand) = Errand::read(&delivery.id) else { return Ok(()) };
    loop {
        let Some(mut stored) = inquiry::find(tx, &errand.inquiry).await? else { return Ok(()) };
        let provider = stored.matter.provider.as_str();
        note(tx, (provider, delivery), fault, now).await?;
        if errand.is_reminder || stored.handed != errand.entry {
            return Ok(());
        }
        if fault.is_some() {
            // The next way is tried, and then the office answers.
            stored.handed = errand.entry.saturating_sub(1);
        } else if let Ok(next) = stored.inquiry.after(Act::Arrive, now) {
            stored.inquiry = next;
        } else {
            return Ok(());
        }
        if inquiry::save(tx, &stored).await? {
            return Ok(());
        }
    }
}

/// The way that `delivery` took to `provider` works, or not: because of `fault`.
async fn note(
    tx: &mut Transaction,
    (provider, delivery): (&str, &Delivery),
    fault: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let channel = delivery.to.channel;
    let Some(fault) = fault else { return provider_way::works(tx, (provider, channel), now).await };
    let ways = provider_way::of(tx, provider).await?;
    let way = ways.iter().find(|way| way.address == delivery.to);
    let is_over = way.is_some_and(|way| {
        let began = way.failed_at.unwrap_or(now);
        way.failures + 1 >= MOST_FAILURES || now.seconds_since(began) >= LONGEST_FAILING
    });
    provider_way::fails(tx, (provider, channel), (fault, is_over), now).await
}
