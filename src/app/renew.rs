//! Keeps up with the offers: what changed is found at once, who asked for it is told, what is over is forgotten.

use std::{convert::Infallible, time::Duration};

use crate::{
    app::machine::Clock,
    store::open::Store,
    usecase::{
        apply_import::continue_import, converse::Mind, forget::forget_expired, index_offers::index_offers,
        notify::notify,
    },
};

/// A changed offer is found a tenth of a second later.
const LOOK_FOR_CHANGES_EVERY: Duration = Duration::from_millis(50);

/// An import begins so soon.
const LOOK_FOR_IMPORTS_EVERY: Duration = Duration::from_millis(250);

/// If that failed, it is tried again only after a while.
const AFTER_A_FAILURE: Duration = Duration::from_secs(10);

/// What has outlived its time is forgotten this often.
const FORGET_EVERY: Duration = Duration::from_hours(1);

/// Forgets what has outlived its time, again and again.
pub async fn forget(store: &Store, clock: Clock) -> Infallible {
    loop {
        tokio::time::sleep(FORGET_EVERY).await;
        if let Err(fault) = forget_expired(store, clock.now()).await {
            tracing::error!(%fault, "what is over is forgotten later");
        }
    }
}

/// Imports what was handed in and is to be imported, bit by bit; what an earlier process did not finish, too.
pub async fn import(store: &Store, clock: Clock) -> Infallible {
    loop {
        match continue_import(store, clock.now()).await {
            Ok(true) => tokio::task::yield_now().await,
            Ok(false) => tokio::time::sleep(LOOK_FOR_IMPORTS_EVERY).await,
            Err(fault) => {
                tracing::error!(%fault, "an import goes on later");
                tokio::time::sleep(AFTER_A_FAILURE).await;
            }
        }
    }
}

/// Looks for changes of the offers, again and again, lets them be found, and tells who asked for it.
pub async fn renew(store: &Store, mind: &Mind, clock: Clock) -> Infallible {
    // What changed while nothing ran is news as well.
    let mut has_news = true;
    loop {
        if std::mem::take(&mut has_news)
            && let Err(fault) = notify(store, &mind.search, &mind.guide, clock.now()).await
        {
            tracing::error!(%fault, "news are told later");
            has_news = true;
        }
        tokio::time::sleep(LOOK_FOR_CHANGES_EVERY).await;
        match index_offers(store, &mind.search, |_, _| ()).await {
            Ok(has_changed) => has_news |= has_changed,
            Err(fault) => {
                tracing::error!(%fault, "changed offers are not found yet");
                tokio::time::sleep(AFTER_A_FAILURE).await;
            }
        }
    }
}
