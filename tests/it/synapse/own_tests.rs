//! The homeserver and its citizens are what they promise to be.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::synapse::{
    citizens::{Citizen, Citizens, Seen},
    rest::Rest,
    server::{Account, Limits, Synapse},
};

#[tokio::test]
async fn citizens_talk_in_plain_rooms() {
    talk(false).await;
}

#[tokio::test]
async fn citizens_talk_in_encrypted_rooms() {
    talk(true).await;
}

async fn talk(encrypted: bool) {
    let Some(synapse) = shared() else { return };
    let (anna, bert) = two(&synapse).await;
    let room = anna.open_room(&bert.user_id, encrypted).await;
    bert.join(&room).await;
    let started = Instant::now();
    let hello = anna.say(&room, "Hallo").await;
    bert.wait_for(&room, &anna.user_id, 1).await;
    bert.say(&room, "Auch hallo").await;
    anna.wait_for(&room, &bert.user_id, 1).await;
    let first = started.elapsed();
    let afterwards = Instant::now();
    for turn in 2..12 {
        anna.say(&room, "Und?").await;
        bert.wait_for(&room, &anna.user_id, turn).await;
        bert.say(&room, "Na ja").await;
        anna.wait_for(&room, &bert.user_id, turn).await;
    }
    let each = afterwards.elapsed() / 10;
    println!("encrypted: {encrypted}; first round trip {first:?}, then {each:?} each");

    let edit = json!({
        "msgtype": "m.text", "body": "* Hallo!", "m.new_content": { "msgtype": "m.text", "body": "Hallo!" },
        "m.relates_to": { "rel_type": "m.replace", "event_id": hello },
    });
    anna.send(&room, "m.room.message", edit.clone()).await;
    let reaction = json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": hello, "key": "👍" } });
    anna.send(&room, "m.reaction", reaction.clone()).await;
    let slip = anna.say(&room, "Verschrieben").await;
    anna.redact(&room, &slip).await;
    anna.say(&room, "Ende").await;
    let seen = bert.wait_for(&room, &anna.user_id, 14).await;

    let messages: Vec<_> = seen.iter().filter(|seen| seen.kind == "m.room.message").collect();
    assert!(messages.iter().all(|seen| seen.is_encrypted == encrypted && seen.is_decrypted == encrypted));
    assert_eq!(messages[0].event_id, hello);
    assert_eq!(messages[0].content["body"], "Hallo");
    assert!(messages.iter().any(|seen| seen.content == edit));
    assert_eq!(messages.iter().find(|seen| seen.event_id == slip).unwrap().content, json!({}));
    let reactions: Vec<_> = seen.iter().filter(|seen| seen.kind == "m.reaction").collect();
    assert_eq!(reactions.iter().map(|seen| &seen.content).collect::<Vec<_>>(), [&reaction]);
    assert!(!reactions[0].is_encrypted);

    bert.leave(&room).await;
    anna.say(&room, "Schade").await;
    let members = anna.members(&room).await;
    assert!(members.contains(&(anna.user_id.clone(), "join".into())), "{members:?}");
    assert!(members.contains(&(bert.user_id.clone(), "leave".into())), "{members:?}");
}

#[tokio::test]
async fn what_was_said_before_the_other_came_can_be_read() {
    let Some(synapse) = shared() else { return };
    let (anna, bert) = two(&synapse).await;
    let room = anna.open_room(&bert.user_id, true).await;
    for _ in 0..150 {
        // More than a sync tells at once, so that it has to be paged back.
        anna.say(&room, "Bist du da?").await;
    }
    bert.join(&room).await;
    let seen = bert.wait_for(&room, &anna.user_id, 150).await;
    assert!(seen.iter().filter(|seen| seen.is_encrypted).all(|seen| seen.is_decrypted));
    assert_eq!(seen[0].kind, "m.room.create");

    // Whoever is invited later cannot read what was said before, but all that comes then.
    let carl = Citizens::new(&synapse).await.sign_in(&synapse.register("carl").await).await;
    anna.invite(&room, &carl.user_id).await;
    anna.say(&room, "Willkommen").await;
    carl.join(&room).await;
    let seen = carl.wait_for(&room, &anna.user_id, 1).await;
    assert_eq!(words(&seen, &anna), ["Willkommen"]);
    assert_eq!(seen.iter().filter(|seen| seen.is_encrypted && !seen.is_decrypted).count(), 150);
}

