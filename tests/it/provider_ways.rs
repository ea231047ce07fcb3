//! How providers are reached: entered in the console, tried, broken, mended, taken away. On SQLite and on PostgreSQL.

use bildungslotse::{
    channel::{
        mail::address::mail_address,
        recorder::Recorder,
        registry::{Channel, Channels},
        webhook::{reach::Reach, target::Target},
    },
    domain::{
        message::{Address, ChannelKind},
        outbox::SendError,
        setback::Setback,
        staff::Role,
    },
    store::{
        audit::{self, Filter},
        provider_way::{self, Way},
    },
    usecase::deliver::deliver,
    web::{console::Ways, server::router},
};

use crate::{
    browser::{Browser, TestConsole},
    database::TestDatabase,
};

/// A provider of the sample region.
pub const PROVIDER: &str = "dlrg-merzig";

pub fn page() -> String {
    format!("/verwaltung/anbieter/{PROVIDER}/wege")
}

/// The ways to the provider.
pub async fn ways(console: &TestConsole) -> Vec<Way> {
    provider_way::of(&mut console.database.store.read().await.unwrap(), PROVIDER).await.unwrap()
}

/// Delivers all that is due; each is refused with `refusals`, one after the other, before any arrives.
pub async fn deliver_all(console: &TestConsole, refusals: &[SendError]) -> Vec<(Address, String)> {
    let recorder = Recorder::default();
    for refusal in refusals {
        recorder.refuse(refusal.clone());
    }
    let channels = ChannelKind::ALL
        .into_iter()
        .fold(Channels::default(), |channels, kind| channels.with(kind, Channel::Recorder(recorder.clone())));
    while deliver(&console.database.store, &channels, console.now()).await.unwrap() > 0 {}
    recorder.take().into_iter().map(|(to, message)| (to, message.text)).collect()
}

/// All that the log says.
async fn log(console: &TestConsole) -> String {
    let mut tx = console.database.store.read().await.unwrap();
    let written = audit::latest(&mut tx, &Filter::default(), 100).await.unwrap();
    let lines = written.iter().map(|entry| format!("{} {} {}", entry.action, entry.object, entry.detail));
    lines.collect::<Vec<_>>().join("\n")
}

async fn each(test: impl AsyncFn(&TestConsole, &mut Browser)) {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let anna = console.person("anna", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        test(&console, &mut browser).await;
        console.database.remove().await;
    }
}

#[tokio::test]
async fn a_mail_address_is_entered_tried_and_taken_away_and_the_log_names_no_address() {
    each(async |console, browser| {
        let (page, mail) = (page(), format!("{}/mail", page()));
        assert!(browser.page(&page).await.contains("Noch ist kein Weg eingetragen"));
        for wrong in ["", "verein", "info@verein", "<verein@example.org>", "a@b.de, c@d.de"] {
            let answer = browser.submit((&page, &mail), &[("adresse", wrong)]).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(answer.body.contains("Das ist keine vollständige E-Mail-Adresse."), "{}", answer.body);
            assert!(mail_address(wrong).is_none());
        }
        assert!(ways(console).await.is_empty());
        let set = browser.submit((&page, &mail), &[("adresse", " kurse@müller.example ")]).await;
        assert_eq!((set.status, set.location()), (303, page.as_str()));
        assert_eq!(ways(console).await[0].address.name, "kurse@xn--mller-kva.example");

        let shown = browser.page(&page).await;
        assert!(shown.contains(">noch nicht geprüft</span>") && !shown.contains("Wieder einschalten"));
        let tested = browser.submit((&page, &format!("{page}/mail/probe")), &[]).await;
        assert_eq!(tested.status, 303);
        console.pass(5);
        let delivered = deliver_all(console, &[]).await;
        assert_eq!(delivered.len(), 1);
        assert!(delivered[0].0.channel == ChannelKind::Mail && delivered[0].1.contains("ein Test"));
        let shown = browser.page(&page).await;
        assert!(
            shown.contains("zuletzt vom Mailserver angenommen am") && shown.contains("kurse@xn--mller"),
            "{shown}"
        );

        let removed = browser.submit((&page, &format!("{page}/mail/entfernen")), &[]).await;
        assert_eq!((removed.status, ways(console).await.len()), (303, 0));
        let log = log(console).await;
        for action in ["way-set", "way-tested", "way-removed"] {
            assert!(log.contains(&format!("{action} provider {PROVIDER} {{\"channel\":\"mail\"}}")), "{log}");
        }
        assert!(!log.contains("ller") && !log.contains("kurse@"), "{log}");
    })
    .await;
}

