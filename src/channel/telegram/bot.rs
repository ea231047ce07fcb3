//! The bot on Telegram: fetches what came, sends what is to be sent.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use serde::Deserialize;
use serde_json::Value;
use teloxide::{
    payloads::{
        AnswerCallbackQuery, EditMessageText, EditMessageTextSetters, GetMe, GetUpdates, GetUpdatesSetters,
        SendChatAction, SendMessage, SendMessageSetters, SetWebhook, SetWebhookSetters,
    },
    types::{
        AllowedUpdate, CallbackQueryId, ChatAction, ChatId, LinkPreviewOptions, MessageEntity,
        MessageEntityKind, MessageId, Recipient, ReplyParameters,
    },
};
use url::Url;

use crate::{
    channel::{
        split::length,
        telegram::{
            arrive::{Handed, Reader},
            button::{Buttons, KEY_BYTES},
            call::Caller,
            keyboard::Keyboards,
            profile::Texted,
            refusal::{Meaning, Refusal},
            text::{self, entities},
            update::{Button, CallbackQuery, Entity},
            wire::Wire,
        },
    },
    domain::{
        dialog::answer::Answer,
        message::{Hint, Message},
        outbox::{Delivery, SendError, Sent},
        pace::Rate,
    },
};

/// What Telegram bears: 30 messages a second, of which we leave room for answers, one a second to a person, 20 a minute to a
/// group. Two a second are left for menus that show what was chosen ([`TRACE_EVERY`]).
pub const RATE: Rate = Rate { any: 36, announcements: 42, chat: 1_050, group: 3_050, at_once: 64 };

/// A menu shows what was chosen at most this often, in milliseconds: nobody misses it where many press at once.
pub const TRACE_EVERY: i64 = 500;

/// How long a call waits for updates, in seconds. Telegram allows 50; firewalls cut silent connections after a minute.
const POLL_SECONDS: u32 = 30;

/// What may come between Telegram's answer and us.
const POLL_PATIENCE: Duration = Duration::from_secs(POLL_SECONDS as u64 + 10);

/// How many updates are fetched at once; Telegram allows 100.
const MOST_UPDATES: u8 = 100;

/// How many connections a webhook may use at once.
const WEBHOOK_CONNECTIONS: u8 = 20;

/// The bot. Clones are the same bot.
#[derive(Clone)]
pub struct Telegram {
    caller: Caller,
    bot: Arc<str>,
    me: Arc<OnceLock<Me>>,
    buttons: Buttons,
    texts: Arc<Texted>,
}

/// What Telegram says of the bot itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// Its number.
    pub id: i64,
    /// Its name, by which links lead to it.
    pub username: String,
    /// What it is called.
    pub first_name: String,
    /// Whether it can be added to groups.
    #[serde(default)]
    pub can_join_groups: bool,
    /// Whether it reads everything there.
    #[serde(default)]
    pub can_read_all_group_messages: bool,
    /// Whether it can be asked while somebody types elsewhere.
    #[serde(default)]
    pub supports_inline_queries: bool,
}

impl Telegram {
    /// The bot with this number, over `wire`; its buttons are signed with `key`.
    pub fn new(wire: Arc<dyn Wire>, bot: &str, key: &[u8; KEY_BYTES], texts: Texted) -> Self {
        Self {
            caller: Caller::new(wire),
            bot: bot.into(),
            me: Arc::default(),
            buttons: Buttons::new(key),
            texts: Arc::new(texts),
        }
    }

    /// What this account is called in the database.
    pub fn account(&self) -> String {
        format!("telegram:{}", self.bot)
    }

    /// The calls of this bot.
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// What Telegram shows of it.
    pub fn texts(&self) -> &Texted {
        &self.texts
    }

    /// Asks Telegram who the bot is, once, and remembers it. Until then, nothing in a group is taken for addressed.
    pub async fn introduce(&self) -> Result<Me, Refusal> {
        if let Some(me) = self.me.get() {
            return Ok(me.clone());
        }
        let me: Me = self.caller.ask(&GetMe::new()).await?;
        Ok(self.me.get_or_init(|| me).clone())
    }

