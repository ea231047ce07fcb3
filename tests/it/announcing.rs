//! An office that writes announcements, people who want them, and what became of each.

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        announcement::{Act, Announcement},
        announcement_draft::{Draft, Wording},
        language::Language,
        memory::Memory,
        message::{Address, ChannelKind},
        plain::linter::Linter,
        staff::StaffId,
        subscription::{Consent, Interests, Quiet, Rhythm, Subscription},
        time::Timestamp,
    },
    store::{
        announcement, memory,
        open::Store,
        recipient,
        recipient_tally::{self, Tally},
    },
    usecase::{
        announce::{self, AnnounceError, Target},
        converse::Mind,
        deliver::deliver,
        send_announcements::send_announcements,
    },
};

use crate::{
    database::{NOW, TestDatabase, address},
    test_app::mind_on,
};

/// Who writes.
pub fn anna() -> StaffId {
    StaffId("anna".to_owned())
}

/// Who approves.
pub fn bert() -> StaffId {
    StaffId("bert".to_owned())
}

/// An announcement to everybody, with a number that is found again.
pub fn draft(number: u32) -> Draft {
    let wording = |text: &str| Wording { title: "Ferien-Programm".to_owned(), text: text.to_owned() };
    Draft {
        german: wording(&format!("Die Anmeldung beginnt am Montag. ax{number}x")),
        simple: wording(&format!("Am Montag geht es los. ax{number}x")),
        ..Draft::default()
    }
}

/// Somebody who wants announcements about everything, at any hour, as often as there are any.
pub fn subscription(interests: Interests, language: Language) -> Memory {
    let consent = Consent { version: "abc".to_owned(), given_at: NOW };
    Memory {
        subscription: Some(Subscription { interests, language, consent }),
        rhythm: Rhythm { quiet: Quiet { from: 0, until: 0 }, weekly: 7 },
        ..Memory::default()
    }
}

/// Keeps `memory` for each address.
pub async fn keep(store: &Store, people: impl IntoIterator<Item = (Address, Memory)>) {
    let mut tx = store.begin().await.unwrap();
    for (address, memory) in people {
        memory::save(&mut tx, &address, &memory, NOW).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Staff who do things one after the other.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    pub store: &'a Store,
    pub linter: &'a Linter,
    pub now: Timestamp,
}

impl Office<'_> {
    /// Does `act` to the announcement as it is now.
    pub async fn act(&self, id: &str, act: Act, who: &StaffId) -> Result<Announcement, AnnounceError> {
        let stored = announcement::find(&mut self.store.read().await.unwrap(), id).await.unwrap().unwrap();
        let target = Target { id, revision: stored.revision };
        announce::act(self.store, self.linter, (target, act), (who, self.now)).await
    }

    /// Writes, checks and submits `draft` as Anna, and returns its id.
    pub async fn submitted(&self, draft: Draft) -> String {
        let id = announce::begin(self.store, draft, &anna(), self.now).await.unwrap();
        self.act(&id, Act::Check { waiver: None }, &anna()).await.unwrap();
        self.act(&id, Act::Submit, &anna()).await.unwrap();
        id
    }

    /// Approves the announcement as Bert.
    pub async fn approve(&self, id: &str) -> Result<Announcement, AnnounceError> {
        let stored = announcement::find(&mut self.store.read().await.unwrap(), id).await.unwrap().unwrap();
        self.act(id, Act::Approve { print: stored.announcement.draft.print() }, &bert()).await
    }
}

/// The bot on a database, with people on the terminal who subscribed.
pub async fn office_with(database: &TestDatabase, people: u32) -> Mind {
    let mind = mind_on(database, NOW).await;
    let memory = subscription(Interests::default(), Language::German);
    keep(&database.store, (0..people).map(|number| (address(&number.to_string()), memory.clone()))).await;
    mind
}

/// Lets everything leave that may leave at `now`, and returns to whom.
pub async fn leave(store: &Store, mind: &Mind, recorder: &Recorder, now: Timestamp) -> Vec<String> {
    let channels = Channels::default().with(ChannelKind::Terminal, Channel::Recorder(recorder.clone()));
    loop {
        let handed = send_announcements(store, &mind.guide, &[ChannelKind::Terminal], now).await.unwrap();
        if deliver(store, &channels, now).await.unwrap() + handed == 0 {
            break;
        }
    }
    let mut names: Vec<_> = recorder.take().into_iter().map(|(address, _)| address.name).collect();
    names.sort();
    names
}

/// The person at `address` wants no announcements any more.
pub async fn stop(store: &Store, address: &Address, now: Timestamp) {
    let mut tx = store.begin().await.unwrap();
    memory::save(&mut tx, address, &Memory::default(), now).await.unwrap();
    recipient::stop(&mut tx, address, now).await.unwrap();
    tx.commit().await.unwrap();
}

/// The announcement as it is now.
pub async fn stored(store: &Store, id: &str) -> announcement::StoredAnnouncement {
    announcement::find(&mut store.read().await.unwrap(), id).await.unwrap().unwrap()
}

/// How many of its people stand where at `now`.
pub async fn tally(store: &Store, id: &str, now: Timestamp) -> Tally {
    recipient_tally::tally(&mut store.read().await.unwrap(), id, now).await.unwrap()
}
