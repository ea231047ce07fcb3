//! How fast a bot may send, whether it waits when told to, and how fast it really sends.

use std::collections::{BTreeMap, VecDeque};

/// The limits of the server. Telegram publishes none exactly; these are what it says it does about.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The least milliseconds between two messages to one chat.
    pub chat_interval_ms: i64,
    /// So many messages to one chat may come at once before the interval counts.
    pub chat_burst: i64,
    /// The most messages in a second to all chats.
    pub per_second: usize,
    /// The most messages in a minute to one group.
    pub group_per_minute: usize,
    /// So long can a press be answered.
    pub query_life_ms: i64,
    /// So long after the answer 429 was written, a request may still have been under way.
    pub grace_ms: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            chat_interval_ms: 1_000,
            chat_burst: 3,
            per_second: 30,
            group_per_minute: 20,
            query_life_ms: 60_000,
            grace_ms: 0,
        }
    }
}

impl Limits {
    /// No limit of pace.
    pub fn none() -> Self {
        Self { chat_interval_ms: 0, per_second: usize::MAX, group_per_minute: usize::MAX, ..Self::default() }
    }
}

/// The most messages and edits in any second; to one chat only messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Most {
    pub overall: usize,
    pub one_chat: usize,
}

/// What can be told to wait.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All that a bot sends.
    Sending,
    Chat(i64),
    /// A method that sends nothing.
    Method(&'static str),
}

#[derive(Debug)]
struct Block {
    until_ms: i64,
    /// The requests by whose answers the bot learns of it.
    told_by: Vec<u64>,
    known_since_ms: Option<i64>,
}

/// The pace of one bot.
#[derive(Debug, Default)]
pub struct Pace {
    blocks: BTreeMap<Scope, Block>,
    broken_waits: usize,
    /// When the next message to a chat is due, as if none came early.
    due: BTreeMap<i64, i64>,
    second: VecDeque<i64>,
    minutes: BTreeMap<i64, VecDeque<i64>>,
    seen: VecDeque<i64>,
    seen_in_chat: BTreeMap<i64, VecDeque<i64>>,
    most: Most,
}

impl Pace {
    /// Counts a message or an edit that arrived, whatever becomes of it. To one chat, only what `is_new` counts: a menu may
    /// be edited while its answer is sent.
    pub fn count(&mut self, chat: i64, is_new: bool, now_ms: i64) {
        let overall = slide(&mut self.seen, 1_000, now_ms).len() + 1;
        self.seen.push_back(now_ms);
        if !is_new {
            return;
        }
        let seen = self.seen_in_chat.entry(chat).or_default();
        let one_chat = slide(seen, 1_000, now_ms).len() + 1;
        seen.push_back(now_ms);
        self.most.overall = self.most.overall.max(overall);
        self.most.one_chat = self.most.one_chat.max(one_chat);
    }

    /// The most messages and edits that arrived in any second.
    pub fn most(&self) -> Most {
        self.most
    }

    /// How many requests came although their scope had been told to wait.
    pub fn broken_waits(&self) -> usize {
        self.broken_waits
    }

    /// How many seconds `request` has to wait because one of its `scopes` was told to.
    pub fn blocked(&mut self, scopes: &[Scope], request: u64, grace_ms: i64, now_ms: i64) -> Option<u32> {
        self.blocks.retain(|_, block| block.until_ms > now_ms);
        let mut left_ms = None;
        let mut is_broken = false;
        for scope in scopes {
            let Some(block) = self.blocks.get_mut(scope) else { continue };
            is_broken |= block.known_since_ms.is_some_and(|known| now_ms >= known + grace_ms);
            block.told_by.push(request);
            left_ms = left_ms.max(Some(block.until_ms - now_ms));
        }
        self.broken_waits += usize::from(is_broken);
        left_ms.map(seconds)
    }

    /// Tells `scope` by the answer to `request` to wait.
    pub fn block(&mut self, scope: Scope, wait_seconds: u32, request: u64, now_ms: i64) {
        let until_ms = now_ms + i64::from(wait_seconds) * 1_000;
        self.blocks.insert(scope, Block { until_ms, told_by: vec![request], known_since_ms: None });
    }

    /// The answer to `request` was written.
    pub fn written(&mut self, request: u64, now_ms: i64) {
        for block in self.blocks.values_mut().filter(|block| block.told_by.contains(&request)) {
            block.known_since_ms.get_or_insert(now_ms);
        }
    }

    /// Lets a message or an edit through, or says which scope has to wait for how many seconds.
    pub fn admit(
        &mut self,
        chat: i64,
        is_group: bool,
        limits: &Limits,
        now_ms: i64,
    ) -> Result<(), (Scope, u32)> {
        let due = self.due.get(&chat).copied().unwrap_or(now_ms).max(now_ms);
        let early_ms = due - now_ms - (limits.chat_burst - 1) * limits.chat_interval_ms;
        if early_ms > 0 {
            return Err((Scope::Chat(chat), seconds(early_ms)));
        }
        let minute = self.minutes.entry(chat).or_default();
        if is_group && slide(minute, 60_000, now_ms).len() >= limits.group_per_minute {
            return Err((Scope::Chat(chat), seconds(minute[0] + 60_000 - now_ms)));
        }
        if slide(&mut self.second, 1_000, now_ms).len() >= limits.per_second {
            return Err((Scope::Sending, 1));
        }
        self.due.insert(chat, due + limits.chat_interval_ms);
        minute.push_back(now_ms);
        self.second.push_back(now_ms);
        Ok(())
    }
}

/// Drops from `times` those that are `width_ms` old or older.
fn slide(times: &mut VecDeque<i64>, width_ms: i64, now_ms: i64) -> &VecDeque<i64> {
    while times.front().is_some_and(|time| time + width_ms <= now_ms) {
        times.pop_front();
    }
    times
}

fn seconds(ms: i64) -> u32 {
    u32::try_from((ms + 999) / 1_000).unwrap_or(u32::MAX).max(1)
}
