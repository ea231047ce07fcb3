//! A provider connects a chat of its own and answers there. On SQLite and on PostgreSQL, and on Telegram.

use std::sync::atomic::{AtomicU32, Ordering};

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        dialog::desk::Policies,
        inquiry::{Author, Category, Closing, EntryKind, LONGEST_WORDS, Matter, State},
        inquiry_wish::InquiryWish,
        language::Language,
        link_code::CODE_SECONDS,
        message::{Address, Attachment, ChannelKind, Content, IncomingMessage},
        staff::Role,
    },
    store::{inquiry, inquiry_entry, provider_way},
    usecase::{
        converse::converse,
        deliver::deliver,
        inquire::{desk, obey},
        mediate::mediate,
        notify_provider::Post,
        receive::receive,
    },
};

use crate::{
    browser::TestConsole,
    console_inquiries::{anna, ask, look},
    database::{TestDatabase, address},
    provider_ways::{PROVIDER, page},
    simulation::Simulation,
};

/// A chat of the provider, in which it is told of questions.
struct Office {
    console: TestConsole,
    recorder: Recorder,
    said: AtomicU32,
    sent: AtomicU32,
}

impl Office {
    async fn each() -> Vec<Self> {
        let mut offices = vec![];
        for database in TestDatabase::each().await {
            let console = TestConsole::on(database).await;
            let (said, sent) = (AtomicU32::new(0), AtomicU32::new(0));
            offices.push(Self { console, recorder: Recorder::default(), said, sent });
        }
        offices
    }

