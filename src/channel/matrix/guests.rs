//! Who is let in: whoever invites the bot to a conversation for two, and nobody too often.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::time::Timestamp;

/// So many invitations of one person are accepted within an hour.
const MOST_OF_A_PERSON: usize = 5;
/// So many of the people of one server, but for our own.
const MOST_OF_A_SERVER: usize = 200;
/// So many of all.
const MOST: usize = 1_000;
/// An invitation that was answered and lies here still is answered again after this time, in seconds.
const AGAIN_AFTER: i64 = 30;
/// So often it is tried to enter a room.
const MOST_TRIES: u32 = 6;
/// How far back is counted, in seconds.
const HOUR: i64 = 3_600;

/// An invitation.
pub struct Invitation<'a> {
    /// Who invites: `@anna:server.example`.
    pub inviter: &'a str,
    /// Whether it is to a conversation for two.
    pub is_direct: bool,
}

/// What becomes of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is accepted.
    Accepted,
    /// It is declined, because others would read along.
    NotForTwo,
    /// It is declined, because there were too many lately.
    TooMany,
}

/// Whose invitations were accepted lately, and what became of those that still lie here.
pub struct Guests {
    own_server: String,
    accepted: BTreeMap<String, Vec<Timestamp>>,
    lying: BTreeMap<String, Lying>,
}

/// An invitation that still lies here.
struct Lying {
    verdict: Verdict,
    /// How often it was answered in vain.
    tries: u32,
    /// When it is looked at again.
    again: Timestamp,
}

impl Guests {
    /// For the account `me`, which has accepted nobody yet.
    pub fn new(me: &str) -> Self {
        Self { own_server: server(me).to_owned(), accepted: BTreeMap::new(), lying: BTreeMap::new() }
    }

    /// Judges the invitation to `room`; none if there is nothing to do about it now. What was answered in vain stays judged; what
    /// was answered a while ago and lies here still, or again, is a new one.
    pub fn judge(&mut self, room: &str, invitation: &Invitation<'_>, now: Timestamp) -> Option<Verdict> {
        match self.lying.get(room) {
            Some(lying) if lying.again > now => None,
            Some(lying) if lying.tries > 0 => Some(lying.verdict),
            Some(_) | None => {
                let verdict = self.weigh(invitation, now);
                let again = now.plus(AGAIN_AFTER);
                self.lying.insert(room.to_owned(), Lying { verdict, tries: 0, again });
                Some(verdict)
            }
        }
    }

    /// The invitation to `room` was answered in vain, and is so again ever later. `false` if it was tried often enough.
    pub fn failed(&mut self, room: &str, now: Timestamp) -> bool {
        let Some(lying) = self.lying.get_mut(room) else { return false };
        lying.tries += 1;
        lying.again = now.plus(AGAIN_AFTER << lying.tries.min(MOST_TRIES));
        lying.tries < MOST_TRIES
    }

    /// Nobody could be answered just now: the invitation to `room` is to be answered at the next look, as it was judged.
    pub fn not_yet(&mut self, room: &str, now: Timestamp) {
        if let Some(lying) = self.lying.get_mut(room) {
            (lying.tries, lying.again) = (lying.tries.max(1), now);
        }
    }

    /// Forgets what became of invitations to all rooms but those where one still lies.
    pub fn keep(&mut self, lying: &BTreeSet<String>) {
        self.lying.retain(|room, _| lying.contains(room));
    }

    fn weigh(&mut self, invitation: &Invitation<'_>, now: Timestamp) -> Verdict {
        if !invitation.is_direct {
            return Verdict::NotForTwo;
        }
        for times in self.accepted.values_mut() {
            times.retain(|at| (0..HOUR).contains(&now.seconds_since(*at)));
        }
        self.accepted.retain(|_, times| !times.is_empty());
        let of_server = server(invitation.inviter);
        let count = |of: &dyn Fn(&str) -> bool| {
            self.accepted
                .iter()
                .filter(|(inviter, _)| of(inviter))
                .map(|(_, times)| times.len())
                .sum::<usize>()
        };
        let is_too_many = count(&|inviter| inviter == invitation.inviter) >= MOST_OF_A_PERSON
            || of_server != self.own_server
                && count(&|inviter| server(inviter) == of_server) >= MOST_OF_A_SERVER
            || count(&|_| true) >= MOST;
        if is_too_many {
            return Verdict::TooMany;
        }
        self.accepted.entry(invitation.inviter.to_owned()).or_default().push(now);
        Verdict::Accepted
    }
}

