//! Lists of offers for those who keep them: what is incomplete, what nobody confirmed, what lacks simple words.

use crate::{
    domain::{completeness::ENOUGH, offer::Offer, provider::Provider, spelling::fold, time::Timestamp},
    store::{error::StoreError, offer, offer_key::long_ago, provider, transaction::Transaction},
};

/// Which offers a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter<'a> {
    /// All, by title.
    All,
    /// Those that take place, by title.
    Current,
    /// Those that lack something needed, the most incomplete first.
    Incomplete,
    /// Those that nobody confirmed for long, the oldest first.
    Unconfirmed,
    /// Those without words in simple language, by title.
    Hard,
    /// Those about which a provider changed more than the day of its confirmation in the last [`TENDED_DAYS`], the latest first.
    Tended,
    /// Those that do not take place any more, by title.
    Ended,
    /// Those of the provider with this id, by title.
    Provider(&'a str),
}

/// What providers change is told for so many days.
pub const TENDED_DAYS: i64 = 14;

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// How many to leave out.
    pub offset: u32,
    /// How many to return at most.
    pub limit: u32,
}

/// How much there is to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToDo {
    /// Offers that take place.
    pub offers: u64,
    /// Of these: lack something needed.
    pub incomplete: u64,
    /// Of these: were not confirmed for long.
    pub unconfirmed: u64,
    /// Of these: have no words in simple language.
    pub hard: u64,
}

/// An offer and who makes it; none if nobody knows the provider.
pub type Listed = (Offer, Option<Provider>);

/// A provider changed more than the day of its confirmation since `$1`. What providers did lately is looked through once, not
/// for each offer.
macro_rules! tended {
    () => {
        "offer.id in (
             select substr(audit.object, 7) from audit
             where substr(audit.staff, 1, 9) = 'provider ' and audit.at >= cast($1 as bigint)
                 and substr(audit.object, 1, 6) = 'offer '
                 and substr(audit.detail, 1, 15) <> '{\"verified_on\":')"
    };
}

