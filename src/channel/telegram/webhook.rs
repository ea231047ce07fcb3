//! Telegram brings updates to us: only with the secret, only what is not too large, and only what could be stored is
//! confirmed.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode},
};
use serde_json::Value;
use subtle::ConstantTimeEq;
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

/// The header with the secret.
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// The most bytes of an update.
const LONGEST_UPDATE: usize = 1 << 20;

/// An update that was brought.
pub struct Brought {
    /// The update.
    pub update: Value,
    /// To be told whether it is stored.
    pub stored: oneshot::Sender<bool>,
}

#[derive(Clone)]
struct Door {
    path: Arc<str>,
    secret: Arc<str>,
    hands: mpsc::Sender<Brought>,
}

/// How long an update may be under way.
const LONGEST_WAY: Duration = Duration::from_secs(10);

/// Takes updates at `path` from whoever knows `secret`, and hands them on.
pub fn router(path: &str, secret: &str, hands: mpsc::Sender<Brought>) -> Router {
    let door = Door { path: path.into(), secret: secret.into(), hands };
    // Not as a route: a path may hold signs that mean something else in one.
    Router::new().fallback(take).with_state(door)
}

async fn take(State(door): State<Door>, request: Request) -> StatusCode {
    if request.uri().path() != &*door.path {
        return StatusCode::NOT_FOUND;
    }
    if request.method() != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED;
    }
    let said = request.headers().get(SECRET_HEADER).map(HeaderValue::as_bytes).unwrap_or_default();
    if !bool::from(said.ct_eq(door.secret.as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(Ok(body)) = timeout(LONGEST_WAY, to_bytes(request.into_body(), LONGEST_UPDATE)).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    let Ok(update) = serde_json::from_slice(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    let (stored, is_stored) = oneshot::channel();
    if door.hands.send(Brought { update, stored }).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    // Whatever is not confirmed, Telegram brings again.
    match is_stored.await {
        Ok(true) => StatusCode::OK,
        Ok(false) | Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
