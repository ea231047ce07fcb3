//! A database of its own for each test: a file of SQLite, and PostgreSQL where a server is named.

use std::{
    io::Write,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use bildungslotse::{
    domain::{
        message::{Address, ChannelKind, IncomingMessage, Message},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        open::{Settings, Store, Synchronous},
        seal::{KEY_BYTES, Key},
    },
};
use serde::Serialize;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;
use url::Url;

/// Names the server on which each test makes a database of its own: `postgres://USER@HOST:PORT`.
const SERVER: &str = "BILDUNGSLOTSE_TEST_POSTGRES";

/// The moment in which tests begin: the 10th of March 2026, a quarter past noon in the county.
pub const NOW: Timestamp = Timestamp(1_773_141_300_000);

/// A new and empty database.
pub struct TestDatabase {
    pub store: Store,
    pub url: String,
    kind: Kind,
}

enum Kind {
    Sqlite(TempDir),
    Postgres { server: Url, name: String },
}

impl TestDatabase {
    /// One of each kind at hand. A test runs on all of them, one after the other.
    pub async fn each() -> Vec<Self> {
        let mut databases = vec![Self::sqlite().await];
        if let Ok(server) = std::env::var(SERVER) {
            databases.push(Self::postgres(&server).await);
        }
        databases
    }

    /// A file of SQLite.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}/test.db", folder.path().display());
        Self { store: open(&url, 1).await.unwrap(), url, kind: Kind::Sqlite(folder) }
    }

    /// A file of SQLite that does not wait for the disk: for what is not about power failures.
    pub async fn hasty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}/test.db", folder.path().display());
        let settings = Settings { url: url.clone(), synchronous: Synchronous::Normal };
        let store = Store::open(&settings, test_key(1), loaded_dice).await.unwrap();
        Self { store, url, kind: Kind::Sqlite(folder) }
    }

    async fn postgres(server: &str) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut server: Url = server.parse().unwrap();
        server.set_path("postgres");
        run(&server, format!("drop database if exists {name} with (force)")).await;
        run(&server, format!("create database {name}")).await;
        let mut url = server.clone();
        url.set_path(&name);
        let url = url.to_string();
        Self { store: open(&url, 1).await.unwrap(), url, kind: Kind::Postgres { server, name } }
    }

    /// The one number that `query` tells.
    pub async fn number(&self, query: &'static str) -> i64 {
        let mut connection = AnyConnection::connect(&self.url).await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut connection).await.unwrap()
    }

    /// The same database, opened once more, as by another process.
    pub async fn again(&self) -> Store {
        open(&self.url, 1).await.unwrap()
    }

    /// The same database, opened with another key.
    pub async fn with_another_key(&self) -> Result<Store, StoreError> {
        open(&self.url, 2).await
    }

    /// A connection past the store.
    pub async fn connection(&self) -> AnyConnection {
        AnyConnection::connect(&self.url).await.unwrap()
    }

    /// Forgets all messages, as if none had come or gone yet.
    pub async fn empty(&self) {
        let mut connection = self.connection().await;
        sqlx::raw_sql("delete from inbox; delete from outbox").execute(&mut connection).await.unwrap();
    }

    /// All that lies in the database, as somebody reads it who stole it.
    pub async fn stolen(&self) -> String {
        match &self.kind {
            Kind::Sqlite(folder) => {
                let files = std::fs::read_dir(folder.path()).unwrap();
                let contents = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
                String::from_utf8_lossy(&contents.collect::<Vec<_>>().concat()).into_owned()
            }
            Kind::Postgres { .. } => {
                let mut connection = self.connection().await;
                let mut found = String::new();
                for table in ["inbox", "outbox", "session", "thread", "thread_message", "meta", "statistics"]
                {
                    let query = format!("select cast(row_to_json(t) as text) from {table} t");
                    let rows: Vec<(String,)> =
                        sqlx::query_as(AssertSqlSafe(query)).fetch_all(&mut connection).await.unwrap();
                    found.extend(rows.into_iter().map(|(row,)| row));
                }
                found
            }
        }
    }

    /// The file of SQLite.
    pub fn file(&self) -> Option<PathBuf> {
        match &self.kind {
            Kind::Sqlite(folder) => Some(folder.path().join("test.db")),
            Kind::Postgres { .. } => None,
        }
    }

    /// Closes the database and removes it.
    pub async fn remove(self) {
        self.store.close().await;
        if let Kind::Postgres { server, name } = &self.kind {
            run(server, format!("drop database {name} with (force)")).await;
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let kind = match &self.kind {
                Kind::Sqlite(_) => "SQLite",
                Kind::Postgres { .. } => "PostgreSQL",
            };
            // Where even this cannot be written, the test has failed all the same.
            drop(writeln!(std::io::stderr(), "this was on {kind}"));
        }
    }
}

/// Who is called `name`.
pub fn address(name: &str) -> Address {
    Address { channel: ChannelKind::Terminal, name: name.to_owned() }
}

/// What the person called `name` says.
pub fn said(name: &str, id: &str, text: &str) -> IncomingMessage {
    IncomingMessage::new(id, address(name), text.into())
}

/// Words without marks or choices.
pub fn words(text: &str) -> Message {
    Message { text: text.to_owned(), ..Message::default() }
}

/// What is written of `value`, one field a line.
pub fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

/// Opens the database at `url` with the key made of `key`.
pub async fn open(url: &str, key: u8) -> Result<Store, StoreError> {
    Store::open(&Settings { url: url.to_owned(), ..Settings::default() }, test_key(key), loaded_dice).await
}

/// A key for tests: each number another one.
pub fn test_key(number: u8) -> Key {
    Key::new([number; KEY_BYTES])
}

/// Dice that never show the same twice in one run, and the same in every run.
pub fn loaded_dice(bytes: &mut [u8]) {
    static THROWS: AtomicU64 = AtomicU64::new(0);
    let throw = THROWS.fetch_add(1, Ordering::Relaxed).to_le_bytes();
    bytes.iter_mut().zip(throw.iter().cycle()).for_each(|(byte, part)| *byte = *part);
}

async fn run(server: &Url, statement: String) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(server.as_str()).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
