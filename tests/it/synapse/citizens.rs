//! Citizens who speak with a client that is none of ours: matrix-nio, in a process of its own.

use std::{
    collections::BTreeMap,
    process::Stdio,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    process::{Child, ChildStdout, Command},
    sync::{mpsc, oneshot},
};

use crate::synapse::server::{Account, Synapse, script};

/// How long somebody waits for messages.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Many citizens of one homeserver. A clone speaks with the same process, which ends with the last.
#[derive(Clone)]
pub struct Citizens {
    house: Arc<House>,
}

struct House {
    requests: mpsc::UnboundedSender<String>,
    /// Who waits for which answer; none as soon as no more come.
    waiting: Arc<Mutex<Option<Waiting>>>,
    number: AtomicU64,
    _process: Child,
}

type Waiting = BTreeMap<u64, oneshot::Sender<Answer>>;

#[derive(Deserialize)]
struct Answer {
    id: u64,
    #[serde(default)]
    result: Value,
    error: Option<String>,
}

/// Somebody who has signed in. A clone is the same person on the same device.
#[derive(Clone)]
pub struct Citizen {
    pub user_id: String,
    house: Arc<House>,
}

/// What stands in a room.
#[derive(Clone, Debug, Deserialize)]
pub struct Seen {
    pub event_id: String,
    pub sender: String,
    /// The type of the event, after decryption.
    pub kind: String,
    /// All of the content, after decryption; empty if the event was redacted.
    pub content: Value,
    pub is_encrypted: bool,
    pub is_decrypted: bool,
}

impl Citizens {
    /// Nobody yet.
    #[expect(clippy::unused_async, reason = "the process is spoken to by tasks of the runtime")]
    pub async fn new(synapse: &Synapse) -> Self {
        let mut command = Command::new(synapse.python());
        command.arg(script("citizens.py")).arg(synapse.url.as_str());
        // What Python makes of the programs beside this file does not belong there.
        command.env("PYTHONDONTWRITEBYTECODE", "1").kill_on_drop(true);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut input = process.stdin.take().unwrap();
        let (requests, mut lines) = mpsc::unbounded_channel::<String>();
        tokio::spawn(async move {
            while let Some(line) = lines.recv().await {
                // Where it has ended, those who wait are told by its output.
                drop(input.write_all(line.as_bytes()).await);
            }
        });
        let waiting = Arc::new(Mutex::new(Some(BTreeMap::new())));
        tokio::spawn(hand_out(process.stdout.take().unwrap(), Arc::clone(&waiting)));
        let house = House { requests, waiting, number: AtomicU64::new(0), _process: process };
        Self { house: Arc::new(house) }
    }

    /// Signs `account` in on a new device, which syncs from now on by itself.
    pub async fn sign_in(&self, account: &Account) -> Citizen {
        let citizen = Citizen { user_id: account.user_id.clone(), house: Arc::clone(&self.house) };
        citizen.ask::<()>("sign_in", json!({ "password": account.password })).await;
        citizen
    }
}

impl Citizen {
    /// A direct room with `other`, who is invited, as a usual client makes it. Returns its id.
    pub async fn open_room(&self, other: &str, encrypted: bool) -> String {
        let encryption = json!({
            "type": "m.room.encryption",
            "state_key": "",
            "content": { "algorithm": "m.megolm.v1.aes-sha2" },
        });
        let initial_state = if encrypted { vec![encryption] } else { vec![] };
        let body = json!({
            "preset": "trusted_private_chat",
            "visibility": "private",
            "is_direct": true,
            "invite": [other],
            "initial_state": initial_state,
        });
        self.create(body).await
    }

    /// A room made with this body of `createRoom`. Returns its id.
    pub async fn create(&self, body: Value) -> String {
        self.ask("create", json!({ "body": body })).await
    }

    /// Says `words`. Returns the id of the event.
    pub async fn say(&self, room: &str, words: &str) -> String {
        self.send(room, "m.room.message", json!({ "msgtype": "m.text", "body": words })).await
    }

    /// Sends an event of any kind, encrypted if the room is; reactions never are. Returns its id.
    pub async fn send(&self, room: &str, kind: &str, content: Value) -> String {
        self.ask("send", json!({ "room_id": room, "kind": kind, "content": content })).await
    }

    /// Sends an event as it is, whatever the room is. Returns its id.
    pub async fn send_raw(&self, room: &str, kind: &str, content: Value) -> String {
        self.ask("send_raw", json!({ "room_id": room, "kind": kind, "content": content })).await
    }

    /// Takes an event back. Returns the id of the redaction.
    pub async fn redact(&self, room: &str, event: &str) -> String {
        self.ask("redact", json!({ "room_id": room, "event_id": event })).await
    }

    /// Invites `user`.
    pub async fn invite(&self, room: &str, user: &str) {
        self.ask::<()>("invite", json!({ "room_id": room, "user": user })).await;
    }

    /// Enters a room.
    pub async fn join(&self, room: &str) {
        self.ask::<()>("join", json!({ "room_id": room })).await;
    }

    /// Leaves a room.
    pub async fn leave(&self, room: &str) {
        self.ask::<()>("leave", json!({ "room_id": room })).await;
    }

    /// What stands in the room, in order, each event once.
    pub async fn seen(&self, room: &str) -> Vec<Seen> {
        self.ask("seen_in", json!({ "room_id": room })).await
    }

    /// Waits until so many messages of `sender` can be read there, edits among them, and returns all that stands
    /// there.
    pub async fn wait_for(&self, room: &str, sender: &str, count: usize) -> Vec<Seen> {
        let patience = PATIENCE.as_secs_f64();
        let body = json!({ "room_id": room, "sender": sender, "count": count, "patience": patience });
        self.ask("wait_for", body).await
    }

    /// Who has which membership there.
    pub async fn members(&self, room: &str) -> Vec<(String, String)> {
        self.ask("members", json!({ "room_id": room })).await
    }

    /// How often somebody else was seen to begin typing there.
    pub async fn typing(&self, room: &str) -> usize {
        self.ask("typing", json!({ "room_id": room })).await
    }

    /// The events up to which somebody else has read there.
    pub async fn receipts(&self, room: &str) -> Vec<String> {
        self.ask("receipts", json!({ "room_id": room })).await
    }

    async fn ask<T: DeserializeOwned>(&self, deed: &str, with: Value) -> T {
        let id = self.house.number.fetch_add(1, Ordering::Relaxed);
        let (sender, receiver) = oneshot::channel();
        if let Some(waiting) = self.house.waiting.lock().unwrap().as_mut() {
            waiting.insert(id, sender);
        }
        let request = json!({ "id": id, "who": self.user_id, "do": deed, "with": with });
        drop(self.house.requests.send(format!("{request}\n")));
        let answer = receiver.await.expect("the process of the citizens runs");
        if let Some(error) = answer.error {
            panic!("{} could not {deed}: {error}", self.user_id);
        }
        serde_json::from_value(answer.result).unwrap()
    }
}

/// Brings each answer to whoever waits for it.
async fn hand_out(output: ChildStdout, waiting: Arc<Mutex<Option<Waiting>>>) {
    let mut lines = BufReader::new(output).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer: Answer = serde_json::from_str(&line).unwrap();
        let sender = waiting.lock().unwrap().as_mut().and_then(|waiting| waiting.remove(&answer.id));
        // Whoever asked may have given up.
        drop(sender.map(|sender| sender.send(answer)));
    }
    // None of them waits in vain.
    waiting.lock().unwrap().take();
}
