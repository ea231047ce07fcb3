//! The methods of the Bot API that the bot uses, each with its fields and what may stand in them.

use serde_json::{Map, Value, json};

use crate::fake_telegram::{entities, markup};

/// A method.
pub struct Method {
    /// Its name as the documentation spells it.
    pub name: &'static str,
    fields: &'static [Field],
}

struct Field {
    name: &'static str,
    shape: Shape,
    is_required: bool,
}

/// What may stand in a field.
#[derive(Clone, Copy)]
enum Shape {
    /// A whole number from the first to the second.
    Number(i64, i64),
    Boolean,
    /// So many characters, from the first to the second.
    Words(usize, usize),
    Text,
    Entities,
    Chat,
    Inline,
    Markup,
    LinkPreview,
    ReplyTo,
    UpdateKinds,
    Commands,
    Scope,
    Secret,
    Webhook,
    Action,
}

const ANY_ID: Shape = Shape::Number(1, i64::MAX);
const LANGUAGE: Field = may("language_code", Shape::Words(0, 2));
const SCOPE: Field = may("scope", Shape::Scope);

const fn must(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, is_required: true }
}

const fn may(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, is_required: false }
}

const METHODS: [Method; 20] = [
    Method { name: "getMe", fields: &[] },
    Method {
        name: "getUpdates",
        fields: &[
            may("offset", Shape::Number(i64::MIN, i64::MAX)),
            may("limit", Shape::Number(1, 100)),
            may("timeout", Shape::Number(0, 50)),
            may("allowed_updates", Shape::UpdateKinds),
        ],
    },
    Method {
        name: "setWebhook",
        fields: &[
            must("url", Shape::Webhook),
            may("ip_address", Shape::Words(7, 39)),
            may("max_connections", Shape::Number(1, 100)),
            may("allowed_updates", Shape::UpdateKinds),
            may("drop_pending_updates", Shape::Boolean),
            may("secret_token", Shape::Secret),
        ],
    },
    Method { name: "deleteWebhook", fields: &[may("drop_pending_updates", Shape::Boolean)] },
    Method { name: "getWebhookInfo", fields: &[] },
    Method {
        name: "sendMessage",
        fields: &[
            must("chat_id", Shape::Chat),
            must("text", Shape::Text),
            may("entities", Shape::Entities),
            may("message_thread_id", ANY_ID),
            may("link_preview_options", Shape::LinkPreview),
            may("disable_notification", Shape::Boolean),
            may("protect_content", Shape::Boolean),
            may("reply_parameters", Shape::ReplyTo),
            may("reply_markup", Shape::Markup),
        ],
    },
    Method {
        name: "editMessageText",
        fields: &[
            must("chat_id", Shape::Chat),
            must("message_id", ANY_ID),
            must("text", Shape::Text),
            may("entities", Shape::Entities),
            may("link_preview_options", Shape::LinkPreview),
            may("reply_markup", Shape::Inline),
        ],
    },
    Method {
        name: "editMessageReplyMarkup",
        fields: &[
            must("chat_id", Shape::Chat),
            must("message_id", ANY_ID),
            may("reply_markup", Shape::Inline),
        ],
    },
    Method {
        name: "answerCallbackQuery",
        fields: &[
            must("callback_query_id", Shape::Words(1, 64)),
            may("text", Shape::Words(0, 200)),
            may("show_alert", Shape::Boolean),
            may("cache_time", Shape::Number(0, i64::MAX)),
        ],
    },
    Method {
        name: "sendChatAction",
        fields: &[
            must("chat_id", Shape::Chat),
            must("action", Shape::Action),
            may("message_thread_id", ANY_ID),
        ],
    },
    Method { name: "deleteMessage", fields: &[must("chat_id", Shape::Chat), must("message_id", ANY_ID)] },
    Method { name: "setMyCommands", fields: &[must("commands", Shape::Commands), SCOPE, LANGUAGE] },
    Method { name: "getMyCommands", fields: &[SCOPE, LANGUAGE] },
    Method { name: "deleteMyCommands", fields: &[SCOPE, LANGUAGE] },
    Method { name: "setMyDescription", fields: &[may("description", Shape::Words(0, 512)), LANGUAGE] },
    Method { name: "getMyDescription", fields: &[LANGUAGE] },
    Method {
        name: "setMyShortDescription",
        fields: &[may("short_description", Shape::Words(0, 120)), LANGUAGE],
    },
    Method { name: "getMyShortDescription", fields: &[LANGUAGE] },
    Method { name: "setMyName", fields: &[may("name", Shape::Words(0, 64)), LANGUAGE] },
    Method { name: "getMyName", fields: &[LANGUAGE] },
];

/// The method of that name, in whatever case it is written.
pub fn find(name: &str) -> Option<&'static Method> {
    const { &METHODS }.iter().find(|method| method.name.eq_ignore_ascii_case(name))
}

