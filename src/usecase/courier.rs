//! Empties the outbox of a channel that has limits: answers first, nobody faster than the channel bears.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use tokio::{
    sync::{Notify, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    channel::registry::Channels,
    domain::{
        message::{Address, ChannelKind},
        outbox::{Delivery, Priority, SendError, Whom},
        pace::{Pace, Rate},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        open::Store,
        outbox::{self, Lane},
        pause::{self, Scope},
    },
    usecase::{
        clock::Clock,
        deliver::{attempt, conclude},
    },
};

/// So many attempts are under way at most.
const MOST_UNDER_WAY: usize = 64;

/// If nothing is due, the outbox is looked at after this time at the latest, in milliseconds.
const LONGEST_REST: i64 = 1_000;

/// So long after it was asked to stop, attempts that are under way are cut short: a stop takes less than five seconds.
const LAST_PATIENCE: Duration = Duration::from_secs(4);

/// If the outbox cannot be read or written, it is tried again after this time.
const AFTER_A_FAILURE: Duration = Duration::from_secs(1);

/// If so many chats are refused within so many seconds, it is not the chats: the whole channel is too fast.
const REFUSED_CHATS: usize = 3;
const REFUSED_WITHIN_SECONDS: i64 = 5;

/// Carries what goes through one channel.
pub struct Courier {
    /// What is to be delivered lies here.
    pub store: Store,
    /// The ways out.
    pub channels: Channels,
    /// The one it carries for.
    pub kind: ChannelKind,
    /// How fast that may be.
    pub rate: Rate,
    /// The time.
    pub clock: Clock,
    /// Rung when something was laid in.
    pub written: Arc<Notify>,
}

/// What a courier remembers from one delivery to the next.
struct Round {
    pace: Pace,
    /// Who was refused lately for being written to too fast, with what, and when.
    refused: VecDeque<(Address, Priority, Timestamp)>,
    under_way: JoinSet<(Delivery, Option<Result<(), SendError>>)>,
}

