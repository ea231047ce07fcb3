//! Citizens talk to the service on Telegram: what they see there, button by button.

use bildungslotse::{
    domain::{
        message::{Address, ChannelKind, Choice, Message},
        outbox::Delivery,
        time::Timestamp,
    },
    store::{inbox, outbox, session},
};

use crate::{
    database::TestDatabase,
    fake_telegram::{people::People, plan::Fault},
    simulation::Simulation,
};

async fn simulation() -> Simulation {
    Simulation::on(TestDatabase::hasty().await, 1).await
}

fn address(people: &People, name: &str) -> Address {
    Address { channel: ChannelKind::Telegram, name: people.chat_id(name).to_string() }
}

/// How many messages of the bot stand in the chat with `name`.
fn answers(people: &People, name: &str) -> usize {
    people.shown(name).iter().filter(|message| message.is_from_bot).count()
}

#[tokio::test]
async fn a_whole_conversation_looks_as_it_should() {
    let simulation = simulation().await;
    let people = &simulation.people;
    let rest = || simulation.pass(3_000);
    simulation.say("anna", "/start").await;
    people.press("anna", "🧒 Für mein Kind");
    rest().await;
    simulation.say("anna", "7").await;
    people.press("anna", "➡️ Mehr Themen");
    rest().await;
    simulation.say("anna", "Fußball").await;
    simulation.say("anna", "in der Nähe").await;
    people.pin("anna", 49.5, 6.75);
    rest().await;
    people.press("anna", "Mehr zu 2");
    rest().await;
    people.press("anna", "Mehr zu 1");
    rest().await;
    simulation.say("anna", "Einfache Sprache").await;
    people.press("anna", "⭐ Merken");
    rest().await;
    insta::assert_snapshot!("conversation", people.transcript("anna"));
    let all = people.shown("anna");
    assert!(all.iter().flat_map(|message| &message.buttons).all(|row| row.len() <= 2));
    assert_eq!(people.spinning("anna"), 0, "every button that was pressed has come to rest");
    simulation.end().await;
}

#[tokio::test]
async fn each_kind_of_message_gets_one_polite_answer_and_an_album_only_one() {
    let simulation = simulation().await;
    let people = &simulation.people;
    simulation.say("anna", "Yoga").await;
    let send: [fn(&People) -> i64; 8] = [
        |people| people.voice("anna"),
        |people| people.photo("anna"),
        |people| people.sticker("anna"),
        |people| people.document("anna"),
        |people| people.contact("anna"),
        |people| people.poll("anna"),
        |people| people.strange("anna"),
        |people| {
            people.album("anna", 5);
            0
        },
    ];
    for (number, send) in send.iter().enumerate() {
        let before = answers(people, "anna");
        send(people);
        simulation.pass(3_000).await;
        assert_eq!(answers(people, "anna"), before + 1, "message {number}");
    }
    people.service_message("anna");
    people.malformed_update();
    let before = answers(people, "anna");
    simulation.say("anna", "Yoga in Merzig").await;
    assert_eq!(answers(people, "anna"), before + 1, "what is strange is set aside and holds up nobody");
    let set_aside = "select count(*) from inbox where state = 'quarantined'";
    assert_eq!(simulation.database.number(set_aside).await, 1);
    simulation.end().await;
}

#[tokio::test]
async fn a_double_tap_is_one_a_stale_button_is_explained_and_a_forged_one_does_nothing() {
    let simulation = simulation().await;
    let people = &simulation.people;
    simulation.say("anna", "Schule in Merzig").await;
    let list = people.last("anna");
    people.press("anna", "➡️ Mehr");
    people.press_old("anna", list.id, &list.button("➡️ Mehr").unwrap().data.clone());
    simulation.pass(3_000).await;
    assert_eq!(answers(people, "anna"), 2, "twice quickly is once");

    people.press_old("anna", list.id, &list.button("➡️ Mehr").unwrap().data.clone());
    simulation.pass(12_000).await;
    people.press_old("anna", list.id, &list.button("➡️ Mehr").unwrap().data.clone());
    simulation.pass(3_000).await;
    assert!(people.last("anna").text.starts_with("Diese Frage ist schon"), "{}", people.last("anna").text);

    // What opens an offer works from every list, however old.
    people.press_old("anna", list.id, &list.button("Mehr zu 1").unwrap().data.clone());
    simulation.pass(3_000).await;
    assert!(people.last("anna").text.contains("🏫 Anbieter"), "{}", people.last("anna").text);

    simulation.say("anna", "löschen").await;
    let really = people.last("anna");
    let delete = really.button("🗑️ Ja, alles löschen").unwrap().data.clone();
    simulation.say("bert", "löschen").await;
    for forged in ["1:delete", "", "x", delete.as_str()] {
        people.forge("bert", forged);
        simulation.pass(3_000).await;
        assert!(!people.last("bert").text.contains("gelöscht."), "{forged}: {}", people.last("bert").text);
    }
    assert_eq!(people.spinning("bert") + people.spinning("anna"), 0);
    simulation.end().await;
}

