//! The service is killed again and again: what it accepted is answered all the same, and nothing is forgotten.

use std::{
    io::{BufRead, BufReader, Write},
    process::Child,
};

use crate::{
    database::TestDatabase,
    program::{Program, TODAY},
};

const LIVES: usize = 8;

#[tokio::test]
async fn what_was_accepted_is_answered_however_often_the_service_is_killed() {
    for database in TestDatabase::each().await {
        let program = Program::on(&database.url);
        for life in 0..LIVES {
            let mut child = program.start(&["chat", "--today", TODAY]);
            let said = "Schwimmkurs in Merzig\nmehr\n1\nzurück\nEinfache Sprache\nneu\nDeutsch\n".repeat(4);
            // It is killed before it has heard everything.
            drop(child.stdin.take().unwrap().write_all(said.as_bytes()));
            killed_after(&mut child, 3 + 45 * life);
        }
        let rest = program.run(&["chat", "--today", TODAY], b"");
        assert!(rest.status.success(), "{}", String::from_utf8_lossy(&rest.stderr));

        let waiting = database.number("select count(*) from inbox where state = 'waiting'").await;
        let accepted = database.number("select count(*) from inbox where state = 'done'").await;
        let answered = database.number("select count(*) from outbox where outcome = 'sent'").await;
        let unsent = database.number("select count(*) from outbox where outcome is null").await;
        assert!(accepted > 15, "the lives were long enough to hear something: {accepted}");
        assert_eq!((waiting, unsent), (0, 0), "something was accepted and never answered");
        assert_eq!(accepted, answered);
        database.remove().await;
    }
}

#[test]
fn killed_between_two_turns_the_conversation_goes_on_where_it_was() {
    let program = Program::new();
    let mut child = program.start(&["chat", "--today", TODAY]);
    writeln!(child.stdin.as_ref().unwrap(), "Schule in Merzig").unwrap();
    killed_when(&mut child, |line| line.contains("Neue Suche"));

    let goes_on = program.chat("mehr\nzurück\n");
    assert!(goes_on.contains("> mehr\n< 6. "), "{goes_on}");
    assert!(goes_on.contains("< 1. "), "{goes_on}");
}

/// Kills `child` when it has written so many lines.
fn killed_after(child: &mut Child, count: usize) {
    let mut written = 0;
    killed_when(child, |_| {
        written += 1;
        written == count
    });
}

fn killed_when(child: &mut Child, mut is_time: impl FnMut(&str) -> bool) {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let last = lines.map_while(Result::ok).find(|line| is_time(line));
    assert!(last.is_some(), "it ended before it was killed");
    child.kill().unwrap();
    child.wait().unwrap();
}
