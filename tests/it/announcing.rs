//! Announcements on their way: everybody who wanted them gets them, nobody who does not, and no faster than allowed.

use std::collections::{BTreeMap, BTreeSet};

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        announcement::{Act, Announcement, Refusal, Stage},
        announcement_draft::{Draft, Wording},
        audience::{Audience, Selection},
        language::Language,
        memory::Memory,
        message::{Address, ChannelKind},
        plain::linter::Linter,
        staff::StaffId,
        subscription::{Consent, Interests, Quiet, Rhythm, Subscription},
        time::Timestamp,
        topic::TopicId,
    },
    store::{announcement, audience, memory, open::Store, recipient, recipient_tally},
    usecase::{
        announce::{self, AnnounceError, Target, begin_correction},
        converse::Mind,
        deliver::deliver,
        forget::forget_expired,
        send_announcements::send_announcements,
    },
};
use jiff::{civil, tz::TimeZone};

use crate::{
    database::{NOW, TestDatabase, address},
    fake_telegram::{chance::Chance, plan::Odds},
    simulation::Simulation,
    test_app::mind_on,
};

/// Who writes.
pub fn anna() -> StaffId {
    StaffId("anna".to_owned())
}

/// Who approves.
pub fn bert() -> StaffId {
    StaffId("bert".to_owned())
}

/// An announcement to everybody, with a number that is found again.
pub fn draft(number: u32) -> Draft {
    let wording = |text: &str| Wording { title: "Ferien-Programm".to_owned(), text: text.to_owned() };
    Draft {
        german: wording(&format!("Die Anmeldung beginnt am Montag. ax{number}x")),
        simple: wording(&format!("Am Montag geht es los. ax{number}x")),
        ..Draft::default()
    }
}

/// Somebody who wants announcements about everything, at any hour, as often as there are any.
pub fn subscription(interests: Interests, language: Language) -> Memory {
    let consent = Consent { version: "abc".to_owned(), given_at: NOW };
    Memory {
        subscription: Some(Subscription { interests, language, consent }),
        rhythm: Rhythm { quiet: Quiet { from: 0, until: 0 }, weekly: 7 },
        ..Memory::default()
    }
}

/// Keeps `memory` for each address.
pub async fn keep(store: &Store, people: impl IntoIterator<Item = (Address, Memory)>) {
    let mut tx = store.begin().await.unwrap();
    for (address, memory) in people {
        memory::save(&mut tx, &address, &memory, NOW).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Staff who do things one after the other.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    pub store: &'a Store,
    pub linter: &'a Linter,
    pub now: Timestamp,
}

impl Office<'_> {
    /// Does `act` to the announcement as it is now.
    pub async fn act(&self, id: &str, act: Act, who: &StaffId) -> Result<Announcement, AnnounceError> {
        let stored = announcement::find(&mut self.store.read().await.unwrap(), id).await.unwrap().unwrap();
        let target = Target { id, revision: stored.revision };
        announce::act(self.store, self.linter, (target, act), (who, self.now)).await
    }

    /// Writes, checks and submits `draft` as Anna, and returns its id.
    pub async fn submitted(&self, draft: Draft) -> String {
        let id = announce::begin(self.store, draft, &anna(), self.now).await.unwrap();
        self.act(&id, Act::Check { waiver: None }, &anna()).await.unwrap();
        self.act(&id, Act::Submit, &anna()).await.unwrap();
        id
    }

    /// Approves the announcement as Bert.
    pub async fn approve(&self, id: &str) -> Result<Announcement, AnnounceError> {
        let stored = announcement::find(&mut self.store.read().await.unwrap(), id).await.unwrap().unwrap();
        self.act(id, Act::Approve { print: stored.announcement.draft.print() }, &bert()).await
    }
}

fn telegram(simulation: &Simulation, name: &str) -> Address {
    let name = simulation.people.chat_id(name).to_string();
    Address { channel: ChannelKind::Telegram, name }
}

