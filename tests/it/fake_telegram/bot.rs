//! A bot as the server knows it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::fake_telegram::{
    chance::Chance,
    chat::{Chat, Kind},
    pace::Pace,
    queue::Queue,
};

/// Where updates are brought to.
#[derive(Debug, Clone)]
pub struct Webhook {
    pub url: String,
    pub secret: Option<String>,
    pub max_connections: i64,
    pub last_error_ms: Option<i64>,
}

/// A press that waits for its answer.
#[derive(Debug, Clone, Copy)]
pub struct Query {
    pub chat: i64,
    pub pressed_ms: i64,
}

/// A bot.
#[derive(Debug)]
pub struct Bot {
    pub index: usize,
    pub token: String,
    pub queue: Queue,
    pub webhook: Option<Webhook>,
    /// The number of the newest poll; an older one is ended.
    pub poll: u64,
    pub chats: BTreeMap<i64, Chat>,
    pub queries: BTreeMap<String, Query>,
    pub pace: Pace,
    /// What the bot says of itself, by what and in which language.
    pub profile: BTreeMap<(&'static str, String), String>,
    /// The commands, by scope and language.
    pub commands: BTreeMap<(String, String), Value>,
}

impl Bot {
    /// A new bot.
    pub fn new(index: usize, token: &str, chance: &mut Chance) -> Self {
        Self {
            index,
            token: token.to_owned(),
            queue: Queue::new(any_update_id(chance)),
            webhook: None,
            poll: 0,
            chats: BTreeMap::new(),
            queries: BTreeMap::new(),
            pace: Pace::default(),
            profile: BTreeMap::new(),
            commands: BTreeMap::new(),
        }
    }

    /// The number before the colon of the token.
    pub fn id(&self) -> i64 {
        self.token.split(':').next().and_then(|id| id.parse().ok()).expect("a token begins with a number")
    }

    /// The name behind the @.
    pub fn username(&self) -> String {
        format!("bot_{}_bot", self.id())
    }

    /// The bot as the sender of a message.
    pub fn user(&self) -> Value {
        let name = self.profile.get(&("name", String::new()));
        let name = name.filter(|name| !name.is_empty()).map_or("Bot", String::as_str);
        json!({"id": self.id(), "is_bot": true, "first_name": name, "username": self.username()})
    }

    /// The chat of that id, which is opened if there is none.
    pub fn chat(&mut self, id: i64, kind: Kind, name: &str) -> &mut Chat {
        self.chats.entry(id).or_insert_with(|| Chat::new(id, kind, name))
    }
}

/// An id as the first update after a silent week may have it.
pub fn any_update_id(chance: &mut Chance) -> i64 {
    i64::from(chance.below(1 << 30)) + 1_000
}
