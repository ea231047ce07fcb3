//! Events of Matrix as far as we look at them. No names of people are read, and nothing of it has a `Debug`.

use serde::Deserialize;
use serde_json::Value;

/// An event in a room.
#[derive(Deserialize)]
pub struct Event {
    /// Its id, which no other event has, anywhere.
    #[serde(rename = "event_id")]
    pub id: String,
    /// Whose it is.
    pub sender: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: String,
    /// When the sender's homeserver got it, in milliseconds since 1970; it may say anything.
    #[serde(rename = "origin_server_ts")]
    pub sent_at: i64,
    /// Which part of the state of the room it sets; none if none.
    #[serde(default)]
    pub state_key: Option<String>,
    /// What it says; of each kind something else.
    pub content: Value,
    /// What the homeserver adds: what stood there before, for example.
    #[serde(default)]
    pub unsigned: Value,
}

impl Event {
    /// Whether `user` enters the room by it. A new name or picture is told in the same way and is none.
    pub fn lets_in(&self, user: &str) -> bool {
        self.makes(user, "join") && self.before() != Some("join")
    }

    /// What the membership was before.
    pub fn before(&self) -> Option<&str> {
        self.unsigned["prev_content"]["membership"].as_str()
    }

    /// Whether it sets the membership of `user` in the room to this.
    pub fn makes(&self, user: &str, membership: &str) -> bool {
        self.kind == "m.room.member"
            && self.state_key.as_deref() == Some(user)
            && self.content["membership"] == membership
    }
}
