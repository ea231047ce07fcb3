//! What the console's script adds: it counts, asks before something is lost, and shows where something is wrong.

use axum::{
    Router,
    http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    response::{Html, IntoResponse},
    routing::get,
};
use serde_json::json;

use crate::chromium::{
    own_tests::site,
    window::{Browser, ESCAPE},
};

/// As the console answers: nothing that stands in the page itself is run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'";

const FORMS: &str = "
    <div class=error-summary role=alert tabindex=-1><h2>Bitte prüfen Sie 1 Angabe</h2></div>
    <form method=post action=/sent data-unsaved class=form><div class=field><label for=text>Text</label>
        <textarea id=text name=text data-limit=10>Hallo</textarea>
        <p class=counter data-counter-for=text data-left='noch # Zeichen' data-over='# Zeichen zu viel'>höchstens 10</p></div>
        <button class='button button-primary'>Speichern</button></form>
    <form method=post action=/sent data-confirm='Wirklich löschen?' data-back=Zurück><button class=button>Löschen</button></form>
    <button class=button data-print hidden>Drucken</button> <p><a href=/other>Woanders</a></p>";

fn page(body: &str) -> impl IntoResponse + use<> {
    let head = "<meta charset=utf-8><title>Seite</title><link rel=stylesheet href=/console.css><script src=/console.js defer></script>";
    let body = format!("<body><main class=page><h1>Titel</h1>{body}</main></body>");
    let html = format!("<!doctype html><html lang=de><head>{head}</head>{body}</html>");
    ([(CONTENT_SECURITY_POLICY, POLICY)], Html(html))
}

fn pages() -> Router {
    let script = include_str!("../../../src/web/assets/console.js");
    let style = include_str!("../../../src/web/assets/console.css");
    Router::new()
        .route("/", get(async || page(FORMS)))
        .route("/other", get(async || page("<p>Hier ist es anders</p>")))
        .route("/sent", get(async || "").post(async || page("<p>Angekommen</p>")))
        .route("/favicon.ico", get(async || ""))
        .route("/console.js", get(async move || ([(CONTENT_TYPE, "text/javascript")], script)))
        .route("/console.css", get(async move || ([(CONTENT_TYPE, "text/css")], style)))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_script_counts_asks_and_points() {
    let Some(browser) = Browser::start(&site(pages()).await).await else { return };
    browser.open("/").await;
    browser.wait_for("noch 5 Zeichen").await;
    browser.wait_for("Drucken").await;
    let focused = "return document.activeElement.className";
    assert_eq!(browser.driver.run(focused, json!([])).await, "error-summary");
    browser.fill("Text", "Guten Tag 👍👍").await;
    browser.wait_for("2 Zeichen zu viel").await;

    // What was written is not lost without a question, and what is sent is not asked about.
    // The driver answers such questions by itself, so only whether one would be asked is seen.
    let asks = "const leave = new Event('beforeunload', { cancelable: true });
        return !dispatchEvent(leave)";
    assert_eq!(browser.driver.run(asks, json!([])).await, true);
    browser.open("/").await;
    browser.fill("Text", "Tag").await;
    browser.click("Speichern").await;
    browser.wait_for("Angekommen").await;
    assert_eq!(browser.driver.run(asks, json!([])).await, false);

    browser.open("/").await;
    browser.click("Löschen").await;
    browser.wait_for("Wirklich löschen?").await;
    assert_eq!(browser.barriers().await, [""; 0]);
    browser.press(ESCAPE).await;
    assert!(!browser.text().await.contains("Wirklich löschen?"));
    browser.click("Löschen").await;
    browser.click("Zurück").await;
    assert_eq!(browser.path().await, "/");
    browser.click("Löschen").await;
    browser.wait_for("Wirklich löschen?").await;
    browser.click("Löschen").await;
    browser.wait_for("Angekommen").await;
    assert_eq!(browser.complaints().await, [""; 0]);
    browser.end().await;
}