    /// Fetches what came, from the update called `next` on, which confirms all before it; waits a while if there is
    /// nothing.
    pub async fn updates(&self, next: Option<i64>) -> Result<Handed, Refusal> {
        let mut request =
            GetUpdates::new().limit(MOST_UPDATES).timeout(POLL_SECONDS).allowed_updates(allowed());
        request.offset = next.and_then(|next| i32::try_from(next).ok());
        let updates = self.caller.call_patiently(&request, POLL_PATIENCE).await?;
        let Value::Array(updates) = updates else {
            return Err(Refusal::Ambiguous("the answer of the server cannot be read"));
        };
        Ok(self.read(updates))
    }

    /// What `updates` mean.
    pub fn read(&self, updates: Vec<Value>) -> Handed {
        Reader { bot: &self.bot, name: self.name(), buttons: &self.buttons }.read(updates)
    }

    /// Asks Telegram to bring updates to `url`, with `secret` in the header.
    pub async fn ask_for_webhook(&self, url: &Url, secret: &str) -> Result<(), Refusal> {
        let request = SetWebhook::new(url.clone())
            .max_connections(WEBHOOK_CONNECTIONS)
            .allowed_updates(allowed())
            .secret_token(secret);
        self.caller.call(&request).await?;
        Ok(())
    }

    /// Sends `delivery` to the chat that it is for, as a reply if it has a root. If that is gone, it is no reply.
    pub async fn send(&self, delivery: &Delivery) -> Result<Sent, SendError> {
        let message = &delivery.message;
        let Ok(chat) = delivery.to.name.parse::<i64>() else {
            return Err(SendError::Permanent("this is no chat".to_owned()));
        };
        let root = delivery.root.as_ref().and_then(|root| root.parse().ok().map(MessageId));
        let keyboards = Keyboards { buttons: &self.buttons, bot: self.name(), chat };
        let replaced = message.hints.iter().find_map(|hint| match hint {
            Hint::Replace(under) => under.parse().ok().map(MessageId),
            Hint::AskPin(_) | Hint::PinAsked | Hint::Privately(_) | Hint::Speak(_) => None,
        });
        let sent = match replaced {
            Some(under) => match self.replace(&keyboards, under, message).await {
                Err(refusal) if refusal.meaning() == Meaning::NothingToEdit => {
                    self.send_anew(&keyboards, message, root).await
                }
                sent => sent,
            },
            None => self.send_anew(&keyboards, message, root).await,
        };
        let sent = match sent {
            Err(refusal) if refusal.meaning() == Meaning::Malformed => {
                tracing::error!(%refusal, "Telegram does not take a message as it is; it goes out as plain words");
                self.caller.call(&plain(chat, message)).await
            }
            sent => sent,
        };
        let name = match sent {
            Ok(sent) => sent["message_id"].as_i64().map(|number| number.to_string()),
            Err(refusal) if refusal.meaning() == Meaning::Done => replaced.map(|under| under.to_string()),
            Err(refusal) => return Err(refusal.send_error()),
        };
        self.speak(chat, message);
        Ok(Sent { name })
    }

    /// Shows that an answer is being written. If that fails, nobody misses it.
    pub async fn show_typing(&self, chat: &str) {
        if let Ok(chat) = chat.parse::<i64>() {
            let _ =
                self.caller.call(&SendChatAction::new(Recipient::Id(ChatId(chat)), ChatAction::Typing)).await;
        }
    }

    /// The step and the data of a button that was pressed, if we made it.
    pub fn press(&self, query: &CallbackQuery) -> Option<(u64, String)> {
        let chat = query.message.as_ref().map_or(query.from.id, |message| message.chat.id);
        let (step, data) = self.buttons.open(chat, query.data.as_deref()?)?;
        Some((step, data.to_owned()))
    }

    /// Lets the button under which somebody waits come to rest and, if it `was_new`, shows in a menu what was chosen. A list of offers
    /// keeps its buttons: more than one may be opened. If any of it fails, nobody misses it; what it says of a pause is
    /// returned.
    pub async fn acknowledge(&self, query: &CallbackQuery, was_new: bool) -> Result<(), SendError> {
        let answer = AnswerCallbackQuery::new(CallbackQueryId(query.id.clone()));
        let (answered, traced) = tokio::join!(self.caller.call(&answer), self.trace(query, was_new));
        let answered = answered.map(|_| ()).and(traced);
        answered.map_err(|refusal| refusal.send_error())
    }

