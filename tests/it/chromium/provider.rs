//! A club on its telephone: from the link in a mail to the answer in the citizen's chat, and every page behind a link.

use bildungslotse::{
    app,
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        dialog::desk::Policies,
        inquiry::{Category, Matter},
        inquiry_wish::InquiryWish,
        language::Language,
        letter::offers_path,
        message::{Address, ChannelKind},
        time::Timestamp,
    },
    resource::Settings,
    store::{
        inquiry,
        open::Store,
        provider_link::{self, Pass, Purpose},
    },
    usecase::{
        answer_inquiry::{Said, answer_inquiry},
        deliver::deliver,
        inquire::{desk, obey},
        mediate::mediate,
        notify_provider::Post,
    },
};
use serde_json::json;

use crate::{
    chromium::{crawl::examine, stage::Stage, window::Browser},
    club::{PROVIDER, found, path_in},
};

/// How wide a telephone is.
const TELEPHONE: u32 = 390;

fn now() -> Timestamp {
    app::machine::Clock::new(None).now()
}

fn anna() -> Address {
    Address { channel: ChannelKind::Terminal, name: "anna".to_owned() }
}

fn recorded(recorder: &Recorder) -> Channels {
    ChannelKind::ALL
        .into_iter()
        .fold(Channels::default(), |channels, kind| channels.with(kind, Channel::Recorder(recorder.clone())))
}

/// Somebody asks `words`: the id of the question, and the path in the mail that the club gets.
async fn asked(store: &Store, words: &str) -> (String, String) {
    let mut tx = store.begin().await.unwrap();
    let code = desk(&mut tx, &anna(), &Policies::default(), now()).await.unwrap().codes[0].clone();
    let matter = Matter {
        provider: PROVIDER.to_owned(),
        offer: "turnen".to_owned(),
        title: "Turnen für Kinder".to_owned(),
        category: Category::Own,
        language: Language::German,
    };
    let wish = InquiryWish::Ask(vec![(code.clone(), matter)], words.to_owned());
    assert!(obey(&mut tx, &anna(), &wish, now()).await.unwrap());
    tx.commit().await.unwrap();
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let post = Post { channels: [ChannelKind::Mail].into(), base: "https://lotse.example".to_owned() };
    mediate(store, (&guide, &post), now()).await.unwrap();
    let recorder = Recorder::default();
    while deliver(store, &recorded(&recorder), now()).await.unwrap() > 0 {}
    let letters: Vec<_> =
        recorder.take().into_iter().filter(|(to, _)| to.channel == ChannelKind::Mail).collect();
    let mut tx = store.read().await.unwrap();
    let id = inquiry::by_code(&mut tx, &code).await.unwrap().unwrap().id;
    (id, path_in(&letters[0].1.text))
}

