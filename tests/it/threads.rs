//! What belongs together in a chat is sent as one thread, and a reply to any of it is known. On SQLite and on PostgreSQL,
//! and on Telegram.

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels, parts},
    },
    domain::{
        message::{Address, Arrival, ChannelKind, IncomingMessage, Message},
        outbox::{Delivery, Priority, SendError},
        time::Timestamp,
    },
    store::{inbox, open::Store, outbox, thread},
    usecase::{
        deliver::{conclude, deliver},
        forget::{erase, forget_expired},
        receive::{Batch, receive, receive_batch},
    },
};

use crate::{
    database::{NOW, TestDatabase, address, said, words},
    fake_telegram::plan::Fault,
    simulation::Simulation,
    test_app::TestApp,
};

/// The `number`th message of `thread` for `to`, which says so.
pub fn part(to: &Address, (thread, number): (&str, usize)) -> Delivery {
    let message = Message { thread: Some(thread.to_owned()), ..words(&format!("{thread} {number}")) };
    Delivery::new(format!("{thread}:{number}"), to.clone(), message, Priority::Inquiry)
}

/// Lays `delivery` into the outbox.
pub async fn lay_in(store: &Store, delivery: &Delivery, now: Timestamp) {
    let mut tx = store.begin().await.unwrap();
    assert!(outbox::add(&mut tx, delivery, now).await.unwrap());
    tx.commit().await.unwrap();
}

/// The thread that `message` answers in.
pub async fn answered_in(store: &Store, message: &IncomingMessage) -> Option<String> {
    let name = message.replies_to.as_deref()?;
    thread::of_message(&mut store.read().await.unwrap(), &message.from, name).await.unwrap()
}

async fn root(store: &Store, at: &Address, thread: &str) -> Option<String> {
    thread::root(&mut store.read().await.unwrap(), at, thread).await.unwrap()
}

async fn of_message(store: &Store, at: &Address, name: &str) -> Option<String> {
    thread::of_message(&mut store.read().await.unwrap(), at, name).await.unwrap()
}

/// Delivers what is due; the messages are called 1, 2 and so on.
async fn delivered(store: &Store, recorder: &Recorder, now: Timestamp) -> usize {
    let channels = Channels::default().with(ChannelKind::Terminal, Channel::Recorder(recorder.clone()));
    while deliver(store, &channels, now).await.unwrap() > 0 {}
    recorder.take().len()
}

async fn count(database: &TestDatabase) -> (i64, i64) {
    let threads = database.number("select count(*) from thread").await;
    (threads, database.number("select count(*) from thread_message").await)
}

#[tokio::test]
async fn the_first_message_of_a_thread_is_its_root_and_each_is_known_after_a_restart() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, Recorder::default());
        let (anna, bert) = (address("anna"), address("bert"));
        for (to, part_of) in [(&anna, ("anfrage-1", 0)), (&anna, ("anfrage-2", 0)), (&bert, ("bert-1", 0))] {
            lay_in(store, &part(to, part_of), NOW).await;
            assert_eq!(delivered(store, &recorder, NOW).await, 1);
        }
        lay_in(store, &part(&anna, ("anfrage-1", 1)), NOW).await;
        let news = Delivery::news(anna.clone(), "1", words("Neues"));
        lay_in(store, &news, NOW).await;
        assert_eq!(delivered(store, &recorder, NOW).await, 2);

        let later = database.again().await;
        assert_eq!(root(&later, &anna, "anfrage-1").await.as_deref(), Some("1"));
        assert_eq!(root(&later, &bert, "anfrage-1").await, None, "each chat has threads of its own");
        for (name, thread) in [("1", Some("anfrage-1")), ("2", Some("anfrage-2")), ("4", Some("anfrage-1"))] {
            assert_eq!(of_message(&later, &anna, name).await.as_deref(), thread, "{name}");
            assert_eq!(of_message(&later, &bert, name).await, None, "{name}");
        }
        for other in ["3", "5", "anfrage-1", ""] {
            assert_eq!(of_message(&later, &anna, other).await, None, "{other} is an ordinary message");
        }
        assert_eq!(count(&database).await, (3, 4));
        later.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn whoever_claims_a_message_of_a_thread_is_told_its_root() {
    for database in TestDatabase::each().await {
        let (store, anna) = (&database.store, address("anna"));
        let claimed = async || {
            let mut tx = store.begin().await.unwrap();
            let lane = outbox::Lane { channel: ChannelKind::Terminal, priority: Priority::Inquiry };
            outbox::claim(&mut tx, lane, 9, NOW).await.unwrap().pop().unwrap().root
        };
        lay_in(store, &part(&anna, ("anfrage", 0)), NOW).await;
        assert_eq!(claimed().await, None);
        // What was only looked at is free again as soon as its connection has rolled back.
        while delivered(store, &Recorder::default(), NOW).await == 0 {
            tokio::task::yield_now().await;
        }
        lay_in(store, &part(&anna, ("anfrage", 1)), NOW).await;
        assert_eq!(claimed().await.as_deref(), Some("1"));
        database.remove().await;
    }
}

