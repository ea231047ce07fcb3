//! Questions to providers: they arrive, answers come back, and somebody always answers. On SQLite and on PostgreSQL.

use std::collections::BTreeSet;

use bildungslotse::{
    app,
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        dialog::{desk::Policies, guide::Guide},
        inquiry::{Author, Category, Closing, Holder, Matter, State, Takeover},
        inquiry_wish::InquiryWish,
        language::Language,
        message::{Address, ChannelKind},
        outbox::SendError,
        time::Timestamp,
    },
    resource::Settings,
    store::{
        inquiry::{self, StoredInquiry},
        inquiry_entry,
        open::Store,
        provider_link, provider_way,
        token::Token,
    },
    usecase::{
        answer_inquiry::{Said, answer_inquiry},
        deliver::{conclude, deliver},
        forget::{erase, forget_expired},
        inquire::{desk, obey},
        mediate::mediate,
        notify_provider::Post,
    },
};

use crate::database::{NOW, TestDatabase};

/// A county in which questions are asked.
pub struct County {
    pub database: TestDatabase,
    pub guide: Guide,
    pub recorder: Recorder,
    pub post: Post,
}

pub const PROVIDER: &str = "tv-merzig";

pub fn anna() -> Address {
    Address { channel: ChannelKind::Terminal, name: "anna".to_owned() }
}

pub fn by_mail() -> Address {
    Address { channel: ChannelKind::Mail, name: "verein@example.org".to_owned() }
}

impl County {
    pub async fn each() -> Vec<Self> {
        let databases = TestDatabase::each().await;
        databases.into_iter().map(Self::on).collect()
    }

    pub fn on(database: TestDatabase) -> Self {
        let guide = app::knowledge::guide(&Settings::default()).unwrap();
        let channels = ChannelKind::ALL.into();
        let post = Post { channels, base: "https://lotse.example".to_owned() };
        Self { database, guide, recorder: Recorder::default(), post }
    }

    pub fn store(&self) -> &Store {
        &self.database.store
    }

    /// From now on the provider is reached at `address`.
    pub async fn reach(&self, address: &Address) {
        let mut tx = self.store().begin().await.unwrap();
        provider_way::set(&mut tx, PROVIDER, address, NOW).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// `wish` of the person at `address`, whether it could be done.
    pub async fn wish(&self, address: &Address, wish: InquiryWish, now: Timestamp) -> bool {
        let mut tx = self.store().begin().await.unwrap();
        let done = obey(&mut tx, address, &wish, now).await.unwrap();
        tx.commit().await.unwrap();
        done
    }

    /// Somebody asks `words`, and the question as it was stored.
    pub async fn ask(&self, address: &Address, words: &str) -> StoredInquiry {
        let code = {
            let mut tx = self.store().read().await.unwrap();
            desk(&mut tx, address, &Policies::default(), NOW).await.unwrap().codes[0].clone()
        };
        let matter = Matter {
            provider: PROVIDER.to_owned(),
            offer: "turnen".to_owned(),
            title: "Turnen für Kinder".to_owned(),
            category: Category::Own,
            language: Language::German,
        };
        let wish = InquiryWish::Ask(vec![(code.clone(), matter)], words.to_owned());
        assert!(self.wish(address, wish, NOW).await);
        let mut tx = self.store().read().await.unwrap();
        inquiry::by_code(&mut tx, &code).await.unwrap().unwrap()
    }

    pub async fn look(&self, asked: &StoredInquiry) -> Option<StoredInquiry> {
        inquiry::find(&mut self.store().read().await.unwrap(), &asked.id).await.unwrap()
    }

    pub async fn mediate(&self, now: Timestamp) {
        mediate(self.store(), (&self.guide, &self.post), now).await.unwrap();
    }

    /// Delivers what is due, and returns to which channel and in which words.
    pub async fn delivered(&self, now: Timestamp) -> Vec<(ChannelKind, String)> {
        let channels = ChannelKind::ALL.into_iter().fold(Channels::default(), |channels, kind| {
            channels.with(kind, Channel::Recorder(self.recorder.clone()))
        });
        while deliver(self.store(), &channels, now).await.unwrap() > 0 {}
        let taken = self.recorder.take();
        taken.into_iter().map(|(to, message)| (to.channel, message.text)).collect()
    }

    pub async fn says(&self, asked: &StoredInquiry, said: Said<'_>, now: Timestamp) {
        answer_inquiry(self.store(), &self.guide, (&asked.id, Author::Provider, said), now).await.unwrap();
    }
}

fn days(number: i64) -> Timestamp {
    NOW.plus(number * 24 * 3_600)
}

#[tokio::test]
async fn a_mail_names_the_offer_and_a_link_and_never_what_was_asked() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        let asked = county.ask(&anna(), "Darf meine Tochter Lea mitturnen?").await;
        county.mediate(NOW).await;
        let delivered = county.delivered(NOW).await;
        let [(ChannelKind::Mail, text)] = &delivered[..] else { panic!("{}", delivered.len()) };
        assert!(text.contains("Turnen für Kinder") && text.contains(&asked.code.to_string()), "{text}");
        assert!(!text.contains("Lea") && !text.contains("anna"), "{text}");
        let token = text.split("/anbieter/frage/").nth(1).unwrap().split_whitespace().next().unwrap();
        let mut tx = county.store().read().await.unwrap();
        let opened = provider_link::open(&mut tx, &Token::read(token).unwrap(), NOW).await.unwrap();
        assert!(matches!(opened, provider_link::Opened::Pass(_)));
        drop(tx);
        assert_eq!(county.look(&asked).await.unwrap().inquiry.state, State::Delivered);
    }
}

