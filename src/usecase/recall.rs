//! The last look before an announcement leaves: was it held up, called back, or is it not wanted any more?

use crate::{
    domain::{outbox::Delivery, time::Timestamp},
    store::{
        error::StoreError,
        recipient::{self, is_of_an_announcement},
        transaction::Transaction,
    },
};

/// Whether `delivery`, just claimed, does not leave after all; then it is out of the outbox. One that perhaps arrived
/// already is left to be settled.
pub async fn recall(tx: &mut Transaction, delivery: &Delivery, now: Timestamp) -> Result<bool, StoreError> {
    let is_settled = delivery.settled().is_some();
    if is_settled
        || !is_of_an_announcement(&delivery.id)
        || recipient::may_leave(tx, &delivery.id, now).await?
    {
        return Ok(false);
    }
    recipient::call_back(tx, delivery, now).await?;
    Ok(true)
}