#[tokio::test]
async fn a_group_is_led_to_the_private_chat_and_only_when_it_asks() {
    let simulation = simulation().await;
    let people = &simulation.people;
    people.join_group("klasse");
    people.say_in_group("klasse", "anna", "Wer kommt morgen?");
    simulation.pass(3_000).await;
    assert_eq!(answers(people, "klasse"), 0);
    people.say_in_group("klasse", "anna", "@bot_123456_bot Yoga in Merzig");
    simulation.pass(3_000).await;
    let answer = people.last("klasse");
    assert!(answer.is_from_bot && !answer.text.contains("Yoga"), "{}", answer.text);
    let link = answer.buttons[0][0].url.clone();
    assert_eq!(link, "https://t.me/bot_123456_bot");
    simulation.end().await;
}

#[tokio::test]
async fn links_on_posters_lead_to_an_offer_a_topic_a_place_and_a_campaign() {
    let simulation = simulation().await;
    let people = &simulation.people;
    let cases = [
        ("o_arche-park-merzig", "Arche-Park"),
        ("t_sport", "Sport"),
        ("t_sport_schwimmen", "Schwimmen"),
        ("p_66663", "Merzig"),
        ("p_losheim_am_see", "Losheim am See"),
        ("c_kita", "Kita"),
        ("c_unbekannt", "Für wen suchen Sie?"),
        ("x", "Für wen suchen Sie?"),
    ];
    for (number, (code, expected)) in cases.into_iter().enumerate() {
        let name = format!("anna{number}");
        let said = simulation.say(&name, &format!("/start {code}")).await;
        assert!(said.contains(expected), "{code}: {said}");
        assert_eq!(answers(people, &name), 1);
    }
    let counted = "select coalesce(sum(total), 0) from statistics where event = 'campaign:kita'";
    assert_eq!(simulation.database.number(counted).await, 1);
    simulation.end().await;
}

#[tokio::test]
async fn the_profile_is_in_german_and_who_wants_simple_language_gets_a_simple_menu() {
    let simulation = simulation().await;
    let people = &simulation.people;
    let telegram = simulation.telegram();
    assert_eq!(telegram.texts().compare(telegram.caller(), true).await.unwrap(), 3);
    assert_eq!(
        telegram.texts().compare(telegram.caller(), true).await.unwrap(),
        0,
        "only what differs is changed"
    );
    assert_eq!(people.commands("default").len(), 11);
    for (command, _) in people.commands("default") {
        let said = simulation.say("anna", &format!("/{command}")).await;
        assert!(!said.contains("verstanden"), "/{command} is understood: {said}");
        simulation.say("anna", "/start").await;
    }
    simulation.say("anna", "Einfache Sprache").await;
    let scope = format!("chat:{}", people.chat_id("anna"));
    let simple = people.commands(&scope);
    assert_eq!(simple.len(), 11);
    assert_ne!(simple, people.commands("default"));
    simulation.say("anna", "Deutsch").await;
    assert_eq!(people.commands(&scope).len(), 0, "what holds for everybody holds again");
    simulation.end().await;
}

#[tokio::test]
async fn who_blocks_the_bot_or_is_gone_is_forgotten() {
    let simulation = simulation().await;
    let people = &simulation.people;
    for name in ["anna", "bert", "cleo"] {
        simulation.say(name, "Posaunenchor in Merzig").await;
    }
    people.block("anna");
    simulation.pass(3_000).await;
    people.deactivate("bert");
    // The next thing that is sent is refused for good.
    let message = crate::database::words("Neues");
    let mut tx = simulation.store.begin().await.unwrap();
    let news = Delivery::news(address(people, "bert"), "1", message);
    outbox::add(&mut tx, &news, simulation.now()).await.unwrap();
    tx.commit().await.unwrap();
    simulation.pass(3_000).await;
    for (name, is_known) in [("anna", 0), ("bert", 0), ("cleo", 1)] {
        let address = address(people, name);
        let mut tx = simulation.store.read().await.unwrap();
        let revision = session::load(&mut tx, &address).await.unwrap().revision;
        assert_eq!(revision, is_known, "{name}");
        let heard = inbox::count_since(&mut tx, &address, Timestamp(0)).await;
        assert_eq!(heard.unwrap(), is_known, "{name}");
    }
    simulation.end().await;
}

