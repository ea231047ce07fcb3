//! Sessions of the console that end while somebody writes: nothing typed is lost, and one is told why one has to sign in.

use axum::{body::Body, http::Request};
use bildungslotse::{
    domain::staff::{Role, StaffId},
    usecase::manage_staff::change_role,
    web::cookie,
};

use crate::{
    browser::{Browser, HOST, TestConsole, csrf},
    database::TestDatabase,
};

const NEW: &str = "/verwaltung/neue-mitteilung";
const TYPED: [(&str, &str); 2] =
    [("titel", "Ferien & mehr"), ("text", "Eine lange Nachricht.\r\nZweite Zeile.")];

/// Sends what was typed with the token `csrf`.
async fn send(browser: &mut Browser, csrf: &str) -> crate::browser::Answer {
    browser.post(NEW, &[[("csrf", csrf)].as_slice(), &TYPED].concat()).await
}

#[tokio::test]
async fn what_was_typed_outlasts_the_end_of_a_session_and_is_sent_in_the_next() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let anna = console.person("anna", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        let old = csrf(&browser.page(NEW).await).unwrap();
        console.pass(31 * 60);
        // What asks by itself leads nowhere.
        let live = Request::post("/verwaltung/mitteilung-ansehen")
            .header("origin", format!("http://{HOST}"))
            .header("hx-request", "true")
            .header("x-csrf-token", &old);
        let live = browser.ask(live, Body::empty()).await;
        assert_eq!((live.status, live.header("hx-redirect"), live.location()), (401, "", ""));
        let kept = send(&mut browser, &old).await;
        assert_eq!(kept.status, 401, "{}", kept.body);
        assert!(kept.body.contains("Sie wurden abgemeldet") && kept.body.contains("Zweite Zeile."));
        assert!(kept.body.contains("name=\"titel\" value=\"Ferien &amp; mehr\""), "{}", kept.body);

        let cookie = console.signed_in(&anna).await.cookie(cookie::SESSION).unwrap().to_owned();
        browser.plant(cookie::SESSION, &cookie);
        let again = send(&mut browser, &old).await;
        assert_eq!(again.status, 403, "{}", again.body);
        assert!(again.body.contains("Noch einmal senden") && again.body.contains("Ferien &amp; mehr"));
        let sent = send(&mut browser, &csrf(again.body.split("<section").nth(1).unwrap()).unwrap()).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert!(browser.page(sent.location()).await.contains("Ferien &amp; mehr"));
        // Passwords are not sent back, and what somebody else sends is not shown.
        let secret = [("csrf", old.as_str()), ("current", "geheim und lang"), ("password", "x")];
        let answer = browser.post("/verwaltung/konto/passwort", &secret).await;
        assert!(answer.status == 403 && !answer.body.contains("geheim und lang"));
        let foreign = Request::post(NEW)
            .header("origin", "https://evil.example")
            .header("content-type", "application/x-www-form-urlencoded");
        let foreign = browser.ask(foreign, Body::from("titel=Untergeschoben+und+lang")).await;
        assert!(foreign.status == 403 && !foreign.body.contains("Untergeschoben"), "{}", foreign.body);
        console.database.remove().await;
    }
}

#[tokio::test]
async fn of_a_late_form_no_more_is_shown_again_than_a_form_of_ours_holds() {
    let console = TestConsole::on(TestDatabase::hasty().await).await;
    let anna = console.person("anna", Role::Editor).await;
    let mut somebody = console.browser();
    let mut known = console.signed_in(&anna).await;
    let post = async |browser: &mut Browser, path: &str, body: String| {
        let request = Request::post(path)
            .header("origin", format!("http://{HOST}"))
            .header("content-type", "application/x-www-form-urlencoded");
        browser.ask(request, Body::from(body)).await
    };
    let text = "Eine lange Beschreibung. ".repeat(1_000);
    for (path, body) in [
        ("/verwaltung/import", "&".repeat(24 << 20)),
        ("/verwaltung/import", "a=1&".repeat(6 << 20)),
        ("/verwaltung/import", format!("a={}", "%3C".repeat(200 << 10))),
        ("/verwaltung/neues-angebot", format!("title={text}{}", "&a=1".repeat(401))),
        (NEW, format!("titel={}", "x".repeat(65 << 10))),
    ] {
        let refused = post(&mut somebody, path, body.clone()).await;
        assert_eq!(refused.status, 413, "{path}");
        assert!(refused.body.contains("einen Schritt zurück") && refused.body.len() < 10_000);
        let refused = post(&mut known, path, body).await;
        assert!(refused.status == 413 && refused.body.len() < 20_000, "{path}: {}", refused.status);
    }
    let kept =
        post(&mut somebody, "/verwaltung/neues-angebot", format!("title={text}{}", "&a=1".repeat(400)));
    let kept = kept.await;
    assert!(kept.status == 401 && kept.body.contains(text.trim()), "{}", kept.status);
}

