//! What the machine lends: its clock, its dice, its environment. Nothing else reads them.

use std::{
    collections::BTreeMap,
    io::IsTerminal,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    domain::time::{Date, Timestamp},
    usecase::clock,
};

/// Where the service takes the time from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// How far it is ahead of the clock of the machine, in milliseconds.
    ahead: i64,
}

impl Clock {
    /// The clock of the machine, put to noon of `today` if a day is given; it runs on from there.
    pub fn new(today: Option<Date>) -> Self {
        let machine = Self::default().now();
        Self { ahead: today.map_or(0, |today| Timestamp::noon_of(today).0 - machine.0) }
    }

    /// The moment.
    pub fn now(self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "time enters the service here")]
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX).saturating_add(self.ahead))
    }

    /// The same clock, for loops.
    pub fn shared(self) -> clock::Clock {
        Arc::new(move || self.now())
    }
}

/// The variables of the environment.
pub fn environment() -> BTreeMap<String, String> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// A bar on standard error for a person who watches; nothing for a file or a program.
pub fn progress_bar(about: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    ProgressBar::no_length()
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(about)
}

/// Fills `bytes` from the machine's source of randomness.
pub fn dice(bytes: &mut [u8]) {
    #[expect(clippy::disallowed_methods, reason = "randomness enters the service here")]
    getrandom::fill(bytes).expect("the machine has a source of randomness");
}
