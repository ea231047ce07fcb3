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
    /// The number of its first placeholder.
    first: usize,
}

/// How many people `audience` holds just now.
pub async fn reach(tx: &mut Transaction, audience: &Audience) -> Result<Reach, StoreError> {
    let by_wishes = match audience {
        Audience::Selected(selection) => by_wishes(selection),
        Audience::ReachedBy(_) => None,
    };
    let (sql, values) = by_wishes.unwrap_or_else(|| one_by_one(audience));
    let mut query = sqlx::query_as(AssertSqlSafe(sql));
    for value in values {
        query = query.bind(value);
    }
    let rows: Vec<(String, String, i64)> = query.fetch_all(tx.sql()).await?;
    let parts =
        rows.into_iter().filter(|(_, _, people)| *people > 0).filter_map(|(channel, language, people)| {
            let channel = ChannelKind::named(&channel).filter(|kind| kind.is_chat())?;
            let language = Language::ALL.into_iter().find(|known| known.tag() == language)?;
            Some((channel, language, people.unsigned_abs()))
        });
    Ok(Reach { parts: parts.collect() })
}

/// The count of an audience that looks at each row, and the values of its placeholders.
fn one_by_one(audience: &Audience) -> (String, Vec<String>) {
    let Condition { sql, values, .. } = condition(audience, 1);
    let sql = format!(
        "select channel, language, count(*) from subscription where {sql}
         group by channel, language
         order by channel, language"
    );
    (sql, values)
}

/// The count of all, or of all who read some languages: by one number for each channel and language, which is faster than to
/// group them.
fn of_all(selection: &Selection) -> String {
    let doors = doors(selection, &[String::new()]);
    format!(
        "with door (channel, language) as (values {doors})
         select channel, language, (
             select count(*) from subscription where channel = door.channel and language = door.language
         )
         from door
         order by channel, language"
    )
}

/// Each channel and each language of `selection` with each of `places`, as rows in SQL.
fn doors(selection: &Selection, places: &[String]) -> String {
    let chosen =
        |language: &Language| selection.languages.is_empty() || selection.languages.contains(language);
    let languages: Vec<_> = Language::ALL.into_iter().filter(chosen).map(Language::tag).collect();
    let mut doors = Vec::new();
    for channel in ChannelKind::CHATS.map(ChannelKind::name) {
        for language in &languages {
            doors.extend(places.iter().map(|place| format!("('{channel}', '{language}'{place})")));
        }
    }
    doors.join(", ")
}

/// The count of those whom it takes no look at each person to count, and the values of its placeholders; none if that would not
/// be faster. A hundred thousand people make only some hundred different choices of topics: each is compared once, and who
/// made it is counted by an index alone. The choices are found by leaping through that index from one to the next, which
/// databases do not do by themselves.
fn by_wishes(selection: &Selection) -> Option<(String, Vec<String>)> {
    let topics: Vec<_> = selection.topics.iter().map(|topic| topic.as_str().to_owned()).collect();
    let bands: Vec<_> = selection.bands.iter().cloned().collect();
    let anywhere = selection.municipalities.is_empty();
    let (column, wished, besides) = match (topics.is_empty(), bands.is_empty()) {
        (false, _) => ("topics", topics, bands),
        (true, false) if anywhere => ("bands", bands, vec![]),
        (true, true) if anywhere => return Some((of_all(selection), vec![])),
        (true, _) => return None,
    };
    let mut wish = Condition::new(1);
    wish.listed("wished", wished.into_iter());
    let mut person = Condition::new(1 + wish.values.len());
    person.listed("bands", besides.into_iter());
    // Whoever stands behind one door has all of these in common, and lies in one piece in an index.
    let mut common = vec!["channel", "language"];
    let mut places = vec![String::new()];
    if !anywhere {
        common.push("municipality");
        let named = selection.municipalities.iter().map(|name| format!(", {}", person.place(name.clone())));
        places = named.chain([", ''".to_owned()]).collect();
    }
    let doors = doors(selection, &places);
    let same = |other: &str| {
        let parts: Vec<_> = common.iter().map(|column| format!("{column} = {other}.{column}")).collect();
        parts.join(" and ")
    };
    let (common, of_door, of_wish) = (common.join(", "), same("door"), same("wish"));
    let (wish_is_fit, person_is_fit) = (&wish.sql, &person.sql);
    let sql = format!(
        "with recursive door ({common}) as (values {doors}),
         wish ({common}, wished) as (
             select {common}, (select min({column}) from subscription where {of_door}) from door
             union all
             select {common}, (
                 select min({column}) from subscription where {of_wish} and {column} > wish.wished
             ) from wish where wished is not null
         )
         select channel, language, cast(sum((
             select count(*) from subscription where {of_wish} and {column} = wish.wished and {person_is_fit}
         )) as bigint)
         from wish where {wish_is_fit}
         group by channel, language
         order by channel, language"
    );
    Some((sql, wish.values.into_iter().chain(person.values).collect()))
}

/// Writes down everybody in `audience` as a recipient of the announcement called `id`, which leaves at `due`; returns how
/// many they are. Nobody is written down twice.
pub async fn write_down(
    tx: &mut Transaction,
    id: &str,
    audience: &Audience,
    due: Timestamp,
) -> Result<u64, StoreError> {
    let Condition { sql, values, .. } = condition(audience, 3);
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
            first,
        },
    }
}

fn selected(selection: &Selection, first: usize) -> Condition {
    let mut condition = Condition::new(first);
    // What is looked up in a list takes longest, and is asked only of those whom all else fits.
    condition.equal("language", &[], selection.languages.iter().map(|language| language.tag().to_owned()));
    condition.equal("municipality", &["''"], selection.municipalities.iter().cloned());
    condition.listed("bands", selection.bands.iter().cloned());
    condition.listed("topics", selection.topics.iter().map(|topic| topic.as_str().to_owned()));
    condition
}

impl Condition {
    /// That every row meets.
    fn new(first: usize) -> Self {
        Self { sql: "1 = 1".to_owned(), values: vec![], first }
    }

    /// Only rows with one of `values` or, in SQL, of `others` in `column`; all if there are no values.
    fn equal(&mut self, column: &str, others: &[&str], values: impl Iterator<Item = String>) {
        let places: Vec<_> = values.map(|value| self.place(value)).collect();
        if !places.is_empty() {
            let all: Vec<_> = others.iter().map(|other| (*other).to_owned()).chain(places).collect();
            self.sql += format!(" and {column} in ({})", all.join(", ")).as_str();
        }
    }

    /// Only rows with one of `values` in the list in `column`, or with none in it; all if there are no values.
    fn listed(&mut self, column: &str, values: impl Iterator<Item = String>) {
        let places: Vec<_> = values.map(|value| self.place(value)).collect();
        if !places.is_empty() {
            let listed = places.iter().map(|place| format!(" or {column} like '%,' || {place} || ',%'"));
            self.sql += format!(" and ({column} = ''{})", listed.collect::<String>()).as_str();
        }
    }

    /// The placeholder of one more value.
    fn place(&mut self, value: String) -> String {
        self.values.push(value);
        format!("${}", self.first + self.values.len() - 1)
    }
}
