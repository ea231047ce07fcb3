//! `bildungslotse chat`: the whole bot on this terminal.

use std::process::ExitCode;

use crate::{
    app::{machine::Clock, service::Service},
    config::Settings,
};

/// Talks until the input ends.
pub async fn run(settings: &Settings, clock: Clock) -> anyhow::Result<ExitCode> {
    let service = Service::open(settings, clock.now()).await?;
    service.chat(clock).await?;
    Ok(ExitCode::SUCCESS)
}
