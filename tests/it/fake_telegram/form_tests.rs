//! The server refuses what Telegram refuses, and what it says itself looks as Telegram's.

use bildungslotse::channel::telegram::wire::Wire;
use serde_json::{Value, json};

use crate::fake_telegram::{
    memory::MemoryWire,
    pace::Limits,
    people::People,
    puppet::{PATIENCE, Puppet},
    specification::Specification,
};

#[tokio::test(start_paused = true)]
async fn each_limit_is_held_and_each_breach_is_kept() {
    let bot = Puppet::new();
    bot.people.say("anna", "Hallo");
    let chat = bot.people.chat_id("anna");
    let message = |more: Value| {
        let mut message = json!({"chat_id": chat, "text": "Grüße 👍 an alle"});
        more.as_object().unwrap().iter().for_each(|(field, value)| message[field] = value.clone());
        message
    };
    let entity =
        |sort: &str, offset: u64, length: u64| json!({"type": sort, "offset": offset, "length": length});
    let link = |url: &str| json!([{"type": "text_link", "offset": 0, "length": 1, "url": url}]);
    let button = |button: Value| message(json!({"reply_markup": {"inline_keyboard": [[button]]}}));
    let data = |data: &str| button(json!({"text": "Ja", "callback_data": data}));
    let row = |count: usize| vec![json!({"text": "Ja", "callback_data": "1"}); count];
    let keyboard = |rows: Vec<Vec<Value>>| message(json!({"reply_markup": {"inline_keyboard": rows}}));
    let commands = |name: &str, text: &str| json!({"commands": [{"command": name, "description": text}]});

    let sound = [
        ("sendMessage", message(json!({"text": "👍".repeat(2_048)}))),
        ("sendMessage", message(json!({"entities": [entity("bold", 6, 2), entity("italic", 0, 14)]}))),
        ("sendMessage", message(json!({"entities": link("mailto:a@b.de")}))),
        ("sendMessage", data(&"ä".repeat(32))),
        ("sendMessage", button(json!({"text": "Ja", "url": "https://a.de"}))),
        ("sendMessage", keyboard([vec![row(8); 12], vec![row(4)]].concat())),
        ("sendMessage", message(json!({"reply_markup": {"remove_keyboard": true}}))),
        ("sendMessage", message(json!({"link_preview_options": {"is_disabled": true}}))),
        ("setMyCommands", commands("hilfe_2", &"ü".repeat(256))),
        ("setMyDescription", json!({"description": "ü".repeat(512)})),
        ("setMyShortDescription", json!({"short_description": "ü".repeat(120)})),
        ("setMyName", json!({"name": "ü".repeat(64)})),
        ("sendChatAction", json!({"chat_id": chat, "action": "typing"})),
    ];
    bot.fake().limit(Limits::none());
    for (method, body) in sound {
        bot.result(method, body).await;
    }
    assert_eq!(bot.fake().violations(), Vec::<String>::new());

    let wrong = [
        ("sendMessage", json!({"text": "Hallo"})),
        ("sendMessage", message(json!({"text": " \n"}))),
        ("sendMessage", message(json!({"text": 7}))),
        ("sendMessage", message(json!({"chat_id": "7"}))),
        ("sendMessage", message(json!({"text": format!("{}!", "👍".repeat(2_048))}))),
        ("sendMessage", message(json!({"text": "ä".repeat(16_385)}))),
        ("sendMessage", message(json!({"colour": "red"}))),
        ("sendMessage", message(json!({"parse_mode": "HTML"}))),
        ("sendMessage", message(json!({"entities": [entity("bold", 6, 1)]}))),
        ("sendMessage", message(json!({"entities": [entity("bold", 7, 3)]}))),
        ("sendMessage", message(json!({"entities": [entity("bold", 10, 9)]}))),
        ("sendMessage", message(json!({"entities": [entity("bold", 0, 0)]}))),
        ("sendMessage", message(json!({"entities": [entity("bold", 0, 4), entity("italic", 2, 4)]}))),
        ("sendMessage", message(json!({"entities": [entity("bold", 0, 4), entity("code", 1, 2)]}))),
        ("sendMessage", message(json!({"entities": [entity("loud", 0, 4)]}))),
        ("sendMessage", message(json!({"entities": link("javascript:a")}))),
        ("sendMessage", data("")),
        ("sendMessage", data(&format!("{}!", "ä".repeat(32)))),
        ("sendMessage", button(json!({"text": " ", "callback_data": "1"}))),
        ("sendMessage", button(json!({"text": "Ja", "callback_data": "1", "url": "https://a.de"}))),
        ("sendMessage", button(json!({"text": "Ja"}))),
        ("sendMessage", button(json!({"text": "Ja", "url": "mailto:a@b.de"}))),
        ("sendMessage", keyboard(vec![row(9)])),
        ("sendMessage", keyboard([vec![row(8); 12], vec![row(5)]].concat())),
        ("sendMessage", message(json!({"reply_markup": {"keyboard": [["Ja"]], "resize": true}}))),
        ("sendMessage", message(json!({"reply_markup": {"remove_keyboard": false}}))),
        ("editMessageText", json!({"chat_id": chat, "text": "Hallo"})),
        ("answerCallbackQuery", json!({"callback_query_id": "1", "text": "ä".repeat(201)})),
        ("getUpdates", json!({"limit": 101})),
        ("getUpdates", json!({"timeout": 51})),
        ("getUpdates", json!({"allowed_updates": ["messages"]})),
        ("setMyCommands", commands("Hilfe", "hilft")),
        ("setMyCommands", commands(&"h".repeat(33), "hilft")),
        ("setMyCommands", commands("hilfe", "")),
        ("setMyCommands", json!({"commands": vec![json!({"command": "a", "description": "b"}); 101]})),
        ("setMyDescription", json!({"description": "ü".repeat(513)})),
        ("setMyShortDescription", json!({"short_description": "ü".repeat(121)})),
        ("setMyName", json!({"name": "ü".repeat(65)})),
        ("setWebhook", json!({"url": "https://a.de", "secret_token": "ä"})),
        ("setWebhook", json!({"url": "http://a.de"})),
    ];
    for (count, (method, body)) in wrong.into_iter().enumerate() {
        let fault = bot.fault(method, body.clone()).await;
        assert!(fault.starts_with("Bad Request: "), "{method} {body} is not refused: {fault}");
        assert!(bot.fake().violations().len() > count, "{method} {body} is not kept");
    }
    assert_eq!(bot.fault("getUpdate", json!({})).await, "Not Found: method not found");
    let stranger = MemoryWire { token: "1:x".to_owned(), ..bot.wire.clone() };
    let reply = stranger.post("getMe", Vec::new(), PATIENCE).await.unwrap();
    let body = String::from_utf8(reply.body).unwrap();
    assert_eq!(body, r#"{"description":"Unauthorized","error_code":401,"ok":false}"#);
}

#[tokio::test(start_paused = true)]
async fn a_breach_of_the_specification_alone_is_kept() {
    let bot = Puppet::new();
    let text = json!({
        "methods": {"sendMessage": {"fields": [
            {"name": "chat_id", "types": ["Integer", "String"], "required": true},
            {"name": "text", "types": ["String"], "required": true},
            {"name": "reply_markup", "types": ["Inline", "Remove"], "required": false},
            {"name": "tone", "types": ["String"], "required": true},
        ]}},
        "types": {
            "Inline": {"fields": [
                {"name": "inline_keyboard", "types": ["Array of Array of Button"], "required": true},
            ]},
            "Remove": {"fields": [{"name": "remove_keyboard", "types": ["Boolean"], "required": true}]},
            "Button": {"subtypes": ["Loud", "Quiet"]},
            "Loud": {"fields": [{"name": "text", "types": ["Integer"], "required": true}]},
            "Quiet": {"fields": [{"name": "text", "types": ["String"], "required": true}]},
        },
    });
    bot.fake().hold_to(Specification::parse(&text.to_string()).unwrap());
    let markup = json!({"inline_keyboard": [[{"text": "Ja", "callback_data": "1"}]]});
    bot.fault("sendMessage", json!({"chat_id": 1, "text": "Hallo", "reply_markup": markup})).await;
    let expected = [
        "sendMessage: sendMessage.reply_markup.inline_keyboard[0][0] has an unknown field callback_data",
        "sendMessage: sendMessage lacks tone",
    ];
    assert_eq!(bot.fake().violations(), expected);
}

#[tokio::test(start_paused = true)]
async fn updates_and_results_look_as_the_specification_says() {
    let bot = Puppet::new();
    let people = &bot.people;
    people.say("anna", "👍 /start@bot_123456_bot 1 @bert");
    people.edit("anna", "/hilfe");
    people.pin("anna", 49.4, 6.6);
    people.album("anna", 2);
    for send in [
        People::photo,
        People::voice,
        People::sticker,
        People::document,
        People::contact,
        People::poll,
        People::service_message,
    ] {
        send(people, "anna");
    }
    people.join_group("chor");
    people.say_in_group("chor", "anna", "Hallo @bot_123456_bot");
    people.migrate("chor");
    people.block("anna");
    people.unblock("anna");
    people.forge("anna", "x");
    let updates = bot.fake().updates(0);
    let entities = &updates[0]["message"]["entities"];
    assert_eq!(entities[0], json!({"type": "bot_command", "offset": 3, "length": 21}));
    assert_eq!(entities[1], json!({"type": "mention", "offset": 27, "length": 5}));
    assert!(updates[0]["message"]["from"]["username"] == "kanari_anna");

    bot.result("setMyCommands", json!({"commands": [{"command": "hilfe", "description": "hilft"}]})).await;
    assert_eq!(people.commands("default"), [("hilfe".to_owned(), "hilft".to_owned())]);
    bot.result("setMyName", json!({"name": "Lotse"})).await;
    assert_eq!(people.profile("name"), "Lotse");
    let chat = people.chat_id("anna");
    let mut results = Vec::new();
    for (method, body) in [
        ("getMe", json!({})),
        ("getMyCommands", json!({"scope": {"type": "default"}})),
        ("deleteMyCommands", json!({})),
        ("getMyName", json!({"language_code": "de"})),
        ("getMyDescription", json!({})),
        ("getMyShortDescription", json!({})),
        ("getWebhookInfo", json!({})),
        ("sendMessage", json!({"chat_id": chat, "text": "x", "reply_parameters": {"message_id": 1}})),
    ] {
        results.push((method, bot.result(method, body).await));
    }
    if let Some(specification) = Specification::from_environment() {
        for update in &updates {
            assert_eq!(specification.check_type("Update", update, "update"), [""; 0], "{update}");
        }
        for (method, result) in results {
            assert_eq!(specification.check_result(method, &result), [""; 0], "{result}");
        }
    }
    people.strange("anna");
    people.malformed_update();
    assert_eq!(bot.fake().updates(0).len(), updates.len() + 2);
}
