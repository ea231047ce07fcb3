//! Questions to providers in the console: the list, what may be read of each, and what the office says. On SQLite and on
//! PostgreSQL.

use std::sync::atomic::{AtomicU8, Ordering};

use bildungslotse::{
    domain::{
        inquiry::{Author, Category, Closing, Holder, LONGEST_WORDS, Matter, State},
        inquiry_code::Code,
        inquiry_wish::InquiryWish,
        language::Language,
        message::{Address, ChannelKind},
        staff::Role,
    },
    store::{
        inquiry::{self, StoredInquiry},
        provider_way,
    },
    usecase::{
        answer_inquiry::{Said, answer_inquiry},
        inquire::obey,
        mediate::mediate,
        notify_provider::Post,
    },
};

use crate::{
    browser::{Answer, Browser, TestConsole},
    database::TestDatabase,
    provider_ways::{PROVIDER, deliver_all},
};

const LIST: &str = "/verwaltung/fragen";

/// What nobody reads who may not.
const WORDS: &str = "Darf meine Tochter Kunigunde mitmachen?";

pub fn anna() -> Address {
    Address { channel: ChannelKind::Terminal, name: "anna".to_owned() }
}

static ASKED: AtomicU8 = AtomicU8::new(0);

/// Somebody asks the provider `words`; the question as it was stored.
pub async fn ask(console: &TestConsole, (provider, words): (&str, &str)) -> StoredInquiry {
    let mut tx = console.database.store.begin().await.unwrap();
    // Those of a desk fall alike where the dice are loaded.
    let number = ASKED.fetch_add(1, Ordering::Relaxed);
    let code = Code::new([number, number / 32, 7, 7, 7, 7]);
    let matter = Matter {
        provider: provider.to_owned(),
        offer: "turnen".to_owned(),
        title: "Turnen <für> Kinder".to_owned(),
        category: Category::Own,
        language: Language::Simple,
    };
    let wish = InquiryWish::Ask(vec![(code.clone(), matter)], words.to_owned());
    assert!(obey(&mut tx, &anna(), &wish, console.now()).await.unwrap());
    tx.commit().await.unwrap();
    inquiry::by_code(&mut console.database.store.read().await.unwrap(), &code).await.unwrap().unwrap()
}

/// From now on the provider is reached at `address`.
pub async fn reach(console: &TestConsole, address: &Address) {
    let mut tx = console.database.store.begin().await.unwrap();
    provider_way::set(&mut tx, PROVIDER, address, console.now()).await.unwrap();
    tx.commit().await.unwrap();
}

pub fn by_mail() -> Address {
    Address { channel: ChannelKind::Mail, name: "verein@example.org".to_owned() }
}

/// Hands over what is to be handed over, and delivers it.
pub async fn mediated(console: &TestConsole) -> Vec<(Address, String)> {
    let post = Post { channels: ChannelKind::ALL.into(), base: "https://lotse.example".to_owned() };
    let guide = &console.console.mind.guide;
    mediate(&console.database.store, (guide, &post), console.now()).await.unwrap();
    deliver_all(console, &[]).await
}

pub async fn look(console: &TestConsole, asked: &StoredInquiry) -> StoredInquiry {
    inquiry::find(&mut console.database.store.read().await.unwrap(), &asked.id).await.unwrap().unwrap()
}

pub async fn provider_says(console: &TestConsole, asked: &StoredInquiry, said: Said<'_>) {
    let guide = &console.console.mind.guide;
    let what = (asked.id.as_str(), Author::Provider, said);
    answer_inquiry(&console.database.store, guide, what, console.now()).await.unwrap();
}

pub fn path(asked: &StoredInquiry) -> String {
    format!("{LIST}/{}", asked.id)
}

/// Sends one of the forms of the question, as it was read in `page`.
pub async fn send(
    browser: &mut Browser,
    asked: &StoredInquiry,
    (page, step, text): (&str, &str, &str),
) -> Answer {
    let revision = page.split_once("name=\"fassung\" value=\"").map_or("", |(_, rest)| rest);
    let revision = revision.split('"').next().unwrap();
    let path = path(asked);
    browser.submit((&path, &format!("{path}/{step}")), &[("fassung", revision), ("text", text)]).await
}

