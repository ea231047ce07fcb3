//! Rooms on Matrix: who is let in, what else than words is understood there, and what happens when something is missing.

use std::{collections::BTreeMap, time::Duration};

use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{
    database::{NOW, TestDatabase},
    matrix_service::MatrixService,
    synapse::{
        citizens::{Citizen, Citizens, Seen},
        rest::Rest,
        server::Synapse,
    },
};

/// The homeserver; none, and a word about it, if the tests run without.
pub fn synapse() -> Option<Synapse> {
    let synapse = Synapse::shared();
    if synapse.is_none() {
        println!("there is no homeserver: scripts/with-synapse starts one");
    }
    synapse
}

/// The service, running, and citizens; none if the tests run without a homeserver.
pub async fn begin(has_reactions: bool) -> Option<(Synapse, MatrixService, Citizens)> {
    let synapse = synapse()?;
    let mut service = MatrixService::on(TestDatabase::hasty().await, &synapse, NOW).await;
    service.has_reactions = has_reactions;
    service.start().await;
    let citizens = Citizens::new(&synapse).await;
    Some((synapse, service, citizens))
}

/// Somebody who has signed in.
pub async fn person(synapse: &Synapse, citizens: &Citizens) -> Citizen {
    citizens.sign_in(&synapse.register("anna").await).await
}

/// What the bot says, message by message.
fn answers(seen: &[Seen], bot: &str) -> Vec<String> {
    let is_answer = |seen: &&Seen| seen.sender == bot && seen.kind == "m.room.message";
    seen.iter().filter(is_answer).map(|seen| seen.content["body"].as_str().unwrap().to_owned()).collect()
}

/// Waits until nothing is remembered of anybody; `false` if that does not come.
async fn is_forgotten(service: &MatrixService) -> bool {
    for _ in 0..200 {
        if service.database.number("select count(*) from session").await == 0 {
            return true;
        }
        sleep(Duration::from_millis(50)).await;
    }
    false
}

