//! The questions of citizens to providers: who asked whom, how far each is, and when it is forgotten.

use crate::{
    domain::{
        inquiry::{Category, Inquiry, Matter},
        inquiry_code::Code,
        language::Language,
        message::Address,
        time::Timestamp,
    },
    store::{
        error::StoreError,
        transaction::{Dialect, Transaction},
    },
};

/// A question whose time is over is forgotten so many seconds later even if nobody ended it: a day.
const PATIENCE_SECONDS: i64 = 24 * 3_600;

/// A question as it was last stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredInquiry {
    /// Its id: 32 hexadecimal digits.
    pub id: String,
    /// What people call it.
    pub code: Code,
    /// The same for those that were put to several providers at once.
    pub joint: String,
    /// What it is about.
    pub matter: Matter,
    /// How far it is.
    pub inquiry: Inquiry,
    /// Up to which entry the provider was written to.
    pub handed: u32,
    /// Whether it helped, if whoever asked has said.
    pub is_helpful: Option<bool>,
    /// How often it was stored.
    pub revision: i64,
}

/// All of a row but who asked.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, code, joint, provider, offer, title, category, language, record, handed, is_helpful, revision
             from inquiry ",
            $rest
        )
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    code: String,
    joint: String,
    provider: String,
    offer: String,
    title: String,
    category: String,
    language: String,
    record: String,
    handed: i64,
    is_helpful: Option<i64>,
    revision: i64,
}

/// Codes that are as good as surely nobody's yet.
pub fn fresh_codes(tx: &Transaction, count: usize) -> Vec<Code> {
    let code = || {
        let bytes = tx.sealer.salt();
        Code::new(std::array::from_fn(|place| bytes[place]))
    };
    std::iter::repeat_with(code).take(count).collect()
}

/// Keeps a question that the person at `address` asks `now`; none if another one has its code.
pub async fn add(
    tx: &mut Transaction,
    (code, joint): (&Code, &str),
    (address, matter): (&Address, &Matter),
    now: Timestamp,
) -> Result<Option<StoredInquiry>, StoreError> {
    let (id, inquiry) = (tx.sealer.fresh_name(), Inquiry::new(now));
    let sealed = tx.sealer.seal(&serde_json::to_string(address)?, &address_of(&id));
    let added = sqlx::query(
        "insert into inquiry (
             id, number, code, joint, chat, address, provider, offer, title, category, language,
             record, holder, state, since, due_at, forgotten_at, opened_at, revision
         )
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $14, 1
         from inquiry where true
         on conflict (code) do nothing",
    )
    .bind(&id)
    .bind(code.as_str())
    .bind(joint)
    .bind(tx.sealer.chat(address))
    .bind(sealed)
    .bind(&matter.provider)
    .bind(&matter.offer)
    .bind(&matter.title)
    .bind(matter.category.name())
    .bind(matter.language.tag())
    .bind(serde_json::to_string(&inquiry)?)
    .bind(inquiry.holder.name())
    .bind(inquiry.state.name())
    .bind(now.0)
    .bind(inquiry.next().map(|(_, at)| at.0))
    .bind(inquiry.forgotten_at().0)
    .execute(tx.sql())
    .await?;
    let (code, joint, matter) = (code.clone(), joint.to_owned(), matter.clone());
    let stored = StoredInquiry { id, code, joint, matter, inquiry, handed: 0, is_helpful: None, revision: 1 };
    Ok((added.rows_affected() == 1).then_some(stored))
}

/// Keeps what has become of `stored`, which was read by [`hold`] or [`hold_own`] in this transaction.
pub async fn save(tx: &mut Transaction, stored: &StoredInquiry) -> Result<(), StoreError> {
    let StoredInquiry { id, inquiry, handed, is_helpful, .. } = stored;
    sqlx::query(
        "update inquiry set
             record = $2, holder = $3, state = $4, since = $5, due_at = $6, forgotten_at = $7, is_helpful = $8,
             handed = $9, revision = revision + 1
         where id = $1",
    )
    .bind(id)
    .bind(serde_json::to_string(inquiry)?)
    .bind(inquiry.holder.name())
    .bind(inquiry.state.name())
    .bind(inquiry.since.0)
    .bind(inquiry.next().map(|(_, at)| at.0))
    .bind(inquiry.forgotten_at().0)
    .bind(is_helpful.map(i64::from))
    .bind(i64::from(*handed))
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// The question called `id`, locked against others until the end: whatever is decided from it stays true.
pub async fn hold(tx: &mut Transaction, id: &str) -> Result<Option<StoredInquiry>, StoreError> {
    let row: Option<Row> = sqlx::query_as(match tx.dialect {
        Dialect::Sqlite => select!("where id = $1"),
        Dialect::Postgres => select!("where id = $1 for update"),
    })
    .bind(id)
    .fetch_optional(tx.sql())
    .await?;
    Ok(row.and_then(stored))
}

/// The question that people call `code`, if the person at `address` asks it; locked like by [`hold`].
pub async fn hold_own(
    tx: &mut Transaction,
    address: &Address,
    code: &Code,
) -> Result<Option<StoredInquiry>, StoreError> {
    let chat = tx.sealer.chat(address);
    let row: Option<Row> = sqlx::query_as(match tx.dialect {
        Dialect::Sqlite => select!("where code = $1 and chat = $2"),
        Dialect::Postgres => select!("where code = $1 and chat = $2 for update"),
    })
    .bind(code.as_str())
    .bind(chat)
    .fetch_optional(tx.sql())
    .await?;
    Ok(row.and_then(stored))
}

/// The question called `id`.
pub async fn find(tx: &mut Transaction, id: &str) -> Result<Option<StoredInquiry>, StoreError> {
    let row: Option<Row> = sqlx::query_as(select!("where id = $1")).bind(id).fetch_optional(tx.sql()).await?;
    Ok(row.and_then(stored))
}

/// The question that people call `code`.
pub async fn by_code(tx: &mut Transaction, code: &Code) -> Result<Option<StoredInquiry>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as(select!("where code = $1")).bind(code.as_str()).fetch_optional(tx.sql()).await?;
    Ok(row.and_then(stored))
}

