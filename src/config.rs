//! What the operator decides: one TOML file and the environment. Secrets never print.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow};
use config::{Config, Environment};
use serde::Deserialize;

use crate::{
    channel::{
        mail::settings as mail, matrix::settings as matrix, telegram::settings as telegram,
        webhook::settings as webhook,
    },
    domain::{dialog::desk, message::ChannelKind},
    resource,
    store::open as store,
    telemetry,
    web::settings as web,
};

/// In front of every variable of the environment.
const PREFIX: &str = "BILDUNGSLOTSE";

/// All settings. Each has a default that works on a new machine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The folder for the database, the index and the lock.
    pub data_dir: PathBuf,
    /// The address of the database; by default `sqlite:` and a file in the data folder.
    pub database_url: Option<DatabaseUrl>,
    /// What SQLite waits for; anything but `full` is for trials.
    pub database_synchronous: store::Synchronous,
    /// The file with the key that seals addresses and messages; by default beside the data folder, so that
    /// a copy of the folder alone can be read by nobody.
    pub key_file: Option<PathBuf>,
    /// Whether an empty database is filled with the sample region. Without it, samples are removed at start.
    pub sample: bool,
    /// Folders that replace the embedded texts and data.
    pub resource: resource::Settings,
    /// Logs.
    pub telemetry: telemetry::Settings,
    /// Telegram.
    pub telegram: telegram::Settings,
    /// Matrix.
    pub matrix: matrix::Settings,
    /// Mail.
    pub mail: mail::Settings,
    /// Webhooks.
    pub webhook: webhook::Settings,
    /// The console in the browser.
    pub web: web::Settings,
    /// Questions to providers.
    pub inquiry: desk::Settings,
}

/// The address of a database, which may hold a password: it prints without it.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DatabaseUrl(String);

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(
            &store::Settings { url: self.0.clone(), ..store::Settings::default() },
            formatter,
        )
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data_dir: PathBuf::from("data"),
            database_url: None,
            database_synchronous: store::Synchronous::Full,
            key_file: None,
            sample: true,
            resource: resource::Settings::default(),
            telemetry: telemetry::Settings::default(),
            telegram: telegram::Settings::default(),
            matrix: matrix::Settings::default(),
            mail: mail::Settings::default(),
            webhook: webhook::Settings::default(),
            web: web::Settings::default(),
            inquiry: desk::Settings::default(),
        }
    }
}

