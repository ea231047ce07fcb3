//! A text is checked while somebody writes it.

use axum::{extract::State, response::Response};
use minijinja::{context, value::Serde};

use crate::web::{
    console::Console, failure::Failure, fields::Form, offer_checks::check_field, offer_form::CHECKED,
    visit::Visit,
};

/// The check of the text in the field that `feld` names.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let name = fields.text("feld").to_owned();
    let field = CHECKED.into_iter().find(|field| *field == name).ok_or(Failure::NotFound)?;
    let check = check_field(&console, field, fields.raw(field))?;
    console.page(&visit, "check.html", context! { check => Serde(check) })
}
