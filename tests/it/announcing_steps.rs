//! An announcement step by step: held up, called back, changed, corrected, late, and who gets it meanwhile.

use bildungslotse::{
    channel::recorder::Recorder,
    domain::{
        announcement::{Act, Refusal, Stage},
        announcement_draft::Draft,
        audience::{Audience, Selection},
        language::Language,
        memory::Memory,
        message::{ChannelKind, Message},
        outbox::Delivery,
        subscription::{Interests, Quiet, Rhythm},
    },
    store::outbox,
    usecase::{
        announce::{self, AnnounceError, Target, begin_correction},
        forget::forget_expired,
        send_announcements::send_announcements,
    },
};

use crate::{
    announcing::{Office, anna, bert, draft, keep, leave, office_with, stop, stored, subscription, tally},
    database::{NOW, TestDatabase, address},
};

/// Somebody who wants announcements about everything, but none while it is `quiet`, and at most `weekly` a week.
fn wanting(quiet: Quiet, weekly: u8) -> Memory {
    Memory { rhythm: Rhythm { quiet, weekly }, ..subscription(Interests::default(), Language::German) }
}

#[tokio::test]
async fn an_announcement_that_is_held_up_goes_on_where_it_was_and_one_called_back_never() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 30).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        let id = office.submitted(draft(1)).await;
        office.approve(&id).await.unwrap();
        let minute = NOW.plus(60);
        assert_eq!(
            leave(store, &mind, &recorder, NOW.plus(59)).await,
            [""; 0],
            "a minute is left to call it back"
        );

        // Handed to the outbox, and held up before it leaves.
        assert_eq!(
            send_announcements(store, &mind.guide, &[ChannelKind::Terminal], minute).await.unwrap(),
            30
        );
        office.act(&id, Act::Pause, &bert()).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, minute).await, [""; 0], "what lay in the outbox is back");
        let count = tally(store, &id, minute).await;
        assert_eq!((count.waiting, count.handed), (30, 0));
        office.act(&id, Act::Resume, &bert()).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, minute).await.len(), 30);
        assert_eq!(leave(store, &mind, &recorder, minute.plus(600)).await, [""; 0], "nobody gets it twice");

        let id = office.submitted(draft(2)).await;
        office.approve(&id).await.unwrap();
        send_announcements(store, &mind.guide, &[ChannelKind::Terminal], minute).await.unwrap();
        office.act(&id, Act::Cancel, &anna()).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, minute).await, [""; 0]);
        let count = tally(store, &id, minute).await;
        assert_eq!((count.cancelled, count.open()), (30, 0));
        assert!(matches!(
            office.act(&id, Act::Resume, &bert()).await,
            Err(AnnounceError::Refused(Refusal::WrongStage))
        ));
        database.remove().await;
    }
}

#[tokio::test]
async fn a_change_voids_the_approval_and_forgets_whom_it_was_for() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        let id = office.submitted(draft(1)).await;
        office.approve(&id).await.unwrap();
        assert_eq!(tally(store, &id, NOW).await.waiting, 6);
        office.act(&id, Act::Edit(Box::new(draft(2))), &anna()).await.unwrap();
        assert_eq!(tally(store, &id, NOW).await.people(), 0);
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(3_600)).await, [""; 0]);
        // Whoever read it before the change cannot approve what it says now.
        let old = Target { id: &id, revision: 4 };
        let act = Act::Approve { print: draft(1).print() };
        let late = announce::act(store, office.linter, (old, act), (&bert(), NOW)).await;
        assert!(matches!(late, Err(AnnounceError::Changed)));
        database.remove().await;
    }
}

#[tokio::test]
async fn fewer_than_five_people_are_written_to_only_if_they_are_all_there_are() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 4).await;
        let store = &database.store;
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        let perl = Selection { municipalities: ["Perl".to_owned()].into(), ..Selection::default() };
        let perl = Draft { audience: Audience::Selected(perl), ..draft(1) };
        let id = announce::begin(store, perl.clone(), &anna(), NOW).await.unwrap();
        office.act(&id, Act::Check { waiver: None }, &anna()).await.unwrap();
        let refused = office.act(&id, Act::Submit, &anna()).await;
        assert!(matches!(refused, Err(AnnounceError::Refused(Refusal::TooFew))));
        let id = office.submitted(draft(2)).await;
        assert_eq!(office.approve(&id).await.unwrap().approval().unwrap().people, 4);
        // There were enough when it was submitted, and are too few by the time it is approved.
        let memory = subscription(Interests::default(), Language::German);
        keep(store, [(address("fifth"), memory)]).await;
        let id = office.submitted(perl).await;
        sqlx::raw_sql("delete from subscription").execute(&mut database.connection().await).await.unwrap();
        let refused = office.approve(&id).await;
        assert!(matches!(refused, Err(AnnounceError::Refused(Refusal::TooFew))));
        assert_eq!(tally(store, &id, NOW).await.people(), 0, "nobody is written down for what was refused");
        database.remove().await;
    }
}

