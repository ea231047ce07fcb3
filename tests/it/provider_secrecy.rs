//! What links give away: nothing to machines that look at them, nothing to who guesses, and nothing about who asks.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{body::Body, http::Request};
use bildungslotse::{
    domain::{
        message::{Address, ChannelKind},
        staff::Role,
    },
    store::{
        open::{Settings, Store},
        provider_link::{self, Opened},
        provider_way,
        token::Token,
    },
};
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;

use crate::{
    browser::{Answer, HOST},
    club::{Club, PROVIDER, path_in},
    database::{TestDatabase, test_key},
    inquiring::{anna, by_mail},
};

/// So many links are guessed through the pages, and so many by what these do first.
const GUESSED_PAGES: u64 = 10_000;
const GUESSED: u64 = 1_000_000;

/// Every row of every table, in order.
async fn dump(database: &TestDatabase) -> BTreeMap<String, Vec<String>> {
    let mut connection = database.connection().await;
    let is_sqlite = database.file().is_some();
    let names = if is_sqlite {
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
    } else {
        "select cast(table_name as text) from information_schema.tables where table_schema = 'public'"
    };
    let names: Vec<String> = sqlx::query_scalar(names).fetch_all(&mut connection).await.unwrap();
    let mut dump = BTreeMap::new();
    for name in names {
        let rows = if is_sqlite {
            let columns = format!("select name from pragma_table_info('{name}')");
            let columns: Vec<String> =
                sqlx::query_scalar(AssertSqlSafe(columns)).fetch_all(&mut connection).await.unwrap();
            let quoted: Vec<_> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            format!("select {} from \"{name}\" order by 1", quoted.join(" || '|' || "))
        } else {
            format!("select cast(row_to_json(t) as text) from \"{name}\" t order by 1")
        };
        let rows: Vec<String> =
            sqlx::query_scalar(AssertSqlSafe(rows)).fetch_all(&mut connection).await.unwrap();
        dump.insert(name, rows);
    }
    assert!(dump.len() > 20 && !dump["inquiry"].is_empty() && !dump["provider_link"].is_empty());
    dump
}

#[tokio::test]
async fn a_hundred_machines_that_look_at_a_link_change_nothing() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let (question, offers) = (club.link().await, club.offers_link().await);
        let berta = club.console.person("berta@kreis.example", Role::Admin).await;
        let session = club.console.session(&berta).await;
        // Long enough that a page of the console would write down that the session is used.
        club.console.pass(300);
        let before = dump(&club.console.database).await;
        let mut bodies = BTreeSet::new();
        for number in 0..100 {
            for path in [question.as_str(), &offers, &format!("{offers}?angebot=turnen")] {
                for method in ["GET", "HEAD"] {
                    let mut scanner = club.console.browser();
                    let mut request = Request::builder().method(method).uri(path).header("host", HOST);
                    request = request.header("user-agent", format!("LinkScanner/{number}"));
                    if number % 2 == 0 {
                        scanner.plant(bildungslotse::web::cookie::SESSION, session.reveal());
                        request = request.header("purpose", "prefetch").header("hx-request", "true");
                    }
                    let answer = scanner.ask(request, Body::empty()).await;
                    assert_eq!(answer.status, 200, "{method} {path}");
                    if method == "GET" {
                        bodies.insert(answer.body);
                    }
                }
            }
        }
        assert_eq!(bodies.len(), 3, "each page is the same for everybody");
        let after = dump(&club.console.database).await;
        assert!(before == after, "a table has changed");
        // A person can still answer.
        let fields = [("tat", "antwort"), ("worte", "Ja."), ("gelesen", "1")];
        assert_eq!(club.send(&question, &fields).await.status, 303);
        assert_eq!(club.said(&asked).await.len(), 2);
        assert!(before != dump(&club.console.database).await);
        club.console.database.remove().await;
    }
}

