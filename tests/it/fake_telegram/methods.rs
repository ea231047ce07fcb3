//! What each method does.

use serde_json::{Map, Value, json};

use crate::fake_telegram::{
    answer::Refusal,
    bot::Webhook,
    chat::{Chat, Message},
    core::State,
    ledger::Effect,
    profile,
};

const DELETABLE_MS: i64 = 48 * 3_600 * 1_000;

/// A request that nothing speaks against.
pub struct Request<'a> {
    pub number: u64,
    pub bot: usize,
    pub method: &'static str,
    pub chat: Option<i64>,
    pub parameters: &'a Map<String, Value>,
}

impl Request<'_> {
    /// The parameter `name`, or null.
    pub fn get(&self, name: &str) -> &Value {
        self.parameters.get(name).unwrap_or(&Value::Null)
    }

    /// The parameter `name`, or an empty text.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).as_str().unwrap_or_default()
    }
}

/// Does what `request` asks for, and keeps what happened in the ledger.
pub fn perform(state: &mut State, request: &Request, now_ms: i64) -> Result<Value, Refusal> {
    let result = match request.method {
        "sendMessage" => send(state, request, now_ms),
        "editMessageText" | "editMessageReplyMarkup" => edit(state, request, now_ms),
        "deleteMessage" => delete(state, request, now_ms),
        "sendChatAction" => act(state, request, now_ms),
        "answerCallbackQuery" => answer_callback_query(state, request, now_ms),
        "setWebhook" => Ok(set_webhook(state, request)),
        "deleteWebhook" => {
            state.bots[request.bot].webhook = None;
            drop_pending(state, request);
            Ok(Value::Bool(true))
        }
        "getWebhookInfo" => Ok(webhook_info(state, request)),
        _ => Ok(profile::perform(&mut state.bots[request.bot], request)),
    }?;
    if !request.method.starts_with("get") {
        state.ledger.effects.push(Effect {
            request: request.number,
            bot: request.bot,
            at_ms: now_ms,
            chat: request.chat,
            what: request.method,
            text: request.text("text").to_owned(),
        });
    }
    Ok(result)
}

/// The texts in an array of texts.
pub fn texts(array: &Value) -> Vec<String> {
    array.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The chat of `request`, if the bot may write there.
fn open_chat<'a>(state: &'a mut State, request: &Request) -> Result<&'a mut Chat, Refusal> {
    let chats = &mut state.bots[request.bot].chats;
    let chat = request.chat.and_then(|id| chats.get_mut(&id));
    let chat = chat.ok_or_else(|| Refusal::bad("chat not found"))?;
    chat.check_open()?;
    Ok(chat)
}

fn send(state: &mut State, request: &Request, now_ms: i64) -> Result<Value, Refusal> {
    let bot = state.bots[request.bot].user();
    let chat = open_chat(state, request)?;
    let markup = request.get("reply_markup");
    let is_inline = markup["inline_keyboard"].is_array();
    let mut content = json!({"text": request.text("text")});
    for field in ["entities", "link_preview_options"] {
        if let Some(value) = request.parameters.get(field).filter(|value| **value != json!([])) {
            content[field] = value.clone();
        }
    }
    if is_inline && markup["inline_keyboard"] != json!([]) {
        content["reply_markup"] = markup.clone();
    }
    if let Some(id) = request.get("reply_parameters")["message_id"].as_i64() {
        match chat.answered(id) {
            Some(message) => content["reply_to_message"] = message,
            None if request.get("reply_parameters")["allow_sending_without_reply"] == true => (),
            None => return Err(Refusal::bad("message to be replied not found")),
        }
    }
    chat.tell('<', request.text("text"), Some(markup));
    let message = chat.add(&bot, &content, now_ms);
    if !markup.is_null() && !is_inline {
        message.is_fixed = true;
        message.keyboard = Some(markup.clone());
    }
    Ok(message.value.clone())
}

