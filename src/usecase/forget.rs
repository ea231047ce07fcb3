//! What is remembered is forgotten again: when its time is over, or when the person is gone.

use crate::{
    domain::{memory::Memory, message::Address, time::Timestamp},
    store::{
        audit, consent, error::StoreError, import_draft, inbox, inquiry, invitation, memory, open::Store,
        outbox, pause, provider_chat_code, provider_demand, provider_link, provider_note, provider_way,
        recipient, recipient_tally, sealed_event, session, sign_in_try, staff, staff_chat, thread,
        transaction::Transaction, web_session,
    },
    usecase::{inquire::part_from, settle_inquiry::lose_chat, slow_down},
};

/// Forgets all that has outlived its time, and returns how many rows that were. To be called now and then.
pub async fn forget_expired(store: &Store, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let mut gone = session::forget_expired(&mut tx, now).await?;
    gone += memory::forget_unused(&mut tx, now).await?;
    gone += consent::forget_withdrawn(&mut tx, now).await?;
    gone += inbox::forget_finished(&mut tx, now).await?;
    gone += outbox::forget_finished(&mut tx, now).await?;
    recipient_tally::expire_held_up(&mut tx, now.plus(-outbox::KEPT_SECONDS), now).await?;
    gone += recipient_tally::forget_settled(&mut tx, now.plus(-outbox::KEPT_SECONDS)).await?;
    gone += pause::forget_over(&mut tx, now).await?;
    gone += sealed_event::forget_old(&mut tx, now).await?;
    gone += web_session::forget_over(&mut tx, now).await?;
    gone += invitation::forget_over(&mut tx, now).await?;
    gone += sign_in_try::forget_old(&mut tx, now.plus(-slow_down::KEPT_SECONDS)).await?;
    gone += audit::forget_old(&mut tx, now.plus(-audit::KEPT_SECONDS)).await?;
    gone += staff::forget_removed(&mut tx, now.plus(-audit::KEPT_SECONDS)).await?;
    gone += import_draft::forget_old(&mut tx, now.plus(-import_draft::KEPT_SECONDS)).await?;
    gone += staff_chat::forget_codes(&mut tx, now).await?;
    gone += provider_chat_code::forget_over(&mut tx, now).await?;
    gone += inquiry::forget_old(&mut tx, now).await?;
    gone += provider_link::forget_over(&mut tx, now).await?;
    gone += provider_note::forget_old(&mut tx, now).await?;
    gone += provider_demand::forget_old(&mut tx, now).await?;
    gone += thread::forget_old(&mut tx, now).await?;
    tx.commit().await?;
    Ok(gone)
}

/// Forgets the person at `address`, who is gone or does not want to hear from us: the conversation, what was kept, what
/// they wrote, and what was still to be sent.
pub async fn erase(tx: &mut Transaction, address: &Address, now: Timestamp) -> Result<(), StoreError> {
    recipient::stop(tx, address, now).await?;
    inbox::forget(tx, address).await?;
    forget_ties(tx, address, now).await?;
    session::forget(tx, address).await?;
    memory::save(tx, address, &Memory::default(), now).await
}

/// Forgets what ties the chat at `address` to others: what was still to be sent there, whose chat it is, what was asked, and
/// which messages belong together.
pub async fn forget_ties(tx: &mut Transaction, address: &Address, now: Timestamp) -> Result<(), StoreError> {
    lose_chat(tx, address, now).await?;
    sealed_event::forget(tx, address).await?;
    staff_chat::forget_chat(tx, address).await?;
    provider_way::forget_chat(tx, address, now).await?;
    part_from(tx, address, now).await?;
    thread::forget(tx, address).await
}
