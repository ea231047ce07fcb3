//! Listens to Telegram: what it hands over is stored, and only then confirmed.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::{Notify, Semaphore, mpsc, watch},
    time::{Instant, sleep},
};

use crate::{
    channel::telegram::{
        arrive::Handed,
        bot::{TRACE_EVERY, Telegram},
        checkup::said,
        refusal::{Meaning, Refusal},
        update::CallbackQuery,
        webhook::Brought,
    },
    domain::{
        dialog::answer::Answer,
        message::Address,
        outbox::{SendError, Whom},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        open::Store,
        pause::{self, Scope},
        position, session,
    },
    usecase::{
        clock::Clock,
        receive::{Batch, receive_batch},
        trouble::{LONGEST_PAUSE, Pause, SHORTEST_PAUSE, Trouble, Troubles},
    },
};

/// After a silent week the numbers of updates begin anew, anywhere: an older position is worth nothing.
const POSITION_LASTS_SECONDS: i64 = 6 * 24 * 3_600;

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
    /// So many buttons are let come to rest at once.
    pub presses: Arc<Semaphore>,
    /// When a menu showed last what was chosen, in milliseconds since 1970.
    pub traced_at: AtomicI64,
}

impl Listener {
    /// Fetches updates until `stop` says so. No fault ends it: what Telegram keeps stays there until we are back.
    pub async fn fetch(&self, mut stop: watch::Receiver<bool>) {
        let mut troubles = Troubles::new("Telegram");
        while !*stop.borrow() {
            tokio::select! {
                () = self.fetch_or_rest(&mut troubles) => (),
                _ = stop.changed() => return,
            }
        }
    }

    async fn fetch_or_rest(&self, troubles: &mut Troubles) {
        let begun = Instant::now();
        match self.fetch_once().await {
            Ok(has_moved) => {
                troubles.are_over();
                // A server that hands over nothing at once, or nothing that can be confirmed, is not asked in a rush.
                if !has_moved && begun.elapsed() < SHORTEST_PAUSE {
                    sleep(SHORTEST_PAUSE).await;
                }
            }
            Err(trouble) => troubles.rest(trouble).await,
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

    /// Fetches what there is; `false` if that was nothing.
    async fn fetch_once(&self) -> Result<bool, Trouble> {
        let now = (self.clock)();
        let account = self.telegram.account();
        let position = position::load(&mut self.store.read().await?, &account).await?;
        let position = position.filter(|position| lasts(position.moved_at, now));
        let next = position.and_then(|position| position.next.parse().ok());
        let handed = self.telegram.updates(next).await.map_err(|refusal| trouble(&refusal))?;
        let Some(next) = handed.next else { return Ok(false) };
        self.accept(handed, Some(next.to_string())).await?;
        Ok(true)
    }

    async fn accept(&self, handed: Handed, next: Option<String>) -> Result<(), StoreError> {
        let account = self.telegram.account();
        let batch = Batch { channel: &account, arrivals: &handed.arrivals, next };
        let now = (self.clock)();
        let news = receive_batch(&self.store, &batch, now).await?;
        let count = news.iter().filter(|is_new| **is_new).count();
        tracing::info!(count, "messages were accepted");
        // First what was pressed comes to rest; the answer follows.
        let rested = self.rest_buttons(handed, &news, now).await;
        self.arrived.notify_one();
        rested
    }

    /// Lets the buttons that were pressed come to rest, and shows in menus what was chosen.
    async fn rest_buttons(&self, handed: Handed, news: &[bool], now: Timestamp) -> Result<(), StoreError> {
        for (position, query) in handed.presses {
            let led_to = position.and_then(|position| handed.arrivals.get(position).zip(news.get(position)));
            let chat = led_to.and_then(|(arrival, _)| arrival.who()).cloned();
            // If too many wait already, a button comes to rest by itself a little later.
            let Ok(permit) = Arc::clone(&self.presses).try_acquire_owned() else { continue };
            let is_traced = match (&chat, led_to) {
                (Some(chat), Some((_, true))) => self.is_to_be_traced(&query, chat, now).await?,
                _ => false,
            };
            let (telegram, store) = (self.telegram.clone(), self.store.clone());
            tokio::spawn(async move {
                if let Err(SendError::Wait { whom: Whom::Chat, seconds, .. }) =
                    telegram.acknowledge(&query, is_traced).await
                    && let Some(chat) = chat
                    && let Err(fault) = leave_alone(&store, &chat, now.plus(seconds)).await
                {
                    tracing::error!(%fault, "a pause that Telegram asks for cannot be kept");
                }
                drop(permit);
            });
        }
        Ok(())
    }

    /// Whether what was chosen is shown in the menu: not if its question is over, nor if the chat is to be left alone, nor if
    /// many press at once.
    async fn is_to_be_traced(
        &self,
        query: &CallbackQuery,
        chat: &Address,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Some((step, data)) = self.telegram.press(query) else { return Ok(false) };
        let mut tx = self.store.read().await?;
        let scopes = [Scope::Chat(chat), Scope::Channel(chat.channel)];
        for scope in scopes {
            if pause::until(&mut tx, &scope, now).await?.is_some() {
                return Ok(false);
            }
        }
        let current = session::load(&mut tx, chat).await?.session.step;
        let is_due = now.0.saturating_sub(self.traced_at.load(Ordering::Relaxed)) >= TRACE_EVERY;
        let is_traced = is_due && (step == current || Answer::lasting(&data).is_some());
        if is_traced {
            self.traced_at.store(now.0, Ordering::Relaxed);
        }
        Ok(is_traced)
    }
}

async fn leave_alone(store: &Store, chat: &Address, until: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    pause::hold(&mut tx, &Scope::Chat(chat), until).await?;
    tx.commit().await
}

fn lasts(moved_at: Timestamp, now: Timestamp) -> bool {
    // One from the future was written while the clock was wrong.
    (-3_600..POSITION_LASTS_SECONDS).contains(&now.seconds_since(moved_at))
}

/// How long is waited after a refusal.
fn trouble(refusal: &Refusal) -> Trouble {
    let pause = match refusal.meaning() {
        Meaning::Conflict => Pause::Exactly(CONFLICT_PAUSE),
        Meaning::NoToken => Pause::Exactly(LONGEST_PAUSE),
        Meaning::Failed(SendError::Wait { seconds, .. }) => {
            Pause::AtLeast(Duration::from_secs(seconds.unsigned_abs()))
        }
        Meaning::Failed(_) | Meaning::Done | Meaning::NothingToEdit | Meaning::Malformed => {
            Pause::AtLeast(SHORTEST_PAUSE)
        }
    };
    Trouble { words: said(refusal), pause }
}
