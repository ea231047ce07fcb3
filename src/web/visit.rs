//! One visit of a page: who comes, from which session, and what has to be said to them first.

use axum::{extract::FromRequestParts, http::request};

use crate::{
    domain::staff::Staff,
    store::web_session::WebSession,
    web::{failure::Failure, flash::Flash},
};

/// One visit of a page; every handler can ask for it.
#[derive(Debug, Clone, Default)]
pub struct Visit {
    /// The session; none if nobody is signed in.
    pub session: Option<WebSession>,
    /// What a form must send along as `csrf`; empty if nobody is signed in.
    pub csrf: String,
    /// What a script of this page must carry.
    pub nonce: String,
    /// Where the console is found, such as `https://lotse.example`.
    pub origin: String,
    /// The path that was asked for.
    pub path: String,
    /// What has to be said first.
    pub flash: Option<Flash>,
    /// Whether htmx asks, and for a part of the page only.
    pub is_partial: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut request::Parts, _state: &S) -> Result<Self, Failure> {
        parts.extensions.get().cloned().ok_or(Failure::Broken("a page was shown past the permission table"))
    }
}

/// Who is signed in: every handler of a page for the staff can ask for it.
impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Failure> {
        let visit = Visit::from_request_parts(parts, state).await?;
        visit.session.map(|session| session.staff).ok_or(Failure::Forbidden)
    }
}
