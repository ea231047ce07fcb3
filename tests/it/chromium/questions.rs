//! Questions to providers as an office finds them: one that it answers, one that a provider has answered, and ways that do
//! not work.

use bildungslotse::{
    app,
    domain::{
        inquiry::{Act, Author, Category, Matter},
        inquiry_code::Code,
        inquiry_wish::InquiryWish,
        language::Language,
        message::{Address, ChannelKind},
        setback::Setback,
        time::Timestamp,
    },
    resource::Settings,
    store::{inquiry, open::Store, provider_note, provider_way},
    usecase::{
        answer_inquiry::{Said, answer_inquiry},
        inquire::obey,
    },
};

use crate::{chromium::office::now, database::address};

/// A provider of the sample region.
const PROVIDER: &str = "dlrg-merzig";

/// Lays questions and ways into `store`: what each shows, and where it is.
pub async fn questions(store: &Store) -> Vec<(&'static str, String)> {
    let now = now();
    let (waiting, answered) = (ask(store, 1, now).await, ask(store, 2, now).await);
    let mut tx = store.begin().await.unwrap();
    let mut stored = inquiry::find(&mut tx, &waiting).await.unwrap().unwrap();
    stored.inquiry = stored.inquiry.after(Act::TakeOver, now).unwrap();
    inquiry::save(&mut tx, &stored).await.unwrap();
    let mail = Address { channel: ChannelKind::Mail, name: "kurse@verein.example".to_owned() };
    let url = "https://verein.example/lotse whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
    let webhook = Address { channel: ChannelKind::Webhook, name: url };
    for way in [&mail, &webhook, &Address { channel: ChannelKind::Telegram, name: "17".to_owned() }] {
        provider_way::set(&mut tx, PROVIDER, way, now).await.unwrap();
    }
    for (channel, fault, is_over) in [
        (ChannelKind::Mail, Setback::NoMailbox.reason("550 5.1.1", "the mail server refuses"), true),
        (ChannelKind::Webhook, Setback::SystemRefused.reason("503", "the receiver refuses"), false),
    ] {
        provider_way::fails(&mut tx, (PROVIDER, channel), (&fault, is_over), now).await.unwrap();
    }
    let lost = Address { channel: ChannelKind::Matrix, name: "!verein:example.org".to_owned() };
    provider_way::set(&mut tx, PROVIDER, &lost, now).await.unwrap();
    provider_way::forget_chat(&mut tx, &lost, now).await.unwrap();
    let words = "Der Titel ist falsch.\nBitte ändern Sie ihn, wir heißen jetzt anders.";
    provider_note::add(&mut tx, "a-note", (PROVIDER, "schwimmen", words), now).await.unwrap();
    tx.commit().await.unwrap();
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let answer = (answered.as_str(), Author::Provider, Said::Answer("Ja, gern."));
    answer_inquiry(store, &guide, answer, now).await.unwrap();
    vec![
        ("frage-beim-buero", format!("/verwaltung/fragen/{waiting}")),
        ("frage-beantwortet", format!("/verwaltung/fragen/{answered}")),
        ("hinweise", "/verwaltung/hinweise".to_owned()),
        ("wege", format!("/verwaltung/anbieter/{PROVIDER}/wege")),
    ]
}

/// The id of a question that somebody asks.
async fn ask(store: &Store, number: u8, now: Timestamp) -> String {
    let code = Code::new([number, 3, 5, 7, 9, 11]);
    let matter = Matter {
        provider: PROVIDER.to_owned(),
        offer: "schwimmen".to_owned(),
        title: "Schwimmen lernen für Kinder ab fünf Jahren im Hallenbad Merzig".to_owned(),
        category: Category::Own,
        language: Language::Simple,
    };
    let wish =
        InquiryWish::Ask(vec![(code.clone(), matter)], "Ist noch Platz?\n\nWir sind zu dritt.".to_owned());
    let mut tx = store.begin().await.unwrap();
    assert!(obey(&mut tx, &address("anna"), &wish, now).await.unwrap());
    tx.commit().await.unwrap();
    inquiry::by_code(&mut store.read().await.unwrap(), &code).await.unwrap().unwrap().id
}
