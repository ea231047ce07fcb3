//! Attends to the rooms on Matrix: answers invitations, leaves where nobody is left, and opens what could not be decrypted.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{Notify, watch},
    time::sleep,
};

use crate::{
    channel::matrix::{bot::Matrix, doors::Words, guests::Guests, timeline::Unsealed},
    domain::{
        message::{Address, Arrival, Attachment, Content, IncomingMessage},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        inbox,
        open::Store,
        sealed_event::{self, SealedEvent},
        transaction::Transaction,
    },
    usecase::{clock::Clock, receive::accept},
};

/// Rooms are looked after this often at most, and at least.
const SHORTEST_REST: Duration = Duration::from_millis(200);
const LONGEST_REST: Duration = Duration::from_secs(5);

/// After this time without its key, the sender is asked to say it again, in seconds.
const ASK_AFTER_SECONDS: i64 = 20;
/// A room is asked this often at most, in seconds.
const ASK_EVERY_SECONDS: i64 = 3_600;

/// So many events are tried at once.
const MOST_AT_ONCE: u32 = 100;

/// Attends to the rooms.
pub struct Attendant {
    /// Where what came out is kept.
    pub store: Store,
    /// The bot.
    pub matrix: Matrix,
    /// What is said at the door.
    pub words: Words,
    /// The time.
    pub clock: Clock,
    /// Rung when something happened in the rooms.
    pub stirred: Arc<Notify>,
    /// Rung when something was accepted.
    pub arrived: Arc<Notify>,
}

impl Attendant {
    /// Attends until `stop` says so.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut guests = Guests::new(self.matrix.me());
        while !*stop.borrow() {
            let attending = async {
                if let Err(refusal) = self.matrix.tend(&mut guests, &self.words, (self.clock)()).await {
                    tracing::warn!(%refusal, "the rooms are looked after later");
                }
                if let Err(fault) = self.unseal().await {
                    tracing::error!(%fault, "what is encrypted is tried again later");
                }
                sleep(SHORTEST_REST).await;
                tokio::select! {
                    () = self.stirred.notified() => (),
                    () = sleep(LONGEST_REST) => (),
                }
            };
            tokio::select! {
                () = attending => (),
                _ = stop.changed() => return,
            }
        }
    }

    /// Tries once more to decrypt what could not be.
    async fn unseal(&self) -> Result<(), StoreError> {
        let now = (self.clock)();
        let waiting = sealed_event::waiting(&mut self.store.read().await?, MOST_AT_ONCE).await?;
        for event in waiting {
            let unsealed = match self.matrix.unseal(&event.at.name, &event.raw).await {
                Ok(unsealed) => unsealed,
                Err(refusal) => {
                    tracing::warn!(%refusal, "a message cannot be decrypted just now");
                    Unsealed::NotYet
                }
            };
            // Nobody in a room is asked to repeat before the key was waited for.
            let is_early = event.is_asked || now.seconds_since(event.received_at) < ASK_AFTER_SECONDS;
            if matches!(unsealed, Unsealed::NotYet) && is_early {
                continue;
            }
            let mut tx = self.store.begin().await?;
            settle(&mut tx, &event, unsealed, now).await?;
            tx.commit().await?;
            self.arrived.notify_one();
        }
        Ok(())
    }
}

/// Keeps what came of trying to decrypt `event`.
async fn settle(
    tx: &mut Transaction,
    event: &SealedEvent,
    unsealed: Unsealed,
    now: Timestamp,
) -> Result<(), StoreError> {
    let arrival = match unsealed {
        Unsealed::NotYet => {
            sealed_event::asked(tx, &event.id).await?;
            Some(Arrival::Message(request(&inbox::name_of_chat(tx, &event.at), event.at.clone(), now)))
        }
        // Whoever was forgotten meanwhile is not answered.
        Unsealed::Arrival(arrival) => sealed_event::remove(tx, &event.id).await?.then_some(arrival),
        Unsealed::Nothing => {
            sealed_event::remove(tx, &event.id).await?;
            None
        }
    };
    if let Some(arrival) = arrival {
        accept(tx, &arrival, now).await?;
    }
    Ok(())
}

/// Asks whoever is at `at` to repeat; it stands for all that could not be decrypted there in this hour.
fn request(chat: &str, at: Address, now: Timestamp) -> IncomingMessage {
    let hour = now.0.div_euclid(1_000 * ASK_EVERY_SECONDS);
    let id = format!("matrix:sealed:{chat}:{hour}");
    IncomingMessage::new(id, at, Content::Unreadable(Attachment::Sealed))
}
