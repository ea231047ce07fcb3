//! A hundred thousand people who subscribed, and announcements for them.

use bildungslotse::{
    domain::{
        announcement::Act,
        announcement_draft::{Draft, Wording},
        audience::{Audience, Selection},
        dialog::guide::Guide,
        language::Language,
        memory::Memory,
        message::{Address, ChannelKind},
        staff::StaffId,
        subscription::{Consent, Interests, Subscription},
        time::Timestamp,
        topic::TopicId,
    },
    store::{
        announcement, memory,
        open::Store,
        recipient::{self, State},
    },
    usecase::{
        announce::{self, Target},
        send_announcements::send_announcements,
    },
};

/// So many subscribed.
pub const PEOPLE: usize = 100_000;

/// Some topics, and some ages.
pub const TOPICS: [&str; 3] = ["sport", "early", "health"];
pub const BANDS: [&str; 2] = ["b6", "b10"];

/// An hour, in seconds.
const HOUR: i64 = 3_600;

/// So many are stored at once.
const BATCH: usize = 2_000;

/// The announcements that pages are about, by their ids.
pub struct Announcements {
    /// Being written.
    pub draft: String,
    /// Waits for somebody to approve it.
    pub submitted: String,
    /// The same, about some topics and for the whole county.
    pub of_topics: String,
    /// On its way to everybody.
    pub leaving: String,
    /// Everybody has got it.
    pub arrived: String,
}

/// Lets people subscribe, each to something else, and writes announcements for them.
pub async fn fill(store: &Store, guide: &Guide, now: Timestamp) -> Announcements {
    for first in (0..PEOPLE).step_by(BATCH) {
        let mut tx = store.begin().await.unwrap();
        for number in first..first + BATCH {
            let address = Address { channel: channel(number), name: number.to_string() };
            memory::save(&mut tx, &address, &person(guide, number, now), now).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
    let draft = announce::begin(store, words(Audience::default()), &anna(), now).await.unwrap();
    let submitted = submitted(store, guide, words(chosen()), now).await;
    let of_topics = self::submitted(store, guide, words(about(&TOPICS, &[])), now).await;
    let arrived = approved(store, guide, now.plus(-2 * HOUR)).await;
    arrive(store, &arrived, now.plus(-HOUR)).await;
    let leaving = approved(store, guide, now).await;
    send_announcements(store, guide, &[ChannelKind::Telegram], now.plus(60)).await.unwrap();
    Announcements { draft, submitted, of_topics, leaving, arrived }
}

async fn approved(store: &Store, guide: &Guide, now: Timestamp) -> String {
    let id = submitted(store, guide, words(Audience::default()), now).await;
    let print = words(Audience::default()).print();
    act(store, guide, (&id, Act::Approve { print }), (&StaffId("bert".to_owned()), now)).await;
    id
}

/// Everybody gets the announcement called `id`.
async fn arrive(store: &Store, id: &str, now: Timestamp) {
    let mut tx = store.begin().await.unwrap();
    for channel in [ChannelKind::Telegram, ChannelKind::Matrix] {
        let people = u32::try_from(PEOPLE).unwrap();
        for waiting in recipient::waiting(&mut tx, (id, channel), people, now).await.unwrap() {
            recipient::settle(&mut tx, (&waiting.id, 0), State::Sent, now).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
}

/// An audience that is about these `topics` and of these `bands` of ages, wherever they are.
pub fn about(topics: &[&str], bands: &[&str]) -> Audience {
    let topics = topics.iter().map(|topic| TopicId::new(*topic)).collect();
    let bands = bands.iter().map(|band| (*band).to_owned()).collect();
    Audience::Selected(Selection { topics, bands, ..Selection::default() })
}

/// An audience that is narrow in every way.
pub fn chosen() -> Audience {
    Audience::Selected(Selection {
        topics: TOPICS.map(TopicId::new).into(),
        municipalities: ["Wadern", "Perl"].map(str::to_owned).into(),
        bands: BANDS.map(str::to_owned).into(),
        languages: [Language::German].into(),
    })
}

async fn submitted(store: &Store, guide: &Guide, draft: Draft, now: Timestamp) -> String {
    let id = announce::begin(store, draft, &anna(), now).await.unwrap();
    for deed in [Act::Check { waiver: None }, Act::Submit] {
        act(store, guide, (&id, deed), (&anna(), now)).await;
    }
    id
}

async fn act(store: &Store, guide: &Guide, (id, act): (&str, Act), who: (&StaffId, Timestamp)) {
    let stored = announcement::find(&mut store.read().await.unwrap(), id).await.unwrap().unwrap();
    let target = Target { id, revision: stored.revision };
    announce::act(store, &guide.linter, (target, act), who).await.unwrap();
}

fn words(audience: Audience) -> Draft {
    let wording = |text: &str| Wording { title: "Ferien-Programm".to_owned(), text: text.to_owned() };
    Draft {
        german: wording("Die Anmeldung beginnt am Montag um 8 Uhr."),
        simple: wording("Am Montag geht es los."),
        audience,
        ..Draft::default()
    }
}

fn person(guide: &Guide, number: usize, now: Timestamp) -> Memory {
    let topics = &guide.topics.topics;
    let topic = |step: usize| TopicId::new(topics[(number * step) % topics.len()].id.clone());
    let places: Vec<_> = guide.gazetteer.municipalities().map(|place| place.name.clone()).collect();
    let bands = &guide.ages.bands;
    let interests = Interests {
        topics: [topic(1), topic(3)].into_iter().take(number % 3).collect(),
        municipality: (!number.is_multiple_of(4)).then(|| places[number % places.len()].clone()),
        bands: (!number.is_multiple_of(2))
            .then(|| bands[number % bands.len()].id.clone())
            .into_iter()
            .collect(),
    };
    let language = Language::ALL[number % 5 / 4];
    let consent = Consent { version: "0123456789abcdef".to_owned(), given_at: now };
    Memory { subscription: Some(Subscription { interests, language, consent }), ..Memory::default() }
}

fn channel(number: usize) -> ChannelKind {
    if number.is_multiple_of(7) { ChannelKind::Matrix } else { ChannelKind::Telegram }
}

fn anna() -> StaffId {
    StaffId("anna".to_owned())
}
