//! Files in the console: handed in, looked at, imported, and refused with a reason.

use std::fmt::Write;

use axum::{body::Body, http::Request};
use bildungslotse::{domain::staff::Role, store::offer, usecase::apply_import::continue_import};

use crate::{
    browser::{Answer, Browser, HOST, TestConsole, csrf},
    database::{NOW, TestDatabase},
};

const START: &str = "/verwaltung/import";
const HEAD: &str = "id;titel;beschreibung;anbieter;bereich;ort\n";

fn table(count: usize) -> String {
    (0..count).fold(HEAD.to_owned(), |mut table, number| {
        writeln!(table, "k{number};Kurs {number};Ein Kurs.;Töpferei;Sport und Bewegung;Wadern").unwrap();
        table
    })
}

async fn upload(browser: &mut Browser, name: &str, text: &str) -> Answer {
    let csrf = csrf(&browser.page(START).await).unwrap();
    let request = Request::post(START)
        .header("origin", format!("http://{HOST}"))
        .header("content-type", "multipart/form-data; boundary=grenze");
    let body = format!(
        "--grenze\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n\
         --grenze\r\ncontent-disposition: form-data; name=\"datei\"; filename=\"{name}\"\r\n\
         content-type: text/csv\r\n\r\n{text}\r\n--grenze--\r\n"
    );
    browser.ask(request, Body::from(body)).await
}

/// The page of a file, once it was compared.
async fn compared(browser: &mut Browser, path: &str) -> String {
    loop {
        let page = browser.page(path).await;
        if !page.contains("Die Datei wird gelesen und verglichen.") {
            return page;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_file_is_compared_looked_at_and_imported() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let store = console.database.store.clone();
        let anna = console.person("anna@kreis.example", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        let handed_in = upload(&mut browser, "kurse <neu>.csv", &table(120)).await;
        assert_eq!(handed_in.status, 303, "{}", handed_in.body);
        let path = handed_in.location().to_owned();
        let page = compared(&mut browser, &path).await;
        assert!(
            page.contains("Die Datei ist in Ordnung.") && page.contains("kurse &lt;neu&gt;.csv"),
            "{page}"
        );
        assert!(page.contains("Kurs 24") && page.contains("Seite 5"), "{page}");
        assert!(browser.page(&format!("{path}?teil=anbieter")).await.contains("Töpferei"));
        let begun = browser.submit((&path, &format!("{path}/uebernehmen")), &[]).await;
        assert_eq!((begun.status, begun.location()), (303, path.as_str()));
        continue_import(&store, NOW).await.unwrap();
        continue_import(&store, NOW).await.unwrap();
        assert!(browser.page(&path).await.contains("101 von 121"));
        let watch = Request::get(format!("{path}/fortschritt")).header("hx-request", "true");
        let part = browser.ask(watch, Body::empty()).await;
        assert!(part.body.contains("101 von 121") && part.header("hx-redirect").is_empty(), "{}", part.body);
        while continue_import(&store, NOW).await.unwrap() {}
        let watch = Request::get(format!("{path}/fortschritt")).header("hx-request", "true");
        assert_eq!(browser.ask(watch, Body::empty()).await.header("hx-redirect"), path);
        assert!(browser.page(&path).await.contains("Die Datei ist übernommen."));
        assert!(offer::find(&mut store.read().await.unwrap(), "k119").await.unwrap().is_some());

        let changed = table(120).replace("Kurs 7;", "Kurs sieben;");
        let path = upload(&mut browser, "b.csv", &changed).await.location().to_owned();
        let page = compared(&mut browser, &path).await;
        assert!(page.contains("<del>Kurs 7</del>") && page.contains("<ins>Kurs sieben</ins>"), "{page}");
        let bert = console.person("bert@kreis.example", Role::Admin).await;
        let mut other = console.signed_in(&bert).await;
        assert_eq!(other.get(&path).await.status, 404, "nobody else sees it");
        let gone = browser.submit((&path, &format!("{path}/verwerfen")), &[]).await;
        assert_eq!((gone.status, gone.location()), (303, START));
        assert_eq!(browser.get(&path).await.status, 404);
        console.database.remove().await;
    }
}

#[tokio::test]
async fn a_file_with_faults_says_where_they_are() {
    let console = TestConsole::on(TestDatabase::sqlite().await).await;
    let anna = console.person("anna@kreis.example", Role::Editor).await;
    let mut browser = console.signed_in(&anna).await;
    let path = upload(&mut browser, "a.csv", &table(3).replace("Kurs 1;", ";")).await.location().to_owned();
    let page = compared(&mut browser, &path).await;
    assert!(page.contains("In der Datei stimmt etwas nicht."), "{page}");
    assert!(page.contains("Zeile 3, Spalte „titel“: Der Titel fehlt."), "{page}");
    assert!(page.contains("2 Angebote sind in Ordnung") && page.contains("1 Zeile nicht."), "{page}");
    let topics = table(3).replace("Sport und Bewegung", "Quantenphysik");
    let path_of_topics = upload(&mut browser, "t.csv", &topics).await.location().to_owned();
    let page_of_topics = compared(&mut browser, &path_of_topics).await;
    assert_eq!(page_of_topics.matches("Es gibt: ").count(), 1, "{page_of_topics}");
    let start = browser.page(START).await;
    assert!(start.contains("CSV UTF-8") && start.contains("<code>titel</code>"), "{start}");
    let template = browser.get("/verwaltung/import/vorlage.csv").await;
    assert_eq!((template.status, template.header("content-type")), (200, "text/csv; charset=utf-8"));
    let path_of_template = upload(&mut browser, "v.csv", &template.body).await.location().to_owned();
    assert!(compared(&mut browser, &path_of_template).await.contains("Die Datei ist in Ordnung."));
    assert!(!page.contains("/uebernehmen"), "it cannot be imported");
    let forced = browser.submit((&path, &format!("{path}/uebernehmen")), &[]).await;
    assert_eq!(forced.status, 303);
    assert!(browser.page(&path).await.contains("kann so nicht übernommen werden"));
    let empty = upload(&mut browser, "leer.csv", "").await;
    assert_eq!((empty.status, empty.location()), (303, START));
    assert!(browser.page(START).await.contains("Bitte wählen Sie eine Datei"));
    console.database.remove().await;
}
