//! An announcement as pages show it: what it says, how far it is, who did what, and how it goes on its way.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::{
    domain::{
        announcement::{Announcement, Stage},
        staff::{Role, Staff, StaffId},
        time::Timestamp,
    },
    store::{
        announcement::StoredAnnouncement,
        error::StoreError,
        history,
        progress::{self, Asleep},
        recipient_tally::{self, Tally},
        staff,
        transaction::Transaction,
    },
    usecase::announce::object,
    web::{
        announcement_words::{Whom, state, whom},
        console::Console,
    },
};

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its title in German; empty if it has none.
    pub title: String,
    /// Its state.
    pub state: &'static str,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it last changed.
    pub changed_at: i64,
    /// When it leaves or left.
    pub due: Option<i64>,
    /// How many people it goes to, once that is decided.
    pub people: Option<u64>,
    /// Whether it was given back.
    pub is_returned: bool,
    /// Whether it corrects another one.
    pub is_correction: bool,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// When.
    pub at: i64,
    /// Who did it.
    pub name: String,
    /// What: its text is called `audit-` and this.
    pub action: String,
    /// Why, if a reason was given.
    pub reason: String,
    /// Which parts were changed: their texts are called `part-` and this.
    pub parts: Vec<String>,
}

/// How it goes on its way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Progress {
    /// How many people stand where.
    pub tally: Tally,
    /// When it leaves or left.
    pub due: i64,
    /// All of them.
    pub people: u64,
    /// How many are still to be reached.
    pub open: u64,
    /// How many got it in the last minute.
    pub per_minute: u64,
    /// In how many minutes it will have reached those who may be written to now, if that can be told.
    pub minutes_left: Option<u64>,
    /// How many may not be written to yet.
    pub asleep: u64,
    /// When the first of them may.
    pub asleep_until: Option<i64>,
    /// When all of them may.
    pub all_until: Option<i64>,
    /// Whether it goes on by itself, so that it is worth looking again.
    pub is_moving: bool,
    /// After how many seconds it is worth looking again.
    pub every: u32,
    /// Whether nobody is left.
    pub is_done: bool,
}

/// What `staff` may do with an announcement now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one for each button")]
pub struct Buttons {
    /// Change it.
    pub edit: bool,
    /// Find it fit.
    pub check: bool,
    /// Submit it.
    pub submit: bool,
    /// Give it back.
    pub give_back: bool,
    /// Read what is to be approved.
    pub approve: bool,
    /// It is one's own: somebody else has to approve it.
    pub is_own: bool,
    /// Hold it up.
    pub pause: bool,
    /// Let it go on.
    pub resume: bool,
    /// Call it back.
    pub cancel: bool,
    /// Take it off the public page, when everybody has it.
    pub withdraw: bool,
    /// Throw it away.
    pub discard: bool,
    /// Begin a correction.
    pub correct: bool,
}

/// The names of people, each asked for once.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<StaffId, String>);

impl Names {
    /// What `id` is called.
    pub async fn of(
        &mut self,
        tx: &mut Transaction,
        console: &Console,
        id: &StaffId,
    ) -> Result<String, StoreError> {
        if let Some(name) = self.0.get(id) {
            return Ok(name.clone());
        }
        let name = if *id == StaffId::command_line() {
            console.texts.plain("staff-command-line").ok()
        } else {
            staff::name_of(tx, id).await?
        };
        let name = name.unwrap_or_else(|| id.0.clone());
        self.0.insert(id.clone(), name.clone());
        Ok(name)
    }
}

/// The lines of a list.
pub async fn rows(
    tx: &mut Transaction,
    console: &Console,
    found: Vec<StoredAnnouncement>,
) -> Result<Vec<Row>, StoreError> {
    let mut names = Names::default();
    let mut rows = Vec::with_capacity(found.len());
    for StoredAnnouncement { id, announcement, changed_at, .. } in found {
        let state = state(tx, (&id, &announcement), console.now()).await?;
        let mut authors = Vec::new();
        for author in &announcement.authors {
            authors.push(names.of(tx, console, author).await?);
        }
        let approval = announcement.approval();
        rows.push(Row {
            state,
            authors,
            changed_at: changed_at.0,
            due: approval.map(|approval| approval.due).or(announcement.draft.send_at).map(|at| at.0),
            people: approval.map(|approval| approval.people),
            is_returned: announcement.note.is_some() && announcement.stage == Stage::Draft,
            is_correction: announcement.draft.is_correction(),
            title: announcement.draft.german.title,
            id,
        });
    }
    Ok(rows)
}

