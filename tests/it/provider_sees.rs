//! What a provider is shown of its offers: what citizens see of them, and what is not known of them yet.

use bildungslotse::domain::{age::AgeLimits, offer::Cost};

use crate::{
    club::{Club, PROVIDER, course},
    database::{NOW, TestDatabase},
    inquiring::anna,
};

#[tokio::test]
async fn a_provider_reads_what_citizens_read_before_it_says_that_it_is_right() {
    let club = Club::on(TestDatabase::hasty().await).await;
    let mut tx = club.store().begin().await.unwrap();
    let mut offer = course("turnen", "Turnen für Kinder", PROVIDER);
    offer.description = "Wir turnen an Geräten.".to_owned();
    offer.ages = AgeLimits { min: Some(72), max: Some(120) };
    offer.cost = Cost::Free;
    offer.place.municipality = Some("Losheim".to_owned());
    bildungslotse::store::offer::import(&mut tx, &offer, NOW).await.unwrap();
    tx.commit().await.unwrap();
    club.ask(&anna(), "Ist noch Platz?").await;
    let (question, offers) = (club.link().await, club.offers_link().await);
    for path in [question, offers.clone(), format!("{offers}?angebot=turnen")] {
        let page = club.page(&path).await;
        for words in [
            "Wir turnen an Geräten.",
            "6 bis 10 Jahre",
            "kostenlos",
            "Losheim",
            "dienstags um 17 Uhr",
            "href=\"https://verein.example/turnen\"",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
}

#[tokio::test]
async fn who_says_that_an_offer_is_full_has_not_confirmed_the_rest_of_it() {
    let club = Club::on(TestDatabase::hasty().await).await;
    let path = club.offers_link().await;
    for act in ["ausgebucht", "beendet", "wieder"] {
        let sent = club.send(&path, &[("tat", act), ("angebot", "turnen")]).await;
        assert_eq!(sent.status, 303, "{act}");
        assert_eq!(club.offer("turnen").await.verified_on, None, "{act}");
    }
    assert!(!club.page(&path).await.contains("sind heute bestätigt"));
}

#[tokio::test]
async fn an_offer_that_has_ended_is_not_asked_after() {
    let club = Club::on(TestDatabase::hasty().await).await;
    club.ask(&anna(), "Ist noch Platz?").await;
    let path = club.link().await;
    assert!(club.page(&path).await.contains("Stimmt noch alles?"));
    club.send(&path, &[("tat", "beendet")]).await;
    let page = club.page(&path).await;
    assert!(page.contains("Findet doch statt") && !page.contains("Stimmt noch alles?"), "{page}");
}
