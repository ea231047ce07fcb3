//! The real program is killed again and again while an announcement leaves: nobody is missed, nobody gets it a third time,
//! nobody who stopped gets it at all.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use bildungslotse::{
    app,
    domain::{
        language::Language,
        memory::Memory,
        message::{Address, ChannelKind},
        subscription::Interests,
        time::Timestamp,
    },
    resource::Settings,
    store::recipient_tally::Tally,
};
use tokio::time::{Instant, sleep};

use crate::{
    announcing::{Office, draft, keep, subscription, tally},
    database::TestDatabase,
    fake_telegram::{plan::Odds, server::Served},
    program::Program,
    rack::{PATIENCE, Rack, end, number},
};

/// So many times the program is killed.
const KILLS: u64 = 50;

/// So many people want the announcement.
const PEOPLE: u32 = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_an_announcement_leaves_it_reaches_everybody_who_wanted_it_all_the_same() {
    let kills = number("BILDUNGSLOTSE_TEST_KILLS", KILLS);
    let mut runs = Vec::new();
    for (seed, database) in (0..).zip(TestDatabase::each().await) {
        runs.push(tokio::spawn(through_kills(database, kills, seed)));
    }
    for run in runs {
        let (tally, twice) = run.await.unwrap();
        println!("{kills} kills, {PEOPLE} people: 0 missing, {twice} twice, {tally:?}");
    }
}

async fn through_kills(database: TestDatabase, kills: u64, seed: u64) -> (Tally, usize) {
    let mut rack = Rack::new(Program::on(&database.url), 70 + seed).await;
    let people = acquainted(&rack).await;
    let stopped: BTreeSet<_> = people.iter().copied().skip(5).step_by(50).collect();
    let id = approved(&database, (&people, &stopped), Timestamp(Served::now())).await;

    rack.served.fake.odds(Odds { chat_wait: 20, longest_wait_seconds: 2, ..Odds::default() });
    for _ in 0..kills {
        let (child, is_ready) = rack.start(&[]).await;
        assert!(is_ready, "it starts again after each kill");
        sleep(Duration::from_millis(rack.chance.below(1_500).into())).await;
        rack.kill(child);
    }
    rack.served.fake.odds(Odds::default());
    let (mut child, is_ready) = rack.start(&[]).await;
    assert!(is_ready, "after all that it does not start again: {}", rack.logs());
    let begun = Instant::now();
    let now = || Timestamp(Served::now());
    let mut count = tally(&database.store, &id, now()).await;
    while count.open() > 0 && begun.elapsed() < PATIENCE {
        sleep(Duration::from_millis(500)).await;
        count = tally(&database.store, &id, now()).await;
    }
    end(&mut child);

    let copies = copies(&rack);
    let missing = people.iter().filter(|chat| !stopped.contains(chat) && !copies.contains_key(chat)).count();
    // What was cut short twice may have arrived twice, so it is not sent a third time: it is recorded that nobody knows.
    assert!(missing as u64 <= count.unknown && count.open() == 0, "{missing} missing, and {count:?}");
    assert!(copies.iter().all(|(chat, count)| *count <= 2 && !stopped.contains(chat)), "{copies:?}");
    let twice = copies.values().filter(|count| **count == 2).count();
    assert!(
        twice as u64 <= count.doubled + count.unknown,
        "{twice} got it twice, and {count:?} says so of fewer"
    );
    assert_eq!((count.people(), count.stopped), (u64::from(PEOPLE), stopped.len() as u64));
    assert_eq!(rack.served.fake.violations(), [""; 0]);
    database.remove().await;
    (count, twice)
}

/// People who have written to the bot before, and their chats.
async fn acquainted(rack: &Rack) -> Vec<i64> {
    let people = rack.served.people(0);
    let names: Vec<_> = (0..PEOPLE).map(|number| format!("reader {number}")).collect();
    for name in &names {
        people.say(name, "x");
    }
    // What they said is not the matter here: it was answered long ago.
    let last = rack.served.fake.updates(0).iter().filter_map(|update| update["update_id"].as_i64()).max();
    let url = format!(
        "{}/bot123456:KANARI-token/getUpdates?timeout=0&offset={}",
        rack.served.url,
        last.unwrap_or(0) + 1
    );
    assert!(reqwest::get(url).await.unwrap().status().is_success());
    names.iter().map(|name| people.chat_id(name)).collect()
}

/// Subscribes `people`, approves an announcement for them that is due, and ends the subscriptions of those who `stopped`.
async fn approved(
    database: &TestDatabase,
    (people, stopped): (&[i64], &BTreeSet<i64>),
    now: Timestamp,
) -> String {
    let address = |chat: &i64| Address { channel: ChannelKind::Telegram, name: chat.to_string() };
    let memory = subscription(Interests::default(), Language::German);
    let wanting: Vec<_> = people.iter().map(|chat| (address(chat), memory.clone())).collect();
    keep(&database.store, wanting).await;
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let office = Office { store: &database.store, linter: &guide.linter, now: now.plus(-120) };
    let id = office.submitted(draft(1)).await;
    office.approve(&id).await.unwrap();
    let ending: Vec<_> = stopped.iter().map(|chat| (address(chat), Memory::default())).collect();
    keep(&database.store, ending).await;
    id
}
/// How often each chat got it.
fn copies(rack: &Rack) -> BTreeMap<i64, usize> {
    let mut copies = BTreeMap::new();
    for effect in rack.served.fake.ledger().effects.iter().filter(|effect| effect.text.contains("ax1x")) {
        *copies.entry(effect.chat.unwrap()).or_default() += 1;
    }
    copies
}