#[tokio::test]
async fn whoever_waits_longer_sees_that_an_answer_is_written() {
    let simulation = simulation().await;
    let people = &simulation.people;
    simulation.say("anna", "hallo").await;
    assert_eq!(people.actions("anna").len(), 0, "a quick answer needs no sign");
    simulation.telegram().show_typing(&people.chat_id("anna").to_string()).await;
    assert_eq!(people.actions("anna").len(), 1);
    simulation.end().await;
}

#[tokio::test]
async fn the_first_answer_says_who_reads_along_unless_something_else_matters() {
    let simulation = simulation().await;
    let said = simulation.say("anna", "Yoga in Merzig").await;
    assert!(said.contains("Telegram kann mitlesen"), "{said}");
    let said = simulation.say("anna", "Yoga in Wadern").await;
    assert!(!said.contains("mitlesen"), "it is said once: {said}");
    let said = simulation.say("bert", "ich will nicht mehr leben").await;
    assert!(said.contains("116 123") && !said.contains("mitlesen"), "{said}");
    simulation.end().await;
}

#[tokio::test]
async fn every_offer_of_a_list_has_a_button_however_long_its_id_is() {
    let simulation = simulation().await;
    let people = &simulation.people;
    simulation.say("anna", "malen, 9 Jahre, Weiskirchen").await;
    let list = people.last("anna");
    let offers = list.text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
    let openers = list.labels().iter().filter(|label| label.starts_with("Mehr zu")).count();
    assert!(offers > 0 && offers == openers, "{offers} offers, {openers} buttons: {}", list.text);
    for number in 1..=offers {
        people.press_old("anna", list.id, &list.button(&format!("Mehr zu {number}")).unwrap().data.clone());
        simulation.pass(3_000).await;
        let title = list.text.lines().find_map(|line| line.strip_prefix(&format!("{number}. "))).unwrap();
        assert!(people.last("anna").text.starts_with(title), "{title}: {}", people.last("anna").text);
    }
    simulation.end().await;
}

#[tokio::test]
async fn an_edited_message_is_answered_anew() {
    let simulation = simulation().await;
    let people = &simulation.people;
    simulation.say("anna", "Schwimmen in Merzig").await;
    people.edit("anna", "Schwimmen in Mettlach");
    simulation.pass(3_000).await;
    assert!(people.last("anna").text.contains("Mettlach"), "{}", people.last("anna").text);
    assert_eq!(answers(people, "anna"), 2);
    simulation.end().await;
}

#[tokio::test]
async fn what_telegram_does_not_take_arrives_as_plain_words() {
    let simulation = simulation().await;
    let people = &simulation.people;
    people.say("anna", "x");
    simulation.pass(2_000).await;
    // A button without words is a fault of ours, and Telegram refuses the whole message.
    let to = address(people, "anna");
    let choice = Choice { label: String::new(), data: "1:new".to_owned(), number: None };
    let message = Message { choices: vec![choice], ..crate::database::words("Wichtig: Yoga fällt aus.") };
    let mut tx = simulation.store.begin().await.unwrap();
    outbox::add(&mut tx, &Delivery::news(to, "1", message), simulation.now()).await.unwrap();
    tx.commit().await.unwrap();
    simulation.pass(3_000).await;
    assert_eq!(people.last("anna").text, "Wichtig: Yoga fällt aus.");
    assert_eq!(simulation.fake.violations().len(), 1);
    simulation.fake.forgive();
    simulation.end().await;
}

#[tokio::test]
async fn a_message_whose_words_did_not_change_and_one_that_is_not_the_last_take_nothing_back() {
    let simulation = simulation().await;
    let people = &simulation.people;
    simulation.say("anna", "Schwimmen in Merzig").await;
    people.edit("anna", "Schwimmen in Merzig");
    simulation.pass(3_000).await;
    assert_eq!(answers(people, "anna"), 1, "Telegram tells of changes that change nothing");
    simulation.end().await;
}

#[tokio::test]
async fn after_a_fault_and_a_pause_an_answer_arrives_once() {
    let simulation = simulation().await;
    let people = &simulation.people;
    people.say("anna", "Hallo");
    people.order("anna", Fault::BrokenBefore);
    people.order("anna", Fault::ChatWait(4));
    simulation.pass(20_000).await;
    assert_eq!(answers(people, "anna"), 1, "after a fault and a pause it arrives, once");
    simulation.end().await;
}
