//! What leaves the service leaves it once, in order, and not before its time.

use std::collections::BTreeSet;

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        message::ChannelKind,
        outbox::{Delivery, MOST_ATTEMPTS, Outcome, Priority, SendError},
        time::Timestamp,
    },
    store::{
        inbox::{self, Standing},
        open::Store,
        outbox::{self, KEPT_SECONDS, LEASE_SECONDS, Lane, Tally},
    },
    usecase::{
        converse::converse,
        deliver::{deliver, take_over},
        forget::forget_expired,
        receive::receive,
    },
};

use crate::{
    database::{NOW, TestDatabase, said, words},
    test_app::TestApp,
};

/// The `number`th answer to `name`, which says its number.
fn answer(name: &str, number: usize) -> Delivery {
    Delivery::answer(&said(name, name, ""), number, words(&format!("{name} {number}")))
}

async fn lay_in(store: &Store, deliveries: &[Delivery]) {
    let mut tx = store.begin().await.unwrap();
    for delivery in deliveries {
        assert!(outbox::add(&mut tx, delivery, NOW).await.unwrap());
    }
    tx.commit().await.unwrap();
}

async fn tally(store: &Store) -> Tally {
    outbox::tally(&mut store.read().await.unwrap()).await.unwrap()
}

async fn claim(store: &Store, count: u32, now: Timestamp) -> Vec<Delivery> {
    let mut tx = store.begin().await.unwrap();
    let mut claimed = Vec::new();
    for priority in Priority::ALL {
        let lane = Lane { channel: ChannelKind::Terminal, priority };
        let room = count - u32::try_from(claimed.len()).unwrap();
        claimed.extend(outbox::claim(&mut tx, lane, room, now).await.unwrap());
    }
    tx.commit().await.unwrap();
    claimed
}

async fn finish(store: &Store, delivery: &Delivery, outcome: &Outcome, now: Timestamp) -> bool {
    let mut tx = store.begin().await.unwrap();
    let is_kept = outbox::finish(&mut tx, delivery, outcome, now).await.unwrap();
    tx.commit().await.unwrap();
    is_kept
}

/// A recorder, and channels that lead to it.
fn recorder() -> (Recorder, Channels) {
    let recorder = Recorder::default();
    let channels = Channels::default().with(ChannelKind::Terminal, Channel::Recorder(recorder.clone()));
    (recorder, channels)
}

/// Delivers all that is due at `now`, and returns the texts that arrived.
async fn delivered(
    store: &Store,
    (recorder, channels): &(Recorder, Channels),
    now: Timestamp,
) -> Vec<String> {
    while deliver(store, channels, now).await.unwrap() > 0 {}
    recorder.take().into_iter().map(|(_, message)| message.text).collect()
}

fn busy(seconds: i64) -> SendError {
    SendError::Retry { seconds, reason: "busy".to_owned() }
}

#[tokio::test]
async fn the_same_cause_sends_once() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, recorder());
        lay_in(store, &[answer("anna", 0)]).await;
        let mut tx = store.begin().await.unwrap();
        assert!(!outbox::add(&mut tx, &answer("anna", 0), NOW).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(delivered(store, &recorder, NOW).await, ["anna 0"]);

        let mut tx = store.begin().await.unwrap();
        assert!(!outbox::add(&mut tx, &answer("anna", 0), NOW).await.unwrap(), "not even after it was sent");
        tx.commit().await.unwrap();
        assert!(delivered(store, &recorder, NOW).await.is_empty());
        assert_eq!(tally(store).await, Tally { sent: 1, ..Tally::default() });
        database.remove().await;
    }
}

#[tokio::test]
async fn answers_arrive_in_the_order_in_which_they_were_written() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, recorder());
        lay_in(store, &(0..12).map(|number| answer("anna", number)).collect::<Vec<_>>()).await;
        recorder.0.refuse(busy(0));
        assert!(delivered(store, &recorder, NOW).await.is_empty(), "the second waits for the first");
        let texts: Vec<_> = (0..12).map(|number| format!("anna {number}")).collect();
        assert_eq!(delivered(store, &recorder, NOW.plus(2)).await, texts);
        database.remove().await;
    }
}

#[tokio::test]
async fn nobody_waits_for_the_trouble_of_another() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, recorder());
        lay_in(store, &[answer("anna", 0), answer("bert", 0), answer("bert", 1)]).await;
        recorder.0.refuse(busy(300));
        assert_eq!(delivered(store, &recorder, NOW).await, ["bert 0", "bert 1"]);
        assert!(delivered(store, &recorder, NOW.plus(299)).await.is_empty(), "the channel asked for time");
        assert_eq!(delivered(store, &recorder, NOW.plus(300)).await, ["anna 0"]);
        database.remove().await;
    }
}