#[tokio::test]
async fn an_answer_comes_back_and_a_reply_goes_out_again() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        county.mediate(NOW).await;
        county.delivered(NOW).await;
        county.says(&asked, Said::AskBack("Wie alt ist das Kind?"), days(1)).await;
        let told = county.delivered(days(1)).await;
        assert!(told[0].1.contains("Wie alt ist das Kind?") && told[0].0 == ChannelKind::Terminal);
        assert!(
            county.wish(&anna(), InquiryWish::Reply(asked.code.clone(), "Sechs".to_owned()), days(2)).await
        );
        assert_eq!(county.look(&asked).await.unwrap().inquiry.state, State::Underway);
        county.mediate(days(2)).await;
        assert_eq!(county.delivered(days(2)).await.len(), 1);
        county.says(&asked, Said::Answer("Ja, gern."), days(3)).await;
        assert!(county.delivered(days(3)).await[0].1.contains("Ja, gern."));
        assert!(county.wish(&anna(), InquiryWish::Close(asked.code.clone()), days(4)).await);
        assert!(
            !county.wish(&anna(), InquiryWish::Reply(asked.code.clone(), "Danke".to_owned()), days(5)).await
        );
        // Thirty days later nothing of it is left.
        forget_expired(county.store(), days(33)).await.unwrap();
        assert!(county.look(&asked).await.is_some());
        forget_expired(county.store(), days(34)).await.unwrap();
        assert!(county.look(&asked).await.is_none());
        let mut tx = county.store().read().await.unwrap();
        assert!(inquiry_entry::of(&mut tx, &asked.id).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn who_does_not_answer_is_reminded_and_then_the_office_takes_over() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        county.mediate(NOW).await;
        assert_eq!(county.delivered(NOW).await.len(), 1);
        // NOW is a Tuesday: Friday at five a reminder is due, and on Tuesday the office takes over.
        county.mediate(days(2)).await;
        assert!(county.delivered(days(2)).await.is_empty());
        county.mediate(days(4)).await;
        let reminder = county.delivered(days(4)).await;
        assert!(reminder[0].1.contains("ohne Antwort") && reminder[0].0 == ChannelKind::Mail);
        county.mediate(days(5)).await;
        assert!(county.delivered(days(5)).await.is_empty());
        county.mediate(days(8)).await;
        let told = county.delivered(days(8)).await;
        assert!(told[0].1.contains("nicht geantwortet") && told[0].0 == ChannelKind::Terminal);
        let held = county.look(&asked).await.unwrap().inquiry.holder;
        assert_eq!(held, Holder::Office(Takeover::Overdue));
    }
}