    async fn trace(&self, query: &CallbackQuery, was_new: bool) -> Result<(), Refusal> {
        let Some(message) =
            query.message.as_ref().filter(|message| was_new && message.chat.kind == "private")
        else {
            return Ok(());
        };
        let (Some(text), Some(keyboard)) = (&message.text, &message.reply_markup) else { return Ok(()) };
        let buttons = || keyboard.inline_keyboard.iter().flatten();
        let chat = message.chat.id;
        let data = |signed: &Option<String>| {
            signed
                .as_deref()
                .and_then(|signed| self.buttons.open(chat, signed))
                .map(|(_, data)| data.to_owned())
        };
        let opens = |button: &Button| data(&button.callback_data).is_some_and(|data| Answer::opens(&data));
        // The next page of a menu takes its place.
        let is_paging = data(&query.data).is_none_or(|data| data == Answer::MoreTopics.data());
        let pressed = buttons().find(|button| button.callback_data == query.data);
        let Some(pressed) = pressed.filter(|_| !is_paging && !buttons().any(opens)) else {
            return Ok(());
        };
        let text = format!("{text}\n\n✓ {}", pressed.text);
        let Ok(number) = i32::try_from(message.message_id) else { return Ok(()) };
        if length(&text) > text::LONGEST {
            return Ok(());
        }
        let marks: Vec<_> = message.entities.iter().filter_map(kept).collect();
        let request = EditMessageText::new(Recipient::Id(ChatId(chat)), MessageId(number), text)
            .entities(marks)
            .link_preview_options(no_preview());
        self.caller.call(&request).await.map(|_| ())
    }

    async fn send_anew(
        &self,
        keyboards: &Keyboards<'_>,
        message: &Message,
        root: Option<MessageId>,
    ) -> Result<Value, Refusal> {
        let mut request = SendMessage::new(Recipient::Id(ChatId(keyboards.chat)), message.text.clone())
            .entities(entities(message))
            .link_preview_options(no_preview());
        request.reply_markup = keyboards.of(message);
        request.reply_parameters = root.map(|root| ReplyParameters::new(root).allow_sending_without_reply());
        self.caller.call(&request).await
    }

    async fn replace(
        &self,
        keyboards: &Keyboards<'_>,
        under: MessageId,
        message: &Message,
    ) -> Result<Value, Refusal> {
        let mut request =
            EditMessageText::new(Recipient::Id(ChatId(keyboards.chat)), under, message.text.clone())
                .entities(entities(message))
                .link_preview_options(no_preview());
        request.reply_markup = keyboards.inline(message);
        self.caller.call(&request).await
    }

    /// The menu of commands follows the language of the conversation, apart from the message, which has arrived. If that
    /// fails, the menu stays as it was.
    fn speak(&self, chat: i64, message: &Message) {
        let spoken = message.hints.iter().find_map(|hint| match hint {
            Hint::Speak(language) => Some(*language),
            Hint::Replace(_) | Hint::AskPin(_) | Hint::PinAsked | Hint::Privately(_) => None,
        });
        if let Some(language) = spoken.filter(|_| chat > 0) {
            let bot = self.clone();
            tokio::spawn(async move {
                if let Err(refusal) = bot.texts.show_in(&bot.caller, chat, language).await {
                    tracing::warn!(%refusal, "the menu of commands stays in the other language");
                }
            });
        }
    }

    fn name(&self) -> &str {
        self.me.get().map_or("", |me| me.username.as_str())
    }
}

/// The kinds of updates we look at.
fn allowed() -> [AllowedUpdate; 4] {
    [
        AllowedUpdate::Message,
        AllowedUpdate::EditedMessage,
        AllowedUpdate::CallbackQuery,
        AllowedUpdate::MyChatMember,
    ]
}

/// A link is not looked into by Telegram's servers.
fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// The words alone, as much as fits: what is left if Telegram does not take the rest.
fn plain(chat: i64, message: &Message) -> SendMessage {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= text::LONGEST
    };
    let text: String = message.text.chars().take_while(fits).collect();
    SendMessage::new(Recipient::Id(ChatId(chat)), text).link_preview_options(no_preview())
}

/// The mark as we made it; Telegram marks telephone numbers and the like by itself.
fn kept(entity: &Entity) -> Option<MessageEntity> {
    let kind = match (entity.kind.as_str(), &entity.url) {
        ("bold", _) => MessageEntityKind::Bold,
        ("text_link", Some(url)) => MessageEntityKind::TextLink { url: Url::parse(url).ok()? },
        _ => return None,
    };
    Some(MessageEntity::new(kind, entity.offset, entity.length))
}
