//! A form that cannot be taken just now, because its session is over: what was typed is shown and can be sent once more.

use axum::{
    http::{StatusCode, header::CONTENT_TYPE, request},
    response::Response,
};
use minijinja::context;

use crate::web::{console::Console, failure::Failure, fields::Fields, visit::Visit};

/// The field with what proves that a form is from the session: there will be another one.
const CSRF: &str = "csrf";

/// Fields that nobody types.
const HIDDEN: [&str; 6] = [CSRF, "fassung", "stand", "inhalt", "korrektur", "feld"];

/// Fields that are never sent back.
const SECRET: [&str; 4] = ["password", "again", "current", "code"];

/// So many characters of a text are worth being shown.
const WORTH_SHOWING: usize = 12;

/// Whether what is sent is a form without a file.
pub fn is_plain_form(parts: &request::Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}

/// The page with what was typed; none if nothing was, if it is secret, or if a script asks. It is shown only to whoever sent
/// a form from a page of ours: the guard has looked at the origin.
pub fn typed_again(
    console: &Console,
    (visit, parts): (&Visit, &request::Parts),
    bytes: &[u8],
) -> Result<Option<Response>, Failure> {
    if visit.is_partial || !is_plain_form(parts) {
        return Ok(None);
    }
    let form = Fields::read(bytes);
    let is_typed = form.iter().any(|(name, value)| !HIDDEN.contains(&name) && !value.trim().is_empty());
    let is_secret = form.iter().any(|(name, _)| SECRET.contains(&name));
    if !is_typed || is_secret {
        return Ok(None);
    }
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let fields: Vec<_> = form.iter().filter(|(name, _)| *name != CSRF).map(own).collect();
    let texts: Vec<_> = form
        .iter()
        .filter(|(name, value)| !HIDDEN.contains(name) && value.chars().count() >= WORTH_SHOWING)
        .map(|(_, value)| value.to_owned())
        .collect();
    let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
    let is_in = visit.session.is_some();
    let status = if is_in { StatusCode::FORBIDDEN } else { StatusCode::UNAUTHORIZED };
    let values = context! { fields, texts, target => path, is_in };
    console.page_with(status, visit, ("again.html", values)).map(Some)
}