fn edit(state: &mut State, request: &Request, now_ms: i64) -> Result<Value, Refusal> {
    let chat = open_chat(state, request)?;
    let message = find(chat, request).ok_or_else(|| Refusal::bad("message to edit not found"))?;
    if !message.is_from_bot || message.is_fixed {
        return Err(Refusal::bad("message can't be edited"));
    }
    let mut edited = message.value.clone();
    if request.method == "editMessageText" {
        for field in ["text", "entities", "link_preview_options"] {
            replace(&mut edited, field, request.get(field));
        }
    }
    replace(&mut edited, "reply_markup", request.get("reply_markup"));
    let is_changed = |field: &&str| edited.get(field) != message.value.get(field);
    if !["text", "entities", "reply_markup"].iter().any(is_changed) {
        return Err(Refusal::bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a \
             current content and reply markup of the message",
        ));
    }
    edited["edit_date"] = json!(now_ms.div_euclid(1_000));
    message.value = edited.clone();
    let text = edited["text"].as_str().unwrap_or_default();
    chat.tell('~', text, edited.get("reply_markup"));
    Ok(edited)
}

/// Puts `value` into `field`, or takes the field away if the value is nothing.
fn replace(message: &mut Value, field: &str, value: &Value) {
    let is_nothing = value.is_null() || *value == json!([]) || value["inline_keyboard"] == json!([]);
    match message.as_object_mut() {
        Some(object) if is_nothing => {
            object.remove(field);
        }
        Some(_) => message[field] = value.clone(),
        None => (),
    }
}

fn find<'a>(chat: &'a mut Chat, request: &Request) -> Option<&'a mut Message> {
    request.get("message_id").as_i64().and_then(|id| chat.messages.get_mut(&id))
}

fn delete(state: &mut State, request: &Request, now_ms: i64) -> Result<Value, Refusal> {
    let chat = open_chat(state, request)?;
    let message = find(chat, request).ok_or_else(|| Refusal::bad("message to delete not found"))?;
    let sent_ms = message.value["date"].as_i64().unwrap_or(0) * 1_000;
    if sent_ms + DELETABLE_MS <= now_ms {
        return Err(Refusal::bad("message can't be deleted for everyone"));
    }
    let text = message.value["text"].as_str().unwrap_or_default().to_owned();
    chat.messages.retain(|id, _| Some(*id) != request.get("message_id").as_i64());
    chat.tell('x', &text, None);
    Ok(Value::Bool(true))
}

fn act(state: &mut State, request: &Request, now_ms: i64) -> Result<Value, Refusal> {
    let action = request.text("action").to_owned();
    open_chat(state, request)?.actions.push((now_ms, action));
    Ok(Value::Bool(true))
}

fn answer_callback_query(state: &mut State, request: &Request, now_ms: i64) -> Result<Value, Refusal> {
    let life_ms = state.limits.query_life_ms;
    let bot = &mut state.bots[request.bot];
    let query = bot.queries.remove(request.text("callback_query_id"));
    let query = query.filter(|query| now_ms < query.pressed_ms + life_ms).ok_or_else(|| {
        Refusal::bad("query is too old and response timeout expired or query ID is invalid")
    })?;
    if let Some(chat) = bot.chats.get_mut(&query.chat) {
        chat.answers.push(request.text("text").to_owned());
    }
    Ok(Value::Bool(true))
}

fn set_webhook(state: &mut State, request: &Request) -> Value {
    drop_pending(state, request);
    let bot = &mut state.bots[request.bot];
    if let Some(kinds) = request.parameters.get("allowed_updates") {
        bot.queue.allowed = texts(kinds);
    }
    let webhook = Webhook {
        url: request.text("url").to_owned(),
        secret: request.get("secret_token").as_str().map(str::to_owned),
        max_connections: request.get("max_connections").as_i64().unwrap_or(40),
        last_error_ms: None,
    };
    bot.webhook = (!webhook.url.is_empty()).then_some(webhook);
    Value::Bool(true)
}

fn drop_pending(state: &mut State, request: &Request) {
    if *request.get("drop_pending_updates") == true {
        state.bots[request.bot].queue.clear();
    }
}

fn webhook_info(state: &State, request: &Request) -> Value {
    let bot = &state.bots[request.bot];
    let url = bot.webhook.as_ref().map_or("", |webhook| &webhook.url);
    let mut info = json!({
        "url": url,
        "has_custom_certificate": false,
        "pending_update_count": bot.queue.len(),
    });
    if let Some(webhook) = &bot.webhook {
        info["max_connections"] = json!(webhook.max_connections);
    }
    if let Some(at_ms) = bot.webhook.as_ref().and_then(|webhook| webhook.last_error_ms) {
        info["last_error_date"] = json!(at_ms.div_euclid(1_000));
        info["last_error_message"] = json!("Wrong response from the webhook");
    }
    if !bot.queue.allowed.is_empty() {
        info["allowed_updates"] = json!(bot.queue.allowed);
    }
    info
}
