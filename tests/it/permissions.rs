//! Every route of the console stands in one table: what stands there is what a request meets.

use std::collections::BTreeSet;

use axum::{body::Body, http::Request};
use bildungslotse::{
    domain::staff::Role,
    web::{
        access::Access,
        cookie,
        permission::{Method, Table},
        settings::Settings,
        table::table,
    },
};

use crate::{
    browser::{Answer, HOST, Person, TestConsole},
    database::TestDatabase,
};

/// All methods that a browser knows.
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

#[test]
fn the_table_is_the_one_that_was_agreed_on() {
    let mut entries: Vec<_> = table().entries().iter().map(ToString::to_string).collect();
    entries.sort();
    let agreed = include_str!("permissions.txt");
    assert_eq!(entries.join("\n"), agreed.trim_end(), "write what is meant into permissions.txt");
}

#[test]
fn only_what_is_sent_can_change_anything_and_nothing_is_sent_by_everybody_but_to_get_in() {
    for entry in table().entries() {
        // Behind a link, whoever has it is let in by it.
        let is_link = entry.path.starts_with("/anbieter/") && entry.path.ends_with("/{token}");
        let is_door = entry.path == "/verwaltung/anmelden"
            || entry.path.starts_with("/verwaltung/einladung/")
            || is_link;
        let is_sent = entry.method == Method::Post;
        assert!(!is_sent || is_door || entry.access != Access::Everyone, "{entry}");
        let is_inside = entry.path.starts_with("/verwaltung");
        assert!(!is_inside || is_door || entry.access != Access::Everyone, "{entry}");
    }
}

#[tokio::test]
async fn a_table_with_two_entries_for_one_route_does_not_start() {
    let nothing = async || "nothing";
    let console = TestConsole::on(TestDatabase::hasty().await).await;
    let table = Table::default().get("/x", Access::SignedIn, nothing).get("/x", Access::Everyone, nothing);
    let fault = table.router(&console.console).unwrap_err();
    assert!(fault.to_string().contains("GET /x"), "{fault}");
}

#[tokio::test]
async fn every_route_meets_everybody_as_the_table_says() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let entries = table().entries();
        let paths: BTreeSet<_> = entries.iter().map(|entry| entry.path).collect();
        for role in [None, Some(Role::Editor), Some(Role::Publisher), Some(Role::Admin)] {
            let person = match role {
                Some(role) => Some(console.person(&format!("{role:?}"), role).await),
                None => None,
            };
            for path in &paths {
                for method in METHODS {
                    let read = if method == "HEAD" { "GET" } else { method };
                    let entry =
                        entries.iter().find(|entry| entry.path == *path && entry.method.name() == read);
                    // Nothing is filled in: who is let in is told what is missing.
                    let answer = ask(&console, person.as_ref(), (method, path)).await;
                    let about = format!("{method} {path} as {role:?}: {}", answer.status);
                    match entry {
                        None => assert_eq!(answer.status, 405, "{about}"),
                        Some(entry) if entry.access.lets_in(role) => {
                            let is_let_in = !matches!(answer.status, 401 | 403 | 405 | 500..);
                            let is_shown_in = !answer.location().starts_with("/verwaltung/anmelden")
                                || *path == "/verwaltung/abmelden";
                            assert!(is_let_in && is_shown_in, "{about}: {}", answer.body);
                        }
                        Some(_) if role.is_none() => {
                            assert_eq!(answer.status, 303, "{about}");
                            assert!(answer.location().starts_with("/verwaltung/anmelden"), "{about}");
                        }
                        Some(_) => assert_eq!(answer.status, 403, "{about}"),
                    }
                    is_protected(&answer, &about);
                    // What everybody may read can be kept for a while; nothing else.
                    if path.starts_with("/verwaltung") {
                        assert_eq!(answer.header("cache-control"), "no-store", "{about}");
                    }
                }
            }
        }
        console.database.remove().await;
    }
}

/// Asks in a session that has just begun: one of the routes ends it.
async fn ask(console: &TestConsole, person: Option<&Person>, (method, path): (&str, &str)) -> Answer {
    let id = "0".repeat(64);
    let path = path.replace("{token}", &id).replace("{file}", "x.css").replace("{id}", &id);
    let path = path.replace("{channel}", "telegram");
    let mut request = Request::builder().method(method).uri(path).header("origin", format!("http://{HOST}"));
    let mut browser = console.browser();
    if let Some(person) = person {
        let token = console.session(person).await;
        browser.plant(cookie::SESSION, token.reveal());
        request = request.header("x-csrf-token", token.derived("csrf"));
    }
    browser.ask(request, Body::empty()).await
}

fn is_protected(answer: &Answer, about: &str) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{about}: {policy}");
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    for script in answer.body.split("<script").skip(1) {
        assert!(script.contains(&format!("nonce=\"{nonce}\"")), "{about}");
    }
    assert!(!answer.body.contains(" style="), "{about}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        (
            "referrer-policy",
            if about.contains("/anbieter/") && !about.contains("/verwaltung/") {
                "no-referrer"
            } else {
                "same-origin"
            },
        ),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{about}");
    }
    // What everybody may read may be kept for a while, but for what is not there.
    let kept = answer.header("cache-control");
    let is_for_all = ["/aktuelles", "/robots.txt"].iter().any(|path| about.contains(path));
    assert!(kept == "no-store" || (is_for_all && kept.starts_with("public, max-age=")), "{about}: {kept}");
    assert!(answer.header("permissions-policy").contains("camera=()"), "{about}");
    assert_eq!(answer.header("strict-transport-security"), "", "{about}: not over a plain connection");
}

#[tokio::test]
async fn what_is_no_page_is_said_in_plain_german() {
    let console = TestConsole::on(TestDatabase::hasty().await).await;
    let mut browser = console.browser();
    let nothing = browser.get("/verwaltung/gibt-es-nicht").await;
    assert_eq!(nothing.status, 404);
    assert!(nothing.body.contains("Diese Seite gibt es nicht"), "{}", nothing.body);
    is_protected(&nothing, "404");
    let request = Request::get("/verwaltung/anmelden").header("host", "evil.example");
    let elsewhere = browser.ask(request, Body::empty()).await;
    assert_eq!(elsewhere.status, 421);
    assert!(elsewhere.body.contains("web.public_url"), "{}", elsewhere.body);
    let request = Request::post("/verwaltung/anmelden").header("origin", format!("http://{HOST}"));
    let large = browser.ask(request, Body::from(vec![b'x'; 64 * 1_024 + 1])).await;
    assert_eq!(large.status, 413);
    assert!(large.body.contains("Das ist zu groß"), "{}", large.body);
}

#[tokio::test]
async fn files_are_kept_forever_under_a_name_that_says_what_is_in_them() {
    let settings =
        Settings { public_url: Some("https://lotse.example".parse().unwrap()), ..Settings::default() };
    let console = TestConsole::with(TestDatabase::hasty().await, &settings).await;
    let mut browser = console.browser();
    let page = browser.get("/verwaltung/anmelden").await;
    assert_eq!(page.header("strict-transport-security"), "max-age=31536000");
    let (before, _) = page.body.split_once("-console.css").unwrap();
    let (_, hash) = before.rsplit_once('/').unwrap();
    let file = browser.get(&format!("/assets/{hash}-console.css")).await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/css; charset=utf-8"));
    assert!(file.header("cache-control").contains("immutable"));
    assert_eq!(browser.get("/assets/console.css").await.status, 404);
    assert_eq!(browser.get("/assets/../templates/layout.html").await.status, 404);
}