async fn offers_link(store: &Store) -> String {
    let mut tx = store.begin().await.unwrap();
    let pass = Pass { provider: PROVIDER.to_owned(), purpose: Purpose::Offers };
    let token = provider_link::issue(&mut tx, &pass, ChannelKind::Mail, now()).await.unwrap();
    tx.commit().await.unwrap();
    offers_path(token.reveal())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_link_in_a_mail_an_answer_gets_into_the_chat() {
    let mut stage = Stage::new();
    let Some(browser) = Browser::start(&stage.origin).await else { return };
    let store = stage.store().await;
    found(&store, now()).await;
    let (_, path) = asked(&store, "Darf meine Tochter mitturnen?").await;
    stage.serve().await;
    browser.without_scripts().await;
    let telephone = json!({ "width": TELEPHONE, "height": 844, "deviceScaleFactor": 1, "mobile": true });
    browser.driver.tool("Emulation.setDeviceMetricsOverride", telephone).await;
    browser.open(&path).await;
    browser.wait_for("Darf meine Tochter mitturnen?").await;
    assert_eq!(browser.too_wide().await, [""; 0]);
    browser.fill("Ihr Text", "Ja, gern. Bitte Turnschuhe mitbringen.").await;
    browser.click("Antwort senden").await;
    browser.wait_for("Ihre Antwort ist unterwegs").await;
    assert_eq!(browser.path().await, format!("{path}?gesagt=antwort"));
    browser.click("Angebot stimmt noch").await;
    browser.wait_for("als heute bestätigt").await;
    browser.click("Angaben ändern").await;
    browser.fill("Freie Plätze", "3").await;
    browser.fill("Anmelden bis", "1.9.2030").await;
    browser.click("Angaben speichern").await;
    browser.wait_for("Ihre Angaben sind gespeichert").await;
    browser.click("Findet nicht mehr statt").await;
    browser.click("Ja, nicht mehr zeigen").await;
    browser.wait_for("War das ein Versehen?").await;
    browser.click("Findet doch statt").await;
    browser.wait_for("Das Angebot wird wieder gezeigt").await;
    assert_eq!(browser.driver.run("return document.cookie", json!([])).await, "");
    assert_eq!(browser.driver.run("return document.referrer", json!([])).await, "");

    let recorder = Recorder::default();
    while deliver(&store, &recorded(&recorder), now()).await.unwrap() > 0 {}
    let told = recorder.take();
    assert!(told[0].0 == anna() && told[0].1.text.contains("Bitte Turnschuhe mitbringen."));
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_behind_a_link_can_be_used_by_everybody() {
    let mut stage = Stage::new();
    let Some(mut browser) = Browser::start(&stage.origin).await else { return };
    let store = stage.store().await;
    found(&store, now()).await;
    let (answered, long) = asked(&store, &"Darf sie mitturnen? ".repeat(20)).await;
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    for said in
        [Said::AskBack("Wie alt ist sie?"), Said::Answer("Ja, gern.\nhttps://verein.example/ein/langer/weg")]
    {
        let said = (answered.as_str(), bildungslotse::domain::inquiry::Author::Provider, said);
        answer_inquiry(&store, &guide, said, now()).await.unwrap();
    }
    let (_, waiting) = asked(&store, "Ist noch Platz?").await;
    let offers = offers_link(&store).await;
    stage.serve().await;
    let mut faults = vec![];
    for (name, path) in [
        ("anbieter-frage", waiting.as_str()),
        ("anbieter-frage-beantwortet", &format!("{long}?gesagt=antwort")),
        ("anbieter-angebote", &offers),
        ("anbieter-angebot", &format!("{offers}?angebot=turnen&gesagt=stimmt")),
    ] {
        browser.open(path).await;
        faults.extend(examine(&mut browser, name).await);
        // The same with everything folded out.
        let unfold = "document.querySelectorAll('details').forEach((part) => { part.open = true })";
        browser.driver.run(unfold, json!([])).await;
        faults.extend(examine(&mut browser, &format!("{name}-offen")).await);
    }
    // What went wrong is shown with what was written.
    browser.open(&waiting).await;
    browser.fill("Ihr Text", " ").await;
    browser.click("Antwort senden").await;
    browser.wait_for("Bitte schreiben Sie etwas").await;
    browser.complaints().await;
    faults.extend(examine(&mut browser, "anbieter-frage-leer").await);
    browser.open(&offers.replace("angebote", "frage")).await;
    browser.complaints().await;
    faults.extend(examine(&mut browser, "anbieter-unbekannt").await);
    browser.open(&waiting).await;
    browser.click("Ich kann oder möchte nicht antworten").await;
    browser.click("Nicht antworten").await;
    browser.wait_for("Sie beantworten die Frage nicht").await;
    faults.extend(examine(&mut browser, "anbieter-frage-zu").await);
    // An offer that is full says how that is undone, and what was written for a link that ended is not lost.
    browser.open(&format!("{offers}?angebot=turnen")).await;
    browser.click("Ausgebucht melden").await;
    browser.wait_for("Sind wieder Plätze frei?").await;
    faults.extend(examine(&mut browser, "anbieter-ausgebucht").await);
    browser.open(&long).await;
    browser.fill("Ihr Text", "Ja, auch am Freitag.\nBitte Turnschuhe mitbringen.").await;
    let mut tx = store.begin().await.unwrap();
    let code = inquiry::find(&mut tx, &answered).await.unwrap().unwrap().code;
    assert!(obey(&mut tx, &anna(), &InquiryWish::Withdraw(code), now()).await.unwrap());
    tx.commit().await.unwrap();
    browser.click("Antwort senden").await;
    browser.wait_for("Ja, auch am Freitag.").await;
    browser.complaints().await;
    faults.extend(examine(&mut browser, "anbieter-zu-spaet").await);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    browser.end().await;
}
