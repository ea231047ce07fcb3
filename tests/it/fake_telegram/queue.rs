//! The updates that wait for a bot, with the rules of Telegram: what is confirmed is forgotten, what is a day
//! old expires, and each kind must be asked for.

use std::collections::{BTreeSet, VecDeque};

use serde_json::{Value, json};

use crate::fake_telegram::ledger::Accepted;

const LIFE_MS: i64 = 24 * 3_600 * 1_000;
/// An offset this far beyond the newest update is from before the ids jumped.
const FUTURE: i64 = 10;
const FIRST_RETRY_MS: i64 = 50;
const LONGEST_RETRY_MS: i64 = 2_000;

/// An update that waits.
#[derive(Debug)]
pub struct Waiting {
    pub id: i64,
    pub chat: Option<i64>,
    pub kind: &'static str,
    pub text: String,
    created_ms: i64,
    value: Value,
    /// The webhook has it at the moment.
    is_handed_over: bool,
    tries: u32,
    not_before_ms: i64,
}

/// The updates of one bot.
#[derive(Debug)]
pub struct Queue {
    waiting: VecDeque<Waiting>,
    next_id: i64,
    /// The kinds that are asked for; none is all of the usual ones.
    pub allowed: Vec<String>,
    /// Every update that ever was, as the bot got it.
    pub log: Vec<Value>,
}

/// Something that happened, before it is an update.
pub struct Event {
    pub kind: &'static str,
    pub chat: Option<i64>,
    pub text: String,
    pub value: Value,
}

impl Queue {
    /// An empty queue whose first update will have `first_id`.
    pub fn new(first_id: i64) -> Self {
        Self { waiting: VecDeque::new(), next_id: first_id, allowed: Vec::new(), log: Vec::new() }
    }

    /// Adds an update, if its kind is asked for.
    pub fn add(&mut self, event: Event, now_ms: i64) {
        let Event { kind, chat, text, value } = event;
        let is_allowed = if self.allowed.is_empty() {
            !["chat_member", "message_reaction"].contains(&kind)
        } else {
            self.allowed.iter().any(|allowed| allowed == kind)
        };
        if !is_allowed {
            return;
        }
        let id = self.next_id;
        self.next_id += 1;
        let value = json!({"update_id": id, kind: value});
        self.log.push(value.clone());
        let (is_handed_over, tries, not_before_ms) = (false, 0, now_ms);
        let created_ms = now_ms;
        self.waiting.push_back(Waiting {
            id,
            chat,
            kind,
            text,
            created_ms,
            value,
            is_handed_over,
            tries,
            not_before_ms,
        });
    }

    /// After a silent week the next update has any id.
    pub fn jump(&mut self, next_id: i64) {
        assert!(self.waiting.is_empty(), "a week is silent only if nothing waits");
        self.next_id = next_id;
    }

    /// How many updates wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Drops what waits.
    pub fn clear(&mut self) {
        self.waiting.clear();
    }

    /// Drops what is a day old, and returns its ids.
    pub fn expire(&mut self, now_ms: i64) -> Vec<i64> {
        let is_old = |update: &Waiting| update.created_ms + LIFE_MS <= now_ms && !update.is_handed_over;
        let (old, young) = self.waiting.drain(..).partition(is_old);
        self.waiting = young;
        let old: VecDeque<Waiting> = old;
        old.into_iter().map(|update| update.id).collect()
    }

    /// Forgets what `offset` confirms, and returns it. A negative one confirms all but so many of the newest.
    pub fn confirm(&mut self, offset: i64) -> Vec<Waiting> {
        let from = if offset < 0 { self.next_id + offset } else { offset };
        if from > self.next_id + FUTURE {
            return Vec::new();
        }
        let (confirmed, left) = self.waiting.drain(..).partition(|update| update.id < from);
        self.waiting = left;
        let confirmed: VecDeque<Waiting> = confirmed;
        confirmed.into()
    }

    /// The oldest updates, at most `limit`.
    pub fn oldest(&self, limit: usize) -> Vec<Value> {
        self.waiting.iter().take(limit).map(|update| update.value.clone()).collect()
    }

    /// The updates that the webhook should get now: of each chat and kind the oldest.
    pub fn hand_over(&mut self, now_ms: i64) -> Vec<(i64, Value)> {
        let mut lanes = BTreeSet::new();
        let mut given = Vec::new();
        for update in &mut self.waiting {
            let is_first = lanes.insert((update.chat, update.kind));
            if is_first && !update.is_handed_over && update.not_before_ms <= now_ms {
                update.is_handed_over = true;
                given.push((update.id, update.value.clone()));
            }
        }
        given
    }

    /// The webhook took the update, and it is forgotten and returned; or it did not, and will get it again.
    pub fn handed_over(&mut self, id: i64, is_taken: bool, now_ms: i64) -> Option<Waiting> {
        let index = self.waiting.iter().position(|update| update.id == id)?;
        if is_taken {
            return self.waiting.remove(index);
        }
        let update = &mut self.waiting[index];
        let pause = (FIRST_RETRY_MS << update.tries.min(10)).min(LONGEST_RETRY_MS);
        update.is_handed_over = false;
        update.tries += 1;
        update.not_before_ms = now_ms + pause;
        None
    }
}

impl Waiting {
    /// This update as one that `bot` made its own.
    pub fn accepted(self, bot: usize, at_ms: i64) -> Accepted {
        let Self { id, chat, kind, text, .. } = self;
        Accepted { update: id, bot, at_ms, chat, kind, text }
    }
}
