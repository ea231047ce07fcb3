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
        outbox::{Delivery, Priority, SendError, Sent, Whom},
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
        recall::recall,
    },
};

/// If nothing is due, the outbox is looked at after this time at the latest, in milliseconds.
const LONGEST_REST: i64 = 1_000;

/// So long after it was asked to stop, what is due is still sent; then attempts that are under way are cut short.
const LAST_PATIENCE: Duration = Duration::from_secs(2);

/// If the outbox cannot be read or written, it is tried again after this time, and so often.
const AFTER_A_FAILURE: Duration = Duration::from_secs(1);
const MOST_TRIES_TO_WRITE: usize = 10;

/// If so many chats fail in the same way within so many seconds, it is not the chats.
const SUSPICIOUS_CHATS: usize = 3;
const SUSPICIOUS_SECONDS: i64 = 5;

/// If the channel breaks, everything waits so long, in seconds; each time twice as long, up to the longest.
const SHORTEST_BREAK: i64 = 2;
const LONGEST_BREAK: i64 = 60;

/// Carries what goes through one channel.
#[derive(Clone)]
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

/// How an attempt went; none if none was made.
type Ended = (Delivery, Option<Result<Sent, SendError>>);

/// What a courier remembers from one delivery to the next.
struct Round {
    pace: Pace,
    /// Who was refused lately for being written to too fast.
    refused: Lately,
    /// Of whom it is not known lately whether a message arrived.
    doubtful: Lately,
    /// How long everything waits when the channel breaks next, in seconds.
    break_seconds: i64,
    announcing: usize,
    under_way: JoinSet<Ended>,
}

/// Chats in which something went wrong lately.
#[derive(Default)]
struct Lately {
    chats: VecDeque<(Address, Priority, Timestamp)>,
}

impl Lately {
    /// Adds what went wrong with `delivery`. If it went wrong in several chats at once, their priorities; and counts anew.
    fn add(&mut self, delivery: &Delivery, now: Timestamp) -> Option<Vec<Priority>> {
        self.chats
            .retain(|(chat, _, at)| *chat != delivery.to && now.seconds_since(*at) < SUSPICIOUS_SECONDS);
        self.chats.push_back((delivery.to.clone(), delivery.priority, now));
        let are_several = self.chats.len() >= SUSPICIOUS_CHATS;
        are_several.then(|| self.chats.drain(..).map(|(_, priority, _)| priority).collect())
    }
}

