//! The truth of what was accepted and what happened, and a check in the style of Jepsen's total queue: of all
//! that went in, what came out, how often and in which order.

use std::collections::{BTreeMap, BTreeSet};

use crate::fake_telegram::plan::Fault;

/// An update that the bot made its own: by a later offset, or by a 2xx of its webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub update: i64,
    pub bot: usize,
    pub at_ms: i64,
    pub chat: Option<i64>,
    /// `message`, `callback_query` and so on.
    pub kind: &'static str,
    /// The text of the message, or the data of the press.
    pub text: String,
}

/// What a request really did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    pub request: u64,
    pub bot: usize,
    pub at_ms: i64,
    pub chat: Option<i64>,
    /// The method.
    pub what: &'static str,
    pub text: String,
}

/// The way of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trip {
    pub arrived_ms: i64,
    /// When its answer had been written whole; none if it never was.
    pub written_ms: Option<i64>,
    pub fault: Option<Fault>,
}

/// All that is true.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    pub accepted: Vec<Accepted>,
    /// The updates that nobody fetched for a day.
    pub expired: Vec<i64>,
    pub effects: Vec<Effect>,
    pub trips: BTreeMap<u64, Trip>,
    /// When the bot was killed.
    pub kills: Vec<i64>,
}

impl Ledger {
    /// Whether the bot cannot know what became of `request`: its answer was lost, was a 5xx or no JSON, or the
    /// bot was killed while it was under way, give or take `grace_ms`.
    pub fn is_ambiguous(&self, request: u64, grace_ms: i64) -> bool {
        let Some(trip) = self.trips.get(&request) else { return false };
        let Some(written) = trip.written_ms else { return true };
        matches!(trip.fault, Some(Fault::BrokenAfter | Fault::Malformed | Fault::Lost))
            || self.kills.iter().any(|kill| trip.arrived_ms <= kill + grace_ms && *kill <= written + grace_ms)
    }
}

/// Holds the ledger against the promise that each message is answered exactly once and in order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Checker {
    /// So long a request or its answer may be on the line, and so long a bot may need to remember an answer:
    /// killed within, it may send again.
    pub grace_ms: i64,
}

/// What the checker found, by nonce.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// Accepted, and never answered.
    pub lost: Vec<u64>,
    /// Answered more than once.
    pub duplicated: Vec<u64>,
    /// Of these, the ones sent again although the bot could know that an earlier copy had arrived.
    pub unexplained: Vec<u64>,
    /// Answered, and never said.
    pub unexpected: Vec<u64>,
    /// Answered after a later one of the same chat.
    pub reordered: Vec<u64>,
}

impl Verdict {
    /// Whether nothing is wrong that has no excuse.
    pub fn is_clean(&self) -> bool {
        *self == Self { duplicated: self.duplicated.clone(), ..Self::default() }
    }
}

impl Checker {
    /// Checks what was `said` and answered. `nonce` finds the unique number in a message of a user, and the
    /// same number in the answer to it. `said` is all that users said, accepted or not.
    pub fn check(self, ledger: &Ledger, said: &[String], nonce: impl Fn(&str) -> Option<u64>) -> Verdict {
        let known: BTreeSet<_> = said.iter().filter_map(|text| nonce(text)).collect();
        let mut verdict = Verdict::default();
        let mut copies: BTreeMap<u64, Vec<&Effect>> = BTreeMap::new();
        let mut answered: BTreeMap<(usize, Option<i64>), Vec<u64>> = BTreeMap::new();
        let answers = ["sendMessage", "editMessageText"];
        for effect in ledger.effects.iter().filter(|effect| answers.contains(&effect.what)) {
            let Some(number) = nonce(&effect.text) else { continue };
            let earlier = copies.entry(number).or_default();
            if earlier.is_empty() {
                answered.entry((effect.bot, effect.chat)).or_default().push(number);
            }
            earlier.push(effect);
        }
        verdict.unexpected = copies.keys().copied().filter(|number| !known.contains(number)).collect();
        for (number, copies) in &copies {
            let sent: Vec<_> = copies.iter().filter(|copy| copy.what == "sendMessage").collect();
            if let [earlier @ .., _] = sent.as_slice()
                && !earlier.is_empty()
            {
                verdict.duplicated.push(*number);
                if earlier.iter().any(|copy| !ledger.is_ambiguous(copy.request, self.grace_ms)) {
                    verdict.unexplained.push(*number);
                }
            }
        }
        let mut places = BTreeMap::new();
        for (place, accepted) in ledger.accepted.iter().enumerate() {
            let Some(number) = nonce(&accepted.text) else { continue };
            places.entry(number).or_insert(place);
            if !copies.contains_key(&number) {
                verdict.lost.push(number);
            }
        }
        for numbers in answered.into_values() {
            let mut latest = 0;
            for number in numbers {
                let Some(&place) = places.get(&number) else { continue };
                if place < latest {
                    verdict.reordered.push(number);
                }
                latest = latest.max(place);
            }
        }
        verdict
    }
}
