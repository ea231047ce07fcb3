//! An announcement is written: both languages side by side, with its reach, its check and its looks beside them.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{context, value::Serde};

use crate::{
    domain::{
        announcement::Act,
        audience::Audience,
        staff::{Role, Staff},
    },
    store::announcement::{self, StoredAnnouncement},
    usecase::announce::{self, AnnounceError, Target},
    web::{
        announcement_form::{Choices, Meant, Typed},
        announcement_live::live,
        announcement_view::buttons,
        announcement_words::{Wrong, refusal},
        console::Console,
        failure::Failure,
        fields::{Fields, Form},
        flash::Flash,
        page::announcement::{address, find},
        render::see_with,
        visit::Visit,
    },
};

/// The button that looks and keeps nothing.
const LOOK: &str = "ansehen";
/// The button that keeps, and goes on to the next step.
const GO_ON: &str = "weiter";

/// What the form is about: a new announcement, or one as it was read.
struct Sheet<'a> {
    stored: Option<&'a StoredAnnouncement>,
    typed: Typed,
    meant: Meant,
    /// Why it was not kept, if somebody tried.
    problem: Option<&'static str>,
}

/// An empty form.
pub async fn new(State(console): State<Console>, visit: Visit, staff: Staff) -> Result<Response, Failure> {
    let typed = Typed::default();
    let meant = typed.meant(&console.mind.guide, None);
    form(&console, (&visit, &staff), Sheet { stored: None, typed, meant, problem: None }).await
}

/// Begins an announcement.
pub async fn create(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let typed = Typed::sent(&fields);
    let meant = typed.meant(&console.mind.guide, None).after(console.now());
    if fields.text("knopf") == LOOK || !meant.wrong.is_empty() {
        return form(&console, (&visit, &staff), Sheet { stored: None, typed, meant, problem: None }).await;
    }
    let begun = announce::begin(&console.store, meant.draft, &staff.id, console.now()).await;
    Ok(kept(&begun.map_err(failure)?, &fields))
}

/// The form of an announcement that is there.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let stored = find(&console, &id).await?;
    if !buttons(&stored.announcement, &staff, false).edit {
        return Ok(see_with(&address(&id), &Flash::warning("flash-announcement-too-late")));
    }
    let typed = Typed::of(&stored.announcement.draft);
    let meant = typed.meant(&console.mind.guide, Some(&stored.announcement.draft.audience));
    form(&console, (&visit, &staff), Sheet { stored: Some(&stored), typed, meant, problem: None }).await
}

/// Keeps what was typed, unless somebody else changed the announcement meanwhile: then both can be seen.
pub async fn save(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let stored = find(&console, &id).await?;
    let typed = Typed::sent(&fields);
    let meant = typed.meant(&console.mind.guide, Some(&stored.announcement.draft.audience));
    let meant = meant.after(console.now());
    if fields.text("knopf") == LOOK || !meant.wrong.is_empty() {
        return form(
            &console,
            (&visit, &staff),
            Sheet { stored: Some(&stored), typed, meant, problem: None },
        )
        .await;
    }
    let target = Target { id: &id, revision: fields.text("fassung").parse().unwrap_or_default() };
    let act = Act::Edit(Box::new(meant.draft.clone()));
    let linter = &console.mind.guide.linter;
    let edited = announce::act(&console.store, linter, (target, act), (&staff.id, console.now())).await;
    let problem = match edited {
        Ok(_) => return Ok(kept(&id, &fields)),
        Err(AnnounceError::Changed) => "announcement-changed-typed",
        Err(AnnounceError::Refused(reason)) => refusal(reason),
        Err(fault @ (AnnounceError::Unknown | AnnounceError::Store(_))) => return Err(failure(fault)),
    };
    // As it is by now: whoever keeps it again has been told.
    let newest = announcement::find(&mut console.store.read().await?, &id).await?;
    let newest = newest.ok_or(Failure::NotFound)?;
    form(&console, (&visit, &staff), Sheet { stored: Some(&newest), typed, meant, problem: Some(problem) })
        .await
}

/// The part of the form that follows what is typed.
pub async fn look(
    State(console): State<Console>,
    visit: Visit,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let id = fields.text("korrektur");
    let kept = (!id.is_empty()).then(|| Audience::ReachedBy(id.to_owned()));
    let meant = Typed::sent(&fields).meant(&console.mind.guide, kept.as_ref()).after(console.now());
    let live = live(&console, &meant.draft, &meant.notes).await?;
    console.page(
        &visit,
        "announcement-live.html",
        context! { live => Serde(live), wrong => Serde(meant.wrong) },
    )
}

fn kept(id: &str, fields: &Fields) -> Response {
    let path =
        if fields.text("knopf") == GO_ON { address(id) } else { format!("{}/bearbeiten", address(id)) };
    see_with(&path, &Flash::good("flash-announcement-saved"))
}

async fn form(
    console: &Console,
    (visit, staff): (&Visit, &Staff),
    sheet: Sheet<'_>,
) -> Result<Response, Failure> {
    let Sheet { stored, typed, meant, problem } = sheet;
    let live = live(console, &meant.draft, &meant.notes).await?;
    let is_fine = problem.is_none() && meant.wrong.is_empty();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let stage = stored.map(|stored| stored.announcement.stage.name());
    let corrects = stored.and_then(|stored| match &stored.announcement.draft.audience {
        Audience::ReachedBy(id) => Some(id.as_str()),
        Audience::Selected(_) => None,
    });
    let authors = stored.map(|stored| &stored.announcement.authors);
    let values = context! {
        id => stored.map(|stored| stored.id.as_str()),
        revision => stored.map_or(0, |stored| stored.revision),
        note => stored.and_then(|stored| stored.announcement.note.as_deref()),
        is_agreed => matches!(stage, Some("submitted" | "scheduled")),
        // Whoever writes a word of it cannot approve it any more.
        joins => staff.role.may(Role::Publisher) && authors.is_some_and(|authors| !authors.contains(&staff.id)),
        corrects,
        typed => Serde(typed),
        choices => Serde(Choices::of(&console.mind.guide)),
        wrong => Serde::<Vec<Wrong>>(meant.wrong),
        problem,
        live => Serde(live),
    };
    console.page_with(status, visit, ("announcement-form.html", values))
}

/// What is no matter of the person who writes.
pub fn failure(fault: AnnounceError) -> Failure {
    match fault {
        AnnounceError::Unknown => Failure::NotFound,
        AnnounceError::Store(fault) => fault.into(),
        AnnounceError::Changed | AnnounceError::Refused(_) => Failure::Broken("nothing could be in the way"),
    }
}
