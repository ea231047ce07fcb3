//! The commands, as somebody types them: what they print, and what they say when something is wrong.

use std::{
    io::{BufRead, BufReader, Write},
    process::Stdio,
};

use serde_json::Value;

use crate::program::{Program, TODAY, complaint};

#[test]
fn a_question_in_one_sentence_is_answered_in_json() {
    let program = Program::new();
    let question = "Mein Sohn ist 7 und mag Fußball, wir wohnen in Losheim";
    let output = program.run(&["search", "--json", "--today", TODAY, "--limit", "3", "--", question], b"");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["query"]["subject"], "child");
    assert_eq!(answer["query"]["ages_months"], serde_json::json!([84]));
    assert_eq!(answer["query"]["place"], "Losheim am See");
    assert_eq!(answer["query"]["topics"], serde_json::json!(["sport/ballsport"]));
    assert_eq!(answer["notice"], Value::Null);
    let hits = answer["hits"].as_array().unwrap();
    assert!((1..=3).contains(&hits.len()));
    for key in ["id", "title", "provider", "url", "score", "distance_km", "reasons"] {
        assert!(hits[0].get(key).is_some(), "{key} is missing");
    }
}

#[test]
fn a_batch_is_answered_line_by_line_whatever_the_lines_are() {
    let program = Program::new();
    let lines = format!("Yoga\n\nzurück\nich will nicht mehr leben\n\u{1b}[2J\n{}\n", "lang ".repeat(2_000));
    let output = program.run(&["search", "--json", "--today", TODAY, "--batch"], lines.as_bytes());
    assert!(output.status.success(), "{}", complaint(&output));
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let notices: Vec<_> = answers.iter().map(|answer| answer["notice"].as_str()).collect();
    assert_eq!(notices, [None, None, Some("command:back"), Some("crisis"), None, None]);
    let understood = program.run(&["understand", "--json", "--batch"], lines.as_bytes());
    assert_eq!(String::from_utf8(understood.stdout).unwrap().lines().count(), 6);
}

#[test]
fn a_list_for_people_shows_ids_and_reasons_below_the_question() {
    let program = Program::new();
    let lines = "Yoga in Merzig\n\u{1b}[2JSchwimmen\n";
    let output = program.run(&["search", "--today", TODAY, "--limit", "2", "--batch"], lines.as_bytes());
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines[0], "> Yoga in Merzig");
    assert!(lines[1].starts_with("2 of "), "{said}");
    let mut words = lines[2].split_whitespace();
    assert!(words.next().unwrap().parse::<f32>().is_ok(), "{said}");
    let id = words.next().unwrap();
    assert!(lines[3].starts_with("         ") && lines[3].contains("topic:health/entspannung"), "{said}");
    assert_eq!(lines[6], "> Schwimmen");
    let edited = program.run(&["edit", id, "--set", "title=Yoga am Morgen"], b"");
    assert!(edited.status.success(), "{}", complaint(&edited));
    let output = program.run(&["search", "--today", TODAY, "--", "Yoga in Merzig"], b"");
    assert!(!String::from_utf8(output.stdout).unwrap().starts_with('>'));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_line_and_a_reader_who_leaves_is_no_fault() {
    let program = Program::new();
    for arguments in [&["completions", "bash"][..], &["search", "--", "Yoga"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = program.command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(complaint(&output).lines().count(), 1, "{}", complaint(&output));
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = program.command(arguments).stdout(writer).output().unwrap();
        assert!(output.status.success(), "{}", complaint(&output));
        assert_eq!(complaint(&output), "");
    }
}

#[test]
fn a_second_process_on_the_same_data_is_sent_away_in_one_line() {
    let program = Program::new();
    let mut first = program.start(&["chat"]);
    let mut spoken = first.stdin.take().unwrap();
    writeln!(spoken, "Hallo").unwrap();
    // Once it answers, the data folder is its own.
    let mut lines = BufReader::new(first.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("< ")));
    let second = program.run(&["chat"], b"Hallo\n");
    assert_eq!(second.status.code(), Some(1));
    assert_eq!(complaint(&second).lines().count(), 1);
    assert!(complaint(&second).contains("in use by another bildungslotse process"), "{}", complaint(&second));
    drop(spoken);
    lines.for_each(drop);
    assert!(first.wait().unwrap().success());
}

