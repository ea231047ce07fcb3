//! What needs attention: a list of notes for the overview, to which each part of the console adds its own.

use serde::Serialize;

use crate::{
    domain::{
        announcement::{Announcement, Stage},
        staff::{Role, Staff},
    },
    store::{
        announcement, inquiry_list,
        offer_list::{self, Filter},
        progress, provider_note, provider_way, recovery_code, staff,
    },
    web::{console::Console, failure::Failure},
};

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Somebody waits for it.
    Urgent,
    /// It should be done soon.
    Warning,
    /// It is good to know.
    Info,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// How much it matters.
    pub weight: Weight,
    /// The text that names it; it is given `count`. What is to be done about it is called the same with `-more` behind.
    pub text: &'static str,
    /// How many there are.
    pub count: usize,
    /// Since when the first of them waits, where that matters; the text is given `since`.
    pub since: Option<i64>,
    /// Where it is done.
    pub path: &'static str,
}

/// What needs the attention of `staff`, the most urgent first.
pub async fn notes(console: &Console, staff: &Staff) -> Result<Vec<Note>, Failure> {
    let mut notes = account(console, staff).await?;
    if staff.role.may(Role::Editor) {
        notes.extend(inquiries(console).await?);
        notes.extend(provider_notes(console).await?);
        notes.extend(ways(console).await?);
        notes.extend(offers(console).await?);
    }
    notes.extend(announcements(console, staff).await?);
    if staff.role.may(Role::Admin) {
        notes.extend(team(console).await?);
    }
    notes.sort_by_key(|note| note.weight);
    Ok(notes)
}

/// With fewer codes than this, it is time for new ones.
const FEW_CODES: usize = 3;

async fn account(console: &Console, staff: &Staff) -> Result<Vec<Note>, Failure> {
    let mut tx = console.store.read().await?;
    let count = recovery_code::count(&mut tx, &staff.id).await?;
    let note = Note {
        weight: Weight::Warning,
        text: "note-few-codes",
        count,
        since: None,
        path: "/verwaltung/konto",
    };
    Ok(if count < FEW_CODES { vec![note] } else { vec![] })
}

/// Questions that wait for the office.
async fn inquiries(console: &Console) -> Result<Vec<Note>, Failure> {
    let waiting = inquiry_list::waiting(&mut console.store.read().await?).await?;
    let note = Note {
        weight: Weight::Urgent,
        text: "note-inquiries",
        count: usize::try_from(waiting.count).unwrap_or(usize::MAX),
        since: waiting.since.map(|since| since.0),
        path: "/verwaltung/fragen",
    };
    Ok(if note.count > 0 { vec![note] } else { vec![] })
}

/// What providers write to the office about their offers.
async fn provider_notes(console: &Console) -> Result<Vec<Note>, Failure> {
    let count = provider_note::count_open(&mut console.store.read().await?).await?;
    let note = Note {
        weight: Weight::Warning,
        text: "note-provider-notes",
        count: usize::try_from(count).unwrap_or(usize::MAX),
        since: None,
        path: "/verwaltung/hinweise",
    };
    Ok(if note.count > 0 { vec![note] } else { vec![] })
}

/// Ways to providers that do not work.
async fn ways(console: &Console) -> Result<Vec<Note>, Failure> {
    let (count, since) = provider_way::trouble(&mut console.store.read().await?).await?;
    let note = Note {
        weight: Weight::Warning,
        text: "note-ways-broken",
        count: usize::try_from(count).unwrap_or(usize::MAX),
        since: since.map(|since| since.0),
        path: "/verwaltung/fragen/wege",
    };
    Ok(if note.count > 0 { vec![note] } else { vec![] })
}

async fn offers(console: &Console) -> Result<Vec<Note>, Failure> {
    let mut tx = console.store.read().await?;
    let to_do = offer_list::to_do(&mut tx, console.now()).await?;
    let note = |text, count, path| {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        Note { weight: Weight::Info, text, count, since: None, path }
    };
    let tended = offer_list::count(&mut tx, Filter::Tended, console.now()).await?;
    let notes = [
        note("note-offers-tended", tended, "/verwaltung/angebote?filter=vom-anbieter"),
        note("note-offers-incomplete", to_do.incomplete, "/verwaltung/angebote?filter=unvollstaendig"),
        note("note-offers-unconfirmed", to_do.unconfirmed, "/verwaltung/angebote?filter=unbestaetigt"),
        note("note-offers-hard", to_do.hard, "/verwaltung/angebote?filter=ohne-einfach"),
    ];
    Ok(notes.into_iter().filter(|note| note.count > 0).collect())
}

/// So many announcements at one stage are looked at: more than anybody has at a time.
const MOST_ANNOUNCEMENTS: u32 = 200;

async fn announcements(console: &Console, staff: &Staff) -> Result<Vec<Note>, Failure> {
    let mut tx = console.store.read().await?;
    let mut at = async |stage| progress::at_stage(&mut tx, stage, MOST_ANNOUNCEMENTS).await;
    let is_own = |announcement: &Announcement| {
        let submitted =
            matches!(&announcement.stage, Stage::Submitted(submission) if submission.by == staff.id);
        submitted || announcement.authors.contains(&staff.id)
    };
    let (drafts, submitted, paused) = (at("draft").await?, at("submitted").await?, at("paused").await?);
    let returned = drafts.iter().filter(|draft| draft.note.is_some() && is_own(draft)).count();
    let to_approve = submitted.iter().filter(|announcement| !is_own(announcement)).count();
    let leaving = announcement::count(&mut tx, announcement::Shelf::Leaving).await?;
    let leaving = usize::try_from(leaving).unwrap_or(usize::MAX).saturating_sub(paused.len());
    let note = |weight, text, count, path| Note { weight, text, count, since: None, path };
    let writing = "/verwaltung/mitteilungen?teil=in-arbeit";
    let under_way = "/verwaltung/mitteilungen?teil=unterwegs";
    let mut notes = vec![
        note(Weight::Warning, "note-announcements-returned", returned, writing),
        note(Weight::Warning, "note-announcements-paused", paused.len(), under_way),
        note(Weight::Info, "note-announcements-leaving", leaving, under_way),
    ];
    if staff.role.may(Role::Publisher) {
        notes.push(note(Weight::Urgent, "note-announcements-submitted", to_approve, writing));
    }
    notes.retain(|note| note.count > 0);
    Ok(notes)
}

async fn team(console: &Console) -> Result<Vec<Note>, Failure> {
    let mut tx = console.store.read().await?;
    let members = staff::list(&mut tx, console.now()).await?;
    let waiting = members.iter().filter(|member| !member.has_joined);
    let (open, over): (Vec<_>, Vec<_>) = waiting.partition(|member| member.invited_until.is_some());
    let note = |weight, text, count| Note { weight, text, count, since: None, path: "/verwaltung/team" };
    let notes = [
        note(Weight::Warning, "note-invitations-over", over.len()),
        note(Weight::Info, "note-invitations-open", open.len()),
    ];
    Ok(notes.into_iter().filter(|note| note.count > 0).collect())
}
