//! A form that cannot be taken just now, because its session is over: what was typed is shown and can be sent once more.

use axum::{
    http::{StatusCode, header::CONTENT_TYPE, request},
    response::Response,
};
use minijinja::{context, value::Serde};
use serde::Serialize;
use serde_json::Value;

use crate::{
    domain::texts::Texts,
    web::{
        console::Console,
        failure::Failure,
        fields::Fields,
        offer_words::{label_id, told},
        visit::Visit,
    },
};

/// The most bytes that are shown again: all texts of an offer at their longest.
pub const MOST_BYTES: usize = 512 * 1_024;

/// The most fields that are shown again; the largest form of ours has a third of that.
const MOST_FIELDS: usize = 400;

/// The field with what proves that a form is from the session: there will be another one.
const CSRF: &str = "csrf";

/// Fields that nobody types: what a form knows by itself, and what is ticked or chosen. Who sent nothing else lost nothing,
/// and is to press the button again on the page that says what it does.
const UNTYPED: [&str; 9] =
    [CSRF, "fassung", "stand", "inhalt", "korrektur", "feld", "sicher", "role", "knopf"];

/// Fields that are never sent back.
const SECRET: [&str; 4] = ["password", "again", "current", "code"];

/// Something that would be sent, as the page shows it.
#[derive(Debug, Serialize)]
struct Shown {
    label: String,
    words: String,
}

/// Whether what is sent is a form without a file.
pub fn is_plain_form(parts: &request::Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}

/// The page with what was typed; none if nothing was, if it is secret, or if a script asks. It is shown only to whoever sent
/// a form from a page of ours: the guard has looked at the origin. More than a form of ours holds is a failure.
pub fn typed_again(
    console: &Console,
    (visit, parts): (&Visit, &request::Parts),
    bytes: &[u8],
) -> Result<Option<Response>, Failure> {
    if visit.is_partial || !is_plain_form(parts) {
        return Ok(None);
    }
    // A field is many times larger once it is read: so many are not even looked at.
    if bytes.len() > MOST_BYTES || bytes.split(|byte| *byte == b'&').nth(MOST_FIELDS + 1).is_some() {
        return Err(Failure::NotKept);
    }
    let form = Fields::read(bytes);
    let is_typed = form.iter().any(|(name, value)| !UNTYPED.contains(&name) && !value.trim().is_empty());
    let is_secret = form.iter().any(|(name, _)| SECRET.contains(&name));
    if !is_typed || is_secret {
        return Ok(None);
    }
    let fields: Vec<_> = form.iter().filter(|(name, _)| *name != CSRF).collect();
    let shown = fields.iter().filter(|(name, value)| is_shown(name) && !value.trim().is_empty());
    let shown: Vec<_> = shown.map(|(name, value)| shown_field(&console.texts, name, value)).collect();
    let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
    let is_in = visit.session.is_some();
    let status = if is_in { StatusCode::FORBIDDEN } else { StatusCode::UNAUTHORIZED };
    let values = context! {
        fields => Serde(&fields),
        shown => Serde(shown),
        target => path,
        send => send(&console.texts, parts.uri.path()),
        is_in,
    };
    console.page_with(status, visit, ("again.html", values)).map(Some)
}

/// What the button says: where a form does more than keep what is in it, that.
fn send(texts: &Texts, path: &str) -> String {
    let act = path.rsplit('/').next().unwrap_or_default();
    let said = texts.plain(&format!("again-send-{act}")).or_else(|_| texts.plain("again-send"));
    said.unwrap_or_default()
}

/// Whether a person knows the field called `name`: what is ticked or chosen changes what is done, too.
fn is_shown(name: &str) -> bool {
    !UNTYPED.contains(&name) || matches!(name, "sicher" | "role")
}

/// The field called `name` in the words of the page that it came from.
fn shown_field(texts: &Texts, name: &str, value: &str) -> Shown {
    let label = texts.plain(&format!("again-field-{name}")).or_else(|_| texts.plain(&label_id(name)));
    let words = match (name, texts.plain(&format!("role-{value}"))) {
        ("role", Ok(role)) => role,
        _ => told(texts, name, &Value::from(value)),
    };
    Shown { label: label.unwrap_or_else(|_| name.to_owned()), words }
}