#[test]
fn a_data_folder_that_cannot_be_used_is_named() {
    let program = Program::new();
    std::fs::write(program.folder.path().join("data"), "a file, not a folder").unwrap();
    let output = program.run(&["chat"], b"Hallo\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("the data folder"), "{}", complaint(&output));
    assert_eq!(complaint(&output).lines().count(), 1);
}

#[test]
fn the_key_lies_beside_the_data_and_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let program = Program::new();
    program.chat("hallo\n");
    let key = program.folder.path().join("data.key");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    // Another key does not open what was sealed with this one.
    std::fs::write(&key, crate::database::test_key(7).to_file_text()).unwrap();
    let output = program.run(&["chat"], b"Hallo\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("key"), "{}", complaint(&output));
}

#[test]
fn a_lost_key_is_not_made_anew_and_the_error_says_what_to_do() {
    let program = Program::new();
    program.chat("hallo\n");
    let (key, kept) = (program.folder.path().join("data.key"), program.folder.path().join("kept"));
    std::fs::rename(&key, &kept).unwrap();
    let output = program.run(&["chat"], b"Hallo\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("data.key is missing"), "{}", complaint(&output));
    assert!(complaint(&output).contains("put it back"), "{}", complaint(&output));
    let names: Vec<_> =
        std::fs::read_dir(&program.folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no key was made: {names:?}");
    std::fs::rename(&kept, &key).unwrap();
    program.chat("hallo\n");
}

#[test]
fn a_first_start_that_was_cut_short_leaves_its_key_to_the_next() {
    let program = Program::new();
    program.chat("hallo\n");
    let key = program.folder.path().join("data.key");
    // So it lies there if the database has taken the key, and the process ended before it said so.
    std::fs::rename(&key, program.folder.path().join("data.key.new")).unwrap();
    program.chat("hallo\n");
    assert!(key.exists());
}

#[test]
fn a_folder_of_texts_that_is_not_there_is_named() {
    let program = Program::new();
    for (name, command) in [("DIALOGS", "check"), ("INDEX", "check"), ("INDEX", "chat")] {
        let missing = program.folder.path().join("nowhere");
        let mut command = program.command(&[command]);
        command.env(format!("BILDUNGSLOTSE_RESOURCE__{name}"), &missing).stdin(Stdio::null());
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(complaint(&output).contains("nowhere is not a folder"), "{}", complaint(&output));
    }
}

#[test]
fn what_the_configuration_misspells_is_named() {
    let program = Program::new();
    let file = program.folder.path().join("lotse.toml");
    std::fs::write(&file, "data_dri = \"x\"\n").unwrap();
    let output = program.run(&["--config", file.to_str().unwrap(), "check"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("data_dri"), "{}", complaint(&output));
}

#[test]
fn check_finds_a_phrase_without_words_and_a_broken_table() {
    let program = Program::new();
    assert!(program.run(&["check"], b"").status.success());
    let dialogs = program.folder.path().join("dialogs");
    std::fs::create_dir_all(dialogs.join("de-simple")).unwrap();
    std::fs::write(dialogs.join("de-simple/offer.ftl"), "card-title = { $number }\n").unwrap();
    let output = program
        .command(&["check"])
        .env("BILDUNGSLOTSE_RESOURCE__DIALOGS", &dialogs)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let found = String::from_utf8(output.stdout).unwrap();
    assert!(found.contains("de-simple: there are no words for `line-price`"), "{found}");

    let index = program.folder.path().join("index");
    std::fs::create_dir_all(&index).unwrap();
    std::fs::write(index.join("topics.toml"), "[[topic]]\nid = 7\n").unwrap();
    let output = program.command(&["check"]).env("BILDUNGSLOTSE_RESOURCE__INDEX", &index).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("topics.toml"), "{}", complaint(&output));
}

#[test]
fn check_names_what_the_service_would_stumble_over() {
    let program = Program::new();
    let sound = String::from_utf8(program.run(&["check"], b"").stdout).unwrap();
    let file = program.folder.path().join("data/bildungslotse.db");
    assert!(sound.ends_with(&format!("database sqlite:{}.\n", file.display())), "{sound}");
    assert!(!program.folder.path().join("data").exists(), "a check makes nothing");
    let dialogs = program.folder.path().join("dialogs");
    std::fs::create_dir_all(dialogs.join("de")).unwrap();
    std::fs::write(dialogs.join("de/conversatoin.ftl"), "").unwrap();
    let check = |variables: &[(&str, &str)]| {
        let output = program.command(&["check"]).envs(variables.iter().copied()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        complaint(&output) + str::from_utf8(&output.stdout).unwrap()
    };
    let said = check(&[
        ("BILDUNGSLOTSE_DATABASE_URL", "mysql://lotse:geheim@localhost/a"),
        ("BILDUNGSLOTSE_RESOURCE__INDEX", "/there/is/no/such/folder"),
        ("BILDUNGSLOTSE_RESOURCE__DIALOGS", dialogs.to_str().unwrap()),
    ]);
    for part in [
        "it begins with `sqlite:` or `postgres:`",
        "resource.index: the folder /there/is/no/such/folder cannot be read",
        "conversatoin.ftl: it replaces nothing, no embedded file has this name, did you mean `de/conversation.ftl`?",
        "/there/is/no/such/folder is not a folder",
    ] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!said.contains("geheim"), "{said}");
    std::fs::rename(dialogs.join("de/conversatoin.ftl"), dialogs.join("de/conversation.ftl")).unwrap();
    std::fs::write(dialogs.join("de/conversation.ftl"), "hello = { $\n").unwrap();
    let said = check(&[("BILDUNGSLOTSE_RESOURCE__DIALOGS", dialogs.to_str().unwrap())]);
    assert!(said.contains(&format!("{}: line 1: ", dialogs.join("de/conversation.ftl").display())), "{said}");
}

#[test]
fn without_samples_the_region_is_empty_and_says_so_kindly() {
    let program = Program::new();
    program.chat("hallo\n");
    let mut chat = program.command(&["chat"]);
    chat.env("BILDUNGSLOTSE_SAMPLE", "false");
    let mut child = chat.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"Yoga in Merzig\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Dazu habe ich gerade kein Angebot gefunden."), "{said}");
}

#[test]
fn completions_and_help_name_every_command() {
    let program = Program::new();
    for arguments in [["--help", ""], ["completions", "bash"]] {
        let arguments: Vec<_> = arguments.into_iter().filter(|argument| !argument.is_empty()).collect();
        let output = program.run(&arguments, b"");
        let text = String::from_utf8(output.stdout).unwrap();
        for command in ["chat", "search", "understand", "import", "edit", "check"] {
            assert!(text.contains(command), "{command} is missing in {arguments:?}");
        }
    }
}
