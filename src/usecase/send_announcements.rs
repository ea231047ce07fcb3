//! Announcements leave when their time has come: handed to the outbox a few at a time, to everybody once.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{Notify, watch},
    time::sleep,
};

use crate::{
    domain::{
        announcement::{Announcement, LATEST_SECONDS},
        announcement_message::message,
        dialog::guide::Guide,
        message::ChannelKind,
        outbox::Delivery,
        time::Timestamp,
    },
    store::{
        announcement::{self, StoredAnnouncement},
        error::StoreError,
        memory,
        open::Store,
        outbox,
        recipient::{self, State, Waiting},
        transaction::Transaction,
    },
    usecase::{allowed::next_allowed, clock::Clock},
};

/// At most so many announcements lie in the outbox of a channel: what is held up or called back is not there yet.
const MOST_HANDED: u32 = 100;
/// So many are handed over at once: answers wait no longer than that takes.
const BATCH: u32 = 20;

/// How often it is looked whether something is to leave.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// If that failed, it is tried again after a while.
const AFTER_A_FAILURE: Duration = Duration::from_secs(5);
/// So often those who were handed over are compared with the outbox, in seconds.
const COMPARE_EVERY: i64 = 60;

/// Sends announcements.
#[derive(Clone)]
pub struct Announcer {
    /// What is to be sent lies here.
    pub store: Store,
    /// The words around it.
    pub guide: Arc<Guide>,
    /// The channels that are served.
    pub channels: Vec<ChannelKind>,
    /// The time.
    pub clock: Clock,
    /// Rung when something was laid into the outbox.
    pub written: Arc<[Arc<Notify>]>,
}

impl Announcer {
    /// Sends what is due until `stop` says so.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut compared_at = None;
        while !*stop.borrow() {
            let rest = match self.turn(&mut compared_at).await {
                Ok(()) => LOOK_EVERY,
                Err(fault) => {
                    tracing::error!(%fault, "announcements cannot be sent just now");
                    AFTER_A_FAILURE
                }
            };
            tokio::select! {
                () = sleep(rest) => (),
                _ = stop.changed() => (),
            }
        }
    }

    async fn turn(&self, compared_at: &mut Option<Timestamp>) -> Result<(), StoreError> {
        let now = (self.clock)();
        let is_time = compared_at.is_none_or(|at| now.seconds_since(at) >= COMPARE_EVERY);
        if is_time {
            compare(&self.store).await?;
            *compared_at = Some(now);
        }
        if send_announcements(&self.store, &self.guide, &self.channels, now).await? > 0 {
            self.written.iter().for_each(|bell| bell.notify_one());
        }
        // What has to be looked at first is held up by now.
        if is_time {
            give_up_unserved(&self.store, &self.channels, now).await?;
        }
        Ok(())
    }
}

/// Begins what is due, ends what is over, and hands the outbox of each channel as much as it holds at once. Returns how
/// much that was.
pub async fn send_announcements(
    store: &Store,
    guide: &Guide,
    channels: &[ChannelKind],
    now: Timestamp,
) -> Result<usize, StoreError> {
    for id in announcement::due(&mut store.read().await?, now).await? {
        begin(store, &id, now).await?;
    }
    for id in announcement::over(&mut store.read().await?, now).await? {
        let mut tx = store.begin().await?;
        recipient::close(&mut tx, &id, State::Expired, now).await?;
        tx.commit().await?;
    }
    let since = now.plus(-LATEST_SECONDS);
    for id in announcement::late(&mut store.read().await?, channels, since).await? {
        hold_up(store, &id, now).await?;
    }
    let mut handed = 0;
    let unfinished = announcement::unfinished(&mut store.read().await?, now).await?;
    for id in unfinished {
        for channel in channels {
            handed += hand_over(store, guide, (&id, *channel), now).await?;
        }
    }
    Ok(handed)
}

/// Compares those who were handed over with the outbox. Whoever has to be put right had a delivery that did not open.
async fn compare(store: &Store) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let strays = recipient::reconcile(&mut tx).await?;
    tx.commit().await?;
    if strays > 0 {
        tracing::error!(
            strays,
            "recipients of announcements did not agree with the outbox, and were put right"
        );
    }
    Ok(())
}