pub async fn each(test: impl AsyncFn(&TestConsole, &mut Browser)) {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let berta = console.person("berta", Role::Editor).await;
        let mut browser = console.signed_in(&berta).await;
        test(&console, &mut browser).await;
        console.database.remove().await;
    }
}

/// How often the log says `action`.
async fn logged(console: &TestConsole, action: &str) -> usize {
    let mut tx = console.database.store.read().await.unwrap();
    let filter = bildungslotse::store::audit::Filter::default();
    let written = bildungslotse::store::audit::latest(&mut tx, &filter, 100).await.unwrap();
    assert!(written.iter().all(|entry| !entry.detail.contains("Kunigunde")));
    written.iter().filter(|entry| entry.action == action).count()
}

#[tokio::test]
async fn what_the_provider_holds_nobody_in_the_office_reads() {
    each(async |console, browser| {
        reach(console, &by_mail()).await;
        let asked = ask(console, (PROVIDER, WORDS)).await;
        mediated(console).await;
        let page = browser.page(&path(&asked)).await;
        assert!(!page.contains("Kunigunde") && !page.contains("anna"), "{page}");
        assert!(page.contains(&asked.code.to_string()) && page.contains("wartet auf den Anbieter"), "{page}");
        assert!(page.contains("Sie sehen es erst, wenn das Bildungsbüro die Frage übernommen hat"), "{page}");
        assert!(page.contains("Turnen &lt;für&gt; Kinder") && page.contains("Der Anbieter wird erinnert"));
        assert!(!page.contains("<textarea"), "{page}");
        assert_eq!(logged(console, "inquiry-read").await, 0);
        for step in ["antworten", "rueckfragen", "erledigen"] {
            let revision = look(console, &asked).await.revision.to_string();
            let forged = format!("name=\"fassung\" value=\"{revision}\"");
            let answer = send(browser, &asked, (&forged, step, "Hallo")).await;
            assert_eq!(answer.status, 422, "{step}");
            assert!(answer.body.contains("Diese Frage ist beim Anbieter"), "{}", answer.body);
            assert!(!answer.body.contains("Kunigunde"));
        }
        provider_says(console, &asked, Said::Answer("Ja, Kunigunde darf.")).await;
        let page = browser.page(&path(&asked)).await;
        assert!(page.contains("Antwort des Anbieters") && !page.contains("Kunigunde"), "{page}");
        for list in ["", "?teil=anbieter", "?teil=beantwortet", "?teil=beendet", "?suche=dlrg"] {
            assert!(!browser.page(&format!("{LIST}{list}")).await.contains("Kunigunde"));
        }
    })
    .await;
}

#[tokio::test]
async fn the_office_reads_answers_asks_back_and_settles_what_it_has_taken_over() {
    each(async |console, browser| {
        let asked = ask(console, (PROVIDER, WORDS)).await;
        assert_eq!(mediated(console).await.len(), 1, "whoever asks is told");
        let overview = browser.page("/verwaltung").await;
        assert!(overview.contains("Eine Frage wartet auf das Bildungsbüro"), "{overview}");
        assert!(overview.contains("Sie wartet seit dem 10.03.2026."), "{overview}");

        let page = browser.page(&path(&asked)).await;
        assert!(
            page.contains("Kunigunde") && page.contains("Es ist kein Weg zum Anbieter eingetragen."),
            "{page}"
        );
        assert!(page.contains("Die Person liest Einfache Sprache") && !page.contains("anna"), "{page}");
        browser.page(&path(&asked)).await;
        assert_eq!(logged(console, "inquiry-read").await, 1, "once a day");

        let empty = send(browser, &asked, (&page, "antworten", "  \n ")).await;
        assert!(empty.status == 422 && empty.body.contains("Bitte schreiben Sie etwas."));
        let long = "ä".repeat(LONGEST_WORDS + 1);
        let too_long = send(browser, &asked, (&page, "antworten", &long)).await;
        assert!(too_long.status == 422 && too_long.body.contains(&long));

        let sent = send(browser, &asked, (&page, "rueckfragen", "Wie alt ist sie?\r\n\r\nDanke!")).await;
        assert_eq!((sent.status, sent.location()), (303, path(&asked).as_str()));
        let told = deliver_all(console, &[]).await;
        assert!(told[0].0 == anna() && told[0].1.contains("Wie alt ist sie?"), "{}", told[0].1);
        assert_eq!(look(console, &asked).await.inquiry.state, State::AskedBack);
        let page = browser.page(&path(&asked)).await;
        assert!(page.contains("Rückfrage des Bildungsbüros"), "{page}");
        let sent = send(browser, &asked, (&page, "antworten", "Ja, gern.")).await;
        assert_eq!(sent.status, 303);
        let page = browser.page(&path(&asked)).await;
        let settled = send(browser, &asked, (&page, "erledigen", "")).await;
        assert_eq!(settled.status, 303);
        assert_eq!(look(console, &asked).await.inquiry.state, State::Closed(Closing::Settled));
        assert_eq!(deliver_all(console, &[]).await.len(), 2);
        let page = browser.page(&path(&asked)).await;
        assert!(page.contains("vom Bildungsbüro erledigt") && !page.contains("<textarea"), "{page}");
        for action in ["inquiry-asked-back", "inquiry-answered", "inquiry-settled"] {
            assert_eq!(logged(console, action).await, 1, "{action}");
        }
        let late = send(browser, &asked, (&page, "antworten", "Noch etwas")).await;
        assert_eq!(late.status, 422);
        console.pass(24 * 3_600);
        let carla = console.person("carla", Role::Publisher).await;
        let mut other = console.signed_in(&carla).await;
        other.page(&path(&asked)).await;
        assert_eq!(logged(console, "inquiry-read").await, 2, "each person for themselves");
    })
    .await;
}

