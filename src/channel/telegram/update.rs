//! The parts of an update that we look at. Names, photos and telephone numbers have no field here: they are dropped
//! while the update is read. teloxide's own type keeps and prints them, and refuses what is newer than itself.

use serde::Deserialize;

/// An update of one of the kinds that we ask for.
#[derive(Deserialize)]
pub struct Update {
    /// A message.
    pub message: Option<Incoming>,
    /// A message that was changed.
    pub edited_message: Option<Incoming>,
    /// A button was pressed.
    pub callback_query: Option<CallbackQuery>,
    /// Somebody let the bot in or out.
    pub my_chat_member: Option<Membership>,
}

/// A message.
#[derive(Deserialize)]
pub struct Incoming {
    /// Its number in the chat.
    pub message_id: i64,
    /// Where it stands.
    pub chat: Chat,
    /// When it was written, in seconds since 1970.
    pub date: Option<i64>,
    /// Who wrote it; none in the name of a channel or a group.
    pub from: Option<User>,
    /// The bot that wrote it for somebody.
    pub via_bot: Option<User>,
    /// What it says.
    pub text: Option<String>,
    /// What is marked in it.
    #[serde(default)]
    pub entities: Vec<Entity>,
    /// A pin on the map.
    pub location: Option<Location>,
    /// The album that it is part of.
    pub media_group_id: Option<String>,
    /// What it answers to.
    pub reply_to_message: Option<Box<Replied>>,
    /// The buttons under it.
    pub reply_markup: Option<Keyboard>,
}

/// The message that another one answers to.
#[derive(Deserialize)]
pub struct Replied {
    /// Its number in the chat.
    pub message_id: Option<i64>,
    /// Who wrote it.
    pub from: Option<User>,
}

/// A chat.
#[derive(Deserialize)]
pub struct Chat {
    /// Its number.
    pub id: i64,
    /// `private`, `group`, `supergroup` or `channel`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// A person or a bot, without a name.
#[derive(Deserialize)]
pub struct User {
    /// The number.
    pub id: i64,
    /// Whether it is a bot.
    #[serde(default)]
    pub is_bot: bool,
}

/// A marked part of a text, counted in UTF-16 units.
#[derive(Deserialize)]
pub struct Entity {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: String,
    /// The first unit.
    pub offset: usize,
    /// How many units.
    pub length: usize,
    /// Where a link leads.
    pub url: Option<String>,
}

/// A pin on the map.
#[derive(Deserialize)]
pub struct Location {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How long it goes on, in seconds, if it moves.
    pub live_period: Option<i64>,
}

/// A button was pressed.
#[derive(Deserialize)]
pub struct CallbackQuery {
    /// By this it is answered.
    pub id: String,
    /// Who pressed it.
    pub from: User,
    /// The message that it stands under; of an old one hardly anything is told.
    pub message: Option<Incoming>,
    /// What the button hands back, or what a client made up.
    pub data: Option<String>,
}

/// The buttons under a message.
#[derive(Deserialize)]
pub struct Keyboard {
    /// Row by row.
    #[serde(default)]
    pub inline_keyboard: Vec<Vec<Button>>,
}

/// A button.
#[derive(Deserialize)]
pub struct Button {
    /// What it says.
    pub text: String,
    /// What it hands back.
    pub callback_data: Option<String>,
}

/// Somebody let the bot in or out.
#[derive(Deserialize)]
pub struct Membership {
    /// Where.
    pub chat: Chat,
    /// How it stands now.
    pub new_chat_member: Standing,
}

/// How the bot stands in a chat.
#[derive(Deserialize)]
pub struct Standing {
    /// `kicked` and `left` mean that it is out.
    pub status: String,
}
