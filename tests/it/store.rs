//! What is remembered is remembered whole, sealed, and no longer than promised: on SQLite and on PostgreSQL.

use std::collections::BTreeSet;

use crate::database::{NOW, TestDatabase, address, open, pretty, said, words};
use bildungslotse::{
    domain::{
        dialog::session::{KEPT_SECONDS, Point, Session},
        language::Language,
        memory::Memory,
        message::{ChannelKind, Choice, Mark, Message, Style},
        outbox::{Delivery, Priority},
        query::Query,
        statistics::Event,
    },
    store::{
        error::StoreError,
        inbox::{self, Standing},
        memory,
        outbox::{self, Lane},
        session::{self, StoredSession},
        statistics,
    },
    usecase::{forget::forget_expired, receive::receive},
};

const DAY: i64 = 24 * 3_600;

fn looking_for(text: &str) -> Session {
    let query = Query { text: text.to_owned(), ..Query::default() };
    Session { point: Point { query, ..Point::default() }, ..Session::default() }
}

#[tokio::test]
async fn what_is_accepted_is_handled_once_and_in_order() {
    for database in TestDatabase::each().await {
        for number in 1..=11 {
            let message = said("anna", &format!("terminal:{number}"), &format!("Satz {number}"));
            assert!(receive(&database.store, &message, NOW).await.unwrap());
            assert!(!receive(&database.store, &message, NOW).await.unwrap(), "a repetition is no news");
        }
        let mut tx = database.store.begin().await.unwrap();
        let texts: Vec<_> = inbox::waiting(&mut tx, 20, NOW)
            .await
            .unwrap()
            .into_iter()
            .map(|message| message.content.words().unwrap().to_owned())
            .collect();
        assert_eq!(texts, (1..=11).map(|number| format!("Satz {number}")).collect::<Vec<_>>());

        let first = inbox::next_waiting(&mut tx, NOW).await.unwrap().unwrap();
        assert!(first == said("anna", "terminal:1", "Satz 1"));
        assert!(inbox::done(&mut tx, &first.id, NOW).await.unwrap());
        assert!(!inbox::done(&mut tx, &first.id, NOW).await.unwrap(), "nothing is handled twice");
        assert!(!inbox::accept(&mut tx, &first, NOW).await.unwrap(), "nor accepted again");
        assert_eq!(inbox::next_waiting(&mut tx, NOW).await.unwrap().unwrap().id, "terminal:2");
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn what_is_not_committed_was_never_accepted() {
    for database in TestDatabase::each().await {
        let mut tx = database.store.begin().await.unwrap();
        assert!(inbox::accept(&mut tx, &said("anna", "1", "Hallo"), NOW).await.unwrap());
        drop(tx);
        let mut tx = database.store.begin().await.unwrap();
        assert!(inbox::next_waiting(&mut tx, NOW).await.unwrap().is_none());
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn a_message_that_fails_three_times_is_set_aside_and_the_next_one_is_heard() {
    for database in TestDatabase::each().await {
        receive(&database.store, &said("anna", "1", "Gift"), NOW).await.unwrap();
        receive(&database.store, &said("anna", "2", "Hallo"), NOW).await.unwrap();
        let mut tx = database.store.begin().await.unwrap();
        for standing in [Standing::Waiting, Standing::Waiting, Standing::SetAside, Standing::Gone] {
            inbox::count_try(&mut tx, "1", NOW).await.unwrap();
            assert_eq!(inbox::failed(&mut tx, "1", "a panic", NOW).await.unwrap(), standing);
        }
        assert_eq!(inbox::next_waiting(&mut tx, NOW).await.unwrap().unwrap().id, "2");
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn a_session_is_saved_only_by_who_saw_its_latest_state() {
    for database in TestDatabase::each().await {
        let anna = address("anna");
        let mut tx = database.store.begin().await.unwrap();
        let unknown = session::load(&mut tx, &anna).await.unwrap();
        assert!(unknown == StoredSession::default());

        let first = StoredSession { session: looking_for("Schwimmen"), ..unknown };
        assert!(session::save(&mut tx, &anna, &first, NOW).await.unwrap());
        assert!(!session::save(&mut tx, &anna, &first, NOW).await.unwrap(), "somebody was quicker");

        let mut stored = session::load(&mut tx, &anna).await.unwrap();
        assert!(stored.session == first.session);
        assert_eq!(stored.revision, 1);
        stored.session.language = Language::Simple;
        assert!(session::save(&mut tx, &anna, &stored, NOW.plus(60)).await.unwrap());
        assert!(!session::save(&mut tx, &anna, &stored, NOW.plus(60)).await.unwrap());

        let stored = session::load(&mut tx, &anna).await.unwrap();
        assert_eq!(session::forget_expired(&mut tx, NOW.plus(60 + KEPT_SECONDS)).await.unwrap(), 1);
        assert!(
            !session::save(&mut tx, &anna, &stored, NOW).await.unwrap(),
            "what is forgotten stays forgotten"
        );
        assert_eq!(session::forget_expired(&mut tx, NOW.plus(60 + KEPT_SECONDS)).await.unwrap(), 0);
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_turns_at_once_none_is_lost() {
    for database in TestDatabase::each().await {
        let mut turns = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = database.again().await;
            turns.spawn(async move {
                loop {
                    let stored =
                        session::load(&mut store.read().await.unwrap(), &address("anna")).await.unwrap();
                    let text = format!("{}x", stored.session.point.query.text);
                    let next = StoredSession { session: looking_for(&text), ..stored };
                    let mut tx = store.begin().await.unwrap();
                    if session::save(&mut tx, &address("anna"), &next, NOW).await.unwrap() {
                        tx.commit().await.unwrap();
                        store.close().await;
                        return;
                    }
                }
            });
        }
        turns.join_all().await;
        let mut tx = database.store.read().await.unwrap();
        let stored = session::load(&mut tx, &address("anna")).await.unwrap();
        assert_eq!((stored.session.point.query.text.as_str(), stored.revision), ("xxxxxxxx", 8));
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn a_sealed_text_in_another_row_does_not_open() {
    for database in TestDatabase::each().await {
        for (name, id) in [("anna", "1"), ("bert", "2"), ("cleo", "3")] {
            receive(&database.store, &said(name, id, &format!("von {name}")), NOW).await.unwrap();
            let mut tx = database.store.begin().await.unwrap();
            let stored = StoredSession { session: looking_for(name), ..StoredSession::default() };
            assert!(session::save(&mut tx, &address(name), &stored, NOW).await.unwrap());
            let answer = Delivery::answer(&said(name, id, ""), 0, words(name));
            assert!(outbox::add(&mut tx, &answer, NOW).await.unwrap());
            tx.commit().await.unwrap();
        }
        let mut connection = database.connection().await;
        for swap in [
            "update inbox set text = (select text from inbox where id = '2') where id = '1'",
            "update session set state = (select min(state) from session)",
            "update outbox set message = (select message from outbox where id = 'answer:2:0')
             where id = 'answer:1:0'",
        ] {
            sqlx::query(swap).execute(&mut connection).await.unwrap();
        }
        let mut tx = database.store.begin().await.unwrap();
        let heard = inbox::waiting(&mut tx, 9, NOW).await.unwrap();
        assert_eq!(heard.iter().map(|message| message.id.as_str()).collect::<Vec<_>>(), ["2", "3"]);
        let lane = Lane { channel: ChannelKind::Terminal, priority: Priority::Answer };
        let claimed = outbox::claim(&mut tx, lane, 9, NOW).await.unwrap();
        assert_eq!(
            claimed.iter().map(|delivery| delivery.to.name.as_str()).collect::<Vec<_>>(),
            ["bert", "cleo"]
        );
        let mut known = BTreeSet::new();
        for name in ["anna", "bert", "cleo"] {
            let text = session::load(&mut tx, &address(name)).await.unwrap().session.point.query.text;
            assert!(text.is_empty() || text == name, "nobody reads another's session");
            known.insert(text);
        }
        assert_eq!(known.len(), 2, "two of the three begin anew");
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn who_steals_the_database_reads_neither_who_nor_what() {
    for database in TestDatabase::each().await {
        let message = said("kanarienvogel", "terminal:1", "Nachhilfe wegen Legasthenie");
        receive(&database.store, &message, NOW).await.unwrap();
        let mut tx = database.store.begin().await.unwrap();
        let stored = StoredSession { session: looking_for("Schuldnerberatung"), ..StoredSession::default() };
        session::save(&mut tx, &message.from, &stored, NOW).await.unwrap();
        outbox::add(&mut tx, &Delivery::answer(&message, 0, words("Selbsthilfegruppe")), NOW).await.unwrap();
        statistics::count(&mut tx, &Event::Found, NOW).await.unwrap();
        tx.commit().await.unwrap();

        let stolen = database.stolen().await;
        assert!(stolen.contains("terminal:1") && stolen.contains("found"), "the right place was searched");
        for canary in ["kanarienvogel", "Legasthenie", "Schuldnerberatung", "Selbsthilfegruppe"] {
            assert!(!stolen.contains(canary), "{canary} lies open");
        }
        database.remove().await;
    }
}

#[tokio::test]
async fn events_are_counted_by_the_day_of_the_county() {
    for database in TestDatabase::each().await {
        let mut tx = database.store.begin().await.unwrap();
        let before_midnight = NOW.plus(11 * 3_600);
        for (event, moment) in [
            (Event::Found, NOW),
            (Event::Found, before_midnight),
            (Event::Missed, NOW),
            (Event::Found, before_midnight.plus(3_600)),
        ] {
            statistics::count(&mut tx, &event, moment).await.unwrap();
        }
        assert_eq!(statistics::total(&mut tx, &Event::Found, NOW).await.unwrap(), 2);
        assert_eq!(statistics::total(&mut tx, &Event::Found, NOW.plus(DAY)).await.unwrap(), 1);
        assert_eq!(statistics::total(&mut tx, &Event::Missed, NOW).await.unwrap(), 1);
        assert_eq!(statistics::total(&mut tx, &Event::Crisis, NOW).await.unwrap(), 0);
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn nothing_is_remembered_longer_than_promised() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        for id in ["done", "poison"] {
            receive(store, &said("anna", id, "Hallo"), NOW).await.unwrap();
        }
        let mut tx = store.begin().await.unwrap();
        inbox::done(&mut tx, "done", NOW).await.unwrap();
        for _ in 0..inbox::MOST_TRIES {
            inbox::count_try(&mut tx, "poison", NOW).await.unwrap();
            inbox::failed(&mut tx, "poison", "a panic", NOW).await.unwrap();
        }
        session::save(&mut tx, &address("anna"), &StoredSession::default(), NOW).await.unwrap();
        let mut child = StoredSession { session: looking_for("skaten"), ..StoredSession::default() };
        child.session.is_of_a_child = true;
        session::save(&mut tx, &address("ben"), &child, NOW).await.unwrap();
        let noted = Memory { favourites: vec!["yoga".to_owned()], ..Memory::default() };
        memory::save(&mut tx, &address("anna"), &noted, NOW).await.unwrap();
        tx.commit().await.unwrap();

        assert_eq!(forget_expired(store, NOW.plus(3_599)).await.unwrap(), 0);
        assert_eq!(forget_expired(store, NOW.plus(3_600)).await.unwrap(), 1, "the session of a child");
        assert_eq!(forget_expired(store, NOW.plus(2 * DAY - 1)).await.unwrap(), 0);
        assert_eq!(forget_expired(store, NOW.plus(2 * DAY)).await.unwrap(), 1, "the id of what was handled");
        assert_eq!(forget_expired(store, NOW.plus(3 * DAY)).await.unwrap(), 1, "the session");
        assert_eq!(forget_expired(store, NOW.plus(7 * DAY)).await.unwrap(), 1, "what was set aside");
        assert_eq!(forget_expired(store, NOW.plus(365 * DAY - 1)).await.unwrap(), 0);
        assert_eq!(forget_expired(store, NOW.plus(365 * DAY)).await.unwrap(), 1, "what was noted");
        database.remove().await;
    }
}

#[tokio::test]
async fn a_memory_without_a_file_is_the_same_for_readers_and_writers() {
    let store = open("sqlite::memory:", 1).await.unwrap();
    receive(&store, &said("anna", "1", "Hallo"), NOW).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    statistics::count(&mut tx, &Event::Began, NOW).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.read().await.unwrap();
    assert_eq!(statistics::total(&mut tx, &Event::Began, NOW).await.unwrap(), 1);
}

#[tokio::test]
async fn an_older_program_refuses_the_database_of_a_newer_one() {
    for database in TestDatabase::each().await {
        let mut connection = database.connection().await;
        sqlx::query(
            "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
             values (9999, 'of a later version', true, $1, 0)",
        )
        .bind(vec![0_u8])
        .execute(&mut connection)
        .await
        .unwrap();
        let refusal = database.with_another_key().await.unwrap_err();
        assert!(matches!(refusal, StoreError::NewerSchema(9999)), "{refusal}");
        assert!(refusal.to_string().contains("install that version again"));
        database.remove().await;
    }
}

#[tokio::test]
async fn a_key_of_another_database_is_refused_at_once() {
    for database in TestDatabase::each().await {
        let refusal = database.with_another_key().await.unwrap_err();
        assert!(matches!(refusal, StoreError::WrongKey), "{refusal}");
        database.again().await.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let database = TestDatabase::sqlite().await;
    let file = database.file().unwrap();
    database.store.close().await;
    std::fs::write(&file, "Das ist ein Brief und keine Datenbank.".repeat(99)).unwrap();
    assert!(matches!(database.with_another_key().await, Err(StoreError::Unreachable(_))));
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("Das ist ein Brief"));
}

/// Whoever changes one of these must still read what lies in the databases: accept the new form only then.
#[test]
fn what_is_written_to_disk_keeps_its_form() {
    let message = said("anna", "terminal:1", "Hallo");
    insta::assert_snapshot!("session", pretty(&looking_for("Schwimmen")));
    insta::assert_snapshot!("address", pretty(&message.from));
    let choice = Choice { label: "Weiter".to_owned(), data: "more".to_owned(), number: Some(6) };
    let link = Style::Link("https://a.example".to_owned());
    let mark = |start, end, style| Mark { start, end, style };
    let marks = vec![mark(0, 4, Style::Bold), mark(5, 9, link)];
    let message = Message { marks, choices: vec![choice], ..words("Mehr dazu") };
    insta::assert_snapshot!("message", pretty(&message));
}
