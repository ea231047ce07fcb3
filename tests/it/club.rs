//! A club with two offers in tests: somebody asks it, its letters are opened, its pages are answered. On both databases.

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        dialog::desk::Policies,
        inquiry::{Author, Category, Matter},
        inquiry_wish::InquiryWish,
        language::Language,
        letter::offers_path,
        message::{Address, ChannelKind},
        offer::Offer,
        provider::Provider,
        topic::TopicId,
    },
    store::{
        inquiry::{self, StoredInquiry},
        inquiry_entry, offer,
        open::Store,
        provider,
        provider_link::{self, Pass, Purpose},
        provider_way,
    },
    usecase::{
        deliver::deliver,
        inquire::{desk, obey},
        mediate::mediate,
        notify_provider::Post,
    },
};

use crate::{
    browser::{Answer, TestConsole},
    database::{TestDatabase, pretty},
    inquiring::by_mail,
};

/// The club. None of the sample region is called so.
pub const PROVIDER: &str = "tv-beispiel";

/// A club with two offers, which is reached by mail.
pub struct Club {
    pub console: TestConsole,
    pub post: Post,
    recorder: Recorder,
}

/// An offer of `provider`.
pub fn course(id: &str, title: &str, provider: &str) -> Offer {
    Offer {
        id: id.to_owned(),
        title: title.to_owned(),
        provider: provider.to_owned(),
        topics: vec![TopicId::new("sport/schwimmen")],
        schedule: Some("dienstags um 17 Uhr".to_owned()),
        url: Some("https://verein.example/turnen".to_owned()),
        ..Offer::default()
    }
}

/// Lays the club into `store`: two offers of its own, and one of somebody else.
pub async fn found(store: &Store, now: bildungslotse::domain::time::Timestamp) {
    let mut tx = store.begin().await.unwrap();
    let name = "TV Beispiel <b>1860</b>".to_owned();
    let club = Provider { id: PROVIDER.to_owned(), name, ..Provider::default() };
    provider::save(&mut tx, &club).await.unwrap();
    for offer in [
        course("turnen", "Turnen für Kinder", PROVIDER),
        course("ballett", "Ballett", PROVIDER),
        course("fremd", "Rudern", "ruderclub"),
    ] {
        offer::import(&mut tx, &offer, now).await.unwrap();
    }
    provider_way::set(&mut tx, PROVIDER, &by_mail(), now).await.unwrap();
    tx.commit().await.unwrap();
}

impl Club {
    pub async fn each() -> Vec<Self> {
        let mut clubs = vec![];
        for database in TestDatabase::each().await {
            clubs.push(Self::on(database).await);
        }
        clubs
    }

    pub async fn on(database: TestDatabase) -> Self {
        let console = TestConsole::on(database).await;
        found(&console.database.store, console.now()).await;
        let post = Post { channels: ChannelKind::ALL.into(), base: "https://lotse.example".to_owned() };
        Self { console, post, recorder: Recorder::default() }
    }

    pub fn store(&self) -> &Store {
        &self.console.database.store
    }

    /// The person at `address` does `wish`.
    pub async fn wish(&self, address: &Address, wish: InquiryWish) {
        let mut tx = self.store().begin().await.unwrap();
        assert!(obey(&mut tx, address, &wish, self.console.now()).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// The person at `address` asks `words` about the offer called `turnen`.
    pub async fn ask(&self, address: &Address, words: &str) -> StoredInquiry {
        let mut tx = self.store().read().await.unwrap();
        let desk = desk(&mut tx, address, &Policies::default(), self.console.now()).await.unwrap();
        drop(tx);
        let matter = Matter {
            provider: PROVIDER.to_owned(),
            offer: "turnen".to_owned(),
            title: "Turnen für Kinder".to_owned(),
            category: Category::Own,
            language: Language::German,
        };
        let code = desk.codes[0].clone();
        self.wish(address, InquiryWish::Ask(vec![(code.clone(), matter)], words.to_owned())).await;
        inquiry::by_code(&mut self.store().read().await.unwrap(), &code).await.unwrap().unwrap()
    }

    pub async fn look(&self, asked: &StoredInquiry) -> StoredInquiry {
        inquiry::find(&mut self.store().read().await.unwrap(), &asked.id).await.unwrap().unwrap()
    }

    /// What has been said in a question, by whom.
    pub async fn said(&self, asked: &StoredInquiry) -> Vec<(Author, String)> {
        let mut tx = self.store().read().await.unwrap();
        let entries = inquiry_entry::of(&mut tx, &asked.id).await.unwrap();
        entries.into_iter().map(|entry| (entry.author, entry.words.unwrap_or_default())).collect()
    }

    /// All that is delivered when all that is due is delivered.
    pub async fn delivered(&self) -> Vec<(ChannelKind, String)> {
        let now = self.console.now();
        mediate(self.store(), (&self.console.console.mind.guide, &self.post), now).await.unwrap();
        let channels = self.channels();
        while deliver(self.store(), &channels, now).await.unwrap() > 0 {}
        let taken = self.recorder.take();
        taken.into_iter().map(|(to, message)| (to.channel, message.text)).collect()
    }

    /// The same with everything that is delivered, such as the title.
    pub async fn delivered_whole(&self) -> Vec<String> {
        let now = self.console.now();
        mediate(self.store(), (&self.console.console.mind.guide, &self.post), now).await.unwrap();
        let channels = self.channels();
        while deliver(self.store(), &channels, now).await.unwrap() > 0 {}
        self.recorder.take().iter().map(|(_, message)| pretty(message)).collect()
    }

    fn channels(&self) -> Channels {
        ChannelKind::ALL.into_iter().fold(Channels::default(), |channels, kind| {
            channels.with(kind, Channel::Recorder(self.recorder.clone()))
        })
    }

    /// The path that stands in the letter which is delivered now.
    pub async fn link(&self) -> String {
        let delivered = self.delivered().await;
        path_in(&delivered.iter().find(|(_, text)| text.contains("/anbieter/")).unwrap().1)
    }

    /// A link to all offers of the club.
    pub async fn offers_link(&self) -> String {
        let mut tx = self.store().begin().await.unwrap();
        let pass = Pass { provider: PROVIDER.to_owned(), purpose: Purpose::Offers };
        let token =
            provider_link::issue(&mut tx, &pass, ChannelKind::Mail, self.console.now()).await.unwrap();
        tx.commit().await.unwrap();
        offers_path(token.reveal())
    }

    /// Opens a page behind a link.
    pub async fn page(&self, path: &str) -> String {
        self.console.browser().page(path).await
    }

    /// Sends a form of a page behind a link.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.console.browser().post(path, fields).await
    }

    pub async fn offer(&self, id: &str) -> Offer {
        offer::find(&mut self.store().read().await.unwrap(), id).await.unwrap().unwrap()
    }
}

/// The path of the link in a letter.
pub fn path_in(letter: &str) -> String {
    let (_, rest) = letter.split_once("/anbieter/").unwrap();
    format!("/anbieter/{}", rest.split(['"', ' ', '\n', '\\']).next().unwrap())
}
