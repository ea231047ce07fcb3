//! What was filled in: the fields of a form or of an address, by name.

use axum::{
    body::{Bytes, HttpBody as _},
    extract::{FromRequest, FromRequestParts, Request},
    http::request,
};
use url::form_urlencoded;

use crate::web::failure::Failure;

/// Fields in the order in which they came; a name may come more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

/// The fields of a form that was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form(pub Fields);

/// The fields in the address of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query(pub Fields);

impl Fields {
    /// Reads fields as forms are sent.
    pub fn read(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// What was filled in under `name`, word for word; empty if nothing was.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }

    /// What was filled in under `name`, without spaces around it; empty if nothing was.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// All that was chosen under `name`.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether `name` was sent at all: a box that is ticked.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(other, _)| other == name)
    }

    /// All fields, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        debug_assert!(request.body().size_hint().exact().is_some(), "the guard has read it");
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Failure::Unreadable)?;
        Ok(Self(Fields::read(&bytes)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut request::Parts, _state: &S) -> Result<Self, Failure> {
        Ok(Self(Fields::read(parts.uri.query().unwrap_or_default().as_bytes())))
    }
}