/// The server of an account.
fn server(user: &str) -> &str {
    user.split_once(':').map_or("", |(_, server)| server)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guests() -> Guests {
        Guests::new("@bot:own.example")
    }

    fn direct(inviter: &str) -> Invitation<'_> {
        Invitation { inviter, is_direct: true }
    }

    #[test]
    fn only_conversations_for_two_are_entered() {
        let group = Invitation { inviter: "@anna:own.example", is_direct: false };
        assert_eq!(guests().judge("!1", &group, Timestamp(0)), Some(Verdict::NotForTwo));
        assert_eq!(guests().judge("!1", &direct("@anna:own.example"), Timestamp(0)), Some(Verdict::Accepted));
    }

    #[test]
    fn one_person_is_let_in_five_times_an_hour() {
        let mut guests = guests();
        let anna = direct("@anna:own.example");
        for room in ["!1", "!2", "!3", "!4", "!5"] {
            assert_eq!(guests.judge(room, &anna, Timestamp(0)), Some(Verdict::Accepted));
        }
        assert_eq!(guests.judge("!6", &anna, Timestamp(3_599_000)), Some(Verdict::TooMany));
        assert_eq!(
            guests.judge("!7", &direct("@bert:own.example"), Timestamp(3_599_000)),
            Some(Verdict::Accepted)
        );
        assert_eq!(guests.judge("!8", &anna, Timestamp(3_600_000)), Some(Verdict::Accepted));
    }

    #[test]
    fn an_invitation_is_judged_once_however_often_it_is_looked_at_and_anew_if_it_is_made_again() {
        let mut guests = guests();
        let group = Invitation { inviter: "@anna:own.example", is_direct: false };
        assert_eq!(guests.judge("!1", &group, Timestamp(0)), Some(Verdict::NotForTwo));
        for at in 0..100 {
            assert_eq!(guests.judge("!1", &group, Timestamp(at)), None);
        }
        guests.keep(&BTreeSet::from(["!1".to_owned()]));
        let direct = direct("@anna:own.example");
        assert_eq!(guests.judge("!1", &direct, Timestamp(29_999)), None);
        assert_eq!(guests.judge("!1", &direct, Timestamp(30_000)), Some(Verdict::Accepted));
        guests.keep(&BTreeSet::new());
        assert_eq!(guests.judge("!1", &direct, Timestamp(30_001)), Some(Verdict::Accepted));
    }

    #[test]
    fn a_room_that_cannot_be_entered_is_tried_ever_later_and_then_no_more() {
        let mut guests = guests();
        let anna = direct("@anna:own.example");
        for (at, again) in [(0, 60), (60, 180), (180, 420), (420, 900), (900, 1_860)] {
            assert_eq!(guests.judge("!1", &anna, Timestamp(1_000 * at)), Some(Verdict::Accepted));
            assert!(guests.failed("!1", Timestamp(1_000 * at)));
            assert_eq!(guests.judge("!1", &anna, Timestamp(1_000 * again - 1)), None);
        }
        assert!(!guests.failed("!1", Timestamp(1_860_000)));
    }

    #[test]
    fn a_strange_server_is_let_in_two_hundred_times_and_our_own_more_often() {
        for (server, expected) in [("strange.example", 200), ("own.example", 1_000)] {
            let mut guests = guests();
            let is_accepted = |n: &i32| {
                let inviter = format!("@u{n}:{server}");
                guests.judge(&format!("!{n}"), &direct(&inviter), Timestamp(0)) == Some(Verdict::Accepted)
            };
            assert_eq!((0..1_100).filter(is_accepted).count(), expected, "{server}");
        }
    }
}
