//! Reads the command line, runs it, and turns a fault into one line and an exit code.

use std::{
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};

use bildungslotse::cli::dispatch::{Arguments, run};
use clap::Parser;
use mimalloc::MiMalloc;

/// Indexing and searching make many small texts: with the C library's allocator, they take a tenth longer.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// So long a turn that came to no end holds up the end of the program.
const LAST_PATIENCE: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(fault) => return complain(&fault.into()),
    };
    let ended = runtime.block_on(Box::pin(run(Arguments::parse())));
    runtime.shutdown_timeout(LAST_PATIENCE);
    ended.unwrap_or_else(|fault| complain(&fault))
}

fn complain(fault: &anyhow::Error) -> ExitCode {
    let causes: Vec<_> = fault.chain().map(ToString::to_string).collect();
    // Standard error may be closed: then there is nobody to tell.
    let _ = writeln!(io::stderr(), "bildungslotse: {}", causes.join(": "));
    ExitCode::FAILURE
}
