//! Who subscribes is found by a plain row, has agreed to words that are kept, and is written to only as agreed.

use bildungslotse::{
    domain::{
        import::batch::Batch,
        language::Language,
        memory::Memory,
        message::Message,
        offer::Offer,
        outbox::{Delivery, Priority},
        subscription::{Quiet, Rhythm},
        time::{Date, Timestamp},
        topic::TopicId,
    },
    store::{memory, outbox, session},
    usecase::{
        allowed::next_allowed,
        forget::{erase, forget_expired},
        index_offers::index_offers,
        notify::notify,
        seed::seed,
    },
};

use crate::{
    database::{NOW, TestDatabase, address, words},
    test_app::TestApp,
};

const DAY: i64 = 24 * 3_600;

const OPEN: &str = "select count(*) from consent where withdrawn_at is null";
const WITHDRAWN: &str = "select count(*) from consent where withdrawn_at is not null";
const SUBSCRIBED: &str = "select count(*) from subscription";

/// The one word or text that `query` tells.
async fn told(app: &TestApp, query: &'static str) -> String {
    let mut connection = app.database.connection().await;
    sqlx::query_scalar(query).fetch_one(&mut connection).await.unwrap()
}

/// Somebody who has subscribed.
async fn subscribed(app: &mut TestApp, name: &str) {
    app.say(name, "Fußball für meinen Sohn, 7, in Nunkirchen").await;
    app.say(name, "Abo").await;
    let done = app.say(name, "Ja, 16 oder älter").await;
    assert!(done.text.starts_with("Danke!"), "{}", done.text);
}

async fn kept(app: &TestApp, name: &str) -> Memory {
    let mut tx = app.database.store.read().await.unwrap();
    session::load(&mut tx, &address(name)).await.unwrap().session.memory
}

#[tokio::test]
async fn who_agrees_has_a_row_that_says_what_they_want_and_the_words_are_kept() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        subscribed(&mut app, "anna").await;
        let row =
            "select language || ' ' || channel || ' ' || municipality || topics || bands from subscription";
        assert_eq!(told(&app, row).await, "de terminal Wadern,sport,,b6,");
        let rhythm = "select quiet_from * 10000 + quiet_until * 100 + weekly from subscription";
        assert_eq!(app.database.number(rhythm).await, 200_803);
        assert_eq!(app.database.number(OPEN).await, 1);
        let text = told(
            &app,
            "select text from consent_text join consent on consent.version = consent_text.version",
        )
        .await;
        assert!(text.contains("Stopp") && text.contains("16"), "{text}");

        let chat = told(&app, "select chat from subscription").await;
        let mut tx = app.database.store.read().await.unwrap();
        let anna = memory::subscriber(&mut tx, &chat).await.unwrap().unwrap();
        drop(tx);
        assert!(anna.address == address("anna"));
        assert_eq!((anna.language, anna.rhythm), (Language::German, Rhythm::default()));

        app.say("anna", "Einfache Sprache").await;
        assert_eq!(told(&app, "select language from subscription").await, "de-simple");
        app.say("anna", "Mein Abo").await;
        app.say("anna", "Themen ändern").await;
        app.say("anna", "Schule").await;
        assert_eq!(told(&app, "select topics from subscription").await, ",school,sport,");
        assert_eq!(app.database.number(OPEN).await, 1, "the consent is the same");
        let all = app.say("anna", "meine Daten").await.text;
        assert!(all.contains("Wadern") && all.contains("Ja gesagt"), "{all}");
        app.remove().await;
    }
}

#[tokio::test]
async fn stopp_ends_it_at_once_and_a_slip_is_undone_with_the_same_consent() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        subscribed(&mut app, "anna").await;
        app.say("anna", "sag Bescheid").await;
        let consent = told(&app, "select consent from subscription").await;
        app.say("anna", "stopp").await;
        assert_eq!(app.database.number(SUBSCRIBED).await, 0);
        assert_eq!((app.database.number(OPEN).await, app.database.number(WITHDRAWN).await), (0, 1));
        assert_eq!(kept(&app, "anna").await, Memory::default());

        app.say("anna", "Doch Bescheid geben").await;
        assert_eq!(told(&app, "select consent from subscription").await, consent);
        assert_eq!((app.database.number(OPEN).await, app.database.number(WITHDRAWN).await), (1, 0));
        assert_eq!(kept(&app, "anna").await.searches.len(), 1);

        app.say("anna", "Mein Abo").await;
        app.say("anna", "Abo beenden").await;
        assert_eq!((app.database.number(SUBSCRIBED).await, app.database.number(OPEN).await), (0, 0));
        assert_eq!(kept(&app, "anna").await.searches.len(), 1, "news of searches go on");

        subscribed(&mut app, "anna").await;
        assert_eq!((app.database.number(OPEN).await, app.database.number(WITHDRAWN).await), (1, 1));
        app.say("anna", "löschen").await;
        app.say("anna", "ja").await;
        assert_eq!((app.database.number(SUBSCRIBED).await, app.database.number(OPEN).await), (0, 0));
        app.remove().await;
    }
}

