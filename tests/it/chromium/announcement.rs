//! An announcement from the first word to the telephones of those who wanted it: real pages, the real program, Telegram's stand-in.

use std::time::Duration;

use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::{
    chromium::{stage::Stage, window::Browser},
    fake_telegram::{
        core::FakeTelegram,
        pace::Limits,
        people::People,
        server::{Served, serve},
    },
};

const TOKEN: &str = "123456:KANARI-token";

/// So many subscribe, one of them for another municipality only.
const READERS: [&str; 6] = ["ayse", "bodo", "carla", "dora", "emil", "fatma"];

/// What is answered on Telegram is answered within this time.
const PATIENCE: Duration = Duration::from_mins(1);
/// What was approved waits a minute before it leaves.
const GRACE_AND_MORE: Duration = Duration::from_mins(3);

const TITLE: &str = "Ferien-Programm 2027";
const TEXT: &str = "Die Anmeldung zum Ferien-Programm beginnt am Montag um 8 Uhr.";
const SIMPLE: &str = "Am Montag geht es los.\nDann können Sie Ihr Kind anmelden.";
const HARD: &str = "Die Inanspruchnahme der Leistungen setzt die Vorlage eines Berechtigungsscheines voraus.";

/// Telegram, and the program's words for speaking with it.
pub async fn telegram(stage: &mut Stage) -> Served {
    let fake = FakeTelegram::new(1, &[TOKEN]);
    fake.limit(Limits::none());
    let served = serve(&fake).await;
    stage.environment.push(("BILDUNGSLOTSE_TELEGRAM__TOKEN", TOKEN.to_owned()));
    stage.environment.push(("BILDUNGSLOTSE_TELEGRAM__API_URL", served.url.clone()));
    served
}

/// Waits until the newest message that `name` sees says `words`.
pub async fn answered(people: &People, name: &str, words: &str) {
    let end = Instant::now() + PATIENCE;
    let is_said =
        || people.shown(name).last().is_some_and(|last| last.is_from_bot && last.text.contains(words));
    while !is_said() {
        assert!(Instant::now() < end, "{name} never reads {words:?}:\n{}", people.transcript(name));
        sleep(Duration::from_millis(20)).await;
    }
}

/// Somebody subscribes, for any hour: nobody knows at what time tests are run.
async fn subscribe(people: &People, name: &str) {
    people.say(name, "Abo");
    answered(people, name, "Sind Sie 16 oder älter").await;
    people.press(name, "✅ Ja, 16 oder älter");
    answered(people, name, "Danke!").await;
    people.say(name, "Mein Abo");
    answered(people, name, "Das sind Ihre Nachrichten").await;
    people.press(name, "⏰ Zeiten ändern");
    answered(people, name, "Wann darf ich Ihnen von selbst schreiben?").await;
    people.press(name, "Jederzeit");
    answered(people, name, "zu jeder Zeit").await;
}

/// Marks the page, which a new one would not be.
async fn mark(browser: &Browser) {
    browser.driver.run("window.isTheSame = true", json!([])).await;
}

async fn assert_same_page(browser: &Browser) {
    let is_same = browser.driver.run("return window.isTheSame === true", json!([])).await;
    assert_eq!(is_same, true, "the page was loaded anew");
}

