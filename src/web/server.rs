//! Serves the console at a door until it is told to stop.

use std::io;

use axum::Router;
use tokio::net::TcpListener;

use crate::web::{answer::around, console::Console, permission::Twice, table::table};

/// All pages of `console`, with everything that belongs around them.
pub fn router(console: &Console) -> Result<Router, Twice> {
    Ok(around(table().router(console)?, console))
}

/// Serves `router` to whoever comes to `door`, until `stopped` comes.
pub async fn serve(
    door: TcpListener,
    router: Router,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(door, router).with_graceful_shutdown(stopped).await
}
