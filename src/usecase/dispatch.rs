//! Answers what was accepted, chat by chat: in order within a chat, and no chat waits for another.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use tokio::{
    sync::{Notify, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    channel::registry::Channels,
    domain::message::IncomingMessage,
    store::{
        error::StoreError,
        inbox::{self, Head},
        open::Store,
    },
    usecase::{
        clock::Clock,
        converse::{Mind, answer, begin},
    },
};

/// So many chats are answered side by side.
const MOST_AT_ONCE: usize = 64;

/// A message that was tried so often without an end may be what ends the process.
const SUSPICIOUS_TRIES: i64 = 3;

/// The inbox is looked at after this time at the latest.
const LONGEST_REST: Duration = Duration::from_secs(1);

/// Who waits longer is shown that an answer is being written.
const TYPING_AFTER: Duration = Duration::from_secs(1);

/// So long after it was asked to stop, turns that have not ended are left to the next process.
const LAST_PATIENCE: Duration = Duration::from_millis(1_500);

/// Hands messages to the conversation.
#[derive(Clone)]
pub struct Dispatcher {
    /// Where they lie.
    pub store: Store,
    /// What answers.
    pub mind: Mind,
    /// Where one can show that an answer is being written.
    pub channels: Channels,
    /// The time.
    pub clock: Clock,
    /// Rung when something was accepted.
    pub arrived: Arc<Notify>,
    /// Rung when something was answered, one for each courier.
    pub written: Arc<[Arc<Notify>]>,
}

impl Dispatcher {
    /// Answers until `stop` says so.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let (mut lanes, mut busy) = (JoinSet::new(), BTreeSet::new());
        while !*stop.borrow() {
            if let Err(fault) = self.open_lanes(&mut lanes, &mut busy).await {
                tracing::error!(%fault, "nothing can be answered just now");
            }
            tokio::select! {
                () = sleep(LONGEST_REST) => (),
                () = self.arrived.notified() => (),
                _ = stop.changed() => (),
                Some(ended) = lanes.join_next_with_id() => closed(&mut busy, &ended),
            }
            // All that ended meanwhile, so that the inbox is read once for all of them.
            while let Some(ended) = lanes.try_join_next_with_id() {
                closed(&mut busy, &ended);
            }
        }
        // What does not end in time is answered by the next process.
        let _ = timeout(LAST_PATIENCE, async { while lanes.join_next().await.is_some() {} }).await;
    }

    /// Opens a lane for each chat in which something waits and nothing is answered yet.
    async fn open_lanes(
        &self,
        lanes: &mut JoinSet<()>,
        busy: &mut BTreeSet<(tokio::task::Id, String)>,
    ) -> Result<(), StoreError> {
        let room = MOST_AT_ONCE.saturating_sub(busy.len());
        if room == 0 {
            return Ok(());
        }
        let count = u32::try_from(MOST_AT_ONCE + busy.len()).unwrap_or(u32::MAX);
        let mut heads = inbox::heads(&mut self.store.read().await?, count).await?;
        heads.retain(|head| !busy.iter().any(|(_, chat)| *chat == head.chat));
        // What ended earlier processes again and again is begun only while nobody else waits.
        let is_quiet = busy.is_empty() && heads.iter().all(|head| head.tries >= SUSPICIOUS_TRIES);
        heads.retain(|head| is_quiet || head.tries < SUSPICIOUS_TRIES);
        heads.truncate(room);
        // What was tried before may be what ended an earlier process: its next try is counted by itself, so that nobody
        // else gets the blame.
        let (fresh, tried): (Vec<Head>, Vec<Head>) = heads.into_iter().partition(|head| head.tries == 0);
        for group in std::iter::once(fresh).chain(tried.into_iter().map(|head| vec![head])) {
            if group.is_empty() {
                continue;
            }
            let ids: Vec<_> = group.iter().map(|head| head.id.clone()).collect();
            for message in begin(&self.store, &self.mind, &ids, (self.clock)()).await? {
                let Some(head) = group.iter().find(|head| head.id == message.id) else { continue };
                let lane = self.clone();
                let task = lanes.spawn(async move { lane.answer(message).await });
                busy.insert((task.id(), head.chat.clone()));
            }
        }
        Ok(())
    }

    async fn answer(&self, message: IncomingMessage) {
        let answering = async {
            match answer(&self.store, &self.mind, &message, (self.clock)()).await {
                Ok(_) => self.written.iter().for_each(|bell| bell.notify_one()),
                Err(fault) => {
                    tracing::error!(%fault, "an answer cannot be kept just now; it is tried again");
                    sleep(LONGEST_REST).await;
                }
            }
        };
        tokio::pin!(answering);
        tokio::select! {
            () = &mut answering => return,
            () = sleep(TYPING_AFTER) => (),
        }
        // Whatever becomes of the sign, it holds up nothing.
        let showing = async {
            self.channels.show_typing(&message.from).await;
            std::future::pending::<std::convert::Infallible>().await
        };
        tokio::select! {
            () = answering => (),
            never = showing => match never {},
        }
    }
}

/// A lane has ended: its chat can be answered again.
fn closed(
    busy: &mut BTreeSet<(tokio::task::Id, String)>,
    ended: &Result<(tokio::task::Id, ()), tokio::task::JoinError>,
) {
    let id = match ended {
        Ok((id, ())) => *id,
        Err(fault) => fault.id(),
    };
    busy.retain(|(task, _)| *task != id);
}
