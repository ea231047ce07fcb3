//! What a bot says of itself: its name, its descriptions and its commands.

use serde_json::{Value, json};

use crate::fake_telegram::{bot::Bot, methods::Request, table};

/// Does what a method about the bot itself asks for.
pub fn perform(bot: &mut Bot, request: &Request) -> Value {
    match request.method {
        "getMe" => me(bot),
        "setMyCommands" => {
            bot.commands.insert(key(request), request.get("commands").clone());
            Value::Bool(true)
        }
        "getMyCommands" => bot.commands.get(&key(request)).cloned().unwrap_or(json!([])),
        "deleteMyCommands" => {
            bot.commands.remove(&key(request));
            Value::Bool(true)
        }
        "setMyDescription" => set(bot, "description", request),
        "getMyDescription" => get(bot, "description", request),
        "setMyShortDescription" => set(bot, "short_description", request),
        "getMyShortDescription" => get(bot, "short_description", request),
        "setMyName" => set(bot, "name", request),
        "getMyName" => get(bot, "name", request),
        other => unreachable!("the table has {other}, and nothing does it"),
    }
}

/// The name of a scope: `default`, `all_private_chats`, or `chat:` and its id.
fn scope_name(scope: &Value) -> String {
    let sort = scope["type"].as_str().unwrap_or_default();
    scope["chat_id"].as_i64().map_or(sort.to_owned(), |id| format!("{sort}:{id}"))
}

/// What `bot` says of itself in `language`, or in none.
pub fn said(bot: &Bot, what: &'static str, language: &str) -> String {
    let said = |language: &str| bot.profile.get(&(what, language.to_owned())).filter(|text| !text.is_empty());
    said(language).or_else(|| said("")).cloned().unwrap_or_default()
}

fn me(bot: &Bot) -> Value {
    let mut me = bot.user();
    for (field, value) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", true),
        ("supports_inline_queries", false),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        me[field] = json!(value);
    }
    me
}

fn key(request: &Request) -> (String, String) {
    let default = table::default_scope();
    let scope = request.parameters.get("scope").unwrap_or(&default);
    (scope_name(scope), request.text("language_code").to_owned())
}

fn set(bot: &mut Bot, what: &'static str, request: &Request) -> Value {
    let language = request.text("language_code").to_owned();
    bot.profile.insert((what, language), request.text(what).to_owned());
    Value::Bool(true)
}

fn get(bot: &Bot, what: &'static str, request: &Request) -> Value {
    json!({what: said(bot, what, request.text("language_code"))})
}
