//! The terminal, as a program on the other end of a pipe sees it.

use std::io::{BufRead, BufReader, Read, Write};

use crate::program::Program;

#[test]
fn a_conversation_in_a_pipe_is_written_out_whole() {
    let said = Program::new().chat("hallo\n\n\u{1b}[2J Brötchen \nneu");
    let lines: Vec<_> = said.lines().filter(|line| line.starts_with("> ")).collect();
    assert_eq!(lines, ["> hallo", "> ", "> Brötchen", "> neu"]);
    assert!(said.lines().all(|line| line.starts_with(['>', '<'])), "{said}");
    let turns = said.split("> ").skip(1);
    assert!(turns.into_iter().all(|turn| turn.contains("\n< ")), "each line is answered: {said}");
}

#[test]
fn when_nobody_reads_any_more_the_conversation_ends_quietly() {
    let program = Program::new();
    let mut child = program.start(&["chat"]);
    let mut said = child.stdin.take().unwrap();
    writeln!(said, "Hallo").unwrap();
    let mut heard = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("Hilfe") {
        line.clear();
        assert!(heard.read_line(&mut line).unwrap() > 0, "it answers first");
    }
    drop(heard);
    // It may be gone before it has read this.
    drop(writeln!(said, "Noch da?"));
    drop(said);
    let mut fault = String::new();
    child.stderr.take().unwrap().read_to_string(&mut fault).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(!fault.contains("panicked"), "{fault}");
}
