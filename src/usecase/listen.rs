//! Listens to Telegram: what it hands over is stored, and only then confirmed.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{Notify, mpsc, watch},
    time::sleep,
};

use crate::{
    channel::telegram::{
        arrive::Handed,
        bot::Telegram,
        checkup::said,
        refusal::{Meaning, Refusal},
        webhook::Brought,
    },
    domain::{message::Arrival, outbox::SendError, time::Timestamp},
    store::{
        error::StoreError,
        open::Store,
        pause::{self, Scope},
        position,
    },
    usecase::{
        clock::Clock,
        receive::{Batch, receive_batch},
    },
};

/// After a silent week the numbers of updates begin anew, anywhere: an older position is worth nothing.
const POSITION_LASTS_SECONDS: i64 = 6 * 24 * 3_600;

/// The pauses after a fault: they double up to the longest.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Another receiver is asked for after this time again.
const CONFLICT_PAUSE: Duration = Duration::from_secs(5);

/// So many updates that were brought are stored together.
const MOST_BROUGHT: usize = 100;

/// Takes in what reaches the bot.
pub struct Listener {
    /// Where it is kept.
    pub store: Store,
    /// The bot.
    pub telegram: Telegram,
    /// The time.
    pub clock: Clock,
    /// Rung when something was accepted.
    pub arrived: Arc<Notify>,
}

impl Listener {
    /// Fetches updates until `stop` says so. No fault ends it: what Telegram keeps stays there until we are back.
    pub async fn fetch(&self, mut stop: watch::Receiver<bool>) {
        let mut troubles = Troubles::default();
        while !*stop.borrow() {
            let pause = tokio::select! {
                fetched = self.fetch_once() => troubles.judge(fetched),
                _ = stop.changed() => return,
            };
            if let Some(pause) = pause {
                tokio::select! {
                    () = sleep(pause) => (),
                    _ = stop.changed() => return,
                }
            }
        }
    }

    /// Stores what is brought, until nobody can bring anything any more.
    pub async fn take(&self, mut hands: mpsc::Receiver<Brought>) {
        let mut brought = Vec::new();
        while hands.recv_many(&mut brought, MOST_BROUGHT).await > 0 {
            let (updates, stored): (Vec<_>, Vec<_>) =
                brought.drain(..).map(|brought| (brought.update, brought.stored)).unzip();
            let kept = self.accept(self.telegram.read(updates), None).await;
            if let Err(fault) = &kept {
                tracing::error!(%fault, "what Telegram brings cannot be stored; it brings it again");
            }
            for stored in stored {
                // Whoever does not wait any more brings it again, and it is known then.
                let _ = stored.send(kept.is_ok());
            }
        }
    }

    async fn fetch_once(&self) -> Result<(), Trouble> {
        let now = (self.clock)();
        let account = self.telegram.account();
        let position = position::load(&mut self.store.read().await?, &account).await?;
        let position = position.filter(|position| lasts(position.moved_at, now));
        let next = position.and_then(|position| position.next.parse().ok());
        let handed = self.telegram.updates(next).await.map_err(Trouble::Telegram)?;
        if let Some(next) = handed.next {
            self.accept(handed, Some(next.to_string())).await?;
        }
        Ok(())
    }

    async fn accept(&self, handed: Handed, next: Option<String>) -> Result<(), StoreError> {
        let account = self.telegram.account();
        let batch = Batch { channel: &account, arrivals: &handed.arrivals, next };
        let now = (self.clock)();
        let news = receive_batch(&self.store, &batch, now).await?;
        self.arrived.notify_one();
        for (position, query) in handed.presses {
            // Who is to be left alone just now gets the answer, but no embellishment.
            let mut tx = self.store.read().await?;
            let chat = handed.arrivals.get(position).and_then(Arrival::who);
            let is_left_alone = match chat {
                Some(chat) => pause::until(&mut tx, &Scope::Chat(chat), now).await?.is_some(),
                None => true,
            };
            drop(tx);
            let was_new = news.get(position).copied().unwrap_or_default() && !is_left_alone;
            let telegram = self.telegram.clone();
            tokio::spawn(async move { telegram.acknowledge(&query, was_new).await });
        }
        Ok(())
    }
}

fn lasts(moved_at: Timestamp, now: Timestamp) -> bool {
    now.seconds_since(moved_at) < POSITION_LASTS_SECONDS
}

/// Why nothing could be fetched.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Telegram(Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What went wrong lately: the same is told once.
#[derive(Default)]
struct Troubles {
    told: Option<String>,
    pause: Duration,
}

impl Troubles {
    /// How long to wait before the next try; none if all is well.
    fn judge(&mut self, fetched: Result<(), Trouble>) -> Option<Duration> {
        let Err(trouble) = fetched else {
            if self.told.take().is_some() {
                tracing::warn!("messages are fetched from Telegram again");
            }
            self.pause = Duration::ZERO;
            return None;
        };
        let words = match &trouble {
            Trouble::Telegram(refusal) => said(refusal),
            Trouble::Store(fault) => format!("What reaches us cannot be stored: {fault}"),
        };
        if self.told.as_ref() != Some(&words) {
            tracing::error!("{words}");
            self.told = Some(words);
        }
        self.pause = (2 * self.pause).clamp(SHORTEST_PAUSE, LONGEST_PAUSE);
        let Trouble::Telegram(refusal) = &trouble else { return Some(self.pause) };
        Some(match refusal.meaning() {
            Meaning::Conflict => CONFLICT_PAUSE,
            Meaning::NoToken => LONGEST_PAUSE,
            Meaning::Failed(SendError::Wait { seconds, .. }) => {
                self.pause.max(Duration::from_secs(seconds.unsigned_abs()))
            }
            Meaning::Failed(_) | Meaning::Done | Meaning::NothingToEdit | Meaning::Malformed => self.pause,
        })
    }
}
