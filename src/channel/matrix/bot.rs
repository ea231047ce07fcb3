//! The bot on Matrix: sends what is to be sent, each message once.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use matrix_sdk::{
    Client, Room,
    ruma::{
        EventId, OwnedEventId, OwnedTransactionId, RoomId, TransactionId, UInt,
        api::{
            Direction,
            client::{message::get_message_events, receipt::create_receipt::v3::ReceiptType},
        },
        events::receipt::ReceiptThread,
    },
};
use serde_json::Value;
use sha2::Sha256;
use tokio::{sync::RwLock, time::timeout};

use crate::{
    channel::matrix::{
        refusal::Refusal,
        session::{KEY_BYTES, Session},
        taps::Taps,
        text::{content, in_thread, plain},
    },
    domain::{
        message::Message,
        outbox::{Delivery, SendError, Sent, Whom},
        pace::Rate,
    },
};

/// How fast is sent: a homeserver says itself if that is too fast. Only few at once, because each is encrypted one after the
/// other, and waiting counts as being on the way.
pub const RATE: Rate = Rate { any: 10, announcements: 42, chat: 50, group: 50, at_once: 6 };

/// What is on its way for longer is looked for later: where many new people come at once, keys take their time.
const PATIENCE: Duration = Duration::from_secs(12);

/// So many pages of so many events are searched for a message that was perhaps sent.
const MOST_PAGES: usize = 5;
const PAGE: u32 = 100;

/// The most characters of a message of which the homeserver takes no more.
const SHORT: usize = 4_000;

/// The bot. Clones are the same bot.
#[derive(Clone)]
pub struct Matrix {
    pub(super) client: Client,
    pub(super) me: Arc<str>,
    key: [u8; KEY_BYTES],
    taps: Option<Taps>,
    /// Held by each that sends; by whoever takes in what came, alone. The library, told that devices of the bot changed, asks
    /// for them; what is sent meanwhile waits for that, and that waits for what is sent, five seconds each time.
    pub(super) gate: Arc<RwLock<()>>,
    under_way: Arc<Mutex<BTreeSet<OwnedTransactionId>>>,
}

/// Marks what is being sent just now, until it is dropped.
struct UnderWay {
    all: Arc<Mutex<BTreeSet<OwnedTransactionId>>>,
    transaction: OwnedTransactionId,
}

impl UnderWay {
    /// The mark of `transaction`; none if it is under way already.
    fn mark(all: &Arc<Mutex<BTreeSet<OwnedTransactionId>>>, transaction: &TransactionId) -> Option<Self> {
        let is_new = all.lock().unwrap_or_else(PoisonError::into_inner).insert(transaction.to_owned());
        is_new.then(|| Self { all: Arc::clone(all), transaction: transaction.to_owned() })
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.transaction);
    }
}

impl Matrix {
    /// The bot whose `session` was opened as `client`. With `key` it names what it sends; with `has_reactions`, choices can
    /// be tapped.
    pub fn new(client: Client, session: &Session, key: &[u8; KEY_BYTES], has_reactions: bool) -> Self {
        let taps = has_reactions.then(Taps::default);
        Self {
            client,
            me: session.user().into(),
            key: *key,
            taps,
            gate: Arc::default(),
            under_way: Arc::default(),
        }
    }

    /// The account.
    pub fn me(&self) -> &str {
        &self.me
    }

    /// What this account is called in the database.
    pub fn account(&self) -> String {
        format!("matrix:{}", self.me)
    }

    /// Asks the homeserver whether it lets the bot in.
    pub async fn introduce(&self) -> Result<(), Refusal> {
        self.client.whoami().await?;
        Ok(())
    }

    /// Sends `delivery`. However often that is done, it arrives once: the homeserver knows it by its transaction for a day,
    /// and if it may have arrived before, it is looked for.
    pub async fn send(&self, delivery: &Delivery) -> Result<Sent, SendError> {
        let room = RoomId::parse(&delivery.to.name).ok().and_then(|id| self.client.get_room(&id));
        let Some(room) = room else {
            return Err(SendError::Retry { seconds: 0, reason: "the room is not known".to_owned() });
        };
        let transaction = self.transaction(&delivery.id);
        let Some(mark) = UnderWay::mark(&self.under_way, &transaction) else { return Err(later(true)) };
        if delivery.is_in_doubt() {
            let arrived = self.arrived(&room, &transaction).await.map_err(|it| it.send_error())?;
            if arrived.is_some() {
                return Ok(Sent { name: arrived });
            }
        }
        let Ok(gate) = timeout(PATIENCE / 2, self.gate.clone().read_owned()).await else {
            return Err(later(false));
        };
        let (bot, delivery) = (self.clone(), delivery.clone());
        // By itself, so that nobody's impatience cuts it short while keys are exchanged.
        let sending = tokio::spawn(async move {
            let sent = bot.send_once(&room, &transaction, &delivery).await;
            drop((mark, gate));
            sent
        });
        match timeout(PATIENCE / 2, sending).await {
            Ok(Ok(sent)) => sent,
            Ok(Err(_)) => Err(SendError::Ambiguous("sending broke".to_owned())),
            Err(_) => Err(later(true)),
        }
    }

