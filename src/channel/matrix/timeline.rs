//! What the homeserver hands over, and what is missing in between: all that happened in the rooms since the last time.

use std::time::Duration;

use matrix_sdk::{
    Room,
    config::{RequestConfig, SyncSettings, SyncToken},
    deserialized_responses::{TimelineEvent, TimelineEventKind},
    room::MessagesOptions,
    ruma::{
        EventId, RoomId, UInt,
        api::client::{
            filter::{self, FilterDefinition, LazyLoadOptions, RoomEventFilter, RoomFilter},
            sync::sync_events::{self, v3::Filter},
        },
        events::AnySyncTimelineEvent,
        serde::Raw,
    },
    sync::{JoinedRoomUpdate, SyncResponse},
};
use tokio::time::timeout;

use crate::{
    channel::matrix::{
        arrive::{self, Meaning, address, incoming},
        bot::Matrix,
        event::Event,
        refusal::Refusal,
    },
    domain::message::{Arrival, Content, Press},
};

/// How long a call waits for events.
const WAIT: Duration = Duration::from_secs(30);

/// How long that may take beyond the wait.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long it may take to hand over all rooms of the account.
pub(super) const FIRST_PATIENCE: Duration = Duration::from_mins(5);

/// So long those who send are waited for.
const GATE_PATIENCE: Duration = Duration::from_secs(3);

/// So many events of a room are handed over at once; what is missing is fetched in pages.
const TIMELINE: u32 = 50;
const PAGE: u32 = 100;
const MOST_PAGES: usize = 20;

/// The most members of a conversation for two.
pub const FOR_TWO: u64 = 2;

/// What the homeserver handed over.
#[derive(Default)]
pub struct Handed {
    /// What is to be accepted, in order within each room.
    pub arrivals: Vec<Arrival>,
    /// The last event of each room in which something came.
    pub last: Vec<(String, String)>,
    /// What is asked for next.
    pub next: String,
}

/// What an event means that could not be decrypted when it came.
pub enum Unsealed {
    /// It still cannot be.
    NotYet,
    /// Something to be accepted.
    Arrival(Arrival),
    /// Nothing to us.
    Nothing,
}

impl Matrix {
    /// Waits until something happened after `since`, or half a minute.
    pub async fn wait(&self, since: &str) -> Result<(), Refusal> {
        let mut request = sync_events::v3::Request::new();
        (request.since, request.timeout) = (Some(since.to_owned()), Some(WAIT));
        request.filter = Some(filter(1));
        let patience = RequestConfig::new().disable_retry().timeout(WAIT + PATIENCE);
        self.client.send(request).with_request_config(patience).await?;
        Ok(())
    }

    /// Asks for what happened after `since`. What comes must be [read](Self::read) and kept before this is asked again: the
    /// library takes what it is handed twice for known.
    pub async fn fetch(&self, since: Option<&str>) -> Result<SyncResponse, Refusal> {
        let token = since.map_or(SyncToken::NoToken, |since| SyncToken::Specific(since.to_owned()));
        // All that the account is in may take its time. Of news, something is there already.
        let patience = if since.is_none() { FIRST_PATIENCE } else { Duration::ZERO };
        let settings = SyncSettings::new().token(token).timeout(patience).filter(filter(TIMELINE));
        // Whoever takes long to send does not make all others wait: without the gate, it is only slower.
        let _gate = timeout(GATE_PATIENCE, self.gate.write()).await.ok();
        Ok(self.client.sync_once(settings).await?)
    }

    /// What `response` means that came after `since`. The first response ever is not read: what was said before the bot was
    /// there is not answered.
    ///
    /// What one room lacks does not hold up the others: if `is_patient` is not set, it is passed over.
    pub async fn read(
        &self,
        response: &SyncResponse,
        since: Option<&str>,
        is_patient: bool,
    ) -> Result<Handed, Refusal> {
        let next = response.next_batch.clone();
        let mut handed = Handed { next, ..Handed::default() };
        let Some(since) = since else { return Ok(handed) };
        for (id, update) in &response.rooms.joined {
            let room = self.client.get_room(id).filter(|room| room.active_members_count() <= FOR_TWO);
            if let Some(room) = room {
                self.read_room(&room, update, (since, is_patient), &mut handed).await?;
            }
        }
        for id in response.rooms.left.keys() {
            let name = self.transaction(&format!("left {id} {}", handed.next));
            let who = address(id.as_str());
            handed.arrivals.push(Arrival::Left { id: arrive::id(&format!("left:{name}")), who });
        }
        Ok(handed)
    }

    /// What an event in `room` means that could not be decrypted when it came.
    pub async fn unseal(&self, room: &str, raw: &str) -> Result<Unsealed, Refusal> {
        let found = RoomId::parse(room).ok().and_then(|id| self.client.get_room(&id));
        let raw: Option<Raw<AnySyncTimelineEvent>> = Raw::from_json_string(raw.to_owned()).ok();
        let (Some(found), Some(raw)) = (found, raw) else { return Ok(Unsealed::Nothing) };
        let event = found.decrypt_event(raw.cast_ref_unchecked(), None).await?;
        if matches!(event.kind, TimelineEventKind::UnableToDecrypt { .. }) {
            return Ok(Unsealed::NotYet);
        }
        Ok(match parsed(&event).map(|event| arrive::meaning(&self.me, room, &event)) {
            Some(Meaning::Arrival(arrival)) => Unsealed::Arrival(arrival),
            Some(Meaning::Tap { .. } | Meaning::Sealed | Meaning::Nothing) | None => Unsealed::Nothing,
        })
    }

