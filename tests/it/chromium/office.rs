//! An office in the middle of its work: announcements in every stage, and people who wait for them.

use std::time::SystemTime;

use bildungslotse::{
    app,
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        announcement::Act,
        announcement_draft::{Draft, Wording},
        audience::{Audience, Selection},
        language::Language,
        memory::Memory,
        message::{Address, ChannelKind},
        subscription::{Interests, Quiet, Rhythm},
        time::Timestamp,
        topic::TopicId,
    },
    resource::Settings,
    store::open::Store,
    usecase::{
        announce::{begin, begin_correction},
        deliver::deliver,
        send_announcements::send_announcements,
    },
};

use crate::{
    announcing::{Office, anna, bert, keep, subscription},
    database::address,
};

const DAY: i64 = 24 * 3_600;

const SIMPLE: &str = "Am Montag geht es los.\nDann können Sie Ihr Kind anmelden.";
const HARD: &str = "Die Inanspruchnahme der Leistungen setzt die Vorlage eines Berechtigungsscheines voraus.";

/// Lays the work of an office into `store`: what each announcement shows, and where it is.
pub async fn busy_office(store: &Store) -> Vec<(&'static str, String)> {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let now = now();
    people(store, now).await;
    let office = Office { store, linter: &guide.linter, now: now.plus(-600) };
    let done =
        office.submitted(Draft { audience: only("Wadern"), ..draft("Das Ferien-Programm ist da") }).await;
    office.approve(&done).await.unwrap();
    // Whoever reads at any hour has got it, and nothing more: the others sleep.
    let channels = Channels::default().with(ChannelKind::Terminal, Channel::Recorder(Recorder::default()));
    send_announcements(store, &guide, &[ChannelKind::Terminal], now.plus(-500)).await.unwrap();
    while deliver(store, &channels, now.plus(-500)).await.unwrap() > 0 {}
    let over =
        office.submitted(Draft { expires_at: Some(now.plus(-100)), ..draft("Heute ist Spiele-Tag") }).await;
    let leaving = office.submitted(draft("Die neuen Kurse beginnen")).await;
    let paused = office.submitted(draft("Das Büro ist im Advent zu")).await;
    let cancelled = office.submitted(draft("Der Lese-Tag fällt aus")).await;
    for id in [&over, &leaving, &paused, &cancelled] {
        office.approve(id).await.unwrap();
    }
    send_announcements(store, &guide, &[ChannelKind::Terminal], now).await.unwrap();
    while deliver(store, &channels, now).await.unwrap() > 0 {}
    office.act(&paused, Act::Pause, &bert()).await.unwrap();
    office.act(&cancelled, Act::Cancel, &bert()).await.unwrap();
    let mut shown = unsent(Office { now, ..office }).await;
    let correction = begin_correction(store, &done, &anna(), now).await.unwrap();
    shown.extend([
        ("berichtigung", correction),
        ("fertig", done),
        ("abgelaufen", over),
        ("unterwegs", leaving),
        ("angehalten", paused),
        ("abgebrochen", cancelled),
    ]);
    let mut shown: Vec<_> =
        shown.into_iter().map(|(name, id)| (name, format!("/verwaltung/mitteilungen/{id}"))).collect();
    let checked =
        shown.iter().find(|(name, _)| *name == "geprueft").map(|(_, path)| format!("{path}/bearbeiten"));
    shown.extend(checked.map(|path| ("mitteilung-schreiben", path)));
    shown
}

/// What has not left yet.
async fn unsent(office: Office<'_>) -> Vec<(&'static str, String)> {
    let (store, now) = (office.store, office.now);
    let empty = begin(store, Draft::default(), &anna(), now).await.unwrap();
    let mut hard = draft("Neue Regeln für die Ermäßigung");
    HARD.clone_into(&mut hard.simple.text);
    "ACHTUNG!!! Die Regeln ändern sich: https://example.org/regeln".clone_into(&mut hard.german.text);
    let hard = begin(store, hard, &anna(), now).await.unwrap();
    let checked = begin(store, draft("Eltern-Café am Freitag"), &anna(), now).await.unwrap();
    office.act(&checked, Act::Check { waiver: None }, &anna()).await.unwrap();
    let submitted = office.submitted(chosen(now)).await;
    let returned = office.submitted(draft("Der Bus fährt anders")).await;
    let reason = "Bitte nennen Sie die Haltestelle und die Uhrzeit.".to_owned();
    office.act(&returned, Act::Return { reason }, &bert()).await.unwrap();
    let scheduled =
        office.submitted(Draft { send_at: Some(now.plus(DAY)), ..draft("Schwimm-Kurse im Januar") }).await;
    office.approve(&scheduled).await.unwrap();
    vec![
        ("zu-schwer", hard),
        ("leer", empty),
        ("geprueft", checked),
        ("eingereicht", submitted),
        ("zurueckgegeben", returned),
        ("geplant", scheduled),
    ]
}

/// People who read at any hour, and people who do not want to be written to just now.
async fn people(store: &Store, now: Timestamp) {
    let everything = |language| subscription(Interests::default(), language);
    let awake = (0..8).map(|number| {
        let language = if number % 2 == 0 { Language::German } else { Language::Simple };
        (address(&format!("wach {number}")), everything(language))
    });
    let hour = now.hour();
    let quiet = Quiet { from: (hour + 23) % 24, until: (hour + 12) % 24 };
    let asleep = (0..6).map(|number| {
        let address =
            Address { channel: ChannelKind::Telegram, name: (5_000_000_001_i64 + number).to_string() };
        let rhythm = Rhythm { quiet, ..Rhythm::default() };
        let interests = Interests { municipality: Some("Merzig".to_owned()), ..Interests::default() };
        (address, Memory { rhythm, ..subscription(interests, Language::German) })
    });
    keep(store, awake.chain(asleep)).await;
}

fn draft(title: &str) -> Draft {
    let title = title.to_owned();
    Draft {
        german: Wording {
            title: title.clone(),
            text: "Die Anmeldung beginnt am Montag um 8 Uhr.\n\nWir freuen uns auf Sie!".to_owned(),
        },
        simple: Wording { title, text: SIMPLE.to_owned() },
        link: Some("https://www.example.org/ferien".to_owned()),
        ..Draft::default()
    }
}

/// With everything that can be chosen.
fn chosen(now: Timestamp) -> Draft {
    let selection = Selection {
        topics: [TopicId::new("sport")].into(),
        municipalities: ["Wadern".to_owned(), "Merzig".to_owned()].into(),
        bands: ["b6".to_owned()].into(),
        languages: [Language::German].into(),
    };
    let audience = Audience::Selected(selection);
    let (send_at, expires_at) = (Some(now.plus(2 * DAY)), Some(now.plus(9 * DAY)));
    Draft { audience, send_at, expires_at, ..draft("Sport in den Ferien") }
}

fn only(municipality: &str) -> Audience {
    let municipalities = [municipality.to_owned()].into();
    Audience::Selected(Selection { municipalities, ..Selection::default() })
}

/// The moment.
#[expect(clippy::disallowed_methods, reason = "the program that is tested runs in real time")]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    Timestamp(i64::try_from(since.as_millis()).unwrap())
}
