//! The built program on Telegram, over the network: started with nothing but the environment, by polling and by webhook.

use std::{
    io::Write,
    net::TcpListener,
    process::{Command, Stdio},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    fake_telegram::{core::FakeTelegram, server::serve},
    program::{Program, complaint},
    rack::{PATIENCE, Rack},
};

/// The program with the rest of its `arguments`, speaking with the server at `url`.
fn command(program: &Program, url: &str, arguments: &[&str]) -> Command {
    let mut command = program.command(arguments);
    command.env("BILDUNGSLOTSE_TELEGRAM__TOKEN", "123456:KANARI-token");
    command.env("BILDUNGSLOTSE_TELEGRAM__API_URL", url);
    command.stdin(Stdio::null());
    command
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_an_empty_folder_it_serves_and_neither_its_logs_nor_its_files_tell_who_wrote_what() {
    let mut rack = Rack::new(Program::new(), 1).await;
    rack.environment.push(("BILDUNGSLOTSE_TELEMETRY__LEVEL", "debug"));
    let (child, is_ready) = rack.start(&[]).await;
    assert!(is_ready);
    let people = rack.served.people(0);
    people.say("anna", "Geheimwort qx1q in Merzig");
    people.album("anna", 2);
    people.voice("anna");
    people.malformed_update();
    rack.said = 1;
    rack.wait().await;
    rack.kill(child);
    people.say("anna", "Geheimwort qx2q");
    rack.said = 2;
    assert!(rack.rest(PATIENCE).await.is_clean());
    assert_eq!(rack.served.fake.violations(), [""; 0]);
    let number = people.chat_id("anna").to_string();
    let mut looked_at = 0;
    for entry in std::fs::read_dir(rack.program.folder.path().join("data")).unwrap() {
        let path = entry.unwrap().path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        for word in ["Geheimwort", "KANARI", number.as_str()] {
            assert!(!text.contains(word), "{} holds {word}", path.display());
        }
        looked_at += 1;
    }
    assert!(looked_at >= 2);
    let logs = rack.logs();
    assert!(!["Geheimwort", "KANARI", &number].iter().any(|word| logs.contains(word)), "{logs}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_token_is_told_in_words_and_never_printed() {
    let served = serve(&FakeTelegram::new(1, &["123456:KANARI-token"])).await;
    let program = Program::new();
    for arguments in [&["serve"][..], &["telegram", "check"]] {
        let mut command = command(&program, &served.url, arguments);
        let output = command.env("BILDUNGSLOTSE_TELEGRAM__TOKEN", "123456:KANARI-wrong").output().unwrap();
        let said = format!("{}{}", complaint(&output), String::from_utf8_lossy(&output.stdout));
        assert!(!output.status.success());
        assert!(said.contains("does not accept the token"), "{said}");
        assert!(!said.contains("KANARI"), "{said}");
    }
    let output = command(&program, &served.url, &["serve"])
        .env("BILDUNGSLOTSE_TELEGRAM__TOKEN", "KANARI ohne Doppelpunkt")
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(complaint(&output).contains("this is no token"), "{}", complaint(&output));
    assert!(!complaint(&output).contains("KANARI"), "{}", complaint(&output));
    let nothing = program.command(&["serve"]).env("BILDUNGSLOTSE_WEB__LISTEN", "").output().unwrap();
    assert!(complaint(&nothing).contains("BILDUNGSLOTSE_TELEGRAM__TOKEN"), "{}", complaint(&nothing));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_can_lie_in_a_file_and_the_check_tells_how_the_bot_stands() {
    let served = serve(&FakeTelegram::new(1, &["123456:KANARI-token"])).await;
    let program = Program::new();
    let file = program.folder.path().join("token");
    std::fs::File::create(&file).unwrap().write_all(b"123456:KANARI-token\n").unwrap();
    let check = |more: &[&str]| {
        let mut command = program.command(&[&["telegram", "check"], more].concat());
        command.env("BILDUNGSLOTSE_TELEGRAM__TOKEN_FILE", &file);
        command.env("BILDUNGSLOTSE_TELEGRAM__API_URL", &served.url).stdin(Stdio::null());
        let output = command.output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    let (is_sound, said) = check(&[]);
    assert!(is_sound, "{said}");
    assert!(said.contains("ok    Updates are fetched by long polling"), "{said}");
    assert!(said.contains("look  Profile or menu of commands differ in 3 of 3 texts"), "{said}");

    let door = served.url.trim_start_matches("http://");
    let method = "/bot123456:KANARI-token/setWebhook";
    assert_eq!(post(door, method, "", r#"{"url":"https://example.org/elsewhere"}"#).await, 200);
    let (is_sound, said) = check(&[]);
    assert!(!is_sound && said.contains("FAULT A webhook is set"), "{said}");
    let (is_sound, said) = check(&["--remove-webhook"]);
    assert!(is_sound && said.contains("was removed"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_takes_updates_only_with_the_secret_and_confirms_only_what_is_stored() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let door = format!("127.0.0.1:{port}");
    let mut rack = Rack::new(Program::new(), 1).await;
    rack.served.bring_to(&door);
    rack.environment.push(("BILDUNGSLOTSE_TELEGRAM__WEBHOOK__URL", "https://lotse.example/telegram"));
    let listen: &'static str = door.clone().leak();
    rack.environment.push(("BILDUNGSLOTSE_TELEGRAM__WEBHOOK__LISTEN", listen));
    let (child, is_ready) = rack.start(&[]).await;
    assert!(is_ready);
    for _ in 0..20 {
        rack.say();
    }
    rack.wait().await;
    let update =
        r#"{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"x"}}"#;
    assert_eq!(post(&door, "/telegram", "wrong", update).await, 401);
    assert_eq!(post(&door, "/telegram", "", update).await, 401);
    assert_eq!(post(&door, "/elsewhere", "wrong", update).await, 404);
    assert_eq!(post(&door, "/telegram", "wrong", &"x".repeat(2 << 20)).await, 401, "nothing is read of it");
    // Killed with updates under way, it gets them again.
    for _ in 0..20 {
        rack.say();
    }
    rack.kill(child);
    let verdict = rack.rest(PATIENCE).await;
    assert!(verdict.is_clean(), "{verdict:?}");
    assert_eq!(rack.served.fake.violations(), [""; 0]);
}

/// The status that is answered when `body` is posted to `path` at `door` with this `secret`.
async fn post(door: &str, path: &str, secret: &str, body: &str) -> u16 {
    let mut stream = TcpStream::connect(door).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n\
         X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // A body that is too long need not be read to its end.
    drop(stream.write_all(body.as_bytes()).await);
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer).await);
    let answer = String::from_utf8_lossy(&answer);
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
}

#[test]
fn mails_with_links_that_nobody_could_open_are_not_sent() {
    let program = Program::new();
    let serve = |variables: &[(&str, &str)]| {
        let mut command = program.command(&["serve"]);
        command.env("BILDUNGSLOTSE_MAIL__HOST", "mail.gemeinde.example");
        command.env("BILDUNGSLOTSE_MAIL__FROM", "lotse@gemeinde.example");
        command.envs(variables.iter().copied()).stdin(Stdio::null());
        let output = command.output().unwrap();
        assert!(!output.status.success());
        complaint(&output)
    };
    let said = serve(&[]);
    assert!(said.contains("BILDUNGSLOTSE_WEB__PUBLIC_URL") && !said.contains("  "), "{said}");
    let nowhere =
        [("BILDUNGSLOTSE_WEB__PUBLIC_URL", "https://lotse.example"), ("BILDUNGSLOTSE_WEB__LISTEN", "")];
    assert!(serve(&nowhere).contains("web.listen"));
}