#[tokio::test]
async fn who_comes_second_keeps_what_was_typed_and_sends_nothing() {
    each(async |console, browser| {
        let asked = ask(console, (PROVIDER, WORDS)).await;
        mediated(console).await;
        let page = browser.page(&path(&asked)).await;
        let carla = console.person("carla", Role::Publisher).await;
        let mut other = console.signed_in(&carla).await;
        assert_eq!(send(&mut other, &asked, (&page, "antworten", "Doch noch: ja.")).await.status, 303);
        deliver_all(console, &[]).await;
        for step in ["antworten", "erledigen"] {
            let second = send(browser, &asked, (&page, step, "Meine <b>mühsame</b> Antwort")).await;
            assert_eq!(second.status, 422);
            assert!(second.body.contains("Inzwischen hat jemand anderes"), "{}", second.body);
            assert!(second.body.contains("Meine &lt;b&gt;mühsame&lt;/b&gt; Antwort"), "{}", second.body);
            assert!(second.body.contains("Doch noch: ja."), "what was said meanwhile stands there");
            assert!(deliver_all(console, &[]).await.is_empty());
        }
        // Whoever asked closes it: then the words are there to be copied.
        let page = browser.page(&path(&asked)).await;
        let mut tx = console.database.store.begin().await.unwrap();
        assert!(
            obey(&mut tx, &anna(), &InquiryWish::Close(asked.code.clone()), console.now()).await.unwrap()
        );
        tx.commit().await.unwrap();
        let late = send(browser, &asked, (&page, "antworten", "Viel Spaß!")).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("readonly") && late.body.contains("Viel Spaß!"), "{}", late.body);
    })
    .await;
}

