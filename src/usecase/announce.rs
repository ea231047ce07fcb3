//! An announcement is written, checked, submitted, approved, held up or called back: what staff do with it.

use serde_json::{Value, json};

use crate::{
    domain::{
        announcement::{Act, Announcement, Facts, Refusal, Stage},
        announcement_draft::Draft,
        audience::Audience,
        audit::{Action, Entry},
        language::Language,
        plain::linter::Linter,
        staff::StaffId,
        time::Timestamp,
    },
    store::{
        announcement::{self, StoredAnnouncement},
        audience, audit,
        error::StoreError,
        open::Store,
        progress,
        recipient::{self, State},
        transaction::Transaction,
    },
};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum AnnounceError {
    /// There is none with this id.
    #[error("there is no announcement with this id")]
    Unknown,
    /// Somebody else changed it since it was read.
    #[error("the announcement was changed since it was read: read it again")]
    Changed,
    /// It cannot be done.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Which announcement, as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target<'a> {
    /// Its id.
    pub id: &'a str,
    /// How often it was stored by then.
    pub revision: i64,
}

/// Begins an announcement, and returns its id.
pub async fn begin(
    store: &Store,
    draft: Draft,
    author: &StaffId,
    now: Timestamp,
) -> Result<String, AnnounceError> {
    let mut tx = store.begin().await?;
    let id = announcement::begin(&mut tx, &Announcement::new(draft, author.clone()), now).await?;
    audit::write(&mut tx, &Entry::new(author, Action::AnnouncementBegun, object(&id)), now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Begins a correction of the announcement called `id`: with its words, for those who have read them.
pub async fn begin_correction(
    store: &Store,
    id: &str,
    author: &StaffId,
    now: Timestamp,
) -> Result<String, AnnounceError> {
    let mut tx = store.begin().await?;
    let wrong = find(&mut tx, id).await?.announcement;
    let is_out = match wrong.stage {
        Stage::Sending(_) | Stage::Paused(_) | Stage::Cancelled(_) => true,
        Stage::Draft | Stage::Checked(_) | Stage::Submitted(_) | Stage::Scheduled(_) => false,
    };
    if !is_out {
        return Err(Refusal::WrongStage.into());
    }
    let audience = Audience::ReachedBy(id.to_owned());
    let draft = Draft { audience, send_at: None, expires_at: None, ..wrong.draft };
    let new = announcement::begin(&mut tx, &Announcement::new(draft, author.clone()), now).await?;
    let entries = [
        Entry::new(author, Action::AnnouncementCorrected, object(id)).with(json!({ "by": new })),
        Entry::new(author, Action::AnnouncementBegun, object(&new)).with(json!({ "corrects": id })),
    ];
    for entry in &entries {
        audit::write(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    Ok(new)
}

/// Begins another announcement with what the one called `id` says, and for the same people, and returns its id.
pub async fn duplicate(
    store: &Store,
    id: &str,
    author: &StaffId,
    now: Timestamp,
) -> Result<String, AnnounceError> {
    let mut tx = store.begin().await?;
    let model = find(&mut tx, id).await?.announcement;
    let draft = Draft { send_at: None, expires_at: None, ..model.draft };
    let new = announcement::begin(&mut tx, &Announcement::new(draft, author.clone()), now).await?;
    let entry = Entry::new(author, Action::AnnouncementBegun, object(&new)).with(json!({ "like": id }));
    audit::write(&mut tx, &entry, now).await?;
    tx.commit().await?;
    Ok(new)
}

/// Does `act` in the name of `who`, and returns what has become of the announcement. What follows for its recipients is
/// part of the same transaction: an approval writes them down, whatever voids it removes them. Who changes nothing voids
/// nothing.
pub async fn act(
    store: &Store,
    linter: &Linter,
    (target, act): (Target<'_>, Act),
    (who, now): (&StaffId, Timestamp),
) -> Result<Announcement, AnnounceError> {
    let mut tx = store.begin().await?;
    let stored = hold(&mut tx, target.id).await?;
    let is_another = stored.revision != target.revision;
    // Where everybody has it, nothing is stopped any more: to take it off the public page is another question.
    if is_another && !(act.only_stops() && progress::is_open(&mut tx, target.id).await?) {
        return Err(AnnounceError::Changed);
    }
    let before = stored.announcement.clone();
    if matches!(&act, Act::Edit(draft) if **draft == before.draft) {
        return Ok(before);
    }
    let facts = facts(&mut tx, linter, (&stored, &act), now).await?;
    let (action, mut detail) = told(&before, &act);
    let after = before.clone().after(act, who, facts)?;
    if action == Action::AnnouncementApproved {
        detail["people"] = facts.people.into();
    }
    follow(&mut tx, target.id, (&before.stage, &after.stage), now).await?;
    if !announcement::save(&mut tx, &StoredAnnouncement { announcement: after.clone(), ..stored }, now)
        .await?
    {
        return Err(AnnounceError::Changed);
    }
    audit::write(&mut tx, &Entry::new(who, action, object(target.id)).with(detail), now).await?;
    tx.commit().await?;
    Ok(after)
}

/// Throws away what was not approved.
pub async fn discard(
    store: &Store,
    target: Target<'_>,
    who: &StaffId,
    now: Timestamp,
) -> Result<(), AnnounceError> {
    let mut tx = store.begin().await?;
    let stored = hold(&mut tx, target.id).await?;
    if stored.revision != target.revision {
        return Err(AnnounceError::Changed);
    }
    if !announcement::discard(&mut tx, target.id, target.revision).await? {
        return Err(Refusal::WrongStage.into());
    }
    let detail = json!({ "title": stored.announcement.draft.german.title });
    let entry = Entry::new(who, Action::AnnouncementDiscarded, object(target.id)).with(detail);
    audit::write(&mut tx, &entry, now).await?;
    tx.commit().await?;
    Ok(())
}

/// What the announcement called `id` is called in the log.
pub fn object(id: &str) -> String {
    format!("announcement {id}")
}

/// What the log says of `act`.
fn told(before: &Announcement, act: &Act) -> (Action, Value) {
    match act {
        Act::Edit(draft) => (Action::AnnouncementEdited, json!({ "parts": changed(&before.draft, draft) })),
        Act::Check { waiver } => {
            (Action::AnnouncementChecked, json!({ "print": before.draft.print(), "reason": waiver }))
        }
        Act::Submit => (Action::AnnouncementSubmitted, json!({ "print": before.draft.print() })),
        Act::Return { reason } => (Action::AnnouncementReturned, json!({ "reason": reason })),
        Act::Approve { print } => (Action::AnnouncementApproved, json!({ "print": print })),
        Act::Pause => (Action::AnnouncementPaused, json!({})),
        Act::Resume => (Action::AnnouncementResumed, json!({})),
        Act::Cancel => (Action::AnnouncementCancelled, json!({})),
    }
}

/// Which parts of a draft are not what they were.
fn changed(before: &Draft, after: &Draft) -> Vec<&'static str> {
    let parts = [
        ("german", before.german != after.german),
        ("simple", before.simple != after.simple),
        ("link", before.link != after.link),
        ("audience", before.audience != after.audience),
        ("send-at", before.send_at != after.send_at),
        ("expires-at", before.expires_at != after.expires_at),
    ];
    parts.into_iter().filter_map(|(name, is_so)| is_so.then_some(name)).collect()
}

async fn hold(tx: &mut Transaction, id: &str) -> Result<StoredAnnouncement, AnnounceError> {
    announcement::find_and_hold(tx, id).await?.ok_or(AnnounceError::Unknown)
}

async fn find(tx: &mut Transaction, id: &str) -> Result<StoredAnnouncement, AnnounceError> {
    announcement::find(tx, id).await?.ok_or(AnnounceError::Unknown)
}

/// Finds out what `act` is judged by. An approval counts its people by writing them down: if it is refused, the
/// transaction ends without them.
async fn facts(
    tx: &mut Transaction,
    linter: &Linter,
    (stored, act): (&StoredAnnouncement, &Act),
    now: Timestamp,
) -> Result<Facts, StoreError> {
    let draft = &stored.announcement.draft;
    let facts = Facts { now, ..Facts::default() };
    Ok(match act {
        Act::Check { .. } => {
            let wrong = corrected(tx, draft).await?;
            let is_unchanged = wrong.is_some_and(|wrong| draft.says_the_same_as(&wrong.announcement.draft));
            Facts { errors: errors(linter, draft), is_unchanged, ..facts }
        }
        Act::Approve { .. } => {
            let due = draft.leaves_at(now);
            let is_wrong_leaving = is_wrong_leaving(tx, draft).await?;
            let people = audience::write_down(tx, &stored.id, &draft.audience, due).await?;
            Facts { people, is_wrong_leaving, ..facts }
        }
        Act::Submit => {
            let is_wrong_leaving = is_wrong_leaving(tx, draft).await?;
            Facts { people: audience::reach(tx, &draft.audience).await?.people(), is_wrong_leaving, ..facts }
        }
        Act::Pause | Act::Resume => Facts { is_finished: !progress::is_open(tx, &stored.id).await?, ..facts },
        Act::Edit(_) | Act::Return { .. } | Act::Cancel => facts,
    })
}

/// What `draft` corrects; none if it is no correction.
async fn corrected(tx: &mut Transaction, draft: &Draft) -> Result<Option<StoredAnnouncement>, StoreError> {
    let Audience::ReachedBy(id) = &draft.audience else { return Ok(None) };
    announcement::find(tx, id).await
}

/// Whether what `draft` corrects may still reach somebody: they would get what is wrong, and never the correction.
async fn is_wrong_leaving(tx: &mut Transaction, draft: &Draft) -> Result<bool, StoreError> {
    let Some(wrong) = corrected(tx, draft).await? else { return Ok(false) };
    let is_called_back = matches!(wrong.announcement.stage, Stage::Cancelled(_));
    Ok(!is_called_back && progress::is_open(tx, &wrong.id).await?)
}

/// How many errors the text in simple language has.
fn errors(linter: &Linter, draft: &Draft) -> usize {
    let wording = &draft.simple;
    [&wording.title, &wording.text].map(|text| linter.check(Language::Simple, text).errors()).iter().sum()
}

/// What a change of the stage means for the recipients.
async fn follow(
    tx: &mut Transaction,
    id: &str,
    (before, after): (&Stage, &Stage),
    now: Timestamp,
) -> Result<(), StoreError> {
    match (before, after) {
        (Stage::Scheduled(_), Stage::Draft) => recipient::remove(tx, id).await?,
        (_, Stage::Paused(_)) => recipient::take_back(tx, id).await?,
        (_, Stage::Cancelled(_)) => recipient::close(tx, id, State::Cancelled, now).await?,
        (
            _,
            Stage::Draft | Stage::Checked(_) | Stage::Submitted(_) | Stage::Scheduled(_) | Stage::Sending(_),
        ) => 0,
    };
    Ok(())
}