impl Settings {
    /// Reads `file`, if there is one, and then the `variables` of the environment: `BILDUNGSLOTSE_DATA_DIR`,
    /// nested keys with two underscores, `BILDUNGSLOTSE_RESOURCE__DIALOGS`.
    pub fn read(file: Option<&Path>, variables: BTreeMap<String, String>) -> anyhow::Result<Self> {
        let mut builder = Config::builder();
        if let Some(path) = file {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("the configuration {} cannot be read", path.display()))?;
            // As a whole it would lose empty lists, by which something is switched off.
            for (key, value) in table(path, &text)? {
                builder = builder.set_default(key, value.try_into::<config::Value>()?)?;
            }
        }
        let ours = variables.into_iter().filter(|(name, _)| is_setting(name)).collect();
        let environment =
            Environment::with_prefix(PREFIX).prefix_separator("_").separator("__").source(Some(ours));
        let settings = builder.add_source(environment).build()?.try_deserialize();
        settings.with_context(|| match file {
            Some(path) => format!("the configuration {} or the environment is wrong", path.display()),
            None => format!("a variable of the environment that begins with {PREFIX}_ is wrong"),
        })
    }

    /// Where the database is.
    pub fn store(&self) -> store::Settings {
        let file = self.data_dir.join("bildungslotse.db");
        let own = || format!("sqlite:{}", file.display());
        let url = self.database_url.as_ref().map_or_else(own, |url| url.0.clone());
        store::Settings { url, synchronous: self.database_synchronous }
    }

    /// Where the key is: unless it is said otherwise, `data.key` beside `data`.
    pub fn key_file(&self) -> anyhow::Result<PathBuf> {
        if let Some(file) = &self.key_file {
            return Ok(file.clone());
        }
        // `.` has a name and a folder around it only once it is written out.
        let folder = match self.data_dir.file_name() {
            Some(_) => self.data_dir.clone(),
            None => std::path::absolute(&self.data_dir).context("this folder has no name")?,
        };
        let mut name = folder.file_name().map(OsStr::to_owned).with_context(|| {
            format!("there is no place for a key beside the data folder {}: set key_file", folder.display())
        })?;
        name.push(".key");
        Ok(folder.with_file_name(name))
    }

    /// The channels over which providers can be told.
    pub fn ways(&self) -> BTreeSet<ChannelKind> {
        let has_telegram = self.telegram.token.is_some() || self.telegram.token_file.is_some();
        let has_matrix = cfg!(feature = "matrix") && self.matrix.user.is_some();
        let ways = [
            (ChannelKind::Telegram, has_telegram),
            (ChannelKind::Matrix, has_matrix),
            (ChannelKind::Mail, self.mail.host.is_some()),
            (ChannelKind::Webhook, true),
        ];
        ways.into_iter().filter_map(|(channel, is_open)| is_open.then_some(channel)).collect()
    }

    /// Where the keys and the session of the bot on Matrix are.
    pub fn matrix_dir(&self) -> PathBuf {
        self.data_dir.join("matrix")
    }

    /// Where the index is.
    pub fn index_dir(&self) -> PathBuf {
        self.data_dir.join("index")
    }
}

/// The settings in `text`. A fault is told by its place alone: the line may hold a password.
fn table(path: &Path, text: &str) -> anyhow::Result<toml::Table> {
    text.parse::<toml::Table>().map_err(|fault| {
        let start = fault.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
        anyhow!("the configuration {} is not TOML in line {line}, column {column}", path.display())
    })
}

