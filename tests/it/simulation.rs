//! The service on Telegram in simulated time: the real loops, a real database, a server in memory, and a clock that runs
//! as fast as nothing happens.

use std::{sync::Arc, time::Duration};

use bildungslotse::{
    channel::telegram::{bot::Telegram, profile::Texted},
    domain::{message::ChannelKind, time::Timestamp},
    store::open::Store,
    usecase::{
        clock::Clock,
        converse::Mind,
        deliver::take_over_channel,
        serve::{Loops, Messengers},
    },
};
use tokio::{
    sync::{Notify, watch},
    task::JoinSet,
    time::sleep,
};

use crate::{
    database::{NOW, TestDatabase},
    fake_telegram::{core::FakeTelegram, memory::MemoryWire, people::People},
    test_app::mind_on,
};

/// The token of the bot in simulations.
pub const TOKEN: &str = "123456:KANARI-token";

/// The service, running in simulated time.
pub struct Simulation {
    pub database: TestDatabase,
    pub fake: FakeTelegram,
    pub people: People,
    pub wire: MemoryWire,
    pub mind: Mind,
    pub store: Store,
    life: Option<Life>,
}

/// The loops of one process.
struct Life {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
    written: Arc<Notify>,
}

impl Simulation {
    /// The service with the sample region on `database`, and Telegram with this seed. From here on, time is simulated.
    pub async fn on(database: TestDatabase, seed: u64) -> Self {
        let mind = mind_on(&database, NOW).await;
        Self::with(database, mind, (seed, NOW)).await
    }

    /// The service with a mind that was made before, from this moment on.
    pub async fn with(database: TestDatabase, mind: Mind, (seed, now): (u64, Timestamp)) -> Self {
        let store = database.store.clone().in_simulated_time();
        tokio::time::pause();
        let fake = FakeTelegram::new(seed, &[TOKEN]);
        let wire = MemoryWire::new(&fake, TOKEN, now.0);
        let people = wire.people(0);
        let mut simulation = Self { database, fake, people, wire, mind, store, life: None };
        simulation.start().await;
        simulation
    }

    /// The bot as this service has it.
    pub fn telegram(&self) -> Telegram {
        let texts = Texted::new(&self.mind.guide.phrasebook);
        Telegram::new(Arc::new(self.wire.clone()), "123456", &[7; 32], texts)
    }

    /// The time.
    pub fn clock(&self) -> Clock {
        let clock = self.wire.clock();
        Arc::new(move || Timestamp(clock()))
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        (self.clock())()
    }

    /// Starts the loops, like a process that finds what an earlier one left.
    pub async fn start(&mut self) {
        let telegram = self.telegram();
        telegram.introduce().await.unwrap();
        take_over_channel(&self.store, ChannelKind::Telegram, self.now()).await.unwrap();
        let messengers = Messengers { telegram: Some(telegram), ..Messengers::default() };
        let Loops { telegram, dispatcher, announcer, mut couriers, .. } =
            Loops::new(&self.store, &self.mind, &messengers, &self.clock());
        let (listener, courier) = (telegram.unwrap(), couriers.pop().unwrap());
        let (stop, stopped) = watch::channel(false);
        let written = courier.written.clone();
        let mut tasks = JoinSet::new();
        let ends = stopped.clone();
        tasks.spawn(async move { dispatcher.run(ends).await });
        let ends = stopped.clone();
        tasks.spawn(async move { courier.run(ends).await });
        let ends = stopped.clone();
        tasks.spawn(async move { announcer.run(ends).await });
        tasks.spawn(async move { listener.fetch(stopped).await });
        self.life = Some(Life { stop, tasks, written });
    }

    /// Ends the loops at once, wherever they are: what they hold in memory is gone.
    pub async fn kill(&mut self) {
        if let Some(mut life) = self.life.take() {
            life.tasks.shutdown().await;
            self.fake.kill_mark(self.now().0);
        }
    }

    /// Ends the loops in order.
    pub async fn stop(&mut self) {
        if let Some(mut life) = self.life.take() {
            life.stop.send_replace(true);
            while life.tasks.join_next().await.is_some() {}
        }
    }

    /// Tells the courier that something was laid in.
    pub fn ring(&self) {
        if let Some(life) = &self.life {
            life.written.notify_one();
        }
    }

    /// Lets so many milliseconds pass.
    pub async fn pass(&self, milliseconds: u64) {
        sleep(Duration::from_millis(milliseconds)).await;
    }

    /// What `name` and the bot say to each other when `name` says `text`: all since then.
    pub async fn say(&self, name: &str, text: &str) -> String {
        let before = self.people.transcript(name).len();
        self.people.say(name, text);
        self.pass(3_000).await;
        self.people.transcript(name)[before..].to_owned()
    }

    /// Ends it all. Nothing that was asked of Telegram was wrong, too soon, or too much.
    pub async fn end(self) {
        self.end_after(0).await;
    }

    /// The same after so many kills: what Telegram asks for while the bot is killed, it has not heard.
    pub async fn end_after(mut self, kills: usize) {
        self.stop().await;
        assert_eq!(self.fake.violations(), [""; 0]);
        assert!(self.fake.broken_waits() <= kills, "{} waits were broken", self.fake.broken_waits());
        let most = self.fake.most_in_a_second();
        assert!(
            most.overall <= 30 && most.one_chat <= 1,
            "{} and {} in a second",
            most.overall,
            most.one_chat
        );
        tokio::time::resume();
        self.store.close().await;
        self.database.remove().await;
    }
}
