//! The server does what Telegram does.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use crate::fake_telegram::{
    pace::{Limits, Most},
    plan::{Fault, Target},
    puppet::Puppet,
};

#[tokio::test(start_paused = true)]
async fn what_the_offset_confirms_is_forgotten_and_accepted() {
    let bot = Puppet::new();
    bot.people.say_many("anna", &["eins", "zwei", "drei"]);
    let (ids, _) = bot.updates(0).await;
    assert_eq!(bot.updates(0).await.0, ids, "nothing is confirmed yet");
    assert_eq!(bot.updates(ids[1]).await.0, ids[1..]);
    assert_eq!(bot.updates(ids[0]).await.0, ids[1..], "what is forgotten never comes back");
    assert_eq!(bot.fake().ledger().accepted[0].text, "eins");

    tokio::time::sleep(Duration::from_hours(24)).await;
    assert_eq!(bot.updates(0).await.0, [0; 0]);
    assert_eq!(bot.fake().ledger().expired, ids[1..]);

    bot.fake().jump_ids();
    bot.people.say("anna", "vier");
    let (jumped, _) = bot.updates(ids[2] + 1).await;
    assert_eq!(jumped.len(), 1, "an offset from before the silent week hides nothing");
    assert_ne!(jumped[0], ids[2] + 1);

    bot.result("getUpdates", json!({"offset": jumped[0] + 1, "allowed_updates": ["callback_query"]})).await;
    bot.people.say("anna", "fünf");
    assert_eq!(bot.updates(0).await.0, [0; 0], "it was not asked for");
}

#[tokio::test(start_paused = true)]
async fn a_poll_waits_and_a_second_one_ends_it() {
    let bot = Puppet::new();
    let start = Instant::now();
    assert_eq!(bot.result("getUpdates", json!({"timeout": 30})).await, json!([]));
    assert_eq!(start.elapsed().as_secs(), 30);

    let speaking = async {
        tokio::time::sleep(Duration::from_secs(5)).await;
        bot.people.say("anna", "Hallo");
    };
    let (updates, ()) = tokio::join!(bot.result("getUpdates", json!({"timeout": 30})), speaking);
    assert_eq!(updates[0]["message"]["text"], "Hallo");
    assert_eq!(start.elapsed().as_secs(), 35);

    let offset = updates[0]["update_id"].as_i64().unwrap() + 1;
    let poll = json!({"timeout": 30, "offset": offset});
    let second = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        bot.result("getUpdates", json!({"timeout": 1, "offset": offset})).await
    };
    let (first, second) = tokio::join!(bot.fault("getUpdates", poll), second);
    assert!(first.starts_with("Conflict: terminated by other getUpdates request"), "{first}");
    assert_eq!(second, json!([]));

    bot.result("setWebhook", json!({"url": "https://bot.example/hook"})).await;
    let fault = bot.fault("getUpdates", json!({})).await;
    assert!(fault.starts_with("Conflict: can't use getUpdates method while webhook is active"), "{fault}");
    assert_eq!(bot.result("getWebhookInfo", json!({})).await["url"], "https://bot.example/hook");
    bot.result("deleteWebhook", json!({"drop_pending_updates": true})).await;
    assert_eq!(bot.updates(0).await.0, [0; 0]);
}

#[tokio::test(start_paused = true)]
async fn who_sends_too_fast_waits_and_who_does_not_wait_is_counted() {
    let bot = Puppet::new();
    bot.people.say("anna", "Hallo");
    bot.people.say("bert", "Hallo");
    for _ in 0..3 {
        assert_eq!(bot.send("anna", "schnell").await["ok"], true);
    }
    let refused = bot.send("anna", "zu schnell").await;
    assert_eq!(refused["parameters"]["retry_after"], 1, "{refused}");
    assert_eq!(refused["description"], "Too Many Requests: retry after 1");
    assert_eq!(bot.send("bert", "ruhig").await["ok"], true, "nobody else waits");
    assert_eq!(bot.fake().broken_waits(), 0);
    assert_eq!(bot.send("anna", "zu früh").await["error_code"], 429);
    assert_eq!(bot.fake().broken_waits(), 1);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(bot.send("anna", "ruhig").await["ok"], true);
    assert_eq!(bot.fake().most_in_a_second(), Most { overall: 6, one_chat: 5 });

    bot.fake().order(Target::Method("sendMessage"), Fault::BotWait(9));
    assert_eq!(bot.send("bert", "alle").await["parameters"]["retry_after"], 9);
    assert_eq!(bot.send("anna", "alle").await["error_code"], 429);
    assert_eq!(bot.fake().broken_waits(), 2);

    tokio::time::sleep(Duration::from_secs(9)).await;
    bot.people.join_group("chor");
    bot.fake().limit(Limits { chat_burst: 99, ..Limits::default() });
    for _ in 0..20 {
        assert_eq!(bot.send("chor", "Hallo").await["ok"], true);
    }
    let wait = bot.send("chor", "Hallo").await["parameters"]["retry_after"].as_u64().unwrap();
    assert!((55..=60).contains(&wait), "{wait}");
}

