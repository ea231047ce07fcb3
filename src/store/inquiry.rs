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

/// Keeps what has become of `stored`; `false`, and nothing is changed, if somebody else changed it since it was read.
pub async fn save(tx: &mut Transaction, stored: &StoredInquiry) -> Result<bool, StoreError> {
    let StoredInquiry { id, inquiry, handed, is_helpful, revision, .. } = stored;
    let saved = sqlx::query(
        "update inquiry set
             record = $3, holder = $4, state = $5, since = $6, due_at = $7, forgotten_at = $8, is_helpful = $9,
             handed = $10, revision = revision + 1
         where id = $1 and revision = $2",
    )
    .bind(id)
    .bind(*revision)
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
    Ok(saved.rows_affected() == 1)
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
    row.map(stored).transpose()
}

/// The question called `id`.
pub async fn find(tx: &mut Transaction, id: &str) -> Result<Option<StoredInquiry>, StoreError> {
    let row: Option<Row> = sqlx::query_as(select!("where id = $1")).bind(id).fetch_optional(tx.sql()).await?;
    row.map(stored).transpose()
}

/// The question that people call `code`.
pub async fn by_code(tx: &mut Transaction, code: &Code) -> Result<Option<StoredInquiry>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as(select!("where code = $1")).bind(code.as_str()).fetch_optional(tx.sql()).await?;
    row.map(stored).transpose()
}

/// The questions of the person at `address` that are still known, the latest first.
pub async fn of_person(tx: &mut Transaction, address: &Address) -> Result<Vec<StoredInquiry>, StoreError> {
    let chat = tx.sealer.chat(address);
    let rows: Vec<Row> = sqlx::query_as(select!("where chat = $1 order by number desc"))
        .bind(chat)
        .fetch_all(tx.sql())
        .await?;
    rows.into_iter().map(stored).collect()
}

/// How many questions the person at `address` has sent since `start`.
pub async fn count_since(
    tx: &mut Transaction,
    address: &Address,
    start: Timestamp,
) -> Result<u64, StoreError> {
    let chat = tx.sealer.chat(address);
    let (count,): (i64,) = sqlx::query_as("select count(*) from inquiry where chat = $1 and opened_at >= $2")
        .bind(chat)
        .bind(start.0)
        .fetch_one(tx.sql())
        .await?;
    Ok(count.unsigned_abs())
}

/// Where whoever asked the question called `id` is reached; none if they are forgotten.
pub async fn address(tx: &mut Transaction, id: &str) -> Result<Option<Address>, StoreError> {
    let row: Option<(Option<String>,)> =
        sqlx::query_as("select address from inquiry where id = $1").bind(id).fetch_optional(tx.sql()).await?;
    let Some((Some(sealed),)) = row else { return Ok(None) };
    Ok(Some(serde_json::from_str(&tx.sealer.open(&sealed, &address_of(id))?)?))
}

/// Up to `count` questions with which something is to happen by itself until `now`.
pub async fn due(tx: &mut Transaction, count: u32, now: Timestamp) -> Result<Vec<StoredInquiry>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(select!("where due_at <= $1 order by due_at, number limit $2"))
        .bind(now.0)
        .bind(i64::from(count))
        .fetch_all(tx.sql())
        .await?;
    rows.into_iter().map(stored).collect()
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
    rows.into_iter().map(stored).collect()
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

/// Forgets the questions whose time is over, with all that was written in them, and returns how many they were.
pub async fn forget_old(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    sqlx::query(
        "delete from inquiry_entry where inquiry in (select id from inquiry where forgotten_at <= $1)",
    )
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    let gone =
        sqlx::query("delete from inquiry where forgotten_at <= $1").bind(now.0).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

fn stored(row: Row) -> Result<StoredInquiry, StoreError> {
    let category = Category::ALL.into_iter().find(|known| known.name() == row.category);
    let language = Language::ALL.into_iter().find(|known| known.tag() == row.language);
    Ok(StoredInquiry {
        code: serde_json::from_value(row.code.into())?,
        joint: row.joint,
        matter: Matter {
            provider: row.provider,
            offer: row.offer,
            title: row.title,
            category: category.unwrap_or(Category::Own),
            language: language.unwrap_or_default(),
        },
        inquiry: serde_json::from_str(&row.record)?,
        handed: u32::try_from(row.handed).unwrap_or(u32::MAX),
        is_helpful: row.is_helpful.map(|number| number == 1),
        revision: row.revision,
        id: row.id,
    })
}

fn address_of(id: &str) -> String {
    format!("inquiry.address {id}")
}
