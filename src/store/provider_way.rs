//! How providers are told of questions: by mail, in a chat of their own, or by a call to their own system.

use std::collections::BTreeSet;

use crate::{
    domain::{
        message::{Address, ChannelKind},
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// A way to a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Who is reached.
    pub provider: String,
    /// Where.
    pub address: Address,
    /// Whether it works.
    pub state: WayState,
    /// How many messages in a row could not be delivered.
    pub failures: u32,
    /// When the first of them failed.
    pub failed_at: Option<Timestamp>,
    /// Why the last one failed.
    pub fault: Option<String>,
    /// Since when it is known.
    pub linked_at: Timestamp,
    /// When something last arrived.
    pub arrived_at: Option<Timestamp>,
}

/// A way that is lost: whoever was reached there is forgotten, or gone. Nobody knows any more where it led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Who was reached.
    pub provider: String,
    /// Over which channel.
    pub channel: ChannelKind,
    /// Since when it is known.
    pub linked_at: Timestamp,
    /// When it was lost.
    pub lost_at: Timestamp,
}

/// Whether a way works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayState {
    /// It does, as far as one can tell.
    Active,
    /// The last message came back; it is tried again with the next.
    Failing,
    /// So much came back that it is not used any more.
    Off,
}

impl WayState {
    const ALL: [Self; 3] = [Self::Active, Self::Failing, Self::Off];

    /// The name it has in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Failing => "failing",
            Self::Off => "off",
        }
    }
}

/// Why a way does not work whose address is not known any more.
const GONE: &str = "gone";

type Row = (String, String, String, String, i64, Option<i64>, Option<String>, i64, Option<i64>);

/// From now on `provider` is reached at `address`; another way over the same channel is forgotten.
pub async fn set(
    tx: &mut Transaction,
    provider: &str,
    address: &Address,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sealed =
        tx.sealer.seal(&serde_json::to_string(address)?, &address_of(provider, address.channel.name()));
    sqlx::query(
        "insert into provider_way (provider, channel, chat, address, state, linked_at)
         values ($1, $2, $3, $4, 'active', $5)
         on conflict (provider, channel) do update set
             chat = $3, address = $4, state = 'active', failures = 0, failed_at = null, fault = null, linked_at = $5,
             arrived_at = null",
    )
    .bind(provider)
    .bind(address.channel.name())
    .bind(tx.sealer.chat(address))
    .bind(sealed)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// The way over `channel` is taken away; `false` if there is none.
pub async fn remove(tx: &mut Transaction, provider: &str, channel: ChannelKind) -> Result<bool, StoreError> {
    let gone = sqlx::query("delete from provider_way where provider = $1 and channel = $2")
        .bind(provider)
        .bind(channel.name())
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected() == 1)
}

/// The ways to `provider`. One that does not open is as good as not there.
pub async fn of(tx: &mut Transaction, provider: &str) -> Result<Vec<Way>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "select provider, channel, address, state, failures, failed_at, fault, linked_at, arrived_at
         from provider_way where provider = $1 order by channel",
    )
    .bind(provider)
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().filter_map(|row| way(tx, row)).collect())
}

/// The ways that somebody should look after, by provider.
pub async fn broken(tx: &mut Transaction) -> Result<Vec<Way>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "select provider, channel, address, state, failures, failed_at, fault, linked_at, arrived_at
         from provider_way where state <> 'active' order by provider, channel",
    )
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().filter_map(|row| way(tx, row)).collect())
}

/// How many ways somebody should look after, those that are lost among them, and since when the first of them.
pub async fn trouble(tx: &mut Transaction) -> Result<(u64, Option<Timestamp>), StoreError> {
    let (count, since): (i64, Option<i64>) = sqlx::query_as(
        "select count(*), min(case when address = '' then coalesce(failed_at, linked_at) else failed_at end)
         from provider_way where state <> 'active'",
    )
    .fetch_one(tx.sql())
    .await?;
    Ok((count.unsigned_abs(), since.map(Timestamp)))
}

/// The providers that a way over one of these `channels` leads to.
pub async fn reachable(
    tx: &mut Transaction,
    channels: &BTreeSet<ChannelKind>,
) -> Result<BTreeSet<String>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("select provider, channel from provider_way where state <> 'off'")
            .fetch_all(tx.sql())
            .await?;
    let is_served = |channel: &str| channels.iter().any(|served| served.name() == channel);
    Ok(rows.into_iter().filter_map(|(provider, channel)| is_served(&channel).then_some(provider)).collect())
}

