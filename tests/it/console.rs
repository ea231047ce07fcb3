//! The console: who gets in, how, and for how long. On SQLite and on PostgreSQL.

use axum::{body::Body, http::Request};
use bildungslotse::{
    domain::{
        one_time_code::step,
        staff::{Role, StaffId, StaffName},
    },
    usecase::{
        invite_staff::{LINK_SECONDS, invite_staff},
        manage_staff::{change_role, remove_staff},
    },
    web::cookie,
};

use crate::{
    browser::{Browser, HOST, PASSWORD, Person, TestConsole},
    database::TestDatabase,
};

/// Lets `test` look at a console of its own on each database.
pub async fn each(test: impl AsyncFn(&TestConsole)) {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        test(&console).await;
        console.database.remove().await;
    }
}

async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/verwaltung").await.status == 200
}

/// A page without what differs each time by intention.
fn unvarying(body: &str, name: &str) -> String {
    let mut parts = body.split(" nonce=\"");
    let first = parts.next().unwrap().to_owned();
    let rest: String = parts.map(|part| part.split_once('"').unwrap().1).collect();
    (first + rest.as_str()).replace(name, "NAME")
}

#[tokio::test]
async fn whoever_knows_name_password_and_code_gets_in_and_out_again() {
    each(async |console| {
        let anna = console.person("anna@kreis.example", Role::Editor).await;
        let mut browser = console.browser();
        let turned_away = browser.get("/verwaltung").await;
        assert_eq!((turned_away.status, turned_away.location()), (303, "/verwaltung/anmelden"));
        let refused = browser.sign_in(&anna, "000000").await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("passen nicht zusammen"), "{}", refused.body);

        let code = anna.secret.code(step(console.now()));
        let fields = [
            ("name", " Anna@Kreis.example "),
            ("password", PASSWORD),
            ("code", code.as_str()),
            ("weiter", "/verwaltung/konto?x=1"),
        ];
        let welcome = browser.post("/verwaltung/anmelden", &fields).await;
        assert_eq!((welcome.status, welcome.location()), (303, "/verwaltung/konto?x=1"));
        let overview = browser.page("/verwaltung").await;
        assert!(overview.contains("Guten Tag, anna@kreis.example."), "{overview}");

        let gone = browser.submit(("/verwaltung", "/verwaltung/abmelden"), &[]).await;
        assert_eq!((gone.status, gone.location()), (303, "/verwaltung/anmelden"));
        assert!(browser.page("/verwaltung/anmelden").await.contains("Sie sind abgemeldet."));
        assert!(!is_in(&mut browser).await);
    })
    .await;
}

#[tokio::test]
async fn each_code_lets_in_once() {
    each(async |console| {
        let anna = console.person("anna", Role::Editor).await;
        let code = anna.secret.code(step(console.now()));
        assert_eq!(console.browser().sign_in(&anna, &code).await.status, 303);
        assert_eq!(
            console.browser().sign_in(&anna, &code).await.status,
            422,
            "somebody looked over the shoulder"
        );
        let earlier = anna.secret.code(step(console.now()) - 1);
        assert_eq!(console.browser().sign_in(&anna, &earlier).await.status, 422, "nor one before it");

        let recovery = anna.codes[3].to_uppercase().replace('-', " ");
        assert_eq!(console.browser().sign_in(&anna, &recovery).await.status, 303);
        assert_eq!(console.browser().sign_in(&anna, &recovery).await.status, 422);
        console.pass(3_600);
        let mut browser = console.signed_in(&anna).await;
        assert!(browser.page("/verwaltung/konto").await.contains("noch 9 Wiederherstellungscodes"));
    })
    .await;
}

