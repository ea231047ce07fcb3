//! What goes wrong while listening is told once, and tried again ever less often.

use std::time::Duration;

use tokio::time::sleep;

use crate::store::error::StoreError;

/// The pauses after a fault: they double up to the longest.
pub const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
/// See [`SHORTEST_PAUSE`].
pub const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Why nothing could be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is told.
    pub words: String,
    /// When it is tried again.
    pub pause: Pause,
}

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// So long.
    Exactly(Duration),
    /// So long, or longer if it has failed before.
    AtLeast(Duration),
}

impl From<StoreError> for Trouble {
    fn from(fault: StoreError) -> Self {
        let words = format!("What reaches us cannot be stored: {fault}");
        Self { words, pause: Pause::AtLeast(SHORTEST_PAUSE) }
    }
}

/// What went wrong lately with one messenger: the same is told once.
pub struct Troubles {
    messenger: &'static str,
    told: Option<String>,
    pause: Duration,
}

impl Troubles {
    /// None yet.
    pub fn new(messenger: &'static str) -> Self {
        Self { messenger, told: None, pause: Duration::ZERO }
    }

    /// All is well again.
    pub fn are_over(&mut self) {
        if self.told.take().is_some() {
            tracing::warn!(messenger = self.messenger, "messages are fetched again");
        }
        self.pause = Duration::ZERO;
    }

    /// Tells of `trouble`, unless that is what was told last, and waits until it is time for the next try.
    pub async fn rest(&mut self, trouble: Trouble) {
        if self.told.as_ref() != Some(&trouble.words) {
            tracing::error!(messenger = self.messenger, "{} (it is tried again and again)", trouble.words);
            self.told = Some(trouble.words);
        }
        self.pause = (2 * self.pause).clamp(SHORTEST_PAUSE, LONGEST_PAUSE);
        let pause = match trouble.pause {
            Pause::Exactly(pause) => pause,
            Pause::AtLeast(pause) => self.pause.max(pause),
        };
        sleep(pause).await;
    }
}