#[tokio::test]
async fn nothing_is_lost_when_the_homeserver_is_killed() {
    let Some(mut synapse) = Synapse::own(Limits::None).await else { return println!("no Synapse is there") };
    let (anna, bert) = two(&synapse).await;
    let mut rooms = Vec::new();
    for encrypted in [true, false] {
        let room = anna.open_room(&bert.user_id, encrypted).await;
        bert.join(&room).await;
        rooms.push(room);
    }
    let expected: Vec<_> = (0..60).map(|number| number.to_string()).collect();
    let talking: Vec<_> = rooms
        .iter()
        .map(|room| {
            let (anna, room, expected) = (anna.clone(), room.clone(), expected.clone());
            tokio::spawn(async move {
                for word in expected {
                    anna.say(&room, &word).await;
                }
            })
        })
        .collect();
    for room in &rooms {
        bert.wait_for(room, &anna.user_id, 20).await;
    }
    synapse.kill();
    let started = Instant::now();
    synapse.start().await;
    println!("started again in {:?}", started.elapsed());
    for task in talking {
        task.await.unwrap();
    }
    for room in &rooms {
        assert_eq!(words(&bert.wait_for(room, &anna.user_id, 60).await, &anna), expected);
        assert_eq!(words(&anna.wait_for(room, &anna.user_id, 60).await, &anna), expected);
    }
}

#[tokio::test]
async fn what_is_broken_or_plain_is_seen_as_it_is() {
    let Some(synapse) = shared() else { return };
    let (anna, bert) = two(&synapse).await;
    let room = anna.open_room(&bert.user_id, true).await;
    bert.join(&room).await;
    let broken = json!({
        "algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "Unsinn", "session_id": "keine", "device_id": "keins",
        "sender_key": "keiner",
    });
    anna.send_raw(&room, "m.room.encrypted", broken.clone()).await;
    anna.send_raw(&room, "m.room.encrypted", json!({ "algorithm": 7 })).await;
    anna.send_raw(&room, "m.room.message", json!({ "msgtype": "m.text", "body": "offen" })).await;
    anna.say(&room, "geheim").await;
    let seen = bert.wait_for(&room, &anna.user_id, 2).await;
    let [.., first, second, plain, secret] = &seen[..] else { panic!("{seen:?}") };
    assert_eq!((first.is_encrypted, first.is_decrypted, &first.content), (true, false, &broken));
    assert_eq!((second.is_encrypted, second.is_decrypted), (true, false));
    assert_eq!((plain.is_encrypted, plain.is_decrypted), (false, false));
    assert_eq!((secret.is_encrypted, secret.is_decrypted), (true, true));
    assert_eq!(words(&seen, &anna), ["offen", "geheim"]);
}

#[tokio::test]
async fn raw_requests_show_typing_and_reading() {
    let Some(synapse) = shared() else { return };
    let anna = Citizens::new(&synapse).await.sign_in(&synapse.register("anna").await).await;
    let account = synapse.register("bot").await;
    let bot = Rest::sign_in(&synapse.url, &account).await;
    let room = anna.create(json!({ "preset": "private_chat", "invite": [account.user_id] })).await;
    let place = format!("/_matrix/client/v3/rooms/{room}");
    let (status, refusal) = bot.call(Method::GET, &format!("{place}/state"), None).await;
    assert_eq!((status.as_u16(), &refusal["errcode"]), (403, &json!("M_FORBIDDEN")));
    bot.post(&format!("{place}/join"), &json!({})).await;
    let said = anna.say(&room, "Hallo").await;
    bot.post(&format!("{place}/receipt/m.read/{said}"), &json!({})).await;
    let typing = json!({ "typing": true, "timeout": 20_000 });
    bot.put(&format!("{place}/typing/{}", account.user_id), &typing).await;
    let end = Instant::now() + Duration::from_secs(20);
    while anna.receipts(&room).await != [said.as_str()] || anna.typing(&room).await != 1 {
        assert!(Instant::now() < end, "neither typing nor reading was seen");
        sleep(Duration::from_millis(10)).await;
    }
    assert!(anna.seen(&room).await.iter().any(|seen| seen.event_id == said));
    let page = bot.get(&format!("{place}/messages?dir=b&limit=1")).await;
    assert_eq!(page["chunk"][0]["event_id"], json!(said));
}

