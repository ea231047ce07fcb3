//! The texts that a command works on: one from the command line, or one a line from standard input.

use std::io::{self, Write};

use anyhow::Context as _;
use clap::Args;
use tokio::io::{BufReader, stdin};

use crate::channel::lines::next_line;

/// Which texts a command works on.
#[derive(Debug, Clone, Args)]
pub struct Texts {
    /// Read one text a line from standard input, and answer line by line
    #[arg(long, conflicts_with = "text")]
    batch: bool,

    /// The text
    #[arg(required_unless_present = "batch", value_name = "TEXT")]
    text: Vec<String>,
}

impl Texts {
    /// In front of an answer for a person who reads: the line that it answers, if there are several.
    pub fn heading(&self, text: &str) -> String {
        if self.batch { format!("> {text}\n") } else { String::new() }
    }

    /// Prints what `answer` makes of each text. Ends quietly when nobody reads any more.
    pub async fn answer(&self, answer: impl Fn(&str) -> anyhow::Result<String>) -> anyhow::Result<()> {
        if !self.batch {
            print(format!("{}\n", answer(&self.text.join(" "))?).as_bytes())?;
            return Ok(());
        }
        let mut input = BufReader::new(stdin());
        while let Some(text) = next_line(&mut input).await? {
            if !print(format!("{}\n", answer(&text)?).as_bytes())? {
                break;
            }
        }
        Ok(())
    }
}

/// Prints all of `bytes`; `false` if nobody reads them.
pub fn print(bytes: &[u8]) -> anyhow::Result<bool> {
    let mut output = io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        printed => printed.map(|()| true).context("the answer cannot be written to standard output"),
    }
}
