//! What goes wrong, and how often: by dice that fall the same way for the same seed, or as a test orders it.

use std::collections::BTreeMap;

use crate::fake_telegram::chance::Chance;

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// 429 for the chat, for so many seconds; no effect.
    ChatWait(u32),
    /// 429 for all that the bot sends, for so many seconds; no effect.
    BotWait(u32),
    /// 500; no effect.
    BrokenBefore,
    /// 502, although the effect happens.
    BrokenAfter,
    /// The connection is not made; no effect. (Over TCP it is cut, which the client cannot tell from `Lost`.)
    Refused,
    /// The effect happens, and the connection is cut before the answer.
    Lost,
    /// The effect happens at once, and the answer comes after so many milliseconds.
    Slow(u64),
    /// The effect happens, and the answer is cut in the middle of its JSON.
    Malformed,
}

/// In how many of a thousand requests each fault happens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Odds {
    pub chat_wait: u32,
    pub bot_wait: u32,
    pub broken_before: u32,
    pub broken_after: u32,
    pub refused: u32,
    pub lost: u32,
    pub slow: u32,
    pub malformed: u32,
    /// Waits are from 1 to so many seconds.
    pub longest_wait_seconds: u32,
    /// Slow answers take from 1 to so many milliseconds.
    pub longest_delay_ms: u32,
}

/// The next request to what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Chat(i64),
    /// The method as the documentation spells it.
    Method(&'static str),
}

/// The faults to come.
#[derive(Debug)]
pub struct FaultPlan {
    pub odds: Odds,
    chance: Chance,
    ordered: Vec<(Target, Fault)>,
    stuck: BTreeMap<i64, u64>,
}

impl FaultPlan {
    /// No faults, until there are odds or orders.
    pub fn new(seed: u64) -> Self {
        let (ordered, stuck) = (Vec::new(), BTreeMap::new());
        Self { odds: Odds::default(), chance: Chance::new(seed), ordered, stuck }
    }

    /// Orders `fault` for the next request to `target` that has none; several are had one after the other.
    pub fn order(&mut self, target: Target, fault: Fault) {
        self.ordered.push((target, fault));
    }

    /// From now on answers of requests to `chat` come `delay_ms` late; 0 ends it.
    pub fn stick(&mut self, chat: i64, delay_ms: u64) {
        self.stuck.insert(chat, delay_ms);
    }

    /// How late the answer of a request to `chat` comes.
    pub fn delay_ms(&self, chat: Option<i64>) -> u64 {
        chat.and_then(|chat| self.stuck.get(&chat)).copied().unwrap_or(0)
    }

    /// What goes wrong with this request to `method`, and to `chat` if it has one.
    pub fn draw(&mut self, method: &str, chat: Option<i64>) -> Option<Fault> {
        let is_meant = |target: &Target| match target {
            Target::Chat(meant) => chat == Some(*meant),
            Target::Method(meant) => *meant == method,
        };
        if let Some(index) = self.ordered.iter().position(|(target, _)| is_meant(target)) {
            return Some(self.ordered.remove(index).1);
        }
        let wait = 1 + self.chance.below(self.odds.longest_wait_seconds.max(1));
        let delay = 1 + self.chance.below(self.odds.longest_delay_ms.max(1));
        let faults = [
            (if chat.is_some() { self.odds.chat_wait } else { 0 }, Fault::ChatWait(wait)),
            (self.odds.bot_wait, Fault::BotWait(wait)),
            (self.odds.broken_before, Fault::BrokenBefore),
            (self.odds.broken_after, Fault::BrokenAfter),
            (self.odds.refused, Fault::Refused),
            (self.odds.lost, Fault::Lost),
            (self.odds.slow, Fault::Slow(u64::from(delay))),
            (self.odds.malformed, Fault::Malformed),
        ];
        faults.into_iter().find(|(odds, _)| self.chance.happens(*odds)).map(|(_, fault)| fault)
    }
}
