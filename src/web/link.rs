//! Pages behind links that need no account: they tell nobody where they are, and do not know who is signed in.

use axum::{
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, REFERRER_POLICY},
    },
    response::Response,
};
use minijinja::context;

use crate::web::{console::Console, failure::Failure, fields::Fields, render::see, visit::Visit};

/// How the paths of all of them begin.
const BEGINNING: &str = "/anbieter/";

/// What can be said first on the next page: by what stands in its address, and by the text that says it.
const SAID: [(&str, &str); 11] = [
    ("antwort", "said-answer"),
    ("rueckfrage", "said-ask-back"),
    ("absage", "said-decline"),
    ("missbrauch", "said-report"),
    ("stimmt", "said-confirm"),
    ("alle", "said-confirm-all"),
    ("ausgebucht", "said-full"),
    ("beendet", "said-end"),
    ("wieder", "said-resume"),
    ("geaendert", "said-correct"),
    ("notiz", "said-note"),
];

/// Whether the page at `path` is one of them.
pub fn is_link(path: &str) -> bool {
    path.starts_with(BEGINNING)
}

/// What browsers and programs that collect pages must hold to besides: whoever has the address has all that it opens.
pub fn protect(headers: &mut HeaderMap) {
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let robots = HeaderName::from_static("x-robots-tag");
    headers.insert(robots, HeaderValue::from_static("noindex, nofollow, noarchive"));
}

/// There is no such link. The page is the same for whatever was guessed.
pub fn unknown(console: &Console, visit: &Visit) -> Result<Response, Failure> {
    console.page_with(StatusCode::NOT_FOUND, visit, ("link-unknown.html", context! {}))
}

/// The link was good once.
pub fn over(console: &Console, visit: &Visit) -> Result<Response, Failure> {
    console.page_with(StatusCode::GONE, visit, ("link-over.html", context! {}))
}

/// Sends on to the page at `path`, where it is said first that `what` was done. Nothing is kept in the browser for it.
pub fn done(path: &str, what: &str) -> Response {
    let joint = if path.contains('?') { '&' } else { '?' };
    see(&format!("{path}{joint}gesagt={what}"))
}

/// The text to be said first, as the address asks for it; none if it is not one of ours.
pub fn said(query: &Fields) -> Option<&'static str> {
    let what = query.text("gesagt");
    SAID.into_iter().find(|(name, _)| *name == what).map(|(_, text)| text)
}
