//! Why a page is not shown, as browsers are told: nothing else knows the numbers of HTTP for it.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::store::error::StoreError;

/// Why a page is not shown.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no such page, or no such thing to show on it.
    #[error("there is nothing here")]
    NotFound,
    /// Whoever asks may not.
    #[error("this is for others")]
    Forbidden,
    /// A form was sent from elsewhere, or is from a session that is over.
    #[error("the form does not belong to this session")]
    Foreign,
    /// The page can be read, but not be asked for like this.
    #[error("this method means nothing here")]
    Method,
    /// What was sent is too large.
    #[error("what was sent is too large")]
    TooLarge,
    /// A form came too late, and is too large to be shown again.
    #[error("the form came too late and is too large to be shown again")]
    NotKept,
    /// What was sent took too long.
    #[error("what was sent took too long")]
    TooSlow,
    /// What was sent cannot be read.
    #[error("what was sent cannot be read")]
    Unreadable,
    /// Too much is going on.
    #[error("too much is going on")]
    Busy,
    /// The page is asked for under a name that is not ours.
    #[error("this is not the address of the console")]
    Misdirected,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A page cannot be made.
    #[error("a page cannot be made")]
    Page(#[from] minijinja::Error),
    /// The program made a mistake.
    #[error("{0}")]
    Broken(&'static str),
}

/// What is left of a failure in an answer, until a page is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed {
    /// Its texts begin with `failure-` and this.
    pub name: &'static str,
}

impl Failure {
    fn told(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
            Self::Foreign => (StatusCode::FORBIDDEN, "foreign"),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::NotKept => (StatusCode::PAYLOAD_TOO_LARGE, "not-kept"),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too-slow"),
            Self::Unreadable => (StatusCode::BAD_REQUEST, "unreadable"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Self::Misdirected => (StatusCode::MISDIRECTED_REQUEST, "misdirected"),
            Self::Store(_) | Self::Page(_) | Self::Broken(_) => (StatusCode::INTERNAL_SERVER_ERROR, "broken"),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, name) = self.told();
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            tracing::error!(fault = &self as &dyn std::error::Error, "a page could not be shown");
        }
        let mut response = status.into_response();
        response.extensions_mut().insert(Failed { name });
        response
    }
}
