//! One announcement: what it says, whom it reaches, who did what, and how it goes on its way.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use minijinja::{context, value::Serde};

use crate::{
    domain::{announcement::Stage, staff::Staff},
    store::{
        announcement::{self, StoredAnnouncement},
        staff_chat,
    },
    web::{
        announcement_live::{live, settled},
        announcement_view::{Names, audience, buttons, events, progress},
        announcement_words::state,
        console::Console,
        failure::Failure,
        fields::Query,
        page::announcements::LIST,
        render::renewing_all,
        visit::Visit,
    },
};

/// Something that could not be done, and what was typed for it.
#[derive(Debug, Default)]
pub struct Problem<'a> {
    /// The text that says why.
    pub text: Option<&'static str>,
    /// The reason that was typed.
    pub reason: &'a str,
}

/// Where the announcement called `id` is.
pub fn address(id: &str) -> String {
    format!("{LIST}/{id}")
}

/// The announcement called `id`.
pub async fn find(console: &Console, id: &str) -> Result<StoredAnnouncement, Failure> {
    let mut tx = console.store.read().await?;
    announcement::find(&mut tx, id).await?.ok_or(Failure::NotFound)
}

/// All about it.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    page(&console, (&visit, &staff), &id, Problem::default()).await
}

/// How it goes on its way, by itself.
pub async fn show_progress(
    State(console): State<Console>,
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let stored = find(&console, &id).await?;
    let mut tx = console.store.read().await?;
    let progress = progress(&mut tx, (&id, &stored.announcement), console.now()).await?;
    let progress = progress.ok_or(Failure::NotFound)?;
    let state = state(&mut tx, (&id, &stored.announcement), console.now()).await?;
    let template = if visit.is_partial { "announcement-progress.html" } else { "announcement-watch.html" };
    let title = stored.announcement.draft.german.title;
    let before = query.text("stand");
    let is_part_of_all = !before.is_empty();
    let is_another = visit.is_partial && is_part_of_all && before != state;
    let whole = address(&id);
    let values = context! { id, title, state, is_part_of_all, progress => Serde(progress) };
    let response = console.page(&visit, template, values)?;
    Ok(if is_another { renewing_all(response, &whole) } else { response })
}

/// All about it, and why something was not done.
pub async fn page(
    console: &Console,
    (visit, staff): (&Visit, &Staff),
    id: &str,
    problem: Problem<'_>,
) -> Result<Response, Failure> {
    let stored = find(console, id).await?;
    let announcement = &stored.announcement;
    let draft = &announcement.draft;
    let now = console.now();
    let live = match announcement.approval() {
        Some(_) => settled(console, draft, &[])?,
        None => live(console, draft, &[]).await?,
    };
    let mut tx = console.store.read().await?;
    let state = state(&mut tx, (id, announcement), now).await?;
    let events = events(&mut tx, console, id).await?;
    let progress = progress(&mut tx, (id, announcement), now).await?;
    let chats = staff_chat::of(&mut tx, &staff.id).await?.len();
    let mut names = Names::default();
    let mut authors = Vec::new();
    for author in &announcement.authors {
        authors.push(names.of(&mut tx, console, author).await?);
    }
    let approver = match announcement.approval() {
        Some(approval) => Some(names.of(&mut tx, console, &approval.by).await?),
        None => None,
    };
    let mut buttons = buttons(announcement, staff, matches!(state, "done" | "over"));
    // Where nobody got it, there is nothing to correct.
    let is_for_nobody = progress.as_ref().is_some_and(|progress| progress.tally.has_reached_nobody());
    buttons.correct &= !is_for_nobody;
    let status = if problem.text.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let values = context! {
        id,
        revision => stored.revision,
        print => draft.print().0,
        state,
        steps => steps(&announcement.stage, state),
        german => Serde(&draft.german),
        simple => Serde(&draft.simple),
        link => draft.link.as_deref(),
        audience => Serde(audience(console, announcement)),
        send_at => draft.send_at.map(|at| at.0),
        leaves_at => draft.leaves_at(now).0,
        expires_at => draft.expires_at.map(|at| at.0),
        due => announcement.approval().map(|approval| approval.due.0),
        people => announcement.approval().map(|approval| approval.people),
        authors,
        approver,
        note => announcement.note.as_deref(),
        waiver => announcement.waiver(),
        buttons => Serde(buttons),
        is_correction => draft.is_correction(),
        is_out => matches!(announcement.stage, Stage::Sending(_)),
        chats,
        live => Serde(live),
        events => Serde(events),
        progress => Serde(progress),
        is_part_of_all => true,
        problem => problem.text,
        reason => problem.reason,
    };
    console.page_with(status, visit, ("announcement.html", values))
}

/// The steps of an announcement: the text of each, and how it looks.
fn steps(stage: &Stage, badge: &str) -> Vec<(&'static str, &'static str)> {
    let reached = match stage {
        Stage::Draft => 0,
        Stage::Checked(_) => 1,
        Stage::Submitted(_) => 2,
        Stage::Scheduled(_) => 3,
        Stage::Sending(_) | Stage::Paused(_) | Stage::Cancelled(_) => 4,
    };
    let is_stopped = matches!(stage, Stage::Paused(_) | Stage::Cancelled(_));
    let is_over = matches!(badge, "done" | "over");
    let names = ["step-draft", "step-checked", "step-submitted", "step-scheduled", "step-sending"];
    let look = |index: usize| {
        if index < reached || (is_over && index == reached) {
            "done"
        } else if index > reached {
            "open"
        } else if is_stopped {
            "stopped"
        } else {
            "current"
        }
    };
    names.into_iter().enumerate().map(|(index, name)| (name, look(index))).collect()
}
