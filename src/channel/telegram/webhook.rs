//! Telegram brings updates to us: only with the secret, only what is not too large, and only what could be stored is
//! confirmed.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use serde_json::Value;
use subtle::ConstantTimeEq;
use tokio::sync::{mpsc, oneshot};

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
    secret: Arc<str>,
    hands: mpsc::Sender<Brought>,
}

/// Takes updates at `path` from whoever knows `secret`, and hands them on.
pub fn router(path: &str, secret: &str, hands: mpsc::Sender<Brought>) -> Router {
    let door = Door { secret: secret.into(), hands };
    Router::new().route(path, post(take)).layer(DefaultBodyLimit::max(LONGEST_UPDATE)).with_state(door)
}

async fn take(State(door): State<Door>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let said = headers.get(SECRET_HEADER).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
    if !bool::from(said.ct_eq(door.secret.as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
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
