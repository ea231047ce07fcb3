//! Serves the console at a door until it is told to stop. Whoever comes and says nothing is not waited for long.

use std::{io, sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
    time::sleep,
};

use crate::web::{answer::around, console::Console, permission::Twice, table::table};

/// So many connections are held at a time.
const MOST_CONNECTIONS: usize = 512;

/// How long somebody may take to say what is wanted, also after an answer: else the connection ends.
const LONGEST_SILENCE: Duration = Duration::from_secs(15);

/// The most headers of a request, and the most bytes of all of them.
const MOST_HEADERS: usize = 64;
const HEADER_BYTES: usize = 32 * 1_024;

/// If nobody can be let in, it is tried again after this time.
const AFTER_A_FAILURE: Duration = Duration::from_millis(200);

/// All pages of `console`, with everything that belongs around them.
pub fn router(console: &Console) -> Result<Router, Twice> {
    Ok(around(table().router(console)?, console))
}

/// Serves `router` to whoever comes to `door`, until `stopped` comes; what is under way is answered first.
pub async fn serve(door: TcpListener, router: Router, stopped: impl Future<Output = ()>) -> io::Result<()> {
    let (end, over) = watch::channel(false);
    let seats = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut guests = JoinSet::new();
    tokio::pin!(stopped);
    loop {
        let guest = tokio::select! {
            () = &mut stopped => break,
            guest = next(&door, &seats) => guest,
        };
        match guest {
            Ok((stream, seat)) => guests.spawn(attend((stream, seat), router.clone(), over.clone())),
            Err(fault) => {
                tracing::warn!(%fault, "somebody could not be let in to the console");
                sleep(AFTER_A_FAILURE).await;
                continue;
            }
        };
        while guests.try_join_next().is_some() {}
    }
    end.send_replace(true);
    while guests.join_next().await.is_some() {}
    Ok(())
}

async fn next(door: &TcpListener, seats: &Arc<Semaphore>) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let seat = Arc::clone(seats).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = door.accept().await?;
    Ok((stream, seat))
}

/// Answers on one connection.
async fn attend(
    (stream, _seat): (TcpStream, OwnedSemaphorePermit),
    router: Router,
    mut over: watch::Receiver<bool>,
) {
    // A page is sent at once, not when more of it is there.
    let _ = stream.set_nodelay(true);
    let mut rules = http1::Builder::new();
    rules.timer(TokioTimer::new()).header_read_timeout(LONGEST_SILENCE);
    rules.max_headers(MOST_HEADERS).max_buf_size(HEADER_BYTES);
    let connection = rules.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let is_over = async { drop(over.wait_for(|is_over| *is_over).await) };
    tokio::pin!(connection);
    // How a connection ends is the guest's affair.
    tokio::select! {
        _ = &mut connection => (),
        () = is_over => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
