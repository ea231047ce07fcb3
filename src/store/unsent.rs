//! What leaves the outbox without being sent: nobody is there any more, or nobody waits for it.

use crate::{
    domain::{message::Address, outbox::Delivery, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// Gives up the delivery called `id`, because of `reason`, which names nobody.
pub async fn give_up(tx: &mut Transaction, id: &str, reason: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "update outbox set
             leased_until = null, finished_at = $2, outcome = 'dead', fault = $3, address = null, message = null
         where id = $1 and finished_at is null",
    )
    .bind(id)
    .bind(now.0)
    .bind(reason)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Gives up all that still goes to `address`: nobody is there any more. Returns what it is called.
pub async fn give_up_on(
    tx: &mut Transaction,
    address: &Address,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    let chat = tx.sealer.chat(address);
    let gone: Vec<(String,)> = sqlx::query_as(
        "update outbox set
             leased_until = null, finished_at = $2, outcome = 'dead', fault = 'gone', address = null, message = null
         where chat = $1 and finished_at is null
         returning id",
    )
    .bind(chat)
    .bind(now.0)
    .fetch_all(tx.sql())
    .await?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// Takes back all whose id begins with `prefix`, but for what is just being sent.
pub async fn take_back(tx: &mut Transaction, prefix: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "update outbox set
             leased_until = null, finished_at = $2, outcome = 'dead', fault = 'taken back', address = null,
             message = null
         where finished_at is null and (leased_until is null or leased_until <= $2)
             and substr(id, 1, length($1)) = $1",
    )
    .bind(prefix)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Takes out `delivery`, which was just claimed, as if it had never been laid in: its cause may lay it in anew, for somewhere
/// else.
pub async fn take_out(tx: &mut Transaction, delivery: &Delivery) -> Result<(), StoreError> {
    sqlx::query("delete from outbox where id = $1 and attempts = $2 and finished_at is null")
        .bind(&delivery.id)
        .bind(i64::from(delivery.attempts))
        .execute(tx.sql())
        .await?;
    Ok(())
}
