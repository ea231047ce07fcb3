//! Mails, taken by a real server that refuses and loses some of them. Without `scripts/with-smtp` nothing is tested.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use bildungslotse::{
    channel::{
        mail::{
            sender::{Mail, RATE},
            settings::{Security, Server},
        },
        registry::{Channel, Channels},
    },
    domain::{
        message::{Address, ChannelKind, Message},
        outbox::{Delivery, LETTER_PAUSES, MOST_LETTER_ATTEMPTS, Priority, SendError, Whom},
        time::Timestamp,
    },
    store::{
        open::Store,
        outbox::{self, Tally},
    },
    usecase::{
        clock::Clock,
        courier::Courier,
        deliver::{deliver, take_over_channel},
    },
};
use tokio::{
    sync::{Notify, watch},
    time::{Instant, sleep},
};

use crate::{
    database::{NOW, TestDatabase},
    fake_telegram::chance::Chance,
    smtp::server::{MailServer, recipient},
};

const KEY: [u8; 32] = [7; 32];

fn letter(id: &str, to: &str) -> Delivery {
    let message = Message {
        title: Some("Neue Frage K7M-4P2: Töpfern für Große".to_owned()),
        text: "Guten Tag,\n\njemand fragt nach Plätzen.\n.\n..\nSchöne Grüße".to_owned(),
        ..Message::default()
    };
    let to = Address { channel: ChannelKind::Mail, name: to.to_owned() };
    Delivery::new(id.to_owned(), to, message, Priority::Inquiry)
}

fn mail(server: Server) -> Mail {
    Mail::new(server, &KEY, Arc::new(|| NOW)).unwrap()
}

fn channels(server: &MailServer) -> Channels {
    Channels::default().with(ChannelKind::Mail, Channel::Mail(mail(server.server())))
}

async fn lay_in(store: &Store, delivery: &Delivery) {
    let mut tx = store.begin().await.unwrap();
    assert!(outbox::add(&mut tx, delivery, NOW).await.unwrap());
    tx.commit().await.unwrap();
}

async fn tally(store: &Store) -> Tally {
    outbox::tally(&mut store.read().await.unwrap()).await.unwrap()
}

/// What becomes of one attempt to reach somebody with this plan.
async fn attempt(server: &MailServer, plan: &str) -> (Result<(), SendError>, usize) {
    let to = recipient(plan);
    let sent = mail(server.server()).send(&letter("inquiry:1:1:mail", &to)).await;
    (sent, server.taken_for(&to).len())
}

fn is_estranged(sent: &Result<(), SendError>) -> bool {
    let Err(SendError::Wait { whom, seconds, is_ambiguous, .. }) = sent else { return false };
    (*whom, *seconds, *is_ambiguous) == (Whom::Everybody, 300, false)
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let Some(server) = MailServer::open() else { return };
    let to = recipient("ok");
    let delivery = letter("inquiry:17:1:mail", &to);
    mail(server.server()).send(&delivery).await.unwrap();
    let mut taken = server.taken_for(&to);
    let taken = taken.pop().filter(|_| taken.is_empty()).expect("one mail arrived");
    assert_eq!((taken.from.as_str(), taken.user.as_deref()), ("lotse@gemeinde.example", None));
    assert_eq!(taken.text.replace("\r\n", "\n").trim_end(), delivery.message.text);
    let header = |name: &str| taken.headers[name].as_str();
    assert_eq!(header("Subject"), "Neue Frage K7M-4P2: Töpfern für Große");
    assert_eq!(header("From"), "Bildungsbüro des Landkreises <lotse@gemeinde.example>");
    assert_eq!((header("To"), header("Reply-To")), (to.as_str(), "bildung@gemeinde.example"));
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("Date"), "Tue, 10 Mar 2026 11:15:00 +0000");
    assert_eq!(header("Content-Type"), "text/plain; charset=\"utf-8\"");
    assert!(header("Message-ID").ends_with("@gemeinde.example>") && !header("Message-ID").contains("17"));
    assert_eq!(taken.headers.len(), 10, "and nothing else: {:?}", taken.headers);
    assert!(taken.raw.is_ascii());
}

#[tokio::test]
async fn whoever_is_put_off_is_written_to_again_after_five_minutes() {
    let Some(server) = MailServer::open() else { return };
    for database in TestDatabase::each().await {
        let (store, channels) = (&database.store, channels(&server));
        let to = recipient("greylist");
        lay_in(store, &letter("inquiry:1:1:mail", &to)).await;
        assert_eq!(deliver(store, &channels, NOW).await.unwrap(), 1);
        assert_eq!(deliver(store, &channels, NOW.plus(299)).await.unwrap(), 0);
        assert!(server.taken_for(&to).is_empty());
        assert_eq!(deliver(store, &channels, NOW.plus(300)).await.unwrap(), 1);
        assert_eq!(server.taken_for(&to).len(), 1);
        assert_eq!(tally(store).await, Tally { sent: 1, ..Tally::default() });
        database.remove().await;
    }
}

