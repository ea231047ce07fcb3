//! Stands before every route: finds out who comes, whether they may, and whether what they send is theirs.

use std::time::Duration;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Multipart, Request, State},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE, request},
    middleware::Next,
    response::{IntoResponse, Response},
};
use subtle::ConstantTimeEq;
use tokio::time::timeout;
use url::form_urlencoded;

use crate::{
    domain::{staff::Role, time::Timestamp},
    store::{
        error::StoreError,
        token::Token,
        web_session::{self, Ended},
    },
    usecase::sign_in::keep_session,
    web::{
        access::Access,
        again::{MOST_BYTES, is_plain_form, typed_again},
        console::Console,
        cookie,
        failure::Failure,
        flash::Flash,
        link, origin,
        render::see,
        visit::Visit,
    },
};

/// Where people sign in.
pub const SIGN_IN: &str = "/verwaltung/anmelden";

/// The part of an address that says why somebody has to sign in.
pub const WHY: &str = "grund";

/// The name of the field in which a form sends what proves that it is from the session, and of the header for scripts.
const CSRF_FIELD: &str = "csrf";
const CSRF_HEADER: &str = "x-csrf-token";

/// How long it may take to send a form.
const LONGEST_WAY: Duration = Duration::from_secs(20);

/// That a session is used is written down once in so many seconds.
const TOUCH_SECONDS: i64 = 60;

/// What a script of this page must carry; made before anything else.
#[derive(Debug, Clone)]
pub struct Nonce(pub String);

/// What a route demands.
#[derive(Clone)]
pub struct Rule {
    /// The console.
    pub console: Console,
    /// Whom it lets in.
    pub access: Access,
    /// The most bytes that are taken.
    pub limit: usize,
}

/// Lets through who may, with a [`Visit`]; sends to the sign-in who is not known; refuses the rest.
pub async fn guard(State(rule): State<Rule>, request: Request, next: Next) -> Result<Response, Failure> {
    let (mut parts, body) = request.into_parts();
    let own = origin::own(&rule.console.settings, &parts.headers)?;
    let changes = !parts.method.is_safe();
    let is_link = link::is_link(parts.uri.path());
    let is_from = if is_link {
        origin::is_from_link(&own, &parts.headers)
    } else {
        origin::is_from(&own, &parts.headers)
    };
    if changes && !is_from {
        return Err(Failure::Foreign);
    }
    let visit = visit(&rule.console, &parts, own).await?;
    if !rule.access.lets_in(role(&visit)) {
        return match role(&visit) {
            None if changes && !visit.is_partial => late(&rule, (&visit, &parts), body).await,
            None => to_sign_in(&rule.console, &visit, &parts).await,
            Some(_) => Err(Failure::Forbidden),
        };
    }
    let mut body = body;
    if changes {
        let bytes = read(body, rule.limit).await?;
        let is_known = visit.session.is_some() && rule.access != Access::Everyone;
        if is_known && !is_own(&visit.csrf, &parts, &bytes).await {
            // From a page of ours, but of a session before: whoever typed something can send it once more.
            return typed_again(&rule.console, (&visit, &parts), &bytes)?.ok_or(Failure::Foreign);
        }
        body = Body::from(bytes);
    }
    parts.extensions.insert(visit.clone());
    let mut response = next.run(Request::from_parts(parts, body)).await;
    // A page about what went wrong is shown to the same person.
    response.extensions_mut().insert(visit);
    Ok(response)
}

async fn visit(console: &Console, parts: &request::Parts, origin: String) -> Result<Visit, StoreError> {
    let headers = &parts.headers;
    let nonce = parts.extensions.get().map(|Nonce(nonce)| nonce.clone()).unwrap_or_default();
    let path = parts.uri.path().to_owned();
    // Behind a link everybody is the same, whoever is signed in elsewhere.
    if link::is_link(&path) {
        return Ok(Visit { nonce, origin, path, ..Visit::default() });
    }
    let token = cookie::read(headers, cookie::SESSION).and_then(Token::read);
    let now = console.now();
    let session = match &token {
        Some(token) => {
            let mut tx = console.store.read().await?;
            web_session::find(&mut tx, token, now).await?
        }
        None => None,
    };
    let is_partial = is_partial(headers);
    // What a page asks by itself while nobody sits before it keeps nobody signed in; what somebody types does.
    let is_by_itself = is_partial && parts.method.is_safe();
    if let Some(session) = session.as_ref().filter(|_| !is_by_itself) {
        touch(console, (&session.id, session.seen_at), now).await?;
    }
    let csrf = token.filter(|_| session.is_some()).map(|token| token.derived("csrf"));
    Ok(Visit {
        session,
        csrf: csrf.unwrap_or_default(),
        nonce,
        origin,
        path,
        flash: cookie::read(headers, cookie::FLASH).and_then(Flash::from_cookie),
        is_partial,
    })
}

