//! A service that takes questions to providers is killed two hundred times while the mail server puts off, refuses and loses
//! mails: each question arrives, or the office has it, and whoever asked is told one true state.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

use bildungslotse::{
    app,
    channel::{
        mail::sender::{Mail, RATE},
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        dialog::guide::Guide,
        inquiry::{Author, Category, Holder, Matter, State, Takeover},
        inquiry_code::Code,
        inquiry_wish::InquiryWish,
        language::Language,
        message::{Address, ChannelKind},
        pace::Rate,
        time::Timestamp,
    },
    resource::Settings,
    store::{
        inquiry::{self, StoredInquiry},
        open::Store,
        outbox, provider_way,
    },
    usecase::{
        answer_inquiry::{AnswerError, Said, answer_inquiry},
        clock::Clock,
        courier::Courier,
        deliver::{deliver, take_over_channel},
        inquire::obey,
        mediate::Mediator,
        notify_provider::Post,
    },
};
use serde::{Deserialize, Serialize};
use tokio::{
    sync::{Notify, watch},
    time::{Instant, sleep},
};

use crate::{
    database::{NOW, TestDatabase, test_key},
    fake_telegram::chance::Chance,
    rack::number,
    smtp::server::MailServer,
};

/// So many times the service is killed.
const KILLS: u64 = 200;

/// So many questions are asked, of so many providers.
const QUESTIONS: u64 = 2_000;
const PROVIDERS: u64 = 200;

/// After each kill the machine is down for so long, in seconds: what is put off for five minutes is due then.
const DOWN: i64 = 5 * 60;

/// After the last kill that is wanted, lives are longer, and so is what lies between: what is put off for hours comes to its end.
const LONG_LIFE: Duration = Duration::from_secs(3);
const LONG_DOWN: i64 = 2 * 3_600;

/// If all has not come to its end after so many of them, it never will.
const MOST_LONG_LIVES: u64 = 150;

/// What the mail server does with what a provider gets: see `smtp/server.py`. The last two never get anything, or not all.
const PLANS: [&str; 10] = [
    "ok",
    "greylist.ok2.drop",
    "later2",
    "drop.later",
    "cut.torn",
    "full2.ok.drop2",
    "ok3.cut.greylist",
    "torn.drop",
    "refuse.ok",
    "reject20",
];

/// Names one life of the service, for the process that lives it.
const LIFE: &str = "BILDUNGSLOTSE_TEST_LIFE";

/// One life of the service.
#[derive(Serialize, Deserialize)]
struct Life {
    url: String,
    name: String,
    begun: i64,
    /// So many questions were surely asked before.
    asked: u64,
}

impl Life {
    fn address(&self, provider: u64) -> Address {
        let plan = PLANS[usize::try_from(provider).unwrap() % PLANS.len()];
        Address {
            channel: ChannelKind::Mail,
            name: format!("{plan}+{}-{provider}@verein.example", self.name),
        }
    }
}

/// The code of the question with this number.
fn code(question: u64) -> Code {
    // The last sign has eight values, the others thirty-two.
    let digit = |place: u32| u8::try_from((question >> (3 + 5 * place)) & 31).unwrap();
    Code::new([digit(4), digit(3), digit(2), digit(1), digit(0), u8::try_from(question & 7).unwrap()])
}

fn provider(number: u64) -> String {
    format!("verein-{number}")
}

/// What the process that is killed does; a run of all tests has nothing to do here.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_life_of_a_service_that_asks_providers() {
    let Ok(life) = std::env::var(LIFE) else { return };
    let life: Life = serde_json::from_str(&life).unwrap();
    let settings = bildungslotse::store::open::Settings { url: life.url.clone(), ..Default::default() };
    let store = Store::open(&settings, test_key(1), app::machine::dice).await.unwrap();
    let (start, begun) = (Instant::now(), Timestamp(life.begun));
    let clock: Clock =
        Arc::new(move || Timestamp(begun.0 + i64::try_from(start.elapsed().as_millis()).unwrap()));
    let guide = Arc::new(app::knowledge::guide(&Settings::default()).unwrap());
    let written = Arc::new(Notify::new());
    let mail = Mail::new(MailServer::open().unwrap().server(), &[7; 32], clock.clone()).unwrap();
    take_over_channel(&store, ChannelKind::Mail, clock()).await.unwrap();
    let courier = Courier {
        store: store.clone(),
        channels: Channels::default().with(ChannelKind::Mail, Channel::Mail(mail)),
        kind: ChannelKind::Mail,
        // As fast as it goes: how fast people bear it is shown elsewhere, and lives are short here.
        rate: Rate { any: 5, chat: 5, ..RATE },
        clock: clock.clone(),
        written: written.clone(),
    };
    let post = Post { channels: [ChannelKind::Mail].into(), base: "https://lotse.example".to_owned() };
    let mediator = Mediator {
        store: store.clone(),
        guide: guide.clone(),
        post,
        ask_on: vec![],
        clock: clock.clone(),
        written: Arc::from(vec![written]),
    };
    let (_stop, stopped) = watch::channel(false);
    let also_stopped = stopped.clone();
    tokio::spawn(async move { mediator.run(stopped).await });
    tokio::spawn(async move { courier.run(also_stopped).await });
    let asking = (store.clone(), clock.clone(), life);
    tokio::spawn(async move { ask(&asking.0, &asking.1, &asking.2).await });
    let telling = (store.clone(), clock.clone());
    tokio::spawn(async move { tell(&telling.0, &telling.1).await });
    answer(&store, &guide, &clock).await;
}

