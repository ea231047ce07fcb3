//! The team: who may use the console, and as what.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{context, value::Serde};
use serde::Serialize;

use crate::{
    domain::staff::{Role, Staff, StaffId, StaffName},
    store::staff as people,
    usecase::{
        invite_staff::{Invitation, InviteError, invite_staff, reset_staff},
        manage_staff::{ManageError, change_role, remove_staff},
    },
    web::{console::Console, failure::Failure, fields::Form, flash::Flash, render::see_with, visit::Visit},
};

/// Where the team is.
const TEAM: &str = "/verwaltung/team";

/// Somebody as the page shows them.
#[derive(Serialize)]
struct Shown {
    id: String,
    name: String,
    role: &'static str,
    has_joined: bool,
    invited_until: Option<i64>,
    is_oneself: bool,
}

/// What is wrong with an invitation, and what was filled in.
#[derive(Default)]
struct Faulty<'a> {
    fault: Option<&'static str>,
    name: &'a str,
    role: &'a str,
}

/// Who belongs to the team.
pub async fn show(State(console): State<Console>, visit: Visit, staff: Staff) -> Result<Response, Failure> {
    list(&console, (&visit, &staff), &Faulty::default()).await
}

/// Invites somebody, and shows the link, once.
pub async fn invite(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let (name, role) = (fields.text("name"), fields.text("role"));
    let again = |fault| Faulty { fault: Some(fault), name, role };
    let Ok(parsed) = StaffName::parse(name) else {
        return list(&console, (&visit, &staff), &again("team-no-name")).await;
    };
    let role = Role::from_name(role).ok_or(Failure::Unreadable)?;
    match invite_staff(&console.store, &staff.id, (&parsed, role), console.now()).await {
        Ok(invitation) => link(&console, &visit, &invitation),
        Err(InviteError::Taken) => list(&console, (&visit, &staff), &again("team-name-taken")).await,
        Err(InviteError::Unknown | InviteError::Oneself) => Err(Failure::NotFound),
        Err(InviteError::Store(fault)) => Err(fault.into()),
    }
}

/// Gives a new link to somebody who cannot sign in any more.
pub async fn reset(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    match reset_staff(&console.store, &staff.id, &StaffId(id), console.now()).await {
        Ok(invitation) => link(&console, &visit, &invitation),
        Err(InviteError::Oneself) => Ok(see_with(TEAM, &Flash::warning("flash-not-oneself"))),
        Err(InviteError::Unknown | InviteError::Taken) => Err(Failure::NotFound),
        Err(InviteError::Store(fault)) => Err(fault.into()),
    }
}

/// Gives somebody another role.
pub async fn role(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let role = Role::from_name(fields.text("role")).ok_or(Failure::Unreadable)?;
    let changed = change_role(&console.store, &staff.id, (&StaffId(id), role), console.now()).await;
    said(changed, "flash-role-changed")
}

/// Removes somebody.
pub async fn remove(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let removed = remove_staff(&console.store, &staff.id, &StaffId(id), console.now()).await;
    said(removed, "flash-staff-removed")
}

fn said(changed: Result<(), ManageError>, good: &str) -> Result<Response, Failure> {
    match changed {
        Ok(()) => Ok(see_with(TEAM, &Flash::good(good))),
        Err(ManageError::Oneself) => Ok(see_with(TEAM, &Flash::warning("flash-not-oneself"))),
        Err(ManageError::LastAdmin) => Ok(see_with(TEAM, &Flash::warning("flash-last-admin"))),
        Err(ManageError::Unknown) => Err(Failure::NotFound),
        Err(ManageError::Store(fault)) => Err(fault.into()),
    }
}

async fn list(
    console: &Console,
    (visit, staff): (&Visit, &Staff),
    faulty: &Faulty<'_>,
) -> Result<Response, Failure> {
    let mut tx = console.store.read().await?;
    let members = people::list(&mut tx, console.now()).await?;
    drop(tx);
    let members: Vec<_> = members
        .into_iter()
        .map(|member| Shown {
            is_oneself: member.staff.id == staff.id,
            id: member.staff.id.0,
            name: member.staff.name,
            role: member.staff.role.name(),
            has_joined: member.has_joined,
            invited_until: member.invited_until.map(|until| until.0),
        })
        .collect();
    let status = faulty.fault.map_or(StatusCode::OK, |_| StatusCode::UNPROCESSABLE_ENTITY);
    let values = context! {
        members => Serde(members),
        roles => Role::ALL.map(Role::name).to_vec(),
        fault => faulty.fault,
        name => faulty.name,
        role => faulty.role,
    };
    console.page_with(status, visit, ("team.html", values))
}

fn link(console: &Console, visit: &Visit, invitation: &Invitation) -> Result<Response, Failure> {
    let path = format!("/verwaltung/einladung/{}", invitation.token.reveal());
    let values = context! {
        name => invitation.staff.name.as_str(),
        link => format!("{}{path}", visit.origin),
        until => invitation.until.0,
    };
    console.page(visit, "team-link.html", values)
}