#[tokio::test]
async fn who_is_gone_or_silent_for_a_year_has_no_subscription_and_the_proof_goes_three_years_later() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        for name in ["anna", "ben"] {
            subscribed(&mut app, name).await;
        }
        assert_eq!(app.database.number(SUBSCRIBED).await, 2);
        let mut tx = app.database.store.begin().await.unwrap();
        erase(&mut tx, &address("anna"), app.now).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(app.database.number(SUBSCRIBED).await, 1);
        let year = app.now.plus(365 * DAY);
        forget_expired(&app.database.store, year.plus(-1)).await.unwrap();
        assert_eq!(app.database.number(SUBSCRIBED).await, 1);
        forget_expired(&app.database.store, year).await.unwrap();
        assert_eq!((app.database.number(SUBSCRIBED).await, app.database.number(WITHDRAWN).await), (0, 2));
        forget_expired(&app.database.store, year.plus(3 * 365 * DAY)).await.unwrap();
        assert_eq!(app.database.number("select count(*) from consent").await, 0);
        app.remove().await;
    }
}

#[tokio::test]
async fn a_child_cannot_subscribe_and_who_turns_out_to_be_one_is_subscribed_no_longer() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        app.say("ben", "ich bin 14 und suche Judo").await;
        let refused = app.say("ben", "Abo").await.text;
        assert!(refused.starts_with("Das Abo geht erst ab 16"), "{refused}");
        assert_eq!(app.database.number("select count(*) from consent").await, 0);

        subscribed(&mut app, "cem").await;
        app.say("cem", "neu").await;
        app.say("cem", "ich bin 14 und suche Judo").await;
        assert_eq!((app.database.number(SUBSCRIBED).await, app.database.number(OPEN).await), (0, 0));
        app.remove().await;
    }
}

/// An offer called `id` with this title stands in the catalogue, and in the index.
async fn offer(app: &TestApp, id: &str, title: &str) {
    let offer = Offer {
        id: id.to_owned(),
        title: title.to_owned(),
        topics: vec![TopicId::new("make/werken")],
        ..Offer::default()
    };
    let batch = Batch { offers: vec![offer], ..Batch::default() };
    seed(&app.database.store, batch, |_| (), app.now).await.unwrap();
    index_offers(&app.database.store, &app.mind.search, |_, _| ()).await.unwrap();
    notify(&app.database.store, &app.mind.search, &app.mind.guide, app.now).await.unwrap();
}

#[tokio::test]
async fn an_offer_that_comes_to_fit_is_news_and_waits_for_the_morning() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        app.say("anna", "Drechseln für mich").await;
        app.say("anna", "sag Bescheid").await;
        offer(&app, "neu", "Töpfern").await;
        assert!(app.delivered().await.is_empty(), "another offer is no news");

        app.now = Timestamp::at_hour(Date::constant(2025, 11, 23), 21);
        offer(&app, "neu", "Drechseln").await;
        assert!(app.delivered().await.is_empty(), "the night is quiet");
        app.now = Timestamp::at_hour(Date::constant(2025, 11, 24), 8).plus(-1);
        assert!(app.delivered().await.is_empty());
        app.now = app.now.plus(1);
        let morning = app.delivered().await;
        assert_eq!(morning.len(), 1);
        assert!(morning[0].text.contains("Drechseln"), "{}", morning[0].text);
        app.remove().await;
    }
}

#[tokio::test]
async fn news_come_three_times_a_week_and_after_stopp_what_waits_is_not_sent() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        app.say("anna", "Drechseln für mich").await;
        app.say("anna", "sag Bescheid").await;
        let begun = app.now;
        let mut told: Vec<Message> = Vec::new();
        for number in 0..5 {
            app.now = begun.plus(number * DAY);
            offer(&app, &format!("neu-{number}"), &format!("Drechseln {number}")).await;
            told.extend(app.delivered().await);
        }
        assert_eq!(told.len(), 3, "three in a week");
        app.now = begun.plus(7 * DAY - 1);
        assert!(app.delivered().await.is_empty());
        app.now = begun.plus(7 * DAY);
        assert_eq!(app.delivered().await.len(), 1, "the next one a week after the first");
        app.say("anna", "stopp").await;
        app.now = begun.plus(30 * DAY);
        assert!(app.delivered().await.is_empty(), "nothing comes after stopp");
        app.database.remove().await;
    }
}

#[tokio::test]
async fn whoever_may_be_written_to_once_a_week_waits_a_week_whatever_was_sent() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let rhythm = Rhythm { quiet: Quiet { from: 0, until: 0 }, weekly: 1 };
        let mut tx = store.begin().await.unwrap();
        let delivery = Delivery::news(address("anna"), "a", words("Neues"));
        assert_eq!(delivery.priority, Priority::Announcement);
        outbox::add(&mut tx, &delivery, NOW).await.unwrap();
        tx.commit().await.unwrap();
        let chat: String = {
            let mut connection = database.connection().await;
            sqlx::query_scalar("select chat from outbox").fetch_one(&mut connection).await.unwrap()
        };
        let mut tx = store.begin().await.unwrap();
        let next = next_allowed(&mut tx, &chat, rhythm, NOW).await.unwrap();
        assert_eq!(next, NOW.plus(7 * DAY), "what waits counts");
        let twice = Rhythm { weekly: 3, ..rhythm };
        assert_eq!(next_allowed(&mut tx, &chat, twice, NOW).await.unwrap(), NOW);
        let evening = Rhythm { quiet: Quiet::ALL[3], ..rhythm };
        let next = next_allowed(&mut tx, &chat, evening, NOW).await.unwrap();
        assert_eq!((next.hour(), next > NOW.plus(7 * DAY)), (17, true));
        assert_eq!(next_allowed(&mut tx, "nobody", rhythm, NOW).await.unwrap(), NOW);
        drop(tx);
        database.remove().await;
    }
}