#[tokio::test]
async fn a_message_that_is_sent_twice_has_one_root() {
    for database in TestDatabase::each().await {
        let (store, recorder, anna) = (&database.store, Recorder::default(), address("anna"));
        lay_in(store, &part(&anna, ("anfrage", 0)), NOW).await;
        recorder.refuse(SendError::Ambiguous("cut".to_owned()));
        assert_eq!(delivered(store, &recorder, NOW).await, 1);
        assert_eq!(root(store, &anna, "anfrage").await, None, "nobody knows what it is called");
        assert_eq!(delivered(store, &recorder, NOW.plus(3_600)).await, 1);
        for number in 1..3 {
            lay_in(store, &part(&anna, ("anfrage", number)), NOW).await;
        }
        assert_eq!(delivered(store, &recorder, NOW.plus(3_600)).await, 2);
        assert_eq!(root(store, &anna, "anfrage").await.as_deref(), Some("2"));

        let mut tx = store.begin().await.unwrap();
        for name in ["2", "9", "2"] {
            thread::remember(&mut tx, &anna, ("anfrage", name), NOW).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(root(store, &anna, "anfrage").await.as_deref(), Some("2"));
        assert_eq!(count(&database).await, (1, 4));
        database.remove().await;
    }
}

#[tokio::test]
async fn who_is_forgotten_has_no_threads_and_what_is_still_under_way_brings_none_back() {
    for database in TestDatabase::each().await {
        let (mut app, recorder) = (TestApp::on(database).await, Recorder::default());
        let store = app.database.store.clone();
        for name in ["anna", "bert", "carl"] {
            lay_in(&store, &part(&address(name), (&format!("anfrage-{name}"), 0)), app.now).await;
        }
        assert_eq!(delivered(&store, &recorder, app.now).await, 3);
        app.say("anna", "löschen").await;
        app.say("anna", "ja").await;
        assert_eq!(count(&app.database).await, (2, 2));

        lay_in(&store, &part(&address("bert"), ("anfrage-bert", 1)), app.now).await;
        recorder.refuse(SendError::Gone("blocked".to_owned()));
        assert_eq!(delivered(&store, &recorder, app.now).await, 0);
        assert_eq!(count(&app.database).await, (1, 1), "whoever is gone is forgotten");

        // While a message is on its way, its reader is forgotten.
        lay_in(&store, &part(&address("carl"), ("anfrage-carl", 1)), app.now).await;
        let mut tx = store.begin().await.unwrap();
        let lane = outbox::Lane { channel: ChannelKind::Terminal, priority: Priority::Inquiry };
        let delivery = outbox::claim(&mut tx, lane, 1, app.now).await.unwrap().remove(0);
        erase(&mut tx, &address("carl"), app.now).await.unwrap();
        tx.commit().await.unwrap();
        let sent = recorder.send(&delivery.to, &delivery.message);
        conclude(&store, &delivery, Some(sent), app.now).await.unwrap();
        assert_eq!(count(&app.database).await, (0, 0));
        app.database.remove().await;
    }
}

#[tokio::test]
async fn a_thread_is_kept_as_long_as_something_is_said_in_it_and_190_days_beyond() {
    for database in TestDatabase::each().await {
        let (store, recorder, anna) = (&database.store, Recorder::default(), address("anna"));
        let day = |days: i64| NOW.plus(days * 24 * 3_600);
        for thread in ["kurz", "lang"] {
            lay_in(store, &part(&anna, (thread, 0)), NOW).await;
        }
        delivered(store, &recorder, NOW).await;
        lay_in(store, &part(&anna, ("lang", 1)), day(100)).await;
        delivered(store, &recorder, day(100)).await;
        forget_expired(store, day(189)).await.unwrap();
        assert_eq!(count(&database).await, (2, 3));
        forget_expired(store, day(190)).await.unwrap();
        assert_eq!(count(&database).await, (1, 2), "its first message, too, is kept as long as the thread");
        assert_eq!(root(store, &anna, "lang").await.as_deref(), Some("2"));
        forget_expired(store, day(290)).await.unwrap();
        assert_eq!(count(&database).await, (0, 0));
        database.remove().await;
    }
}

#[tokio::test]
async fn what_lies_in_the_database_names_no_message() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let mut tx = store.begin().await.unwrap();
        thread::remember(&mut tx, &address("anna"), ("anfrage", "$Kanarienvogel:a"), NOW).await.unwrap();
        tx.commit().await.unwrap();
        let rows = "select count(*) from thread, thread_message
             where root like '%Kanarien%' or message like '%Kanarien%' or thread.chat like '%anna%'";
        assert_eq!(database.number(rows).await, 0);
        assert!(!database.stolen().await.contains("Kanarienvogel"));
        database.remove().await;
    }
}

