//! The audit log in the console: in German words, with the titles of things, found by them.

use bildungslotse::{
    domain::{
        audit::{Action, Entry},
        staff::Role,
    },
    store::{
        audit,
        offer_list::{self, Filter, Slice},
    },
    usecase::forget::forget_expired,
};
use serde_json::json;

use crate::{
    browser::TestConsole,
    club::Club,
    database::{NOW, TestDatabase},
    inquiring::anna,
};

const LOG: &str = "/verwaltung/protokoll";

#[tokio::test]
async fn the_log_says_in_german_what_was_changed_of_what_and_is_searched_by_titles() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let anna = console.person("anna", Role::Admin).await;
        let mut browser = console.signed_in(&anna).await;
        let store = &console.database.store;
        let slice = Slice { offset: 0, limit: 2 };
        let offers =
            offer_list::list(&mut store.read().await.unwrap(), Filter::All, slice, NOW).await.unwrap();
        let (offer, other) = (&offers[0].0, &offers[1].0);
        let changes = json!({
            "price_cents": [null, 1250], "age_min_months": [72, 84], "starts": [null, "2026-03-02"],
            "cost": ["unknown", "paid"], "topics": [[], ["sport/schwimmen"]],
        });
        let provider = json!({ "kind": ["verein", "vhs"] });
        let entries = [
            (Action::OfferChanged, format!("offer {}", offer.id), changes),
            (Action::OfferCreated, format!("offer {}", other.id), json!({ "title": other.title })),
            (Action::OfferRemoved, "offer weg".to_owned(), json!({ "title": "Längst vorbei" })),
            (Action::ProviderChanged, format!("provider {}", offer.provider), provider),
            (
                Action::RoleChanged,
                format!("staff {}", anna.id),
                json!({ "before": "editor", "after": "admin" }),
            ),
            (
                Action::AnnouncementReturned,
                "announcement x".to_owned(),
                json!({ "reason": "Zu lang, bitte kürzen" }),
            ),
            (
                Action::AnnouncementEdited,
                "announcement x".to_owned(),
                json!({ "parts": ["german", "send-at"] }),
            ),
            (
                Action::OffersImported,
                "import y".to_owned(),
                json!({ "file": "kurse.csv", "new": 3, "changed": 0 }),
            ),
        ];
        for (action, object, detail) in entries {
            let mut tx = store.begin().await.unwrap();
            audit::write(&mut tx, &Entry::new(&anna.id, action, object).with(detail), NOW).await.unwrap();
            tx.commit().await.unwrap();
        }
        let log = browser.page(LOG).await;
        let link = format!("href=\"/verwaltung/angebote/{}\"", offer.id);
        for said in [
            link.as_str(),
            "12,50 €",
            "6 Jahre",
            "7 Jahre",
            "02.03.2026",
            "kostet etwas",
            "Schwimmen",
            "Volkshochschule",
            "Längst vorbei",
            "<del>Redaktion</del>",
            "<ins>Leitung</ins>",
            "Zu lang, bitte kürzen",
            "deutscher Text, Zeitpunkt",
            "kurse.csv",
            "Neue Angebote:",
        ] {
            assert!(log.contains(said), "{said}: {log}");
        }
        for unsaid in ["price_cents", "before", "{&quot;", "[&quot;", "sport/schwimmen", ">verein<"] {
            assert!(!log.contains(unsaid), "{unsaid}: {log}");
        }
        let words: String = url::form_urlencoded::byte_serialize(other.title.as_bytes()).collect();
        let found = browser.page(&format!("{LOG}?suche={words}")).await;
        assert!(found.contains("Angebot angelegt") && !found.contains("Rolle geändert"), "{found}");
        let nothing = browser.page(&format!("{LOG}?suche=gibtesnichtxyz")).await;
        assert!(nothing.contains("Dazu steht nichts im Protokoll"), "{nothing}");
        console.database.remove().await;
    }
}

#[tokio::test]
async fn the_log_calls_questions_by_their_codes_and_providers_by_their_names_and_finds_them_so() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        assert_eq!(club.send(&path, &[("tat", "missbrauch"), ("gelesen", "1")]).await.status, 303);
        assert_eq!(club.send(&path, &[("tat", "ausgebucht")]).await.status, 303);
        let berta = club.console.person("berta", Role::Admin).await;
        let mut office = club.console.signed_in(&berta).await;
        let question = format!("/verwaltung/fragen/{}", asked.id);
        office.page(&question).await;
        let log = office.page(LOG).await;
        let link = format!("<a href=\"{question}\">{}</a>", asked.code);
        for said in [link.as_str(), "Frage gelesen", "Anbieter: TV Beispiel &lt;b&gt;1860&lt;/b&gt;"] {
            assert!(log.contains(said), "{said}: {log}");
        }
        for raw in [format!("inquiry {}", asked.id), "provider tv-beispiel".to_owned(), ">code:<".to_owned()]
        {
            assert!(!log.contains(&raw), "{raw}: {log}");
        }
        let found = office.page(&format!("{LOG}?person=provider")).await;
        assert!(found.contains("Angebot geändert") && !found.contains("Frage gelesen"), "{found}");
        let code = asked.code.to_string();
        // In a month the question is forgotten, the log is not.
        for _ in 0..2 {
            for words in [code.clone(), code.to_lowercase().replace('-', "")] {
                let found = office.page(&format!("{LOG}?suche={words}")).await;
                assert!(found.contains(&code) && found.contains("Frage gelesen"), "{found}");
                assert!(!found.contains("Angebot geändert"), "{found}");
            }
            club.console.pass(200 * 24 * 3_600);
            forget_expired(club.store(), club.console.now()).await.unwrap();
            office = club.console.signed_in(&berta).await;
            assert_eq!(office.get(&question).await.status, 404);
        }
        club.console.database.remove().await;
    }
}
