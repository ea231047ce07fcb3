//! Reactions under a message that offers choices, to be tapped instead of typing a number. They are gone once the next message
//! comes: only the last one is to be answered.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use matrix_sdk::{
    Room,
    ruma::{
        OwnedEventId, OwnedRoomId,
        events::{reaction::ReactionEventContent, relation::Annotation},
    },
};

use crate::{channel::matrix::text::numbered, domain::message::Message};

/// So many choices are offered at most: more are easier read than tapped.
const MOST: usize = 5;

/// The reactions that stand in each room. Clones share them; a new process leaves those of the last one.
#[derive(Clone, Default)]
pub struct Taps {
    standing: Arc<Mutex<BTreeMap<OwnedRoomId, Vec<OwnedEventId>>>>,
}

impl Taps {
    /// Offers the choices of `message`, which is `event` in `room`, and takes away those of the message before it. It happens
    /// by itself; what fails is missed by nobody, because numbers can be typed.
    pub fn offer(&self, room: Room, event: OwnedEventId, message: &Message) {
        let mut numbers: Vec<_> = numbered(message).map(|(number, _)| number).collect();
        if numbers.len() > MOST || numbers.iter().any(|number| !(1..=9).contains(number)) {
            numbers.clear();
        }
        let old = self.exchange(&room, Vec::new());
        if numbers.is_empty() && old.is_empty() {
            return;
        }
        let taps = self.clone();
        tokio::spawn(async move {
            let mut standing = Vec::new();
            for number in numbers {
                let key = format!("{number}\u{fe0f}\u{20e3}");
                let reaction = ReactionEventContent::new(Annotation::new(event.clone(), key));
                let Ok(sent) = room.send(reaction).await else { break };
                standing.push(sent.response.event_id);
            }
            // Another message may have come meanwhile: then these are old, too.
            let old = old.into_iter().chain(taps.exchange(&room, standing));
            for event in old {
                let _ = room.redact(&event, None, None).await;
            }
        });
    }

    /// Remembers what stands in `room` now, and returns what stood there.
    fn exchange(&self, room: &Room, now: Vec<OwnedEventId>) -> Vec<OwnedEventId> {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        let old = if now.is_empty() {
            standing.remove(room.room_id())
        } else {
            standing.insert(room.room_id().to_owned(), now)
        };
        old.unwrap_or_default()
    }
}
