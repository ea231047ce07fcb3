//! SQLite FTS5: by words that were stemmed before (Snowball), or by trigrams; any of them may match.

use std::{collections::BTreeSet, path::Path};

use bildungslotse::domain::{offer::Offer, provider::Provider};
use frostem::{Algorithm, Stemmer};
use sqlx::{Connection, Row as _, SqliteConnection};
use tokio::runtime::Runtime;

use crate::{
    questions::Question,
    row::{COLUMNS, Conditions, Row, stop_words, words},
};

/// How texts are taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tokens {
    /// Words, stemmed by the program.
    Words,
    /// Runs of three letters.
    Trigrams,
}

/// A table of offers with a full-text index.
pub struct Sqlite {
    runtime: Runtime,
    connection: SqliteConnection,
    tokens: Tokens,
    stemmer: Stemmer,
    stop_words: Vec<String>,
}

impl Sqlite {
    /// Puts `listings` into a database in `folder`.
    pub fn build(
        folder: &Path,
        tokens: Tokens,
        listings: impl Iterator<Item = (Offer, Option<Provider>)>,
    ) -> Self {
        let runtime = Runtime::new().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.join("offers.sqlite").display());
        let connection = runtime.block_on(SqliteConnection::connect(&url)).unwrap();
        let stemmer = Stemmer::new(Algorithm::German);
        let mut sqlite = Self { runtime, connection, tokens, stemmer, stop_words: stop_words() };
        let tokenizer = match tokens {
            Tokens::Words => "unicode61 remove_diacritics 0",
            Tokens::Trigrams => "trigram",
        };
        for statement in [
            "pragma journal_mode = wal".to_owned(),
            "pragma synchronous = normal".to_owned(),
            "pragma cache_size = -262144".to_owned(),
            "pragma mmap_size = 1073741824".to_owned(),
            format!("create table offer ({COLUMNS})"),
            format!(
                "create virtual table texts using fts5(title, body, content = '', tokenize = '{tokenizer}')"
            ),
            "begin".to_owned(),
        ] {
            sqlite.run(&statement);
        }
        for (number, listing) in (1..).zip(listings) {
            sqlite.insert(number, &Row::of(&listing));
        }
        sqlite.run("commit");
        sqlite.run("insert into texts (texts) values ('optimize')");
        sqlite.run("analyze");
        sqlite
    }

    /// The ids of the best `limit` offers; they are read as they would be to be shown.
    pub fn ask(&mut self, question: &Question, limit: usize) -> Vec<String> {
        let found = words(&question.text, &self.stop_words);
        let terms: BTreeSet<String> = match self.tokens {
            Tokens::Words => found.iter().map(|word| self.stemmer.stem(word).into_owned()).collect(),
            Tokens::Trigrams => found.iter().flat_map(|word| trigrams(word)).collect(),
        };
        if terms.is_empty() {
            return Vec::new();
        }
        let any: Vec<_> = terms.iter().map(|term| format!("\"{term}\"")).collect();
        let Conditions { filter, nearness } = Conditions::of(&question.query);
        let statement = format!(
            "select o.id, o.listing from texts join offer o on o.number = texts.rowid
             where texts match $1 and {filter}
             order by bm25(texts, 3.0, 1.0) * {nearness} limit {limit}"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(any.join(" OR "))
            .fetch_all(&mut self.connection);
        let rows = self.runtime.block_on(rows).unwrap();
        rows.iter().map(|row| shown(&row.get::<String, _>(0), &row.get::<String, _>(1))).collect()
    }

    /// Changes the offer with this number from the listing `before` to `after` and asks until the change is found. An
    /// index without content takes out only what it is told, so `before` is exactly what was put in.
    pub fn change(
        &mut self,
        number: i64,
        before: &(Offer, Option<Provider>),
        after: &(Offer, Option<Provider>),
        question: &Question,
    ) {
        let old = Row::of(before);
        let (title, body) = (self.stemmed(&old.title), self.stemmed(&old.body));
        let delete = "insert into texts (texts, rowid, title, body) values ('delete', $1, $2, $3)";
        let delete = sqlx::query(delete).bind(number).bind(title).bind(body).execute(&mut self.connection);
        self.runtime.block_on(delete).unwrap();
        self.run(&format!("delete from offer where number = {number}"));
        self.insert(number, &Row::of(after));
        assert_eq!(self.ask(question, 1).first(), Some(&after.0.id), "the change is found");
    }

    fn insert(&mut self, number: i64, row: &Row) {
        let insert =
            sqlx::query("insert into offer values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
                .bind(number)
                .bind(&row.id)
                .bind(&row.title)
                .bind(&row.body)
                .bind(row.ages.0)
                .bind(row.ages.1)
                .bind(row.point.0)
                .bind(row.point.1)
                .bind(i64::from(row.facets[0]))
                .bind(i64::from(row.facets[1]))
                .bind(i64::from(row.facets[2]))
                .bind(&row.listing);
        self.runtime.block_on(insert.execute(&mut self.connection)).unwrap();
        let (title, body) = (self.stemmed(&row.title), self.stemmed(&row.body));
        let insert = sqlx::query("insert into texts (rowid, title, body) values ($1, $2, $3)");
        let insert = insert.bind(number).bind(title).bind(body).execute(&mut self.connection);
        self.runtime.block_on(insert).unwrap();
    }

    fn stemmed(&self, text: &str) -> String {
        match self.tokens {
            Tokens::Words => {
                let words = words(text, &self.stop_words);
                words.iter().map(|word| self.stemmer.stem(word).into_owned()).collect::<Vec<_>>().join(" ")
            }
            Tokens::Trigrams => text.to_lowercase(),
        }
    }

    fn run(&mut self, statement: &str) {
        let statement = sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned()));
        self.runtime.block_on(statement.execute(&mut self.connection)).unwrap();
    }
}

/// Reads the stored offer as it would be to be shown.
pub fn shown(id: &str, listing: &str) -> String {
    std::hint::black_box(serde_json::from_str::<Offer>(listing).unwrap());
    id.to_owned()
}

fn trigrams(word: &str) -> Vec<String> {
    let letters: Vec<_> = word.chars().collect();
    letters.windows(3).map(|three| three.iter().collect()).collect()
}
