//! Who belongs to an audience: counted, and written down one by one.

use sqlx::{AssertSqlSafe, any::AnyArguments, query::Query};

use crate::{
    domain::{
        audience::{Audience, Reach, Selection},
        language::Language,
        message::ChannelKind,
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// A condition on the rows of `subscription`, and the values of its placeholders, in order.
struct Condition {
    sql: String,
    values: Vec<String>,
}

/// How many people `audience` holds just now.
pub async fn reach(tx: &mut Transaction, audience: &Audience) -> Result<Reach, StoreError> {
    let Condition { sql, values } = condition(audience, 1);
    let sql = format!(
        "select channel, language, count(*) from subscription where {sql}
         group by channel, language
         order by channel, language"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(sql));
    for value in values {
        query = query.bind(value);
    }
    let rows: Vec<(String, String, i64)> = query.fetch_all(tx.sql()).await?;
    let parts = rows.into_iter().filter_map(|(channel, language, people)| {
        let channel = ChannelKind::named(&channel).filter(|kind| kind.is_chat())?;
        let language = Language::ALL.into_iter().find(|known| known.tag() == language)?;
        Some((channel, language, people.unsigned_abs()))
    });
    Ok(Reach { parts: parts.collect() })
}

/// Writes down everybody in `audience` as a recipient of the announcement called `id`, which leaves at `due`; returns how
/// many they are. Nobody is written down twice.
pub async fn write_down(
    tx: &mut Transaction,
    id: &str,
    audience: &Audience,
    due: Timestamp,
) -> Result<u64, StoreError> {
    let Condition { sql, values } = condition(audience, 3);
    // In the order of keyed hashes, which is none.
    let sql = format!(
        "insert into recipient (id, announcement, number, chat, channel, state, due_at)
         select 'announcement:' || $1 || ':' || cast(row_number() over (order by chat) as text), $1,
             row_number() over (order by chat), chat, channel, 'waiting', cast($2 as bigint)
         from subscription where {sql}
         on conflict (announcement, chat) do nothing"
    );
    let query: Query<'_, sqlx::Any, AnyArguments> = sqlx::query(AssertSqlSafe(sql)).bind(id).bind(due.0);
    let query = values.into_iter().fold(query, Query::bind);
    Ok(query.execute(tx.sql()).await?.rows_affected())
}

/// The condition under which a row belongs to `audience`; its placeholders begin with the number `first`.
fn condition(audience: &Audience, first: usize) -> Condition {
    match audience {
        Audience::Selected(selection) => selected(selection, first),
        Audience::ReachedBy(id) => Condition {
            sql: format!(
                "chat in (
                     select chat from recipient
                     where announcement = ${first} and state in ('handed', 'sent', 'unknown')
                 )"
            ),
            values: vec![id.clone()],
        },
    }
}

fn selected(selection: &Selection, first: usize) -> Condition {
    let mut condition = Condition { sql: "1 = 1".to_owned(), values: vec![] };
    let equal = |column: &str, place: usize| format!("{column} = ${place}");
    let listed = |column: &str, place: usize| format!("{column} like '%,' || ${place} || ',%'");
    let topics = selection.topics.iter().map(|topic| topic.as_str().to_owned());
    condition.restrict(first, "topics = ''", topics, |place| listed("topics", place));
    condition.restrict(first, "bands = ''", selection.bands.iter().cloned(), |place| listed("bands", place));
    let municipalities = selection.municipalities.iter().cloned();
    condition.restrict(first, "municipality = ''", municipalities, |place| equal("municipality", place));
    let languages = selection.languages.iter().map(|language| language.tag().to_owned());
    condition.restrict(first, "1 = 0", languages, |place| equal("language", place));
    condition
}

impl Condition {
    /// Only rows for which `open` holds, or `holds` for one of `values`; all if there are none.
    fn restrict(
        &mut self,
        first: usize,
        open: &str,
        values: impl Iterator<Item = String>,
        holds: impl Fn(usize) -> String,
    ) {
        let mut alternatives = vec![open.to_owned()];
        for value in values {
            alternatives.push(holds(first + self.values.len()));
            self.values.push(value);
        }
        if alternatives.len() > 1 {
            self.sql += " and (";
            self.sql += alternatives.join(" or ").as_str();
            self.sql += ")";
        }
    }
}