/// Writes the announcement, first as it should not be, up to its submission; where it is.
async fn write(browser: &Browser) -> String {
    browser.open("/verwaltung/neue-mitteilung").await;
    mark(browser).await;
    browser.fill("Titel", TITLE).await;
    browser.fill("Text", TEXT).await;
    browser.fill("Titel in einfacher Sprache", TITLE).await;
    browser.fill("Text in einfacher Sprache", HARD).await;
    browser.wait_for("noch zu schwer").await;
    browser.wait_for("Zurzeit erreicht sie 6 Menschen").await;
    browser.click("Wadern").await;
    browser.wait_for("Zurzeit erreicht sie 5 Menschen").await;
    browser.click("Wadern").await;
    browser.wait_for("Zurzeit erreicht sie 6 Menschen").await;
    browser.fill("Text in einfacher Sprache", SIMPLE).await;
    browser.wait_for("Der Text hält die Regeln der einfachen Sprache ein.").await;
    browser.wait_until_gone("noch zu schwer").await;
    assert_same_page(browser).await;
    browser.click("Speichern und weiter").await;
    browser.wait_for("Nächster Schritt: prüfen").await;
    browser.click("Als geprüft markieren").await;
    browser.wait_for("Nächster Schritt: einreichen").await;
    browser.click("Zur Freigabe einreichen").await;
    browser.wait_for("Jetzt ist eine zweite Person dran.").await;
    browser.path().await
}

/// What the program answers to whoever is signed in and approves all the same.
async fn status_of_forced_approval(browser: &Browser, path: &str) -> u64 {
    let script = "
        const body = new URLSearchParams({ csrf: document.querySelector('[name=csrf]').value, fassung: '4', inhalt: 'x' });
        return (await fetch(arguments[0], { method: 'POST', body, redirect: 'manual' })).status";
    browser.driver.run(script, json!([format!("{path}/freigeben")])).await.as_u64().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_office_writes_and_a_second_person_lets_it_leave_and_people_read_it_on_telegram() {
    let mut stage = Stage::new();
    let served = telegram(&mut stage).await;
    let Some(editor) = Browser::start(&stage.origin).await else { return };
    let publisher = Browser::start(&stage.origin).await.expect("where there is one, there is another");
    stage.serve().await;
    let people = served.people(0);
    people.say(READERS[0], "Fußball für meinen Sohn, 7, in Merzig");
    answered(&people, READERS[0], "Merzig").await;
    for name in READERS {
        subscribe(&people, name).await;
    }

    stage.join(&editor, "anna", "editor").await;
    stage.join(&publisher, "bert", "publisher").await;
    let path = write(&editor).await;
    assert!(!editor.text().await.contains("Genau das freigeben"), "who wrote it is not even asked");
    assert_eq!(status_of_forced_approval(&editor, &path).await, 403);

    publisher.open("/verwaltung").await;
    publisher.click("Mitteilungen").await;
    publisher.click(TITLE).await;
    let read = publisher.text().await;
    let is_there = read.contains(TEXT) && SIMPLE.lines().all(|line| read.contains(line));
    assert!(is_there, "all of it can be read:\n{read}");
    publisher.click("Genau das freigeben").await;
    publisher.wait_for("Bis dahin können Sie den Versand noch stoppen").await;
    assert!(publisher.text().await.contains("Anhalten"));
    let waiting = people.shown(READERS[1]).len();
    publisher.wait_long_for("Fertig: Niemand steht mehr aus.", GRACE_AND_MORE).await;
    publisher.wait_for("6 von 6 erledigt").await;
    // By itself it has become the page of an announcement that everybody has.
    publisher.wait_until_gone("Anhalten").await;
    publisher.wait_for("Nicht mehr öffentlich zeigen").await;

    assert_eq!(people.shown(READERS[1]).len(), waiting + 1, "it came once");
    for name in READERS {
        let got = people.last(name);
        assert!(got.text.starts_with(TITLE) && got.text.contains(TEXT), "{}", people.transcript(name));
        let bold = json!({ "type": "bold", "offset": 0, "length": TITLE.len() });
        assert!(got.entities.contains(&bold), "{:?}", got.entities);
    }
    people.say(READERS[5], "Stopp");
    answered(&people, READERS[5], "keine Nachrichten mehr von selbst").await;
    editor.open("/verwaltung/neue-mitteilung").await;
    editor.wait_for("Zurzeit erreicht sie 5 Menschen").await;
    editor.open("/aktuelles").await;
    editor.click(TITLE).await;
    editor.wait_for(TEXT).await;
    assert_eq!(served.fake.violations(), [""; 0]);
    editor.end().await;
    publisher.end().await;
}
