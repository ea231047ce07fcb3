//! Signs people of the staff in and out. Who tries out passwords learns nothing and waits longer each time.

use crate::{
    domain::{
        audit::{Action, Entry},
        staff::{Staff, StaffId, StaffName},
        time::Timestamp,
    },
    store::{
        audit,
        error::StoreError,
        open::Store,
        recovery_code,
        sign_in_try::{self, Scope, Tries},
        staff::{self, Proof},
        token::Token,
        transaction::Transaction,
        web_session,
    },
    usecase::{hash_password::Hasher, invite_staff::object},
};

/// What somebody says who wants to sign in.
pub struct Attempt<'a> {
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code that the app shows, or a recovery code.
    pub code: &'a str,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The person is signed in, with a session of this token.
    In(Token, Staff),
    /// Name, password and code do not belong together.
    Refused,
    /// There were too many tries: nothing was looked at, and will not be before this moment.
    Later(Timestamp),
}

/// So many tries in a row cost no time; each one after them doubles the time to wait.
const FREE_TRIES: i64 = 4;

/// The first time to wait, and the longest, in seconds.
const FIRST_WAIT: i64 = 2;
const LONGEST_WAIT: i64 = 15 * 60;

/// So many tries fail in a minute, of all names together, before all wait for the next one.
const MOST_IN_A_MINUTE: i64 = 60;

/// Tries are forgotten after a day, in seconds.
pub const TRIES_KEPT_SECONDS: i64 = 24 * 3_600;

/// Signs somebody in, if name, password and code belong together.
pub async fn sign_in(
    store: &Store,
    hasher: &Hasher,
    attempt: &Attempt<'_>,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let spelt = attempt.name.trim().to_lowercase();
    let mut tx = store.begin().await?;
    if let Some(until) = blocked(&mut tx, &spelt, now).await? {
        return Ok(Outcome::Later(until));
    }
    // Counted before anything is looked at: tries at the same moment count too.
    let known = known(&mut tx, &spelt).await?;
    tx.commit().await?;
    let hash = known.as_ref().map(|(_, proof)| proof.password.as_str());
    let is_password = hasher.is_same(attempt.password, hash).await;
    let mut tx = store.begin().await?;
    let staff = match &known {
        Some((staff, proof)) if is_password => proven(&mut tx, (staff, proof), attempt.code, now).await?,
        Some(_) | None => None,
    };
    let Some(staff) = staff else {
        // For a name that nobody has the same is done.
        let who = known.map_or_else(StaffId::nobody, |(staff, _)| staff.id);
        audit::write(&mut tx, &Entry::new(&who, Action::SignInRefused, "sign-in"), now).await?;
        tx.commit().await?;
        return Ok(Outcome::Refused);
    };
    forgive(&mut tx, &spelt).await?;
    let token = web_session::begin(&mut tx, &staff.id, now).await?;
    audit::write(&mut tx, &Entry::new(&staff.id, Action::SignedIn, object(&staff.id)), now).await?;
    tx.commit().await?;
    Ok(Outcome::In(token, staff))
}

/// Ends the session with this id of `staff`.
pub async fn sign_out(store: &Store, staff: &StaffId, id: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    if web_session::end(&mut tx, id).await? {
        audit::write(&mut tx, &Entry::new(staff, Action::SignedOut, object(staff)), now).await?;
    }
    tx.commit().await
}

/// The session with this id was used just now.
pub async fn keep_session(store: &Store, id: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    web_session::touch(&mut tx, id, now).await?;
    tx.commit().await
}

/// Counts a try; until when nothing is looked at, if there were too many.
async fn blocked(tx: &mut Transaction, name: &str, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
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

/// How long is waited after so many tries in a row, in seconds.
fn wait(failures: i64) -> i64 {
    let doubled = u32::try_from((failures - FREE_TRIES - 1).clamp(0, 20)).unwrap_or_default();
    if failures <= FREE_TRIES { 0 } else { (FIRST_WAIT << doubled).min(LONGEST_WAIT) }
}

/// Who has this name, and what the person proves to be that person with.
async fn known(tx: &mut Transaction, spelt: &str) -> Result<Option<(Staff, Proof)>, StoreError> {
    let Ok(name) = StaffName::parse(spelt) else { return Ok(None) };
    let Some(staff) = staff::by_name(tx, &name).await? else { return Ok(None) };
    let proof = staff::proof(tx, &staff.id).await?;
    Ok(proof.map(|proof| (staff, proof)))
}

/// The person, if `code` is one of the person's and was not used before.
async fn proven(
    tx: &mut Transaction,
    (staff, proof): (&Staff, &Proof),
    code: &str,
    now: Timestamp,
) -> Result<Option<Staff>, StoreError> {
    let is_used_up = match proof.secret.matching_step(code, now) {
        Some(step) => staff::use_step(tx, &staff.id, step).await?,
        None => recovery_code::use_up(tx, &staff.id, code).await?,
    };
    // While the password was looked at, the person may have been removed or given another one.
    let is_current = staff::proof(tx, &staff.id).await?.is_some_and(|now| now.password == proof.password);
    if is_used_up && is_current { staff::by_id(tx, &staff.id).await } else { Ok(None) }
}

/// A try that succeeded takes back what was counted.
async fn forgive(tx: &mut Transaction, name: &str) -> Result<(), StoreError> {
    sign_in_try::forget(tx, Scope::Name(name)).await?;
    let mut of_all = sign_in_try::load_and_hold(tx, Scope::All).await?;
    of_all.failures = (of_all.failures - 1).max(0);
    sign_in_try::save(tx, Scope::All, of_all).await
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