#[tokio::test]
async fn a_question_goes_back_to_its_provider_once_a_way_is_known_and_is_told_anew() {
    each(async |console, browser| {
        reach(console, &by_mail()).await;
        let asked = ask(console, (PROVIDER, WORDS)).await;
        let refused = bildungslotse::domain::outbox::SendError::Permanent("no such box".to_owned());
        let post = Post { channels: ChannelKind::ALL.into(), base: "https://lotse.example".to_owned() };
        let guide = &console.console.mind.guide;
        mediate(&console.database.store, (guide, &post), console.now()).await.unwrap();
        assert!(deliver_all(console, &[refused]).await.is_empty());
        let told = mediated(console).await;
        assert!(told.len() == 1 && told[0].0 == anna(), "whoever asks is told");
        assert!(matches!(look(console, &asked).await.inquiry.holder, Holder::Office(_)));

        let mut tx = console.database.store.begin().await.unwrap();
        provider_way::remove(&mut tx, PROVIDER, ChannelKind::Mail).await.unwrap();
        tx.commit().await.unwrap();
        let page = browser.page(&path(&asked)).await;
        assert!(page.contains("Das geht erst, wenn ein Weg"), "{page}");
        let refused = send(browser, &asked, (&page, "zurueckgeben", "")).await;
        assert!(refused.status == 422 && refused.body.contains("Tragen Sie zuerst einen ein"));

        reach(console, &by_mail()).await;
        let page = browser.page(&path(&asked)).await;
        console.pass(60);
        let given = send(browser, &asked, (&page, "zurueckgeben", "")).await;
        assert_eq!(given.status, 303);
        assert_eq!(look(console, &asked).await.inquiry.holder, Holder::Provider);
        assert!(!browser.page(&path(&asked)).await.contains("Kunigunde"), "it is no matter of ours any more");
        let told = mediated(console).await;
        assert!(told.len() == 1 && told[0].0 == by_mail(), "{}", told.len());
        assert_eq!(look(console, &asked).await.inquiry.state, State::Delivered);
        assert_eq!(logged(console, "inquiry-given-back").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_list_tells_whose_turn_it_is_and_finds_by_code_and_provider() {
    each(async |console, browser| {
        let office = ask(console, ("unbekannt", WORDS)).await;
        mediated(console).await;
        console.pass(3 * 24 * 3_600);
        let berta = console.person("bert", Role::Editor).await;
        *browser = console.signed_in(&berta).await;
        reach(console, &by_mail()).await;
        let late = ask(console, (PROVIDER, WORDS)).await;
        mediated(console).await;
        let code = |asked: &StoredInquiry| asked.code.to_string();
        let tasks = browser.page(LIST).await;
        assert!(tasks.contains("Aufgaben (1)") && tasks.contains("3 Tage"), "{tasks}");
        assert!(tasks.contains(&code(&office)) && !tasks.contains(&code(&late)), "{tasks}");
        assert!(tasks.contains("Es ist kein Weg zum Anbieter eingetragen."), "{tasks}");
        let provider = browser.page(&format!("{LIST}?teil=anbieter")).await;
        assert!(provider.contains(&code(&late)) && !provider.contains(&code(&office)), "{provider}");

        let signs = late.code.as_str().to_lowercase();
        for words in [signs.as_str(), &signs[..4], "dlrg", &code(&late)] {
            let found = browser.page(&format!("{LIST}?suche={words}")).await;
            assert!(found.contains(&code(&late)) && !found.contains(&code(&office)), "{words}: {found}");
        }
        let nothing = browser.page(&format!("{LIST}?suche=%C3%9F%25%C3%BC")).await;
        assert!(nothing.contains("Dazu gibt es keine Frage."), "{nothing}");

        // Those that a provider did not answer in time come first, although they wait for a shorter time.
        console.pass(10 * 24 * 3_600);
        let carla = console.person("carla", Role::Editor).await;
        *browser = console.signed_in(&carla).await;
        mediated(console).await;
        mediated(console).await;
        let tasks = browser.page(LIST).await;
        let (first, second) = (tasks.find(&code(&late)).unwrap(), tasks.find(&code(&office)).unwrap());
        assert!(first < second, "{tasks}");
        // Who takes a question over does not make anybody wait anew.
        assert!(tasks.contains(">10 Tage<") && tasks.contains(">13 Tage<"), "{tasks}");
        assert!(browser.page("/verwaltung").await.contains("wartet seit dem 10.03.2026."));
        provider_says(console, &late, Said::Decline("")).await;
        assert!(browser.page(&format!("{LIST}?teil=beendet")).await.contains(&code(&late)));
        assert!(browser.page("/verwaltung").await.contains("Eine Frage wartet auf das Bildungsbüro"));
    })
    .await;
}

#[tokio::test]
async fn a_long_list_has_pages() {
    each(async |console, browser| {
        for _ in 0..27 {
            ask(console, ("unbekannt", WORDS)).await;
        }
        mediated(console).await;
        let first = browser.page(LIST).await;
        assert!(first.contains("Aufgaben (27)") && first.contains("?seite=2"), "{first}");
        let second = browser.page(&format!("{LIST}?seite=2")).await;
        assert_eq!(second.matches("/verwaltung/fragen/").count() - 1, 2, "{second}");
    })
    .await;
}