#[tokio::test]
async fn a_limit_is_kept_and_can_be_lifted() {
    let Some(synapse) = Synapse::own(Limits::Default).await else { return println!("no Synapse is there") };
    let account = synapse.register("bot").await;
    assert!(refusals(&synapse, &account).await > 0);
    synapse.limit(&account, 1, 1000).await;
    assert_eq!(refusals(&synapse, &account).await, 0);
}

/// How many of twenty messages, one right after the other, are too many.
async fn refusals(synapse: &Synapse, account: &Account) -> usize {
    let rest = Rest::sign_in(&synapse.url, account).await;
    let room = rest.post("/_matrix/client/v3/createRoom", &json!({})).await["room_id"].clone();
    let mut refused = 0;
    for number in 0..20 {
        let path =
            format!("/_matrix/client/v3/rooms/{}/send/m.room.message/{number}", room.as_str().unwrap());
        let (status, _) =
            rest.call(Method::PUT, &path, Some(&json!({ "msgtype": "m.text", "body": "" }))).await;
        refused += usize::from(status.as_u16() == 429);
    }
    refused
}

#[tokio::test]
async fn many_citizens_write_to_one_at_once() {
    let Some(synapse) = shared() else { return };
    let citizens = Citizens::new(&synapse).await;
    let bot = citizens.sign_in(&synapse.register("bot").await).await;
    let started = Instant::now();
    let talking: Vec<_> = (0..20)
        .map(|_| {
            let (citizens, bot, synapse) = (citizens.clone(), bot.clone(), Synapse::shared().unwrap());
            tokio::spawn(async move {
                let citizen = citizens.sign_in(&synapse.register("viele").await).await;
                let room = citizen.open_room(&bot.user_id, true).await;
                bot.join(&room).await;
                for number in 1..=3 {
                    citizen.say(&room, "Frage").await;
                    bot.wait_for(&room, &citizen.user_id, number).await;
                    bot.say(&room, "Antwort").await;
                    citizen.wait_for(&room, &bot.user_id, number).await;
                }
            })
        })
        .collect();
    for task in talking {
        task.await.unwrap();
    }
    println!("120 messages in twenty rooms: {:?}", started.elapsed());
}

/// The homeserver that is there for all.
fn shared() -> Option<Synapse> {
    let synapse = Synapse::shared();
    if synapse.is_none() {
        println!("no Synapse is there");
    }
    synapse
}

/// Two citizens in one process.
async fn two(synapse: &Synapse) -> (Citizen, Citizen) {
    let citizens = Citizens::new(synapse).await;
    let started = Instant::now();
    let account = synapse.register("anna").await;
    let registered = started.elapsed();
    let afterwards = Instant::now();
    let anna = citizens.sign_in(&account).await;
    println!("registered in {registered:?}, then signed in in {:?}", afterwards.elapsed());
    (anna, citizens.sign_in(&synapse.register("bert").await).await)
}

/// What `sender` said that can be read.
fn words<'a>(seen: &'a [Seen], sender: &Citizen) -> Vec<&'a str> {
    let messages = seen.iter().filter(|seen| seen.kind == "m.room.message" && seen.sender == sender.user_id);
    messages.map(|seen| seen.content["body"].as_str().unwrap_or_default()).collect()
}