#[tokio::test]
async fn a_mail_of_which_the_receipt_was_lost_goes_out_again_under_the_same_name() {
    let Some(server) = MailServer::open() else { return };
    for database in TestDatabase::each().await {
        let (store, channels) = (&database.store, channels(&server));
        let to = recipient("drop.cut.torn");
        lay_in(store, &letter("inquiry:1:1:mail", &to)).await;
        let mut now = NOW;
        for pause in [0, 300, 1_800, 7_200] {
            now = now.plus(pause);
            assert_eq!(deliver(store, &channels, now).await.unwrap(), 1);
        }
        let names: Vec<_> =
            server.taken_for(&to).into_iter().map(|mail| mail.headers["Message-ID"].clone()).collect();
        assert_eq!(names.len(), 2);
        assert_eq!(names[0], names[1]);
        assert_eq!(tally(store).await, Tally { sent: 1, ambiguous: 2, ..Tally::default() });
        database.remove().await;
    }
}

#[tokio::test]
async fn after_a_day_and_a_night_patience_ends() {
    let Some(server) = MailServer::open() else { return };
    let database = TestDatabase::hasty().await;
    let (store, channels) = (&database.store, channels(&server));
    let to = recipient("later9");
    lay_in(store, &letter("inquiry:1:1:mail", &to)).await;
    let (mut now, mut attempts) = (NOW, 0);
    for pause in [0].into_iter().chain(LETTER_PAUSES).chain([36_000, 36_000]) {
        now = now.plus(pause);
        attempts += deliver(store, &channels, now).await.unwrap();
    }
    assert_eq!(attempts, MOST_LETTER_ATTEMPTS as usize);
    assert_eq!(tally(store).await, Tally { dead: 1, ..Tally::default() });
    assert!(server.taken_for(&to).is_empty());
    database.remove().await;
}

#[tokio::test]
async fn it_is_known_whether_a_mail_may_have_arrived() {
    let Some(server) = MailServer::open() else { return };
    assert_eq!(attempt(&server, "ok").await, (Ok(()), 1));
    for put_off in ["later", "cut", "full"] {
        let (sent, count) = attempt(&server, put_off).await;
        assert!(matches!(sent, Err(SendError::Retry { seconds: 0, .. })), "{put_off}: {sent:?}");
        assert_eq!(count, 0);
    }
    for refused in ["reject", "refuse"] {
        let (sent, count) = attempt(&server, refused).await;
        let Err(SendError::Permanent(reason)) = sent else { panic!("{refused}: {sent:?}") };
        assert!(reason.contains(" 55") && !reason.contains('@'), "{reason}");
        assert_eq!(count, 0);
    }
    for (lost, expected) in [("torn", 0), ("drop", 1)] {
        let (sent, count) = attempt(&server, lost).await;
        assert!(matches!(sent, Err(SendError::Ambiguous(_))), "{lost}: {sent:?}");
        assert_eq!(count, expected);
    }
}

#[tokio::test]
async fn where_no_server_is_and_where_nobody_can_be_written_to_it_is_said_so() {
    let Some(server) = MailServer::open() else { return };
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nowhere = mail(Server { port, ..server.server() });
    let sent = nowhere.send(&letter("inquiry:1:1:mail", "anna@verein.example")).await;
    assert!(matches!(sent, Err(SendError::Retry { seconds: 0, .. })), "{sent:?}");
    let wrong = "anna@verein.example\r\nRCPT TO:<bert@verein.example>";
    let sent = mail(server.server()).send(&letter("inquiry:1:1:mail", wrong)).await;
    assert!(matches!(sent, Err(SendError::Permanent(_))), "{sent:?}");
}

#[tokio::test]
async fn with_tls_and_an_account_mails_arrive_both_ways() {
    for server in [MailServer::with_tls(), MailServer::with_starttls()] {
        let Some(server) = server else { return };
        let to = recipient("ok");
        mail(server.server()).send(&letter("inquiry:1:1:mail", &to)).await.unwrap();
        let users: Vec<_> = server.taken_for(&to).into_iter().map(|mail| mail.user).collect();
        assert_eq!(users, [Some("lotse".to_owned())]);
    }
}

