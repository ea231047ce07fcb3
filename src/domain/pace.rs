//! How fast a channel may be written to: never in bursts, so that no second holds more than it may.

use crate::domain::{outbox::Priority, time::Timestamp};

/// The limits of a channel: the least time between two messages, in milliseconds, and how many are sent side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Between any two.
    pub any: i64,
    /// Between two announcements, so that there is always room for answers.
    pub announcements: i64,
    /// Between two to the same person.
    pub chat: i64,
    /// Between two to the same group.
    pub group: i64,
    /// So many may be under way at once.
    pub at_once: usize,
}

/// When the next message may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    rate: Rate,
    any: Timestamp,
    announcements: Timestamp,
}

impl Pace {
    /// A pace for `rate`. Nothing is known of what left before: whoever starts again begins with a pause.
    pub fn new(rate: Rate, now: Timestamp) -> Self {
        let after = |milliseconds| Timestamp(now.0.saturating_add(milliseconds));
        Self { rate, any: after(rate.any), announcements: after(rate.announcements) }
    }

    /// When something of `priority` may leave.
    pub fn next(&self, priority: Priority) -> Timestamp {
        match priority {
            Priority::Answer | Priority::Inquiry => self.any,
            Priority::Announcement => self.any.max(self.announcements),
        }
    }

    /// Something of `priority` leaves now.
    pub fn leaves(&mut self, priority: Priority, now: Timestamp) {
        self.any = Timestamp(now.0.saturating_add(self.rate.any));
        if priority == Priority::Announcement {
            self.announcements = Timestamp(now.0.saturating_add(self.rate.announcements));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_holds_more_than_it_may_and_answers_pass_announcements() {
        let rate = Rate { any: 34, announcements: 42, chat: 1_000, group: 3_000, at_once: 64 };
        let mut pace = Pace::new(rate, Timestamp(0));
        let (mut answers, mut announcements) = (Vec::new(), Vec::new());
        for now in (0..10_000).map(Timestamp) {
            // Answers come in bursts of twenty.
            let is_burst = now.0 % 2_000 < 700;
            if is_burst && pace.next(Priority::Answer) <= now {
                pace.leaves(Priority::Answer, now);
                answers.push(now.0);
            } else if pace.next(Priority::Announcement) <= now {
                pace.leaves(Priority::Announcement, now);
                announcements.push(now.0);
            }
        }
        let most = |times: &[i64]| {
            times
                .iter()
                .map(|at| times.iter().filter(|other| (*at..at + 1_000).contains(other)).count())
                .max()
        };
        let mut all = [answers.clone(), announcements.clone()].concat();
        all.sort_unstable();
        assert!(most(&all) <= Some(30) && most(&announcements) <= Some(24));
        assert!(answers.len() >= 5 * 20 && announcements.len() > 6 * 23);
    }
}