/// Waits until `user` is a member of `room` in this way.
async fn wait_for_membership(citizen: &Citizen, room: &str, (user, membership): (&str, &str)) {
    for _ in 0..200 {
        let members = citizen.members(room).await;
        if members.iter().any(|(member, is)| member == user && is == membership) {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("{user} does not {membership}: {:?}", citizen.members(room).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_invites_and_says_nothing_is_greeted_and_a_room_for_many_is_left_with_a_word() {
    let Some((synapse, mut service, citizens)) = begin(false).await else { return };
    let (anna, bot) = (person(&synapse, &citizens).await, service.user().to_owned());
    let room = anna.open_room(&bot, true).await;
    let greeting = answers(&anna.wait_for(&room, &bot, 1).await, &bot);
    assert!(greeting[0].starts_with("Guten Tag!"), "{greeting:?}");

    let group = anna.create(json!({"preset": "private_chat", "invite": [bot]})).await;
    wait_for_membership(&anna, &group, (&bot, "leave")).await;
    let word = |seen: &Seen| seen.content["reason"].as_str().unwrap_or_default().contains("zu zweit");
    assert!(anna.seen(&group).await.iter().any(word), "it says why");

    let bert = person(&synapse, &citizens).await;
    anna.invite(&room, &bert.user_id).await;
    wait_for_membership(&anna, &room, (&bot, "leave")).await;
    assert!(is_forgotten(&service).await, "where others read along, nothing is kept");
    service.end().await;
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_leaves_is_forgotten_and_an_empty_room_is_left() {
    let Some((synapse, mut service, citizens)) = begin(false).await else { return };
    let (anna, bot) = (person(&synapse, &citizens).await, service.user().to_owned());
    let room = anna.open_room(&bot, true).await;
    anna.say(&room, "Yoga in Merzig").await;
    anna.wait_for(&room, &bot, 1).await;
    anna.leave(&room).await;
    assert!(is_forgotten(&service).await);
    service.settled().await;
    assert_eq!(service.joined(), 0, "nobody is left there");
    service.end().await;
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_is_answered_anew_and_a_tap_is_a_choice() {
    let Some((synapse, service, citizens)) = begin(true).await else { return };
    let (anna, bot) = (person(&synapse, &citizens).await, service.user().to_owned());
    let room = anna.open_room(&bot, true).await;
    anna.wait_for(&room, &bot, 1).await;
    let said = anna.say(&room, "Yoga in Perl").await;
    anna.wait_for(&room, &bot, 2).await;
    let new = json!({"msgtype": "m.text", "body": "Fußball in Merzig"});
    let relates = json!({"rel_type": "m.replace", "event_id": said});
    let edit = json!({"msgtype": "m.text", "body": "* Fußball in Merzig", "m.new_content": new, "m.relates_to": relates});
    anna.send(&room, "m.room.message", edit).await;
    let seen = anna.wait_for(&room, &bot, 3).await;
    let all = answers(&seen, &bot);
    assert!(all[2].contains("Fußball") && !all[2].contains("Yoga"), "{}", all[2]);

    anna.say(&room, "neu").await;
    let seen = anna.wait_for(&room, &bot, 4).await;
    let menu = seen.iter().rev().find(|seen| seen.sender == bot && seen.kind == "m.room.message").unwrap();
    // The bot sets the reactions to be tapped under its last message.
    let mut taps = Vec::new();
    for _ in 0..200 {
        let seen = anna.seen(&room).await;
        let is_tap = |seen: &&Seen| {
            seen.kind == "m.reaction" && seen.content["m.relates_to"]["event_id"] == menu.event_id.as_str()
        };
        taps = seen.iter().filter(is_tap).map(|seen| seen.content["m.relates_to"].clone()).collect();
        if taps.len() == 5 {
            break;
        }
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(taps.len(), 5, "{}", menu.content["body"]);
    let second = taps.iter().find(|tap| tap["key"].as_str().unwrap().starts_with('2')).unwrap();
    anna.send(&room, "m.reaction", json!({"m.relates_to": second})).await;
    let all = answers(&anna.wait_for(&room, &bot, 5).await, &bot);
    assert!(all[4].contains("Wie alt ist Ihr Kind?"), "{} after {} {second}", all[4], menu.content);
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_decrypted_is_asked_for_once_an_hour() {
    let Some((synapse, service, citizens)) = begin(false).await else { return };
    let (anna, bot) = (person(&synapse, &citizens).await, service.user().to_owned());
    let room = anna.open_room(&bot, true).await;
    anna.wait_for(&room, &bot, 1).await;
    let broken = json!({"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgAEnACgAkLmt6qF84IK++J7UDH2Za1YVchHyprqTqsg",
        "device_id": "NIEMAND", "sender_key": "IlRMeOPX2e0MurIyfWEucYBRVOEEUMrOHqn/8mLqMjA", "session_id": "X3lUlvLELLYxeTx4yOVu6UDpasGEVO0Jbu+QFnm0cKQ"});
    for _ in 0..3 {
        anna.send_raw(&room, "m.room.encrypted", broken.clone()).await;
    }
    anna.say(&room, "Yoga in Merzig").await;
    let all = answers(&anna.wait_for(&room, &bot, 2).await, &bot);
    assert!(all[1].contains("Yoga"), "it holds up nothing: {}", all[1]);
    service.pass(30);
    let all = answers(&anna.wait_for(&room, &bot, 3).await, &bot);
    assert!(all[2].contains("nicht entschlüsseln"), "{}", all[2]);
    anna.say(&room, "Fußball in Perl").await;
    let all = answers(&anna.wait_for(&room, &bot, 4).await, &bot);
    assert!(all[3].contains("Fußball"), "it is asked once: {}", all[3]);
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_homeserver_that_asks_for_patience_gets_it_and_nothing_is_lost() {
    let Some((synapse, service, citizens)) = begin(false).await else { return };
    synapse.limit(&service.account, 1, 2).await;
    let bot = service.user().to_owned();
    let mut rooms = BTreeMap::new();
    for name in ["anna", "bert", "carl", "dora"] {
        let citizen = person(&synapse, &citizens).await;
        let room = citizen.open_room(&bot, false).await;
        citizen.say(&room, &format!("Yoga für {name}")).await;
        rooms.insert(room, citizen);
    }
    for (room, citizen) in &rooms {
        citizen.wait_for(room, &bot, 1).await;
    }
    let tally = "select count(*) from outbox where outcome = 'dead' or outcome = 'unknown'";
    assert_eq!(service.database.number(tally).await, 0);
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gap_is_filled_however_much_was_said_meanwhile() {
    let Some((synapse, mut service, citizens)) = begin(false).await else { return };
    let (anna, bot) = (person(&synapse, &citizens).await, service.user().to_owned());
    let room = anna.open_room(&bot, false).await;
    anna.wait_for(&room, &bot, 1).await;
    service.end().await;
    // More than the homeserver hands over at once.
    anna.say(&room, "Yoga in Merzig").await;
    for number in 0..130 {
        let content = json!({"msgtype": "m.notice", "body": format!("{number}")});
        anna.send(&room, "m.room.message", content).await;
    }
    service.start().await;
    let all = answers(&anna.wait_for(&room, &bot, 2).await, &bot);
    assert!(all[1].contains("Yoga"), "{}", all[1]);
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_said_before_the_bot_ran_for_the_first_time_is_not_answered() {
    let Some(synapse) = synapse() else { return };
    let mut service = MatrixService::on(TestDatabase::hasty().await, &synapse, NOW).await;
    let citizens = Citizens::new(&synapse).await;
    let (anna, bot) = (person(&synapse, &citizens).await, service.user().to_owned());
    let old = anna.open_room(&bot, false).await;
    let account = Rest::sign_in(&synapse.url, &service.account).await;
    let _: Value = account.post(&format!("/_matrix/client/v3/join/{old}"), &json!({})).await;
    anna.say(&old, "Fußball").await;
    service.start().await;
    let new = anna.open_room(&bot, false).await;
    anna.wait_for(&new, &bot, 1).await;
    assert_eq!(answers(&anna.seen(&old).await, &bot), [""; 0]);
    anna.say(&old, "Yoga").await;
    let all = answers(&anna.wait_for(&old, &bot, 1).await, &bot);
    assert!(all[0].contains("Yoga"), "{}", all[0]);
    service.remove().await;
}

/// The resident memory of this process, in KiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_invitations_lets_nobody_in_too_often_and_leaves_nothing_behind() {
    let Some((synapse, service, _)) = begin(false).await else { return };
    // `BILDUNGSLOTSE_TEST_INVITATIONS=1000` takes four minutes, because each needs a room of its own.
    let flood: u32 = std::env::var("BILDUNGSLOTSE_TEST_INVITATIONS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(250);
    let bot = service.user().to_owned();
    let flooder = Rest::sign_in(&synapse.url, &synapse.register("flut").await).await;
    let invite = async |count: u32| {
        for _ in 0..count {
            let body = json!({"preset": "trusted_private_chat", "is_direct": true, "invite": [bot]});
            let _: Value = flooder.post("/_matrix/client/v3/createRoom", &body).await;
        }
        service.settled().await;
    };
    invite(flood / 10).await;
    let before = memory();
    invite(flood - flood / 10).await;
    let after = memory();
    assert_eq!(service.joined(), 5, "five an hour are let in");
    println!("{flood} invitations: {before} KiB after a tenth of them, {after} KiB at the end");
    assert!(after < before + before / 5 + 10_000, "memory stays flat: {before} KiB, then {after}");
    service.remove().await;
}
