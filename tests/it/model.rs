//! Whatever happens in whatever order, each message is answered once, and in order: chance tries to break it.

use std::collections::{BTreeMap, BTreeSet};

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        message::ChannelKind,
        outbox::{Delivery, Priority, SendError},
        time::Timestamp,
    },
    store::{
        inbox,
        open::Store,
        outbox::{self, LEASE_SECONDS, Lane, Tally},
    },
    usecase::{deliver::deliver, receive::receive},
};
use proptest::{prelude::*, test_runner::Config};
use tokio::runtime::Runtime;

use crate::database::{NOW, TestDatabase, said, words};

const LANE: Lane = Lane { channel: ChannelKind::Terminal, priority: Priority::Answer };

/// What may happen.
#[derive(Debug, Clone, Copy)]
enum Happening {
    /// A message comes, or comes once more.
    Comes { chat: u8, number: u8 },
    /// The message that has waited longest is answered.
    Answered,
    /// The service stops just before that is committed.
    StopsBeforeCommit,
    /// What is due is delivered.
    Delivered,
    /// The service stops after it has claimed, and before it has sent.
    StopsBeforeSending,
    /// The service stops after it has sent, and before it has written that down.
    StopsAfterSending,
    /// The channel refuses the next delivery.
    Busy,
    /// The channel delivers the next one and loses the word of it.
    WordLost,
    /// Time passes, in seconds.
    Passes(u8),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        6 => (0..3_u8, 0..6_u8).prop_map(|(chat, number)| Happening::Comes { chat, number }),
        4 => Just(Happening::Answered),
        1 => Just(Happening::StopsBeforeCommit),
        3 => Just(Happening::Delivered),
        1 => Just(Happening::StopsBeforeSending),
        1 => Just(Happening::StopsAfterSending),
        1 => Just(Happening::Busy),
        1 => Just(Happening::WordLost),
        2 => any::<u8>().prop_map(Happening::Passes),
    ]
}

/// The service, and all that a bystander knows of it.
struct World<'a> {
    store: &'a Store,
    recorder: Recorder,
    channels: Channels,
    now: Timestamp,
    accepted: BTreeSet<String>,
    answered: Vec<(String, String)>,
}

impl<'a> World<'a> {
    fn new(store: &'a Store) -> Self {
        let recorder = Recorder::default();
        let channel = Channel::Recorder(recorder.clone());
        let channels = Channels::default().with(ChannelKind::Terminal, channel);
        let (accepted, answered) = (BTreeSet::new(), Vec::new());
        Self { store, recorder, channels, now: NOW, accepted, answered }
    }

    async fn live(&mut self, happening: Happening) {
        let store = self.store;
        match happening {
            Happening::Comes { chat, number } => {
                let id = format!("{chat}.{number}");
                let is_new = receive(store, &said(&chat.to_string(), &id, "Hallo"), self.now).await.unwrap();
                assert_eq!(is_new, self.accepted.insert(id), "a repetition is no news");
            }
            Happening::Answered => drop(handle_next(store, self.now, true).await),
            Happening::StopsBeforeCommit => drop(handle_next(store, self.now, false).await),
            Happening::Delivered => drop(deliver(store, &self.channels, self.now).await.unwrap()),
            Happening::StopsBeforeSending => drop(self.claim().await),
            Happening::StopsAfterSending => {
                for delivery in self.claim().await {
                    // Whether it arrived does not matter: nobody is left who would write it down.
                    drop(self.channels.send(&delivery).await);
                }
            }
            Happening::Busy => {
                self.recorder.refuse(SendError::Retry { seconds: 0, reason: "busy".to_owned() });
            }
            Happening::WordLost => self.recorder.refuse(SendError::Ambiguous("lost".to_owned())),
            Happening::Passes(seconds) => self.now = self.now.plus(i64::from(seconds)),
        }
        let arrived = self.recorder.take().into_iter();
        self.answered.extend(arrived.map(|(to, message)| (to.name, message.text)));
    }

    async fn claim(&self) -> Vec<Delivery> {
        let mut tx = self.store.begin().await.unwrap();
        let claimed = outbox::claim(&mut tx, LANE, 2, self.now).await.unwrap();
        tx.commit().await.unwrap();
        claimed
    }

    /// Lets the service come to rest.
    async fn rest(&mut self) {
        while handle_next(self.store, self.now, true).await {}
        for _ in 0..60 {
            if self.tally().await.waiting == 0 {
                return;
            }
            self.live(Happening::Passes(u8::MAX)).await;
            self.live(Happening::Delivered).await;
        }
    }

    async fn tally(&self) -> Tally {
        outbox::tally(&mut self.store.read().await.unwrap()).await.unwrap()
    }

    async fn judge(&self) {
        let tally = self.tally().await;
        assert_eq!((tally.waiting, tally.unknown), (0, 0));
        let mut counts = BTreeMap::<&str, u64>::new();
        self.answered.iter().for_each(|(_, id)| *counts.entry(id).or_default() += 1);
        let known = counts.keys().filter(|id| self.accepted.contains(**id)).count();
        assert_eq!(known, counts.len(), "nobody is answered who said nothing");
        let lost = self.accepted.len() - known;
        assert!(lost as u64 <= tally.dead, "{lost} lost, {} given up", tally.dead);
        let second_copies: u64 = counts.values().map(|count| count - 1).sum();
        assert!(second_copies <= tally.ambiguous, "{second_copies} copies, {} doubts", tally.ambiguous);
        let mut expected = BTreeMap::<&str, Vec<&str>>::new();
        for (chat, id) in &self.answered {
            let ids = expected.entry(chat).or_default();
            if ids.last() != Some(&id.as_str()) {
                assert!(!ids.contains(&id.as_str()), "{id} comes again after what follows it");
                ids.push(id);
            }
        }
    }
}

async fn handle_next(store: &Store, now: Timestamp, is_kept: bool) -> bool {
    let mut tx = store.begin().await.unwrap();
    let Some(message) = inbox::next_waiting(&mut tx, now).await.unwrap() else {
        return false;
    };
    let answer = Delivery::answer(&message, 0, words(&message.id));
    assert!(outbox::add(&mut tx, &answer, now).await.unwrap());
    assert!(inbox::done(&mut tx, &message.id, now).await.unwrap());
    if is_kept {
        tx.commit().await.unwrap();
    }
    true
}

#[test]
fn each_message_is_answered_and_every_second_copy_is_accounted_for() {
    let config = Config { cases: 16, failure_persistence: None, ..Config::default() };
    let runtime = Runtime::new().unwrap();
    let databases = runtime.block_on(TestDatabase::each());
    proptest!(config, |(happenings in proptest::collection::vec(happening(), 0..60))| {
        runtime.block_on(async {
            for database in &databases {
                database.empty().await;
                let mut world = World::new(&database.store);
                for happening in &happenings {
                    world.live(*happening).await;
                }
                world.now = world.now.plus(LEASE_SECONDS);
                world.rest().await;
                world.judge().await;
            }
        });
    });
    for database in databases {
        runtime.block_on(database.remove());
    }
}
