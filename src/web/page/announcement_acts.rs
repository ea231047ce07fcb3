//! What staff do with an announcement: check, submit, give back, approve, hold up, call back, and all the rest.

use axum::{
    extract::{Path, State},
    response::Response,
};
use minijinja::context;

use crate::{
    domain::{
        announcement::{Act, Announcement},
        announcement_draft::Print,
        announcement_text::lines,
        staff::Staff,
    },
    usecase::{
        announce::{self, AnnounceError, Target},
        send_test::send_test,
    },
    web::{
        announcement_view::buttons,
        announcement_words::{is_finished, refusal},
        console::Console,
        failure::Failure,
        fields::{Fields, Form},
        flash::Flash,
        page::{
            announcement::{Problem, address, find, page},
            announcement_form::failure,
            announcements::LIST,
        },
        render::{see, see_with},
        templates::moment,
        visit::Visit,
    },
};

/// Finds its words fit.
pub async fn check(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let waiver = Some(lines(fields.raw("grund"))).filter(|reason| !reason.is_empty());
    let act = (Act::Check { waiver }, "flash-announcement-checked");
    done(&console, (&visit, &staff), (&id, &fields), act).await
}

/// Wants it to be sent.
pub async fn submit(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let act = (Act::Submit, "flash-announcement-submitted");
    done(&console, (&visit, &staff), (&id, &fields), act).await
}

/// Gives it back.
pub async fn give_back(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let act = (Act::Return { reason: lines(fields.raw("grund")) }, "flash-announcement-returned");
    done(&console, (&visit, &staff), (&id, &fields), act).await
}

/// Agrees to what was read: the form says which words those were.
pub async fn approve(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let print = Print(fields.text("inhalt").to_owned());
    let act = (Act::Approve { print }, "flash-announcement-approved");
    done(&console, (&visit, &staff), (&id, &fields), act).await
}

/// Holds it up.
pub async fn pause(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let act = (Act::Pause, "flash-announcement-paused");
    done(&console, (&visit, &staff), (&id, &fields), act).await
}

/// Lets it go on.
pub async fn resume(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let act = (Act::Resume, "flash-announcement-resumed");
    done(&console, (&visit, &staff), (&id, &fields), act).await
}

/// Calls it back. A page has asked before.
pub async fn cancel(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    let act = (Act::Cancel, "flash-announcement-cancelled");
    done(&console, (&visit, &staff), (&id, &fields), act).await
}

/// Asks whether it is really to be called back.
pub async fn ask_cancel(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    ask(&console, (&visit, &staff), &id, "cancel").await
}

/// Asks whether it is really to be thrown away.
pub async fn ask_discard(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    ask(&console, (&visit, &staff), &id, "discard").await
}

/// Throws it away.
pub async fn discard(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    match announce::discard(&console.store, target(&id, &fields), &staff.id, console.now()).await {
        Ok(()) => Ok(see_with(LIST, &Flash::good("flash-announcement-discarded"))),
        Err(fault) => refused(&console, (&visit, &staff), (&id, &fields), fault).await,
    }
}

/// Begins a correction.
pub async fn correct(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Failure> {
    match announce::begin_correction(&console.store, &id, &staff.id, console.now()).await {
        Ok(new) => Ok(to_form(&new, "flash-announcement-correction")),
        Err(fault) => refused(&console, (&visit, &staff), (&id, &fields), fault).await,
    }
}

/// Begins another one with the same words.
pub async fn duplicate(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let copy = announce::duplicate(&console.store, &id, &staff.id, console.now()).await;
    Ok(to_form(&copy.map_err(failure)?, "flash-announcement-copied"))
}

/// Sends it to the chats of whoever asks, and to nobody else.
pub async fn test(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let guide = &console.mind.guide;
    let sent = send_test(&console.store, guide, (&id, &staff.id), console.now()).await;
    Ok(match sent.map_err(failure)? {
        0 => see("/verwaltung/konto/chat"),
        1.. => see_with(&address(&id), &Flash::good("flash-announcement-tested")),
    })
}

fn to_form(id: &str, flash: &str) -> Response {
    see_with(&format!("{}/bearbeiten", address(id)), &Flash::good(flash))
}

fn target<'a>(id: &'a str, fields: &Fields) -> Target<'a> {
    Target { id, revision: fields.text("fassung").parse().unwrap_or_default() }
}

async fn done(
    console: &Console,
    (visit, staff): (&Visit, &Staff),
    (id, fields): (&str, &Fields),
    (act, flash): (Act, &str),
) -> Result<Response, Failure> {
    let (target, linter) = (target(id, fields), &console.mind.guide.linter);
    match announce::act(&console.store, linter, (target, act), (&staff.id, console.now())).await {
        Ok(after) => Ok(see_with(&address(id), &said(flash, &after))),
        Err(fault) => refused(console, (visit, staff), (id, fields), fault).await,
    }
}

/// What is said of it: the text `flash`, which may ask when it leaves.
fn said(flash: &str, after: &Announcement) -> Flash {
    match after.approval() {
        Some(approval) => Flash::good(flash).with("when", moment(approval.due.0)),
        None => Flash::good(flash),
    }
}

/// Shows it as it is by now, says why nothing was done, and keeps what was typed.
async fn refused(
    console: &Console,
    (visit, staff): (&Visit, &Staff),
    (id, fields): (&str, &Fields),
    fault: AnnounceError,
) -> Result<Response, Failure> {
    let text = match fault {
        AnnounceError::Changed => "announcement-changed",
        AnnounceError::Refused(reason) => refusal(reason),
        AnnounceError::Unknown | AnnounceError::Store(_) => return Err(failure(fault)),
    };
    let problem = Problem { text: Some(text), reason: fields.raw("grund") };
    page(console, (visit, staff), id, problem).await
}

async fn ask(
    console: &Console,
    (visit, staff): (&Visit, &Staff),
    id: &str,
    what: &'static str,
) -> Result<Response, Failure> {
    let stored = find(console, id).await?;
    let is_finished = is_finished(&mut console.store.read().await?, (id, &stored.announcement)).await?;
    let buttons = buttons(&stored.announcement, staff, is_finished);
    let what = if what == "cancel" && buttons.withdraw { "withdraw" } else { what };
    let is_possible = match what {
        "cancel" => buttons.cancel,
        "withdraw" => buttons.withdraw,
        _ => buttons.discard,
    };
    if !is_possible {
        return Ok(see_with(&address(id), &Flash::warning("flash-announcement-too-late")));
    }
    let title = stored.announcement.draft.german.title;
    let values = context! { id, what, revision => stored.revision, title };
    console.page(visit, "announcement-confirm.html", values)
}