#[tokio::test]
async fn a_form_that_is_sent_again_says_first_what_will_be_sent() {
    let console = TestConsole::on(TestDatabase::hasty().await).await;
    let mut browser = console.browser();
    let fields = [("title", "Yoga"), ("cost", "paid"), ("starts", "2026-03-02"), ("stand", "7")];
    let page = browser.post("/verwaltung/neues-angebot", &fields).await.body;
    for said in
        ["Das wird gesendet", ">Titel<", ">Yoga<", ">kostet etwas<", ">02.03.2026<", ">Noch einmal senden<"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains(">7<"), "nobody typed that: {page}");
    let page =
        browser.post("/verwaltung/fragen/x/erledigen", &[("fassung", "1"), ("text", "Ja.")]).await.body;
    assert!(page.contains("Noch einmal senden: Frage beenden") && page.contains(">Ja.<"), "{page}");
    // Where nothing was typed, the button is pressed on its own page again.
    for (path, fields) in [
        ("/verwaltung/angebote/x/entfernen", [("sicher", "ja")]),
        ("/verwaltung/team/x/rolle", [("role", "admin")]),
        ("/verwaltung/mitteilungen/x/freigeben", [("inhalt", "ab")]),
    ] {
        let answer = browser.post(path, &fields).await;
        assert_eq!((answer.status, answer.location()), (303, "/verwaltung/anmelden"), "{path}");
    }
}

#[tokio::test]
async fn whoever_has_to_sign_in_is_told_why() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let anna = console.person("anna", Role::Editor).await;
        let why = async |browser: &mut Browser| {
            let sent = browser.get("/verwaltung/konto").await;
            assert_eq!(sent.status, 303);
            assert!(sent.location().contains("weiter=%2Fverwaltung%2Fkonto"), "{}", sent.location());
            browser.page(sent.location()).await
        };
        let mut browser = console.signed_in(&anna).await;
        console.pass(31 * 60);
        assert!(why(&mut browser).await.contains("Ihre Sitzung ist abgelaufen"));
        let mut browser = console.signed_in(&anna).await;
        let (store, by) = (&console.database.store, StaffId::command_line());
        change_role(store, &by, (&anna.id, Role::Publisher), console.now()).await.unwrap();
        assert!(why(&mut browser).await.contains("Ihre Rolle wurde geändert"));
        browser.plant(cookie::SESSION, &"a".repeat(64));
        assert!(why(&mut browser).await.contains("Ihre Sitzung ist beendet"));
        let mut nobody = console.browser();
        assert!(!why(&mut nobody).await.contains("flash-info"), "who was not here is told nothing");
        console.database.remove().await;
    }
}

#[tokio::test]
async fn a_page_that_asks_by_itself_keeps_nobody_signed_in_and_whoever_types_stays() {
    let console = TestConsole::on(TestDatabase::sqlite().await).await;
    let anna = console.person("anna", Role::Editor).await;
    for (method, stays) in [("GET", false), ("POST", true)] {
        let mut browser = console.signed_in(&anna).await;
        for _ in 0..4 {
            console.pass(10 * 60);
            let (path, body) = match method {
                "GET" => ("/verwaltung/import", String::new()),
                _ => ("/verwaltung/mitteilung-ansehen", "titel=A".to_owned()),
            };
            let asks = Request::builder().method(method).uri(path).header("hx-request", "true");
            let asks = asks
                .header("content-type", "application/x-www-form-urlencoded")
                .header("origin", format!("http://{HOST}"));
            browser.ask(asks, body.into()).await;
        }
        let is_in = browser.get("/verwaltung/konto").await.status == 200;
        assert_eq!(is_in, stays, "{method}");
    }
    console.database.remove().await;
}