/// Lets `count` people meet the bot on Telegram and subscribe; the bot must not run.
async fn readers(simulation: &Simulation, count: u32) -> Vec<String> {
    let names: Vec<_> = (0..count).map(|number| format!("reader {number}")).collect();
    for name in &names {
        simulation.people.say(name, "x");
    }
    // What they said to get to know the bot is not the matter here.
    let bot = simulation.telegram();
    let mut next = None;
    for _ in 0..=count / 100 {
        next = bot.updates(next).await.unwrap().next.or(next);
    }
    drop(bot.updates(next).await.unwrap());
    let memory = subscription(Interests::default(), Language::German);
    keep(&simulation.store, names.iter().map(|name| (telegram(simulation, name), memory.clone()))).await;
    names
}

/// How often each chat got the announcement with this number.
fn copies(simulation: &Simulation, number: u32) -> BTreeMap<i64, usize> {
    let mark = format!("ax{number}x");
    let mut copies = BTreeMap::new();
    for effect in simulation.fake.ledger().effects.iter().filter(|effect| effect.text.contains(&mark)) {
        *copies.entry(effect.chat.unwrap()).or_default() += 1;
    }
    copies
}

#[tokio::test]
async fn of_10_000_people_nobody_is_missed_and_nobody_who_stopped_is_written_to_through_50_kills_and_all_faults()
 {
    const PEOPLE: u32 = 10_000;
    const KILLS: u32 = 50;
    let odds = Odds {
        chat_wait: 10,
        bot_wait: 1,
        broken_before: 10,
        broken_after: 5,
        refused: 10,
        lost: 5,
        slow: 10,
        malformed: 3,
        longest_wait_seconds: 5,
        longest_delay_ms: 12_000,
    };
    let mut simulation = Simulation::on(TestDatabase::hasty().await, 8).await;
    simulation.stop().await;
    let names = readers(&simulation, PEOPLE).await;
    let guide = simulation.mind.guide.clone();
    let office = Office { store: &simulation.store.clone(), linter: &guide.linter, now: simulation.now() };
    let id = office.submitted(draft(1)).await;
    office.approve(&id).await.unwrap();

    // Some block the bot, some stop before the first one gets it.
    let chat = |name: &String| simulation.people.chat_id(name);
    let blocked: BTreeSet<_> = names.iter().skip(7).step_by(83).map(chat).collect();
    // Of half of them Telegram tells; of the others it says so only when they are written to.
    for (number, name) in names.iter().skip(7).step_by(83).enumerate() {
        if number % 2 == 0 { simulation.people.block(name) } else { simulation.people.deactivate(name) }
    }
    let stopped: BTreeSet<_> = names.iter().skip(11).step_by(67).map(chat).collect();
    let nothing = Memory::default();
    let stopping =
        names.iter().skip(11).step_by(67).map(|name| (telegram(&simulation, name), nothing.clone()));
    keep(&simulation.store, stopping.collect::<Vec<_>>()).await;

    let mut chance = Chance::new(9);
    simulation.start().await;
    simulation.fake.odds(odds);
    for _ in 0..KILLS {
        simulation.pass(u64::from(chance.below(16_000))).await;
        simulation.kill().await;
        simulation.fake.odds(Odds::default());
        simulation.start().await;
        simulation.fake.odds(odds);
    }
    simulation.pass(200_000).await;
    simulation.fake.odds(Odds::default());
    // What was doubtful is tried again five minutes later.
    simulation.pass(1_000_000).await;

    let tally = recipient_tally::tally(&mut simulation.store.read().await.unwrap(), &id).await.unwrap();
    println!("{tally:?}");
    let copies = copies(&simulation, 1);
    let missing: Vec<_> = names
        .iter()
        .map(|name| simulation.people.chat_id(name))
        .filter(|chat| !blocked.contains(chat) && !stopped.contains(chat) && !copies.contains_key(chat))
        .collect();
    assert_eq!(missing, [0; 0], "everybody who wanted it got it");
    assert!(copies.keys().all(|chat| !stopped.contains(chat)), "nobody who had stopped got it");
    let twice = copies.values().filter(|count| **count > 1).count() as u64;
    assert!(copies.values().all(|count| *count <= 2), "nobody got it a third time");
    assert!(twice <= tally.doubled + tally.unknown, "{twice} got it twice, and {tally:?} says so of fewer");
    assert_eq!((tally.people(), tally.open()), (u64::from(PEOPLE), 0), "everybody is accounted for");
    let gone = blocked.union(&stopped).count() as u64;
    assert_eq!((tally.dead + tally.stopped, tally.dead > 0), (gone, true), "{tally:?}");
    let unexplained = unexplained(&simulation);
    assert_eq!(unexplained, [0; 0], "a second copy has a reason");
    println!("{KILLS} kills: 0 missing, {twice} twice, each of them with a reason");
    simulation.end_after(KILLS as usize).await;
}

