//! Signs people of the staff in and out. Who tries out passwords learns nothing and waits longer each time.

use crate::{
    domain::{
        audit::{Action, Entry},
        staff::{Staff, StaffId, StaffName},
        time::Timestamp,
    },
    store::{
        audit,
        device::Device,
        error::StoreError,
        open::Store,
        recovery_code,
        staff::{self, Proof},
        token::Token,
        transaction::Transaction,
        web_session,
    },
    usecase::{
        hash_password::Hasher,
        invite_staff::object,
        slow_down::{Whose, count_try, forgive},
    },
};

/// What somebody says who wants to sign in.
pub struct Attempt<'a> {
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code that the app shows, or a recovery code.
    pub code: &'a str,
    /// What the browser keeps of an earlier sign-in, if it does.
    pub device: Option<&'a str>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The person is signed in, with a session of this token, in this browser.
    In(Token, Device),
    /// Name, password and code do not belong together.
    Refused,
    /// There were too many tries: nothing was looked at, and will not be before this moment.
    Later(Timestamp),
}

/// Signs somebody in, if name, password and code belong together.
pub async fn sign_in(
    store: &Store,
    hasher: &Hasher,
    attempt: &Attempt<'_>,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let spelt = attempt.name.trim().to_lowercase();
    let mut tx = store.begin().await?;
    let device = attempt.device.and_then(|text| Device::read(&tx, text, &spelt));
    let whose = device.as_ref().map_or(Whose::Stranger(&spelt), Whose::Device);
    if let Some(until) = count_try(&mut tx, whose, now).await? {
        return Ok(Outcome::Later(until));
    }
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
    forgive(&mut tx, whose).await?;
    let token = web_session::begin(&mut tx, &staff.id, now).await?;
    audit::write(&mut tx, &Entry::new(&staff.id, Action::SignedIn, object(&staff.id)), now).await?;
    let device = device.unwrap_or_else(|| Device::fresh(&tx, &spelt));
    tx.commit().await?;
    Ok(Outcome::In(token, device))
}

/// Signs in somebody who has just taken an invitation: password and code were looked at a moment ago.
pub async fn first_session(
    store: &Store,
    staff: &Staff,
    now: Timestamp,
) -> Result<(Token, Device), StoreError> {
    let mut tx = store.begin().await?;
    let token = web_session::begin(&mut tx, &staff.id, now).await?;
    audit::write(&mut tx, &Entry::new(&staff.id, Action::SignedIn, object(&staff.id)), now).await?;
    let device = Device::fresh(&tx, &staff.name);
    tx.commit().await?;
    Ok((token, device))
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
