//! The own account: password, recovery codes, second factor, and where else one is signed in.

use axum::{
    extract::State,
    http::{StatusCode, header::SET_COOKIE},
    response::Response,
};
use minijinja::{Value, context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{password::SHORTEST, staff::Staff},
    store::{
        recovery_code,
        web_session::{self, WebSession},
    },
    usecase::{
        change_password::{NewPassword, change_password},
        confirm::AccountError,
        end_sessions::end_other_sessions,
        renew_codes::renew_codes,
        renew_second_factor::{NewFactor, offered_factor, renew_second_factor},
    },
    web::{
        console::Console, cookie, failure::Failure, fields::Form, flash::Flash, password::text,
        render::see_with, second_factor::shown, visit::Visit,
    },
};

/// Where the account is.
const ACCOUNT: &str = "/verwaltung/konto";

/// What is wrong with what was filled in, as texts, one for each field.
#[derive(Default, Serialize)]
struct Faults {
    current: Option<&'static str>,
    new: Option<&'static str>,
    code: Option<&'static str>,
    seconds: i64,
}

/// A session as the page shows it.
#[derive(Serialize)]
struct Shown {
    begun_at: i64,
    seen_at: i64,
    is_this: bool,
}

/// The account.
pub async fn show(State(console): State<Console>, visit: Visit, staff: Staff) -> Result<Response, Failure> {
    let now = console.now();
    let mut tx = console.store.read().await?;
    let codes = recovery_code::count(&mut tx, &staff.id).await?;
    let own = visit.session.as_ref().map(|session| session.id.as_str());
    let sessions: Vec<_> = web_session::of(&mut tx, &staff.id, now)
        .await?
        .into_iter()
        .map(|(id, begun, seen)| Shown { begun_at: begun.0, seen_at: seen.0, is_this: own == Some(&id) })
        .collect();
    drop(tx);
    console.page(&visit, "account.html", context! { codes, sessions => Serde(sessions) })
}

/// The form for another password.
pub async fn password_form(State(console): State<Console>, visit: Visit) -> Result<Response, Failure> {
    form(&console, &visit, ("account-password.html", Faults::default(), Value::UNDEFINED))
}

/// Changes the password.
pub async fn change(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let (current, new) = (fields.raw("current"), fields.raw("password"));
    let faults = if new == fields.raw("again") {
        let change = NewPassword { staff: &staff, current, new };
        match change_password(&console.store, &console.hasher, &change, console.now()).await {
            Ok(token) => {
                let mut response = see_with(ACCOUNT, &Flash::good("flash-password-changed"));
                let cookie = cookie::set(cookie::SESSION, token.reveal());
                response.headers_mut().append(SET_COOKIE, cookie);
                return Ok(response);
            }
            Err(fault) => faults(&console, fault)?,
        }
    } else {
        Faults { new: Some("password-differs"), ..Faults::default() }
    };
    form(&console, &visit, ("account-password.html", faults, Value::UNDEFINED))
}

/// The form for new recovery codes.
pub async fn codes_form(State(console): State<Console>, visit: Visit) -> Result<Response, Failure> {
    form(&console, &visit, ("account-codes.html", Faults::default(), Value::UNDEFINED))
}

/// Makes new recovery codes and shows them, once.
pub async fn codes(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let said = (&staff, fields.raw("current"));
    match renew_codes(&console.store, &console.hasher, said, console.now()).await {
        Ok(codes) => {
            console.page(&visit, "recovery-codes.html", context! { codes, next => ACCOUNT, is_new => false })
        }
        Err(fault) => {
            let faults = faults(&console, fault)?;
            form(&console, &visit, ("account-codes.html", faults, Value::UNDEFINED))
        }
    }
}

/// The form for a new second factor.
pub async fn factor_form(State(console): State<Console>, visit: Visit) -> Result<Response, Failure> {
    factor_page(&console, &visit, Faults::default()).await
}

/// Takes the new second factor.
pub async fn factor(
    State(console): State<Console>,
    visit: Visit,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let session = session(&visit)?;
    let change = NewFactor { session, password: fields.raw("current"), code: fields.text("code") };
    match renew_second_factor(&console.store, &console.hasher, &change, console.now()).await {
        Ok(()) => Ok(see_with(ACCOUNT, &Flash::good("flash-factor-renewed"))),
        Err(fault) => factor_page(&console, &visit, faults(&console, fault)?).await,
    }
}

/// Ends the sessions in other browsers.
pub async fn end_others(State(console): State<Console>, visit: Visit) -> Result<Response, Failure> {
    let ended = end_other_sessions(&console.store, session(&visit)?, console.now()).await?;
    let flash =
        if ended > 0 { Flash::good("flash-sessions-ended") } else { Flash::good("flash-no-sessions") };
    Ok(see_with(ACCOUNT, &flash))
}

async fn factor_page(console: &Console, visit: &Visit, faults: Faults) -> Result<Response, Failure> {
    let session = session(visit)?;
    let secret = offered_factor(&console.store, session).await?.ok_or(Failure::Forbidden)?;
    let secret = shown(&secret, &session.staff.name)?;
    form(console, visit, ("account-factor.html", faults, secret))
}

fn form(
    console: &Console,
    visit: &Visit,
    (template, faults, secret): (&str, Faults, Value),
) -> Result<Response, Failure> {
    let is_fine = faults.current.is_none() && faults.new.is_none() && faults.code.is_none();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let values = context! { faults => Serde(faults), secret, shortest => SHORTEST };
    console.page_with(status, visit, (template, values))
}

fn session(visit: &Visit) -> Result<&WebSession, Failure> {
    visit.session.as_ref().ok_or(Failure::Forbidden)
}

fn faults(console: &Console, fault: AccountError) -> Result<Faults, Failure> {
    let none = Faults::default();
    match fault {
        AccountError::Password => Ok(Faults { current: Some("current-password-wrong"), ..none }),
        AccountError::Later(until) => {
            let seconds = until.seconds_since(console.now()) + 1;
            Ok(Faults { current: Some("current-password-later"), seconds, ..none })
        }
        AccountError::New(fault) => Ok(Faults { new: Some(text(fault)), ..none }),
        AccountError::Code => Ok(Faults { code: Some("code-wrong"), ..none }),
        AccountError::Store(fault) => Err(fault.into()),
    }
}
