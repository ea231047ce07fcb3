//! A provider looks after its offers by a link: what it says counts at once, and is written down under its own name.

use bildungslotse::{
    domain::{
        audit::Actor,
        offer::Status,
        staff::{Role, StaffId},
    },
    store::{history, provider, provider_demand, provider_note, staff},
    usecase::{
        forget::forget_expired,
        tend_offer::{MOST_NOTES, MOST_OFFERS},
    },
};
use jiff::civil::date;

use crate::{
    club::{Club, PROVIDER, course},
    database::{NOW, TestDatabase},
    inquiring::anna,
};

const TODAY: jiff::civil::Date = date(2026, 3, 10);
const DAY: i64 = 24 * 3_600;

/// The revision of the offer that the forms of a page send along.
fn revision(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"stand\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_a_provider_says_about_its_offer_counts_at_once_and_is_written_down() {
    for club in Club::each().await {
        club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        assert!(club.page(&path).await.contains("noch nie"));
        for _ in 0..2 {
            let sent = club.send(&path, &[("tat", "stimmt")]).await;
            assert_eq!(sent.location(), format!("{path}?gesagt=stimmt"));
        }
        assert!(club.page(&format!("{path}?gesagt=stimmt")).await.contains("als heute bestätigt"));
        assert_eq!(club.offer("turnen").await.verified_on, Some(TODAY));
        assert_eq!(club.send(&path, &[("tat", "ausgebucht")]).await.status, 303);
        let capacity = club.offer("turnen").await.capacity;
        assert_eq!((capacity.free, capacity.as_of), (Some(0), Some(TODAY)));
        assert_eq!(club.send(&path, &[("tat", "beendet")]).await.status, 303);
        assert_eq!(club.offer("turnen").await.status, Status::Ended);
        assert!(club.page(&path).await.contains("Findet doch statt"));
        assert_eq!(club.send(&path, &[("tat", "wieder")]).await.status, 303);
        assert_eq!(club.offer("turnen").await.status, Status::Active);

        let mut tx = club.store().read().await.unwrap();
        let written = history::of(&mut tx, "offer turnen", 9).await.unwrap();
        assert_eq!(written.len(), 4, "said twice, it is written down once");
        for entry in &written {
            assert_eq!(Actor::read(&entry.staff), Actor::Provider(PROVIDER.to_owned()));
        }
        let name = staff::name_of(&mut tx, &StaffId(written[0].staff.clone())).await.unwrap();
        assert_eq!(name.as_deref(), Some("TV Beispiel <b>1860</b>"));
        drop(tx);
        let berta = club.console.person("berta@kreis.example", Role::Admin).await;
        let mut office = club.console.signed_in(&berta).await;
        let page = office.page("/verwaltung/angebote/turnen").await;
        assert!(page.contains("TV Beispiel &lt;b&gt;1860"), "{page}");
        office.page("/verwaltung/protokoll").await;
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn fields_are_corrected_and_what_is_wrong_is_shown_beside_them() {
    for club in Club::each().await {
        club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        let stand = revision(&club.page(&path).await);
        let fields = [
            ("tat", "aendern"),
            ("stand", stand.as_str()),
            ("schedule", "mittwochs um 18 Uhr\u{202e}"),
            ("cost_note", "5 Euro im Monat"),
            ("capacity.free", "drei"),
            ("registration.how", "einfach kommen"),
            ("registration.until", "1.9.2026"),
            ("contact.phone", "06861 123456"),
            ("contact.email", "kein Name"),
            ("url", "javascript:alert(1)"),
            // Nobody asked for that.
            ("title", "Gekapert"),
        ];
        let refused = club.send(&path, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("value=\"drei\"") && refused.body.contains("kein Name"));
        assert!(refused.body.contains("mittwochs um 18 Uhr"), "{}", refused.body);
        // Whatever is wrong is said at once, whether it cannot be read or does not fit.
        for field in ["capacity-free", "contact-email", "url"] {
            assert!(
                refused.body.contains(&format!("id=\"field-{field}-fault\"")),
                "{field}: {}",
                refused.body
            );
        }
        assert_eq!(club.offer("turnen").await.schedule.as_deref(), Some("dienstags um 17 Uhr"));

        let mut sound = fields;
        sound[4].1 = "3";
        sound[8].1 = "info@verein.example";
        sound[9].1 = "https://verein.example/neu";
        for _ in 0..2 {
            let sent = club.send(&path, &sound).await;
            assert_eq!(sent.location(), format!("{path}?gesagt=geaendert"), "{}", sent.body);
        }
        assert!(club.page(&path).await.contains("value=\"01.09.2026\""));
        let offer = club.offer("turnen").await;
        assert_eq!(offer.schedule.as_deref(), Some("mittwochs um 18 Uhr"));
        assert_eq!((offer.capacity.free, offer.capacity.as_of), (Some(3), Some(TODAY)));
        assert_eq!((offer.verified_on, offer.registration.until), (Some(TODAY), Some(date(2026, 9, 1))));
        assert_eq!(offer.contact.email.as_deref(), Some("info@verein.example"));
        assert_eq!((offer.title.as_str(), offer.url.as_deref()), ("Turnen für Kinder", Some(sound[9].1)));
        let mut tx = club.store().read().await.unwrap();
        assert_eq!(history::of(&mut tx, "offer turnen", 9).await.unwrap().len(), 1);
        drop(tx);

        // Who looked at it before somebody else changed it is asked to look again.
        let late = [("tat", "aendern"), ("stand", stand.as_str()), ("schedule", "nie mehr")];
        let refused = club.send(&path, &late).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("inzwischen geändert") && refused.body.contains("nie mehr"));
        assert_eq!(club.offer("turnen").await.schedule.as_deref(), Some("mittwochs um 18 Uhr"));
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_note_reaches_the_office_once_and_is_forgotten_after_it_was_seen_to() {
    for club in Club::each().await {
        let path = club.offers_link().await;
        let one = format!("{path}?angebot=turnen");
        assert!(club.page(&one).await.contains("Ihr Hinweis an das Bildungsbüro"));
        let empty = club.send(&path, &[("tat", "notiz"), ("angebot", "turnen"), ("notiz", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("Bitte schreiben Sie etwas"), "{}", empty.body);
        let fields = [("tat", "notiz"), ("angebot", "turnen"), ("notiz", "Der Titel ist falsch.")];
        for _ in 0..2 {
            assert_eq!(club.send(&path, &fields).await.location(), format!("{one}&gesagt=notiz"));
        }
        let mut tx = club.store().begin().await.unwrap();
        let open = provider_note::list_open(&mut tx, 9).await.unwrap();
        assert_eq!(open.len(), 1);
        assert_eq!((open[0].provider.as_str(), open[0].offer.as_str()), (PROVIDER, "turnen"));
        assert_eq!(open[0].words, "Der Titel ist falsch.");
        assert_eq!(provider_note::count_open(&mut tx).await.unwrap(), 1);
        let done = provider_note::done(&mut tx, &open[0].id, NOW).await.unwrap();
        assert_eq!(done.as_deref(), Some("turnen"));
        assert!(provider_note::done(&mut tx, &open[0].id, NOW).await.unwrap().is_none());
        assert!(provider_note::list_open(&mut tx, 9).await.unwrap().is_empty());
        tx.commit().await.unwrap();
        assert!(!club.console.database.stolen().await.contains("Titel ist falsch"), "it is sealed");
        forget_expired(club.store(), NOW.plus(30 * DAY)).await.unwrap();
        assert_eq!(club.console.database.number("select count(*) from provider_note").await, 0);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn the_office_is_not_flooded_with_notes_and_what_is_too_much_is_not_lost() {
    for club in Club::each().await {
        let path = club.offers_link().await;
        let send = async |words: &str| {
            club.send(&path, &[("tat", "notiz"), ("angebot", "turnen"), ("notiz", words)]).await
        };
        for number in 0..MOST_NOTES {
            assert_eq!(send(&format!("Hinweis {number}")).await.status, 303);
        }
        let refused = send("Noch <etwas>").await;
        assert_eq!(refused.status, 422);
        for said in ["schon viele Hinweise von Ihnen", "Noch &lt;etwas&gt;</textarea>"] {
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
        }
        assert_eq!(send("Hinweis 3").await.status, 303, "the same twice is one");
        let mut tx = club.store().begin().await.unwrap();
        let open = provider_note::list_open(&mut tx, 99).await.unwrap();
        assert_eq!(u64::try_from(open.len()).unwrap(), MOST_NOTES);
        provider_note::done(&mut tx, &open[0].id, NOW).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(send("Noch <etwas>").await.status, 303, "one was seen to");
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn whom_to_ask_is_not_missing_where_the_provider_says_it() {
    let club = Club::on(TestDatabase::hasty().await).await;
    let path = club.offers_link().await;
    let missing = "wen man fragen kann oder wie man sich anmeldet";
    assert!(club.page(&path).await.contains(missing));
    let mut tx = club.store().begin().await.unwrap();
    let mut provider = provider::find(&mut tx, PROVIDER).await.unwrap().unwrap();
    provider.contact.phone = Some("06861 1".to_owned());
    provider::save(&mut tx, &provider).await.unwrap();
    tx.commit().await.unwrap();
    for page in [path.clone(), format!("{path}?angebot=turnen")] {
        assert!(!club.page(&page).await.contains(missing), "{page}");
    }
}

#[tokio::test]
async fn all_offers_are_confirmed_with_one_tap_and_only_the_own_ones() {
    for club in Club::each().await {
        let mut tx = club.store().begin().await.unwrap();
        let mut over = course("alt", "Alter Kurs", PROVIDER);
        over.run.ends = Some(date(2025, 12, 1));
        bildungslotse::store::offer::import(&mut tx, &over, NOW).await.unwrap();
        let evil = course("a&b?c#d", "<img src=x onerror=alert(1)>", PROVIDER);
        bildungslotse::store::offer::import(&mut tx, &evil, NOW).await.unwrap();
        tx.commit().await.unwrap();
        let path = club.offers_link().await;
        let page = club.page(&path).await;
        for words in [
            "TV Beispiel &lt;b&gt;1860",
            "Turnen für Kinder",
            "Ballett",
            "&lt;img src=x",
            "Alle 3 Angebote stimmen noch",
            "Ein Angebot ist vorbei",
            "noch keine Fragen",
            "Das fehlt noch",
            "eine Beschreibung, die mehr sagt als der Titel",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("Rudern") && !page.contains("Alter Kurs") && !page.contains("<img"));
        let one = format!("{path}?angebot=a%26b%3Fc%23d");
        assert!(page.contains(&format!("{one}&amp;teil=aendern#aendern")), "{page}");
        assert!(club.page(&format!("{one}&teil=aendern")).await.contains("id=\"aendern\" open"));
        assert!(club.page(&one).await.contains("&lt;img src=x"));

        // From the list one comes back to it.
        let fields = [("tat", "stimmt"), ("angebot", "ballett"), ("liste", "")];
        let sent = club.send(&path, &fields).await;
        assert_eq!(sent.location(), format!("{path}?gesagt=stimmt&bei=ballett#angebot-ballett"));
        assert_eq!(club.offer("ballett").await.verified_on, Some(TODAY));
        assert_eq!(club.offer("turnen").await.verified_on, None);
        let evil = [("tat", "ausgebucht"), ("angebot", "a&b?c#d"), ("liste", "")];
        let sent = club.send(&path, &evil).await;
        let there = "a%26b%3Fc%23d";
        assert_eq!(sent.location(), format!("{path}?gesagt=ausgebucht&bei={there}#angebot-{there}"));
        for _ in 0..2 {
            assert_eq!(club.send(&path, &[("tat", "alle")]).await.status, 303);
        }
        let page = club.page(&path).await;
        assert!(page.contains("Danke! Alle Ihre Angebote sind heute bestätigt."), "{page}");
        for over in ["Bitte sehen Sie kurz nach", "Angebote stimmen noch", "value=\"stimmt\""] {
            assert!(!page.contains(over), "{over}: {page}");
        }
        for (id, is_confirmed) in
            [("turnen", true), ("ballett", true), ("a&b?c#d", true), ("alt", false), ("fremd", false)]
        {
            assert_eq!(club.offer(id).await.verified_on.is_some(), is_confirmed, "{id}");
        }
        assert_eq!(
            club.console
                .database
                .number("select count(*) from audit where staff = 'provider tv-beispiel'")
                .await,
            4
        );
        for id in ["fremd", "gibt-es-nicht", ""] {
            for act in ["stimmt", "ausgebucht", "beendet", "aendern", "notiz"] {
                let fields = [("tat", act), ("angebot", id), ("notiz", "x"), ("schedule", "nie")];
                assert_eq!(club.send(&path, &fields).await.status, 404, "{act} {id}");
            }
        }
        assert_eq!(club.console.browser().get(&format!("{path}?angebot=fremd")).await.status, 404);
        assert_eq!(club.offer("fremd").await.status, Status::Active);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn how_much_is_asked_is_told_in_round_numbers_for_a_year() {
    for club in Club::each().await {
        let path = club.offers_link().await;
        let mut tx = club.store().begin().await.unwrap();
        for _ in 0..12 {
            provider_demand::count(&mut tx, PROVIDER, NOW.plus(-300 * DAY)).await.unwrap();
            provider_demand::count(&mut tx, PROVIDER, NOW.plus(-366 * DAY)).await.unwrap();
            provider_demand::count(&mut tx, "ruderclub", NOW).await.unwrap();
        }
        tx.commit().await.unwrap();
        club.ask(&anna(), "Ist noch Platz?").await;
        assert!(club.page(&path).await.contains("etwa 15 Fragen"), "12 and the one of today");
        forget_expired(club.store(), NOW.plus(60 * DAY)).await.unwrap();
        assert_eq!(club.console.database.number("select count(*) from provider_demand").await, 3);
        forget_expired(club.store(), NOW.plus(500 * DAY)).await.unwrap();
        assert_eq!(club.console.database.number("select count(*) from provider_demand").await, 0);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn whoever_has_very_many_offers_leafs_through_them() {
    let club = Club::on(TestDatabase::hasty().await).await;
    let mut tx = club.store().begin().await.unwrap();
    for number in 0..60 {
        let offer = course(&format!("kurs-{number}"), &format!("Kurs {number:02}"), PROVIDER);
        bildungslotse::store::offer::import(&mut tx, &offer, NOW).await.unwrap();
    }
    tx.commit().await.unwrap();
    let path = club.offers_link().await;
    let second = format!("{path}?seite=2");
    let page = club.page(&path).await;
    assert!(page.contains(&second) && page.matches("own-offer").count() == 25, "{page}");
    let page = club.page(&second).await;
    assert!(page.contains("name=\"liste\" value=\"2\"") && !page.contains("Alle 62 Angebote"), "{page}");
    let last = club.page(&format!("{path}?seite=3")).await;
    let (lowest, all) = (last.rfind("own-offer").unwrap(), last.find("Alle 62 Angebote").unwrap());
    assert!(lowest < all, "who says that all are right has seen them: {last}");
    let fields = [("tat", "stimmt"), ("angebot", "kurs-30"), ("liste", "2")];
    let sent = club.send(&path, &fields).await;
    let there = format!("{second}&gesagt=stimmt&bei=kurs-30#angebot-kurs-30");
    assert_eq!(sent.location(), there);
    // What was done is said in the part of the page where one comes out, with what it was done to.
    let page = club.page(there.split('#').next().unwrap()).await;
    let (_, card) = page.split_once("id=\"angebot-kurs-30\"").unwrap();
    let (card, _) = card.split_once("</section>").unwrap();
    assert!(card.contains("<strong>Kurs 30</strong>") && card.contains("als heute bestätigt"), "{page}");
    assert_eq!(page.matches("als heute bestätigt").count(), 1, "{page}");
    assert!(u64::from(MOST_OFFERS) > 62);
}

#[tokio::test]
async fn the_year_of_a_day_and_the_beginning_of_a_page_need_not_be_written() {
    let club = Club::on(TestDatabase::hasty().await).await;
    let path = format!("{}?angebot=turnen", club.offers_link().await);
    let page = club.page(&path).await;
    assert!(page.contains("zum Beispiel 08.06.2026"), "a day that is to come: {page}");
    let stand = revision(&page);
    let fields = [
        ("tat", "aendern"),
        ("angebot", "turnen"),
        ("stand", stand.as_str()),
        ("registration.until", "31.8."),
        ("url", "www.verein.example"),
    ];
    let sent = club.send(path.split('?').next().unwrap(), &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let offer = club.offer("turnen").await;
    assert_eq!(offer.registration.until, Some(date(2026, 8, 31)));
    assert_eq!(offer.url.as_deref(), Some("https://www.verein.example"));
}
