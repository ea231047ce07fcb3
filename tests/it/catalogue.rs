//! Offers and providers: imported, changed by hand, and read again, on SQLite and on PostgreSQL.

use std::collections::BTreeSet;

use bildungslotse::{
    domain::{
        offer::{Contact, Cost, Offer, Venue},
        provider::{Provider, ProviderKind},
        topic::TopicId,
    },
    store::{
        catalogue,
        error::StoreError,
        inbox,
        offer::{self, Imported},
        provider,
        transaction::Transaction,
    },
};
use serde_json::json;

use crate::database::{NOW, TestDatabase, pretty, said};

fn course(id: &str, title: &str) -> Offer {
    Offer {
        id: id.to_owned(),
        title: title.to_owned(),
        provider: "vhs".to_owned(),
        topics: vec![TopicId::new("sport/schwimmen")],
        cost: Cost::Paid,
        place: Venue { street: Some("Badweg 1".to_owned()), ..Venue::default() },
        contact: Contact { phone: Some("06861 1".to_owned()), ..Contact::default() },
        ..Offer::default()
    }
}

pub fn school() -> Provider {
    Provider {
        id: "vhs".to_owned(),
        name: "Volkshochschule".to_owned(),
        kind: ProviderKind::Vhs,
        ..Provider::default()
    }
}

