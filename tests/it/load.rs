//! Many people at once: nobody waits for somebody else, announcements wait for answers, and nothing is faster than
//! Telegram bears.

use bildungslotse::{
    domain::{
        dialog::{answer::Answer, session::At},
        message::{Address, ChannelKind},
        outbox::Delivery,
    },
    store::{outbox, pause, session},
};

use crate::{
    database::{TestDatabase, words},
    fake_telegram::{
        ledger::Checker,
        plan::{Fault, Odds, Target},
    },
    simulation::Simulation,
};

/// What a person says, with a number that the answer repeats.
fn said(number: u64) -> String {
    format!("Kennwort qx{number}q")
}

/// The number in what was said or answered.
pub fn nonce(text: &str) -> Option<u64> {
    let (_, rest) = text.split_once("qx")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The value below which 99 of 100 are.
fn p99(mut values: Vec<i64>) -> i64 {
    values.sort_unstable();
    values.get((values.len() * 99).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default()
}

/// How long each person waited for the answer with their number, in milliseconds; `since` tells when it was said.
fn waits(simulation: &Simulation, since: &[(u64, i64)]) -> Vec<i64> {
    let ledger = simulation.fake.ledger();
    let answered = |number: u64| {
        ledger.effects.iter().find(|effect| nonce(&effect.text) == Some(number)).map(|effect| effect.at_ms)
    };
    since.iter().map(|(number, at)| answered(*number).map_or(i64::MAX, |answered| answered - at)).collect()
}

#[tokio::test]
async fn of_500_chats_one_is_stuck_and_one_floods_and_the_others_notice_nothing() {
    let simulation = Simulation::on(TestDatabase::hasty().await, 3).await;
    let people = &simulation.people;
    people.say("stuck", "hallo");
    people.say("flood", "hallo");
    simulation.pass(2_000).await;
    people.stick("stuck", 60_000);
    people.say("stuck", &said(1));
    let mut since = Vec::new();
    // Eight a second come evenly, so that Telegram's own limit holds nobody up.
    for number in 0..498_u64 {
        people.say("flood", "noch etwas");
        people.say(&format!("chat {number}"), &said(1_000 + number));
        since.push((1_000 + number, simulation.now().0));
        simulation.pass(120).await;
    }
    simulation.pass(5_000).await;
    let slowest = p99(waits(&simulation, &since));
    println!("answers: p99 {slowest} ms");
    assert!(slowest < 200, "99 of 100 wait less than 200 ms, and that is {slowest}");
    let flood = people.shown("flood").iter().filter(|message| message.is_from_bot).count();
    assert!(flood > 20, "who floods is answered too, as fast as the chat bears: {flood}");
    simulation.pass(400_000).await;
    simulation.end().await;
}

/// Lays `count` announcements in, each to a chat of its own.
async fn announce(simulation: &Simulation, count: u64) {
    for number in 0..count {
        simulation.people.say(&format!("reader {number}"), "x");
    }
    // What they said to get to know the bot is not the matter here.
    let telegram = simulation.telegram();
    let mut next = None;
    for _ in 0..=count / 100 {
        next = telegram.updates(next).await.unwrap().next.or(next);
    }
    drop(telegram.updates(next).await.unwrap());
    let mut tx = simulation.store.begin().await.unwrap();
    for number in 0..count {
        let name = simulation.people.chat_id(&format!("reader {number}")).to_string();
        let to = Address { channel: ChannelKind::Telegram, name };
        let news =
            Delivery::news(to, &format!("{number}"), words(&format!("Neuigkeit qx{}q", 50_000 + number)));
        assert!(outbox::add(&mut tx, &news, simulation.now()).await.unwrap());
    }
    tx.commit().await.unwrap();
    simulation.ring();
}

#[tokio::test]
async fn during_a_broadcast_to_10_000_answers_wait_less_than_a_second_and_it_keeps_its_pace() {
    let mut simulation = Simulation::on(TestDatabase::hasty().await, 4).await;
    simulation.stop().await;
    announce(&simulation, 10_000).await;

    simulation.start().await;
    let begun = simulation.now().0;
    let mut since = Vec::new();
    for number in 0..400_u64 {
        simulation.people.say(&format!("chat {number}"), &said(number));
        since.push((number, simulation.now().0));
        simulation.pass(1_000).await;
    }
    simulation.pass(60_000).await;
    let slowest = p99(waits(&simulation, &since));
    assert!(slowest <= 1_000, "99 of 100 answers wait at most a second, and that is {slowest} ms");
    let ledger = simulation.fake.ledger();
    let news: Vec<_> = ledger.effects.iter().filter(|effect| nonce(&effect.text) >= Some(50_000)).collect();
    assert_eq!(news.len(), 10_000, "each reader got it once");
    let last = news.iter().map(|effect| effect.at_ms).max().unwrap_or_default();
    let per_second = 10_000_000 / (last - begun);
    assert!(per_second >= 24 * 8 / 10, "{per_second} a second of 24 that are allowed");
    println!("answers: p99 {slowest} ms; broadcast: {per_second} a second");
    simulation.end().await;
}

#[tokio::test]
async fn with_every_fault_of_the_network_each_message_is_answered_in_order_and_twice_only_where_nobody_could_know()
 {
    for database in TestDatabase::each().await {
        let mut simulation = Simulation::on(database, 5).await;
        let odds = Odds {
            chat_wait: 30,
            bot_wait: 0,
            broken_before: 20,
            broken_after: 20,
            refused: 20,
            lost: 20,
            slow: 50,
            malformed: 10,
            longest_wait_seconds: 5,
            longest_delay_ms: 12_000,
        };
        simulation.fake.odds(odds);
        for number in 0..300_u64 {
            let name = format!("chat {}", number % 20);
            simulation.people.say(&name, &said(number));
            simulation.pass(150).await;
            let newest = simulation.people.shown(&name).into_iter().rfind(|message| message.is_from_bot);
            let can_press = newest
                .is_some_and(|message| message.labels().iter().any(|label| label.contains("Neue Suche")));
            if number % 7 == 0 && can_press {
                simulation.people.press(&name, "🔍 Neue Suche");
            }
            if number % 40 == 39 {
                simulation.kill().await;
                simulation.fake.odds(Odds::default());
                simulation.start().await;
                simulation.fake.odds(odds);
            }
        }
        simulation.fake.odds(Odds::default());
        simulation.pass(300_000).await;
        let ledger = simulation.fake.ledger();
        let verdict = Checker::default().check(&ledger, &simulation.fake.said(), nonce);
        assert!(verdict.is_clean(), "{verdict:?}");
        assert!(ledger.accepted.len() >= 300);
        let twice = i64::try_from(verdict.duplicated.len()).unwrap();
        let ambiguous = simulation.database.number("select cast(sum(ambiguous) as bigint) from outbox").await;
        assert!(twice <= ambiguous, "{twice} arrived twice, and {ambiguous} are recorded as doubtful");
        assert_eq!(simulation.fake.violations(), [""; 0]);
        assert_eq!(simulation.fake.broken_waits(), 0);
        simulation.end().await;
    }
}

#[tokio::test]
async fn a_pause_that_telegram_asks_for_is_kept_also_after_a_restart_and_holds_up_nobody_else() {
    let mut simulation = Simulation::on(TestDatabase::hasty().await, 6).await;
    simulation.say("anna", "hallo").await;
    simulation.people.order("anna", Fault::ChatWait(40));
    simulation.people.say("anna", &said(1));
    simulation.pass(2_000).await;
    simulation.kill().await;
    simulation.start().await;
    let before = simulation.now().0;
    simulation.people.say("bert", &said(2));
    simulation.pass(60_000).await;
    let waited = waits(&simulation, &[(1, before), (2, before)]);
    assert!(waited[1] < 200 && waited[0] >= 30_000, "{waited:?}");

    // Several chats that are refused at once mean that the whole bot is too fast: everything waits.
    for name in ["a", "b", "c"] {
        simulation.people.say(name, "hallo");
        simulation.people.order(name, Fault::ChatWait(30));
    }
    simulation.pass(3_000).await;
    let scope = pause::Scope::Channel(ChannelKind::Telegram);
    let mut tx = simulation.store.read().await.unwrap();
    assert!(pause::until(&mut tx, &scope, simulation.now()).await.unwrap().is_some());
    drop(tx);
    simulation.pass(60_000).await;
    simulation.end().await;
}

#[tokio::test]
async fn after_a_silent_week_the_numbers_of_updates_begin_anew_and_nothing_is_missed() {
    let mut simulation = Simulation::on(TestDatabase::hasty().await, 7).await;
    simulation.say("anna", &said(1)).await;
    simulation.stop().await;
    simulation.pass(8 * 24 * 3_600 * 1_000).await;
    simulation.fake.jump_ids();
    simulation.start().await;
    let said_again = simulation.say("anna", &said(2)).await;
    assert!(said_again.contains("qx2"), "{said_again}");
    simulation.end().await;
}

#[tokio::test]
async fn what_is_confirmed_before_it_is_stored_is_lost_and_the_checker_sees_it() {
    let mut simulation = Simulation::on(TestDatabase::hasty().await, 8).await;
    simulation.stop().await;
    for number in 0..30 {
        simulation.people.say(&format!("chat {number}"), &said(number));
    }
    // This is what the pollers of libraries do: they ask for what comes next as soon as they have read something.
    let telegram = simulation.telegram();
    let handed = telegram.updates(None).await.unwrap();
    drop(telegram.updates(handed.next).await.unwrap());
    // The process ends here, before it has stored anything.
    drop(handed);
    simulation.start().await;
    simulation.pass(60_000).await;
    let verdict = Checker::default().check(&simulation.fake.ledger(), &simulation.fake.said(), nonce);
    assert_eq!(verdict.lost.len(), 30, "{verdict:?}");
    simulation.end().await;
}

#[tokio::test]
async fn a_second_receiver_and_a_revoked_token_lose_nothing() {
    let simulation = Simulation::on(TestDatabase::hasty().await, 9).await;
    let other = simulation.telegram();
    let conflict = tokio::spawn(async move { other.updates(None).await.err() });
    simulation.pass(1_000).await;
    simulation.people.say("anna", &said(1));
    simulation.pass(30_000).await;
    drop(conflict.await);
    // The same while the token is revoked, and given back.
    simulation.wire.revoke(true);
    simulation.people.say("bert", &said(3));
    simulation.pass(120_000).await;
    simulation.wire.revoke(false);
    simulation.pass(70_000).await;
    simulation.fake.order(Target::Method("getUpdates"), Fault::Malformed);
    simulation.people.say("anna", &said(2));
    simulation.pass(90_000).await;
    let verdict = Checker::default().check(&simulation.fake.ledger(), &simulation.fake.said(), nonce);
    assert!(verdict.is_clean(), "{verdict:?}");

    simulation.end().await;
}

#[tokio::test]
async fn a_turn_that_breaks_is_set_aside_after_three_tries_and_touches_nobody_else() {
    for database in TestDatabase::each().await {
        let simulation = Simulation::on(database, 10).await;
        let people = &simulation.people;
        simulation.say("anna", "hallo").await;
        // A conversation that stands where none can stand: the next step overflows.
        let address = Address { channel: ChannelKind::Telegram, name: people.chat_id("anna").to_string() };
        let mut tx = simulation.store.begin().await.unwrap();
        let mut stored = session::load(&mut tx, &address).await.unwrap();
        stored.session.point.at = At::Topic(usize::MAX);
        stored.session.offered = vec![Answer::MoreTopics];
        assert!(session::save(&mut tx, &address, &stored, simulation.now()).await.unwrap());
        tx.commit().await.unwrap();

        people.say("anna", "Mehr Themen");
        people.say("bert", &said(2));
        simulation.pass(3_000).await;
        assert!(people.last("bert").text.contains("qx2"));
        assert!(people.last("anna").is_from_bot, "she is told that the fault is ours");
        let set_aside = "select count(*) from inbox where state = 'quarantined' and failures = 3";
        assert_eq!(simulation.database.number(set_aside).await, 1);
        let said_next = simulation.say("anna", "neu").await;
        assert!(said_next.contains("fangen neu an"), "and goes on: {said_next}");
        simulation.end().await;
    }
}

#[tokio::test]
async fn half_an_hour_without_a_network_loses_nothing_and_ends_by_itself() {
    let simulation = Simulation::on(TestDatabase::hasty().await, 11).await;
    let people = &simulation.people;
    simulation.say("anna", "hallo").await;
    people.say("anna", &said(1));
    simulation.fake.odds(Odds { refused: 1_000, ..Odds::default() });
    people.say("bert", &said(2));
    simulation.pass(30 * 60 * 1_000).await;
    assert_eq!(simulation.database.number("select count(*) from outbox where outcome = 'dead'").await, 0);
    simulation.fake.odds(Odds::default());
    simulation.pass(70_000).await;
    let verdict = Checker::default().check(&simulation.fake.ledger(), &simulation.fake.said(), nonce);
    assert!(verdict.is_clean() && verdict.duplicated.is_empty(), "{verdict:?}");
    simulation.end().await;
}
