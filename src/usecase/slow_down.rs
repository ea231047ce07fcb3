//! Slows down who tries out passwords: for one name, and for all names together.

use crate::{
    domain::time::Timestamp,
    store::{
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

/// Counts a try under `name` before anything is looked at, so that tries at the same moment count too. If there were too many,
/// it is not looked at: until when, is returned.
pub async fn count_try(
    tx: &mut Transaction,
    name: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let mut of_name = sign_in_try::load_and_hold(tx, Scope::Name(name)).await?;
    let mut of_all = sign_in_try::load_and_hold(tx, Scope::All).await?;
    let until = of_name.blocked_until.max(of_all.blocked_until);
    if until > now {
        return Ok(Some(until));
    }
    of_name = Tries { failures: of_name.failures + 1, tried_at: now, ..of_name };
    of_name.blocked_until = now.plus(wait(of_name.failures));
    // The minute begins with the first try in it.
    if now.seconds_since(of_all.tried_at) >= 60 {
        of_all = Tries { failures: 0, tried_at: now, ..Tries::default() };
    }
    of_all.failures += 1;
    if of_all.failures >= MOST_IN_A_MINUTE {
        of_all.blocked_until = of_all.tried_at.plus(60);
    }
    sign_in_try::save(tx, Scope::Name(name), of_name).await?;
    sign_in_try::save(tx, Scope::All, of_all).await?;
    Ok(None)
}

/// A try that succeeded takes back what was counted.
pub async fn forgive(tx: &mut Transaction, name: &str) -> Result<(), StoreError> {
    sign_in_try::forget(tx, Scope::Name(name)).await?;
    let mut of_all = sign_in_try::load_and_hold(tx, Scope::All).await?;
    of_all.failures = (of_all.failures - 1).max(0);
    if of_all.failures < MOST_IN_A_MINUTE {
        of_all.blocked_until = Timestamp::default();
    }
    sign_in_try::save(tx, Scope::All, of_all).await
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