async fn touch(
    console: &Console,
    (id, seen_at): (&str, Timestamp),
    now: Timestamp,
) -> Result<(), StoreError> {
    if now.seconds_since(seen_at) < TOUCH_SECONDS {
        return Ok(());
    }
    keep_session(&console.store, id, now).await
}

fn role(visit: &Visit) -> Option<Role> {
    visit.session.as_ref().map(|session| session.staff.role)
}

/// Whether htmx asks for a part of a page; when it goes back in the history it asks for a whole one.
fn is_partial(headers: &HeaderMap) -> bool {
    let is_true = |name: &str| headers.get(name).is_some_and(|value| value.as_bytes() == b"true");
    is_true("hx-request") && !is_true("hx-history-restore-request") && !is_true("hx-boosted")
}

/// A form from somebody who is not signed in any more: what was typed is not lost.
async fn late(
    rule: &Rule,
    (visit, parts): (&Visit, &request::Parts),
    body: Body,
) -> Result<Response, Failure> {
    // Little is read of somebody who is not known.
    let read = if is_plain_form(parts) { Some(read(body, rule.limit.min(MOST_BYTES)).await) } else { None };
    let page = match read {
        Some(Ok(bytes)) => typed_again(&rule.console, (visit, parts), &bytes)?,
        Some(Err(Failure::TooLarge)) => return Err(Failure::NotKept),
        Some(Err(_)) | None => None,
    };
    match page {
        Some(page) => Ok(page),
        None => to_sign_in(&rule.console, visit, parts).await,
    }
}

/// To the sign-in, and from there back to the page that was asked for. What asks by itself for a part of a page is only
/// told: somebody may be writing on it.
async fn to_sign_in(console: &Console, visit: &Visit, parts: &request::Parts) -> Result<Response, Failure> {
    if visit.is_partial {
        return Ok(StatusCode::UNAUTHORIZED.into_response());
    }
    let ended = match cookie::read(&parts.headers, cookie::SESSION).and_then(Token::read) {
        Some(token) => Some(web_session::ended(&mut console.store.read().await?, &token).await?),
        None => None,
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(ended) = ended {
        query.append_pair(WHY, why(ended));
    }
    let back = parts.uri.path_and_query().map_or("", |path| path.as_str());
    if parts.method.is_safe() && back != "/verwaltung" {
        query.append_pair("weiter", back);
    }
    let query = query.finish();
    Ok(see(&if query.is_empty() { SIGN_IN.to_owned() } else { format!("{SIGN_IN}?{query}") }))
}

/// How an address says why a session ended; the words for it are called `sign-in-` and this.
pub fn why(ended: Ended) -> &'static str {
    match ended {
        Ended::Time => "abgelaufen",
        Ended::Role => "rolle",
        Ended::Other => "beendet",
    }
}

async fn read(body: Body, limit: usize) -> Result<Bytes, Failure> {
    let read = timeout(LONGEST_WAY, to_bytes(body, limit)).await.map_err(|_| Failure::TooSlow)?;
    read.map_err(|fault| {
        let mut cause: Option<&dyn std::error::Error> = Some(&fault);
        while let Some(reason) = cause {
            if reason.to_string().contains("length limit exceeded") {
                return Failure::TooLarge;
            }
            cause = reason.source();
        }
        Failure::Unreadable
    })
}

/// Whether what was sent carries the word of the session.
async fn is_own(csrf: &str, parts: &request::Parts, bytes: &Bytes) -> bool {
    if let Some(said) = parts.headers.get(CSRF_HEADER) {
        return bool::from(said.as_bytes().ct_eq(csrf.as_bytes()));
    }
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let said = if kind.starts_with("multipart/form-data") {
        first_part(parts, bytes).await.unwrap_or_default()
    } else {
        // However many fields there are, only this one is kept.
        let mut fields = form_urlencoded::parse(bytes);
        fields.find(|(name, _)| name == CSRF_FIELD).map(|(_, said)| said.into_owned()).unwrap_or_default()
    };
    bool::from(said.as_bytes().ct_eq(csrf.as_bytes()))
}

/// In a form with a file, the word comes first.
async fn first_part(parts: &request::Parts, bytes: &Bytes) -> Option<String> {
    let request = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    let field = form.next_field().await.ok()??;
    if field.name() == Some(CSRF_FIELD) { field.text().await.ok() } else { None }
}