/// The tests hand their own things over by the environment too.
fn is_setting(name: &str) -> bool {
    !name.starts_with("BILDUNGSLOTSE_TEST_") && name != "BILDUNGSLOTSE_CONFIG"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn without_a_word_everything_lies_in_one_folder_and_the_key_beside_it() {
        let settings = Settings::read(None, BTreeMap::new()).expect("the defaults are sound");
        assert_eq!(settings.store().url, "sqlite:data/bildungslotse.db");
        assert_eq!(settings.key_file().unwrap(), Path::new("data.key"));
    }

    #[test]
    fn the_environment_reaches_nested_keys_and_passwords_do_not_print() {
        let settings = variables(&[
            ("BILDUNGSLOTSE_DATA_DIR", "/srv/lotse"),
            ("BILDUNGSLOTSE_DATABASE_URL", "postgres://lotse:geheim@db/lotse"),
            ("BILDUNGSLOTSE_RESOURCE__DIALOGS", "/etc/lotse/dialogs"),
            ("HOME", "/home"),
        ]);
        let settings = Settings::read(None, settings).expect("the variables are sound");
        assert_eq!(settings.key_file().unwrap(), Path::new("/srv/lotse.key"));
        assert_eq!(settings.resource.dialogs.as_deref(), Some(Path::new("/etc/lotse/dialogs")));
        assert_eq!(settings.store().url, "postgres://lotse:geheim@db/lotse");
        assert!(!format!("{settings:?}").contains("geheim"));
    }

    #[test]
    fn mail_is_set_by_the_environment_and_a_wrong_address_is_an_error() {
        let mut pairs = vec![
            ("BILDUNGSLOTSE_MAIL__HOST", "mail.gemeinde.example"),
            ("BILDUNGSLOTSE_MAIL__PORT", "2525"),
            ("BILDUNGSLOTSE_MAIL__SECURITY", "starttls"),
            ("BILDUNGSLOTSE_MAIL__USER", "lotse"),
            ("BILDUNGSLOTSE_MAIL__PASSWORD", "geheim"),
            ("BILDUNGSLOTSE_MAIL__FROM", "Bildungslotse <lotse@gemeinde.example>"),
            ("BILDUNGSLOTSE_WEBHOOK__ALLOW_PRIVATE", "true"),
        ];
        let settings = Settings::read(None, variables(&pairs)).expect("the variables are sound");
        let server = settings.mail.server().unwrap().unwrap();
        assert_eq!((server.port, server.security), (2525, mail::Security::Starttls));
        assert!(settings.webhook.allow_private && !format!("{settings:?}").contains("geheim"));
        pairs.push(("BILDUNGSLOTSE_MAIL__REPLY_TO", "niemand"));
        assert!(Settings::read(None, variables(&pairs)).is_err());
    }

    #[test]
    fn providers_are_asked_on_days_that_every_year_has_or_never() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("lotse.toml");
        let read = |days: &str| {
            std::fs::write(&file, format!("[inquiry]\nask_on = {days}\n")).unwrap();
            Settings::read(Some(&file), BTreeMap::new()).map(|settings| settings.inquiry.ask_on.len())
        };
        assert_eq!(Settings::default().inquiry.ask_on.len(), 4);
        assert_eq!((read("[]").unwrap(), read("[\"02-01\", \"09-20\"]").unwrap()), (0, 2));
        assert!(read("[\"02-29\"]").is_err() && read("[\"20.09.\"]").is_err());
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        let settings = variables(&[("BILDUNGSLOTSE_DATADIR", "x")]);
        assert!(Settings::read(None, settings).is_err());
    }

    #[test]
    fn a_line_that_is_no_toml_is_named_by_its_place_and_never_quoted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("lotse.toml");
        for wrong in
            ["\"postgres://lotse:geheim@db/lotse", "postgres://lotse:geheim@db/lotse", "'geheim' geheim"]
        {
            std::fs::write(&file, format!("sample = true\ndatabase_url = {wrong}\n")).unwrap();
            let fault = format!("{:?}", Settings::read(Some(&file), BTreeMap::new()).unwrap_err());
            assert!(fault.contains("lotse.toml is not TOML in line 2, column "), "{fault}");
            assert!(!fault.contains("geheim"), "{fault}");
        }
    }

    #[test]
    fn a_file_is_read_and_the_environment_wins() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("lotse.toml");
        std::fs::write(&file, "data_dir = \"a\"\nsample = false\n[telemetry]\njson = true\n").unwrap();
        let settings = Settings::read(Some(&file), variables(&[("BILDUNGSLOTSE_DATA_DIR", "b")])).unwrap();
        assert_eq!((settings.data_dir.as_path(), settings.sample), (Path::new("b"), false));
        assert!(settings.telemetry.json);
    }

    #[test]
    fn the_key_never_lies_in_the_data_folder() {
        let key_of = |folder: &str| Settings { data_dir: folder.into(), ..Settings::default() }.key_file();
        let here = std::path::absolute(".").unwrap();
        let mut beside = here.clone().into_os_string();
        beside.push(".key");
        assert_eq!(key_of(".").unwrap(), beside);
        for nameless in ["..", "a/..", "/"] {
            assert!(key_of(nameless).unwrap_err().to_string().contains("set key_file"), "{nameless}");
        }
        let named = Settings { key_file: Some("k".into()), data_dir: "..".into(), ..Settings::default() };
        assert_eq!(named.key_file().unwrap(), Path::new("k"));
    }

    #[test]
    fn logs_have_four_levels_and_nothing_else_is_one() {
        let level = |level| Settings::read(None, variables(&[("BILDUNGSLOTSE_TELEMETRY__LEVEL", level)]));
        assert_eq!(level("debug").unwrap().telemetry.level, telemetry::Level::Debug);
        assert!(level("debug,tantivy=trace").is_err());
    }
}
