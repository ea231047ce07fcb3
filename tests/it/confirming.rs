//! Providers are asked whether their offers are still right: once a round, over one way, each with a link of its own. On
//! SQLite and on PostgreSQL.

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        confirmation::YearDay,
        message::{Address, ChannelKind},
        offer::{Offer, Status},
        outbox::SendError,
        staff::Role,
        time::Timestamp,
    },
    store::{
        audit::{self, Filter},
        offer, provider_way,
    },
    usecase::{ask_for_confirmation::ask_for_confirmation, deliver::deliver, forget::erase},
};
use jiff::civil::date;

use crate::{
    club::{Club, PROVIDER, course, path_in},
    inquiring::by_mail,
};

/// The first working day of the round that begins on the twentieth, a Sunday.
const MONDAY: jiff::civil::Date = date(2026, 9, 21);
const DAY: i64 = 24 * 3_600;

fn at_nine() -> Timestamp {
    Timestamp::at_hour(MONDAY, 9)
}

fn room() -> Address {
    Address { channel: ChannelKind::Matrix, name: "!verein:example.org".to_owned() }
}

/// Asks whom it is time to ask; how many they were.
async fn asked(club: &Club, now: Timestamp) -> usize {
    let days: Vec<_> =
        [(1, 10), (9, 20)].iter().filter_map(|(month, day)| YearDay::new(*month, *day)).collect();
    let with = (club.console.console.mind.guide.as_ref(), &club.post);
    ask_for_confirmation(club.store(), with, &days, now).await.unwrap()
}

/// What is delivered, where it is refused with `refusals` first.
async fn delivered(club: &Club, refusals: &[SendError], now: Timestamp) -> Vec<(ChannelKind, String)> {
    let recorder = Recorder::default();
    for refusal in refusals {
        recorder.refuse(refusal.clone());
    }
    let channels = ChannelKind::ALL
        .into_iter()
        .fold(Channels::default(), |channels, kind| channels.with(kind, Channel::Recorder(recorder.clone())));
    while deliver(club.store(), &channels, now).await.unwrap() > 0 {}
    recorder.take().into_iter().map(|(to, message)| (to.channel, message.text)).collect()
}

