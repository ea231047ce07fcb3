//! The console in the browser, as it is configured, at its door.

use std::net::SocketAddr;

use anyhow::Context as _;
use axum::Router;
use tokio::net::TcpListener;

use crate::{
    app::{
        machine::{Clock, dice},
        service::Service,
    },
    config::Settings,
    web::{
        console::{Console, Parts, Ways},
        server::router,
    },
};

/// Where people begin.
const START: &str = "/verwaltung";

/// The console, and the door that it will be served at.
pub struct Open {
    /// Where people come in.
    pub door: TcpListener,
    /// Its pages.
    pub router: Router,
    /// Where it is found.
    pub place: String,
}

/// Opens the door of the console; none if it is switched off.
pub async fn open(settings: &Settings, service: &Service, clock: Clock) -> anyhow::Result<Option<Open>> {
    let Some(listen) = settings.web.listen else { return Ok(None) };
    let ways = Ways { channels: settings.ways(), allows_private: settings.webhook.allow_private };
    let parts =
        Parts { store: service.store.clone(), mind: service.mind.clone(), clock: clock.shared(), dice };
    let console = Console::new(parts, &settings.web, &settings.resource.console_text()?)?.with_ways(ways);
    let router = router(&console)?;
    let door = TcpListener::bind(listen).await.with_context(|| taken(listen))?;
    let place = settings.web.address(START, door.local_addr().ok());
    Ok(Some(Open { door, router, place }))
}

fn taken(listen: SocketAddr) -> String {
    format!(
        "the console cannot be served at {listen}: is something else there? name another place with \
         BILDUNGSLOTSE_WEB__LISTEN, or leave it empty to do without the console"
    )
}
