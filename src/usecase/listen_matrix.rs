//! Listens to Matrix: what it hands over is stored, and only then more is asked for.

use std::{sync::Arc, time::Duration};

use tokio::sync::{Notify, Semaphore, watch};

use crate::{
    channel::matrix::{bot::Matrix, refusal::Refusal, timeline::Handed},
    store::{error::StoreError, open::Store, position},
    usecase::{
        clock::Clock,
        receive::{Batch, receive_batch},
        trouble::{LONGEST_PAUSE, Pause, SHORTEST_PAUSE, Trouble, Troubles},
    },
};

/// So often it is tried to read what one room lacks, for about three minutes.
const MOST_TRIES: u32 = 8;

/// Takes in what is said to the bot.
#[derive(Clone)]
pub struct Listener {
    /// Where it is kept.
    pub store: Store,
    /// The bot.
    pub matrix: Matrix,
    /// The time.
    pub clock: Clock,
    /// Rung when something was accepted.
    pub arrived: Arc<Notify>,
    /// Rung when something happened in the rooms.
    pub stirred: Arc<Notify>,
    /// So many receipts are under way at once.
    pub receipts: Arc<Semaphore>,
}

impl Listener {
    /// Listens until `stop` says so. No fault ends it: what the homeserver keeps stays there until we are back.
    pub async fn listen(&self, mut stop: watch::Receiver<bool>) {
        let mut troubles = Troubles::new("Matrix");
        while !*stop.borrow() {
            tokio::select! {
                () = self.take(&mut troubles) => (),
                _ = stop.changed() => return,
            }
        }
    }

    /// Fetches what there is and keeps it. What was fetched once is not fetched again before it is kept: the library, which has
    /// it, would hand over nothing.
    async fn take(&self, troubles: &mut Troubles) {
        let account = self.matrix.account();
        let mut since = loop {
            match self.since(&account).await {
                Ok(since) => break since,
                Err(trouble) => troubles.rest(trouble).await,
            }
        };
        if let Some(token) = &since {
            match self.matrix.wait(token).await {
                Ok(()) => (),
                // The homeserver does not know this position any more: it is another one, or was put back.
                Err(refusal @ Refusal::Refused(_)) => {
                    troubles.rest(trouble(&refusal)).await;
                    tracing::error!(
                        "the homeserver does not know how far was read; what it holds is taken for read"
                    );
                    since = None;
                }
                Err(refusal) => return troubles.rest(trouble(&refusal)).await,
            }
        }
        let response = match self.matrix.fetch(since.as_deref()).await {
            Ok(response) => response,
            Err(refusal) => return troubles.rest(trouble(&refusal)).await,
        };
        troubles.are_over();
        if since.as_ref() == Some(&response.next_batch) {
            return;
        }
        let mut tries = 0;
        let handed = loop {
            match self.matrix.read(&response, since.as_deref(), tries < MOST_TRIES).await {
                Ok(handed) => break handed,
                Err(refusal) => troubles.rest(trouble(&refusal)).await,
            }
            tries += 1;
        };
        while let Err(fault) = self.keep(&account, &handed).await {
            troubles.rest(fault.into()).await;
        }
        troubles.are_over();
        self.stirred.notify_one();
        self.confirm(handed);
    }

    async fn since(&self, account: &str) -> Result<Option<String>, Trouble> {
        let position = position::load(&mut self.store.read().await?, account).await?;
        Ok(position.map(|position| position.next))
    }

    async fn keep(&self, account: &str, handed: &Handed) -> Result<(), StoreError> {
        let batch = Batch { channel: account, arrivals: &handed.arrivals, next: Some(handed.next.clone()) };
        let news = receive_batch(&self.store, &batch, (self.clock)()).await?;
        let count = news.iter().filter(|is_new| **is_new).count();
        if count > 0 {
            tracing::info!(count, "messages were accepted");
            self.arrived.notify_one();
        }
        Ok(())
    }

    /// Shows in each room that what was said there has been received.
    fn confirm(&self, handed: Handed) {
        for (room, event) in handed.last {
            // If too many are under way, nobody misses one.
            let Ok(permit) = Arc::clone(&self.receipts).try_acquire_owned() else { return };
            let matrix = self.matrix.clone();
            tokio::spawn(async move {
                matrix.mark_read(&room, &event).await;
                drop(permit);
            });
        }
    }
}

/// How long is waited after a refusal.
fn trouble(refusal: &Refusal) -> Trouble {
    let pause = match refusal {
        Refusal::NotLetIn => Pause::Exactly(LONGEST_PAUSE),
        Refusal::Limited { seconds } => Pause::AtLeast(Duration::from_secs(seconds.unsigned_abs())),
        Refusal::Away { .. }
        | Refusal::Forbidden
        | Refusal::NotFound
        | Refusal::TooLarge
        | Refusal::Broken(_)
        | Refusal::Refused(_)
        | Refusal::Kept(_) => Pause::AtLeast(SHORTEST_PAUSE),
    };
    Trouble { words: refusal.to_string(), pause }
}
