//! Around every answer: what browsers must hold to, a limit to how much goes on, and a page where something went wrong.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY,
            STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use minijinja::context;
use tokio::{sync::Semaphore, time::timeout};

use crate::web::{
    console::Console,
    failure::{Failed, Failure},
    guard::Nonce,
    link,
    page::archive,
    visit::Visit,
};

/// So many requests are worked on at a time.
const MOST_AT_A_TIME: usize = 128;

/// How long one may wait for that, and how long an answer may take.
const LONGEST_QUEUE: Duration = Duration::from_secs(5);
const LONGEST_WORK: Duration = Duration::from_mins(1);

/// Headers that are the same on every answer.
const ALWAYS: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // With `no-referrer`, a browser would not say where a form comes from, not even to ourselves.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// A year, in seconds: how long browsers come only over TLS.
const ONLY_TLS: &str = "max-age=31536000";

#[derive(Clone)]
struct Desk {
    console: Console,
    seats: Arc<Semaphore>,
}

/// `router` with everything that belongs around its answers.
pub fn around(router: Router, console: &Console) -> Router {
    let desk = Desk { console: console.clone(), seats: Arc::new(Semaphore::new(MOST_AT_A_TIME)) };
    router.layer(from_fn_with_state(desk, answer))
}

async fn answer(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let nonce = nonce(&desk.console);
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let path = request.uri().path().to_owned();
    let worked = work(&desk, request, next).await.unwrap_or_else(IntoResponse::into_response);
    let mut response = explained(&desk.console, worked, (&nonce, path.clone()));
    protect(&desk.console, response.headers_mut(), &nonce);
    if link::is_link(&path) {
        link::protect(response.headers_mut());
    }
    response
}

/// Lets the router work, in a task of its own: what breaks in it breaks nothing else, and whoever hangs up stops nothing half way.
async fn work(desk: &Desk, request: Request, next: Next) -> Result<Response, Failure> {
    let waited = timeout(LONGEST_QUEUE, Arc::clone(&desk.seats).acquire_owned()).await;
    let seat = waited.map_err(|_| Failure::Busy)?.map_err(|_| Failure::Busy)?;
    let task = tokio::spawn(async move {
        let _seat = seat;
        next.run(request).await
    });
    let stop = task.abort_handle();
    let Ok(ended) = timeout(LONGEST_WORK, task).await else {
        stop.abort();
        return Err(Failure::Broken("an answer took too long"));
    };
    // Where it broke, the panic itself has told.
    ended.map_err(|_| Failure::Broken("a page broke"))
}

/// Makes a page of a failure.
fn explained(console: &Console, response: Response, (nonce, path): (&str, String)) -> Response {
    let Some(Failed { name }) = response.extensions().get().copied() else { return response };
    let visit = response.extensions().get().cloned();
    let visit = visit.unwrap_or_else(|| Visit { nonce: nonce.to_owned(), path, ..Visit::default() });
    let status = response.status();
    let template = if link::is_link(&visit.path) {
        "link-failure.html"
    } else if archive::is_there(&visit.path) {
        "public-failure.html"
    } else {
        "failure.html"
    };
    let page = console.page_with(status, &visit, (template, context! { name }));
    // If even that cannot be made, the bare status remains.
    page.unwrap_or_else(IntoResponse::into_response)
}

fn protect(console: &Console, headers: &mut HeaderMap, nonce: &str) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    );
    let policy = HeaderValue::from_str(&policy).expect("a nonce is base 64");
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    // Nothing is kept unless a page says otherwise.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if !headers.contains_key(CONTENT_TYPE) && !headers.contains_key(LOCATION) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    }
    if console.settings.public_url.as_ref().is_some_and(|url| url.scheme() == "https") {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(ONLY_TLS));
    }
}

fn nonce(console: &Console) -> String {
    let mut bytes = [0; 18];
    (console.dice)(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}
