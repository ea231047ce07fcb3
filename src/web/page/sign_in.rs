//! Signing in with name, password and code, and out again.

use axum::{
    extract::State,
    http::{
        HeaderMap, StatusCode,
        header::{RETRY_AFTER, SET_COOKIE},
    },
    response::Response,
};
use minijinja::context;

use crate::{
    domain::staff::Staff,
    usecase::sign_in::{self as usecase, Attempt, Outcome},
    web::{
        console::Console,
        cookie,
        failure::Failure,
        fields::{Fields, Form, Query},
        flash::Flash,
        guard::{SIGN_IN, WHY},
        render::{see, see_with},
        visit::Visit,
    },
};

/// Where everything begins.
const START: &str = "/verwaltung";

/// Why somebody may have to sign in again, as addresses say it.
const REASONS: [&str; 3] = ["abgelaufen", "rolle", "beendet"];

/// What is wrong with a sign-in, as the page says it.
enum Fault {
    None,
    Refused,
    Later { seconds: i64 },
}

/// The form.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    if visit.session.is_some() {
        return Ok(see(START));
    }
    form(&console, &visit, (&query, &Fault::None))
}

/// Signs in.
pub async fn sign_in(
    State(console): State<Console>,
    visit: Visit,
    headers: HeaderMap,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let now = console.now();
    let attempt = Attempt {
        name: fields.text("name"),
        password: fields.raw("password"),
        code: fields.text("code"),
        device: cookie::read(&headers, cookie::DEVICE),
    };
    let fault = match usecase::sign_in(&console.store, &console.hasher, &attempt, now).await? {
        Outcome::In(token, device) => {
            // An earlier session of this browser ends: whoever planted its cookie is not signed in with it.
            if let Some(old) = &visit.session {
                usecase::sign_out(&console.store, &old.staff.id, &old.id, now).await?;
            }
            let mut response = see(local(fields.text("weiter")));
            let cookie = cookie::set(cookie::SESSION, token.reveal());
            response.headers_mut().append(SET_COOKIE, cookie);
            let devices = device.beside(attempt.device.unwrap_or_default());
            response.headers_mut().append(SET_COOKIE, cookie::keep(cookie::DEVICE, &devices));
            return Ok(response);
        }
        Outcome::Refused => Fault::Refused,
        Outcome::Later(until) => Fault::Later { seconds: until.seconds_since(now) + 1 },
    };
    form(&console, &visit, (&fields, &fault))
}

/// Signs out.
pub async fn sign_out(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
) -> Result<Response, Failure> {
    if let Some(session) = &visit.session {
        usecase::sign_out(&console.store, &staff.id, &session.id, console.now()).await?;
    }
    let mut response = see_with(SIGN_IN, &Flash::good("flash-signed-out"));
    response.headers_mut().append(SET_COOKIE, cookie::clear(cookie::SESSION));
    Ok(response)
}

fn form(console: &Console, visit: &Visit, (fields, fault): (&Fields, &Fault)) -> Result<Response, Failure> {
    let (status, name, seconds) = match fault {
        Fault::None => (StatusCode::OK, "", 0),
        Fault::Refused => (StatusCode::UNPROCESSABLE_ENTITY, "refused", 0),
        Fault::Later { seconds } => (StatusCode::TOO_MANY_REQUESTS, "later", *seconds),
    };
    let why = REASONS.into_iter().find(|why| *why == fields.text(WHY));
    let values = context! {
        why,
        fault => name,
        seconds,
        minutes => (seconds + 59) / 60,
        name => fields.text("name"),
        back => local(fields.text("weiter")),
    };
    let mut response = console.page_with(status, visit, ("sign-in.html", values))?;
    if seconds > 0 {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    Ok(response)
}

/// A page of this console to go on to; nobody is sent elsewhere.
fn local(path: &str) -> &str {
    let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_below =
        path.strip_prefix(START).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    if is_plain && is_below && !path.contains("//") { path } else { START }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site_after_the_sign_in() {
        for fine in ["/verwaltung", "/verwaltung/angebote?seite=2", "/verwaltung?x=1"] {
            assert_eq!(local(fine), fine);
        }
        for elsewhere in [
            "",
            "https://evil.example",
            "//evil.example",
            "/verwaltung//x",
            "/verwaltung\\x",
            "/verwaltungx",
            "/\n",
        ] {
            assert_eq!(local(elsewhere), START, "{elsewhere}");
        }
    }
}