#[tokio::test]
async fn a_way_that_fails_says_why_is_switched_off_and_on_again() {
    each(async |console, browser| {
        let page = page();
        browser.submit((&page, &format!("{page}/mail")), &[("adresse", "kurse@example.org")]).await;
        let refusal = SendError::Permanent(Setback::NoMailbox.reason("550 5.1.1", "the mail server refuses"));
        for (number, state) in
            [(1, "letzte Nachricht kam zurück"), (2, "letzte Nachricht kam zurück"), (3, "abgeschaltet")]
        {
            browser.submit((&page, &format!("{page}/mail/probe")), &[]).await;
            console.pass(5);
            assert!(deliver_all(console, std::slice::from_ref(&refusal)).await.is_empty());
            let shown = browser.page(&page).await;
            assert!(shown.contains(&format!(">{state}</span>")), "{number}: {shown}");
            assert!(shown.contains("Unter dieser E-Mail-Adresse wird nichts angenommen"), "{shown}");
            assert_eq!(shown.contains("Wieder einschalten"), state == "abgeschaltet", "{shown}");
            assert!(shown.contains("Fehlernummer 550 5.1.1") && shown.contains("am 10.03.2026"), "{shown}");
        }
        let overview = browser.page("/verwaltung").await;
        assert!(overview.contains("Auf einem Weg zu einem Anbieter kommt nichts an"), "{overview}");
        let broken = browser.page("/verwaltung/fragen/wege").await;
        assert!(
            broken.contains(&page) && broken.contains("Unter dieser E-Mail-Adresse wird nichts angenommen"),
            "{broken}"
        );

        let resumed = browser.submit((&page, &format!("{page}/mail/einschalten")), &[]).await;
        assert_eq!(resumed.status, 303);
        assert!(browser.page(&page).await.contains(">noch nicht geprüft</span>"));
        assert!(
            browser
                .page("/verwaltung/fragen/wege")
                .await
                .contains("Auf allen eingetragenen Wegen kommen Nachrichten an.")
        );
        assert!(log(console).await.contains("way-resumed"));
    })
    .await;
}

#[tokio::test]
async fn the_secret_of_a_webhook_is_shown_once_and_no_inner_address_is_taken() {
    each(async |console, browser| {
        let (page, webhook) = (page(), format!("{}/webhook", page()));
        for wrong in ["", "kein", "http://verein.example/", "https://127.0.0.1/", "https://[::1]/x"] {
            let answer = browser.submit((&page, &webhook), &[("url", wrong)]).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(answer.body.contains("kann der Bildungslotse nichts senden"), "{}", answer.body);
        }
        let url = "https://verein.example/lotse?an=a b";
        let set = browser.submit((&page, &webhook), &[("url", url)]).await;
        assert_eq!(set.status, 200, "{}", set.body);
        let (_, rest) = set.body.split_once("whsec_").unwrap();
        let secret = rest.split('<').next().unwrap().replace("&#x2f;", "/");
        let stored = ways(console).await[0].address.name.clone();
        assert_eq!(stored, format!("https://verein.example/lotse?an=a%20b whsec_{secret}"));
        assert!(Target::new(&stored, Reach::Public).is_ok());
        let shown = browser.page(&page).await;
        assert!(shown.contains("https://verein.example/lotse?an=a%20b") && !shown.contains("whsec_"));

        browser.submit((&page, &format!("{page}/webhook/probe")), &[]).await;
        console.pass(5);
        let delivered = deliver_all(console, &[]).await;
        assert_eq!(delivered[0].1, r#"{"data":{},"type":"test"}"#);
        let log = log(console).await;
        assert!(!log.contains("verein.example") && !log.contains("whsec_"), "{log}");
    })
    .await;
}

#[tokio::test]
async fn a_way_over_a_channel_that_is_not_configured_says_so_and_cannot_be_tried() {
    for database in TestDatabase::each().await {
        let mut console = TestConsole::on(database).await;
        let ways = Ways { channels: [ChannelKind::Webhook].into(), allows_private: true };
        console.router = router(&console.console.clone().with_ways(ways)).unwrap();
        let anna = console.person("anna", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        let page = page();
        browser.submit((&page, &format!("{page}/mail")), &[("adresse", "kurse@example.org")]).await;
        let shown = browser.page(&page).await;
        assert!(shown.contains(">nicht eingerichtet</span>"), "{shown}");
        assert!(!shown.contains("mail/probe") && shown.contains("mail/entfernen"), "{shown}");
        let own = [("url", "https://10.0.0.1/lotse")];
        assert_eq!(browser.submit((&page, &format!("{page}/webhook")), &own).await.status, 200);
        assert!(browser.page(&page).await.contains("webhook/probe"));
        console.database.remove().await;
    }
}

#[tokio::test]
async fn of_a_provider_that_nobody_knows_nothing_is_kept() {
    each(async |console, browser| {
        let nobody = "/verwaltung/anbieter/niemand/wege";
        assert_eq!(browser.get(nobody).await.status, 404);
        let known = page();
        for (path, fields) in [
            ("mail", [("adresse", "a@example.org")]),
            ("chat", [("x", "")]),
            ("webhook", [("url", "https://verein.example")]),
            ("mail/probe", [("x", "")]),
            ("mail/entfernen", [("x", "")]),
        ] {
            let answer = browser.submit((&known, &format!("{nobody}/{path}")), &fields).await;
            assert_eq!(answer.status, 404, "{path}");
        }
        let unknown = browser.submit((&known, &format!("{known}/brieftaube/probe")), &[]).await;
        assert_eq!(unknown.status, 404);
        assert_eq!(console.database.number("select count(*) from provider_way").await, 0);
        assert_eq!(console.database.number("select count(*) from provider_chat_code").await, 0);
    })
    .await;
}