#[tokio::test]
async fn what_comes_back_is_tried_another_way_and_at_last_the_office_answers() {
    for county in County::each().await {
        let room = Address { channel: ChannelKind::Matrix, name: "!verein:example.org".to_owned() };
        county.reach(&by_mail()).await;
        county.reach(&room).await;
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        for expected in [ChannelKind::Matrix, ChannelKind::Mail] {
            county.mediate(NOW).await;
            let mut tx = county.store().begin().await.unwrap();
            let lane = bildungslotse::store::outbox::Lane {
                channel: expected,
                priority: bildungslotse::domain::outbox::Priority::Inquiry,
            };
            let claimed = bildungslotse::store::outbox::claim(&mut tx, lane, 1, NOW).await.unwrap();
            tx.commit().await.unwrap();
            let refused = Some(Err(SendError::Permanent("no such box".to_owned())));
            conclude(county.store(), &claimed[0], refused, NOW).await.unwrap();
        }
        county.mediate(NOW).await;
        let told = county.delivered(NOW).await;
        assert!(told[0].1.contains("nicht zugestellt"), "{}", told[0].1);
        assert_eq!(
            county.look(&asked).await.unwrap().inquiry.holder,
            Holder::Office(Takeover::Undeliverable)
        );
        let mut tx = county.store().read().await.unwrap();
        assert_eq!(provider_way::broken(&mut tx).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn without_a_way_the_office_answers_and_whoever_asks_is_told_so() {
    for county in County::each().await {
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        county.mediate(NOW).await;
        let told = county.delivered(NOW).await;
        assert!(told[0].1.contains("noch nicht zu erreichen"));
        assert_eq!(county.look(&asked).await.unwrap().inquiry.holder, Holder::Office(Takeover::NoWay));
    }
}

#[tokio::test]
async fn who_is_forgotten_leaves_no_word_and_no_link_behind() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        county.mediate(NOW).await;
        let text = county.delivered(NOW).await.remove(0).1;
        let token =
            text.split("/anbieter/frage/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        let mut tx = county.store().begin().await.unwrap();
        erase(&mut tx, &anna(), NOW).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = county.store().read().await.unwrap();
        let stored = inquiry::find(&mut tx, &asked.id).await.unwrap().unwrap();
        assert_eq!(stored.inquiry.state, State::Closed(Closing::Erased));
        assert!(inquiry::address(&mut tx, &asked.id).await.unwrap().is_none());
        assert!(
            inquiry_entry::of(&mut tx, &asked.id).await.unwrap().iter().all(|entry| entry.words.is_none())
        );
        let opened = provider_link::open(&mut tx, &Token::read(&token).unwrap(), NOW).await.unwrap();
        assert_eq!(opened, provider_link::Opened::Over);
    }
}

#[tokio::test]
async fn several_at_once_count_as_one_question_and_have_nothing_in_common_for_providers() {
    for county in County::each().await {
        let mut tx = county.store().read().await.unwrap();
        let codes = desk(&mut tx, &anna(), &Policies::default(), NOW).await.unwrap().codes;
        drop(tx);
        let matter = |number: usize| Matter {
            provider: format!("kita-{number}"),
            offer: format!("kita-{number}"),
            title: format!("Kita {number}"),
            category: Category::Care,
            language: Language::Simple,
        };
        let asked: Vec<_> =
            codes.into_iter().take(3).enumerate().map(|(n, code)| (code, matter(n))).collect();
        let names: BTreeSet<_> = asked.iter().map(|(code, _)| code.clone()).collect();
        assert_eq!(names.len(), 3);
        assert!(county.wish(&anna(), InquiryWish::Ask(asked, "Ist ein Platz frei?".to_owned()), NOW).await);
        let mut tx = county.store().read().await.unwrap();
        let desk = desk(&mut tx, &anna(), &Policies::default(), NOW).await.unwrap();
        assert_eq!((desk.open(), desk.sent_today, desk.receipts.len()), (1, 3, 3));
    }
}
