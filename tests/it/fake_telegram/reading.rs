//! What people see on their screens.

use serde_json::Value;

use crate::fake_telegram::{
    chat::{Chat, Message},
    markup,
};

/// A message as it is shown now.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub id: i64,
    pub is_from_bot: bool,
    pub text: String,
    pub entities: Vec<Value>,
    /// The inline keyboard, row by row.
    pub buttons: Vec<Vec<Button>>,
    /// The labels of the reply keyboard that came with the message, row by row.
    pub keyboard: Vec<Vec<String>>,
    pub is_edited: bool,
    /// The message that it answers.
    pub replies_to: Option<i64>,
}

/// A button of an inline keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    /// What the bot is told when it is pressed; empty if it leads to an address.
    pub data: String,
    /// The address; empty if the bot is told.
    pub url: String,
}

impl Shown {
    /// All labels of the inline keyboard, from the top.
    pub fn labels(&self) -> Vec<&str> {
        self.buttons.iter().flatten().map(|button| button.label.as_str()).collect()
    }

    /// The button with that label.
    pub fn button(&self, label: &str) -> Option<&Button> {
        self.buttons.iter().flatten().find(|button| button.label == label)
    }
}

/// All messages of `chat` that are visible now, the oldest first.
pub fn shown(chat: &Chat) -> Vec<Shown> {
    chat.messages.iter().map(|(id, message)| show(*id, message)).collect()
}

/// The labels of the keyboard that stands below `chat` now.
pub fn keyboard(chat: &Chat) -> Vec<Vec<String>> {
    let newest = chat.messages.values().rev().find_map(|message| message.keyboard.as_ref());
    newest.map(markup::labels).unwrap_or_default()
}

fn show(id: i64, message: &Message) -> Shown {
    let rows = message.value["reply_markup"]["inline_keyboard"].as_array();
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let button = |button: &Value| Button {
        label: words(&button["text"]),
        data: words(&button["callback_data"]),
        url: words(&button["url"]),
    };
    let row = |row: &Value| row.as_array().into_iter().flatten().map(button).collect();
    Shown {
        id,
        is_from_bot: message.is_from_bot,
        text: words(&message.value["text"]),
        entities: message.value["entities"].as_array().cloned().unwrap_or_default(),
        buttons: rows.into_iter().flatten().map(row).collect(),
        keyboard: message.keyboard.as_ref().map(markup::labels).unwrap_or_default(),
        is_edited: message.value.get("edit_date").is_some(),
        replies_to: message.value["reply_to_message"]["message_id"].as_i64(),
    }
}