#[tokio::test]
async fn what_a_message_answers_lies_with_it_in_the_inbox() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let reply = IncomingMessage {
            name: Some("8".to_owned()),
            replies_to: Some("7".to_owned()),
            ..said("anna", "1", "Ja")
        };
        for message in [&reply, &said("anna", "2", "Nein")] {
            assert!(receive(store, message, NOW).await.unwrap());
        }
        let later = database.again().await;
        let waiting = inbox::waiting(&mut later.begin().await.unwrap(), 9, NOW).await.unwrap();
        assert!(waiting == [reply, said("anna", "2", "Nein")]);
        later.close().await;
        database.remove().await;
    }
}

#[test]
fn every_part_of_a_long_message_belongs_to_its_thread() {
    let whole = Message { thread: Some("anfrage".to_owned()), ..words(&"Viele Worte. ".repeat(900)) };
    for kind in [ChannelKind::Telegram, ChannelKind::Matrix] {
        let parts = parts(kind, whole.clone());
        assert!(parts.len() > 1 && parts.iter().all(|part| part.thread == whole.thread), "{kind:?}");
    }
}

async fn simulation() -> Simulation {
    let simulation = Simulation::on(TestDatabase::hasty().await, 1).await;
    simulation.say("anna", "Hallo").await;
    simulation
}

/// Sends the `number`th message of `thread` to anna, and returns its id and the one that it answers.
async fn sent(simulation: &Simulation, part_of: (&str, usize)) -> (i64, Option<i64>) {
    let name = simulation.people.chat_id("anna").to_string();
    let to = Address { channel: ChannelKind::Telegram, name };
    lay_in(&simulation.store, &part(&to, part_of), simulation.now()).await;
    simulation.ring();
    simulation.pass(3_000).await;
    let last = simulation.people.last("anna");
    assert_eq!(last.text, format!("{} {}", part_of.0, part_of.1));
    (last.id, last.replies_to)
}