/// Says `line` to whoever watches: what was said before a kill is true after it.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{line}").unwrap();
    out.flush().unwrap();
}

/// Asks one question after the other, where the last life stopped.
async fn ask(store: &Store, clock: &Clock, life: &Life) {
    let mut question = life.asked;
    say("begun");
    while question < QUESTIONS {
        let known = inquiry::by_code(&mut store.read().await.unwrap(), &code(question)).await.unwrap();
        if known.is_none() {
            let whom = question % PROVIDERS;
            let matter = Matter {
                provider: provider(whom),
                offer: format!("angebot-{whom}"),
                title: format!("Angebot {whom}"),
                category: Category::Places,
                language: Language::German,
            };
            let mut tx = store.begin().await.unwrap();
            let citizen = Address { channel: ChannelKind::Terminal, name: format!("citizen-{question}") };
            let wish = InquiryWish::Ask(vec![(code(question), matter)], "Gibt es freie Plätze?".to_owned());
            if provider_way::of(&mut tx, &provider(whom)).await.unwrap().is_empty() {
                provider_way::set(&mut tx, &provider(whom), &life.address(whom), clock()).await.unwrap();
            }
            assert!(obey(&mut tx, &citizen, &wish, clock()).await.unwrap());
            tx.commit().await.unwrap();
            // Not faster than the service is killed.
            sleep(Duration::from_millis(25)).await;
        }
        say(&format!("asked {question}"));
        question += 1;
    }
}

/// Tells citizens what there is to tell.
async fn tell(store: &Store, clock: &Clock) {
    let recorder = Recorder::default();
    let channels = Channels::default().with(ChannelKind::Terminal, Channel::Recorder(recorder.clone()));
    loop {
        deliver(store, &channels, clock()).await.unwrap();
        recorder.take();
        sleep(Duration::from_millis(20)).await;
    }
}

/// Providers answer a third of the questions that have reached them; says when nothing more is to come.
async fn answer(store: &Store, guide: &Guide, clock: &Clock) {
    let mut chance = Chance::new(u64::try_from(clock().0).unwrap());
    loop {
        let number = u64::from(chance.below(u32::try_from(QUESTIONS / 3).unwrap())) * 3;
        let stored = inquiry::by_code(&mut store.read().await.unwrap(), &code(number)).await.unwrap();
        if let Some(stored) = stored.filter(|stored| stored.inquiry.state == State::Delivered) {
            let said = (stored.id.as_str(), Author::Provider, Said::Answer("Ja."));
            match answer_inquiry(store, guide, said, clock()).await {
                Ok(()) | Err(AnswerError::Refused(_)) => (),
                Err(fault) => panic!("{fault}"),
            }
        }
        let mut tx = store.read().await.unwrap();
        let is_asked = inquiry::by_code(&mut tx, &code(QUESTIONS - 1)).await.unwrap().is_some();
        let waiting = inquiry::to_hand_over(&mut tx, "", 1).await.unwrap().len();
        if is_asked && waiting == 0 && outbox::tally(&mut tx).await.unwrap().waiting == 0 {
            say("settled");
        }
        drop(tx);
        sleep(Duration::from_millis(20)).await;
    }
}

async fn all(store: &Store) -> BTreeMap<u64, StoredInquiry> {
    let mut tx = store.read().await.unwrap();
    let mut all = BTreeMap::new();
    for question in 0..QUESTIONS {
        if let Some(stored) = inquiry::by_code(&mut tx, &code(question)).await.unwrap() {
            all.insert(question, stored);
        }
    }
    all
}

/// What a life has said so far.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<BTreeSet<String>>>);

impl Heard {
    fn has(&self, line: &str) -> bool {
        self.0.lock().unwrap().contains(line)
    }

