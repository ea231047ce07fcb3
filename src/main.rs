//! Reads the command line, runs it, and turns a fault into one line and an exit code.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use bildungslotse::cli::dispatch::{Arguments, run};
use clap::Parser;
use mimalloc::MiMalloc;

/// Indexing and searching make many small texts: with the C library's allocator, they take a tenth longer.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    match Box::pin(run(Arguments::parse())).await {
        Ok(code) => code,
        Err(fault) => {
            let causes: Vec<_> = fault.chain().map(ToString::to_string).collect();
            // Standard error may be closed: then there is nobody to tell.
            let _ = writeln!(io::stderr(), "bildungslotse: {}", causes.join(": "));
            ExitCode::FAILURE
        }
    }
}