impl Method {
    /// What is wrong with `parameters`, in the words of Telegram where it has some.
    pub fn check(&self, parameters: &Map<String, Value>) -> Result<(), String> {
        for (name, value) in parameters {
            if name == "parse_mode" {
                return Err("parse_mode is not for us: text comes out as it went in".to_owned());
            }
            let field = self.fields.iter().find(|field| field.name == name);
            let field = field.ok_or_else(|| format!("{} has no field {name}", self.name))?;
            field.shape.check(value).map_err(|fault| format!("{name}: {fault}"))?;
        }
        for field in self.fields.iter().filter(|field| field.is_required) {
            if !parameters.contains_key(field.name) {
                return Err(format!("{} needs {}", self.name, field.name));
            }
        }
        let entities = parameters.get("entities").and_then(Value::as_array);
        let text = parameters.get("text").and_then(Value::as_str);
        match entities.zip(text) {
            Some((entities, text)) => entities::check_entities(text, entities),
            None => Ok(()),
        }
    }

    /// The parameters that came as texts, as those of a form do, in their own types.
    pub fn typed(&self, pairs: Vec<(String, String)>) -> Value {
        let is_text = |name: &str| {
            self.fields.iter().any(|field| {
                let shape = field.shape;
                let is_text =
                    matches!(shape, Shape::Words(..) | Shape::Text | Shape::Secret | Shape::Webhook);
                field.name == name && (is_text || matches!(shape, Shape::Action))
            })
        };
        let value = |name: &str, text: String| {
            let parsed = if is_text(name) { None } else { serde_json::from_str(&text).ok() };
            parsed.unwrap_or(Value::String(text))
        };
        let pairs = pairs.into_iter().map(|(name, text)| (name.clone(), value(&name, text)));
        Value::Object(pairs.collect())
    }
}

impl Shape {
    fn check(self, value: &Value) -> Result<(), String> {
        let text = value.as_str();
        let is_sound = match self {
            Self::Number(least, most) => {
                value.as_i64().is_some_and(|number| least <= number && number <= most)
            }
            Self::Boolean => value.is_boolean(),
            Self::Words(least, most) => {
                text.is_some_and(|text| (least..=most).contains(&text.chars().count()))
            }
            Self::Text => return text.ok_or_else(|| "no text".to_owned()).and_then(entities::check_text),
            Self::Entities => value.is_array(),
            Self::Chat => value.is_i64() || text.is_some_and(|text| text.starts_with('@')),
            Self::Inline => return markup::check_inline(value),
            Self::Markup => return markup::check_any(value),
            Self::LinkPreview => {
                has_keys(value, &["is_disabled"]) && value.get("is_disabled").is_none_or(Value::is_boolean)
            }
            Self::ReplyTo => {
                let (id, flag) = (&value["message_id"], value.get("allow_sending_without_reply"));
                has_keys(value, &["message_id", "allow_sending_without_reply"])
                    && id.is_i64()
                    && flag.is_none_or(Value::is_boolean)
            }
            Self::UpdateKinds => value.as_array().is_some_and(|kinds| kinds.iter().all(is_update_kind)),
            Self::Commands => return check_commands(value),
            Self::Scope => is_scope(value),
            Self::Secret => text.is_some_and(is_secret),
            Self::Webhook => text.is_some_and(is_webhook),
            Self::Action => text == Some("typing"),
        };
        if is_sound {
            Ok(())
        } else {
            Err(format!("{value:.200} is of the wrong type, or too short, or too long"))
        }
    }
}

fn has_keys(value: &Value, keys: &[&str]) -> bool {
    value.as_object().is_some_and(|object| object.keys().all(|key| keys.contains(&key.as_str())))
}

fn is_update_kind(kind: &Value) -> bool {
    const KINDS: [&str; 8] = [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
        "message_reaction",
        "poll",
        "inline_query",
    ];
    kind.as_str().is_some_and(|kind| KINDS.contains(&kind))
}

fn check_commands(value: &Value) -> Result<(), String> {
    let commands = value.as_array().ok_or("no array")?;
    if commands.len() > 100 {
        return Err("BOT_COMMANDS_TOO_MUCH".to_owned());
    }
    for command in commands {
        let name = command["command"].as_str().unwrap_or_default();
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !has_keys(command, &["command", "description"])
            || !(1..=32).contains(&name.len())
            || !name.bytes().all(is_letter)
        {
            return Err(format!("BOT_COMMAND_INVALID: „{name}“"));
        }
        let length = command["description"].as_str().unwrap_or_default().chars().count();
        if !(1..=256).contains(&length) {
            return Err(format!("BOT_COMMAND_DESCRIPTION_INVALID: {length} characters"));
        }
    }
    Ok(())
}

fn is_scope(scope: &Value) -> bool {
    match scope["type"].as_str() {
        Some("default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators") => {
            has_keys(scope, &["type"])
        }
        Some("chat" | "chat_administrators") => {
            has_keys(scope, &["type", "chat_id"]) && Shape::Chat.check(&scope["chat_id"]).is_ok()
        }
        _ => false,
    }
}

fn is_secret(secret: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (1..=256).contains(&secret.len()) && secret.bytes().all(is_letter)
}

/// Empty, or https on one of the four ports; plain http only to this very machine, for tests.
fn is_webhook(address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return address.is_empty() };
    let is_open = [443, 80, 88, 8443].map(Some).contains(&url.port_or_known_default());
    (url.scheme() == "https" && is_open) || (url.scheme() == "http" && url.host_str() == Some("127.0.0.1"))
}

/// The scope that is meant where none is named.
pub fn default_scope() -> Value {
    json!({"type": "default"})
}
