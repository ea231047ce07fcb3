//! Opens the store and brings its schema up to date.

use std::{fmt, path::Path, sync::Arc, time::Duration};

use serde::Deserialize;
use sqlx::{
    AnyConnection, AnyPool, Connection, Executor,
    any::AnyPoolOptions,
    migrate::{MigrateError, Migrator},
    sqlite::SqliteConnectOptions,
};
use url::Url;

use crate::store::{
    error::StoreError,
    hold::Hold,
    seal::{Dice, KEY_BYTES, Key, SALT_BYTES, Sealer},
    transaction::{Dialect, Transaction},
};

// A new file in `migrations/` is seen when this file is compiled again.
static MIGRATIONS: Migrator = sqlx::migrate!();

/// Where the memory of the service lies.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The address of the database: `sqlite:FILE`, `sqlite::memory:` or `postgres://USER:PASSWORD@HOST/NAME`.
    pub url: String,
    /// What SQLite waits for.
    pub synchronous: Synchronous,
}

/// When SQLite takes something for written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Synchronous {
    /// When it lies on the disk. What was accepted outlasts a power failure.
    #[default]
    Full,
    /// When the operating system has it: faster, and for trials only. A power failure may lose what was accepted.
    Normal,
}

impl Default for Settings {
    fn default() -> Self {
        Self { url: "sqlite:data/bildungslotse.db".to_owned(), synchronous: Synchronous::Full }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = Url::parse(&self.url).ok().and_then(|url| without_secrets(&url));
        formatter
            .debug_struct("Settings")
            .field("url", &url.as_deref().unwrap_or("…"))
            .field("synchronous", &self.synchronous)
            .finish()
    }
}

/// What can be printed of `url`; none if it is not of a form that tells where a password would stand.
fn without_secrets(url: &Url) -> Option<String> {
    match url.scheme() {
        "sqlite" => Some(format!("sqlite:{}", url.path())),
        "postgres" | "postgresql" if !url.path().contains('@') => {
            Some(format!("postgres:{}{}", url.host_str()?, url.path()))
        }
        _ => None,
    }
}

/// The memory of the service.
#[derive(Debug, Clone)]
pub struct Store {
    writer: AnyPool,
    reader: AnyPool,
    dialect: Dialect,
    sealer: Arc<Sealer>,
    is_simulated: bool,
}

