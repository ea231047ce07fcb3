//! Logs: readable sentences on standard error, with nothing personal in them.

use std::io::IsTerminal as _;

use serde::Deserialize;
use tracing_subscriber::EnvFilter;

/// What is logged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// From which level on.
    pub level: Level,
    /// As one JSON object a line, for a collector.
    pub json: bool,
}

/// How grave it must be to be logged. An enum, because a free word could open the logs of other crates too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What failed.
    Error,
    /// What somebody should look into.
    #[default]
    Warn,
    /// What happens.
    Info,
    /// What happens inside.
    Debug,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }
}

/// Begins to log. Other crates are heard only when they fail: some log what passes through them. Those of Matrix name rooms and
/// people even then, and are not heard at all: what they fail in is told by us. A panic is
/// told by its place alone, because its words may quote what somebody wrote.
pub fn begin(settings: &Settings) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(format!("error,matrix_sdk=off,bildungslotse={}", settings.level.name()))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let begun = if settings.json { log.json().try_init() } else { log.try_init() };
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        tracing::error!(place, "something broke that must not break");
    }));
    begun.map_err(|fault| anyhow::anyhow!("logging cannot begin: {fault}"))
}
