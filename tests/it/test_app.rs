//! The whole bot to test in: a real database, a real index of the sample region, a channel that records, and
//! a clock that is told.

use std::sync::Arc;

use bildungslotse::{
    app,
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        import::{file, known::Known},
        inquiry::Author,
        message::{Address, ChannelKind, Content, IncomingMessage, Message},
        time::{Date, Timestamp},
    },
    resource::Settings,
    search::engine::Search,
    store::{inquiry, outbox, session},
    usecase::{
        answer_inquiry::{Said, answer_inquiry},
        converse::{Mind, converse},
        deliver::deliver,
        index_offers::index_offers,
        receive::receive,
        seed::seed,
    },
};

use crate::{
    database::{TestDatabase, address, pretty},
    script::{Besides, reach},
};

/// The bot, open on a database.
pub struct TestApp {
    pub database: TestDatabase,
    pub mind: Mind,
    pub now: Timestamp,
    recorder: Recorder,
    said: u32,
}

impl TestApp {
    /// The bot with the sample region in `database`, on the day for which the relevance of offers was judged.
    pub async fn on(database: TestDatabase) -> Self {
        let now = Timestamp::noon_of(Date::constant(2025, 11, 23));
        let mind = mind_on(&database, now).await;
        Self { database, mind, now, recorder: Recorder::default(), said: 0 }
    }

    /// What is answered to `name`, who says `text` a minute after the last one spoke: exactly one message.
    pub async fn say(&mut self, name: &str, text: &str) -> Message {
        self.send(name, text.into(), 60).await
    }

    /// What is answered to `name`, who sends `content` so many seconds after the last one spoke.
    pub async fn send(&mut self, name: &str, content: Content, seconds: i64) -> Message {
        self.said += 1;
        self.now = self.now.plus(seconds);
        let from = Address { channel: ChannelKind::Terminal, name: name.to_owned() };
        let message = IncomingMessage::new(format!("{name}:{}", self.said), from, content);
        let store = &self.database.store;
        assert!(receive(store, &message, self.now).await.unwrap());
        assert!(!receive(store, &message, self.now).await.unwrap(), "the same message twice is one");
        assert_eq!(converse(store, &self.mind, self.now).await.unwrap(), 1);
        let mut sent = self.delivered().await;
        assert_eq!(sent.len(), 1, "each message gets exactly one answer");
        sent.remove(0)
    }

    /// What is told to `name` when something happens besides what they say.
    pub async fn happens(&self, name: &str, besides: &Besides) -> Vec<Message> {
        let store = &self.database.store;
        let said = match besides {
            Besides::Reachable(provider) => {
                reach(store, provider, self.now).await;
                return vec![];
            }
            Besides::Answers(words) => Said::Answer(words),
            Besides::AsksBack(words) => Said::AskBack(words),
            Besides::Declines(words) => Said::Decline(words),
        };
        let asked = inquiry::of_person(&mut store.read().await.unwrap(), &address(name)).await.unwrap();
        let what = (asked[0].id.as_str(), Author::Provider, said);
        answer_inquiry(store, &self.mind.guide, what, self.now).await.unwrap();
        self.delivered().await
    }

    /// What is delivered when all that is due is delivered.
    pub async fn delivered(&self) -> Vec<Message> {
        let channel = Channel::Recorder(self.recorder.clone());
        let channels = Channels::default().with(ChannelKind::Terminal, channel);
        while deliver(&self.database.store, &channels, self.now).await.unwrap() > 0 {}
        self.recorder.take().into_iter().map(|(_, message)| message).collect()
    }

    /// All that is remembered of the conversation with `name`, unsealed.
    pub async fn state(&self, name: &str) -> String {
        let mut tx = self.database.store.read().await.unwrap();
        pretty(&session::load(&mut tx, &address(name)).await.unwrap().session)
    }

    /// Closes the database and removes it. Whatever was tested, nobody waits for anything any more.
    pub async fn remove(self) {
        let tally = outbox::tally(&mut self.database.store.read().await.unwrap()).await.unwrap();
        assert_eq!((tally.waiting, tally.dead, tally.unknown), (0, 0, 0));
        self.database.remove().await;
    }
}

/// What answers: an index of the sample region, which is laid into `database`.
pub async fn mind_on(database: &TestDatabase, now: Timestamp) -> Mind {
    let resources = Settings::default();
    let guide = app::knowledge::guide(&resources).unwrap();
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let text = |name: &str| resources.index_text(name).unwrap();
    let mut sample = file::read(text("region/providers.jsonl").as_bytes(), &known);
    let known = known.with_providers(&sample.providers);
    sample.offers = file::read(text("region/offers.jsonl").as_bytes(), &known).offers;
    seed(&database.store, sample, |_| (), now).await.unwrap();
    let german = Arc::new(app::knowledge::german(&resources, &guide).unwrap());
    let search = Search::in_memory(german).unwrap();
    assert!(index_offers(&database.store, &search, |_, _| ()).await.unwrap());
    Mind { search: Arc::new(search), guide: Arc::new(guide), policies: Arc::default() }
}
