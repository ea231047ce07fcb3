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
};
use serde_json::json;

use crate::{
    browser::TestConsole,
    database::{NOW, TestDatabase},
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
