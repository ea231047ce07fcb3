//! Somebody gets a new secret for the second factor: for a new phone, say. All other sessions end.

use crate::{
    domain::{
        audit::{Action, Entry},
        one_time_code::{SECRET_BYTES, Secret},
        time::Timestamp,
    },
    store::{
        audit,
        error::StoreError,
        open::Store,
        staff::{self, Proof},
        web_session::{self, WebSession},
    },
    usecase::{
        confirm::{AccountError, confirm},
        hash_password::Hasher,
        invite_staff::object,
    },
};

/// What somebody says who has a new phone.
pub struct NewFactor<'a> {
    /// The session, and who it is.
    pub session: &'a WebSession,
    /// The password.
    pub password: &'a str,
    /// The code that the app shows for the new secret.
    pub code: &'a str,
}

/// The secret that is shown in this session: the same each time until it is taken; none if the person is gone.
pub async fn offered_factor(store: &Store, session: &WebSession) -> Result<Option<Secret>, StoreError> {
    let mut tx = store.read().await?;
    let proof = staff::proof(&mut tx, &session.staff.id).await?;
    Ok(proof.map(|proof| offered(store, session, &proof)))
}

/// Takes the secret that was shown in the place of the old one.
pub async fn renew_second_factor(
    store: &Store,
    hasher: &Hasher,
    change: &NewFactor<'_>,
    now: Timestamp,
) -> Result<(), AccountError> {
    let staff = &change.session.staff;
    let proof = confirm(store, hasher, (staff, change.password), now).await?;
    let secret = offered(store, change.session, &proof);
    let step = secret.matching_step(change.code, now).ok_or(AccountError::Code)?;
    let mut tx = store.begin().await?;
    if !staff::set_secret(&mut tx, &staff.id, &secret, step).await? {
        return Err(AccountError::Password);
    }
    web_session::end_all(&mut tx, &staff.id, &change.session.id).await?;
    let entry = Entry::new(&staff.id, Action::SecondFactorRenewed, object(&staff.id));
    audit::write(&mut tx, &entry, now).await?;
    tx.commit().await?;
    Ok(())
}

fn offered(store: &Store, session: &WebSession, proof: &Proof) -> Secret {
    let key = store.derived_key(&format!("new second factor {} {}", session.id, proof.secret.to_text()));
    let (bytes, _) = key.split_first_chunk::<SECRET_BYTES>().expect("a key is longer than a secret");
    Secret(*bytes)
}