/// The chats that got a copy although the bot could know that an earlier one had arrived.
fn unexplained(simulation: &Simulation) -> Vec<i64> {
    let ledger = simulation.fake.ledger();
    let mut earlier: BTreeMap<i64, u64> = BTreeMap::new();
    let mut found = Vec::new();
    for effect in ledger.effects.iter().filter(|effect| effect.text.contains("ax1x")) {
        let chat = effect.chat.unwrap();
        if earlier.get(&chat).is_some_and(|request| !ledger.is_ambiguous(*request, 0)) {
            found.push(chat);
        }
        earlier.insert(chat, effect.request);
    }
    found
}

#[tokio::test]
async fn a_scheduled_announcement_leaves_within_a_minute_across_a_restart_and_both_changes_of_the_clock() {
    // In March the clock jumps from two to three; in October it shows the hour from two to three twice.
    let changes = [
        (civil::date(2026, 3, 29).at(1, 50, 0, 0), civil::date(2026, 3, 29).at(3, 5, 0, 0), 15),
        (civil::date(2026, 10, 25).at(2, 50, 0, 0), civil::date(2026, 10, 25).at(3, 5, 0, 0), 75),
    ];
    let berlin = TimeZone::get("Europe/Berlin").unwrap();
    let moment = |clock| Timestamp(berlin.to_ambiguous_timestamp(clock).earlier().unwrap().as_millisecond());
    for (number, (begins, leaves, minutes)) in (20..).zip(changes) {
        let database = TestDatabase::hasty().await;
        let (begins, leaves) = (moment(begins), moment(leaves));
        assert_eq!(leaves.seconds_since(begins), minutes * 60, "the clock is put on or back in between");
        let mind = mind_on(&database, begins).await;
        let mut simulation = Simulation::with(database, mind, (u64::from(number), begins)).await;
        simulation.stop().await;
        readers(&simulation, 20).await;
        let guide = simulation.mind.guide.clone();
        let office =
            Office { store: &simulation.store.clone(), linter: &guide.linter, now: simulation.now() };
        let id = office.submitted(Draft { send_at: Some(leaves), ..draft(number) }).await;
        office.approve(&id).await.unwrap();
        simulation.start().await;
        let rest = leaves.0 - simulation.now().0;
        simulation.pass(u64::try_from(rest - 90_000).unwrap()).await;
        // It is killed a minute and a half before, and starts again half a minute later.
        simulation.kill().await;
        simulation.pass(30_000).await;
        simulation.start().await;
        simulation.pass(59_000).await;
        assert_eq!(copies(&simulation, number).len(), 0, "nobody gets it before its time");
        simulation.pass(61_000).await;
        assert_eq!(copies(&simulation, number).len(), 20, "everybody got it within a minute");
        simulation.end().await;
    }
}