impl Courier {
    /// Carries until `stop` says so; then sends what is due and lets what is under way come to its end, as far as two
    /// seconds allow. The rest is sent by the next process.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut round = Round {
            pace: Pace::new(self.rate, (self.clock)()),
            refused: Lately::default(),
            doubtful: Lately::default(),
            break_seconds: SHORTEST_BREAK,
            announcing: 0,
            under_way: JoinSet::new(),
        };
        while !*stop.borrow() {
            let rest = self.step_or_rest(&mut round).await;
            tokio::select! {
                () = sleep(rest) => (),
                () = self.written.notified() => (),
                _ = stop.changed() => (),
                Some(ended) = round.under_way.join_next() => self.ended(&mut round, ended).await,
            }
        }
        let rest = async {
            loop {
                let rest = self.step_or_rest(&mut round).await;
                let is_idle = rest >= Duration::from_millis(LONGEST_REST.unsigned_abs() / 2);
                tokio::select! {
                    ended = round.under_way.join_next() => match ended {
                        Some(ended) => self.ended(&mut round, ended).await,
                        None if is_idle => return,
                        None => sleep(rest).await,
                    },
                    () = sleep(rest), if !is_idle => (),
                }
            }
        };
        // What does not end in time is counted as ambiguous by the next process.
        let _ = timeout(LAST_PATIENCE, rest).await;
    }

    async fn step_or_rest(&self, round: &mut Round) -> Duration {
        match self.step(round).await {
            Ok(rest) => rest,
            Err(fault) => {
                tracing::error!(%fault, channel = self.kind.name(), "nothing can be delivered just now");
                AFTER_A_FAILURE
            }
        }
    }

    /// Sends what may leave now, and returns how long there is nothing to do.
    async fn step(&self, round: &mut Round) -> Result<Duration, StoreError> {
        loop {
            let now = (self.clock)();
            if round.under_way.len() >= self.rate.at_once {
                return Ok(until(Timestamp(now.0.saturating_add(LONGEST_REST)), now));
            }
            let soonest = round.pace.next(Priority::Answer);
            if soonest > now {
                return Ok(until(soonest, now));
            }
            match self.claim(round, now).await? {
                Ok(delivery) => {
                    round.pace.leaves(delivery.priority, now);
                    round.announcing += usize::from(delivery.priority == Priority::Announcement);
                    let courier = self.clone();
                    round.under_way.spawn(async move { courier.carry(delivery).await });
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
                // Answers always find room.
                if round.announcing >= self.rate.at_once * 5 / 8 {
                    continue;
                }
                let end = pause::until(&mut tx, &Scope::Announcements(self.kind), now).await?;
                let end = end.unwrap_or(now).max(round.pace.next(priority));
                if end > now {
                    next = next.min(end);
                    continue;
                }
            }
            let lane = Lane { channel: self.kind, priority };
            while let Some(delivery) = outbox::claim(&mut tx, lane, 1, now).await?.pop() {
                if recall(&mut tx, &delivery, now).await? {
                    continue;
                }
                let pause = if delivery.to.is_a_group() { self.rate.group } else { self.rate.chat };
                let again = Timestamp(now.0.saturating_add(pause));
                pause::hold(&mut tx, &Scope::Chat(&delivery.to), again).await?;
                pause::forget_over(&mut tx, now).await?;
                tx.commit().await?;
                return Ok(Ok(delivery));
            }
            next = outbox::next_due(&mut tx, lane, now).await?.map_or(next, |due| due.min(next));
        }
        // What does not open was given up.
        tx.commit().await?;
        Ok(Err(next))
    }

    /// Sends `delivery`, and writes down what became of it.
    async fn carry(&self, delivery: Delivery) -> Ended {
        let (delivery, sent) = attempt(self.channels.clone(), delivery).await;
        for _ in 0..MOST_TRIES_TO_WRITE {
            match conclude(&self.store, &delivery, sent.clone(), (self.clock)()).await {
                Ok(()) => return (delivery, sent),
                Err(fault) => {
                    tracing::error!(%fault, channel = self.kind.name(), "what became of a delivery cannot be kept yet");
                    sleep(AFTER_A_FAILURE).await;
                }
            }
        }
        // The lease runs out, and the attempt is counted ambiguous.
        (delivery, sent)
    }

    /// Learns from how an attempt went.
    async fn ended(&self, round: &mut Round, ended: Result<Ended, tokio::task::JoinError>) {
        let Ok((delivery, sent)) = ended else {
            tracing::error!(channel = self.kind.name(), "an attempt to deliver broke; it is made again");
            return;
        };
        round.announcing -= usize::from(delivery.priority == Priority::Announcement);
        self.say(&delivery, sent.as_ref());
        let learned = match &sent {
            Some(Ok(_)) => {
                tracing::info!(channel = self.kind.name(), "a message was sent");
                round.break_seconds = SHORTEST_BREAK;
                Ok(())
            }
            Some(Err(SendError::Wait { whom: Whom::Chat, seconds, .. })) if !delivery.to.is_a_group() => {
                self.slow_down(round, &delivery, *seconds).await
            }
            Some(Err(SendError::Ambiguous(_))) => self.take_a_break(round, &delivery).await,
            Some(Err(_)) | None => Ok(()),
        };
        if let Err(fault) = learned {
            tracing::error!(%fault, channel = self.kind.name(), "a pause cannot be kept");
        }
    }

    /// If many chats are refused at once, it is not the chats: announcements wait, and if answers are refused or
    /// announcements wait already, everything does. Telegram does not say whom it means.
    async fn slow_down(&self, round: &mut Round, refused: &Delivery, seconds: i64) -> Result<(), StoreError> {
        let now = (self.clock)();
        let Some(priorities) = round.refused.add(refused, now) else { return Ok(()) };
        let are_answers = priorities.iter().any(|priority| *priority != Priority::Announcement);
        let mut tx = self.store.begin().await?;
        let lane = Scope::Announcements(self.kind);
        let is_slow_already = pause::until(&mut tx, &lane, now).await?.is_some();
        let scope = if are_answers || is_slow_already { Scope::Channel(self.kind) } else { lane };
        pause::hold(&mut tx, &scope, now.plus(seconds)).await?;
        tx.commit().await?;
        tracing::warn!(channel = self.kind.name(), seconds, "the messenger asks us to be slower");
        Ok(())
    }

    /// If it is not known of many chats at once whether a message arrived, the channel is broken: everything waits, so that
    /// neither the patience with answers nor announcements are used up on it.
    async fn take_a_break(&self, round: &mut Round, doubtful: &Delivery) -> Result<(), StoreError> {
        let now = (self.clock)();
        if round.doubtful.add(doubtful, now).is_none() && round.break_seconds == SHORTEST_BREAK {
            return Ok(());
        }
        let seconds = round.break_seconds;
        round.break_seconds = (2 * seconds).min(LONGEST_BREAK);
        let mut tx = self.store.begin().await?;
        pause::hold(&mut tx, &Scope::Channel(self.kind), now.plus(seconds)).await?;
        tx.commit().await?;
        tracing::error!(
            channel = self.kind.name(),
            seconds,
            "the messenger is broken; what is waiting is kept"
        );
        Ok(())
    }

    /// Says to the operator what somebody must look into; nobody and nothing is named.
    fn say(&self, delivery: &Delivery, sent: Option<&Result<Sent, SendError>>) {
        let channel = self.kind.name();
        match sent {
            Some(Err(SendError::Wait { whom: Whom::Everybody, seconds, reason, .. })) => {
                tracing::error!(channel, seconds, reason, "nothing can be sent; what is waiting is kept");
            }
            Some(Err(SendError::Permanent(reason))) => {
                tracing::error!(channel, reason, delivery.id, "a message was refused and is not sent again");
            }
            Some(Err(SendError::Ambiguous(reason))) => {
                tracing::warn!(channel, reason, delivery.id, "nobody knows whether a message arrived");
            }
            Some(Ok(_) | Err(_)) | None => (),
        }
    }
}

fn until(moment: Timestamp, now: Timestamp) -> Duration {
    let milliseconds = moment.0.saturating_sub(now.0).clamp(1, LONGEST_REST);
    Duration::from_millis(milliseconds.unsigned_abs())
}
