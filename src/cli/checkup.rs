//! Prints what was found when a bot was looked after.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use crate::channel::finding::{Finding, State};

/// Prints `findings`, one line each; the exit code says whether something does not work.
pub fn print_findings(findings: &[Finding]) -> anyhow::Result<ExitCode> {
    let mut output = io::stdout();
    for finding in findings {
        let sign = match finding.state {
            State::Sound => "ok   ",
            State::Doubtful => "look ",
            State::Faulty => "FAULT",
        };
        writeln!(output, "{sign} {}", finding.text)?;
    }
    let is_faulty = findings.iter().any(|finding| finding.state == State::Faulty);
    Ok(if is_faulty { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