#[tokio::test]
async fn whoever_is_found_by_the_database_is_who_belongs_to_the_audience() {
    let mut chance = Chance::new(4);
    for database in TestDatabase::each().await {
        let mut people = Vec::new();
        for number in 0..300 {
            let memory = subscription(interests(&mut chance), language(&mut chance));
            people.push((Address { channel: channel(&mut chance), name: number.to_string() }, memory));
        }
        keep(&database.store, people.clone()).await;
        for _ in 0..200 {
            let wished = interests(&mut chance);
            let selection = Selection {
                topics: wished.topics,
                municipalities: (0..chance.below(3)).map(|_| municipality(&mut chance)).collect(),
                bands: wished.bands,
                languages: (0..chance.below(2)).map(|_| language(&mut chance)).collect(),
            };
            let belongs = |memory: &Memory| selection.includes(memory.subscription.as_ref().unwrap());
            let expected = people.iter().filter(|(_, memory)| belongs(memory));
            let mut parts = BTreeMap::new();
            for (address, memory) in expected {
                let language = memory.subscription.as_ref().unwrap().language;
                *parts.entry((address.channel.name(), language.tag())).or_insert(0) += 1;
            }
            let audience = Audience::Selected(selection.clone());
            let reach = audience::reach(&mut database.store.read().await.unwrap(), &audience).await.unwrap();
            let found = reach
                .parts
                .iter()
                .map(|(channel, language, people)| ((channel.name(), language.tag()), *people));
            assert_eq!(found.collect::<BTreeMap<_, _>>(), parts, "{selection:?}");
        }
        database.remove().await;
    }
}

fn interests(chance: &mut Chance) -> Interests {
    let topics = ["sport", "early", "health"];
    let bands = ["b0", "b6", "b60"];
    let mut some = |names: [&str; 3]| {
        let count = chance.below(3);
        (0..count).map(|_| names[chance.below(3) as usize].to_owned()).collect::<BTreeSet<_>>()
    };
    let (topics, bands) = (some(topics), some(bands));
    let municipality = chance.happens(500).then(|| municipality(chance));
    Interests { topics: topics.into_iter().map(TopicId::new).collect(), municipality, bands }
}

fn municipality(chance: &mut Chance) -> String {
    ["Wadern", "Perl", "Mettlach"][chance.below(3) as usize].to_owned()
}

fn language(chance: &mut Chance) -> Language {
    Language::ALL[chance.below(2) as usize]
}

fn channel(chance: &mut Chance) -> ChannelKind {
    [ChannelKind::Telegram, ChannelKind::Matrix][chance.below(2) as usize]
}

/// The bot on a database, with people on the terminal who subscribed.
async fn office_with(database: &TestDatabase, people: u32) -> Mind {
    let mind = mind_on(database, NOW).await;
    let memory = subscription(Interests::default(), Language::German);
    keep(&database.store, (0..people).map(|number| (address(&number.to_string()), memory.clone()))).await;
    mind
}

/// Lets everything leave that may leave at `now`, and returns to whom.
pub async fn leave(store: &Store, mind: &Mind, recorder: &Recorder, now: Timestamp) -> Vec<String> {
    let channels = Channels::default().with(ChannelKind::Terminal, Channel::Recorder(recorder.clone()));
    loop {
        let handed = send_announcements(store, &mind.guide, &[ChannelKind::Terminal], now).await.unwrap();
        if deliver(store, &channels, now).await.unwrap() + handed == 0 {
            break;
        }
    }
    let mut names: Vec<_> = recorder.take().into_iter().map(|(address, _)| address.name).collect();
    names.sort();
    names
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
        let tally = tally_of(store, &id).await;
        assert_eq!((tally.waiting, tally.handed), (30, 0));
        office.act(&id, Act::Resume, &bert()).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, minute).await.len(), 30);
        assert_eq!(leave(store, &mind, &recorder, minute.plus(600)).await, [""; 0], "nobody gets it twice");

        let id = office.submitted(draft(2)).await;
        office.approve(&id).await.unwrap();
        send_announcements(store, &mind.guide, &[ChannelKind::Terminal], minute).await.unwrap();
        office.act(&id, Act::Cancel, &anna()).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, minute).await, [""; 0]);
        let tally = tally_of(store, &id).await;
        assert_eq!((tally.cancelled, tally.open()), (30, 0));
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
        assert_eq!(tally_of(store, &id).await.waiting, 6);
        office.act(&id, Act::Edit(Box::new(draft(2))), &anna()).await.unwrap();
        assert_eq!(tally_of(store, &id).await.people(), 0);
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
        assert_eq!(tally_of(store, &id).await.people(), 0, "nobody is written down for what was refused");
        database.remove().await;
    }
}