impl Store {
    /// Opens the database, makes it if it is a file that is not there yet, and brings its schema up to date.
    /// `key` must be the key it was begun with.
    pub async fn open(settings: &Settings, key: Key, dice: Dice) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let sealer = Arc::new(Sealer::new(&key, dice));
        let store = match settings.url.split(':').next() {
            Some("sqlite") => open_sqlite(settings, sealer).await?,
            Some("postgres" | "postgresql") => open_postgres(&settings.url, sealer).await?,
            _ => return Err(StoreError::Address),
        };
        MIGRATIONS.run(&store.writer).await.map_err(|fault| {
            if let MigrateError::VersionMissing(step) = fault {
                return StoreError::NewerSchema(step);
            }
            StoreError::Migration(fault)
        })?;
        store.check_key().await?;
        Ok(store)
    }
    /// The same store in a simulation: tokio's paused clock stands still during transactions.
    #[must_use]
    pub fn in_simulated_time(self) -> Self {
        Self { is_simulated: true, ..self }
    }

    /// Begins a transaction that writes.
    pub async fn begin(&self) -> Result<Transaction, StoreError> {
        let hold = Hold::new(self.is_simulated);
        let begin = match self.dialect {
            // One that reads first and writes later would be refused if another wrote in between.
            Dialect::Sqlite => "begin immediate",
            Dialect::Postgres => "begin",
        };
        Ok(self.transaction(self.writer.begin_with(begin).await?, hold))
    }

    /// Begins a transaction that only reads: all it sees is of one moment.
    pub async fn read(&self) -> Result<Transaction, StoreError> {
        let hold = Hold::new(self.is_simulated);
        let begin = match self.dialect {
            Dialect::Sqlite => "begin",
            Dialect::Postgres => "begin isolation level repeatable read, read only",
        };
        Ok(self.transaction(self.reader.begin_with(begin).await?, hold))
    }

    /// Closes every connection, once the transactions under way have ended.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }

    /// A key for one purpose only, made of the secret of this database.
    pub fn derived_key(&self, purpose: &str) -> [u8; KEY_BYTES] {
        self.sealer.derived_key(purpose)
    }

    /// A secret for one purpose only, as 64 hexadecimal digits.
    pub fn derived_text(&self, purpose: &str) -> String {
        self.sealer.fingerprint(purpose)
    }

    /// A salt for a password: 16 random bytes.
    pub fn salt(&self) -> [u8; SALT_BYTES] {
        self.sealer.salt()
    }

    fn transaction(&self, tx: sqlx::Transaction<'static, sqlx::Any>, hold: Hold) -> Transaction {
        let sealer = Arc::clone(&self.sealer);
        Transaction {
            tx,
            dialect: self.dialect,
            sealer,
            next_revision: None,
            is_catalogue_changed: false,
            _hold: hold,
        }
    }

    /// A wrong key is told at once, not when the first citizen writes.
    async fn check_key(&self) -> Result<(), StoreError> {
        let fingerprint = self.sealer.fingerprint("the key of this database");
        sqlx::query("insert into meta (name, value) values ('key', $1) on conflict (name) do nothing")
            .bind(&fingerprint)
            .execute(&self.writer)
            .await?;
        let (known,): (String,) =
            sqlx::query_as("select value from meta where name = 'key'").fetch_one(&self.writer).await?;
        if known == fingerprint { Ok(()) } else { Err(StoreError::WrongKey) }
    }
}

/// SQLite takes one writer at a time: more connections would only refuse each other.
async fn open_sqlite(settings: &Settings, sealer: Arc<Sealer>) -> Result<Store, StoreError> {
    let url = settings.url.as_str();
    let pragmas = match settings.synchronous {
        Synchronous::Full => WRITER_PRAGMAS,
        Synchronous::Normal => TRIAL_PRAGMAS,
    };
    let options: SqliteConnectOptions = url.parse().map_err(StoreError::Unreachable)?;
    let is_in_memory = url.contains(":memory:") || url.contains("mode=memory");
    if !is_in_memory {
        make_folder_of(options.get_filename())?;
    }
    let url = match (is_in_memory || url.contains("mode="), url.contains('?')) {
        (true, _) => url.to_owned(),
        (false, true) => format!("{url}&mode=rwc"),
        (false, false) => format!("{url}?mode=rwc"),
    };
    try_out(&url, pragmas).await.map_err(StoreError::Unreachable)?;
    let writer = connect(sqlite_pool(1, pragmas), &url).await?;
    let reader = if is_in_memory {
        // A second connection would see a memory of its own.
        writer.clone()
    } else {
        connect(sqlite_pool(READERS, READER_PRAGMAS), &url).await?
    };
    Ok(Store { writer, reader, dialect: Dialect::Sqlite, sealer, is_simulated: false })
}

async fn open_postgres(url: &str, sealer: Arc<Sealer>) -> Result<Store, StoreError> {
    try_out(url, "").await.map_err(StoreError::Unreachable)?;
    let pool = connect(AnyPoolOptions::new().max_connections(CONNECTIONS), url).await?;
    Ok(Store { writer: pool.clone(), reader: pool, dialect: Dialect::Postgres, sealer, is_simulated: false })
}

fn make_folder_of(file: &Path) -> Result<(), StoreError> {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    std::fs::create_dir_all(folder)
        .map_err(|reason| StoreError::Folder { folder: folder.display().to_string(), reason })
}