#[tokio::test]
async fn nobody_learns_which_names_there_are() {
    each(async |console| {
        let anna = console.person("anna", Role::Editor).await;
        let good = anna.secret.code(step(console.now()));
        let answer = async |name: &'static str, password: &'static str, code: String| {
            let fields = [("name", name), ("password", password), ("code", code.as_str())];
            let answer = console.browser().post("/verwaltung/anmelden", &fields).await;
            (answer.status, unvarying(&answer.body, name))
        };
        let wrong_password = answer("anna", "vier kühle grüne stühle", good.clone()).await;
        assert_eq!(wrong_password.0, 422);
        assert_eq!(answer("anna", PASSWORD, "000000".to_owned()).await, wrong_password);
        assert_eq!(answer("berta", PASSWORD, good.clone()).await, wrong_password);
        // Counted alike, too: after four tries everybody waits.
        for name in ["carla", "anna"] {
            let mut last = (0, String::new());
            for _ in 0..6 {
                last = answer(name, "falsch", "1".to_owned()).await;
            }
            assert_eq!(last.0, 429, "{name}");
        }
        let body = answer("anna", PASSWORD, good).await;
        assert_eq!(body.0, 429, "not even the right password is looked at");
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_a_request_and_after_eight_hours_at_last() {
    each(async |console| {
        let anna = console.person("anna", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        console.pass(29 * 60);
        assert!(is_in(&mut browser).await);
        console.pass(29 * 60);
        assert!(is_in(&mut browser).await, "it was used in between");
        console.pass(31 * 60);
        assert!(!is_in(&mut browser).await);

        let mut browser = console.signed_in(&anna).await;
        for _ in 0..23 {
            console.pass(20 * 60);
            assert!(is_in(&mut browser).await);
        }
        console.pass(20 * 60);
        assert!(!is_in(&mut browser).await, "eight hours are over");
    })
    .await;
}

#[tokio::test]
async fn a_session_is_a_new_one_after_each_sign_in() {
    each(async |console| {
        let anna = console.person("anna", Role::Editor).await;
        let mut browser = console.browser();
        // Planted by somebody who would like to share the session.
        browser.plant(cookie::SESSION, &"a".repeat(64));
        let code = anna.secret.code(step(console.now()));
        assert_eq!(browser.sign_in(&anna, &code).await.status, 303);
        let first = browser.cookie(cookie::SESSION).unwrap().to_owned();
        assert_ne!(first, "a".repeat(64));
        console.pass(30);
        let code = anna.secret.code(step(console.now()));
        assert_eq!(browser.sign_in(&anna, &code).await.status, 303);
        assert_ne!(browser.cookie(cookie::SESSION), Some(first.as_str()));
        browser.plant(cookie::SESSION, &first);
        assert!(!is_in(&mut browser).await, "the session before it is over");
        assert!(!console.database.stolen().await.contains(&first), "a stolen database lets nobody in");
    })
    .await;
}

#[tokio::test]
async fn sessions_end_when_the_role_changes_the_password_changes_or_the_person_goes() {
    each(async |console| {
        let store = &console.database.store;
        let by = StaffId::command_line();
        let anna = console.person("anna", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        change_role(store, &by, (&anna.id, Role::Publisher), console.now()).await.unwrap();
        assert!(!is_in(&mut browser).await);

        let (mut here, mut elsewhere) = (console.signed_in(&anna).await, console.signed_in(&anna).await);
        let fields = [
            ("current", PASSWORD),
            ("password", "acht rote lange leitern"),
            ("again", "acht rote lange leitern"),
        ];
        let page = ("/verwaltung/konto/passwort", "/verwaltung/konto/passwort");
        let same = [("current", PASSWORD), ("password", PASSWORD), ("again", PASSWORD)];
        let same = here.submit(page, &same).await;
        assert!(same.status == 422 && same.body.contains("Das ist Ihr bisheriges Passwort"), "{}", same.body);
        assert_eq!(here.submit(page, &fields).await.status, 303);
        assert!(is_in(&mut here).await && !is_in(&mut elsewhere).await);
        let code = anna.secret.code(step(console.now()));
        assert_eq!(console.browser().sign_in(&anna, &code).await.status, 422, "the old password");

        remove_staff(store, &by, &anna.id, console.now()).await.unwrap();
        assert!(!is_in(&mut here).await);
    })
    .await;
}

#[tokio::test]
async fn what_is_sent_from_elsewhere_changes_nothing() {
    each(async |console| {
        let anna = console.person("anna", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        let page = browser.page("/verwaltung").await;
        let csrf = crate::browser::csrf(&page).unwrap();
        let form = async |browser: &mut Browser, headers: &[(&str, &str)], csrf: &str| {
            let mut request = Request::post("/verwaltung/abmelden")
                .header("content-type", "application/x-www-form-urlencoded");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            browser.ask(request, Body::from(format!("csrf={csrf}"))).await.status
        };
        let own = format!("http://{HOST}");
        for headers in [
            &[][..],
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
            &[("origin", own.as_str()), ("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
        ] {
            assert_eq!(form(&mut browser, headers, &csrf).await, 403, "{headers:?}");
        }
        for wrong in ["", "x", &csrf[1..]] {
            assert_eq!(form(&mut browser, &[("origin", &own)], wrong).await, 403);
        }
        assert!(is_in(&mut browser).await);
        let other = console.person("berta", Role::Editor).await;
        let mut other = console.signed_in(&other).await;
        assert_eq!(form(&mut other, &[("origin", &own)], &csrf).await, 403, "that of another session");
        // Not even the sign-in: nobody is signed in under a name that is not theirs.
        let code = anna.secret.code(step(console.now()));
        let fields = format!("name=anna&code={code}&password=vier+k%C3%BChle+blaue+st%C3%BChle");
        let foreign = Request::post("/verwaltung/anmelden").header("origin", "https://evil.example");
        assert_eq!(console.browser().ask(foreign, Body::from(fields)).await.status, 403);
        assert_eq!(form(&mut browser, &[("origin", &own)], &csrf).await, 303);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_counts_once_and_two_days() {
    each(async |console| {
        let store = &console.database.store;
        let by = StaffId::command_line();
        let name = StaffName::parse("carla").unwrap();
        let invitation = invite_staff(store, &by, (&name, Role::Editor), console.now()).await.unwrap();
        assert!(
            invite_staff(store, &by, (&name, Role::Admin), console.now()).await.is_err(),
            "the name is taken"
        );
        let path = format!("/verwaltung/einladung/{}", invitation.token.reveal());
        let mut browser = console.browser();
        let page = browser.page(&path).await;
        assert!(page.contains("<svg") && page.contains("carla"), "{page}");
        let shown = page.split("<code class=\"code\">").nth(1).unwrap().split('<').next().unwrap();
        let secret =
            bildungslotse::domain::one_time_code::Secret::from_text(&shown.replace(' ', "")).unwrap();
        assert_eq!(
            unvarying(&browser.page(&path).await, "-"),
            unvarying(&page, "-"),
            "looking changes nothing"
        );

        let code = secret.code(step(console.now()));
        for (password, again, code, fault) in [
            ("kurz", "kurz", code.as_str(), "zu kurz"),
            ("Passwort1234", "Passwort1234", &code, "als Erstes probiert"),
            (PASSWORD, "anders", &code, "verschieden"),
            (PASSWORD, PASSWORD, "000000", "Code stimmt nicht"),
        ] {
            let fields = [("password", password), ("again", again), ("code", code)];
            let answer = browser.post(&path, &fields).await;
            assert_eq!(answer.status, 422);
            assert!(answer.body.contains(fault), "{fault}: {}", answer.body);
        }
        let all = browser.post(&path, &[("password", "kurz"), ("again", "anders"), ("code", "1")]).await.body;
        for fault in ["zu kurz", "verschieden", "Code stimmt nicht", "das Passwort noch einmal"] {
            assert!(all.contains(fault), "{fault}: {all}");
        }
        let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", code.as_str())];
        let done = browser.post(&path, &fields).await;
        assert_eq!((done.status, done.body.matches("<li><code>").count()), (200, 10), "{}", done.body);
        let reloaded = browser.post(&path, &fields).await;
        assert!(
            reloaded.status == 404 && reloaded.body.contains("Sie sind angemeldet."),
            "{}",
            reloaded.body
        );
        assert!(is_in(&mut browser).await, "whoever has set up the account is in");
        let elsewhere = console.browser().get(&path).await;
        assert!(elsewhere.status == 404 && elsewhere.body.contains("Haben Sie Ihren Zugang schon"));
        console.pass(30);
        let carla = Person { name: "carla".to_owned(), id: invitation.staff.id, secret, codes: vec![] };
        console.signed_in(&carla).await;

        let name = StaffName::parse("dora").unwrap();
        let invitation = invite_staff(store, &by, (&name, Role::Editor), console.now()).await.unwrap();
        console.pass(LINK_SECONDS);
        let path = format!("/verwaltung/einladung/{}", invitation.token.reveal());
        assert_eq!(browser.get(&path).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_a_new_phone_connects_it_and_gets_new_codes() {
    each(async |console| {
        let anna = console.person("anna", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        let page = browser.page("/verwaltung/konto/app").await;
        let shown = page.split("<code class=\"code\">").nth(1).unwrap().split('<').next().unwrap();
        let secret =
            bildungslotse::domain::one_time_code::Secret::from_text(&shown.replace(' ', "")).unwrap();
        assert!(secret != anna.secret);
        let code = secret.code(step(console.now()));
        let path = ("/verwaltung/konto/app", "/verwaltung/konto/app");
        let wrong = browser.submit(path, &[("current", "falsch"), ("code", &code)]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(browser.submit(path, &[("current", PASSWORD), ("code", &code)]).await.status, 303);
        console.pass(30);
        let old = anna.secret.code(step(console.now()));
        assert_eq!(console.browser().sign_in(&anna, &old).await.status, 422);
        let anna = Person { secret, ..anna };
        let mut other = console.signed_in(&anna).await;

        let path = ("/verwaltung/konto/codes", "/verwaltung/konto/codes");
        assert_eq!(other.submit(path, &[("current", "falsch")]).await.status, 422);
        let codes = other.submit(path, &[("current", PASSWORD)]).await;
        assert_eq!(codes.body.matches("<li><code>").count(), 10);
        assert_eq!(
            console.browser().sign_in(&anna, &anna.codes[0]).await.status,
            422,
            "the old codes are gone"
        );

        let path = ("/verwaltung/konto", "/verwaltung/konto/sitzungen");
        assert_eq!(other.submit(path, &[]).await.status, 303);
        assert!(is_in(&mut other).await && !is_in(&mut browser).await);
    })
    .await;
}
