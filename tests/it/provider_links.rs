//! What a link of a provider opens, for how long, and what is left of what somebody wrote when it does not any more.

use axum::{body::Body, http::Request};
use bildungslotse::{
    domain::{inquiry_wish::InquiryWish, message::ChannelKind},
    store::{
        offer,
        provider_link::{self, LINK_SECONDS, Pass, Purpose},
    },
    usecase::forget::erase,
};

use crate::{
    browser::HOST,
    club::{Club, PROVIDER},
    database::TestDatabase,
    inquiring::anna,
};

#[tokio::test]
async fn a_link_opens_one_thing_for_14_days_and_not_after_the_question_was_taken_back() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Erste Frage").await;
        let first = club.link().await;
        club.ask(&anna(), "Zweite Frage").await;
        let second = club.link().await;
        let all = club.offers_link().await;
        assert!(!club.page(&first).await.contains("Zweite Frage"));
        assert!(!club.page(&second).await.contains("Erste Frage"));
        // A token for one thing is none for another.
        let token = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        for foreign in [
            format!("/anbieter/frage/{}", token(&all)),
            format!("/anbieter/angebote/{}", token(&first)),
            format!("/anbieter/frage/{}", "0".repeat(64)),
            format!("/anbieter/frage/F{}", &token(&first)[1..]),
            "/anbieter/angebote/x".to_owned(),
        ] {
            let answer = club.console.browser().get(&foreign).await;
            assert_eq!(answer.status, 404, "{foreign}");
            assert!(answer.body.contains("Diesen Link gibt es nicht") && answer.body.contains("06861"));
            let fields = [("tat", "antwort"), ("worte", "Ja"), ("gelesen", "1"), ("angebot", "turnen")];
            assert_eq!(club.send(&foreign, &fields).await.status, 404, "{foreign}");
            let fields = [("tat", "alle"), ("angebot", "turnen")];
            assert_eq!(club.send(&foreign, &fields).await.status, 404, "{foreign}");
        }
        // A question opens no offer but its own.
        let fields = [("tat", "ausgebucht"), ("angebot", "ballett")];
        assert_eq!(club.send(&first, &fields).await.status, 303);
        assert_eq!(club.offer("ballett").await.capacity.free, None);

        club.wish(&anna(), InquiryWish::Withdraw(asked.code.clone())).await;
        let answer = club.console.browser().get(&first).await;
        assert_eq!(answer.status, 410);
        assert!(answer.body.contains("zurückgezogen") && !answer.body.contains("Erste Frage"));
        club.console.pass(LINK_SECONDS);
        for path in [&second, &all] {
            let answer = club.console.browser().get(path).await;
            assert_eq!(answer.status, 410, "{path}");
            assert!(answer.body.contains("gilt nicht mehr") && answer.body.contains("06861"));
            assert_eq!(
                answer.body.contains("zurückgezogen"),
                path == &second,
                "nobody asks about all offers"
            );
            let fields = [("tat", "antwort"), ("worte", "Ja"), ("gelesen", "1")];
            assert_eq!(club.send(path, &fields).await.status, 410, "{path}");
        }
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn of_who_is_forgotten_no_word_is_shown() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Geheime Frage").await;
        let path = club.link().await;
        let token = path.rsplit('/').next().unwrap();
        let mut tx = club.store().begin().await.unwrap();
        erase(&mut tx, &anna(), club.console.now()).await.unwrap();
        // Even if the link were still good.
        let pass = Pass { provider: PROVIDER.to_owned(), purpose: Purpose::Inquiry(asked.id.clone()) };
        let fresh =
            provider_link::issue(&mut tx, &pass, ChannelKind::Mail, club.console.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(club.console.browser().get(&path).await.status, 410);
        let page = club.page(&format!("/anbieter/frage/{}", fresh.reveal())).await;
        assert!(page.contains("Die Frage wurde gelöscht") && !page.contains("Geheime"), "{page}");
        assert!(!page.contains(token));
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_page_behind_a_link_tells_nobody_where_it_is() {
    let club = Club::on(TestDatabase::hasty().await).await;
    club.ask(&anna(), "Ist noch Platz?").await;
    let (question, offers) = (club.link().await, club.offers_link().await);
    let unknown = format!("/anbieter/frage/{}", "0".repeat(64));
    for path in [question.as_str(), &offers, &unknown, "/anbieter/frage/x/y"] {
        let answer = club.console.browser().get(path).await;
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
            ("x-robots-tag", "noindex, nofollow, noarchive"),
            ("set-cookie", ""),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert!(!answer.body.contains("/verwaltung"), "{path}: {}", answer.body);
        let request = Request::head(path).header("host", HOST);
        let head = club.console.browser().ask(request, Body::empty()).await;
        assert_eq!((head.status, head.body.as_str()), (answer.status, ""));
    }
    // What a browser sends from such a page has no origin; what comes from elsewhere is refused.
    let post = |origin: &'static str, site: &'static str| {
        Request::post(&question).header("origin", origin).header("sec-fetch-site", site)
    };
    let body = || Body::from("tat=antwort&worte=Ja&gelesen=1");
    let mut browser = club.console.browser();
    for (origin, site, status) in [
        ("https://evil.example", "cross-site", 403),
        ("null", "cross-site", 403),
        ("null", "same-origin", 303),
    ] {
        let answer = browser.ask(post(origin, site), body()).await;
        assert_eq!(answer.status, status, "{origin} {site}");
    }
}

/// Takes an offer out of the database.
async fn remove(club: &Club, id: &str) {
    let mut tx = club.store().begin().await.unwrap();
    assert!(offer::remove(&mut tx, id).await.unwrap());
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_somebody_wrote_is_shown_again_when_link_question_or_offer_ended_meanwhile() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let (question, offers) = (club.link().await, club.offers_link().await);
        let long = "Ja, <b>gern</b>!\n\nBitte Turnschuhe mitbringen.";
        let answer = [("tat", "antwort"), ("worte", long), ("gelesen", "1")];
        let note = [("tat", "notiz"), ("angebot", "turnen"), ("notiz", long)];
        let change =
            [("tat", "aendern"), ("angebot", "turnen"), ("stand", "1"), ("schedule", long), ("url", "")];

        remove(&club, "turnen").await;
        for (path, fields) in
            [(&question, note.as_slice()), (&question, &change), (&offers, &note), (&offers, &change)]
        {
            let gone = club.send(path, fields).await;
            assert_eq!(gone.status, 404, "{fields:?}");
            assert!(gone.body.contains("steht nicht mehr hier"), "{}", gone.body);
            assert!(gone.body.contains(&format!("href=\"{path}\"")), "the link is still good: {}", gone.body);
            assert_typed(&gone.body);
        }

        club.wish(&anna(), InquiryWish::Withdraw(asked.code.clone())).await;
        let over = club.send(&question, &answer).await;
        assert_eq!(over.status, 410);
        assert_typed(&over.body);

        club.console.pass(LINK_SECONDS);
        for fields in [note.as_slice(), &change] {
            let over = club.send(&offers, fields).await;
            assert_eq!(over.status, 410);
            assert_typed(&over.body);
        }
        let unknown = format!("/anbieter/frage/{}", "0".repeat(64));
        assert_typed(&club.send(&unknown, &answer).await.body);
        // Who only looks, or only pressed a button, has nothing to copy.
        let pressed = club.send(&unknown, &[("tat", "stimmt")]).await.body;
        assert_eq!(club.console.browser().get(&unknown).await.body, pressed);
        assert!(!pressed.contains("Ihr Text, der nicht gesendet wurde"), "{pressed}");
        club.console.database.remove().await;
    }
}

/// The page shows what was written, as it was.
fn assert_typed(page: &str) {
    for said in
        ["Ihr Text, der nicht gesendet wurde", "Ja, &lt;b&gt;gern&lt;/b&gt;!\n\nBitte Turnschuhe mitbringen."]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
}
