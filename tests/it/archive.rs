//! What everybody can read: only what was really sent, as pages and as a feed. On SQLite and on PostgreSQL.

use bildungslotse::channel::recorder::Recorder;
use roxmltree::{Document, Node};

use crate::{
    announcement_pages::{WORDS, id, office, step, submitted, writer_and_approver},
    announcing::leave,
    database::TestDatabase,
};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The text of the child called `name`.
fn text<'a>(node: &Node<'a, '_>, name: &str) -> &'a str {
    let child = node.children().find(|child| child.has_tag_name((ATOM, name)));
    child.unwrap_or_else(|| panic!("there is no {name}")).text().unwrap_or_default()
}

#[tokio::test]
async fn everybody_can_read_what_was_sent_and_nothing_else() {
    for database in TestDatabase::each().await {
        let console = office(database, 6).await;
        let (mut a, mut b) = writer_and_approver(&console).await;
        let mut reader = console.browser();
        let empty = reader.get("/aktuelles.atom").await;
        Document::parse(&empty.body).unwrap();

        let ends =
            [("ende-tag", "2026-03-10"), ("ende-uhr", "18:00"), ("link", "https://kreis.example/a?b=1&c=2")];
        let sent = submitted(&mut a, &ends).await;
        let draft = submitted(&mut a, &[("titel", "Geheim")]).await;
        let cancelled = submitted(&mut a, &[]).await;
        for (id, acts) in [(&sent, &["freigeben"][..]), (&cancelled, &["freigeben", "abbrechen"])] {
            for act in acts {
                assert_eq!(step(&mut b, id, act, &[]).await.status, 303);
            }
        }
        assert_eq!(reader.get(&format!("/aktuelles/{sent}")).await.status, 404, "not yet");
        console.pass(60);
        let (store, recorder) = (&console.database.store, Recorder::default());
        assert_eq!(leave(store, &console.console.mind, &recorder, console.now()).await.len(), 6);

        let list = reader.get("/aktuelles").await;
        assert!(list.body.contains("Ferienprogramm") && !list.body.contains("Geheim"), "{}", list.body);
        assert_eq!(list.body.matches("archive-item").count(), 1);
        assert_eq!(list.header("cache-control"), "public, max-age=60");
        assert!(!list.body.contains("main-nav-staff") && !list.body.contains("noindex"));
        for hidden in [&draft, &cancelled, &"0".repeat(32), &"x".to_owned()] {
            let missing = reader.get(&format!("/aktuelles/{hidden}")).await;
            assert_eq!(missing.status, 404, "{hidden}");
            let is_ours = missing.body.contains("Zu allen Mitteilungen");
            assert!(is_ours && !missing.body.contains("Übersicht"), "{}", missing.body);
        }
        let page = reader.page(&format!("/aktuelles/{sent}")).await;
        assert!(page.contains("Bitte &lt;b&gt;pünktlich&lt;") && page.contains("?sprache=einfach"), "{page}");
        assert!(page.contains("href=\"/aktuelles.atom\""), "{page}");
        let simple = reader.page(&format!("/aktuelles/{sent}?sprache=einfach")).await;
        assert!(simple.contains("Am Montag geht es los.") && !simple.contains("pünktlich"), "{simple}");

        let feed = reader.get("/aktuelles.atom").await;
        assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
        let document = Document::parse(&feed.body).unwrap();
        let root = document.root_element();
        assert!(root.has_tag_name((ATOM, "feed")));
        let links = root.children().filter(|node| node.has_tag_name((ATOM, "link")));
        let own = links.clone().find(|link| link.attribute("rel") == Some("self")).unwrap();
        assert!(own.attribute("href").unwrap().ends_with("/aktuelles.atom"));
        assert_eq!(text(&root, "id"), own.attribute("href").unwrap());
        let entries: Vec<_> = root.children().filter(|node| node.has_tag_name((ATOM, "entry"))).collect();
        assert_eq!(entries.len(), 1);
        let entry = &entries[0];
        assert_eq!(text(entry, "title"), "Ferienprogramm");
        assert_eq!(text(entry, "id").len(), "urn:uuid:".len() + 36);
        assert!(text(entry, "content").contains("Bitte <b>pünktlich</b> sein."));
        for moment in [text(&root, "updated"), text(entry, "updated"), text(entry, "published")] {
            moment.parse::<jiff::Timestamp>().unwrap();
        }
        assert!(feed.body.contains("b=1&amp;c=2"));

        // Whoever has it already is not sent it again.
        let request =
            axum::http::Request::get("/aktuelles.atom").header("if-none-match", feed.header("etag"));
        let again = reader.ask(request, axum::body::Body::empty()).await;
        assert_eq!((again.status, again.body.as_str()), (304, ""));
        console.pass(6 * 3_600);
        let over = reader.page(&format!("/aktuelles/{sent}")).await;
        assert!(over.contains("Abgelaufen") && over.contains("article-over"), "{over}");
        assert!(reader.page("/robots.txt").await.contains("Disallow: /verwaltung\nDisallow: /anbieter/"));
        console.database.remove().await;
    }
}

#[tokio::test]
async fn what_was_wrong_leads_to_what_is_right_and_back() {
    for database in TestDatabase::each().await {
        let console = office(database, 6).await;
        let (mut a, mut b) = writer_and_approver(&console).await;
        let wrong = submitted(&mut a, &[]).await;
        assert_eq!(step(&mut b, &wrong, "freigeben", &[]).await.status, 303);
        console.pass(60);
        let (store, recorder) = (&console.database.store, Recorder::default());
        assert_eq!(leave(store, &console.console.mind, &recorder, console.now()).await.len(), 6);
        let mut reader = console.browser();
        assert!(!reader.page(&format!("/aktuelles/{wrong}")).await.contains("Darin war etwas falsch"));

        let right = id(&step(&mut a, &wrong, "korrektur", &[]).await);
        let form = format!("/verwaltung/mitteilungen/{right}/bearbeiten");
        let fields = [[("fassung", "1"), ("titel", "Richtig")].as_slice(), &WORDS[1..]].concat();
        assert_eq!(a.submit((&form, &form), &fields).await.status, 303);
        for act in ["pruefen", "einreichen"] {
            assert_eq!(step(&mut a, &right, act, &[]).await.status, 303);
        }
        assert_eq!(step(&mut b, &right, "freigeben", &[]).await.status, 303);
        assert!(!reader.page(&format!("/aktuelles/{wrong}")).await.contains(&right), "not yet");
        console.pass(60);
        assert_eq!(leave(store, &console.console.mind, &recorder, console.now()).await.len(), 6);
        let page = reader.page(&format!("/aktuelles/{wrong}?sprache=einfach")).await;
        let link = format!("<a href=\"/aktuelles/{right}?sprache=einfach\">Hier steht es richtig</a>");
        assert!(page.contains("Darin war etwas falsch") && page.contains(&link), "{page}");
        let page = reader.page(&format!("/aktuelles/{right}")).await;
        assert!(
            page.contains(&format!("<a href=\"/aktuelles/{wrong}\">Das stand dort vorher</a>")),
            "{page}"
        );
        console.database.remove().await;
    }
}