impl Courier {
    /// Carries until `stop` says so; then lets what is under way come to its end.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut round = Round {
            pace: Pace::new(self.rate, (self.clock)()),
            refused: VecDeque::new(),
            under_way: JoinSet::new(),
        };
        while !*stop.borrow() {
            let rest = match self.step(&mut round).await {
                Ok(rest) => rest,
                Err(fault) => {
                    tracing::error!(%fault, channel = self.kind.name(), "nothing can be delivered just now");
                    AFTER_A_FAILURE
                }
            };
            tokio::select! {
                () = sleep(rest) => (),
                () = self.written.notified() => (),
                _ = stop.changed() => (),
                Some(ended) = round.under_way.join_next() => self.ended(&mut round, ended).await,
            }
        }
        let rest = async {
            while let Some(ended) = round.under_way.join_next().await {
                self.ended(&mut round, ended).await;
            }
        };
        // What does not end in time is counted as ambiguous by the next process.
        let _ = timeout(LAST_PATIENCE, rest).await;
    }

    /// Sends what may leave now, and returns how long there is nothing to do.
    async fn step(&self, round: &mut Round) -> Result<Duration, StoreError> {
        loop {
            let now = (self.clock)();
            let soonest = round.pace.next(Priority::Answer);
            if soonest > now || round.under_way.len() >= MOST_UNDER_WAY {
                return Ok(until(soonest, now));
            }
            match self.claim(round, now).await? {
                Ok(delivery) => {
                    round.pace.leaves(delivery.priority, now);
                    round.under_way.spawn(attempt(self.channels.clone(), delivery));
                }
                Err(next) => return Ok(until(next, now)),
            }
        }
    }

    /// Claims what goes next; if there is nothing, when to look again.
    async fn claim(&self, round: &Round, now: Timestamp) -> Result<Result<Delivery, Timestamp>, StoreError> {
        let later = Timestamp(now.0.saturating_add(LONGEST_REST));
        let mut tx = self.store.begin().await?;
        if let Some(end) = pause::until(&mut tx, &Scope::Channel(self.kind), now).await? {
            return Ok(Err(end.min(later)));
        }
        let mut next = later;
        for priority in Priority::ALL {
            if priority == Priority::Announcement {
                let end = pause::until(&mut tx, &Scope::Announcements(self.kind), now).await?;
                let end = end.unwrap_or(now).max(round.pace.next(priority));
                if end > now {
                    next = next.min(end);
                    continue;
                }
            }
            let lane = Lane { channel: self.kind, priority };
            if let Some(delivery) = outbox::claim(&mut tx, lane, 1, now).await?.pop() {
                let again = Timestamp(now.0.saturating_add(self.rate.chat));
                pause::hold(&mut tx, &Scope::Chat(&delivery.to), again).await?;
                pause::forget_over(&mut tx, now).await?;
                tx.commit().await?;
                return Ok(Ok(delivery));
            }
            next = outbox::next_due(&mut tx, lane, now).await?.map_or(next, |due| due.min(next));
        }
        Ok(Err(next))
    }

    /// Writes down what became of an attempt.
    async fn ended(
        &self,
        round: &mut Round,
        ended: Result<(Delivery, Option<Result<(), SendError>>), tokio::task::JoinError>,
    ) {
        let Ok((delivery, sent)) = ended else {
            tracing::error!(channel = self.kind.name(), "an attempt to deliver broke; it is made again");
            return;
        };
        let now = (self.clock)();
        let wait = match &sent {
            Some(Err(SendError::Wait { whom: Whom::Chat, seconds, .. })) => Some(*seconds),
            Some(_) | None => None,
        };
        self.say(&delivery, sent.as_ref());
        let mut written = conclude(&self.store, &delivery, sent, now).await;
        if let (Ok(()), Some(seconds)) = (&written, wait) {
            written = self.slow_down(round, delivery, seconds).await;
        }
        if let Err(fault) = written {
            // The lease runs out, and the attempt is counted ambiguous.
            tracing::error!(%fault, channel = self.kind.name(), "what became of a delivery cannot be written down");
        }
    }

    /// If many chats are refused at once, it is not the chats: announcements wait, and if answers are refused or
    /// announcements wait already, everything does. Telegram does not say whom it means.
    async fn slow_down(&self, round: &mut Round, refused: Delivery, seconds: i64) -> Result<(), StoreError> {
        let now = (self.clock)();
        round
            .refused
            .retain(|(other, _, at)| *other != refused.to && now.seconds_since(*at) < REFUSED_WITHIN_SECONDS);
        round.refused.push_back((refused.to, refused.priority, now));
        if round.refused.len() < REFUSED_CHATS {
            return Ok(());
        }
        let are_answers = round.refused.drain(..).any(|(_, priority, _)| priority != Priority::Announcement);
        let mut tx = self.store.begin().await?;
        let lane = Scope::Announcements(self.kind);
        let is_slow_already = pause::until(&mut tx, &lane, now).await?.is_some();
        let scope = if are_answers || is_slow_already { Scope::Channel(self.kind) } else { lane };
        pause::hold(&mut tx, &scope, now.plus(seconds)).await?;
        tx.commit().await?;
        tracing::warn!(channel = self.kind.name(), seconds, "the messenger asks us to be slower");
        Ok(())
    }

    /// Says to the operator what somebody must look into; nobody and nothing is named.
    fn say(&self, delivery: &Delivery, sent: Option<&Result<(), SendError>>) {
        let channel = self.kind.name();
        match sent {
            Some(Err(SendError::Wait { whom: Whom::Everybody, seconds, reason })) => {
                tracing::error!(channel, seconds, reason, "nothing can be sent; what is waiting is kept");
            }
            Some(Err(SendError::Permanent(reason))) => {
                tracing::error!(channel, reason, delivery.id, "a message was refused and is not sent again");
            }
            Some(Err(SendError::Ambiguous(reason))) => {
                tracing::warn!(channel, reason, delivery.id, "nobody knows whether a message arrived");
            }
            Some(Ok(()) | Err(_)) | None => (),
        }
    }
}

fn until(moment: Timestamp, now: Timestamp) -> Duration {
    let milliseconds = moment.0.saturating_sub(now.0).clamp(1, LONGEST_REST);
    Duration::from_millis(milliseconds.unsigned_abs())
}
