//! The built program, started as its users start it: in a folder of its own, with the embedded defaults.

use std::{
    io::Write,
    process::{Child, Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::database::test_key;

/// The day on which all tests take place, unless they say otherwise.
pub const TODAY: &str = "2025-11-23";

/// The program with a data folder of its own.
pub struct Program {
    /// Holds the data folder `data` and the key beside it.
    pub folder: TempDir,
    database_url: Option<String>,
}

impl Program {
    /// With an empty data folder and its own SQLite.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), database_url: None }
    }

    /// With this database, begun with the key of the tests.
    pub fn on(url: &str) -> Self {
        let program = Self { database_url: Some(url.to_owned()), ..Self::new() };
        std::fs::write(program.folder.path().join("data.key"), test_key(1).to_file_text()).unwrap();
        program
    }

    /// The program about to be started with `arguments`.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bildungslotse"));
        command.args(arguments).env("BILDUNGSLOTSE_DATA_DIR", self.folder.path().join("data"));
        // Many programs run at a time: each takes a door that is free.
        command.env("BILDUNGSLOTSE_WEB__LISTEN", "127.0.0.1:0");
        if let Some(url) = &self.database_url {
            command.env("BILDUNGSLOTSE_DATABASE_URL", url);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Starts the program.
    pub fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).spawn().unwrap()
    }

    /// Runs the program to its end with `input` on standard input.
    pub fn run(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut child = self.start(arguments);
        // It may end before it has read everything.
        drop(child.stdin.take().unwrap().write_all(input));
        child.wait_with_output().unwrap()
    }

    /// The conversation that `lines` lead to.
    pub fn chat(&self, lines: &str) -> String {
        let output = self.run(&["chat", "--today", TODAY], lines.as_bytes());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

/// What a finished program wrote to standard error.
pub fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
