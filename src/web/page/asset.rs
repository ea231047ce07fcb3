//! The files that pages need besides.

use axum::{
    extract::{Path, State},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

use crate::web::{console::Console, failure::Failure};

/// A file never changes under its name, so it is kept for a year.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// One file.
pub async fn file(State(console): State<Console>, Path(name): Path<String>) -> Result<Response, Failure> {
    let asset = console.assets.file(&name).ok_or(Failure::NotFound)?;
    let headers = [(CONTENT_TYPE, HeaderValue::from_static(asset.kind)), (CACHE_CONTROL, FOREVER)];
    Ok((headers, asset.bytes).into_response())
}