    async fn send_once(
        &self,
        room: &Room,
        transaction: &TransactionId,
        delivery: &Delivery,
    ) -> Result<Sent, SendError> {
        let (whole, first) = (content(&delivery.message), delivery.root.as_deref());
        let sent = match self.put(room, transaction, in_thread(whole.clone(), first)).await {
            Err(Refusal::TooLarge) => {
                tracing::error!("a message is too large for Matrix; it goes out as fewer, plain words");
                let short = plain(&shortened(&delivery.message));
                self.put(room, transaction, in_thread(short, first)).await
            }
            Err(Refusal::Refused(_) | Refusal::NotFound) if first.is_some() => {
                tracing::warn!(
                    "a thread cannot be gone on with, for its first message is gone; what comes stands outside"
                );
                self.put(room, transaction, whole).await
            }
            sent => sent,
        };
        let event = sent.map_err(|refusal| refusal.send_error())?;
        let name = Some(event.to_string());
        if let Some(taps) = &self.taps {
            taps.offer(room.clone(), event, &delivery.message);
        }
        Ok(Sent { name })
    }

    /// Shows that an answer is being written. If that fails, nobody misses it.
    pub async fn show_typing(&self, room: &str) {
        if let Some(room) = RoomId::parse(room).ok().and_then(|id| self.client.get_room(&id)) {
            let _ = room.typing_notice(true).await;
        }
    }

    /// Shows in `room` that `event` and all before it was received. If that fails, nobody misses it.
    pub async fn mark_read(&self, room: &str, event: &str) {
        let (Ok(room), Ok(event)) = (RoomId::parse(room), EventId::parse(event)) else { return };
        if let Some(room) = self.client.get_room(&room) {
            let _ = room.send_single_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, event).await;
        }
    }

    /// The name that the homeserver knows `cause` by. It tells nobody what it is.
    pub(super) fn transaction(&self, cause: &str) -> OwnedTransactionId {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("a key of any length will do");
        mac.update(cause.as_bytes());
        URL_SAFE_NO_PAD.encode(&mac.finalize().into_bytes()[..16]).into()
    }

    async fn put(
        &self,
        room: &Room,
        transaction: &TransactionId,
        content: Value,
    ) -> Result<OwnedEventId, Refusal> {
        let sent = room.send_raw("m.room.message", content).with_transaction_id(transaction).await?;
        Ok(sent.response.event_id)
    }

    /// The event in `room` that was sent as `transaction`; none if there is none.
    async fn arrived(&self, room: &Room, transaction: &TransactionId) -> Result<Option<String>, Refusal> {
        let mut from = None;
        for _ in 0..MOST_PAGES {
            let mut request =
                get_message_events::v3::Request::new(room.room_id().to_owned(), Direction::Backward);
            request.from = from;
            request.limit = UInt::from(PAGE);
            let page = self.client.send(request).await?;
            let is_it = |event: &Value| event["unsigned"]["transaction_id"] == transaction.as_str();
            let mut events = page.chunk.iter().filter_map(|raw| raw.deserialize_as().ok());
            if let Some(event) = events.find(is_it) {
                return Ok(event["event_id"].as_str().map(str::to_owned));
            }
            from = page.end;
            if from.is_none() || page.chunk.is_empty() {
                break;
            }
        }
        Ok(None)
    }
}

/// It is looked at again in a second; perhaps it arrives meanwhile.
fn later(is_ambiguous: bool) -> SendError {
    let reason = "it is still on the way".to_owned();
    SendError::Wait { whom: Whom::Chat, seconds: 1, reason, is_ambiguous }
}

/// As much of the words as surely fits.
fn shortened(message: &Message) -> Message {
    Message { text: message.text.chars().take(SHORT).collect(), marks: Vec::new(), ..message.clone() }
}
