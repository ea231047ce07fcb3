//! Slows down who tries out passwords: for one name, and for all names together. Who has signed in in this browser before, or
//! is signed in, is slowed down by their own tries alone.

use crate::{
    domain::{staff::StaffId, time::Timestamp},
    store::{
        device::Device,
        error::StoreError,
        sign_in_try::{self, Scope, Tries},
        transaction::Transaction,
    },
};

/// So many tries in a row cost no time; each one after them doubles the time to wait.
const FREE_TRIES: i64 = 4;

/// The first time to wait, and the longest, in seconds.
const FIRST_WAIT: i64 = 2;
const LONGEST_WAIT: i64 = 15 * 60;

/// So many tries fail in a minute, of all names together, before all wait for the next one.
const MOST_IN_A_MINUTE: i64 = 60;

/// Tries are forgotten after a day, in seconds.
pub const KEPT_SECONDS: i64 = 24 * 3_600;

/// Who tries.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// Somebody who says to be called so.
    Stranger(&'a str),
    /// Somebody in a browser in which that name has signed in before. What strangers do does not count for them.
    Device(&'a Device),
    /// Somebody who is signed in.
    Staff(&'a StaffId),
}

/// Counts a try before anything is looked at, so that tries at the same moment count too. If there were too many, it is not
/// looked at: until when, is returned.
pub async fn count_try(
    tx: &mut Transaction,
    whose: Whose<'_>,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let scope = scope(whose);
    let own = sign_in_try::load_and_hold(tx, scope).await?;
    let of_all = match whose {
        Whose::Stranger(_) => Some(sign_in_try::load_and_hold(tx, Scope::All).await?),
        Whose::Device(_) | Whose::Staff(_) => None,
    };
    let until = own.blocked_until.max(of_all.map_or(Timestamp::default(), |all| all.blocked_until));
    if until > now {
        return Ok(Some(until));
    }
    let failures = own.failures + 1;
    let own = Tries { failures, tried_at: now, blocked_until: now.plus(wait(failures)) };
    sign_in_try::save(tx, scope, own).await?;
    if let Some(of_all) = of_all {
        sign_in_try::save(tx, Scope::All, one_more(of_all, now)).await?;
    }
    Ok(None)
}

/// A try that succeeded takes back what was counted.
pub async fn forgive(tx: &mut Transaction, whose: Whose<'_>) -> Result<(), StoreError> {
    sign_in_try::forget(tx, scope(whose)).await?;
    if let Whose::Device(_) | Whose::Staff(_) = whose {
        return Ok(());
    }
    let mut of_all = sign_in_try::load_and_hold(tx, Scope::All).await?;
    of_all.failures = (of_all.failures - 1).max(0);
    if of_all.failures < MOST_IN_A_MINUTE {
        of_all.blocked_until = Timestamp::default();
    }
    sign_in_try::save(tx, Scope::All, of_all).await
}

fn scope(whose: Whose<'_>) -> Scope<'_> {
    match whose {
        Whose::Stranger(name) => Scope::Name(name),
        Whose::Device(device) => Scope::Device(device),
        Whose::Staff(id) => Scope::Staff(id),
    }
}

/// The tries of all names with one more at `now`. The minute begins with the first try in it.
fn one_more(mut of_all: Tries, now: Timestamp) -> Tries {
    if now.seconds_since(of_all.tried_at) >= 60 {
        of_all = Tries { failures: 0, tried_at: now, ..Tries::default() };
    }
    of_all.failures += 1;
    if of_all.failures >= MOST_IN_A_MINUTE {
        of_all.blocked_until = of_all.tried_at.plus(60);
    }
    of_all
}

/// How long is waited after so many tries in a row, in seconds.
fn wait(failures: i64) -> i64 {
    let doubled = u32::try_from((failures - FREE_TRIES - 1).clamp(0, 20)).unwrap_or_default();
    if failures <= FREE_TRIES { 0 } else { (FIRST_WAIT << doubled).min(LONGEST_WAIT) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_tries_are_free_and_then_the_time_to_wait_doubles() {
        let waits: Vec<_> = [1, 4, 5, 6, 7, 12, 40, 1_000].into_iter().map(wait).collect();
        assert_eq!(waits, [0, 0, 2, 4, 8, 256, LONGEST_WAIT, LONGEST_WAIT]);
    }
}
