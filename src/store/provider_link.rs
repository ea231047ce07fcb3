//! Links by which providers do one thing without an account. Only their hashes are stored.

use crate::{
    domain::{message::ChannelKind, time::Timestamp},
    store::{error::StoreError, token::Token, transaction::Transaction},
};

/// How long a link counts, in seconds: 14 days.
pub const LINK_SECONDS: i64 = 14 * 24 * 3_600;

/// What a link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The provider that it was made for.
    pub provider: String,
    /// What it is good for.
    pub purpose: Purpose,
}

/// What a link is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// To answer the question with this id.
    Inquiry(String),
    /// To say of the provider's offers whether they are still right.
    Offers,
}

/// What a link is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// It opens this.
    Pass(Pass),
    /// It was good once.
    Over,
    /// There is no such link.
    Unknown,
}

/// Makes a link for `pass` that is sent over `channel` and counts for [`LINK_SECONDS`].
pub async fn issue(
    tx: &mut Transaction,
    pass: &Pass,
    channel: ChannelKind,
    now: Timestamp,
) -> Result<Token, StoreError> {
    let token = Token::fresh(tx);
    let (purpose, inquiry) = match &pass.purpose {
        Purpose::Inquiry(id) => ("inquiry", Some(id)),
        Purpose::Offers => ("offers", None),
    };
    sqlx::query(
        "insert into provider_link (token, provider, inquiry, purpose, expires_at, channel)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(token.hash())
    .bind(&pass.provider)
    .bind(inquiry)
    .bind(purpose)
    .bind(now.plus(LINK_SECONDS).0)
    .bind(channel.name())
    .execute(tx.sql())
    .await?;
    Ok(token)
}

/// What `token` is worth.
pub async fn open(tx: &mut Transaction, token: &Token, now: Timestamp) -> Result<Opened, StoreError> {
    let row: Option<(String, Option<String>, String, i64)> =
        sqlx::query_as("select provider, inquiry, purpose, expires_at from provider_link where token = $1")
            .bind(token.hash())
            .fetch_optional(tx.sql())
            .await?;
    Ok(match row {
        Some((.., expires_at)) if expires_at <= now.0 => Opened::Over,
        Some((provider, Some(id), purpose, _)) if purpose == "inquiry" => {
            Opened::Pass(Pass { provider, purpose: Purpose::Inquiry(id) })
        }
        Some((provider, None, purpose, _)) if purpose == "offers" => {
            Opened::Pass(Pass { provider, purpose: Purpose::Offers })
        }
        Some(_) | None => Opened::Unknown,
    })
}

/// Takes back all links to the question called `inquiry`, and returns how many they were. They are remembered as over.
pub async fn revoke(tx: &mut Transaction, inquiry: &str, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("update provider_link set expires_at = $2 where inquiry = $1 and expires_at > $2")
        .bind(inquiry)
        .bind(now.0)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

/// What the links open that were sent to `provider` over `channel` and still count, once each.
pub async fn sent_over(
    tx: &mut Transaction,
    (provider, channel): (&str, ChannelKind),
    now: Timestamp,
) -> Result<Vec<Purpose>, StoreError> {
    let rows: Vec<(Option<String>,)> = sqlx::query_as(
        "select distinct inquiry from provider_link where provider = $1 and channel = $2 and expires_at > $3",
    )
    .bind(provider)
    .bind(channel.name())
    .bind(now.0)
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().map(|(inquiry,)| inquiry.map_or(Purpose::Offers, Purpose::Inquiry)).collect())
}

/// Takes back all links that were sent to `provider` over `channel`.
pub async fn revoke_over(
    tx: &mut Transaction,
    (provider, channel): (&str, ChannelKind),
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "update provider_link set expires_at = $3 where provider = $1 and channel = $2 and expires_at > $3",
    )
    .bind(provider)
    .bind(channel.name())
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Forgets links that have been over for as long as they counted, and returns how many they were.
pub async fn forget_over(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from provider_link where expires_at <= $1")
        .bind(now.plus(-LINK_SECONDS).0)
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}
