//! How fast real questions are answered: by our search, and by the full-text search of SQLite (FTS5).
#![expect(clippy::unwrap_used, reason = "a bench that fails says where")]

use std::{collections::BTreeMap, fs, sync::Arc, sync::LazyLock};

use bildungslotse::{
    domain::{
        offer::Offer,
        provider::Provider,
        query::{Page, Query},
        time::Date,
        topic::TopicTree,
    },
    search::{
        engine::Search,
        german::{German, GermanData},
    },
};
use divan::{Bencher, black_box};
use sqlx::{Connection, Row, SqliteConnection};
use tokio::runtime::Runtime;

const TODAY: Date = jiff::civil::date(2025, 11, 23);

static GERMAN: LazyLock<Arc<German>> = LazyLock::new(|| Arc::new(german()));
static LISTINGS: LazyLock<Vec<(Offer, Option<Provider>)>> = LazyLock::new(listings);
static QUESTIONS: LazyLock<Vec<String>> = LazyLock::new(questions);

fn main() {
    divan::main();
}

/// All questions once, through our search.
#[divan::bench]
fn answer_all_questions(bencher: Bencher<'_, '_>) {
    let search = built();
    let queries: Vec<_> =
        QUESTIONS.iter().map(|text| Query { text: text.clone(), ..Query::default() }).collect();
    bencher.counter(queries.len()).bench_local(|| {
        for query in &queries {
            black_box(search.find(query, Page { offset: 0, limit: 5 }, TODAY).unwrap());
        }
    });
}

/// All questions once, through FTS5: any word, BM25 with the title three times as heavy, stored offer read.
#[divan::bench]
fn answer_all_questions_with_fts5(bencher: Bencher<'_, '_>) {
    let runtime = Runtime::new().unwrap();
    let mut connection = runtime.block_on(fts5());
    bencher.counter(QUESTIONS.len()).bench_local(|| {
        for text in QUESTIONS.iter() {
            black_box(runtime.block_on(ask_fts5(&mut connection, text)));
        }
    });
}

/// Building the index of all offers in memory.
#[divan::bench(sample_count = 10)]
fn build_the_index() -> Search {
    built()
}

fn built() -> Search {
    let search = Search::in_memory(Arc::clone(&GERMAN)).unwrap();
    search.rebuild(LISTINGS.iter().cloned(), "bench", |_| ()).unwrap();
    search
}

async fn fts5() -> SqliteConnection {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    let table = "create virtual table offer using fts5(title, body, listing unindexed, \
                 tokenize = 'unicode61 remove_diacritics 2')";
    sqlx::query(table).execute(&mut connection).await.unwrap();
    for (offer, _) in LISTINGS.iter() {
        sqlx::query("insert into offer (title, body, listing) values ($1, $2, $3)")
            .bind(&offer.title)
            .bind(format!("{} {:?}", offer.description, offer.place.municipality))
            .bind(serde_json::to_string(offer).unwrap())
            .execute(&mut connection)
            .await
            .unwrap();
    }
    connection
}

async fn ask_fts5(connection: &mut SqliteConnection, text: &str) -> Vec<Offer> {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let any: Vec<_> = words.map(|word| format!("\"{word}\"")).collect();
    let rows =
        sqlx::query("select listing from offer where offer match $1 order by bm25(offer, 3.0, 1.0) limit 5")
            .bind(any.join(" OR "))
            .fetch_all(connection)
            .await
            .unwrap();
    rows.iter().map(|row| serde_json::from_str(&row.get::<String, _>(0)).unwrap()).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

fn german() -> German {
    let topics = TopicTree::read(&read("index/topics.toml")).unwrap();
    let data = GermanData {
        synonyms: &read("index/german/synonyms.tsv"),
        stop_words: &read("index/german/stopwords.txt"),
        parts: &read("index/german/parts.txt"),
        compounds: &read("index/german/compounds.tsv"),
        stems: &read("index/german/stems.tsv"),
        dialect: &read("index/german/dialect.tsv"),
    };
    German::read(&data, &topics).unwrap()
}

fn listings() -> Vec<(Offer, Option<Provider>)> {
    let providers: BTreeMap<String, Provider> = read("index/region/providers.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<Provider>(line).unwrap())
        .map(|provider| (provider.id.clone(), provider))
        .collect();
    let offers = read("index/region/offers.jsonl");
    let offers = offers.lines().map(|line| serde_json::from_str::<Offer>(line).unwrap());
    offers.map(|offer| (offer.clone(), providers.get(&offer.provider).cloned())).collect()
}

fn questions() -> Vec<String> {
    let table = read("tests/relevance/queries.tsv");
    table.lines().skip(2).filter_map(|line| line.split('\t').nth(2)).map(str::to_owned).collect()
}
