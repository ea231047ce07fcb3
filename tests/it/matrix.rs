//! Citizens talk to the service on Matrix, with a client that is none of ours and a homeserver that is real.

use bildungslotse::domain::{
    message::{Attachment, Content},
    time::{Date, Timestamp},
};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::{
    database::TestDatabase,
    matrix_service::MatrixService,
    script::{Script, scripts},
    synapse::{
        citizens::{Citizen, Citizens, Seen},
        server::Synapse,
    },
};

/// The day on which written conversations are held.
fn written_day() -> Timestamp {
    Timestamp::noon_of(Date::constant(2025, 11, 23))
}

/// The homeserver; none, and a word about it, if the tests run without.
fn synapse() -> Option<Synapse> {
    let synapse = Synapse::shared();
    if synapse.is_none() {
        println!("there is no homeserver: scripts/with-synapse starts one");
    }
    synapse
}

/// The content of the event that stands for `content`, as Element would send it; none for what Matrix does not know.
fn event(content: &Content, last: Option<&str>) -> Option<(&'static str, Value)> {
    let text = |words: &str| json!({"msgtype": "m.text", "body": words});
    let file = |kind: &str| json!({"msgtype": kind, "body": "datei", "url": "mxc://test.local/none"});
    Some(match content {
        Content::Words(words) => ("m.room.message", text(words)),
        Content::Edited(words) => {
            let relates = json!({"rel_type": "m.replace", "event_id": last?});
            let stars = format!("* {words}");
            let edit = json!({"msgtype": "m.text", "body": stars, "m.new_content": text(words), "m.relates_to": relates});
            ("m.room.message", edit)
        }
        Content::Pin(point) => {
            let uri = format!("geo:{},{}", point.latitude, point.longitude);
            ("m.room.message", json!({"msgtype": "m.location", "body": "Ort", "geo_uri": uri}))
        }
        Content::Unreadable(Attachment::Voice) => ("m.room.message", file("m.audio")),
        Content::Unreadable(Attachment::Picture) => ("m.room.message", file("m.image")),
        Content::Unreadable(Attachment::Document) => ("m.room.message", file("m.file")),
        Content::Unreadable(Attachment::Other) => ("m.sticker", file("")),
        Content::Unreadable(Attachment::Contact | Attachment::Sealed)
        | Content::Pressed(_)
        | Content::Entered(_)
        | Content::InPublic
        | Content::TooMany => return None,
    })
}

/// The lines of what stands in a message, as written conversations have them.
fn lines(seen: &Seen) -> Vec<String> {
    seen.content["body"].as_str().unwrap().lines().map(|line| line.trim().to_owned()).collect()
}

/// One conversation, being held.
#[derive(Clone)]
struct Talk {
    citizen: Citizen,
    room: String,
    last: Option<String>,
}

/// Holds `scripts` side by side, turn by turn, in rooms that are encrypted or not. Returns what was answered otherwise.
async fn hold(
    service: &mut MatrixService,
    citizens: &[Citizen],
    scripts: Vec<Script>,
    encrypted: bool,
) -> Vec<String> {
    let bot = service.user().to_owned();
    let mut opened = Vec::new();
    for (index, script) in scripts.into_iter().enumerate() {
        // Nobody is let in more often than five times an hour.
        let citizen = citizens[index % citizens.len()].clone();
        let bot = bot.clone();
        opened.push(tokio::spawn(async move {
            let room = citizen.open_room(&bot, encrypted).await;
            (script, Talk { citizen, room, last: None })
        }));
    }
    let mut talks = Vec::new();
    for opened in opened {
        talks.push(opened.await.unwrap());
    }
    let mut wrong = Vec::new();
    for number in 0.. {
        let mut turns = JoinSet::new();
        let mut rest = Vec::new();
        for (script, talk) in talks {
            if let Some(turn) = script.turns.get(number) {
                let (kind, content) = event(&turn.content, talk.last.as_deref()).unwrap();
                let bot = bot.clone();
                turns.spawn(async move {
                    let Talk { citizen, room, .. } = talk;
                    let sent = citizen.send(&room, kind, content).await;
                    (script, Talk { citizen, room, last: Some(sent) }, bot)
                });
            }
        }
        if turns.is_empty() {
            return wrong;
        }
        if number == 0 {
            // The first words are said before the bot is there.
            let said: Vec<_> = turns.join_all().await;
            service.start().await;
            turns = JoinSet::new();
            for said in said {
                turns.spawn(async move { said });
            }
        }
        let mut answered = JoinSet::new();
        while let Some(said) = turns.join_next().await {
            let (script, talk, bot) = said.unwrap();
            answered.spawn(async move {
                let all = talk.citizen.wait_for(&talk.room, &bot, number + 1).await;
                let answers: Vec<Seen> = all
                    .into_iter()
                    .filter(|seen| seen.sender == bot && seen.kind == "m.room.message")
                    .collect();
                (script, talk, answers)
            });
        }
        while let Some(done) = answered.join_next().await {
            let (script, talk, answers) = done.unwrap();
            let answer = &answers[number];
            let expected = &script.turns[number].answer;
            if answers.len() != number + 1 || lines(answer) != *expected || answer.is_encrypted != encrypted {
                wrong.push(format!(
                    "{} turn {number}:\n{:#?}\ninstead of\n{expected:#?}",
                    script.name,
                    lines(answer)
                ));
            } else {
                rest.push((script, talk));
            }
        }
        service.pass(60);
        talks = rest;
    }
    wrong
}

/// The conversations that can be held on Matrix; and those in which hours pass, one by one.
fn groups() -> (Vec<Script>, Vec<Script>) {
    let can_be_said =
        |script: &Script| script.turns.iter().all(|turn| event(&turn.content, Some("$1")).is_some());
    let waits = |script: &Script| script.turns.iter().any(|turn| turn.seconds > 60);
    let (waiting, quick) = scripts().into_iter().filter(can_be_said).partition(waits);
    (quick, waiting)
}

async fn hold_all(encrypted: bool) {
    let Some(synapse) = synapse() else { return };
    let mut service = MatrixService::on(TestDatabase::hasty().await, &synapse, written_day()).await;
    let citizens = Citizens::new(&synapse).await;
    let (quick, _) = groups();
    let mut people = Vec::new();
    for _ in 0..quick.len().div_ceil(5) {
        people.push(citizens.sign_in(&synapse.register("anna").await).await);
    }
    let (conversations, turns) = (quick.len(), quick.iter().map(|script| script.turns.len()).sum::<usize>());
    let wrong = hold(&mut service, &people, quick, encrypted).await;
    assert!(wrong.is_empty(), "{} of {conversations}:\n{}", wrong.len(), wrong.join("\n\n"));
    println!("{conversations} conversations, {turns} turns");
    assert!(conversations > 200, "{conversations}");
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn written_conversations_are_held_in_encrypted_rooms() {
    hold_all(true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn written_conversations_are_held_in_plain_rooms() {
    hold_all(false).await;
}
