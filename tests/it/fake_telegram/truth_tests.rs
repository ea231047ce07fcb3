//! The server fails as it is told to, tells the truth about it, and over TCP is the same.

use std::{sync::Arc, time::Duration};

use bildungslotse::channel::telegram::wire::{Wire, WireFault};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::fake_telegram::{
    core::FakeTelegram,
    ledger::{Checker, Verdict},
    pace::Limits,
    people::{Clock, People},
    plan::{Fault, Odds},
    puppet::{NOON_MS, PATIENCE, Puppet, TOKEN},
    server::serve,
};

#[tokio::test(start_paused = true)]
async fn an_effect_may_happen_without_an_answer_and_an_answer_without_an_effect() {
    let bot = Puppet::new();
    bot.people.say("anna", "Hallo");
    let body = json!({"chat_id": bot.people.chat_id("anna"), "text": "Guten Tag"}).to_string().into_bytes();
    let post = || bot.wire.post("sendMessage", body.clone(), Duration::from_secs(5));
    let copies = || bot.people.shown("anna").iter().filter(|message| message.is_from_bot).count();

    bot.people.order("anna", Fault::Refused);
    assert!(matches!(post().await, Err(WireFault::NotSent(_))));
    bot.people.order("anna", Fault::BrokenBefore);
    assert_eq!(post().await.unwrap().status, 500);
    bot.people.order("anna", Fault::ChatWait(1));
    assert_eq!(post().await.unwrap().status, 429);
    assert_eq!(copies(), 0);
    tokio::time::sleep(Duration::from_secs(1)).await;

    bot.people.order("anna", Fault::Lost);
    assert!(matches!(post().await, Err(WireFault::Ambiguous(_))));
    bot.people.order("anna", Fault::BrokenAfter);
    assert_eq!(post().await.unwrap().status, 502);
    bot.people.order("anna", Fault::Malformed);
    assert!(serde_json::from_slice::<Value>(&post().await.unwrap().body).is_err());
    tokio::time::sleep(Duration::from_secs(9)).await;
    bot.people.order("anna", Fault::Slow(4_000));
    assert_eq!(post().await.unwrap().status, 200);
    bot.people.stick("anna", 6_000);
    assert!(matches!(post().await, Err(WireFault::Ambiguous(_))), "patience is over");
    assert_eq!(copies(), 5);
    let ledger = bot.fake().ledger();
    let ambiguous = ledger.effects.iter().filter(|effect| ledger.is_ambiguous(effect.request, 0));
    assert_eq!(ambiguous.count(), 4);
    bot.people.stick("anna", 0);

    bot.fake().odds(Odds { lost: 500, longest_delay_ms: 9, ..Odds::default() });
    bot.fake().limit(Limits::none());
    let mut lost = 0;
    for _ in 0..200 {
        lost += usize::from(post().await.is_err());
    }
    assert!((70..130).contains(&lost), "{lost}");
}

#[tokio::test(start_paused = true)]
async fn the_checker_finds_what_was_lost_doubled_and_out_of_order() {
    let bot = Puppet::new();
    bot.fake().limit(Limits::none());
    for number in 1..=5 {
        bot.people.say("anna", &format!("Nr. {number}"));
    }
    let (ids, _) = bot.updates(0).await;
    bot.updates(ids[4] + 1).await;
    // 1 is sent again for a reason, 2 for none, 3 is lost, 5 is before 4, and nobody said 9.
    bot.people.order("anna", Fault::Lost);
    let body = json!({"chat_id": bot.people.chat_id("anna"), "text": "zu 1"}).to_string().into_bytes();
    assert!(bot.wire.post("sendMessage", body, PATIENCE).await.is_err());
    for number in [1, 2, 2, 5, 4, 9] {
        bot.send("anna", &format!("zu {number}")).await;
    }
    let check = || {
        let nonce = |text: &str| text.rsplit(' ').next().and_then(|number| number.parse().ok());
        Checker { grace_ms: 0 }.check(&bot.fake().ledger(), &bot.fake().said(), nonce)
    };
    let verdict = check();
    let expected = Verdict {
        lost: vec![3],
        duplicated: vec![1, 2],
        unexplained: vec![2],
        unexpected: vec![9],
        reordered: vec![4],
    };
    assert_eq!(verdict, expected);
    assert!(!verdict.is_clean());
    assert!(Verdict { duplicated: vec![1], ..Verdict::default() }.is_clean());

    // Killed while 6 was under way, the bot may send it again.
    bot.people.say("anna", "Nr. 6");
    let sending = bot.send("anna", "zu 6");
    let killing = async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        bot.fake().kill_mark(bot.wire.clock()());
    };
    tokio::join!(sending, killing);
    bot.send("anna", "zu 6").await;
    let verdict = check();
    assert_eq!((verdict.duplicated, verdict.unexplained), (vec![1, 2, 6], vec![2]));
}

