//! The first page after the sign-in: what needs attention.

use axum::{extract::State, response::Response};
use minijinja::{context, value::Serde};

use crate::{
    domain::staff::Staff,
    web::{attention::notes, console::Console, failure::Failure, render::see, visit::Visit},
};

/// From the address alone to what is for everybody.
pub async fn entrance() -> Response {
    see("/aktuelles")
}

/// What needs attention.
pub async fn show(State(console): State<Console>, visit: Visit, staff: Staff) -> Result<Response, Failure> {
    let notes = notes(&console, &staff).await?;
    console.page(&visit, "overview.html", context! { notes => Serde(notes) })
}
