//! A chat as one bot has it: its messages, and whether the bot may still write.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::fake_telegram::{answer::Refusal, markup};

/// What sort of chat it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Private,
    Group,
    Supergroup,
}

/// Whether the bot may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Open,
    Blocked,
    Deactivated,
    Kicked,
    /// The group became the supergroup of that id.
    Migrated(i64),
}

/// A message.
#[derive(Debug, Clone)]
pub struct Message {
    /// As Telegram shows it to the bot.
    pub value: Value,
    pub is_from_bot: bool,
    /// Messages that brought or took a reply keyboard cannot be edited.
    pub is_fixed: bool,
    /// The keyboard that stands below the chat since this message.
    pub keyboard: Option<Value>,
}

/// A chat.
#[derive(Debug)]
pub struct Chat {
    pub id: i64,
    pub kind: Kind,
    pub name: String,
    pub standing: Standing,
    pub messages: BTreeMap<i64, Message>,
    /// What happened, line by line.
    pub history: Vec<String>,
    /// When the bot was seen doing what.
    pub actions: Vec<(i64, String)>,
    /// What the bot showed in answer to presses; empty where it only ended the spinner.
    pub answers: Vec<String>,
    next_message: i64,
}

impl Chat {
    /// An empty chat with the person or group `name`.
    pub fn new(id: i64, kind: Kind, name: &str) -> Self {
        Self {
            id,
            kind,
            name: name.to_owned(),
            standing: Standing::Open,
            messages: BTreeMap::new(),
            history: Vec::new(),
            actions: Vec::new(),
            answers: Vec::new(),
            next_message: 1,
        }
    }

    /// The chat as Telegram describes it in each message.
    pub fn value(&self) -> Value {
        let title = format!("KANARI-{}", self.name);
        match self.kind {
            Kind::Private => json!({
                "id": self.id,
                "type": "private",
                "first_name": title,
                "username": format!("kanari_{}", self.name),
            }),
            Kind::Group => json!({"id": self.id, "type": "group", "title": title}),
            Kind::Supergroup => json!({"id": self.id, "type": "supergroup", "title": title}),
        }
    }

    /// Whether the bot may write.
    pub fn check_open(&self) -> Result<(), Refusal> {
        match self.standing {
            Standing::Open => Ok(()),
            Standing::Blocked => Err(Refusal::new(403, "Forbidden: bot was blocked by the user")),
            Standing::Deactivated => Err(Refusal::new(403, "Forbidden: user is deactivated")),
            Standing::Kicked => Err(Refusal::new(403, "Forbidden: bot was kicked from the group chat")),
            Standing::Migrated(id) => Err(Refusal::migrated(id)),
        }
    }

    /// The message `id` as it stands in one that answers it: only the last link of a chain is shown.
    pub fn answered(&self, id: i64) -> Option<Value> {
        let mut value = self.messages.get(&id)?.value.clone();
        value.as_object_mut()?.remove("reply_to_message");
        Some(value)
    }

    /// Adds a message from `from` with `content`, and returns it.
    pub fn add(&mut self, from: &Value, content: &Value, now_ms: i64) -> &mut Message {
        let id = self.next_message;
        self.next_message += 1;
        let mut value =
            json!({"message_id": id, "from": from, "chat": self.value(), "date": now_ms.div_euclid(1_000)});
        for (field, inner) in content.as_object().into_iter().flatten() {
            value[field] = inner.clone();
        }
        let is_from_bot = from["is_bot"] == true;
        let message = Message { value, is_from_bot, is_fixed: false, keyboard: None };
        self.messages.entry(id).or_insert(message)
    }

    /// Adds to the history what was said, with `mark` before it and the buttons of `keyboard` below.
    pub fn tell(&mut self, mark: char, text: &str, keyboard: Option<&Value>) {
        self.history.push(format!("{mark} {}", text.replace('\n', "\n  ")));
        for row in keyboard.map(markup::labels).unwrap_or_default() {
            let buttons: Vec<_> = row.iter().map(|label| format!("[{label}]")).collect();
            self.history.push(buttons.join(" "));
        }
    }
}
