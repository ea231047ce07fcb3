//! Who has to be left alone for a while: a chat, a channel, or a channel's announcements.

use crate::{
    domain::{
        message::{Address, ChannelKind},
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// What is left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope<'a> {
    /// One chat.
    Chat(&'a Address),
    /// All that goes through a channel.
    Channel(ChannelKind),
    /// The announcements that go through a channel.
    Announcements(ChannelKind),
}

/// Leaves `scope` alone until a moment; a pause that is longer stays.
pub async fn hold(tx: &mut Transaction, scope: &Scope<'_>, until: Timestamp) -> Result<(), StoreError> {
    let name = name(tx, scope);
    sqlx::query(
        "insert into pause (scope, until) values ($1, $2)
         on conflict (scope) do update set
             until = case when pause.until > excluded.until then pause.until else excluded.until end",
    )
    .bind(name)
    .bind(until.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// The longest pause that is kept, in milliseconds: one that is longer was written while the clock was wrong.
const LONGEST: i64 = 24 * 3_600 * 1_000;

/// Until when `scope` is left alone; none if it can be written to.
pub async fn until(
    tx: &mut Transaction,
    scope: &Scope<'_>,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let name = name(tx, scope);
    let row: Option<(i64,)> =
        sqlx::query_as("select until from pause where scope = $1 and until > $2 and until <= $2 + $3")
            .bind(name)
            .bind(now.0)
            .bind(LONGEST)
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.map(|(until,)| Timestamp(until)))
}

/// Forgets the pauses that are over, and returns how many.
pub async fn forget_over(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from pause where until <= $1 or until > $1 + $2")
        .bind(now.0)
        .bind(LONGEST)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

/// The name of `scope` in the table; that of a chat is the one that the outbox knows it by.
fn name(tx: &Transaction, scope: &Scope<'_>) -> String {
    match scope {
        Scope::Chat(address) => tx.sealer.chat(address),
        Scope::Channel(kind) => kind.name().to_owned(),
        Scope::Announcements(kind) => format!("{} announcements", kind.name()),
    }
}
