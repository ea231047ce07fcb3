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
        dialog::guide::Guide,
        import::{file, known::Known},
        message::{Address, ChannelKind, IncomingMessage, Message},
        time::{Date, Timestamp},
    },
    resource::Settings,
    search::engine::Search,
    usecase::{
        converse::{Counter, converse},
        deliver::deliver,
        index_offers::index_offers,
        receive::receive,
        seed::seed,
    },
};

use crate::database::TestDatabase;

/// The bot, open on a database.
pub struct TestApp {
    pub database: TestDatabase,
    pub search: Search,
    pub guide: Guide,
    pub now: Timestamp,
    recorder: Recorder,
    said: u32,
}

impl TestApp {
    /// The bot with the sample region in `database`, on the day for which the relevance of offers was judged.
    pub async fn on(database: TestDatabase) -> Self {
        let now = Timestamp::noon_of(Date::constant(2025, 11, 23));
        let resources = Settings::default();
        let guide = app::guide(&resources).unwrap();
        let known = Known::new(&guide.topics, &guide.gazetteer);
        let text = |name: &str| resources.index_text(name).unwrap();
        let mut sample = file::read(text("region/providers.jsonl").as_bytes(), &known);
        let known = known.with_providers(&sample.providers);
        sample.offers = file::read(text("region/offers.jsonl").as_bytes(), &known).offers;
        seed(&database.store, sample, |_| (), now).await.unwrap();
        let german = Arc::new(app::german(&resources, &guide).unwrap());
        let search = Search::in_memory(german).unwrap();
        assert!(index_offers(&database.store, &search, |_, _| ()).await.unwrap());
        Self { database, search, guide, now, recorder: Recorder::default(), said: 0 }
    }

    /// What is answered to `name`, who says `text` a minute after the last one spoke: exactly one message.
    pub async fn say(&mut self, name: &str, text: &str) -> Message {
        self.said += 1;
        self.now = self.now.plus(60);
        let from = Address { channel: ChannelKind::Terminal, name: name.to_owned() };
        let message = IncomingMessage { id: format!("{name}:{}", self.said), from, text: text.to_owned() };
        let store = &self.database.store;
        assert!(receive(store, &message, self.now).await.unwrap());
        assert!(!receive(store, &message, self.now).await.unwrap(), "the same message twice is one");
        let counter = Counter { store, search: &self.search, guide: &self.guide };
        assert_eq!(converse(counter, self.now).await.unwrap(), 1);
        let channel = Channel::Recorder(self.recorder.clone());
        let channels = Channels::default().with(ChannelKind::Terminal, channel);
        while deliver(store, &channels, self.now).await.unwrap() > 0 {}
        let mut sent = self.recorder.take();
        assert_eq!(sent.len(), 1, "{text:?} gets exactly one answer");
        sent.remove(0).1
    }

    /// Closes the database and removes it.
    pub async fn remove(self) {
        self.database.remove().await;
    }
}