    /// Lives `life`, and listens to it.
    fn begin(&self, life: &Life) -> Child {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "torture_inquiring::one_life_of_a_service_that_asks_providers", "--nocapture"])
            .env(LIFE, serde_json::to_string(life).unwrap())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (lines, heard) = (BufReader::new(child.stdout.take().unwrap()).lines(), self.clone());
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                heard.0.lock().unwrap().insert(line);
            }
        });
        child
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_questions_travel_each_arrives_and_whoever_asked_is_told_the_truth() {
    let Some(server) = MailServer::open() else { return };
    let kills = number("BILDUNGSLOTSE_TEST_KILLS", KILLS);
    for (seed, database) in (0..).zip(TestDatabase::each().await) {
        // The second database has the same sentences, so it need not die as often.
        through_kills(&database, &server, (kills / (1 + 3 * seed), seed)).await;
        database.remove().await;
    }
}

async fn through_kills(database: &TestDatabase, server: &MailServer, (kills, seed): (u64, u64)) {
    let (heard, mut chance) = (Heard::default(), Chance::new(900 + seed));
    let name = format!("{}-{seed}", std::process::id());
    let mut life = Life { url: database.url.clone(), name, begun: NOW.0, asked: 0 };
    let mut lives = 0;
    while lives < kills || !heard.has("settled") {
        let begun = Instant::now();
        let mut child = heard.begin(&life);
        while !heard.has("begun") && begun.elapsed() < Duration::from_mins(1) {
            sleep(Duration::from_millis(10)).await;
        }
        let is_long = lives >= kills;
        let rest = if is_long { LONG_LIFE } else { Duration::from_millis(chance.below(800).into()) };
        sleep(rest).await;
        child.kill().unwrap();
        child.wait().unwrap();
        let down = if is_long { LONG_DOWN } else { DOWN };
        life.begun += i64::try_from(begun.elapsed().as_millis()).unwrap() + down * 1_000;
        lives += 1;
        assert!(lives < kills + MOST_LONG_LIVES, "it never comes to an end");
        heard.0.lock().unwrap().remove("begun");
        while heard.has(&format!("asked {}", life.asked)) {
            life.asked += 1;
        }
    }
    judge(database, server, (&life, &heard)).await;
    println!("{lives} kills, {QUESTIONS} questions, {}", figures(database, server, &life).await);
}

/// What there is to say of a run.
async fn figures(database: &TestDatabase, server: &MailServer, life: &Life) -> String {
    let stored = all(&database.store).await;
    let with_office = stored.values().filter(|stored| stored.inquiry.holder != Holder::Provider).count();
    let mails = mails(server, life);
    let twice: usize = mails.values().map(|names| names.len() - 1).sum();
    let tally = outbox::tally(&mut database.store.read().await.unwrap()).await.unwrap();
    format!(
        "0 missing, {twice} mails more than once, {} doubts, {with_office} with the office",
        tally.ambiguous
    )
}

/// The names of the mails that arrived, by the code of their question.
fn mails(server: &MailServer, life: &Life) -> BTreeMap<String, Vec<String>> {
    let mut mails = BTreeMap::<_, Vec<_>>::new();
    let ours = format!("+{}-", life.name);
    for mail in server.taken().into_iter().filter(|mail| mail.to.contains(&ours)) {
        let code = mail.text.split("Kennung: ").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        mails.entry(code).or_default().push(mail.headers["Message-ID"].clone());
    }
    mails
}

async fn judge(database: &TestDatabase, server: &MailServer, (life, heard): (&Life, &Heard)) {
    let (stored, mails) = (all(&database.store).await, mails(server, life));
    assert_eq!(stored.len() as u64, QUESTIONS, "what was accepted is there");
    let mut told = 0;
    for (question, stored) in &stored {
        let plan = PLANS[usize::try_from(question % PROVIDERS).unwrap() % PLANS.len()];
        let arrived = mails.get(&stored.code.to_string());
        let names: BTreeSet<_> = arrived.into_iter().flatten().collect();
        assert!(names.len() <= 1, "however often it arrives, it has one name: it is shown once");
        let is_refused = plan.starts_with("re");
        match (stored.inquiry.holder, stored.inquiry.state) {
            // Whoever answers has the question again, however they learned of it.
            (Holder::Provider, State::Answered) if is_refused => (),
            (Holder::Provider, State::Delivered | State::Answered) => {
                assert_eq!(names.len(), 1, "question {question} is said to have arrived");
            }
            (Holder::Office(why), State::Delivered | State::Answered) => {
                assert!(is_refused, "question {question} of {plan} need not be with the office");
                assert!(matches!(why, Takeover::Undeliverable | Takeover::NoWay));
                told += 1;
            }
            (holder, state) => panic!("question {question} of {plan}: {holder:?} {state:?}"),
        }
    }
    assert!(told > 0 && heard.has(&format!("asked {}", QUESTIONS - 1)));
}