#[tokio::test]
async fn if_the_server_and_we_do_not_come_together_nothing_is_used_up_and_nothing_is_said_in_the_open() {
    let Some(open) = MailServer::open() else { return };
    let (tls, starttls) = (MailServer::with_tls().unwrap(), MailServer::with_starttls().unwrap());
    for server in [MailServer::with_tls().unwrap(), MailServer::with_starttls().unwrap()] {
        let (sent, _) = attempt(&server.signed_in_with("falsch"), "ok").await;
        assert!(is_estranged(&sent), "a wrong password: {sent:?}");
    }
    let account = tls.server().account;
    for (what, server) in [
        ("no account", Server { account: None, ..tls.server() }),
        ("an account where there are none", Server { account: account.clone(), ..open.server() }),
        (
            "another name than that of the certificate",
            Server { host: "127.0.0.1".to_owned(), ..tls.server() },
        ),
        ("another name, later", Server { host: "127.0.0.1".to_owned(), ..starttls.server() }),
        ("TLS where there is none", Server { security: Security::Tls, ..open.server() }),
        ("STARTTLS where there is none", Server { security: Security::Starttls, account, ..open.server() }),
    ] {
        let to = recipient("ok");
        let sent = mail(server).send(&letter("inquiry:1:1:mail", &to)).await;
        assert!(is_estranged(&sent), "{what}: {sent:?}");
        assert!(open.taken_for(&to).is_empty());
    }

    let database = TestDatabase::hasty().await;
    let (store, wrong) = (&database.store, channels(&tls.signed_in_with("falsch")));
    let to = recipient("ok");
    lay_in(store, &letter("inquiry:1:1:mail", &to)).await;
    for number in 0..20 {
        deliver(store, &wrong, NOW.plus(number * 300)).await.unwrap();
    }
    assert_eq!(tally(store).await, Tally { waiting: 1, ..Tally::default() }, "no attempt counts");
    deliver(store, &channels(&open), NOW.plus(20 * 300)).await.unwrap();
    assert_eq!(open.taken_for(&to).len(), 1);
    database.remove().await;
}

/// A courier, and a clock that can be put forward.
struct Post {
    courier: Courier,
    ahead: Arc<AtomicI64>,
}

impl Post {
    fn new(database: &TestDatabase, server: &MailServer) -> Self {
        let (begun, ahead) = (Instant::now(), Arc::new(AtomicI64::new(NOW.0)));
        let put = ahead.clone();
        let clock: Clock = Arc::new(move || {
            Timestamp(put.load(Ordering::SeqCst) + i64::try_from(begun.elapsed().as_millis()).unwrap())
        });
        let mail = Mail::new(server.server(), &KEY, clock.clone()).unwrap();
        let courier = Courier {
            store: database.store.clone(),
            channels: Channels::default().with(ChannelKind::Mail, Channel::Mail(mail)),
            kind: ChannelKind::Mail,
            rate: RATE,
            clock,
            written: Arc::new(Notify::new()),
        };
        Self { courier, ahead }
    }

    fn pass(&self, seconds: i64) {
        self.ahead.fetch_add(1_000 * seconds, Ordering::SeqCst);
        self.courier.written.notify_one();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn through_faults_and_kills_every_mail_arrives_and_each_copy_is_explained() {
    const WORDS: [&str; 8] = ["ok", "later", "cut", "torn", "full", "drop", "reject", "refuse"];
    const KILLS: usize = 3;
    let Some(server) = MailServer::open() else { return };
    for database in TestDatabase::each().await {
        let (store, mut chance) = (&database.store, Chance::new(9));
        let plans: Vec<String> = (0..60)
            .map(|_| {
                let count = chance.below(3);
                (0..=count).map(|_| WORDS[chance.below(8) as usize]).collect::<Vec<_>>().join(".")
            })
            .collect();
        let mut recipients = BTreeMap::new();
        for (number, plan) in plans.into_iter().enumerate() {
            let to = recipient(&plan);
            lay_in(store, &letter(&format!("inquiry:{number}:1:mail"), &to)).await;
            recipients.insert(to, plan);
        }
        let post = Post::new(&database, &server);
        let (mut kills, end) = (0, Instant::now() + Duration::from_mins(1));
        'lives: loop {
            take_over_channel(store, ChannelKind::Mail, (post.courier.clock)()).await.unwrap();
            let (_stop, stopped) = watch::channel(false);
            let courier = post.courier.clone();
            let life = tokio::spawn(async move { courier.run(stopped).await });
            if kills < KILLS {
                // Wherever it is just now.
                sleep(Duration::from_millis(37)).await;
                kills += 1;
                life.abort();
                let _ = life.await;
                // On PostgreSQL nobody knows that it is gone.
                post.pass(40);
                continue;
            }
            loop {
                if tally(store).await.waiting == 0 {
                    life.abort();
                    break 'lives;
                }
                assert!(Instant::now() < end, "the mails do not come to an end");
                // Where nothing is under way, time is put forward.
                if database.number("select count(*) from outbox where leased_until is not null").await == 0 {
                    post.pass(600);
                }
                sleep(Duration::from_millis(3)).await;
            }
        }
        let mut names = BTreeSet::new();
        for (to, plan) in &recipients {
            let copies = server.taken_for(to);
            let dropped = plan.split('.').filter(|word| *word == "drop").count();
            let has_refusal = plan.contains("reject") || plan.contains("refuse");
            assert!(has_refusal || !copies.is_empty(), "a mail is lost: {plan}");
            assert!(copies.len() <= 1 + dropped + KILLS, "{} copies of {plan}", copies.len());
            let own: BTreeSet<_> = copies.iter().map(|mail| mail.headers["Message-ID"].clone()).collect();
            assert!(own.len() <= 1, "copies have one name");
            assert!(own.into_iter().all(|name| names.insert(name)), "and it is no other's");
        }
        let tally = tally(store).await;
        assert_eq!((tally.sent + tally.dead, tally.unknown, tally.waiting), (60, 0, 0));
        database.remove().await;
    }
}
