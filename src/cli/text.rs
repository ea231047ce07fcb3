//! The texts that a command works on: one from the command line, or one a line from standard input.

use std::io::{self, Write};

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
    /// Prints what `answer` makes of each text. Ends quietly when nobody reads any more.
    pub async fn answer(&self, answer: impl Fn(&str) -> anyhow::Result<String>) -> anyhow::Result<()> {
        if !self.batch {
            print(&answer(&self.text.join(" "))?)?;
            return Ok(());
        }
        let mut input = BufReader::new(stdin());
        while let Some(line) = next_line(&mut input).await? {
            if !print(&answer(&line)?)? {
                break;
            }
        }
        Ok(())
    }
}

/// Prints one answer; `false` if nobody reads it.
fn print(answer: &str) -> io::Result<bool> {
    match writeln!(io::stdout(), "{answer}") {
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        printed => printed.map(|()| true),
    }
}
