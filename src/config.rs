//! What the operator decides: one TOML file and the environment. Secrets never print.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use config::{Config, Environment, File, FileFormat};
use serde::Deserialize;

use crate::{resource, store::open as store, telemetry};

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
    /// The file with the key that seals addresses and messages; by default beside the data folder, so that
    /// a copy of the folder alone can be read by nobody.
    pub key_file: Option<PathBuf>,
    /// Whether an empty database is filled with the sample region. Without it, samples are removed at start.
    pub sample: bool,
    /// Folders that replace the embedded texts and data.
    pub resource: resource::Settings,
    /// Logs.
    pub telemetry: telemetry::Settings,
}

/// The address of a database, which may hold a password: it prints without it.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DatabaseUrl(String);

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&store::Settings { url: self.0.clone() }, formatter)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data_dir: PathBuf::from("data"),
            database_url: None,
            key_file: None,
            sample: true,
            resource: resource::Settings::default(),
            telemetry: telemetry::Settings::default(),
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
            builder = builder.add_source(File::from_str(&text, FileFormat::Toml));
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
        store::Settings { url: self.database_url.as_ref().map_or_else(own, |url| url.0.clone()) }
    }

    /// Where the key is: unless it is said otherwise, `data.key` beside `data`.
    pub fn key_file(&self) -> PathBuf {
        let beside = || {
            let mut name = self.data_dir.file_name().unwrap_or_default().to_owned();
            name.push(".key");
            self.data_dir.with_file_name(name)
        };
        self.key_file.clone().unwrap_or_else(beside)
    }

    /// Where the index is.
    pub fn index_dir(&self) -> PathBuf {
        self.data_dir.join("index")
    }
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
        assert_eq!(settings.key_file(), Path::new("data.key"));
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
        assert_eq!(settings.key_file(), Path::new("/srv/lotse.key"));
        assert_eq!(settings.resource.dialogs.as_deref(), Some(Path::new("/etc/lotse/dialogs")));
        assert_eq!(settings.store().url, "postgres://lotse:geheim@db/lotse");
        assert!(!format!("{settings:?}").contains("geheim"));
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        let settings = variables(&[("BILDUNGSLOTSE_DATADIR", "x")]);
        assert!(Settings::read(None, settings).is_err());
    }
}