/// Gives up those who have waited for a day on channels that nobody serves any more: they hold up nobody else, and what everybody
/// else has stays public. Where no channel is served, something else is amiss.
pub async fn give_up_unserved(
    store: &Store,
    served: &[ChannelKind],
    now: Timestamp,
) -> Result<(), StoreError> {
    if served.is_empty() {
        return Ok(());
    }
    for channel in ChannelKind::CHATS.into_iter().filter(|channel| !served.contains(channel)) {
        let mut tx = store.begin().await?;
        let people = recipient::give_up_unserved(&mut tx, channel, now.plus(-LATEST_SECONDS), now).await?;
        tx.commit().await?;
        if people > 0 {
            tracing::warn!(
                channel = channel.name(),
                people,
                "people of announcements are on a channel that nobody serves"
            );
        }
    }
    Ok(())
}

/// The announcement called `id` begins to leave; nothing if it was held up or changed meanwhile.
async fn begin(store: &Store, id: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let Some(stored) = announcement::find_and_hold(&mut tx, id).await? else { return Ok(()) };
    let Some(begun) = stored.announcement.clone().begun(now) else { return Ok(()) };
    if announcement::save(&mut tx, &StoredAnnouncement { announcement: begun, ..stored }, now).await? {
        tx.commit().await?;
        tracing::info!(announcement.id = id, "an announcement begins to leave");
    }
    Ok(())
}

/// The announcement called `id` is held up: nobody was reached for so long that a person has to look at it. So a copy of the
/// database that is put back after days writes to nobody by itself.
async fn hold_up(store: &Store, id: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let Some(stored) = announcement::find_and_hold(&mut tx, id).await? else { return Ok(()) };
    let Some(held) = stored.announcement.clone().held_up() else { return Ok(()) };
    recipient::take_back(&mut tx, id).await?;
    if announcement::save(&mut tx, &StoredAnnouncement { announcement: held, ..stored }, now).await? {
        tx.commit().await?;
        tracing::warn!(
            announcement.id = id,
            "an announcement is so late that it waits for somebody to look at it"
        );
    }
    Ok(())
}

/// Hands over the announcement called `id` to the next of those who wait for it on `channel`.
async fn hand_over(
    store: &Store,
    guide: &Guide,
    (id, channel): (&str, ChannelKind),
    now: Timestamp,
) -> Result<usize, StoreError> {
    let mut handed = 0;
    loop {
        let mut tx = store.begin().await?;
        let room = MOST_HANDED.saturating_sub(recipient::handed(&mut tx, channel).await?).min(BATCH);
        let found = announcement::find(&mut tx, id).await?;
        let found = found.filter(|stored| stored.announcement.is_leaving(now));
        let (Some(stored), 1..) = (found, room) else { return Ok(handed) };
        let waiting = recipient::waiting(&mut tx, (id, channel), room, now).await?;
        for next in &waiting {
            handed += usize::from(hand(&mut tx, guide, (&stored.announcement, next), now).await?);
        }
        tx.commit().await?;
        if waiting.len() < usize::try_from(BATCH).unwrap_or_default() {
            return Ok(handed);
        }
    }
}

/// Hands the announcement over for one person, if they still want it and may be written to now.
async fn hand(
    tx: &mut Transaction,
    guide: &Guide,
    (announcement, next): (&Announcement, &Waiting),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(subscriber) = memory::subscriber(tx, &next.chat).await? else {
        recipient::settle(tx, (&next.id, 0), State::Stopped, now).await?;
        return Ok(false);
    };
    memory::hold(tx, &subscriber.address).await?;
    let rhythm = subscriber.rhythm;
    // Whoever was told something wrong does not keep believing it for a week.
    let is_urgent = announcement.draft.is_correction();
    let allowed =
        if is_urgent { rhythm.quiet.next(now) } else { next_allowed(tx, &next.chat, rhythm, now).await? };
    if allowed > now {
        recipient::postpone(tx, &next.id, allowed).await?;
        return Ok(false);
    }
    if !recipient::hand(tx, &next.id).await? {
        return Ok(false);
    }
    let message = message(&guide.phrasebook, subscriber.language, &announcement.draft);
    outbox::add(tx, &Delivery::announcement(&next.id, subscriber.address, message), now).await
}
