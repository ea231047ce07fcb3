//! The page behind a one-time link: a password, a second factor, and the recovery codes, which are shown once.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::context;

use crate::{
    domain::{password::SHORTEST, staff::Staff},
    store::token::Token,
    usecase::accept_invitation::{AcceptError, Acceptance, accept_invitation, invited, offered_secret},
    web::{
        console::Console, failure::Failure, fields::Form, password::text, second_factor::shown, visit::Visit,
    },
};

/// What is wrong with what was filled in: texts, one for each field.
#[derive(Clone, Copy, Default)]
struct Faults {
    password: Option<&'static str>,
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
    let password = fields.raw("password");
    if password != fields.raw("again") {
        let faults = Faults { password: Some("password-differs"), ..Faults::default() };
        return form(&console, &visit, (&token, &staff), faults);
    }
    let acceptance = Acceptance { token: &token, password, code: fields.text("code") };
    let faults = match accept_invitation(&console.store, &console.hasher, &acceptance, console.now()).await {
        Ok(codes) => {
            let values = context! { name => staff.name, codes, next => "/verwaltung/anmelden" };
            return console.page(&visit, "recovery-codes.html", values);
        }
        Err(AcceptError::Over) => return over(&console, &visit),
        Err(AcceptError::Password(fault)) => Faults { password: Some(text(fault)), code: None },
        Err(AcceptError::Code) => Faults { password: None, code: Some("code-wrong") },
        Err(AcceptError::Store(fault)) => return Err(fault.into()),
    };
    form(&console, &visit, (&token, &staff), faults)
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
    let is_fine = faults.password.is_none() && faults.code.is_none();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let values = context! {
        name => staff.name.as_str(),
        role => staff.role.name(),
        secret => shown(&offered_secret(&console.store, token), &staff.name)?,
        shortest => SHORTEST,
        password_fault => faults.password,
        code_fault => faults.code,
    };
    console.page_with(status, visit, ("invitation.html", values))
}

fn over(console: &Console, visit: &Visit) -> Result<Response, Failure> {
    console.page_with(StatusCode::NOT_FOUND, visit, ("invitation-over.html", context! {}))
}
