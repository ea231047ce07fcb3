//! PostgreSQL: the German full-text configuration, any word may match, and trigrams where too little does.

use bildungslotse::domain::{offer::Offer, provider::Provider};
use sqlx::{Connection, PgConnection, QueryBuilder, Row as _};
use tokio::runtime::Runtime;

use crate::{
    questions::Question,
    row::{COLUMNS, Conditions, Row, stop_words, words},
    sqlite::shown,
};

/// So many rows go into the table with one statement.
const BATCH: usize = 1_000;

/// A table of offers with a full-text index.
pub struct Postgres {
    runtime: Runtime,
    connection: PgConnection,
    stop_words: Vec<String>,
}

impl Postgres {
    /// Puts `listings` into a new table of the database at `url`.
    pub fn build(url: &str, listings: impl Iterator<Item = (Offer, Option<Provider>)>) -> Self {
        let runtime = Runtime::new().unwrap();
        let connection = runtime.block_on(PgConnection::connect(url)).unwrap();
        let mut postgres = Self { runtime, connection, stop_words: stop_words() };
        for statement in [
            "create extension if not exists pg_trgm",
            "set work_mem = '64MB'",
            "set max_parallel_workers_per_gather = 0",
            "set maintenance_work_mem = '256MB'",
            "set synchronous_commit = off",
            "drop table if exists offer",
            &format!("create unlogged table offer ({COLUMNS}, texts tsvector)"),
        ] {
            postgres.run(statement);
        }
        let mut rows = Vec::with_capacity(BATCH);
        for (number, listing) in (1..).zip(listings) {
            rows.push((number, Row::of(&listing)));
            if rows.len() == BATCH {
                postgres.insert(&rows);
                rows.clear();
            }
        }
        postgres.insert(&rows);
        postgres.run("create index on offer using gin (texts)");
        postgres.run("create index on offer using gin (title gin_trgm_ops)");
        postgres.run("vacuum analyze offer");
        postgres
    }

    /// The ids of the best `limit` offers; they are read as they would be to be shown.
    pub fn ask(&mut self, question: &Question, limit: usize) -> Vec<String> {
        let terms = words(&question.text, &self.stop_words);
        if terms.is_empty() {
            return Vec::new();
        }
        let Conditions { filter, nearness } = Conditions::of(&question.query);
        let by_words = format!(
            "select o.id, o.listing from offer o, to_tsquery('german', $1) asked
             where o.texts @@ asked and {filter}
             order by ts_rank(o.texts, asked, 1) * {nearness} desc, o.number limit {limit}"
        );
        let mut ids = self.ids(by_words, &terms.join(" | "));
        if ids.len() < limit {
            let by_trigrams = format!(
                "select o.id, o.listing from offer o
                 where $1 <% o.title and {filter}
                 order by word_similarity($1, o.title) * {nearness} desc, o.number limit {limit}"
            );
            let others = self.ids(by_trigrams, &terms.join(" "));
            ids.extend(others.into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
            ids.truncate(limit);
        }
        ids
    }

    /// Changes the offer with this number to the listing `after` and asks until the change is found.
    pub fn change(&mut self, number: i64, after: &(Offer, Option<Provider>), question: &Question) {
        self.run(&format!("delete from offer where number = {number}"));
        self.insert(&[(number, Row::of(after))]);
        assert_eq!(self.ask(question, 1).first(), Some(&after.0.id), "the change is found");
    }

    /// The size of the table and its indexes in bytes.
    pub fn bytes(&mut self) -> u64 {
        let size = sqlx::query_scalar::<_, i64>("select pg_total_relation_size('offer')");
        self.runtime.block_on(size.fetch_one(&mut self.connection)).unwrap().unsigned_abs()
    }

    fn ids(&mut self, statement: String, asked: &str) -> Vec<String> {
        let query = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(asked.to_owned());
        let rows = self.runtime.block_on(query.fetch_all(&mut self.connection)).unwrap();
        rows.iter().map(|row| shown(&row.get::<String, _>(0), &row.get::<String, _>(1))).collect()
    }

    fn insert(&mut self, rows: &[(i64, Row)]) {
        if rows.is_empty() {
            return;
        }
        let mut insert = QueryBuilder::<sqlx::Postgres>::new("insert into offer ");
        insert.push_values(rows, |mut values, (number, row)| {
            values.push_bind(*number).push_bind(&row.id).push_bind(&row.title).push_bind(&row.body);
            values.push_bind(row.ages.0).push_bind(row.ages.1).push_bind(row.point.0).push_bind(row.point.1);
            for facet in row.facets {
                values.push_bind(i64::from(facet));
            }
            values.push_bind(&row.listing);
            values.push("setweight(to_tsvector('german', ").push_bind_unseparated(&row.title);
            values.push_unseparated("), 'A') || setweight(to_tsvector('german', ");
            values.push_bind_unseparated(&row.body).push_unseparated("), 'B')");
        });
        self.runtime.block_on(insert.build().execute(&mut self.connection)).unwrap();
    }

    fn run(&mut self, statement: &str) {
        let statement = sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned()));
        self.runtime.block_on(statement.execute(&mut self.connection)).unwrap();
    }
}
