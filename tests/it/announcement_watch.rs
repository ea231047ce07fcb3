//! How somebody in the console sees an announcement leave, and stops it. On SQLite and on PostgreSQL.

use axum::{body::Body, http::Request};
use bildungslotse::{
    channel::recorder::Recorder,
    domain::{
        language::Language,
        memory::Memory,
        message::{Address, ChannelKind},
        staff::Role,
        subscription::{Interests, Quiet, Rhythm},
        wall_clock,
    },
    usecase::send_announcements::send_announcements,
};

use crate::{
    announcement_pages::{LIST, NEW, office, step, stored, submitted, writer_and_approver},
    announcing::{keep, leave, subscription},
    browser::{Answer, Browser},
    database::TestDatabase,
};

/// Renews the numbers of the announcement called `id` as a page does that shows it as `state`.
async fn renewed(browser: &mut Browser, id: &str, state: &str) -> Answer {
    let watch = Request::get(format!("{LIST}/{id}/verlauf?stand={state}")).header("hx-request", "true");
    browser.ask(watch, Body::empty()).await
}

#[tokio::test]
async fn a_page_that_is_watched_becomes_another_when_the_announcement_leaves_and_when_it_is_done() {
    for database in TestDatabase::each().await {
        let console = office(database, 9).await;
        let (mut a, mut b) = writer_and_approver(&console).await;
        let id = submitted(&mut a, &[]).await;
        assert_eq!(step(&mut b, &id, "freigeben", &[]).await.status, 303);
        let page = b.page(&format!("{LIST}/{id}")).await;
        assert!(page.contains(&format!("hx-get=\"{LIST}/{id}/verlauf?stand=scheduled\"")), "{page}");
        let planned = stored(&console, &id).await.revision.to_string();
        let part = renewed(&mut b, &id, "scheduled").await;
        assert!(
            part.body.contains("0 von 9 erledigt") && part.header("hx-redirect").is_empty(),
            "{}",
            part.body
        );
        console.pass(60);
        let (store, recorder) = (&console.database.store, Recorder::default());
        assert_eq!(leave(store, &console.console.mind, &recorder, console.now()).await.len(), 9);
        assert_eq!(renewed(&mut b, &id, "sending").await.header("hx-redirect"), format!("{LIST}/{id}"));
        let done = renewed(&mut b, &id, "done").await;
        assert!(
            done.body.contains("9 von 9 erledigt") && done.header("hx-redirect").is_empty(),
            "{}",
            done.body
        );
        // Whoever still sees it planned does not take off the public page what everybody has.
        let late = step(&mut b, &id, "abbrechen", &[("fassung", &planned)]).await;
        assert_eq!(late.status, 422, "{}", late.body);
        assert!(b.page("/aktuelles").await.contains(&id));
        console.database.remove().await;
    }
}

#[tokio::test]
async fn whoever_saw_it_planned_stops_it_though_it_has_begun_to_leave() {
    for (path, badge) in [("anhalten", "badge-paused"), ("abbrechen", "badge-cancelled")] {
        for database in TestDatabase::each().await {
            let console = office(database, 5).await;
            let (mut a, mut b) = writer_and_approver(&console).await;
            let id = submitted(&mut a, &[]).await;
            assert_eq!(step(&mut b, &id, "freigeben", &[]).await.status, 303);
            let planned = stored(&console, &id).await.revision.to_string();
            console.pass(60);
            let (store, recorder) = (&console.database.store, Recorder::default());
            let (mind, channels) = (&console.console.mind, [ChannelKind::Terminal]);
            let handed = send_announcements(store, &mind.guide, &channels, console.now()).await.unwrap();
            assert_eq!(handed, 5);
            assert_ne!(stored(&console, &id).await.revision.to_string(), planned, "it is on its way");
            let stopped = step(&mut b, &id, path, &[("fassung", &planned)]).await;
            assert_eq!(stopped.status, 303, "{}", stopped.body);
            assert!(leave(store, mind, &recorder, console.now()).await.is_empty(), "nobody gets it");
            let page = b.page(&format!("{LIST}/{id}")).await;
            assert!(page.contains(badge), "{page}");
            console.database.remove().await;
        }
    }
}

#[tokio::test]
async fn a_planned_announcement_says_when_it_leaves_and_one_for_nobody_says_so() {
    for database in TestDatabase::each().await {
        let console = office(database, 0).await;
        let (mut a, mut b) = writer_and_approver(&console).await;
        let form = a.page(NEW).await;
        assert!(form.contains("Diese Mitteilung bekommt niemand."), "{form}");
        let moment = console.now().plus(5 * 24 * 3_600);
        let (day, clock) = wall_clock::written(moment);
        let id = submitted(&mut a, &[("senden-tag", &day), ("senden-uhr", &clock)]).await;
        let approved = step(&mut b, &id, "freigeben", &[]).await;
        assert_eq!(approved.status, 303, "{}", approved.body);
        let page = b.page(approved.location()).await;
        let (year_month, date) = day.rsplit_once('-').unwrap();
        let (year, month) = year_month.split_once('-').unwrap();
        let when = format!("{date}.{month}.{year}, {clock} Uhr");
        assert!(page.contains(&format!("Die Mitteilung geht am {when} los.")), "{when} {page}");
        assert!(page.contains(&format!("Geht los am {when}.")), "{page}");
        assert!(!page.contains("Fertig") && !page.contains("Eine Minute"), "{page}");
        console.database.remove().await;
    }
}

#[tokio::test]
async fn whoever_sleeps_is_counted_and_the_rest_is_told_apart() {
    for database in TestDatabase::each().await {
        let console = office(database, 5).await;
        let by_day = Rhythm { quiet: Quiet { from: 8, until: 20 }, weekly: 7 };
        let sleeper = |number: u32| {
            let address = Address { channel: ChannelKind::Terminal, name: format!("sleeper {number}") };
            (address, Memory { rhythm: by_day, ..subscription(Interests::default(), Language::Simple) })
        };
        keep(&console.database.store, (0..2).map(sleeper)).await;
        let anna = console.person("anna", Role::Editor).await;
        let bert = console.person("bert", Role::Publisher).await;
        let (mut a, mut b) = (console.signed_in(&anna).await, console.signed_in(&bert).await);
        let id = submitted(&mut a, &[]).await;
        assert_eq!(step(&mut b, &id, "freigeben", &[]).await.status, 303);
        console.pass(60);
        let (store, recorder) = (&console.database.store, Recorder::default());
        assert_eq!(leave(store, &console.console.mind, &recorder, console.now()).await.len(), 5);
        let page = a.page(&format!("{LIST}/{id}")).await;
        assert!(page.contains("5 von 7 erledigt") && page.contains("badge-sending"), "{page}");
        assert!(
            page.contains("2 Menschen haben gerade Ruhezeit oder") && page.contains("20:00 Uhr"),
            "{page}"
        );
        assert!(page.contains("every 2s"), "it goes on by itself");
        let under_way = a.page(&format!("{LIST}?teil=unterwegs")).await;
        assert!(under_way.contains(&id), "{under_way}");
        assert!(!a.page(&format!("{LIST}?teil=fertig")).await.contains(&id));
        console.pass(8 * 3_600);
        assert_eq!(leave(store, &console.console.mind, &recorder, console.now()).await.len(), 2);
        let mut b = console.signed_in(&bert).await;
        assert!(b.page(&format!("{LIST}?teil=fertig")).await.contains(&id));
        console.database.remove().await;
    }
}