#[test]
fn the_same_seed_is_the_same_story() {
    let story = |seed| {
        let fake = FakeTelegram::new(seed, &[TOKEN]);
        let clock: Clock = Arc::new(|| NOON_MS);
        let people = People::new(&fake, clock, 0);
        people.say("anna", "Hallo");
        people.album("anna", 2);
        people.forge("anna", "x");
        fake.updates(0)
    };
    assert_eq!(story(3), story(3));
    assert_ne!(story(3), story(4));
}

#[tokio::test]
async fn over_tcp_it_is_the_same_server() {
    let fake = FakeTelegram::new(7, &[TOKEN]);
    let served = serve(&fake).await;
    let people = served.people(0);
    let port = served.url.strip_prefix("http://").unwrap().to_owned();
    let ask = |line: &str, head: &str, body: &str| {
        let length = body.len();
        let text = format!(
            "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n{head}\r\n{body}"
        );
        let port = port.clone();
        async move {
            let mut stream = TcpStream::connect(port).await.unwrap();
            stream.write_all(text.as_bytes()).await.unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            answer
        }
    };
    let poll =
        tokio::spawn(ask(&format!("GET /bot{TOKEN}/getupdates?timeout=30&allowed_updates=%5B%5D"), "", ""));
    while fake.ledger().trips.is_empty() {
        tokio::task::yield_now().await;
    }
    people.say("anna", "Hallo");
    assert!(poll.await.unwrap().contains("\"text\":\"Hallo\""));
    assert!(ask("POST /bot1:x/GetMe", "", "").await.starts_with("HTTP/1.1 401"));
    assert!(ask("GET /", "", "").await.contains("Not Found"));
    people.order("anna", Fault::Lost);
    let body = json!({"chat_id": people.chat_id("anna"), "text": "Guten Tag"}).to_string();
    assert_eq!(ask(&format!("POST /bot{TOKEN}/SendMessage"), "", &body).await, "", "the connection is cut");
    assert_eq!(people.last("anna").text, "Guten Tag");
    served.kill_mark();

    let hook = TcpListener::bind("127.0.0.1:0").await.unwrap();
    served.bring_to(&hook.local_addr().unwrap().to_string());
    let field = |name: &str, text: &str| {
        format!("--grenze\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
    };
    let form =
        field("url", "https://bot.example/hook") + field("secret_token", "s-1").as_str() + "--grenze--\r\n";
    let head = "Content-Type: multipart/form-data; boundary=grenze\r\n";
    let answer = ask(&format!("POST /bot{TOKEN}/setWebhook"), head, &form).await;
    assert!(answer.contains("\"result\":true"), "{answer}");
    for status in ["503 Service Unavailable", "200 OK"] {
        let (mut stream, _) = hook.accept().await.unwrap();
        let mut bytes = [0; 4_096];
        let length = stream.read(&mut bytes).await.unwrap();
        let request = String::from_utf8_lossy(&bytes[..length]).into_owned();
        assert!(request.starts_with("POST /hook HTTP/1.1\r\n"), "{request}");
        assert!(request.contains("X-Telegram-Bot-Api-Secret-Token: s-1\r\n"), "{request}");
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
    while fake.ledger().accepted.is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(fake.ledger().accepted[0].text, "Hallo");
    assert_eq!(fake.violations(), Vec::<String>::new());
}
