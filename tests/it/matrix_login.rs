//! The program is let in on Matrix as its operator does it, and serves on every messenger that is configured.

use std::{
    io::Write,
    process::{Command, Output},
    sync::{Arc, Mutex},
};

use url::Url;

use crate::{
    fake_telegram::{core::FakeTelegram, server::serve},
    matrix_rooms::synapse,
    program::{Program, complaint},
    rack::{end, started},
    synapse::{
        citizens::Citizens,
        server::{Account, Synapse},
    },
};

/// The program, with `account` as its account on Matrix.
pub fn command(program: &Program, home: &Url, account: &Account, arguments: &[&str]) -> Command {
    let mut command = program.command(arguments);
    command.env("BILDUNGSLOTSE_SAMPLE", "false");
    command.env("BILDUNGSLOTSE_MATRIX__USER", &account.user_id);
    command.env("BILDUNGSLOTSE_MATRIX__HOMESERVER", home.as_str());
    command
}

/// Runs it to its end with `input` on standard input.
fn run(mut command: Command, input: &str) -> Output {
    let mut child = command.spawn().unwrap();
    // It may end before it has read everything.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

/// Lets the program in, and returns what it says about that.
pub fn log_in(program: &Program, synapse: &Synapse, account: &Account) -> String {
    let output = run(command(program, &synapse.url, account, &["matrix", "login"]), &account.password);
    assert!(output.status.success(), "{}", complaint(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// What stands behind `words` in `text`.
fn behind<'a>(words: &str, text: &'a str) -> &'a str {
    let line =
        text.lines().find_map(|line| line.split_once(words)).unwrap_or_else(|| panic!("{words} in {text}"));
    line.1.rsplit(": ").next().unwrap().trim()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bot_is_let_in_and_keeps_its_identity_when_its_folder_is_lost() {
    let Some(synapse) = synapse() else { return };
    let (program, account) = (Program::new(), synapse.register("bot").await);
    let again =
        |arguments: &[&str], input: &str| run(command(&program, &synapse.url, &account, arguments), input);

    let refused = again(&["serve"], "");
    assert!(complaint(&refused).contains("bildungslotse matrix login"), "{}", complaint(&refused));
    let refused = again(&["matrix", "login"], "falsch\n");
    assert!(complaint(&refused).contains("does not accept"), "{}", complaint(&refused));

    let said = log_in(&program, &synapse, &account);
    let (fingerprint, key) = (behind("Fingerprint", &said), behind("Recovery key", &said));
    let refused = again(&["matrix", "login"], &account.password);
    assert!(complaint(&refused).contains("--again"), "{}", complaint(&refused));
    let checked = again(&["matrix", "check"], "");
    assert!(String::from_utf8_lossy(&checked.stdout).contains(fingerprint));

    let folder = program.folder.path().join("data/matrix");
    std::fs::remove_dir_all(&folder).unwrap();
    let wrong = format!("{}\nEsTx falsch\n", account.password);
    let refused = again(&["matrix", "login"], &wrong);
    assert!(complaint(&refused).contains("not the recovery key"), "{}", complaint(&refused));
    let right = again(&["matrix", "login"], &format!("{}\n{key}\n", account.password));
    let said = String::from_utf8(right.stdout.clone()).unwrap();
    assert!(right.status.success() && behind("Fingerprint", &said) == fingerprint, "{}", complaint(&right));
    assert!(!said.contains("Recovery key"), "the old one holds");

    let secrets = [account.password.as_str(), key];
    let all = [&refused, &right, &checked].map(complaint).concat();
    assert!(secrets.iter().all(|secret| !all.contains(secret)), "secrets never print: {all}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_program_serves_on_both_messengers_and_refuses_keys_from_an_old_copy() {
    let Some(synapse) = synapse() else { return };
    let (program, account) = (Program::new(), synapse.register("bot").await);
    log_in(&program, &synapse, &account);
    let (folder, copy) = (program.folder.path().join("data/matrix"), program.folder.path().join("copy"));
    copied(&folder, &copy);

    let fake = FakeTelegram::new(1, &["123456:KANARI-token"]);
    let served = serve(&fake).await;
    let mut serving = command(&program, &synapse.url, &account, &["serve"]);
    serving.env("BILDUNGSLOTSE_TELEGRAM__TOKEN", "123456:KANARI-token");
    serving.env("BILDUNGSLOTSE_TELEGRAM__API_URL", &served.url);
    let log = Arc::new(Mutex::new(String::new()));
    let (mut child, is_ready) = started(serving, &log).await;
    assert!(is_ready, "{}", log.lock().unwrap());
    let said = log.lock().unwrap().clone();
    assert!(
        said.contains("https://t.me/") && said.contains(&format!("Matrix as {}", account.user_id)),
        "{said}"
    );

    served.people(0).say("anna", "Kennwort qx1q");
    let citizens = Citizens::new(&synapse).await;
    let anna = citizens.sign_in(&synapse.register("anna").await).await;
    let room = anna.open_room(&account.user_id, true).await;
    anna.wait_for(&room, &account.user_id, 1).await;
    let people = served.people(0);
    let is_answered = || people.shown("anna").iter().any(|message| message.is_from_bot);
    for _ in 0..400 {
        if is_answered() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    assert!(is_answered(), "Telegram is served besides");
    end(&mut child);
    let said = log.lock().unwrap().clone();
    assert!(!said.contains(&room) && !said.contains(&anna.user_id), "nobody is named: {said}");

    std::fs::remove_dir_all(&folder).unwrap();
    copied(&copy, &folder);
    let refused = run(command(&program, &synapse.url, &account, &["serve"]), "");
    assert!(complaint(&refused).contains("is an old copy"), "{}", complaint(&refused));
}

fn copied(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