#[tokio::test]
async fn answers_go_before_announcements_even_of_the_same_chat() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let news = Delivery { id: "news".to_owned(), priority: Priority::Announcement, ..answer("anna", 0) };
        let inquiry = Delivery { id: "inquiry".to_owned(), priority: Priority::Inquiry, ..answer("bert", 0) };
        lay_in(store, &[news, inquiry, answer("anna", 0)]).await;
        let ids: Vec<_> = claim(store, 9, NOW).await.into_iter().map(|delivery| delivery.id).collect();
        assert_eq!(ids, ["answer:anna:0", "inquiry", "news"]);
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_workers_no_two_claim_the_same() {
    for database in TestDatabase::each().await {
        let names: Vec<_> = (0..60).map(|number| format!("chat {number}")).collect();
        lay_in(&database.store, &names.iter().map(|name| answer(name, 0)).collect::<Vec<_>>()).await;
        let mut workers = tokio::task::JoinSet::new();
        for _ in 0..4 {
            let store = database.again().await;
            workers.spawn(async move {
                let mut claimed = Vec::new();
                loop {
                    let some = claim(&store, 3, NOW).await;
                    assert!(some.len() <= 3);
                    if some.is_empty() {
                        store.close().await;
                        return claimed;
                    }
                    claimed.extend(some.into_iter().map(|delivery| delivery.id));
                }
            });
        }
        let claimed = workers.join_all().await.concat();
        assert_eq!(claimed.len(), 60);
        assert_eq!(claimed.into_iter().collect::<BTreeSet<_>>().len(), 60);
        database.remove().await;
    }
}

#[tokio::test]
async fn an_answer_cut_short_is_sent_again_and_who_was_late_changes_nothing() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        lay_in(store, &[answer("anna", 0)]).await;
        let late = claim(store, 1, NOW).await.remove(0);
        let over = NOW.plus(LEASE_SECONDS);
        assert!(claim(store, 1, over.plus(-1)).await.is_empty(), "the lease holds");

        let again = claim(store, 1, over).await.remove(0);
        assert_eq!((again.attempts, again.ambiguous), (2, 1));
        assert!(!finish(store, &late, &Outcome::Sent, over).await, "the lease was lost");
        assert!(finish(store, &again, &Outcome::Sent, over).await);
        assert!(!finish(store, &again, &Outcome::Dead("late".to_owned()), over).await, "one end, not two");
        assert_eq!(tally(store).await, Tally { sent: 1, ambiguous: 1, ..Tally::default() });
        database.remove().await;
    }
}

#[tokio::test]
async fn what_a_killed_process_was_sending_is_taken_over_at_once() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        lay_in(store, &[answer("anna", 0), answer("berta", 0)]).await;
        assert_eq!(claim(store, 2, NOW).await.len(), 2);
        // The clock of the next process goes an hour behind.
        let earlier = NOW.plus(-3_600);
        assert_eq!(take_over(store, &answer("anna", 0).to, earlier).await.unwrap(), 1);
        let taken = claim(store, 2, earlier).await;
        assert_eq!(taken.iter().map(|one| (one.attempts, one.ambiguous)).collect::<Vec<_>>(), [(2, 1)]);
        database.remove().await;
    }
}

#[tokio::test]
async fn an_announcement_cut_short_is_sent_again_once_and_no_more() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, recorder());
        let news = Delivery { id: "news".to_owned(), priority: Priority::Announcement, ..answer("anna", 0) };
        lay_in(store, &[news]).await;
        claim(store, 1, NOW).await;
        claim(store, 1, NOW.plus(LEASE_SECONDS)).await;
        assert!(delivered(store, &recorder, NOW.plus(2 * LEASE_SECONDS)).await.is_empty());
        assert_eq!(tally(store).await, Tally { unknown: 1, ambiguous: 2, ..Tally::default() });
        database.remove().await;
    }
}

#[tokio::test]
async fn a_second_copy_of_an_answer_is_better_than_silence() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, recorder());
        lay_in(store, &[answer("anna", 0)]).await;
        recorder.0.refuse(SendError::Ambiguous("the line broke".to_owned()));
        assert_eq!(delivered(store, &recorder, NOW).await, ["anna 0"]);
        assert_eq!(delivered(store, &recorder, NOW.plus(2)).await, ["anna 0"]);
        assert_eq!(tally(store).await, Tally { sent: 1, ambiguous: 1, ..Tally::default() });
        database.remove().await;
    }
}