/// The questions of the person at `address` that are still known, the latest first.
pub async fn of_person(tx: &mut Transaction, address: &Address) -> Result<Vec<StoredInquiry>, StoreError> {
    let chat = tx.sealer.chat(address);
    let rows: Vec<Row> = sqlx::query_as(select!("where chat = $1 order by number desc"))
        .bind(chat)
        .fetch_all(tx.sql())
        .await?;
    Ok(rows.into_iter().filter_map(stored).collect())
}

/// Where whoever asked the question called `id` is reached; none if they are forgotten, or it does not open.
pub async fn address(tx: &mut Transaction, id: &str) -> Result<Option<Address>, StoreError> {
    let row: Option<(Option<String>,)> =
        sqlx::query_as("select address from inquiry where id = $1").bind(id).fetch_optional(tx.sql()).await?;
    let Some((Some(sealed),)) = row else { return Ok(None) };
    let address = tx.sealer.open(&sealed, &address_of(id)).ok();
    Ok(address.and_then(|address| serde_json::from_str(&address).ok()))
}

/// Up to `count` questions with which something is to happen by itself until `now`.
pub async fn due(tx: &mut Transaction, count: u32, now: Timestamp) -> Result<Vec<StoredInquiry>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(select!("where due_at <= $1 order by due_at, number limit $2"))
        .bind(now.0)
        .bind(i64::from(count))
        .fetch_all(tx.sql())
        .await?;
    Ok(rows.into_iter().filter_map(stored).collect())
}

/// Up to `count` questions of which an entry has yet to be handed over, behind the one with `after` as its id.
pub async fn to_hand_over(
    tx: &mut Transaction,
    after: &str,
    count: u32,
) -> Result<Vec<StoredInquiry>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(select!(
        "where state = 'underway' and id > $1
             and handed < (select max(entry.number) from inquiry_entry as entry where entry.inquiry = inquiry.id)
         order by id limit $2"
    ))
    .bind(after)
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    Ok(rows.into_iter().filter_map(stored).collect())
}

/// Whoever asks from `address` is to be found nowhere any more. The questions themselves stay until it is their time.
pub async fn part_from(tx: &mut Transaction, address: &Address) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(address);
    sqlx::query("update inquiry set chat = null, address = null where chat = $1")
        .bind(chat)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Forgets the questions whose time is over, with all that was written in them, and returns how many they were. One that is
/// open ends first, and whoever asked is told; if nobody ends it, it is forgotten all the same.
pub async fn forget_old(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    sqlx::query(
        "delete from inquiry_entry where inquiry in (
             select id from inquiry where forgotten_at <= $1 and (due_at is null or forgotten_at <= $2)
         )",
    )
    .bind(now.0)
    .bind(now.plus(-PATIENCE_SECONDS).0)
    .execute(tx.sql())
    .await?;
    let gone = sqlx::query(
        "delete from inquiry where forgotten_at <= $1 and (due_at is null or forgotten_at <= $2)",
    )
    .bind(now.0)
    .bind(now.plus(-PATIENCE_SECONDS).0)
    .execute(tx.sql())
    .await?;
    Ok(gone.rows_affected())
}

/// The question in `row`; none, and it is logged, if it cannot be read: it must not hold up the others.
fn stored(row: Row) -> Option<StoredInquiry> {
    let read = |row: &Row| {
        Some((
            Code::read(&row.code)?,
            Category::ALL.into_iter().find(|known| known.name() == row.category)?,
            Language::ALL.into_iter().find(|known| known.tag() == row.language)?,
            serde_json::from_str(&row.record).ok()?,
        ))
    };
    let Some((code, category, language, inquiry)) = read(&row) else {
        tracing::error!(id = row.id, "a question to a provider cannot be read");
        return None;
    };
    let Row { provider, offer, title, .. } = row;
    Some(StoredInquiry {
        id: row.id,
        code,
        joint: row.joint,
        matter: Matter { provider, offer, title, category, language },
        inquiry,
        handed: u32::try_from(row.handed).unwrap_or(u32::MAX),
        is_helpful: row.is_helpful.map(|number| number == 1),
        revision: row.revision,
    })
}

fn address_of(id: &str) -> String {
    format!("inquiry.address {id}")
}
