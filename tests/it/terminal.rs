//! The terminal, as a program on the other end of a pipe sees it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Child, Command, Stdio},
};

use bildungslotse::{
    channel::terminal::{Mode, Terminal},
    domain::outbox::SendError,
};

use crate::database::words;

const CALLED: &str = "BILDUNGSLOTSE_TEST_ECHO";

#[test]
fn a_conversation_in_a_pipe_is_written_out_whole() {
    let mut child = echo();
    child.stdin.take().unwrap().write_all("Schwimmkurs\n\n\u{1b}[2J Brötchen \nZeile 3".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let conversation: Vec<_> = text.lines().filter(|line| line.starts_with(['>', '<'])).collect();
    let expected = [
        "> Schwimmkurs",
        "< Schwimmkurs?",
        "< Ja.",
        "> [2J Brötchen",
        "< [2J Brötchen?",
        "< Ja.",
        "> Zeile 3",
        "< Zeile 3?",
        "< Ja.",
    ];
    assert_eq!(conversation, expected);
}

#[test]
fn when_nobody_reads_any_more_the_conversation_ends_quietly() {
    let mut child = echo();
    let mut said = child.stdin.take().unwrap();
    writeln!(said, "Hallo").unwrap();
    let mut heard = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while line != "< Ja.\n" {
        line.clear();
        assert!(heard.read_line(&mut line).unwrap() > 0, "it answers first");
    }
    drop(heard);
    // It may be gone before it has read this.
    drop(writeln!(said, "Noch da?"));
    let mut fault = String::new();
    child.stderr.take().unwrap().read_to_string(&mut fault).unwrap();
    child.wait().unwrap();
    assert!(fault.contains("the conversation has ended"), "{fault}");
}

/// This test program, begun as a service that echoes what it hears.
fn echo() -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "terminal::an_echo", "--ignored", "--nocapture"])
        .env(CALLED, "yes")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[tokio::test]
#[ignore = "begun by the tests above"]
async fn an_echo() {
    std::env::var(CALLED).unwrap();
    let terminal = Terminal::standard();
    assert_eq!(terminal.mode(), Mode::Piped);
    while let Some(text) = terminal.hear().await {
        match terminal.send(&words(&format!("{text}?\nJa."))).await {
            Ok(()) => (),
            Err(SendError::Permanent(_)) => break,
            Err(fault) => panic!("{fault}"),
        }
    }
    writeln!(std::io::stderr(), "the conversation has ended").unwrap();
}