macro_rules! listed {
    ($condition:expr, $order:literal) => {
        concat!(
            // First which ones, by an index alone: what is passed over is not read.
            "select offer.imported, offer.edits, provider.record, provider.edits
             from (select offer.id from offer where ",
            $condition,
            " order by ",
            $order,
            " limit $2 offset $3) as chosen
             join offer on offer.id = chosen.id
             left join provider on provider.id = offer.provider
             order by ",
            $order
        )
    };
}

/// A part of a list of offers.
pub async fn list(
    tx: &mut Transaction,
    filter: Filter<'_>,
    slice: Slice,
    now: Timestamp,
) -> Result<Vec<Listed>, StoreError> {
    let query = match filter {
        Filter::All => listed!("$1 = $1", "offer.title, offer.id"),
        Filter::Current => listed!("offer.is_ended = 0 and $1 = $1", "offer.title, offer.id"),
        Filter::Incomplete => listed!(
            "offer.is_ended = 0 and offer.completeness < cast($1 as bigint)",
            "offer.completeness, offer.title, offer.id"
        ),
        Filter::Unconfirmed => {
            listed!("offer.is_ended = 0 and offer.confirmed < $1", "offer.confirmed, offer.title, offer.id")
        }
        Filter::Hard => {
            listed!("offer.is_ended = 0 and offer.is_simple = 0 and $1 = $1", "offer.title, offer.id")
        }
        Filter::Tended => listed!(tended!(), "offer.revision desc, offer.id"),
        Filter::Ended => listed!("offer.is_ended = 1 and $1 = $1", "offer.title, offer.id"),
        Filter::Provider(_) => listed!("offer.provider = $1", "offer.title, offer.id"),
    };
    let rows: Vec<Row> = sqlx::query_as(query)
        .bind(bound(filter, now))
        .bind(i64::from(slice.limit))
        .bind(i64::from(slice.offset))
        .fetch_all(tx.sql())
        .await?;
    rows.into_iter().map(read).collect()
}

/// How many offers a list has.
pub async fn count(tx: &mut Transaction, filter: Filter<'_>, now: Timestamp) -> Result<u64, StoreError> {
    let query = match filter {
        Filter::All => "select count(*) from offer where $1 = $1",
        Filter::Current => "select count(*) from offer where is_ended = 0 and $1 = $1",
        Filter::Incomplete => {
            "select count(*) from offer where is_ended = 0 and completeness < cast($1 as bigint)"
        }
        Filter::Unconfirmed => "select count(*) from offer where is_ended = 0 and confirmed < $1",
        Filter::Hard => "select count(*) from offer where is_ended = 0 and is_simple = 0 and $1 = $1",
        Filter::Tended => concat!("select count(*) from offer where ", tended!()),
        Filter::Ended => "select count(*) from offer where is_ended = 1 and $1 = $1",
        Filter::Provider(_) => "select count(*) from offer where provider = $1",
    };
    let (count,): (i64,) = sqlx::query_as(query).bind(bound(filter, now)).fetch_one(tx.sql()).await?;
    Ok(count.unsigned_abs())
}

/// How much there is to do about offers that take place.
pub async fn to_do(tx: &mut Transaction, now: Timestamp) -> Result<ToDo, StoreError> {
    let (offers, incomplete, unconfirmed, hard): (i64, i64, i64, i64) = sqlx::query_as(
        "select (select count(*) from offer where is_ended = 0),
             (select count(*) from offer where is_ended = 0 and completeness < cast($1 as bigint)),
             (select count(*) from offer where is_ended = 0 and confirmed < $2),
             (select count(*) from offer where is_ended = 0 and is_simple = 0)",
    )
    .bind(bound(Filter::Incomplete, now))
    .bind(bound(Filter::Unconfirmed, now))
    .fetch_one(tx.sql())
    .await?;
    let counted = i64::unsigned_abs;
    Ok(ToDo {
        offers: counted(offers),
        incomplete: counted(incomplete),
        unconfirmed: counted(unconfirmed),
        hard: counted(hard),
    })
}

/// Up to `count` offers whose titles begin with `words`, whether they take place or not.
pub async fn titled(tx: &mut Transaction, words: &str, count: u32) -> Result<Vec<Listed>, StoreError> {
    // Which letters come after others depends on the database, so no range is asked for.
    let rows: Vec<Row> =
        sqlx::query_as(listed!("substr(offer.title, 1, length($1)) = $1", "offer.title, offer.id"))
            .bind(fold(words.trim()))
            .bind(i64::from(count))
            .bind(0_i64)
            .fetch_all(tx.sql())
            .await?;
    rows.into_iter().map(read).collect()
}

/// Up to `count` offers whose titles contain `words`, whether they take place or not.
pub async fn naming(tx: &mut Transaction, words: &str, count: u32) -> Result<Vec<Listed>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(listed!("offer.title like $1 escape '!'", "offer.title, offer.id"))
        .bind(provider::pattern(words))
        .bind(i64::from(count))
        .bind(0_i64)
        .fetch_all(tx.sql())
        .await?;
    rows.into_iter().map(read).collect()
}

type Row = (String, String, Option<String>, Option<String>);

fn read((imported, edits, record, corrections): Row) -> Result<Listed, StoreError> {
    let provider = record.zip(corrections).map(provider::merge).transpose()?;
    Ok((offer::merge((imported, edits))?, provider))
}

/// What the query of a list is asked with.
fn bound(filter: Filter<'_>, now: Timestamp) -> String {
    match filter {
        Filter::Incomplete => ENOUGH.to_string(),
        Filter::Unconfirmed => long_ago(now),
        Filter::Tended => now.plus(-TENDED_DAYS * 24 * 3_600).0.to_string(),
        Filter::Provider(id) => id.to_owned(),
        Filter::All | Filter::Current | Filter::Hard | Filter::Ended => String::new(),
    }
}