/// The guess with this number: as random as a link.
fn guess(number: u64) -> Token {
    let digest = Sha256::digest(number.to_le_bytes());
    let hex = digest.iter().fold(String::new(), |text, byte| text + format!("{byte:02x}").as_str());
    Token::read(&hex).unwrap()
}

/// An answer without what is drawn anew for each.
fn told(answer: &Answer) -> (u16, String, String) {
    let mut headers = answer.headers.clone();
    headers.remove("content-security-policy");
    (answer.status, format!("{headers:?}"), answer.body.clone())
}

#[tokio::test]
async fn who_guesses_finds_nothing_and_learns_nothing() {
    let club = Club::on(TestDatabase::hasty().await).await;
    for _ in 0..2 {
        club.ask(&anna(), "Ist noch Platz?").await;
        club.link().await;
        club.offers_link().await;
    }
    // Whoever sent words finds them again, and nothing else is different.
    let (mut answers, mut with_words) = (BTreeSet::new(), BTreeSet::new());
    for number in 0..GUESSED_PAGES {
        let kind = if number % 2 == 0 { "frage" } else { "angebote" };
        let path = format!("/anbieter/{kind}/{}", guess(number).reveal());
        match number / 2 % 3 {
            0 => answers.insert(told(&club.console.browser().get(&path).await)),
            1 => answers.insert(told(&club.send(&path, &[("tat", "stimmt"), ("angebot", "turnen")]).await)),
            _ => with_words.insert(told(
                &club.send(&path, &[("tat", "antwort"), ("worte", "Ja"), ("gelesen", "1")]).await,
            )),
        };
    }
    assert_eq!((answers.len(), with_words.len()), (1, 1), "every guess is answered alike");
    let (guessed, written) = (answers.first().unwrap(), with_words.first().unwrap());
    assert_eq!((guessed.0, written.0), (404, 404));
    let without_length = |headers: &str| {
        let (before, rest) = headers.split_once("\"content-length\"").unwrap();
        before.to_owned() + rest.split_once(", ").unwrap().1
    };
    assert_eq!(without_length(&guessed.1), without_length(&written.1));
    let (before, rest) = written.2.split_once("<section class=\"card\" aria-labelledby=\"typed\">").unwrap();
    let after = rest.split_once("</section>\n").unwrap().1;
    assert_eq!(guessed.2.replace('\n', ""), format!("{before}{after}").replace('\n', ""));

    let now = club.console.now();
    let mut tx = club.store().read().await.unwrap();
    for number in 0..GUESSED {
        let opened = provider_link::open(&mut tx, &guess(number), now).await.unwrap();
        assert_eq!(opened, Opened::Unknown);
    }
    drop(tx);

    println!("{GUESSED_PAGES} pages answered alike, {GUESSED} links looked up: 0 hits");
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_link_and_no_word_is_logged_or_lies_open_in_the_database() {
    let club = Club::on(TestDatabase::hasty().await).await;
    let log = Log::default();
    let writer = log.clone();
    let logging = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(logging);
    club.ask(&anna(), "KANARI-frage").await;
    let (question, offers) = (club.link().await, club.offers_link().await);
    let token = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    for path in [&question, &offers] {
        club.page(path).await;
        for fields in [
            [("tat", "antwort"), ("worte", "KANARI-antwort"), ("gelesen", "0")],
            [("tat", "antwort"), ("worte", "KANARI-antwort"), ("gelesen", "1")],
            [("tat", "notiz"), ("notiz", "KANARI-notiz"), ("angebot", "turnen")],
            [("tat", "aendern"), ("stand", "-7"), ("contact.phone", "KANARI")],
            [("tat", "stimmt"), ("angebot", "turnen"), ("x", "y")],
        ] {
            club.send(path, &fields).await;
        }
    }
    tracing::info!("KANARI-log");
    drop(guard);
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(logged.contains("KANARI-log"));
    let stolen = club.console.database.stolen().await;
    for secret in [token(&question), token(&offers)] {
        assert!(!logged.contains(&secret) && !stolen.contains(&secret));
    }
    for words in ["KANARI-frage", "KANARI-antwort", "KANARI-notiz"] {
        assert!(!logged.contains(words) && !stolen.contains(words), "{words}");
    }
}

static THROWS: AtomicU64 = AtomicU64::new(0);

/// Dice that show the same again once they are set back.
fn same_dice(bytes: &mut [u8]) {
    let digest = Sha256::digest(THROWS.fetch_add(1, Ordering::Relaxed).to_le_bytes());
    bytes.iter_mut().zip(digest.iter().cycle()).for_each(|(byte, part)| *byte = *part);
}

/// All that a provider sees of a question which the person at `address` asks, over each way that leads to it.
async fn seen(club: &mut Club, address: &Address, seed: u64) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/test.db", folder.path().display());
    let mut shown = vec![];
    for channel in [ChannelKind::Mail, ChannelKind::Telegram, ChannelKind::Matrix, ChannelKind::Webhook] {
        let settings = Settings { url: format!("{url}-{}", channel.name()), ..Settings::default() };
        THROWS.store(seed, Ordering::Relaxed);
        // Everything that is random comes from these dice.
        let store = Store::open(&settings, test_key(1), same_dice).await.unwrap();
        club.console.again_on(store);
        crate::club::found(club.store(), club.console.now()).await;
        let mut tx = club.store().begin().await.unwrap();
        provider_way::remove(&mut tx, PROVIDER, ChannelKind::Mail).await.unwrap();
        let way = Address { channel, name: by_mail().name };
        provider_way::set(&mut tx, PROVIDER, &way, club.console.now()).await.unwrap();
        tx.commit().await.unwrap();

        let asked = club.ask(address, "Ist noch Platz?").await;
        let letter = club.delivered_whole().await.remove(0);
        let path = path_in(&letter);
        let fields = [("tat", "rueckfrage"), ("worte", "Für wen?"), ("gelesen", "1")];
        let mut answers = vec![club.console.browser().get(&path).await, club.send(&path, &fields).await];
        club.delivered().await;
        let reply = bildungslotse::domain::inquiry_wish::InquiryWish::Reply;
        club.wish(address, reply(asked.code.clone(), "Für mich".to_owned())).await;
        let next = club.delivered_whole().await.remove(0);
        answers.push(club.console.browser().get(&path_in(&next)).await);
        let token = |letter: &str| path_in(letter).rsplit('/').next().unwrap().to_owned();
        let random = [
            (token(&letter), "TOKEN"),
            (token(&next), "TOKEN"),
            (asked.code.to_string(), "CODE"),
            (asked.id.clone(), "THREAD"),
        ];
        let texts =
            [letter, next].into_iter().chain(answers.iter().map(|answer| format!("{:?}", told(answer))));
        shown.extend(texts.map(|text| {
            random.iter().fold(text, |text, (random, name)| text.replace(random.as_str(), name))
        }));
    }
    shown
}

#[tokio::test]
async fn two_people_who_ask_the_same_look_the_same_to_the_provider() {
    let person = |channel, name: &str| Address { channel, name: name.to_owned() };
    let mut club = Club::on(TestDatabase::hasty().await).await;
    let first = seen(&mut club, &person(ChannelKind::Terminal, "anna"), 0).await;
    assert_eq!(first.len(), 20);
    for (address, seed) in [
        (person(ChannelKind::Telegram, "8812345678"), 0),
        (person(ChannelKind::Matrix, "!raum:example.org"), 0),
        (person(ChannelKind::Terminal, "Ein sehr langer Name, der auffällt"), 0),
        // Other dice: only code and token differ.
        (person(ChannelKind::Telegram, "17"), 1 << 40),
    ] {
        let other = seen(&mut club, &address, seed).await;
        for (one, other) in first.iter().zip(&other) {
            assert_eq!(one, other);
        }
        assert_eq!(first.len(), other.len());
    }
}
