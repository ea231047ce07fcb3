//! The real program is killed while it serves on Matrix, and so is the homeserver, while citizens talk on: each of their
//! messages is answered once.

use std::{
    process::Command,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    task::JoinSet,
    time::{Instant, sleep, sleep_until},
};

use crate::{
    fake_telegram::chance::Chance,
    load::nonce,
    matrix_login::{command, log_in},
    program::Program,
    rack::{end, killed, number, started},
    synapse::{
        citizens::{Citizen, Citizens, Seen},
        server::{Limits, Synapse},
    },
};

/// So many times the program is killed, and after each tenth of them the homeserver.
const KILLS: u64 = 100;
const KILLS_OF_A_HOMESERVER: u64 = 10;

/// So many rooms are talked in; every other one is encrypted.
const ROOMS: u64 = 16;

/// In a room something is said this often at most: more than twenty a minute are not heard.
const EVERY: Duration = Duration::from_millis(4_200);

/// What is said, by a number of its own.
static SAID: AtomicU64 = AtomicU64::new(0);

async fn say(citizen: &Citizen, room: &str) -> u64 {
    let number = SAID.fetch_add(1, Ordering::SeqCst);
    citizen.say(room, &format!("Kennwort qx{number}q")).await;
    number
}

/// Talks in `room` until `is_over`: one or two things at a time, and goes on when they are answered. Returns what was said.
async fn talk(
    citizen: Citizen,
    (room, first): (String, u64),
    bot: String,
    is_over: Arc<AtomicBool>,
) -> Vec<u64> {
    let mut said = vec![first];
    let mut next = Instant::now() + EVERY;
    while !is_over.load(Ordering::SeqCst) {
        sleep_until(next).await;
        for _ in 0..=said.len() % 2 {
            next += EVERY;
            said.push(say(&citizen, &room).await);
        }
        citizen.wait_for(&room, &bot, said.len()).await;
        next = next.max(Instant::now());
    }
    said
}

/// Kills the program again and again, and now and then the homeserver while the program runs.
async fn torture(serve: impl Fn() -> Command, synapse: &mut Synapse, log: &Arc<Mutex<String>>) {
    let kills = number("BILDUNGSLOTSE_TEST_MATRIX_KILLS", KILLS);
    let mut chance = Chance::new(number("BILDUNGSLOTSE_TEST_SEED", 1));
    for kill in 1..=kills {
        let (child, is_ready) = started(serve(), log).await;
        assert!(is_ready, "it starts again after each kill: {}", log.lock().unwrap());
        sleep(Duration::from_millis(chance.below(1_500).into())).await;
        if kill % (kills / KILLS_OF_A_HOMESERVER).max(1) == 0 {
            synapse.kill();
            sleep(Duration::from_millis(chance.below(500).into())).await;
            synapse.start().await;
            sleep(Duration::from_millis(chance.below(1_500).into())).await;
        }
        killed(child);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_again_and_again_it_answers_each_message_on_matrix_once() {
    let Some(mut synapse) = Synapse::own(Limits::None).await else {
        println!("there is no homeserver: scripts/with-synapse prepares one");
        return;
    };
    let program = Program::new();
    let account = synapse.register("bot").await;
    log_in(&program, &synapse, &account);
    let citizens = Citizens::new(&synapse).await;
    let mut rooms = Vec::new();
    for index in 0..ROOMS {
        let citizen = citizens.sign_in(&synapse.register("anna").await).await;
        let room = citizen.open_room(&account.user_id, index % 2 == 0).await;
        // The first words are said before the bot is there.
        let first = say(&citizen, &room).await;
        rooms.push((citizen, room, first));
    }
    let log = Arc::new(Mutex::new(String::new()));
    let is_over = Arc::new(AtomicBool::new(false));
    let mut talks = JoinSet::new();
    for (citizen, room, first) in rooms {
        let (bot, is_over) = (account.user_id.clone(), is_over.clone());
        talks.spawn(async move {
            let said = talk(citizen.clone(), (room.clone(), first), bot, is_over).await;
            (citizen, room, said)
        });
    }
    let home = synapse.url.clone();
    let serve = || command(&program, &home, &account, &["serve"]);
    torture(serve, &mut synapse, &log).await;
    is_over.store(true, Ordering::SeqCst);
    let (mut child, is_ready) = started(serve(), &log).await;
    assert!(is_ready, "after all that it does not start again");
    let mut count = 0;
    while let Some(talked) = talks.join_next().await {
        let (citizen, room, said) = talked.unwrap();
        let seen = citizen.wait_for(&room, &account.user_id, said.len()).await;
        // What came twice would come now.
        sleep(Duration::from_millis(200)).await;
        drop(seen);
        let seen = citizen.seen(&room).await;
        let answers =
            seen.iter().filter(|seen| seen.sender == account.user_id && seen.kind == "m.room.message");
        let text = |seen: &Seen| seen.content["body"].as_str().unwrap_or_default().to_owned();
        let answered: Vec<_> = answers.map(|seen| nonce(&text(seen)).ok_or_else(|| text(seen))).collect();
        let said: Vec<_> = said.into_iter().map(Ok).collect();
        assert_eq!(answered, said, "each is answered once, in order");
        count += said.len();
    }
    end(&mut child);
    println!("{count} messages in {ROOMS} rooms: 0 lost, 0 twice");
}