async fn reach(club: &Club, address: &Address) {
    let mut tx = club.store().begin().await.unwrap();
    provider_way::set(&mut tx, PROVIDER, address, club.console.now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn import(club: &Club, offers: &[Offer]) {
    let mut tx = club.store().begin().await.unwrap();
    for offer in offers {
        offer::import(&mut tx, offer, club.console.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_provider_gets_one_letter_a_round_and_confirms_all_of_its_offers_by_the_link() {
    for club in Club::each().await {
        let ended = Offer { status: Status::Ended, ..course("vorbei", "Vorbei", PROVIDER) };
        let fresh = Offer { verified_on: Some(date(2026, 8, 1)), ..course("frisch", "Frisch", PROVIDER) };
        import(&club, &[ended, fresh]).await;
        for silent in [Timestamp::at_hour(MONDAY, 7), Timestamp::at_hour(date(2026, 9, 20), 12)] {
            assert_eq!(asked(&club, silent).await, 0, "not before eight, and not on a Sunday");
        }
        let now = at_nine();
        assert_eq!(asked(&club, now).await, 1);
        let letters = delivered(&club, &[], now).await;
        let [(ChannelKind::Mail, text)] = &letters[..] else { panic!("{}", letters.len()) };
        assert!(text.contains("- Ballett\n- Turnen für Kinder\n\n") && text.contains("14 Tage"), "{text}");
        assert!(!text.contains("Rudern") && !text.contains("Vorbei") && !text.contains("Frisch"), "{text}");
        for later in [now, now.plus(3_600), now.plus(4 * DAY), Timestamp::at_hour(date(2026, 10, 2), 16)] {
            assert_eq!(asked(&club, later).await, 0, "once a round");
        }
        let path = path_in(text);
        assert!(path.starts_with("/anbieter/angebote/"));
        assert_eq!(club.send(&path, &[("tat", "alle")]).await.status, 303);
        assert!(club.offer("ballett").await.verified_on.is_some());
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_letter_that_comes_back_goes_another_way_and_the_way_is_marked() {
    for club in Club::each().await {
        reach(&club, &room()).await;
        let now = at_nine();
        assert_eq!(asked(&club, now).await, 1);
        let refusal = SendError::Permanent("no such room".to_owned());
        assert!(delivered(&club, &[refusal], now).await.is_empty());
        let broken = provider_way::broken(&mut club.store().read().await.unwrap()).await.unwrap();
        assert!(broken.len() == 1 && broken[0].address == room());
        assert_eq!(asked(&club, now.plus(3_600)).await, 1);
        let second = delivered(&club, &[], now.plus(3_600)).await;
        assert!(second.len() == 1 && second[0].0 == ChannelKind::Mail);
        assert_eq!(asked(&club, now.plus(2 * 3_600)).await, 0);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn many_offers_are_counted_and_a_program_gets_a_record() {
    for club in Club::each().await {
        let many: Vec<_> =
            (0..16).map(|n| course(&format!("kurs-{n}"), &format!("Kurs {n:02}"), PROVIDER)).collect();
        import(&club, &many).await;
        assert_eq!(asked(&club, at_nine()).await, 1);
        let letters = delivered(&club, &[], at_nine()).await;
        let text = &letters[0].1;
        assert!(text.contains("- Kurs 13\nund 3 weitere\n") && !text.contains("Kurs 14"), "{text}");
        let url = "https://verein.example/lotse whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        reach(&club, &Address { channel: ChannelKind::Webhook, name: url }).await;
        let next = Timestamp::at_hour(date(2027, 1, 11), 9);
        assert_eq!(asked(&club, next).await, 1);
        let letters = delivered(&club, &[], next).await;
        let record: serde_json::Value = serde_json::from_str(&letters[0].1).unwrap();
        assert_eq!((&record["type"], &record["data"]["count"]), (&"offers.confirm".into(), &18.into()));
        assert!(
            record["data"]["confirm_url"].as_str().unwrap().starts_with("https://lotse.example/anbieter/")
        );
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn who_has_no_way_or_is_all_confirmed_is_not_asked() {
    for club in Club::each().await {
        let mut tx = club.store().begin().await.unwrap();
        erase(&mut tx, &by_mail(), club.console.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(asked(&club, at_nine()).await, 0);
        let fresh = |id, title| Offer { verified_on: Some(date(2026, 8, 1)), ..course(id, title, PROVIDER) };
        import(&club, &[fresh("turnen", "Turnen für Kinder"), fresh("ballett", "Ballett")]).await;
        reach(&club, &by_mail()).await;
        assert_eq!(asked(&club, at_nine()).await, 0);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn the_office_asks_now_and_sees_when_it_asked_last() {
    for club in Club::each().await {
        let anna = club.console.person("anna", Role::Editor).await;
        let mut browser = club.console.signed_in(&anna).await;
        let mut own = course("eigen", "Eigenes", PROVIDER);
        own.inquiry_email = Some("fragen@verein.example".to_owned());
        let mut sample = course("beispiel", "Beispiel", PROVIDER);
        (sample.inquiry_email, sample.source.sample) = (Some("nicht@verein.example".to_owned()), true);
        import(&club, &[own, sample]).await;
        let page = format!("/verwaltung/anbieter/{PROVIDER}/wege");
        let shown = browser.page(&page).await;
        assert!(shown.contains("4 Angebote wurden in den letzten 60 Tagen nicht bestätigt"), "{shown}");
        assert!(shown.contains("haben wir noch nie"), "{shown}");
        assert!(shown.contains("fragen@verein.example") && !shown.contains("nicht@verein"), "{shown}");
        for _ in 0..2 {
            let sent = browser.submit((&page, &format!("{page}/angebote")), &[]).await;
            assert_eq!((sent.status, sent.location()), (303, page.as_str()));
        }
        let letters = delivered(&club, &[], club.console.now()).await;
        assert_eq!(letters.len(), 1, "pressed twice, it is sent once");
        assert!(club.page(&path_in(&letters[0].1)).await.contains("Ballett"));
        let shown = browser.page(&page).await;
        assert!(shown.contains("Zuletzt gefragt am 10.03.2026"), "{shown}");
        let mut tx = club.store().read().await.unwrap();
        let written = audit::latest(&mut tx, &Filter::default(), 100).await.unwrap();
        drop(tx);
        let asked = written.iter().filter(|entry| entry.action == "offers-asked");
        let asked: Vec<_> = asked.map(|entry| (entry.object.as_str(), entry.detail.as_str())).collect();
        assert_eq!(asked, [(format!("provider {PROVIDER}").as_str(), r#"{"channel":"mail"}"#)]);

        let mut tx = club.store().begin().await.unwrap();
        provider_way::remove(&mut tx, PROVIDER, ChannelKind::Mail).await.unwrap();
        tx.commit().await.unwrap();
        club.console.pass(601);
        browser.submit((&page, &format!("{page}/angebote")), &[]).await;
        assert!(browser.page(&page).await.contains("Es ist kein Weg zum Anbieter eingetragen."));
        let nobody = browser.submit((&page, "/verwaltung/anbieter/niemand/wege/angebote"), &[]).await;
        assert_eq!(nobody.status, 404);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn what_providers_write_to_the_office_is_a_task_until_somebody_has_seen_to_it() {
    for club in Club::each().await {
        let anna = club.console.person("anna", Role::Editor).await;
        let mut browser = club.console.signed_in(&anna).await;
        let list = "/verwaltung/hinweise";
        assert!(browser.page(list).await.contains("keine offenen Hinweise"));
        let path = club.offers_link().await;
        let words = "Der Titel ist <b>falsch</b>.\nBitte ändern!";
        let sent = club.send(&path, &[("tat", "notiz"), ("angebot", "turnen"), ("notiz", words)]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert!(browser.page("/verwaltung").await.contains("Ein Hinweis von einem Anbieter"));
        let shown = browser.page(list).await;
        assert!(shown.contains("&lt;b&gt;falsch") && shown.contains("Bitte ändern!"), "{shown}");
        assert!(shown.contains("TV Beispiel &lt;b&gt;1860") && shown.contains("10.03.2026"), "{shown}");
        assert!(shown.contains("/verwaltung/angebote/turnen"), "{shown}");
        let (_, rest) = shown.split_once("action=\"/verwaltung/hinweise/").unwrap();
        let done = format!("{list}/{}", rest.split('"').next().unwrap());
        for said in ["Der Hinweis ist erledigt.", "Der Hinweis war schon erledigt."] {
            let sent = browser.submit(("/verwaltung/fragen", &done), &[]).await;
            assert_eq!((sent.status, sent.location()), (303, list));
            assert!(browser.page(list).await.contains(said), "{said}");
        }
        let mut tx = club.store().read().await.unwrap();
        let written = audit::latest(&mut tx, &Filter::default(), 100).await.unwrap();
        let settled: Vec<_> = written.iter().filter(|entry| entry.action == "note-settled").collect();
        assert!(settled.len() == 1 && settled[0].object == "offer turnen");
        drop(tx);
        club.console.database.remove().await;
    }
}