#[tokio::test]
async fn patience_ends_and_the_next_answer_is_sent() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, recorder());
        lay_in(store, &[answer("anna", 0), answer("anna", 1)]).await;
        (0..MOST_ATTEMPTS).for_each(|_| recorder.0.refuse(busy(0)));
        let mut arrived = Vec::new();
        for minute in 0..10 {
            arrived.extend(delivered(store, &recorder, NOW.plus(minute * 130)).await);
        }
        assert_eq!(arrived, ["anna 1"]);
        assert_eq!(tally(store).await, Tally { sent: 1, dead: 1, ..Tally::default() });
        database.remove().await;
    }
}

#[tokio::test]
async fn who_is_gone_is_not_tried_again_and_what_has_no_channel_waits_for_one() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, recorder());
        lay_in(store, &[answer("anna", 0), answer("bert", 0)]).await;
        recorder.0.refuse(SendError::Permanent("blocked".to_owned()));
        assert_eq!(delivered(store, &recorder, NOW).await, ["bert 0"]);

        lay_in(store, &[answer("cleo", 0)]).await;
        assert_eq!(deliver(store, &Channels::default(), NOW).await.unwrap(), 0);
        assert_eq!(tally(store).await, Tally { waiting: 1, sent: 1, dead: 1, ..Tally::default() });
        database.remove().await;
    }
}

#[tokio::test]
async fn what_was_sent_leaves_no_words_and_after_a_month_no_trace() {
    for database in TestDatabase::each().await {
        let (store, recorder) = (&database.store, recorder());
        lay_in(store, &[answer("anna", 0)]).await;
        delivered(store, &recorder, NOW).await;
        let mut connection = database.connection().await;
        let (left,): (i64,) =
            sqlx::query_as("select count(*) from outbox where address is not null or message is not null")
                .fetch_one(&mut connection)
                .await
                .unwrap();
        assert_eq!(left, 0);
        assert_eq!(forget_expired(store, NOW.plus(KEPT_SECONDS - 1)).await.unwrap(), 0);
        assert_eq!(forget_expired(store, NOW.plus(KEPT_SECONDS)).await.unwrap(), 1);
        database.remove().await;
    }
}

#[tokio::test]
async fn who_asks_to_be_forgotten_is_forgotten_at_once_and_nobody_else() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        for name in ["anna", "bert"] {
            app.say(name, "Einfache Sprache").await;
            app.say(name, "Posaunenchor in Merzig").await;
        }
        app.say("anna", "löschen").await;
        let gone = app.say("anna", "ja").await;
        assert!(gone.text.starts_with("Ich habe alles gelöscht."), "simple language stays: {}", gone.text);

        assert!(app.state("bert").await.contains("Posaunenchor"));
        let state = app.state("anna").await;
        for word in ["osaunen", "Merzig", "erzig"] {
            assert!(!state.contains(word), "{word} is left: {state}");
        }
        let rows = app.database.number("select count(*) from inbox").await;
        assert_eq!(rows, 3, "two messages of the other one, and the id of the last message of this one");
        let wanted = app.database.number("select count(*) from outbox").await;
        assert_eq!(wanted, 3);

        let repeated = said("anna", "anna:6", "ja");
        assert!(!receive(&app.database.store, &repeated, app.now).await.unwrap(), "a repetition is no news");

        let choice = &gone.choices[0];
        assert_eq!(choice.number, Some(1));
        let next = app.say("anna", "1").await;
        assert!(next.text.contains("Wie alt"), "the number is understood: {}", next.text);
        app.remove().await;
    }
}

#[tokio::test]
async fn a_message_that_ends_the_process_again_and_again_is_set_aside_with_an_apology() {
    for database in TestDatabase::each().await {
        let app = TestApp::on(database).await;
        let store = &app.database.store;
        receive(store, &said("anna", "1", "Hallo"), app.now).await.unwrap();
        for _ in 0..inbox::MOST_TRIES {
            // The try is counted, and nothing is ever heard of it again.
            let mut tx = store.begin().await.unwrap();
            assert_eq!(inbox::count_try(&mut tx, "1", app.now).await.unwrap(), Standing::Waiting);
            tx.commit().await.unwrap();
        }
        assert_eq!(converse(store, &app.mind, app.now).await.unwrap(), 0);
        let set_aside = "select count(*) from inbox where state = 'quarantined'";
        assert_eq!(app.database.number(set_aside).await, 1);
        let sent = app.delivered().await;
        assert_eq!(sent.len(), 1, "the citizen is told that the fault is ours");
        app.remove().await;
    }
}
