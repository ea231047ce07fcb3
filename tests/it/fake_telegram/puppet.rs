//! A bot that says exactly what a test wants it to, to hold the server to its own rules.

use std::time::Duration;

use bildungslotse::channel::telegram::wire::Wire;
use serde_json::{Value, json};

use crate::fake_telegram::{core::FakeTelegram, memory::MemoryWire, people::People};

/// The token of the puppet.
pub const TOKEN: &str = "123456:geheim";
/// When its tests begin.
pub const NOON_MS: i64 = 1_763_895_600_000;
/// How long it waits for any answer.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// A bot that says exactly what a test wants it to.
pub struct Puppet {
    pub wire: MemoryWire,
    pub people: People,
}

impl Puppet {
    pub fn new() -> Self {
        let wire = MemoryWire::new(&FakeTelegram::new(7, &[TOKEN, "99:zweiter"]), TOKEN, NOON_MS);
        let people = wire.people(0);
        Self { wire, people }
    }

    pub fn fake(&self) -> &FakeTelegram {
        &self.wire.fake
    }

    pub async fn call(&self, method: &str, body: Value) -> Value {
        let reply = self.wire.post(method, body.to_string().into_bytes(), PATIENCE).await.unwrap();
        let answer: Value = serde_json::from_slice(&reply.body).unwrap();
        assert_eq!(answer["error_code"].as_u64().unwrap_or(200), u64::from(reply.status));
        answer
    }

    pub async fn result(&self, method: &str, body: Value) -> Value {
        let answer = self.call(method, body).await;
        assert_eq!(answer["ok"], true, "{answer}");
        answer["result"].clone()
    }

    pub async fn fault(&self, method: &str, body: Value) -> String {
        self.call(method, body).await["description"].as_str().unwrap_or_default().to_owned()
    }

    pub async fn send(&self, name: &str, text: &str) -> Value {
        self.call("sendMessage", json!({"chat_id": self.people.chat_id(name), "text": text})).await
    }

    /// The ids and the updates from `offset` on.
    pub async fn updates(&self, offset: i64) -> (Vec<i64>, Vec<Value>) {
        let updates = self.result("getUpdates", json!({"offset": offset})).await;
        let updates = updates.as_array().unwrap().clone();
        (updates.iter().map(|update| update["update_id"].as_i64().unwrap()).collect(), updates)
    }
}
