//! The office at work in its console: coming in, coming back, and every page for everybody.

use std::collections::BTreeSet;

use bildungslotse::web::{permission::Method, table::table};
use serde_json::json;

use crate::chromium::{
    crawl::{Crawl, Depth, examine},
    office::busy_office,
    questions::questions,
    stage::{PASSWORD, Stage, accept},
    window::{Browser, ENTER, TAB},
};

/// Where people begin: the staff, whoever has no scripts, and everybody.
const STARTS: [&str; 3] = ["/verwaltung", "/verwaltung/protokoll/pruefung", "/aktuelles"];

/// Pages that no other leads to: what is looked at by other means here, or is no page.
const UNLINKED: [&str; 10] = [
    "/verwaltung/import/vorlage.csv",
    "/",
    "/aktuelles.atom",
    "/anbieter/angebote/{token}",
    "/anbieter/frage/{token}",
    "/assets/{file}",
    "/robots.txt",
    "/verwaltung/anmelden",
    "/verwaltung/einladung/{token}",
    "/verwaltung/import/{id}/fortschritt",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_invited_comes_in_and_comes_back() {
    let mut stage = Stage::new();
    let Some(browser) = Browser::start(&stage.origin).await else { return };
    stage.serve().await;
    let link = stage.invite("anna", "admin");
    browser.open(&link).await;
    browser.fill("Neues Passwort", "kurz").await;
    browser.fill("Passwort wiederholen", "kurz").await;
    browser.fill("Code aus der App", "123456").await;
    browser.click("Zugang einrichten").await;
    browser.wait_for("Das Passwort ist zu kurz.").await;
    let member = accept(&browser, "anna").await;
    assert!(member.recovery_codes.len() >= 8);
    browser.click("Ich habe die Codes gesichert").await;
    browser.wait_for("Guten Tag, anna").await;
    browser.click("Abmelden").await;
    browser.wait_for("Sie sind abgemeldet.").await;

    // The code that was used up is no help to whoever looked over a shoulder.
    member.sign_in(&browser, &member.code(0)).await;
    browser.wait_for("Die Anmeldung hat nicht geklappt").await;
    member.sign_in(&browser, &member.code(1)).await;
    browser.wait_for("Guten Tag, anna").await;
    browser.click("Abmelden").await;
    browser.wait_for("Sie sind abgemeldet.").await;
    browser.open("/verwaltung/protokoll").await;
    member.sign_in(&browser, &member.recovery_codes[0]).await;
    browser.wait_for("anna").await;
    assert_eq!(browser.path().await, "/verwaltung/protokoll", "one gets where one wanted to go");
    browser.click("Abmelden").await;
    browser.wait_for("Sie sind abgemeldet.").await;
    browser.open(&link).await;
    browser.wait_for("Dieser Link gilt nicht mehr").await;
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_scripts_and_with_the_keyboard_alone_one_gets_in() {
    let mut stage = Stage::new();
    let Some(browser) = Browser::start(&stage.origin).await else { return };
    stage.serve().await;
    browser.without_scripts().await;
    browser.open(&stage.invite("ben", "editor")).await;
    let member = accept(&browser, "ben").await;
    let needs_scripts = "return document.querySelector('[data-print]').checkVisibility()";
    assert_eq!(browser.driver.run(needs_scripts, json!([])).await, false);
    browser.click("Ich habe die Codes gesichert").await;
    browser.wait_for("Guten Tag, ben").await;
    browser.click("Abmelden").await;
    browser.wait_for("Sie sind abgemeldet.").await;
    // The link to the content comes first; then, there is the form.
    for text in ["", "ben", PASSWORD, &member.code(1)] {
        browser.press(TAB).await;
        browser.type_keys(text).await;
    }
    browser.press(ENTER).await;
    browser.wait_for("Guten Tag, ben").await;
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_can_be_used_by_everybody() {
    let mut stage = Stage::new();
    let Some(mut browser) = Browser::start(&stage.origin).await else { return };
    let store = stage.store().await;
    let (announcements, questions) = (busy_office(&store).await, questions(&store).await);
    stage.serve().await;
    let mut faults = vec![];
    browser.open(&stage.invite("berta", "editor")).await;
    faults.extend(examine(&mut browser, "einladung").await);
    browser.open(&stage.invite("anna", "admin")).await;
    let member = accept(&browser, "anna").await;
    faults.extend(examine(&mut browser, "wiederherstellungscodes").await);
    browser.click("Ich habe die Codes gesichert").await;
    browser.wait_for("Guten Tag, anna").await;
    browser.click("Abmelden").await;
    browser.wait_for("Sie sind abgemeldet.").await;
    faults.extend(examine(&mut browser, "anmelden").await);
    member.sign_in(&browser, "000000").await;
    browser.wait_for("Die Anmeldung hat nicht geklappt").await;
    // That a sign-in is refused is told here, too.
    browser.complaints().await;
    faults.extend(examine(&mut browser, "anmelden-abgelehnt").await);
    member.sign_in(&browser, &member.code(1)).await;
    browser.wait_for("Guten Tag, anna").await;
    let (good, wrong) = (hand_in(&browser, &stage, "Töpferkurs").await, hand_in(&browser, &stage, "").await);
    let pages = pages();
    let mut crawl = Crawl::over(&pages, Depth::Looks);
    let others = [("import-gut", good), ("import-fehler", wrong)];
    for (name, path) in announcements.iter().chain(&questions).chain(&others) {
        faults.extend(crawl.look_at(&mut browser, (name, path)).await);
    }
    for first in STARTS {
        faults.extend(crawl.reach(&mut browser, first).await);
    }
    let seen: BTreeSet<_> = crawl.seen.iter().map(|kind| kind.route).chain(UNLINKED).collect();
    let forgotten: Vec<_> = pages.iter().filter(|page| !seen.contains(*page)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(forgotten.is_empty(), "nothing leads to {forgotten:?}");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_link_leads_to_what_one_may_not_see() {
    let mut stage = Stage::new();
    let Some(mut browser) = Browser::start(&stage.origin).await else { return };
    stage.serve().await;
    for role in ["editor", "publisher"] {
        stage.join(&browser, role, role).await;
        let faults = Crawl::over(&pages(), Depth::Links).reach(&mut browser, "/verwaltung").await;
        assert_eq!(faults, [""; 0], "{role}");
        browser.click("Abmelden").await;
    }
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_typed_stays_when_the_session_ends_meanwhile() {
    let mut stage = Stage::new();
    let Some(browser) = Browser::start(&stage.origin).await else { return };
    stage.serve().await;
    stage.join(&browser, "ben", "editor").await;
    browser.open("/verwaltung/neue-mitteilung").await;
    assert!(stage.command(&["staff", "remove", "ben"]).output().unwrap().status.success());
    browser.fill("Titel", "Ferienprogramm").await;
    browser.wait_for("Sie wurden abgemeldet. Ihr Text bleibt hier").await;
    assert_eq!(browser.path().await, "/verwaltung/neue-mitteilung");
    let typed = browser.driver.run("return document.getElementById('titel').value", json!([])).await;
    assert_eq!(typed, "Ferienprogramm");
    browser.end().await;
}

/// Hands in a file with a course called `title`, and waits until it is compared; where it is.
async fn hand_in(browser: &Browser, stage: &Stage, title: &str) -> String {
    let file = stage.program.folder.path().join(format!("kurse-{}.csv", title.len()));
    let head = "id;titel;beschreibung;anbieter;bereich;ort";
    let row = format!("k1;{title};Ein Kurs für alle.;Töpferei am See;Sport und Bewegung;Wadern");
    std::fs::write(&file, format!("{head}\n{row}\n")).unwrap();
    browser.open("/verwaltung/import").await;
    browser.fill("Datei", file.to_str().unwrap()).await;
    browser.click("Hochladen").await;
    browser.wait_for(if title.is_empty() { "stimmt etwas nicht" } else { "Die Datei ist in Ordnung." }).await;
    browser.path().await
}

/// What the table says that can be read.
fn pages() -> Vec<&'static str> {
    let entries = table().entries();
    entries.iter().filter(|entry| entry.method == Method::Get).map(|entry| entry.path).collect()
}