/// Connections that stay: a memory that is closed is forgotten.
fn sqlite_pool(connections: u32, pragmas: &'static str) -> AnyPoolOptions {
    AnyPoolOptions::new().max_connections(connections).idle_timeout(None).max_lifetime(None).after_connect(
        move |connection, _| {
            Box::pin(async move {
                connection.execute(pragmas).await?;
                Ok(())
            })
        },
    )
}

/// One connection alone says at once why it fails; a pool would try again for a long time and not say why.
async fn try_out(url: &str, pragmas: &'static str) -> Result<(), sqlx::Error> {
    let mut connection = AnyConnection::connect(url).await?;
    connection.execute(pragmas).await?;
    connection.close().await
}

async fn connect(options: AnyPoolOptions, url: &str) -> Result<AnyPool, StoreError> {
    options.acquire_timeout(PATIENCE).connect(url).await.map_err(StoreError::Unreachable)
}

const READERS: u32 = 4;
const CONNECTIONS: u32 = 8;
const PATIENCE: Duration = Duration::from_secs(10);

/// `full`: what is committed outlasts a power failure. `secure_delete`: what is deleted is overwritten.
const WRITER_PRAGMAS: &str = "pragma busy_timeout = 5000; pragma journal_mode = wal; \
    pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on";

const TRIAL_PRAGMAS: &str = "pragma busy_timeout = 5000; pragma journal_mode = wal; \
    pragma synchronous = normal; pragma foreign_keys = on; pragma secure_delete = on";

const READER_PRAGMAS: &str = "pragma busy_timeout = 5000; pragma query_only = on";

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> Settings {
        Settings { url: url.to_owned(), ..Settings::default() }
    }

    async fn open(url: &str) -> Result<Store, StoreError> {
        Store::open(&settings(url), Key::new([1; KEY_BYTES]), |bytes| bytes.fill(1)).await
    }

    async fn pragma(pool: &AnyPool, question: &'static str) -> i64 {
        let row: (i64,) = sqlx::query_as(question).fetch_one(pool).await.unwrap();
        row.0
    }

    #[test]
    fn a_password_is_never_printed() {
        let urls = [
            "postgres://lotse:geheim@db.example/lotse",
            "postgres://db.example/lotse?password=geheim",
            "geheim",
            "lotse:geheim@db/lotse",
            "postgres:lotse:geheim@db/lotse",
            "postgres://lotse:1/geheim@db/lotse",
        ];
        for url in urls {
            let printed = format!("{:?}", settings(url));
            assert!(!printed.contains("geheim"), "{printed}");
        }
        assert_eq!(
            format!("{:?}", settings(urls[0])),
            r#"Settings { url: "postgres:db.example/lotse", synchronous: Full }"#
        );
    }

    #[tokio::test]
    async fn a_committed_word_outlasts_a_power_failure_and_readers_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&format!("sqlite:{}/new/folder/a.db", folder.path().display())).await.unwrap();
        let (wal_and_full, overwritten) = (2, 1);
        assert_eq!(pragma(&store.writer, "pragma synchronous").await, wal_and_full);
        assert_eq!(pragma(&store.writer, "pragma secure_delete").await, overwritten);
        assert_eq!(pragma(&store.writer, "pragma foreign_keys").await, 1);
        assert!(folder.path().join("new/folder/a.db-wal").exists());
        assert!(sqlx::query("delete from meta").execute(&store.reader).await.is_err());
    }

    #[tokio::test]
    async fn what_is_no_database_is_refused_with_a_reason() {
        assert!(matches!(open("mysql://localhost/a").await, Err(StoreError::Address)));
        assert!(matches!(open("sqlite:/dev/null/a.db").await, Err(StoreError::Folder { .. })));
        assert!(matches!(open("sqlite:/").await, Err(StoreError::Unreachable(_))));
        assert!(matches!(open("postgres://127.0.0.1:1/a").await, Err(StoreError::Unreachable(_))));
    }
}
