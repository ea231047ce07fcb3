//! What the office sees of providers: whom questions reach, and what they changed themselves.

use bildungslotse::domain::staff::Role;

use crate::club::{Club, PROVIDER};

#[tokio::test]
async fn the_list_of_providers_says_whom_questions_reach_and_shows_the_others_alone() {
    for club in Club::each().await {
        let berta = club.console.person("berta", Role::Editor).await;
        let mut office = club.console.signed_in(&berta).await;
        let link = format!("href=\"/verwaltung/anbieter/{PROVIDER}\"");
        let list = office.page("/verwaltung/anbieter?suche=tv+beispiel").await;
        assert!(list.contains(&link) && list.contains("Fragen kommen an"), "{list}");
        let to_ways = format!("href=\"/verwaltung/anbieter/{PROVIDER}/wege\"");
        assert!(!list.contains(&to_ways), "there is a way: {list}");
        let narrowed = "/verwaltung/anbieter?filter=ohne-weg&suche=";
        assert!(!office.page(&format!("{narrowed}tv+beispiel")).await.contains(&link));
        let others = office.page(&format!("{narrowed}volkshoch")).await;
        assert!(others.contains("/wege\""), "from there one goes where a way is entered: {others}");

        // What stands among the contacts is for the public.
        let provider = office.page(&format!("/verwaltung/anbieter/{PROVIDER}")).await;
        assert!(provider.contains("Fragen aus dem Chat senden wir nicht dorthin."), "{provider}");
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn the_overview_says_what_providers_changed_themselves_and_not_what_they_confirmed() {
    for club in Club::each().await {
        let berta = club.console.person("berta", Role::Editor).await;
        let mut office = club.console.signed_in(&berta).await;
        let note = "Ein Anbieter hat sein Angebot selbst geändert";
        let path = club.offers_link().await;
        club.send(&path, &[("tat", "stimmt"), ("angebot", "ballett")]).await;
        assert!(!office.page("/verwaltung").await.contains(note));
        club.send(&path, &[("tat", "beendet"), ("angebot", "turnen")]).await;
        assert!(office.page("/verwaltung").await.contains(note));
        for list in ["?filter=vom-anbieter", "?filter=vom-anbieter&suche=turnen"] {
            let list = office.page(&format!("/verwaltung/angebote{list}")).await;
            assert!(list.contains("Turnen für Kinder") && !list.contains("Ballett"), "{list}");
        }
        club.console.pass(15 * 24 * 3_600);
        let mut office = club.console.signed_in(&berta).await;
        assert!(!office.page("/verwaltung").await.contains(note), "that is long ago");
        club.console.database.remove().await;
    }
}