#[tokio::test]
async fn edits_by_hand_survive_a_new_import() {
    for database in TestDatabase::each().await {
        let mut tx = database.store.begin().await.unwrap();
        let imported = course("vhs-1", "Schwimmkurs");
        assert_eq!(offer::import(&mut tx, &imported, NOW).await.unwrap(), Imported::New);
        assert_eq!(offer::import(&mut tx, &imported, NOW).await.unwrap(), Imported::Same);

        let patch = json!({"title": "Schwimmen lernen", "notice": "fällt im Mai aus", "place": {"street": "Badweg 2"}});
        let edited = offer::edit(&mut tx, "vhs-1", &patch, NOW).await.unwrap().unwrap();
        assert_eq!(edited.title, "Schwimmen lernen");
        assert_eq!(edited.contact, imported.contact);
        assert_eq!(offer::import(&mut tx, &imported, NOW).await.unwrap(), Imported::Same);

        let renewed = Offer { price_cents: Some(4_500), ..course("vhs-1", "Schwimmkurs 2026") };
        assert_eq!(offer::import(&mut tx, &renewed, NOW).await.unwrap(), Imported::Changed);
        let found = offer::find(&mut tx, "vhs-1").await.unwrap().unwrap();
        assert_eq!((found.title.as_str(), found.price_cents), ("Schwimmen lernen", Some(4_500)));
        assert_eq!(found.place.street.as_deref(), Some("Badweg 2"));
        assert_eq!(offer::edits(&mut tx, "vhs-1").await.unwrap(), Some(patch));

        let found = offer::reset(&mut tx, "vhs-1", "title", NOW).await.unwrap().unwrap();
        assert_eq!(found.title, "Schwimmkurs 2026");
        let found = offer::reset(&mut tx, "vhs-1", "place.street", NOW).await.unwrap().unwrap();
        assert_eq!(found.place.street.as_deref(), Some("Badweg 1"));
        let back = json!({"notice": null});
        assert_eq!(offer::edit(&mut tx, "vhs-1", &back, NOW).await.unwrap(), Some(renewed));
        assert_eq!(offer::edits(&mut tx, "vhs-1").await.unwrap(), Some(json!({})));
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn an_edit_that_makes_no_offer_is_refused_and_changes_nothing() {
    for database in TestDatabase::each().await {
        let mut tx = database.store.begin().await.unwrap();
        offer::import(&mut tx, &course("vhs-1", "Schwimmkurs"), NOW).await.unwrap();
        for (patch, reason) in [
            (json!({"titel": "X"}), "offers have no field `titel`"),
            (json!({"place": {"stret": "X"}}), "offers have no field `place.stret`"),
            (json!({"id": "vhs-2"}), "the id of an offer never changes"),
            (json!({"id": null}), "the id of an offer never changes"),
            (json!({"cost": "billig"}), "unknown variant `billig`"),
            (json!("X"), "an edit is a JSON object"),
        ] {
            let refusal = offer::edit(&mut tx, "vhs-1", &patch, NOW).await.unwrap_err();
            assert!(matches!(refusal, StoreError::Edit(_)));
            assert!(refusal.to_string().contains(reason), "{refusal}");
        }
        assert_eq!(offer::edits(&mut tx, "vhs-1").await.unwrap(), Some(json!({})));
        assert_eq!(offer::edit(&mut tx, "unknown", &json!({}), NOW).await.unwrap(), None);
        assert_eq!(offer::reset(&mut tx, "unknown", "title", NOW).await.unwrap(), None);
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn offers_are_read_bit_by_bit_and_none_twice() {
    for database in TestDatabase::each().await {
        let mut tx = database.store.begin().await.unwrap();
        for number in 0..25 {
            offer::import(&mut tx, &course(&format!("vhs-{number}"), "Kurs"), NOW).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut tx = database.store.read().await.unwrap();
        assert_eq!(offer::count(&mut tx).await.unwrap(), 25);
        let (mut ids, mut last) = (Vec::new(), String::new());
        loop {
            let page = offer::page(&mut tx, &last, 10).await.unwrap();
            let Some(end) = page.last() else { break };
            last.clone_from(&end.id);
            ids.extend(page.into_iter().map(|offer| offer.id));
        }
        assert_eq!(ids.len(), 25);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 25);
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn every_change_of_offers_or_providers_gives_a_new_fingerprint_and_nothing_else_does() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let mut seen = BTreeSet::new();
        // Whether the catalogue changed, seen from a new transaction.
        macro_rules! changes {
            (|$tx:ident| $change:expr) => {{
                let mut $tx = store.begin().await.unwrap();
                $change.await.unwrap();
                $tx.commit().await.unwrap();
                let mut tx = store.read().await.unwrap();
                seen.insert(catalogue::state(&mut tx).await.unwrap())
            }};
        }
        assert!(changes!(|tx| offer::count(&mut tx)), "the first look");
        assert!(changes!(|tx| provider::save(&mut tx, &school())));
        assert!(!changes!(|tx| provider::save(&mut tx, &school())));
        assert!(changes!(|tx| offer::import(&mut tx, &course("a", "A"), NOW)));
        assert!(!changes!(|tx| offer::import(&mut tx, &course("a", "A"), NOW.plus(1))));
        assert!(changes!(|tx| offer::import(&mut tx, &course("a", "B"), NOW)));
        assert!(changes!(|tx| offer::edit(&mut tx, "a", &json!({"title": "C"}), NOW)));
        assert!(!changes!(|tx| offer::edit(&mut tx, "a", &json!({"title": "C"}), NOW)));
        assert!(changes!(|tx| offer::reset(&mut tx, "a", "title", NOW)));
        assert!(!changes!(|tx| offer::reset(&mut tx, "a", "title", NOW)));
        assert!(!changes!(|tx| receive_in(&mut tx)));
        assert!(changes!(|tx| offer::remove(&mut tx, "a")));
        assert!(!changes!(|tx| offer::remove(&mut tx, "a")));
        assert!(changes!(|tx| offer::import(&mut tx, &course("a", "B"), NOW)));
        database.remove().await;
    }
}

async fn receive_in(tx: &mut Transaction) -> Result<bool, StoreError> {
    inbox::accept(tx, &said("anna", "1", "Hallo"), NOW).await
}

#[tokio::test]
async fn providers_are_found_by_their_id() {
    for database in TestDatabase::each().await {
        let mut tx = database.store.begin().await.unwrap();
        let other =
            Provider { id: "bad".to_owned(), url: Some("https://bad.example".to_owned()), ..school() };
        assert!(provider::save(&mut tx, &school()).await.unwrap());
        assert!(provider::save(&mut tx, &other).await.unwrap());
        assert_eq!(provider::find(&mut tx, "vhs").await.unwrap(), Some(school()));
        assert_eq!(provider::find(&mut tx, "nobody").await.unwrap(), None);
        assert_eq!(provider::all(&mut tx).await.unwrap(), [other, school()]);
        drop(tx);
        database.remove().await;
    }
}

/// Whoever changes one of these must still read what lies in the databases: accept the new form only then.
#[test]
fn what_is_written_of_the_catalogue_keeps_its_form() {
    insta::assert_snapshot!("offer", pretty(&course("vhs-1", "Schwimmkurs")));
    insta::assert_snapshot!("provider", pretty(&school()));
}