#[tokio::test]
async fn on_telegram_the_second_message_replies_to_the_first_and_a_reply_to_either_is_known_after_a_restart()
{
    let mut simulation = simulation().await;
    let (first, answered) = sent(&simulation, ("anfrage-1", 0)).await;
    assert_eq!(answered, None);
    let (other, answered) = sent(&simulation, ("anfrage-2", 0)).await;
    assert_eq!(answered, None, "another thread is another chain");
    let greeting = simulation.people.shown("anna").into_iter().find(|shown| shown.is_from_bot).unwrap().id;

    simulation.kill().await;
    simulation.start().await;
    let (second, answered) = sent(&simulation, ("anfrage-1", 1)).await;
    assert_eq!(answered, Some(first));
    let (_, answered) = sent(&simulation, ("anfrage-1", 2)).await;
    assert_eq!(answered, Some(first), "each replies to the first");

    simulation.stop().await;
    let expected = [
        (second, Some("anfrage-1")),
        (other, Some("anfrage-2")),
        (first, Some("anfrage-1")),
        (greeting, None),
    ];
    for (id, _) in expected {
        simulation.people.reply("anna", id, "Yoga in Merzig");
    }
    simulation.people.say("anna", "Yoga in Perl");
    let telegram = simulation.telegram();
    let handed = telegram.updates(None).await.unwrap();
    let arrivals: Vec<_> = handed.arrivals.into_iter().filter(is_of_a_course).collect();
    let batch = Batch { channel: &telegram.account(), arrivals: &arrivals, next: None };
    assert_eq!(receive_batch(&simulation.store, &batch, simulation.now()).await.unwrap(), [true; 5]);
    let mut tx = simulation.store.begin().await.unwrap();
    let waiting = inbox::waiting(&mut tx, 9, simulation.now()).await.unwrap();
    tx.commit().await.unwrap();
    let names: Vec<_> = waiting.iter().map(|message| message.replies_to.clone()).collect();
    let replied = expected.map(|(id, _)| Some(id.to_string())).into_iter().chain([None]);
    assert_eq!(names, replied.collect::<Vec<_>>());
    for (message, (_, thread)) in waiting.iter().zip(expected.into_iter().chain([(0, None)])) {
        assert_eq!(answered_in(&simulation.store, message).await.as_deref(), thread);
    }

    // Nobody waits for them here: they are answered like any other message.
    simulation.start().await;
    simulation.pass(12_000).await;
    let said = simulation.people.last("anna");
    assert!(said.text.contains("Perl") && said.replies_to.is_none(), "{}", said.text);
    simulation.end().await;
}

fn is_of_a_course(arrival: &Arrival) -> bool {
    match arrival {
        Arrival::Message(message) => message.content.words().is_some_and(|words| words.contains("Yoga")),
        Arrival::Left { .. } | Arrival::Sealed { .. } | Arrival::Strange { .. } => false,
    }
}

#[tokio::test]
async fn on_telegram_a_message_that_came_twice_has_one_root_and_one_whose_root_is_gone_comes_all_the_same() {
    let simulation = simulation().await;
    simulation.people.order("anna", Fault::BrokenAfter);
    let (lost, _) = sent(&simulation, ("anfrage", 0)).await;
    simulation.pass(301_000).await;
    let root = simulation.people.last("anna").id;
    assert_ne!(root, lost, "it came twice");
    assert_eq!(count(&simulation.database).await, (1, 1));
    let (_, answered) = sent(&simulation, ("anfrage", 1)).await;
    assert_eq!(answered, Some(root));

    let name = simulation.people.chat_id("anna").to_string();
    let anna = Address { channel: ChannelKind::Telegram, name };
    let mut tx = simulation.store.begin().await.unwrap();
    thread::remember(&mut tx, &anna, ("alt", "999"), simulation.now()).await.unwrap();
    tx.commit().await.unwrap();
    let (_, answered) = sent(&simulation, ("alt", 1)).await;
    assert_eq!(answered, None);
    simulation.end().await;
}