    /// The chat called `name` is a way to the provider.
    async fn reach(&self, name: &str) {
        let mut tx = self.console.database.store.begin().await.unwrap();
        provider_way::set(&mut tx, PROVIDER, &address(name), self.console.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// What arrives when all is delivered: to whom, what, and what the message is called.
    async fn delivered(&self) -> Vec<(String, String, String)> {
        let post = Post { channels: ChannelKind::ALL.into(), base: "https://lotse.example".to_owned() };
        let (store, now) = (&self.console.database.store, self.console.now());
        mediate(store, (&self.console.console.mind.guide, &post), now).await.unwrap();
        let channel = Channel::Recorder(self.recorder.clone());
        let channels = Channels::default().with(ChannelKind::Terminal, channel);
        while deliver(store, &channels, now).await.unwrap() > 0 {}
        let name = || (self.sent.fetch_add(1, Ordering::Relaxed) + 1).to_string();
        self.recorder.take().into_iter().map(|(to, message)| (to.name, message.text, name())).collect()
    }

    /// What is said when `name` sends `content` in reply to a message: to whom, and what.
    async fn say(
        &self,
        name: &str,
        (content, replies_to): (Content, Option<&str>),
    ) -> Vec<(String, String, String)> {
        let id = format!("{name}:{}", self.said.fetch_add(1, Ordering::Relaxed));
        let replies_to = replies_to.map(str::to_owned);
        let message = IncomingMessage { replies_to, ..IncomingMessage::new(id, address(name), content) };
        let (store, now) = (&self.console.database.store, self.console.now());
        assert!(receive(store, &message, now).await.unwrap());
        assert_eq!(converse(store, &self.console.console.mind, now).await.unwrap(), 1);
        self.console.pass(5);
        self.delivered().await
    }
}

/// What `name` was told.
fn told(delivered: &[(String, String, String)], name: &str) -> String {
    let own = delivered.iter().filter(|(to, ..)| to == name);
    own.map(|(_, text, _)| text.as_str()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_chat_is_connected_by_the_code_that_the_console_shows() {
    for office in Office::each().await {
        let console = &office.console;
        let berta = console.person("berta", Role::Editor).await;
        let mut browser = console.signed_in(&berta).await;
        let show = format!("{}/chat", page());
        let code = async |browser: &mut crate::browser::Browser| {
            let shown = browser.submit((&page(), &show), &[]).await.body;
            let (_, rest) = shown.split_once("<code class=\"code\">Verbinden ").unwrap();
            rest.split('<').next().unwrap().to_owned()
        };
        let first = code(&mut browser).await;
        let second = code(&mut browser).await;
        let said = office.say("verein", (format!("Verbinden {first}").as_str().into(), None)).await;
        assert!(told(&said, "verein").contains("gilt nicht"), "a new code ends the one before");
        let said = office.say("verein", (format!("verbinden {second}").as_str().into(), None)).await;
        assert!(told(&said, "verein").contains("jetzt mit „DLRG Merzig“ verbunden"), "{said:?}");
        let said = office.say("bert", (format!("Verbinden {second}").as_str().into(), None)).await;
        assert!(told(&said, "bert").contains("gilt nicht"), "a code counts once");
        let third = code(&mut browser).await;
        console.pass(CODE_SECONDS);
        let said = office.say("bert", (format!("Verbinden {third}").as_str().into(), None)).await;
        assert!(told(&said, "bert").contains("gilt nicht"), "and ten minutes");
        let shown = browser.page(&page()).await;
        assert!(shown.contains("Chat am Terminal"), "{shown}");
        let history = browser.page(&format!("/verwaltung/anbieter/{PROVIDER}")).await;
        assert!(history.contains("Weg zum Anbieter eingetragen") && history.contains("berta"), "{history}");
        office.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_reply_in_the_thread_or_after_the_code_is_an_answer() {
    for office in Office::each().await {
        office.reach("verein").await;
        let asked = ask(&office.console, (PROVIDER, "Ist noch Platz?")).await;
        let code = asked.code.to_string();
        let letter = office.delivered().await;
        assert!(told(&letter, "verein").contains("Ist noch Platz?"), "{letter:?}");
        let root = letter[0].2.clone();

        let said = office.say("verein", ("Rückfrage: Wie alt ist das Kind?".into(), Some(&root))).await;
        assert_eq!(told(&said, "verein"), format!("Ihre Rückfrage ist angekommen: {code}"));
        assert!(told(&said, "anna").contains("Wie alt ist das Kind?"), "{said:?}");
        assert_eq!(look(&office.console, &asked).await.inquiry.state, State::AskedBack);
        // In reply to what we confirmed, too: it stands in the same thread.
        let confirmed = said.iter().find(|(to, ..)| to == "verein").unwrap().2.clone();
        let said = office.say("verein", ("Ja, gern.".into(), Some(&confirmed))).await;
        assert_eq!(told(&said, "verein"), format!("Ihre Antwort ist angekommen: {code}"));
        assert!(told(&said, "anna").contains("Ja, gern."), "{said:?}");
        let spoken = format!("{} Kommen Sie einfach vorbei.", asked.code.as_str().to_lowercase());
        let said = office.say("verein", (spoken.as_str().into(), None)).await;
        assert!(told(&said, "anna").contains("Kommen Sie einfach vorbei."), "{said:?}");

        let mut tx = office.console.database.store.read().await.unwrap();
        let entries = inquiry_entry::of(&mut tx, &asked.id).await.unwrap();
        drop(tx);
        let kinds: Vec<_> = entries.iter().map(|entry| (entry.author, entry.kind)).collect();
        let by = |kind| (Author::Provider, kind);
        let expected = [by(EntryKind::AskBack), by(EntryKind::Answer), by(EntryKind::Answer)];
        assert_eq!(kinds[1..], expected);
        let ordinary = office.say("verein", ("Yoga in Perl".into(), None)).await;
        assert!(told(&ordinary, "verein").contains("Perl") && told(&ordinary, "anna").is_empty());
        let said = office.say("verein", ("Ablehnen: Der Kurs ist voll.".into(), Some(&root))).await;
        assert!(told(&said, "verein").contains("ist abgelehnt"), "{said:?}");
        assert_eq!(look(&office.console, &asked).await.inquiry.state, State::Closed(Closing::Declined));
        let said = office.say("verein", ("Doch nicht".into(), Some(&root))).await;
        assert!(told(&said, "verein").contains("schon beendet") && told(&said, "anna").is_empty());
        office.console.database.remove().await;
    }
}

#[tokio::test]
async fn what_cannot_be_handed_on_is_said() {
    for office in Office::each().await {
        office.reach("verein").await;
        let asked = ask(&office.console, (PROVIDER, "Ist noch Platz?")).await;
        let root = office.delivered().await[0].2.clone();
        let long = "ä".repeat(LONGEST_WORDS + 1);
        for (content, expected) in [
            (Content::Unreadable(Attachment::Picture), "nur Text"),
            (Content::Edited("Ja, gern!".to_owned()), "Geänderte Nachrichten"),
            (long.as_str().into(), "1001 Zeichen"),
            ("Rückfrage:".into(), "noch nichts weitergegeben"),
            (asked.code.as_str().into(), "noch nichts weitergegeben"),
        ] {
            let said = office.say("verein", (content, Some(&root))).await;
            assert!(told(&said, "verein").contains(expected), "{expected}: {said:?}");
            assert!(told(&said, "anna").is_empty(), "{expected}");
        }
        let stored = look(&office.console, &asked).await;
        assert_eq!(stored.inquiry.state, State::Delivered);
        // A command is for the bot.
        let said = office.say("verein", ("/hilfe".into(), Some(&root))).await;
        assert!(!told(&said, "verein").contains("weitergegeben") && told(&said, "anna").is_empty());
        let mut connection = office.console.database.connection().await;
        sqlx::raw_sql("delete from inquiry").execute(&mut connection).await.unwrap();
        let said = office.say("verein", ("Ja".into(), Some(&root))).await;
        assert!(told(&said, "verein").contains("Diese Frage gibt es nicht mehr."), "{said:?}");
        office.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_chat_that_is_no_way_of_the_provider_cannot_answer() {
    for office in Office::each().await {
        office.reach("verein").await;
        let asked = ask(&office.console, (PROVIDER, "Ist noch Platz?")).await;
        let root = office.delivered().await[0].2.clone();
        let mut tx = office.console.database.store.begin().await.unwrap();
        provider_way::set(&mut tx, "fc-perl", &address("fussball"), office.console.now()).await.unwrap();
        tx.commit().await.unwrap();
        let spoken = format!("{} Nein, nie.", asked.code);
        for name in ["bert", "fussball"] {
            for replies_to in [None, Some(root.as_str())] {
                let said = office.say(name, (spoken.as_str().into(), replies_to)).await;
                assert!(!told(&said, name).contains("angekommen"), "{name}: {said:?}");
                assert!(said.iter().all(|(to, ..)| to == name), "{name}: {said:?}");
            }
        }
        assert_eq!(look(&office.console, &asked).await.inquiry.state, State::Delivered);
        office.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_linked_chat_that_is_erased_is_no_way_any_more() {
    for office in Office::each().await {
        office.reach("verein").await;
        let asked = ask(&office.console, (PROVIDER, "Ist noch Platz?")).await;
        let root = office.delivered().await[0].2.clone();
        office.say("verein", ("löschen".into(), None)).await;
        office.say("verein", ("ja".into(), None)).await;
        let known = "select count(*) from provider_way where address <> '' or chat <> ''";
        assert_eq!(office.console.database.number(known).await, 0);
        let anna = office.console.person("anna", Role::Editor).await;
        let mut browser = office.console.signed_in(&anna).await;
        for page in ["/verwaltung/fragen/wege", &format!("/verwaltung/anbieter/{PROVIDER}/wege")] {
            let shown = browser.page(page).await;
            assert!(
                shown.contains("nicht mehr verbunden") && shown.contains("nicht mehr gespeichert"),
                "{shown}"
            );
        }
        let spoken = format!("{} Ja, gern.", asked.code);
        for replies_to in [None, Some(root.as_str())] {
            let said = office.say("verein", (spoken.as_str().into(), replies_to)).await;
            assert!(!told(&said, "verein").contains("angekommen") && told(&said, "anna").is_empty());
        }
        assert_eq!(look(&office.console, &asked).await.inquiry.state, State::Delivered);
        office.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_reply_to_an_answer_that_came_days_ago_is_one() {
    for office in Office::each().await {
        office.reach("verein").await;
        ask(&office.console, (PROVIDER, "Ist noch Platz?")).await;
        let letter = office.delivered().await;
        let said = office.say("verein", ("Ja. Wie alt ist das Kind?".into(), Some(&letter[0].2))).await;
        let (.., answer) = said.iter().find(|(to, ..)| to == "anna").unwrap();
        office.console.pass(3 * 24 * 3_600);
        let sent = office.say("anna", ("Sechs Jahre.".into(), Some(answer))).await;
        assert!(told(&sent, "anna").contains("unterwegs"), "{sent:?}");
        assert!(told(&sent, "verein").contains("Sechs Jahre."), "{sent:?}");
        // Nobody waits for words now: the same is a conversation like any other.
        let said = office.say("anna", ("Yoga in Perl".into(), Some(answer))).await;
        assert!(told(&said, "anna").contains("Perl") && told(&said, "verein").is_empty(), "{said:?}");
        office.console.database.remove().await;
    }
}

#[tokio::test]
async fn on_telegram_a_reply_to_the_question_and_a_code_are_answers() {
    let simulation = Simulation::on(TestDatabase::hasty().await, 1).await;
    simulation.say("verein", "Hallo").await;
    let (store, guide) = (simulation.store.clone(), simulation.mind.guide.clone());
    let name = simulation.people.chat_id("verein").to_string();
    let chat = Address { channel: ChannelKind::Telegram, name };
    let mut tx = store.begin().await.unwrap();
    provider_way::set(&mut tx, PROVIDER, &chat, simulation.now()).await.unwrap();
    let code = desk(&mut tx, &anna(), &Policies::default(), simulation.now()).await.unwrap().codes.remove(0);
    let matter = Matter {
        provider: PROVIDER.to_owned(),
        offer: "turnen".to_owned(),
        title: "Turnen".to_owned(),
        category: Category::Places,
        language: Language::German,
    };
    let wish = InquiryWish::Ask(vec![(code.clone(), matter)], "Ist noch Platz?".to_owned());
    assert!(obey(&mut tx, &anna(), &wish, simulation.now()).await.unwrap());
    tx.commit().await.unwrap();
    let post = Post { channels: [ChannelKind::Telegram].into(), base: "https://lotse.example".to_owned() };
    mediate(&store, (&guide, &post), simulation.now()).await.unwrap();
    simulation.ring();
    simulation.pass(3_000).await;
    let letter = simulation.people.last("verein");
    assert!(letter.text.contains("Ist noch Platz?"), "{}", letter.text);

    simulation.people.reply("verein", letter.id, "Ja, gern.");
    simulation.pass(3_000).await;
    let confirmed = simulation.people.last("verein");
    assert_eq!(confirmed.text, format!("Ihre Antwort ist angekommen: {code}"));
    assert_eq!(confirmed.replies_to, Some(letter.id), "it stands in the thread");
    simulation.people.say("verein", &format!("{code}: Bringen Sie ein Handtuch mit."));
    simulation.pass(3_000).await;
    assert!(simulation.people.last("verein").text.contains("angekommen"));
    simulation.people.say("verein", "Yoga in Perl");
    simulation.pass(3_000).await;
    assert!(simulation.people.last("verein").text.contains("Perl"));
    let mut tx = store.read().await.unwrap();
    let stored = inquiry::by_code(&mut tx, &code).await.unwrap().unwrap();
    let entries = inquiry_entry::of(&mut tx, &stored.id).await.unwrap();
    drop(tx);
    let words: Vec<_> = entries.iter().filter_map(|entry| entry.words.as_deref()).collect();
    assert_eq!(words, ["Ist noch Platz?", "Ja, gern.", "Bringen Sie ein Handtuch mit."]);
    simulation.end().await;
}