#[tokio::test(start_paused = true)]
async fn a_press_is_answered_once_and_an_old_one_not_at_all() {
    let bot = Puppet::new();
    bot.people.say("anna", "/start");
    let chat = bot.people.chat_id("anna");
    let markup = json!({"inline_keyboard": [[{"text": "Ja", "callback_data": "j"}]]});
    let sent =
        bot.result("sendMessage", json!({"chat_id": chat, "text": "Ja?", "reply_markup": markup})).await;

    let query = bot.people.press("anna", "Ja");
    assert_eq!(bot.people.spinning("anna"), 1);
    let answer = json!({"callback_query_id": query, "text": "gut"});
    bot.result("answerCallbackQuery", answer.clone()).await;
    let fault = bot.fault("answerCallbackQuery", answer).await;
    assert!(fault.starts_with("Bad Request: query is too old"), "{fault}");
    assert_eq!((bot.people.spinning("anna"), bot.people.answers("anna")), (0, vec!["gut".to_owned()]));

    let old = bot.people.press_old("anna", sent["message_id"].as_i64().unwrap(), "längst weg");
    let forged = bot.people.forge("anna", "nie da");
    assert_ne!(old, forged);
    tokio::time::sleep(Duration::from_mins(1)).await;
    let fault = bot.fault("answerCallbackQuery", json!({"callback_query_id": old})).await;
    assert!(fault.starts_with("Bad Request: query is too old"), "{fault}");

    let (_, updates) = bot.updates(0).await;
    let presses: Vec<_> = updates.iter().filter_map(|update| update.get("callback_query")).collect();
    assert_eq!(presses[0]["message"]["reply_markup"], markup);
    assert_eq!((&presses[0]["data"], &presses[2]["data"]), (&json!("j"), &json!("nie da")));
}

#[tokio::test(start_paused = true)]
async fn messages_are_edited_and_deleted_as_telegram_does_it() {
    let bot = Puppet::new();
    bot.fake().limit(Limits::none());
    bot.people.say("anna", "Hallo");
    let chat = bot.people.chat_id("anna");
    let sent = bot.send("anna", "eins").await["result"].clone();
    let edit = |id: i64, text: &str| json!({"chat_id": chat, "message_id": id, "text": text});
    let id = sent["message_id"].as_i64().unwrap();
    let fault = bot.fault("editMessageText", edit(id, "eins")).await;
    assert!(fault.starts_with("Bad Request: message is not modified: specified new"), "{fault}");
    bot.result("editMessageText", edit(id, "zwei")).await;
    assert_eq!(bot.fault("editMessageText", edit(99, "x")).await, "Bad Request: message to edit not found");
    assert_eq!(bot.fault("editMessageText", edit(1, "x")).await, "Bad Request: message can't be edited");
    let markup = json!({"inline_keyboard": [[{"text": "Ja", "callback_data": "j"}]]});
    let request = json!({"chat_id": chat, "message_id": id, "reply_markup": markup});
    bot.result("editMessageReplyMarkup", request).await;
    assert_eq!((bot.people.last("anna").labels(), bot.people.last("anna").is_edited), (vec!["Ja"], true));
    bot.result("sendChatAction", json!({"chat_id": chat, "action": "typing"})).await;
    assert_eq!(bot.people.actions("anna")[0].1, "typing");

    bot.result("deleteMessage", json!({"chat_id": chat, "message_id": id})).await;
    let fault = bot.fault("deleteMessage", json!({"chat_id": chat, "message_id": id})).await;
    assert_eq!(fault, "Bad Request: message to delete not found");
    let keyboard = json!({"keyboard": [[{"text": "Ort senden", "request_location": true}, "Nein"]]});
    bot.result("sendMessage", json!({"chat_id": chat, "text": "Wo?", "reply_markup": keyboard})).await;
    bot.people.press("anna", "Nein");
    assert_eq!(bot.people.keyboard("anna"), [["Ort senden", "Nein"]]);
    assert_eq!(bot.people.last("anna").keyboard, [["Ort senden", "Nein"]]);
    let expected = "> Hallo\n< eins\n~ zwei\n~ zwei\n[Ja]\nx zwei\n< Wo?\n[Ort senden] [Nein]\n> Nein";
    assert_eq!(bot.people.transcript("anna"), expected);
}

#[tokio::test(start_paused = true)]
async fn who_is_gone_is_not_reached() {
    let bot = Puppet::new();
    let description = |answer: Value| answer["description"].as_str().unwrap().to_owned();
    assert_eq!((bot.people.shown("niemand"), bot.people.transcript("niemand")), (vec![], String::new()));
    assert_eq!(description(bot.send("niemand", "x").await), "Bad Request: chat not found");
    bot.people.say("anna", "Hallo");
    bot.people.block("anna");
    assert_eq!(description(bot.send("anna", "x").await), "Forbidden: bot was blocked by the user");
    bot.people.unblock("anna");
    assert_eq!(bot.send("anna", "x").await["ok"], true);
    bot.people.deactivate("anna");
    assert_eq!(description(bot.send("anna", "x").await), "Forbidden: user is deactivated");

    bot.people.join_group("chor");
    let old = bot.people.chat_id("chor");
    bot.people.migrate("chor");
    let answer = bot.call("sendMessage", json!({"chat_id": old, "text": "x"})).await;
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], bot.people.chat_id("chor"));
    assert_eq!(description(answer), "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(bot.send("chor", "x").await["result"]["chat"]["type"], "supergroup");
    bot.people.kick("chor");
    assert_eq!(description(bot.send("chor", "x").await), "Forbidden: bot was kicked from the group chat");
    let second = bot.wire.people(1);
    second.say("anna", "Hallo");
    assert_eq!(second.shown("anna").len(), 1, "every bot has chats of its own");
}