#[tokio::test]
async fn who_stops_while_it_leaves_gets_it_no_more_and_who_sleeps_gets_it_in_the_morning() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 8).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let night = Quiet { from: 8, until: 20 };
        let asleep = Memory {
            rhythm: Rhythm { quiet: night, weekly: 7 },
            ..subscription(Interests::default(), Language::Simple)
        };
        keep(store, [(address("asleep"), asleep)]).await;
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
        let tally = tally_of(store, &id).await;
        assert_eq!((tally.sent, tally.stopped, tally.waiting), (7, 1, 1));

        let evening = night.next(minute);
        assert_eq!(leave(store, &mind, &recorder, evening.plus(-1)).await, [""; 0]);
        assert_eq!(leave(store, &mind, &recorder, evening).await, ["asleep"]);
        assert_eq!(tally_of(store, &id).await.open(), 0, "it is finished when nobody waits");
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
        let before = tally_of(store, &id).await;
        assert_eq!((before.expired, before.open()), (6, 0));
        forget_expired(store, NOW.plus(31 * 24 * 3_600)).await.unwrap();
        assert_eq!(database.number("select count(*) from recipient").await, 0);
        assert_eq!(tally_of(store, &id).await, before);
        database.remove().await;
    }
}

#[tokio::test]
async fn a_correction_goes_to_those_who_read_what_was_wrong() {
    for database in TestDatabase::each().await {
        let mind = office_with(&database, 7).await;
        let (store, recorder) = (&database.store, Recorder::default());
        let office = Office { store, linter: &mind.guide.linter, now: NOW };
        let id = office.submitted(draft(1)).await;
        assert!(begin_correction(store, &id, &anna(), NOW).await.is_err(), "nobody has read it yet");
        office.approve(&id).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(60)).await.len(), 7);
        keep(store, [(address("later"), subscription(Interests::default(), Language::German))]).await;
        stop(store, &address("2"), NOW).await;

        let correction = begin_correction(store, &id, &bert(), NOW).await.unwrap();
        office.act(&correction, Act::Check { waiver: None }, &bert()).await.unwrap();
        office.act(&correction, Act::Submit, &bert()).await.unwrap();
        let print = stored(store, &correction).await.announcement.draft.print();
        office.act(&correction, Act::Approve { print }, &anna()).await.unwrap();
        assert_eq!(leave(store, &mind, &recorder, NOW.plus(60)).await, ["0", "1", "3", "4", "5", "6"]);
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
        let seldom = Memory {
            rhythm: Rhythm { quiet: Quiet { from: 0, until: 0 }, weekly: 1 },
            ..subscription(Interests::default(), Language::German)
        };
        keep(store, [(address("seldom"), seldom)]).await;
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

async fn stop(store: &Store, address: &Address, now: Timestamp) {
    let mut tx = store.begin().await.unwrap();
    memory::save(&mut tx, address, &Memory::default(), now).await.unwrap();
    recipient::stop(&mut tx, address, now).await.unwrap();
    tx.commit().await.unwrap();
}

async fn stored(store: &Store, id: &str) -> announcement::StoredAnnouncement {
    announcement::find(&mut store.read().await.unwrap(), id).await.unwrap().unwrap()
}

async fn tally_of(store: &Store, id: &str) -> recipient_tally::Tally {
    recipient_tally::tally(&mut store.read().await.unwrap(), id).await.unwrap()
}
