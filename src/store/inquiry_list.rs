//! The questions to providers as the office lists them: whose turn it is, and since when. What was written is not in here.

use sqlx::AssertSqlSafe;

use crate::{
    domain::{
        inquiry::{Category, Inquiry},
        inquiry_code::Code,
        time::Timestamp,
    },
    store::{
        error::StoreError,
        provider::{merge, pattern},
        transaction::Transaction,
    },
};

/// A question in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub code: Code,
    /// What the offer was called.
    pub title: String,
    /// What the provider is called; its id if it is not there any more.
    pub provider: String,
    /// What is asked.
    pub category: Category,
    /// How far it is.
    pub inquiry: Inquiry,
    /// When whoever asked last wrote something.
    pub asked_at: Timestamp,
}

/// Which questions are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// The office is to say something. Those that a provider did not answer in time come first, then the oldest.
    Office,
    /// The provider is to say something, the oldest first.
    Provider,
    /// There is an answer, or whoever asked is to say something: the latest first.
    Answered,
    /// It is over: the latest first.
    Closed,
    /// All of them, the latest first.
    All,
}

/// How many questions wait for the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub count: u64,
    /// Since when the first of them.
    pub since: Option<Timestamp>,
}

/// When whoever asked last wrote something: whoever takes a question over does not make them wait anew.
const ASKED: &str = "coalesce((select max(inquiry_entry.at) from inquiry_entry
     where inquiry_entry.inquiry = inquiry.id and inquiry_entry.author = 'citizen'), since)";

/// The office is to say something.
const OFFICE: &str = "holder <> 'provider' and state in ('underway', 'delivered')";

/// What is asked of its code and of the name of its provider. A name is looked for once, not for each question.
const WANTED: &str = "(code like $1 or inquiry.provider in (
         select provider.id from provider where provider.name like $2 escape '!'
     ))";

/// Up to `limit` questions on `shelf` whose code or provider `words` name, after the first `offset`.
pub async fn page(
    tx: &mut Transaction,
    (shelf, words): (Shelf, &str),
    (offset, limit): (u32, u32),
) -> Result<Vec<Listed>, StoreError> {
    let order = match shelf {
        Shelf::Office => "case when holder = 'office:overdue' then 0 else 1 end, asked, number",
        Shelf::Provider => "asked, number",
        Shelf::Answered | Shelf::Closed => "since desc, number desc",
        Shelf::All => "number desc",
    };
    let sql = format!(
        "select inquiry.id, code, title, inquiry.provider, category, inquiry.record, provider.record, edits,
             {ASKED} as asked
         from inquiry left join provider on provider.id = inquiry.provider
         where {} and {WANTED}
         order by {order}
         limit $3 offset $4",
        condition(shelf)
    );
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(code_pattern(words))
        .bind(pattern(words))
        .bind(i64::from(limit))
        .bind(i64::from(offset))
        .fetch_all(tx.sql())
        .await?;
    rows.into_iter().map(listed).collect()
}

/// How many questions there are on `shelf` whose code or provider `words` name.
pub async fn count(tx: &mut Transaction, shelf: Shelf, words: &str) -> Result<u64, StoreError> {
    let sql = format!("select count(*) from inquiry where {} and {WANTED}", condition(shelf));
    let (count,): (i64,) = sqlx::query_as(AssertSqlSafe(sql))
        .bind(code_pattern(words))
        .bind(pattern(words))
        .fetch_one(tx.sql())
        .await?;
    Ok(count.unsigned_abs())
}

/// How many questions wait for the office, and since when whoever asked the first of them does.
pub async fn waiting(tx: &mut Transaction) -> Result<Waiting, StoreError> {
    let sql = format!("select count(*), min({ASKED}) from inquiry where {OFFICE}");
    let (count, since): (i64, Option<i64>) = sqlx::query_as(AssertSqlSafe(sql)).fetch_one(tx.sql()).await?;
    Ok(Waiting { count: count.unsigned_abs(), since: since.map(Timestamp) })
}

type Row = (String, String, String, String, String, String, Option<String>, Option<String>, i64);

fn condition(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Office => OFFICE,
        Shelf::Provider => "holder = 'provider' and state in ('underway', 'delivered')",
        Shelf::Answered => "state in ('answered', 'asked-back')",
        Shelf::Closed => "state like 'closed:%'",
        Shelf::All => "1 = 1",
    }
}

/// What finds a code that begins with `words`, however its parts are written.
fn code_pattern(words: &str) -> String {
    let signs = words.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    let signs: String = signs.collect();
    // Where nothing is looked for, everything is found; where it can be no code, nothing.
    if signs.is_empty() && !words.trim().is_empty() { String::new() } else { signs + "%" }
}

fn listed(
    (id, code, title, provider, category, inquiry, record, edits, asked): Row,
) -> Result<Listed, StoreError> {
    let name = record.zip(edits).map(merge).transpose()?.map(|provider| provider.name);
    let category = Category::ALL.into_iter().find(|known| known.name() == category);
    Ok(Listed {
        code: serde_json::from_value(code.into())?,
        provider: name.unwrap_or(provider),
        category: category.unwrap_or(Category::Own),
        inquiry: serde_json::from_str(&inquiry)?,
        asked_at: Timestamp(asked),
        id,
        title,
    })
}
