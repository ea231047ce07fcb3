//! What people ask to be kept is kept, told to them, used for them, and gone at one word.

use bildungslotse::{
    domain::{
        import::batch::Batch,
        message::{Arrival, Content, IncomingMessage, Message},
        offer::Offer,
        time::Timestamp,
        topic::TopicId,
    },
    store::{open::Store, session},
    usecase::{
        converse::converse,
        forget::forget_expired,
        index_offers::index_offers,
        notify::notify,
        receive::{Batch as Handed, receive_batch},
        seed::seed,
    },
};

use crate::{
    database::{TestDatabase, address, said},
    test_app::TestApp,
};

/// A new course stands in the catalogue, and in the index.
async fn add(app: &TestApp, id: &str, title: &str) {
    let offer = Offer {
        id: id.to_owned(),
        title: title.to_owned(),
        topics: vec![TopicId::new("make/werken")],
        ..Offer::default()
    };
    let batch = Batch { offers: vec![offer], ..Batch::default() };
    seed(&app.database.store, batch, |_| (), app.now).await.unwrap();
    assert!(index_offers(&app.database.store, &app.mind.search, |_, _| ()).await.unwrap());
}

/// What is told of news, to everybody.
async fn news(app: &TestApp) -> Vec<Message> {
    notify(&app.database.store, &app.mind.search, &app.mind.guide, app.now).await.unwrap();
    app.delivered().await
}

#[tokio::test]
async fn who_asked_for_it_is_told_of_a_new_offer_once_and_not_after_stopp() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        app.say("anna", "Drechseln für mich").await;
        app.say("anna", "sag Bescheid").await;
        assert!(news(&app).await.is_empty(), "what was there before is no news");

        add(&app, "neu-1", "Drechseln am Abend").await;
        let told = news(&app).await;
        assert_eq!(told.len(), 1);
        assert!(told[0].text.contains("Drechseln am Abend"), "{}", told[0].text);
        assert!(told[0].text.contains("Stopp"), "how to end it is said");
        assert!(news(&app).await.is_empty(), "the same news are told once");

        app.say("anna", "stopp").await;
        add(&app, "neu-2", "Drechseln am Morgen").await;
        assert!(news(&app).await.is_empty(), "stopp is stopp");
        app.remove().await;
    }
}

#[tokio::test]
async fn at_the_word_delete_no_row_of_the_person_is_left() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        for said in
            ["Yoga für mich, 40, Wadern", "1", "merken", "sag Bescheid", "neu", "Yoga", "merken", "ja"]
        {
            app.say("anna", said).await;
        }
        assert_eq!(app.database.number("select count(*) from memory").await, 1);
        let memory = session::load(&mut app.database.store.read().await.unwrap(), &address("anna")).await;
        let memory = memory.unwrap().session.memory;
        assert_eq!((memory.favourites.len(), memory.searches.len()), (1, 1));
        assert!(memory.profile.is_some());
        app.say("anna", "meine Daten").await;
        let all = app.say("anna", "Als Datei anzeigen").await.text;
        let all: serde_json::Value = serde_json::from_str(&all).unwrap();
        assert_eq!(all["kept"]["favourites"].as_array().unwrap().len(), 1);
        assert_eq!(all["conversation"]["point"]["query"]["text"], "Yoga");

        app.say("anna", "löschen").await;
        app.say("anna", "ja").await;
        assert_eq!(app.database.number("select count(*) from memory").await, 0);
        let told = app.say("anna", "hallo").await;
        assert!(
            told.choices.iter().all(|choice| choice.data != "1:resume"),
            "there is nothing to go on with"
        );
        let told = app.say("anna", "meine Daten").await.text;
        assert!(!told.contains("Yoga"), "{told}");
        app.remove().await;
    }
}

#[tokio::test]
async fn a_remembered_profile_is_a_band_of_ages_a_topic_and_a_municipality_and_helps_next_time() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        app.say("anna", "Fußball für meinen Sohn, 7, in Nunkirchen").await;
        app.say("anna", "merken").await;
        app.say("anna", "Ja, merken").await;
        let stored = session::load(&mut app.database.store.read().await.unwrap(), &address("anna")).await;
        let profile = stored.unwrap().session.memory.profile.unwrap();
        assert_eq!(profile.ages[0].in_years(), (6, 9));
        assert_eq!(profile.text, "", "words are not remembered");

        forget_expired(&app.database.store, app.now.plus(90 * 3_600)).await.unwrap();
        let greeting = app.send("anna", Content::from("hallo"), 90 * 3_600).await;
        assert!(greeting.text.contains("Wadern"), "{}", greeting.text);
        let found = app.say("anna", "Weiter wie zuletzt").await;
        assert!(found.text.contains("Wadern"), "{}", found.text);
        app.remove().await;
    }
}

#[tokio::test]
async fn a_child_is_found_offers_and_nothing_is_kept_of_it() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        for said in [
            "Yoga",
            "1",
            "merken",
            "ich bin 13 und suche Judo",
            "sag Bescheid",
            "neu",
            "Fußball",
            "1",
            "merken",
        ] {
            app.say("ben", said).await;
        }
        assert_eq!(app.database.number("select count(*) from memory").await, 0);
        app.remove().await;
    }
}

/// Whether `message` is kept that a messenger hands over.
async fn hand_over(store: &Store, message: IncomingMessage, now: Timestamp) -> bool {
    let arrivals = [Arrival::Message(message)];
    let batch = Handed { channel: "telegram:1", arrivals: &arrivals, next: None };
    receive_batch(store, &batch, now).await.unwrap()[0]
}

#[tokio::test]
async fn of_a_flood_of_messages_twenty_are_answered_and_one_asks_to_wait() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        let store = &app.database.again().await;
        for number in 0..30 {
            let message = said("anna", &format!("flood:{number}"), "hallo");
            let is_kept = hand_over(store, message, app.now).await;
            assert_eq!(is_kept, number < 20);
        }
        converse(store, &app.mind, app.now).await.unwrap();
        let sent = app.delivered().await;
        assert_eq!(sent.len(), 21);
        assert!(sent[20].text.starts_with("Das waren sehr viele Nachrichten"), "{}", sent[20].text);

        let later = app.now.plus(61);
        assert!(hand_over(store, said("anna", "later", "hallo"), later).await);
        assert_eq!(converse(store, &app.mind, later).await.unwrap(), 1, "later all is well");
        app.now = later;
        assert_eq!(app.delivered().await.len(), 1);
        store.close().await;
        app.remove().await;
    }
}