    async fn read_room(
        &self,
        room: &Room,
        update: &JoinedRoomUpdate,
        (since, is_patient): (&str, bool),
        handed: &mut Handed,
    ) -> Result<(), Refusal> {
        let name = room.room_id().as_str();
        let events = self.complete(room, update, (since, is_patient)).await?;
        let entered = self.entered(&events);
        let count = handed.arrivals.len();
        for (event, raw) in &events {
            match arrive::meaning(&self.me, name, event) {
                Meaning::Arrival(arrival) => handed.arrivals.push(arrival),
                Meaning::Tap { number, of } => {
                    if let Some(press) = self.press(room, (&of, number), is_patient).await? {
                        let message = incoming(name, event, Content::Pressed(press));
                        handed.arrivals.push(Arrival::Message(message));
                    }
                }
                Meaning::Sealed => {
                    let (id, raw) = (arrive::id(&event.id), raw.json().get().to_owned());
                    handed.arrivals.push(Arrival::Sealed { id, who: address(name), raw });
                }
                Meaning::Nothing => (),
            }
        }
        let is_silent = handed.arrivals.len() == count;
        match entered.filter(|_| is_silent) {
            // Whoever invited the bot and says nothing is greeted.
            Some(at) => {
                let hello = incoming(name, &events[at].0, Content::Words("hallo".to_owned()));
                handed.arrivals.push(Arrival::Message(hello));
            }
            None if is_silent => return Ok(()),
            None => (),
        }
        handed.last.extend(events.last().map(|(event, _)| (name.to_owned(), event.id.clone())));
        Ok(())
    }

    /// The events of `update`, with those that are missing between them and `since`. If the bot has just entered the room, all
    /// since it was invited.
    async fn complete(
        &self,
        room: &Room,
        update: &JoinedRoomUpdate,
        (since, is_patient): (&str, bool),
    ) -> Result<Vec<Read>, Refusal> {
        let mut events: Vec<Read> = update.timeline.events.iter().filter_map(read).collect();
        let mut from = update.timeline.prev_batch.clone();
        for _ in 0..MOST_PAGES {
            let has_entered = self.entered(&events).is_some();
            let is_whole =
                if has_entered { self.invited(&events).is_some() } else { !update.timeline.limited };
            let (false, Some(token)) = (is_whole, from.take()) else { break };
            let mut options = MessagesOptions::backward();
            options.from = Some(token);
            options.to = (!has_entered).then(|| since.to_owned());
            options.limit = UInt::from(PAGE);
            let page = match room.messages(options).await.map_err(Refusal::from) {
                Ok(page) => page,
                Err(refusal) if refusal.is_passed_over(is_patient) => {
                    tracing::error!(%refusal, "what was said in a room in between cannot be read, and is left out");
                    break;
                }
                Err(refusal) => return Err(refusal),
            };
            if page.chunk.is_empty() {
                break;
            }
            let older: Vec<Read> = page.chunk.iter().rev().filter_map(read).collect();
            events.splice(0..0, older);
            from = page.end;
        }
        let begin = self.invited(&events).or(self.entered(&events)).unwrap_or_default();
        Ok(events.split_off(begin))
    }

    /// Where among `events` the bot entered, the last time.
    fn entered(&self, events: &[Read]) -> Option<usize> {
        events.iter().rposition(|(event, _)| event.lets_in(&self.me))
    }

    /// Where among `events` the bot was invited before it entered.
    fn invited(&self, events: &[Read]) -> Option<usize> {
        events[..self.entered(events)?].iter().rposition(|(event, _)| event.makes(&self.me, "invite"))
    }

    /// What a tap on the event called `of` stands for: only what we offered ourselves can be tapped.
    async fn press(
        &self,
        room: &Room,
        (of, number): (&str, usize),
        is_patient: bool,
    ) -> Result<Option<Press>, Refusal> {
        let Ok(id) = EventId::parse(of) else { return Ok(None) };
        let found = match room.event(&id, None).await.map_err(Refusal::from) {
            Ok(found) => found,
            Err(refusal) if refusal.is_passed_over(is_patient) => return Ok(None),
            Err(refusal) => return Err(refusal),
        };
        let offered = parsed(&found).filter(|event| event.sender == *self.me);
        Ok(offered.and_then(|event| arrive::press(&event.content, number, of)))
    }
}

/// An event, and as it came.
type Read = (Event, Raw<AnySyncTimelineEvent>);

fn read(event: &TimelineEvent) -> Option<Read> {
    Some((parsed(event)?, event.raw().clone()))
}

fn parsed(event: &TimelineEvent) -> Option<Event> {
    event.raw().deserialize_as_unchecked().ok()
}

/// Only what is of use, and so many events of a room: no presence, no typing, no receipts, and members as they are needed.
pub(super) fn filter(count: u32) -> Filter {
    let mut timeline = RoomEventFilter::default();
    timeline.limit = Some(UInt::from(count));
    let mut state = RoomEventFilter::default();
    state.lazy_load_options = LazyLoadOptions::Enabled { include_redundant_members: false };
    let mut room = RoomFilter::default();
    (room.timeline, room.state, room.ephemeral) = (timeline, state, RoomEventFilter::ignore_all());
    let mut definition = FilterDefinition::default();
    (definition.room, definition.presence) = (room, filter::Filter::ignore_all());
    definition.into()
}
