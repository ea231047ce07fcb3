//! The page behind a one-time link: a password, a second factor, and the recovery codes, which are shown once.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header::SET_COOKIE},
    response::Response,
};
use minijinja::context;

use crate::{
    domain::{password::SHORTEST, staff::Staff},
    store::token::Token,
    usecase::{
        accept_invitation::{
            AcceptError, Acceptance, Faults as Wrong, accept_invitation, faults, invited, offered_secret,
        },
        sign_in,
    },
    web::{
        console::Console, cookie, failure::Failure, fields::Form, password::text, second_factor::shown,
        visit::Visit,
    },
};

/// What is wrong with what was filled in: texts, one for each field.
#[derive(Clone, Copy, Default)]
struct Faults {
    password: Option<&'static str>,
    again: Option<&'static str>,
    code: Option<&'static str>,
}

/// The form.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let Some((token, staff)) = whose(&console, &token).await? else { return over(&console, &visit) };
    form(&console, &visit, (&token, &staff), Faults::default())
}

/// Sets password and second factor.
pub async fn accept(
    State(console): State<Console>,
    visit: Visit,
    Path(token): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let Some((token, staff)) = whose(&console, &token).await? else { return over(&console, &visit) };
    let now = console.now();
    let password = fields.raw("password");
    let acceptance = Acceptance { token: &token, password, code: fields.text("code") };
    let faults = if password == fields.raw("again") {
        match accept_invitation(&console.store, &console.hasher, &acceptance, now).await {
            Ok(codes) => return accepted(&console, &visit, (&staff, codes)).await,
            Err(AcceptError::Over) => return over(&console, &visit),
            Err(AcceptError::Faulty(wrong)) => told(wrong),
            Err(AcceptError::Store(fault)) => return Err(fault.into()),
        }
    } else {
        let wrong = told(faults(&console.store, &acceptance, &staff, now));
        Faults { again: Some("password-differs"), ..wrong }
    };
    form(&console, &visit, (&token, &staff), faults)
}

/// The recovery codes, for somebody who is signed in from now on.
async fn accepted(
    console: &Console,
    visit: &Visit,
    (staff, codes): (&Staff, Vec<String>),
) -> Result<Response, Failure> {
    let now = console.now();
    // Whoever was signed in here before is not any more.
    if let Some(old) = &visit.session {
        sign_in::sign_out(&console.store, &old.staff.id, &old.id, now).await?;
    }
    let session = sign_in::first_session(&console.store, staff, now).await;
    let next = if session.is_ok() { "/verwaltung" } else { "/verwaltung/anmelden" };
    let values = context! { name => staff.name.as_str(), codes, next, is_new => true };
    let mut response =
        console.page(&Visit { session: None, ..visit.clone() }, "recovery-codes.html", values)?;
    match session {
        Ok((token, device)) => {
            let cookie = cookie::set(cookie::SESSION, token.reveal());
            response.headers_mut().append(SET_COOKIE, cookie);
            response.headers_mut().append(SET_COOKIE, cookie::keep(cookie::DEVICE, &device.beside("")));
        }
        // The codes are shown only now: they matter more. Signing in works by hand, too.
        Err(fault) => tracing::error!(fault = &fault as &dyn std::error::Error, "nobody was signed in"),
    }
    Ok(response)
}

fn told(wrong: Wrong) -> Faults {
    Faults {
        password: wrong.password.map(text),
        again: None,
        code: wrong.is_code_wrong.then_some("code-wrong"),
    }
}

async fn whose(console: &Console, token: &str) -> Result<Option<(Token, Staff)>, Failure> {
    let Some(token) = Token::read(token) else { return Ok(None) };
    let staff = invited(&console.store, &token, console.now()).await?;
    Ok(staff.map(|staff| (token, staff)))
}

fn form(
    console: &Console,
    visit: &Visit,
    (token, staff): (&Token, &Staff),
    faults: Faults,
) -> Result<Response, Failure> {
    let is_fine = faults.password.is_none() && faults.again.is_none() && faults.code.is_none();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let values = context! {
        name => staff.name.as_str(),
        role => staff.role.name(),
        secret => shown(&offered_secret(&console.store, token), &staff.name)?,
        shortest => SHORTEST,
        password_fault => faults.password,
        again_fault => faults.again,
        code_fault => faults.code,
    };
    console.page_with(status, visit, ("invitation.html", values))
}

fn over(console: &Console, visit: &Visit) -> Result<Response, Failure> {
    let is_in = visit.session.is_some();
    console.page_with(StatusCode::NOT_FOUND, visit, ("invitation-over.html", context! { is_in }))
}