/// The providers that are reached at `address`.
pub async fn providers_at(tx: &mut Transaction, address: &Address) -> Result<Vec<String>, StoreError> {
    let chat = tx.sealer.chat(address);
    let rows: Vec<(String,)> =
        sqlx::query_as("select provider from provider_way where chat = $1 order by provider")
            .bind(chat)
            .fetch_all(tx.sql())
            .await?;
    Ok(rows.into_iter().map(|(provider,)| provider).collect())
}

/// Something arrived over `channel`: the way works.
pub async fn works(
    tx: &mut Transaction,
    (provider, channel): (&str, ChannelKind),
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "update provider_way set
             state = 'active', failures = 0, failed_at = null, fault = null, arrived_at = $3
         where provider = $1 and channel = $2 and address <> ''",
    )
    .bind(provider)
    .bind(channel.name())
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// The way over `channel` is used again, as if nothing had come back; `false` if there is none that does not work.
pub async fn resume(tx: &mut Transaction, provider: &str, channel: ChannelKind) -> Result<bool, StoreError> {
    let resumed = sqlx::query(
        "update provider_way set state = 'active', failures = 0, failed_at = null, fault = null
         where provider = $1 and channel = $2 and state <> 'active' and address <> ''",
    )
    .bind(provider)
    .bind(channel.name())
    .execute(tx.sql())
    .await?;
    Ok(resumed.rows_affected() == 1)
}

/// Something could not be delivered over `channel`, because of `fault`; with `is_over`, nothing is sent there any more.
pub async fn fails(
    tx: &mut Transaction,
    (provider, channel): (&str, ChannelKind),
    (fault, is_over): (&str, bool),
    now: Timestamp,
) -> Result<(), StoreError> {
    let state = if is_over { WayState::Off } else { WayState::Failing };
    sqlx::query(
        "update provider_way set
             state = case when state = 'off' then state else $3 end,
             failures = failures + 1, failed_at = coalesce(failed_at, $4), fault = $5
         where provider = $1 and channel = $2 and address <> ''",
    )
    .bind(provider)
    .bind(channel.name())
    .bind(state.name())
    .bind(now.0)
    .bind(fault)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Whoever writes at `address` is forgotten, or gone: no provider is reached there. The address is forgotten, and that
/// there was a way stays.
pub async fn forget_chat(tx: &mut Transaction, address: &Address, now: Timestamp) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(address);
    sqlx::query(
        "update provider_way set
             chat = '', address = '', state = 'off', failures = 0, failed_at = $2, fault = $3, arrived_at = null
         where chat = $1",
    )
    .bind(chat)
    .bind(now.0)
    .bind(GONE)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// The ways to `provider` that are lost; without one, all of them.
pub async fn lost(tx: &mut Transaction, provider: Option<&str>) -> Result<Vec<Lost>, StoreError> {
    let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
        "select provider, channel, linked_at, coalesce(failed_at, linked_at) from provider_way
         where state = 'off' and address = '' and ($1 = '' or provider = $1)
         order by provider, channel",
    )
    .bind(provider.unwrap_or_default())
    .fetch_all(tx.sql())
    .await?;
    let lost = |(provider, channel, linked_at, lost_at): (String, String, i64, i64)| {
        let channel = ChannelKind::named(&channel)?;
        Some(Lost { provider, channel, linked_at: Timestamp(linked_at), lost_at: Timestamp(lost_at) })
    };
    Ok(rows.into_iter().filter_map(lost).collect())
}

fn way(
    tx: &Transaction,
    (provider, channel, sealed, state, failures, failed_at, fault, linked_at, arrived_at): Row,
) -> Option<Way> {
    let address = tx.sealer.open(&sealed, &address_of(&provider, &channel)).ok()?;
    Some(Way {
        address: serde_json::from_str(&address).ok()?,
        state: WayState::ALL.into_iter().find(|known| known.name() == state)?,
        failures: u32::try_from(failures).unwrap_or(u32::MAX),
        failed_at: failed_at.map(Timestamp),
        fault,
        linked_at: Timestamp(linked_at),
        arrived_at: arrived_at.map(Timestamp),
        provider,
    })
}

fn address_of(provider: &str, channel: &str) -> String {
    format!("provider_way.address {provider} {channel}")
}
