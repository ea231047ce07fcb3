//! What may come between an announcement and its people: a departure in the same moment, an outage, a channel that is gone,
//! months without an answer.

use std::time::Duration;

use bildungslotse::{
    channel::recorder::Recorder,
    domain::{
        announcement::{Act, Refusal, Stage},
        dialog::guide::Guide,
        language::Language,
        message::{Address, ChannelKind},
        subscription::{Interests, Quiet, Rhythm},
        time::Timestamp,
    },
    store::{
        announcement::{self, StoredAnnouncement},
        open::Store,
    },
    usecase::{
        announce::{self, AnnounceError, Target, begin_correction},
        forget::forget_expired,
        send_announcements::{give_up_unserved, send_announcements},
    },
};

use crate::{
    announcing::{Office, bert, draft, keep, leave, office_with, stored, subscription, tally},
    database::{NOW, TestDatabase, address},
};

const DAY: i64 = 24 * 3_600;

fn office<'a>(store: &'a Store, guide: &'a Guide, now: Timestamp) -> Office<'a> {
    Office { store, linter: &guide.linter, now }
}

/// Hands over what is due on the terminal, and delivers nothing.
async fn hand(store: &Store, guide: &Guide, now: Timestamp) -> usize {
    send_announcements(store, guide, &[ChannelKind::Terminal], now).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_stopped_in_the_moment_of_its_departure_is_stopped() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let store = &database.store;
        let office = office(store, &mind.guide, NOW);
        let id = office.submitted(draft(1)).await;
        office.approve(&id).await.unwrap();
        let planned = stored(store, &id).await;
        // The departure has been written, and is not committed yet.
        let mut departing = store.begin().await.unwrap();
        let begun = planned.announcement.clone().begun(NOW.plus(60)).unwrap();
        let begun = StoredAnnouncement { announcement: begun, ..planned.clone() };
        assert!(announcement::save(&mut departing, &begun, NOW.plus(60)).await.unwrap());
        let (store, guide, name) = (store.clone(), mind.guide.clone(), id.clone());
        let stopping = tokio::spawn(async move {
            let target = Target { id: &name, revision: planned.revision };
            let who = bert();
            announce::act(&store, &guide.linter, (target, Act::Pause), (&who, NOW.plus(60))).await
        });
        tokio::time::sleep(Duration::from_millis(200)).await;
        departing.commit().await.unwrap();
        assert!(matches!(stopping.await.unwrap().unwrap().stage, Stage::Paused(_)));
        let recorder = Recorder::default();
        assert!(leave(&database.store, &mind, &recorder, NOW.plus(120)).await.is_empty());
        database.remove().await;
    }
}

#[tokio::test]
async fn what_lay_in_the_outbox_through_an_outage_of_days_waits_for_somebody_to_look_at_it() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let begun = office(store, &mind.guide, NOW);
        let id = begun.submitted(draft(1)).await;
        begun.approve(&id).await.unwrap();
        assert_eq!(hand(store, &mind.guide, NOW.plus(60)).await, 6, "all of them lie in the outbox");
        let late = NOW.plus(3 * DAY);
        assert!(leave(store, &mind, &recorder, late).await.is_empty());
        assert!(matches!(stored(store, &id).await.announcement.stage, Stage::Paused(_)));
        office(store, &mind.guide, late).act(&id, Act::Resume, &bert()).await.unwrap();
        assert!(matches!(stored(store, &id).await.announcement.stage, Stage::Sending(_)));
        assert_eq!(leave(store, &mind, &recorder, late).await.len(), 6);
        database.remove().await;
    }
}

#[tokio::test]
async fn whoever_is_on_a_channel_that_nobody_serves_holds_up_nobody_else() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let elsewhere = Address { channel: ChannelKind::Matrix, name: "!gone:away.example".to_owned() };
        keep(store, [(elsewhere, subscription(Interests::default(), Language::German))]).await;
        let office = office(store, &mind.guide, NOW);
        let id = office.submitted(draft(1)).await;
        office.approve(&id).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(60)).await.len(), 6);
        assert_eq!(tally(store, &id, NOW).await.open(), 1, "it may be served again tomorrow");
        let later = NOW.plus(2 * DAY);
        assert!(leave(store, &mind, &recorder, later).await.is_empty());
        give_up_unserved(store, &[], later).await.unwrap();
        assert_eq!(tally(store, &id, NOW).await.open(), 1, "where nothing is served, nobody is given up");
        give_up_unserved(store, &[ChannelKind::Terminal], later).await.unwrap();
        let tally = tally(store, &id, NOW).await;
        assert_eq!((tally.sent, tally.dead, tally.open()), (6, 1, 0));
        assert!(matches!(stored(store, &id).await.announcement.stage, Stage::Sending(_)), "it stays public");
        database.remove().await;
    }
}

#[tokio::test]
async fn a_correction_waits_until_nobody_gets_any_more_what_was_wrong() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let mut sleeper = subscription(Interests::default(), Language::German);
        sleeper.rhythm = Rhythm { quiet: Quiet { from: 8, until: 20 }, weekly: 7 };
        keep(store, [(address("sleeper"), sleeper)]).await;
        let office = office(store, &mind.guide, NOW);
        let id = office.submitted(draft(1)).await;
        office.approve(&id).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(60)).await.len(), 6);
        let correction = begin_correction(store, &id, &bert(), NOW).await.unwrap();
        let mut right = stored(store, &correction).await.announcement.draft;
        right.german.text = "Die Anmeldung beginnt am Dienstag.".to_owned();
        office.act(&correction, Act::Edit(Box::new(right)), &bert()).await.unwrap();
        office.act(&correction, Act::Check { waiver: None }, &bert()).await.unwrap();
        let refused = office.act(&correction, Act::Submit, &bert()).await;
        assert!(matches!(refused, Err(AnnounceError::Refused(Refusal::StillLeaving))));
        office.act(&id, Act::Cancel, &bert()).await.unwrap();
        office.act(&correction, Act::Submit, &bert()).await.unwrap();
        database.remove().await;
    }
}

#[tokio::test]
async fn of_what_is_held_up_for_a_month_nobody_knows_any_more_whom_it_was_for() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let store = &database.store;
        let office = office(store, &mind.guide, NOW);
        let id = office.submitted(draft(1)).await;
        office.approve(&id).await.unwrap();
        office.act(&id, Act::Pause, &bert()).await.unwrap();
        forget_expired(store, NOW.plus(29 * DAY)).await.unwrap();
        assert_eq!(tally(store, &id, NOW).await.open(), 6);
        forget_expired(store, NOW.plus(31 * DAY)).await.unwrap();
        assert_eq!(tally(store, &id, NOW).await.expired, 6);
        let refused = office.act(&id, Act::Resume, &bert()).await;
        assert!(matches!(refused, Err(AnnounceError::Refused(Refusal::Finished))));
        forget_expired(store, NOW.plus(62 * DAY)).await.unwrap();
        assert_eq!(database.number("select count(*) from recipient").await, 0);
        assert_eq!(tally(store, &id, NOW).await.expired, 6, "the numbers stay");
        database.remove().await;
    }
}
