//! Who wants to hear what of the office's announcements: a plain row by which an audience is found.
//!
//! The row follows what is kept for a person, in the same transaction, and holds neither a name nor an address.

use std::fmt::Display;

use crate::{
    domain::{
        memory::Memory,
        message::ChannelKind,
        subscription::{Rhythm, Subscription},
        time::Timestamp,
    },
    store::{consent, error::StoreError, transaction::Transaction},
};

/// Makes the row of `chat` say what `memory` says; without a subscription there is none, and the consent is
/// withdrawn.
pub async fn follow(
    tx: &mut Transaction,
    (chat, channel): (&str, ChannelKind),
    memory: &Memory,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(subscription) = &memory.subscription else {
        sqlx::query("delete from subscription where chat = $1").bind(chat).execute(tx.sql()).await?;
        return consent::withdraw(tx, chat, now).await;
    };
    let consent = consent::give(tx, chat, &subscription.consent, now).await?;
    keep(tx, (chat, channel, &consent), subscription, memory.rhythm).await
}

async fn keep(
    tx: &mut Transaction,
    (chat, channel, consent): (&str, ChannelKind, &str),
    subscription: &Subscription,
    rhythm: Rhythm,
) -> Result<(), StoreError> {
    let interests = &subscription.interests;
    sqlx::query(
        "insert into subscription
             (chat, channel, language, municipality, topics, bands, quiet_from, quiet_until, weekly, consent)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (chat) do update set
             channel = $2, language = $3, municipality = $4, topics = $5, bands = $6,
             quiet_from = $7, quiet_until = $8, weekly = $9, consent = $10",
    )
    .bind(chat)
    .bind(channel.name())
    .bind(subscription.language.tag())
    .bind(interests.municipality.as_deref().unwrap_or_default())
    .bind(list(&interests.topics))
    .bind(list(&interests.bands))
    .bind(i64::from(rhythm.quiet.from))
    .bind(i64::from(rhythm.quiet.until))
    .bind(i64::from(rhythm.weekly))
    .bind(consent)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Forgets the subscriptions of people for whom nothing is kept any more, whose consent ends with it, and returns
/// how many they were.
pub async fn forget_unkept(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    sqlx::query(
        "update consent set withdrawn_at = $1
         where withdrawn_at is null
           and id in (select consent from subscription where chat not in (select chat from memory))",
    )
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    let gone = sqlx::query("delete from subscription where chat not in (select chat from memory)")
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

/// The ids between commas, so that one of them is found as `,id,`; nothing if there are none.
fn list<T: Display>(ids: impl IntoIterator<Item = T>) -> String {
    let ids: Vec<_> = ids.into_iter().map(|id| id.to_string()).collect();
    if ids.is_empty() { String::new() } else { format!(",{},", ids.join(",")) }
}
