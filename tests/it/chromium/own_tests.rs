//! The browser of the tests itself, on small pages: it sees what is wrong, and does what people do.

use axum::{Router, response::Html, routing::get};
use url::form_urlencoded;

use crate::chromium::{
    crawl::{Crawl, Depth},
    window::{Browser, ENTER, Look},
};

/// A page with a title and the style sheet of the console.
fn page(body: &str) -> Html<String> {
    let style = include_str!("../../../src/web/assets/console.css");
    let head = format!("<meta charset=utf-8><title>Seite</title><style>{style}</style>");
    Html(format!(
        "<!doctype html><html lang=de><head>{head}</head><body><main class=page>{body}</main></body></html>"
    ))
}

/// Serves pages until the test ends.
pub async fn site(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    origin
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn barriers_are_seen() {
    let wrong = "<h1>Titel</h1><p style='color:#bbb;background:#fff'>blass</p><input><p tabindex=0 style='outline:none'>Text</p>
        <div style='width:500px'>breit</div><button tabindex=-1>Weg</button><p tabindex=0 style='position:fixed;left:-99px'>Wo</p>
        <script>nirgends()</script>";
    let right =
        "<h1>Titel</h1><p>klar</p><p><a href='/wrong?x=1'>Weiter</a> <a download href='/x'>Datei</a></p>";
    let router = Router::new()
        .route("/wrong", get(async move || page(wrong)))
        .route("/", get(async move || page(right)));
    let origin = site(router).await;
    let Some(mut browser) = Browser::start(&origin).await else { return };
    for look in [Look::Light, Look::Dark, Look::Narrow, Look::Forced] {
        browser.look(look).await;
        browser.open("/").await;
        assert_eq!(browser.barriers().await, [""; 0]);
        assert_eq!(browser.too_wide().await, [""; 0]);
        let focus = browser.focus_order().await;
        assert_eq!((focus.missed, focus.unseen), (vec![], vec![]), "{look:?}");
        assert_eq!(focus.order[..2], ["<a> Weiter", "<a> Datei"]);
    }
    assert_eq!(browser.links().await, ["/wrong?x=1"]);
    assert_eq!(browser.complaints().await.iter().filter(|line| !line.contains("favicon")).count(), 0);

    browser.look(Look::Narrow).await;
    browser.click("Weiter").await;
    assert_eq!(browser.path().await, "/wrong?x=1");
    let barriers = browser.barriers().await.join("\n");
    assert!(barriers.contains("color-contrast at p:nth-child(2)"), "{barriers}");
    assert!(barriers.contains("label at input"), "{barriers}");
    assert!(browser.too_wide().await.join("\n").contains("<div"));
    let focus = browser.focus_order().await;
    assert!(focus.unseen.contains(&"<p> Text".to_owned()), "{focus:?}");
    assert!(focus.unseen.contains(&"<p> Wo".to_owned()), "{focus:?}");
    let complaints = browser.complaints().await.join("\n");
    assert!(complaints.contains("nirgends is not defined"), "{complaints}");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_are_filled_in_with_and_without_scripts() {
    let form = "<h1>Titel</h1><form method=post class=form>
        <div class=field><label for=a>Name</label><input id=a name=name value=alt></div>
        <div class=field><label for=b>Tag</label><input id=b name=day type=date></div>
        <div class=field><label for=c>Ort</label><select id=c name=place><option value=1>Merzig<option value=2>Wadern</select></div>
        <div class=chips><label class=chip><input type=checkbox name=topic value=sport><span>Sport</span></label></div>
        <button class=button>Senden</button></form><noscript><p>Ohne Skripte</p></noscript>";
    let told = async |body: String| {
        let fields: Vec<_> = form_urlencoded::parse(body.as_bytes()).collect();
        page(&format!("<h1>Danke</h1><p>{fields:?}</p>"))
    };
    let origin = site(Router::new().route("/", get(async move || page(form)).post(told))).await;
    let Some(browser) = Browser::start(&origin).await else { return };
    for has_scripts in [true, false] {
        if !has_scripts {
            browser.without_scripts().await;
        }
        browser.open("/").await;
        assert_eq!(browser.text().await.contains("Ohne Skripte"), !has_scripts);
        browser.fill("Tag", "2026-03-10").await;
        browser.fill("Ort", "Wadern").await;
        browser.click("Sport").await;
        browser.fill("Name", "Änne 👍").await;
        if has_scripts {
            browser.click("Senden").await;
        } else {
            browser.press(ENTER).await;
        }
        browser.wait_for("Danke").await;
        let text = browser.text().await;
        for part in [
            r#"("name", "Änne 👍")"#,
            r#"("day", "2026-03-10")"#,
            r#"("place", "2")"#,
            r#"("topic", "sport")"#,
        ] {
            assert!(text.contains(part), "{text}");
        }
    }
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_of_page_is_looked_at_once() {
    let link = |path: &str| format!("<p><a href={path}>Weiter nach {path}</a></p>");
    let first = ["/probe/1", "/probe/2", "/probe/gone", "/probe/no/where", "/out"].map(link).concat();
    let first = first + "<a href=/probe.csv>Liste</a>";
    let second = link("/probe/1?seite=2") + "<img src=/picture>";
    let router = Router::new()
        .route("/probe", get(async move || page(&format!("<h1>Titel</h1>{first}"))))
        .route("/probe/1", get(async move || page(&format!("<h1>Titel</h1>{second}"))))
        .route("/favicon.ico", get(async || ""));
    let Some(mut browser) = Browser::start(&site(router).await).await else { return };
    let known = ["/probe", "/probe/{id}", "/probe/gone"];
    let mut crawl = Crawl::over(&known, Depth::Looks);
    let faults = crawl.reach(&mut browser, "/probe").await;
    let kinds: Vec<_> = crawl.seen.iter().map(|kind| (kind.route, kind.asked.len())).collect();
    assert_eq!(kinds, [("/probe", 0), ("/probe/gone", 0), ("/probe/{id}", 0), ("/probe/{id}", 1)]);
    assert!(faults.contains(&"/probe/gone answers 404".to_owned()), "{faults:#?}");
    assert!(
        faults.contains(&"a link leads to /probe/no/where, which does not exist".to_owned()),
        "{faults:#?}"
    );
    let is_seen = |words: &str| {
        faults.iter().any(|fault| fault.starts_with("probe-id, Dark: ") && fault.contains(words))
    };
    assert!(is_seen("image-alt at img"), "{faults:#?}");
    browser.end().await;
}