/// So many events are shown.
const MOST_EVENTS: u32 = 100;

/// What was done with the announcement called `id`, the latest first.
pub async fn events(tx: &mut Transaction, console: &Console, id: &str) -> Result<Vec<Event>, StoreError> {
    let mut names = Names::default();
    let mut events = Vec::new();
    for entry in history::of(tx, &object(id), MOST_EVENTS).await? {
        let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        let parts = detail["parts"].as_array().into_iter().flatten();
        events.push(Event {
            at: entry.at.0,
            name: names.of(tx, console, &StaffId(entry.staff)).await?,
            action: entry.action,
            reason: detail["reason"].as_str().unwrap_or_default().to_owned(),
            parts: parts.filter_map(|part| part.as_str().map(str::to_owned)).collect(),
        });
    }
    Ok(events)
}

/// What leaves within so many seconds is watched closely.
const SOON_SECONDS: i64 = 120;

/// How the announcement called `id` goes on its way; none if it has not been approved.
pub async fn progress(
    tx: &mut Transaction,
    (id, announcement): (&str, &Announcement),
    now: Timestamp,
) -> Result<Option<Progress>, StoreError> {
    let Some(approval) = announcement.approval() else { return Ok(None) };
    let tally = recipient_tally::tally(tx, id, now).await?;
    let seconds = now.seconds_since(approval.due).clamp(1, 60);
    let sent = recipient_tally::sent_since(tx, id, now.plus(-60)).await?;
    let per_minute = sent * 60 / seconds.unsigned_abs();
    let Asleep { until, all_until } = progress::asleep(tx, id, now).await?;
    let is_moving = match &announcement.stage {
        Stage::Scheduled(_) | Stage::Sending(_) => tally.open() > 0,
        // What is under way comes to its end.
        Stage::Paused(_) | Stage::Cancelled(_) => tally.handed > 0,
        Stage::Draft | Stage::Checked(_) | Stage::Submitted(_) => false,
    };
    let is_sending = matches!(announcement.stage, Stage::Sending(_));
    let awake = tally.open() - tally.asleep;
    Ok(Some(Progress {
        due: approval.due.0,
        people: tally.people(),
        open: tally.open(),
        per_minute,
        minutes_left: (is_sending && awake > 0 && per_minute > 0).then(|| awake.div_ceil(per_minute)),
        // Before it begins nobody is asleep: all wait for it.
        asleep: if is_sending { tally.asleep } else { 0 },
        asleep_until: until.map(|at| at.0),
        all_until: all_until.map(|at| at.0),
        is_moving,
        every: if approval.due.seconds_since(now) > SOON_SECONDS { 30 } else { 2 },
        is_done: tally.open() == 0,
        tally,
    }))
}

/// What `staff` may do with `announcement`, which is finished or not.
pub fn buttons(announcement: &Announcement, staff: &Staff, is_finished: bool) -> Buttons {
    let may_publish = staff.role.may(Role::Publisher);
    let stage = &announcement.stage;
    let is_draft = matches!(stage, Stage::Draft | Stage::Checked(_));
    let is_submitted = matches!(stage, Stage::Submitted(_));
    let is_scheduled = matches!(stage, Stage::Scheduled(_));
    let is_sending = matches!(stage, Stage::Sending(_));
    let is_paused = matches!(stage, Stage::Paused(_));
    let submitted_by_staff = matches!(stage, Stage::Submitted(submission) if submission.by == staff.id);
    Buttons {
        edit: is_draft || is_submitted || is_scheduled,
        check: is_draft,
        submit: matches!(stage, Stage::Checked(_)),
        give_back: may_publish && (is_submitted || is_scheduled),
        approve: may_publish && is_submitted,
        is_own: announcement.authors.contains(&staff.id) || submitted_by_staff,
        pause: may_publish && (is_scheduled || is_sending) && !is_finished,
        resume: may_publish && is_paused,
        cancel: may_publish && (is_scheduled || is_sending || is_paused) && !is_finished,
        discard: is_draft || is_submitted,
        withdraw: may_publish && is_finished,
        correct: is_sending || is_paused || matches!(stage, Stage::Cancelled(_)),
    }
}

/// Whom it is for, in words; none for a correction.
pub fn audience(console: &Console, announcement: &Announcement) -> Option<Vec<Whom>> {
    whom(&console.mind.guide, &announcement.draft.audience)
}
