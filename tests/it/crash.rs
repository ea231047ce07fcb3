//! The service is killed again and again: what it accepted is answered all the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
        terminal::Terminal,
    },
    domain::{message::ChannelKind, outbox::Delivery, time::Timestamp},
    store::{inbox, open::Store, outbox},
    usecase::{deliver::deliver, receive::receive},
};

use crate::database::{NOW, TestDatabase, open, said, words};

const LIVES: usize = 12;

/// Between two lives every lease runs out.
const LIFE_SECONDS: i64 = 1_000;

const DATABASE: &str = "BILDUNGSLOTSE_TEST_LIFE_DATABASE";
const NUMBER: &str = "BILDUNGSLOTSE_TEST_LIFE_NUMBER";

#[tokio::test]
async fn what_was_accepted_is_answered_however_often_the_service_is_killed() {
    for database in TestDatabase::each().await {
        let (mut accepted, mut answers) = (BTreeSet::new(), BTreeMap::<String, u64>::new());
        for life in 0..LIVES {
            for line in lived(&database.url, life) {
                if let Some(id) = line.strip_prefix("accepted ") {
                    accepted.insert(id.to_owned());
                } else if let Some(id) = line.strip_prefix("< Antwort auf ") {
                    *answers.entry(id.to_owned()).or_default() += 1;
                }
            }
        }
        let (recorder, now) = (Recorder::default(), moment(LIVES));
        let channels = Channels::default().with(ChannelKind::Terminal, Channel::Recorder(recorder.clone()));
        while handle_next(&database.store, now).await {}
        while deliver(&database.store, &channels, now).await.unwrap() > 0 {}
        for (_, message) in recorder.take() {
            let id = message.text.trim_start_matches("Antwort auf ").to_owned();
            *answers.entry(id).or_default() += 1;
        }

        assert!(accepted.len() > LIVES, "lives were long enough to hear something: {}", accepted.len());
        let lost: Vec<_> = accepted.iter().filter(|id| !answers.contains_key(*id)).collect();
        assert!(lost.is_empty(), "accepted and never answered: {lost:?}");
        let tally = outbox::tally(&mut database.store.read().await.unwrap()).await.unwrap();
        let second_copies: u64 = answers.values().map(|count| count - 1).sum();
        assert!(second_copies <= tally.ambiguous, "every second copy is accounted for");
        assert_eq!((tally.waiting, tally.dead, tally.unknown), (0, 0, 0));
        database.remove().await;
    }
}

/// What one life said before it was killed. It is killed in the midst of its work, later in each life.
fn lived(url: &str, life: usize) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::a_life", "--ignored", "--nocapture"])
        .env(DATABASE, url)
        .env(NUMBER, life.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said: Vec<_> = lines.by_ref().take(6 + 5 * life).map(Result::unwrap).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    said.extend(lines.map_while(Result::ok));
    said
}

#[tokio::test]
#[ignore = "begun, and killed, by the test above"]
async fn a_life() {
    let life: usize = std::env::var(NUMBER).unwrap().parse().unwrap();
    let store = open(&std::env::var(DATABASE).unwrap(), 1).await.unwrap();
    let terminal = Channel::Terminal(Terminal::standard());
    let channels = Channels::default().with(ChannelKind::Terminal, terminal);
    let now = moment(life);
    for number in 0.. {
        let id = format!("{life}.{number}");
        receive(&store, &said(&format!("chat {}", number % 3), &id, "Hallo"), now).await.unwrap();
        writeln!(std::io::stdout(), "accepted {id}").unwrap();
        if number % 2 == 1 {
            while handle_next(&store, now).await {}
            deliver(&store, &channels, now).await.unwrap();
        }
    }
}

/// Answers the message that has waited longest; `false` if none waits.
async fn handle_next(store: &Store, now: Timestamp) -> bool {
    let mut tx = store.begin().await.unwrap();
    let Some(message) = inbox::next_waiting(&mut tx, now).await.unwrap() else {
        return false;
    };
    let answer = Delivery::answer(&message, 0, words(&format!("Antwort auf {}", message.id)));
    assert!(outbox::add(&mut tx, &answer, now).await.unwrap());
    assert!(inbox::done(&mut tx, &message.id, now).await.unwrap());
    tx.commit().await.unwrap();
    true
}

fn moment(life: usize) -> Timestamp {
    NOW.plus(LIFE_SECONDS * i64::try_from(life).unwrap())
}
