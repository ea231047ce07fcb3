//! Announcements on their way to many: everybody who wanted them gets them, nobody who does not, and not before their time.

use std::collections::{BTreeMap, BTreeSet};

use bildungslotse::{
    domain::{
        announcement_draft::Draft,
        audience::{Audience, Selection},
        language::Language,
        memory::Memory,
        message::{Address, ChannelKind},
        subscription::Interests,
        time::Timestamp,
        topic::TopicId,
    },
    store::audience,
};
use jiff::{civil, tz::TimeZone};

use crate::{
    announcing::{Office, draft, keep, subscription, tally},
    database::TestDatabase,
    fake_telegram::{chance::Chance, plan::Odds},
    simulation::Simulation,
    test_app::mind_on,
};

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

    let count = tally(&simulation.store, &id, simulation.now()).await;
    println!("{count:?}");
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
    assert!(twice <= count.doubled + count.unknown, "{twice} got it twice, and {count:?} says so of fewer");
    assert_eq!((count.people(), count.open()), (u64::from(PEOPLE), 0), "everybody is accounted for");
    let gone = blocked.union(&stopped).count() as u64;
    assert_eq!((count.dead + count.stopped, count.dead > 0), (gone, true), "{count:?}");
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