#[tokio::test]
async fn who_stops_while_it_leaves_gets_it_no_more_and_who_sleeps_gets_it_in_the_morning() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 8).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let night = Quiet { from: 8, until: 20 };
        keep(store, [(address("asleep"), wanting(night, 7))]).await;
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        let id = office.submitted(draft(1)).await;
        office.approve(&id).await.unwrap();
        let minute = NOW.plus(60);
        assert_eq!(
            send_announcements(store, &mind.guide, &[ChannelKind::Terminal], minute).await.unwrap(),
            8
        );
        stop(store, &address("3"), minute).await;
        let got = leave(store, &mind, &recorder, minute).await;
        assert_eq!((got.len(), got.contains(&"3".to_owned())), (7, false));
        let count = tally(store, &id, minute).await;
        assert_eq!((count.sent, count.stopped, count.waiting, count.asleep), (7, 1, 1, 1));

        let evening = night.next(minute);
        assert_eq!(leave(store, &mind, &recorder, evening.plus(-1)).await, [""; 0]);
        assert_eq!(tally(store, &id, evening).await.asleep, 0, "the night is over");
        assert_eq!(leave(store, &mind, &recorder, evening).await, ["asleep"]);
        assert_eq!(tally(store, &id, evening).await.open(), 0, "it is finished when nobody waits");
        database.remove().await;
    }
}

#[tokio::test]
async fn what_is_over_reaches_nobody_and_after_a_month_only_numbers_are_left() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        let id = office.submitted(Draft { expires_at: Some(NOW.plus(300)), ..draft(1) }).await;
        office.approve(&id).await.unwrap();
        send_announcements(store, &mind.guide, &[ChannelKind::Terminal], NOW.plus(60)).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(300)).await, [""; 0]);
        let before = tally(store, &id, NOW).await;
        assert_eq!((before.expired, before.open()), (6, 0));
        forget_expired(store, NOW.plus(31 * 24 * 3_600)).await.unwrap();
        assert_eq!(database.number("select count(*) from recipient").await, 0);
        assert_eq!(tally(store, &id, NOW).await, before);
        database.remove().await;
    }
}

#[tokio::test]
async fn a_correction_goes_to_those_who_read_what_was_wrong() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let (store, recorder) = (&database.store, Recorder::default());
        keep(store, [(address("seldom"), wanting(Quiet { from: 0, until: 0 }, 1))]).await;
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        let id = office.submitted(draft(1)).await;
        assert!(begin_correction(store, &id, &anna(), NOW).await.is_err(), "nobody has read it yet");
        office.approve(&id).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(60)).await.len(), 7);
        keep(store, [(address("later"), subscription(Interests::default(), Language::German))]).await;
        stop(store, &address("2"), NOW).await;

        let correction = begin_correction(store, &id, &bert(), NOW).await.unwrap();
        let refused = office.act(&correction, Act::Check { waiver: None }, &bert()).await;
        assert!(matches!(refused, Err(AnnounceError::Refused(Refusal::Unchanged))), "nothing is corrected");
        let mut right = stored(store, &correction).await.announcement.draft;
        right.german.text = "Die Anmeldung beginnt am Dienstag.".to_owned();
        office.act(&correction, Act::Edit(Box::new(right)), &bert()).await.unwrap();
        office.act(&correction, Act::Check { waiver: None }, &bert()).await.unwrap();
        office.act(&correction, Act::Submit, &bert()).await.unwrap();
        let print = stored(store, &correction).await.announcement.draft.print();
        office.act(&correction, Act::Approve { print }, &anna()).await.unwrap();
        let got = leave(store, &mind, &recorder, NOW.plus(60)).await;
        assert_eq!(got, ["0", "1", "3", "4", "5", "seldom"], "nobody keeps believing it for a week");
        database.remove().await;
    }
}

