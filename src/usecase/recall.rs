//! The last look before a delivery leaves: was it held up or called back, or does nobody wait for it there any more?

use std::collections::BTreeSet;

use crate::{
    domain::{
        message::ChannelKind,
        outbox::{Delivery, Outcome},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        inquiry, memory, outbox,
        recipient::{self, is_of_an_announcement},
        transaction::Transaction,
        unsent,
    },
    usecase::{
        ask_for_confirmation::asked,
        notify_provider::{Errand, addresses, usable_ways},
        settle_inquiry::came_back,
    },
};

/// Whether `delivery`, just claimed, does not leave after all; then it is out of the outbox. One that perhaps arrived
/// already is left to be settled.
pub async fn recall(tx: &mut Transaction, delivery: &Delivery, now: Timestamp) -> Result<bool, StoreError> {
    if delivery.settled().is_some() {
        return Ok(false);
    }
    if is_of_an_announcement(&delivery.id) {
        if !recipient::may_leave(tx, delivery, now).await? {
            recipient::call_back(tx, delivery, now).await?;
            return Ok(true);
        }
        return sleeps(tx, delivery, now).await;
    }
    if delivery.is_news() {
        return sleeps(tx, delivery, now).await;
    }
    if let Some(errand) = Errand::read(&delivery.id) {
        return recall_letter(tx, delivery, &errand, now).await;
    }
    // A test leaves all the same: it says whether a way works again that is not used.
    let Some(provider) = asked(&delivery.id) else { return Ok(false) };
    let ways = usable_ways(tx, provider, &channels(delivery)).await?;
    if ways.iter().any(|way| way.address == delivery.to) {
        return Ok(false);
    }
    elsewhere(tx, delivery).await
}

/// Whether the person sleeps by now, because it took longer than thought until it was their turn: then it waits until they may be
/// written to.
async fn sleeps(tx: &mut Transaction, delivery: &Delivery, now: Timestamp) -> Result<bool, StoreError> {
    let due = memory::load(tx, &delivery.to).await?.rhythm.quiet.next(now);
    if due <= now {
        return Ok(false);
    }
    if is_of_an_announcement(&delivery.id) && !delivery.is_in_doubt() {
        // It takes nobody's place in the outbox meanwhile.
        recipient::call_back(tx, delivery, now).await?;
    } else {
        let reason = "quiet hours".to_owned();
        outbox::finish(tx, delivery, &Outcome::Postponed { due, reason, is_ambiguous: false }, now).await?;
    }
    Ok(true)
}

/// A letter about a question leaves only while somebody waits for an answer, and only to where its provider is reached now.
async fn recall_letter(
    tx: &mut Transaction,
    delivery: &Delivery,
    errand: &Errand,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let stored = inquiry::find(tx, &errand.inquiry).await?;
    let Some(stored) = stored.filter(|stored| errand.is_awaited(&stored.inquiry)) else {
        unsent::give_up(tx, &delivery.id, "nobody waits for it any more", now).await?;
        return Ok(true);
    };
    if addresses(tx, &stored, &channels(delivery)).await?.contains(&delivery.to) {
        return Ok(false);
    }
    elsewhere(tx, delivery).await
}

/// The way that `delivery` was to take is another one now: it is written anew.
async fn elsewhere(tx: &mut Transaction, delivery: &Delivery) -> Result<bool, StoreError> {
    unsent::take_out(tx, delivery).await?;
    came_back(tx, &delivery.id).await?;
    Ok(true)
}

fn channels(delivery: &Delivery) -> BTreeSet<ChannelKind> {
    BTreeSet::from([delivery.to.channel])
}
