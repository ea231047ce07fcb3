//! `bildungslotse serve`: answers citizens on the messengers until it is told to stop.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use crate::{
    app::{machine::Clock, serve::Places, service::Service},
    config::Settings,
};

/// Serves until it is interrupted or terminated.
pub async fn run(settings: &Settings, clock: Clock) -> anyhow::Result<ExitCode> {
    let stopped = stopped()?;
    let service = Service::open(settings, clock.now()).await?;
    let ready = |places: &Places| {
        // Whoever does not listen misses nothing.
        let _ = writeln!(io::stderr(), "bildungslotse answers on {}; Ctrl-C ends it.", told(places));
    };
    Box::pin(service.serve(settings, clock, stopped, ready)).await?;
    Ok(ExitCode::SUCCESS)
}

/// Where the service is found, in words.
fn told(places: &Places) -> String {
    let messengers = match &places.messengers[..] {
        [] => "no messenger, as none is configured".to_owned(),
        some => some.join(" and "),
    };
    match &places.console {
        Some(console) => format!("{messengers}; the console is at {console}"),
        None => messengers,
    }
}

/// Comes when somebody asks this process to end.
#[cfg(unix)]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => (),
            _ = terminate.recv() => (),
        }
    })
}

#[cfg(not(unix))]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
