//! A provider answers on the page behind its link, without an account. On SQLite and on PostgreSQL.

use axum::{body::Body, http::Request};
use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        dialog::desk::Policies,
        inquiry::{Author, Category, Closing, Holder, Matter, State, Takeover},
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
        provider_link::{self, LINK_SECONDS, Pass, Purpose},
        provider_way,
    },
    usecase::{
        deliver::deliver,
        forget::erase,
        inquire::{desk, obey},
        mediate::mediate,
        notify_provider::Post,
    },
};

use crate::{
    browser::{Answer, HOST, TestConsole},
    database::{TestDatabase, pretty},
    inquiring::{anna, by_mail},
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
        let token = provider_link::issue(&mut tx, &pass, self.console.now()).await.unwrap();
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

#[tokio::test]
async fn what_is_answered_on_the_page_is_read_in_the_chat() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Darf meine Tochter\nmitturnen?").await;
        let path = club.link().await;
        let page = club.page(&path).await;
        for words in ["Turnen für Kinder", &asked.code.to_string(), "Darf meine Tochter\nmitturnen?"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(page.contains("wartet auf Ihre Antwort") && page.contains("https://verein.example/turnen"));
        assert!(!page.contains("anna") && !page.contains("<script"), "{page}");

        let sent =
            club.send(&path, &[("tat", "rueckfrage"), ("worte", "Wie alt ist sie?"), ("gelesen", "1")]);
        let sent = sent.await;
        assert_eq!((sent.status, sent.location()), (303, format!("{path}?gesagt=rueckfrage").as_str()));
        assert!(club.page(sent.location()).await.contains("Ihre Rückfrage ist unterwegs"));
        assert_eq!(club.look(&asked).await.inquiry.state, State::AskedBack);
        assert!(club.delivered().await[0].1.contains("Wie alt ist sie?"));

        club.wish(&anna(), InquiryWish::Reply(asked.code.clone(), "Sechs".to_owned())).await;
        let newer = club.link().await;
        assert_ne!(newer, path, "each letter has a link of its own");
        for (number, words) in [(3, "Ja, gern."), (4, "Bitte Turnschuhe mitbringen.")] {
            let page = club.page(&newer).await;
            assert!(page.contains("Sechs") && page.contains("Wie alt ist sie?"));
            let seen = format!("name=\"gelesen\" value=\"{number}\"");
            assert!(page.contains(&seen), "{seen}: {page}");
            let fields = [("tat", "antwort"), ("worte", words), ("gelesen", &number.to_string())];
            assert_eq!(club.send(&newer, &fields).await.status, 303);
            let told = club.delivered().await;
            assert!(told[0].0 == ChannelKind::Terminal && told[0].1.contains(words), "{}", told[0].1);
        }
        let page = club.page(&newer).await;
        assert!(page.contains("Die Frage ist beantwortet") && page.contains("Turnschuhe"), "{page}");
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn the_same_answer_sent_twice_is_one_and_what_came_meanwhile_is_read_first() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        let fields = [("tat", "antwort"), ("worte", "Ja."), ("gelesen", "1")];
        let mut browser = club.console.browser();
        let mut other = club.console.browser();
        let (first, second) = tokio::join!(browser.post(&path, &fields), other.post(&path, &fields));
        assert_eq!((first.status, second.status), (303, 303));
        assert_eq!(club.send(&path, &fields).await.status, 303);
        assert_eq!(club.said(&asked).await.len(), 2);
        assert_eq!(club.delivered().await.len(), 1, "and the citizen is told once");

        club.wish(&anna(), InquiryWish::Reply(asked.code.clone(), "Auch für zwei?".to_owned())).await;
        let late = [("tat", "antwort"), ("worte", "Ja, kommt vorbei!"), ("gelesen", "2")];
        let refused = club.send(&path, &late).await;
        assert_eq!(refused.status, 409);
        for words in ["Inzwischen ist etwas Neues", "Auch für zwei?", "Ja, kommt vorbei!</textarea>"] {
            assert!(refused.body.contains(words), "{words}: {}", refused.body);
        }
        assert_eq!(club.said(&asked).await.len(), 3);
        // Whoever has read it says the same again, and it counts.
        let again = [("tat", "antwort"), ("worte", "Ja."), ("gelesen", "3")];
        assert_eq!(club.send(&path, &again).await.status, 303);
        assert_eq!(club.said(&asked).await.len(), 4);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn nothing_and_too_much_are_refused_and_what_was_written_is_kept() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        for (words, fault) in [
            (" \u{202e}\u{200b}\r\n ".to_owned(), "Bitte schreiben Sie etwas"),
            ("ä".repeat(2_001), "kürzen Sie den Text auf 2000 Zeichen"),
        ] {
            for act in ["antwort", "rueckfrage"] {
                let fields = [("tat", act), ("worte", words.as_str()), ("gelesen", "1")];
                let refused = club.send(&path, &fields).await;
                assert_eq!(refused.status, 422);
                assert!(refused.body.contains(fault) && refused.body.contains("aria-invalid"), "{fault}");
                assert!(refused.body.contains(&format!("{words}</textarea>")), "{}", refused.body);
            }
        }
        assert_eq!(club.said(&asked).await.len(), 1);
        let evil = "Ja\u{202e}\u{0}<script>alert(1)</script>";
        assert_eq!(
            club.send(&path, &[("tat", "antwort"), ("worte", evil), ("gelesen", "1")]).await.status,
            303
        );
        assert_eq!(club.said(&asked).await[1].1, "Ja<script>alert(1)</script>");
        let page = club.page(&path).await;
        assert!(page.contains("Ja&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
        // No act, or one that nobody knows.
        assert_eq!(club.send(&path, &[("worte", "Ja.")]).await.status, 404);
        assert_eq!(club.send(&path, &[("tat", "loeschen")]).await.status, 404);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn who_will_not_answer_says_so_and_abuse_goes_to_the_office() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        for _ in 0..2 {
            assert_eq!(club.send(&path, &[("tat", "missbrauch"), ("gelesen", "1")]).await.status, 303);
        }
        assert_eq!(club.look(&asked).await.inquiry.holder, Holder::Office(Takeover::Reported));
        assert_eq!(club.delivered().await.len(), 1, "the citizen is told once");
        let page = club.page(&path).await;
        assert!(page.contains("Sie haben die Frage gemeldet") && !page.contains("value=\"missbrauch\""));

        let asked = club.ask(&anna(), "Und am Mittwoch?").await;
        let path = club.link().await;
        for _ in 0..2 {
            let fields = [("tat", "absage"), ("worte", "Wir haben Pause."), ("gelesen", "1")];
            assert_eq!(club.send(&path, &fields).await.status, 303);
        }
        assert_eq!(club.look(&asked).await.inquiry.state, State::Closed(Closing::Declined));
        let told = club.delivered().await;
        assert!(told.len() == 1 && told[0].1.contains("Wir haben Pause."));
        let page = club.page(&path).await;
        assert!(page.contains("Sie beantworten die Frage nicht") && !page.contains("value=\"antwort\""));
        let late = club.send(&path, &[("tat", "antwort"), ("worte", "Doch!"), ("gelesen", "2")]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("inzwischen zu Ende") && late.body.contains("Doch!"), "{}", late.body);

        // Without a reason it is said, too.
        let asked = club.ask(&anna(), "Und am Freitag?").await;
        let path = club.link().await;
        assert_eq!(club.send(&path, &[("tat", "absage"), ("worte", ""), ("gelesen", "1")]).await.status, 303);
        assert_eq!(club.said(&asked).await.len(), 1);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_link_opens_one_thing_for_14_days_and_not_after_the_question_was_taken_back() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Erste Frage").await;
        let first = club.link().await;
        club.ask(&anna(), "Zweite Frage").await;
        let second = club.link().await;
        let all = club.offers_link().await;
        assert!(!club.page(&first).await.contains("Zweite Frage"));
        assert!(!club.page(&second).await.contains("Erste Frage"));
        // A token for one thing is none for another.
        let token = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        for foreign in [
            format!("/anbieter/frage/{}", token(&all)),
            format!("/anbieter/angebote/{}", token(&first)),
            format!("/anbieter/frage/{}", "0".repeat(64)),
            format!("/anbieter/frage/F{}", &token(&first)[1..]),
            "/anbieter/angebote/x".to_owned(),
        ] {
            let answer = club.console.browser().get(&foreign).await;
            assert_eq!(answer.status, 404, "{foreign}");
            assert!(answer.body.contains("Diesen Link gibt es nicht") && answer.body.contains("06861"));
            let fields = [("tat", "antwort"), ("worte", "Ja"), ("gelesen", "1"), ("angebot", "turnen")];
            assert_eq!(club.send(&foreign, &fields).await.status, 404, "{foreign}");
            let fields = [("tat", "alle"), ("angebot", "turnen")];
            assert_eq!(club.send(&foreign, &fields).await.status, 404, "{foreign}");
        }
        // A question opens no offer but its own.
        let fields = [("tat", "ausgebucht"), ("angebot", "ballett")];
        assert_eq!(club.send(&first, &fields).await.status, 303);
        assert_eq!(club.offer("ballett").await.capacity.free, None);

        club.wish(&anna(), InquiryWish::Withdraw(asked.code.clone())).await;
        let answer = club.console.browser().get(&first).await;
        assert_eq!(answer.status, 410);
        assert!(answer.body.contains("zurückgezogen") && !answer.body.contains("Erste Frage"));
        club.console.pass(LINK_SECONDS);
        for path in [&second, &all] {
            let answer = club.console.browser().get(path).await;
            assert_eq!(answer.status, 410, "{path}");
            assert!(answer.body.contains("gilt nicht mehr") && answer.body.contains("06861"));
            let fields = [("tat", "antwort"), ("worte", "Ja"), ("gelesen", "1")];
            assert_eq!(club.send(path, &fields).await.status, 410, "{path}");
        }
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn of_who_is_forgotten_no_word_is_shown() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Geheime Frage").await;
        let path = club.link().await;
        let token = path.rsplit('/').next().unwrap();
        let mut tx = club.store().begin().await.unwrap();
        erase(&mut tx, &anna(), club.console.now()).await.unwrap();
        // Even if the link were still good.
        let pass = Pass { provider: PROVIDER.to_owned(), purpose: Purpose::Inquiry(asked.id.clone()) };
        let fresh = provider_link::issue(&mut tx, &pass, club.console.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(club.console.browser().get(&path).await.status, 410);
        let page = club.page(&format!("/anbieter/frage/{}", fresh.reveal())).await;
        assert!(page.contains("Die Frage wurde gelöscht") && !page.contains("Geheime"), "{page}");
        assert!(!page.contains(token));
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_page_behind_a_link_tells_nobody_where_it_is() {
    let club = Club::on(TestDatabase::hasty().await).await;
    club.ask(&anna(), "Ist noch Platz?").await;
    let (question, offers) = (club.link().await, club.offers_link().await);
    let unknown = format!("/anbieter/frage/{}", "0".repeat(64));
    for path in [question.as_str(), &offers, &unknown, "/anbieter/frage/x/y"] {
        let answer = club.console.browser().get(path).await;
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
            ("x-robots-tag", "noindex, nofollow, noarchive"),
            ("set-cookie", ""),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert!(!answer.body.contains("/verwaltung"), "{path}: {}", answer.body);
        let request = Request::head(path).header("host", HOST);
        let head = club.console.browser().ask(request, Body::empty()).await;
        assert_eq!((head.status, head.body.as_str()), (answer.status, ""));
    }
    // What a browser sends from such a page has no origin; what comes from elsewhere is refused.
    let post = |origin: &'static str, site: &'static str| {
        Request::post(&question).header("origin", origin).header("sec-fetch-site", site)
    };
    let body = || Body::from("tat=antwort&worte=Ja&gelesen=1");
    let mut browser = club.console.browser();
    for (origin, site, status) in [
        ("https://evil.example", "cross-site", 403),
        ("null", "cross-site", 403),
        ("null", "same-origin", 303),
    ] {
        let answer = browser.ask(post(origin, site), body()).await;
        assert_eq!(answer.status, status, "{origin} {site}");
    }
}