#[tokio::test]
async fn simple_language_that_is_not_simple_leaves_only_with_a_reason_that_is_kept() {
    let database = TestDatabase::sqlite().await;
    let mind = office_with(&database, 6).await;
    let store = &database.store;
    let office = Office { store, linter: &mind.guide.linter, now: NOW };
    let mut hard = draft(1);
    hard.simple.text =
        "Die Inanspruchnahme der Leistungen setzt die Vorlage eines Berechtigungsscheines voraus.".to_owned();
    let id = announce::begin(store, hard, &anna(), NOW).await.unwrap();
    for waiver in [None, Some("so".to_owned())] {
        let refused = office.act(&id, Act::Check { waiver }, &anna()).await;
        assert!(matches!(refused, Err(AnnounceError::Refused(Refusal::NotSimple))));
    }
    let waiver = Some("Der Wortlaut ist vorgeschrieben.".to_owned());
    office.act(&id, Act::Check { waiver: waiver.clone() }, &anna()).await.unwrap();
    assert_eq!(stored(store, &id).await.announcement.waiver(), waiver.as_deref());
    database.remove().await;
}

#[tokio::test]
async fn what_is_more_than_a_day_late_waits_for_somebody_who_says_that_it_still_makes_sense() {
    const DAY: i64 = 24 * 3_600;
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 6).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let begun_late = Office { store, linter: &mind.guide.linter, now: NOW };
        let id = begun_late.submitted(draft(1)).await;
        begun_late.approve(&id).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(DAY + 120)).await, [""; 0]);
        let later = Office { now: NOW.plus(2 * DAY), ..begun_late };
        later.act(&id, Act::Resume, &bert()).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, later.now).await.len(), 6);

        // It had begun, and a copy of the database is put back days later.
        let id = later.submitted(draft(2)).await;
        later.approve(&id).await.unwrap();
        send_announcements(store, &mind.guide, &[], later.now.plus(60)).await.unwrap();
        assert!(matches!(stored(store, &id).await.announcement.stage, Stage::Sending(_)));
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(4 * DAY)).await, [""; 0]);
        assert!(matches!(stored(store, &id).await.announcement.stage, Stage::Paused(_)));
        database.remove().await;
    }
}

#[tokio::test]
async fn who_wants_one_message_a_week_gets_the_next_one_a_week_later() {
    const WEEK: i64 = 7 * 24 * 3_600;
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 5).await;
        let (store, recorder) = (&database.store, Recorder::default());
        keep(store, [(address("seldom"), wanting(Quiet { from: 0, until: 0 }, 1))]).await;
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        for number in 1..=2 {
            let id = office.submitted(draft(number)).await;
            office.approve(&id).await.unwrap();
        }
        let minute = NOW.plus(60);
        let got = leave(store, &mind, &recorder, minute).await;
        assert_eq!((got.len(), got.iter().filter(|name| *name == "seldom").count()), (11, 1));
        assert_eq!(leave(store, &mind, &recorder, minute.plus(WEEK - 1)).await, [""; 0]);
        assert_eq!(leave(store, &mind, &recorder, minute.plus(WEEK)).await, ["seldom"]);
        database.remove().await;
    }
}

#[tokio::test]
async fn whoever_sleeps_by_the_time_it_is_their_turn_gets_it_when_they_may_be_written_to() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 5).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let quiet = Quiet { from: NOW.hour() + 1, until: NOW.hour() + 3 };
        keep(store, [(address("soon asleep"), wanting(quiet, 1))]).await;
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        let id = office.submitted(draft(1)).await;
        office.approve(&id).await.unwrap();
        let handed = send_announcements(store, &mind.guide, &[ChannelKind::Terminal], NOW.plus(60)).await;
        assert_eq!(handed.unwrap(), 6);
        let news = Message { text: "Neu".to_owned(), ..Message::default() };
        let news = Delivery::news(address("soon asleep"), "a cause", news);
        let mut tx = store.begin().await.unwrap();
        assert!(outbox::add(&mut tx, &news, NOW.plus(60)).await.unwrap());
        tx.commit().await.unwrap();

        // Nobody was reached for an hour.
        let asleep = NOW.plus(3_600);
        assert_eq!(leave(store, &mind, &recorder, asleep).await, ["0", "1", "2", "3", "4"]);
        let count = tally(store, &id, asleep).await;
        assert_eq!(
            (count.sent, count.waiting, count.asleep, count.handed),
            (5, 1, 1, 0),
            "it takes no place"
        );
        let awake = quiet.next(asleep);
        assert_eq!(leave(store, &mind, &recorder, awake.plus(-1)).await, [""; 0]);
        assert_eq!(leave(store, &mind, &recorder, awake).await, ["soon asleep"], "one message a week");
        database.remove().await;
    }
}
