//! Questions find their way to providers, who are reminded; if nobody answers, the office takes over.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{Notify, watch},
    time::sleep,
};

use crate::{
    domain::{
        confirmation::YearDay,
        dialog::{guide::Guide, inquiry_notice::Notice},
        inquiry::{Act, Holder, State, Takeover},
        statistics::Event,
        time::Timestamp,
    },
    store::{error::StoreError, inquiry, open::Store, statistics, transaction::Transaction},
    usecase::{
        answer_inquiry::tell,
        ask_for_confirmation::ask_for_confirmation,
        clock::Clock,
        notify_provider::{Post, Told, notify_provider},
    },
};

/// So many questions are looked at between two looks at the clock.
const BATCH: u32 = 50;

/// How often it is looked whether there is something to do.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How often it is looked whether it is time to ask about offers, in seconds.
const ASK_EVERY: i64 = 3_600;
/// If that failed, it is tried again after a while.
const AFTER_A_FAILURE: Duration = Duration::from_secs(5);

/// Stands between citizens and providers.
#[derive(Clone)]
pub struct Mediator {
    /// Questions lie here.
    pub store: Store,
    /// The words.
    pub guide: Arc<Guide>,
    /// How providers are written to.
    pub post: Post,
    /// On which days providers are asked whether their offers are still right.
    pub ask_on: Vec<YearDay>,
    /// The time.
    pub clock: Clock,
    /// Rung when something was laid into the outbox.
    pub written: Arc<[Arc<Notify>]>,
}

impl Mediator {
    /// Mediates until `stop` says so.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut asked_at = None;
        while !*stop.borrow() {
            let rest = match self.look(&mut asked_at, (self.clock)()).await {
                Ok(0) => LOOK_EVERY,
                Ok(_) => {
                    self.written.iter().for_each(|bell| bell.notify_one());
                    LOOK_EVERY
                }
                Err(fault) => {
                    tracing::error!(%fault, "questions to providers cannot be handed over just now");
                    AFTER_A_FAILURE
                }
            };
            tokio::select! {
                () = sleep(rest) => (),
                _ = stop.changed() => (),
            }
        }
    }

    /// Does what is to be done at this moment, where it was last looked at `asked_at` whether to ask about offers.
    async fn look(&self, asked_at: &mut Option<Timestamp>, now: Timestamp) -> Result<usize, StoreError> {
        let with = (self.guide.as_ref(), &self.post);
        let moved = mediate(&self.store, with, now).await?;
        if asked_at.is_some_and(|at| now.seconds_since(at) < ASK_EVERY) {
            return Ok(moved);
        }
        // What cannot be done now is not tried again at every look.
        *asked_at = Some(now);
        Ok(moved + ask_for_confirmation(&self.store, with, &self.ask_on, now).await?)
    }
}

/// Hands over what is to be handed over, and does what is due by itself; returns how many questions that moved.
pub async fn mediate(
    store: &Store,
    (guide, post): (&Guide, &Post),
    now: Timestamp,
) -> Result<usize, StoreError> {
    let (mut moved, mut last) = (0, String::new());
    loop {
        let waiting = inquiry::to_hand_over(&mut store.read().await?, &last, BATCH).await?;
        let Some(end) = waiting.last() else { break };
        last.clone_from(&end.id);
        for stored in waiting {
            moved += usize::from(hand_over(store, (guide, post), &stored.id, now).await?);
        }
    }
    loop {
        let due = inquiry::due(&mut store.read().await?, BATCH, now).await?;
        let count = due.len();
        let mut done = 0;
        for stored in due {
            done += usize::from(move_on(store, (guide, post), &stored.id, now).await?);
        }
        moved += done;
        if done == 0 || count < BATCH as usize {
            return Ok(moved);
        }
    }
}

/// Hands over the question called `id`; `false` if that is not to be done any more.
async fn hand_over(
    store: &Store,
    (guide, post): (&Guide, &Post),
    id: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let Some(mut stored) = inquiry::hold(&mut tx, id).await? else { return Ok(false) };
    if stored.inquiry.state != State::Underway || stored.inquiry.holder != Holder::Provider {
        return Ok(false);
    }
    let told = notify_provider(&mut tx, (guide, post), (&stored, false), now).await?;
    let (act, why) = match told {
        Told::Underway(entry) => {
            stored.handed = entry;
            return save(tx, &stored).await;
        }
        Told::NoWay => (Act::FindNoWay, Takeover::NoWay),
        Told::InVain => (Act::Fail, Takeover::Undeliverable),
    };
    let Ok(next) = stored.inquiry.after(act, now) else { return Ok(false) };
    tell(&mut tx, guide, (&stored, Notice::TakenOver(why)), now).await?;
    stored.inquiry = next;
    save(tx, &stored).await
}

/// Does what is due with the question called `id`; `false` if that is nothing any more.
async fn move_on(
    store: &Store,
    (guide, post): (&Guide, &Post),
    id: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let Some(mut stored) = inquiry::hold(&mut tx, id).await? else { return Ok(false) };
    let Some((act, _)) = stored.inquiry.next().filter(|(_, at)| *at <= now) else { return Ok(false) };
    let is_underway = stored.inquiry.state == State::Underway;
    let is_waiting = is_underway || stored.inquiry.state == State::Delivered;
    // Nobody can be late with an answer to what never arrived.
    let act = if act == Act::TakeOver && is_underway { Act::Fail } else { act };
    let Ok(next) = stored.inquiry.after(act, now) else { return Ok(false) };
    if act == Act::Remind && !is_underway {
        notify_provider(&mut tx, (guide, post), (&stored, true), now).await?;
    }
    if act == Act::TakeOver {
        statistics::count(&mut tx, &Event::InquiryOverdue, now).await?;
    }
    let notice = if act == Act::TakeOver {
        Some(Notice::TakenOver(Takeover::Overdue))
    } else if act == Act::Fail {
        Some(Notice::TakenOver(Takeover::Undeliverable))
    } else {
        (act == Act::Expire && is_waiting).then_some(Notice::Expired)
    };
    if let Some(notice) = notice {
        tell(&mut tx, guide, (&stored, notice), now).await?;
    }
    stored.inquiry = next;
    save(tx, &stored).await
}

async fn save(mut tx: Transaction, stored: &inquiry::StoredInquiry) -> Result<bool, StoreError> {
    inquiry::save(&mut tx, stored).await?;
    tx.commit().await?;
    Ok(true)
}
