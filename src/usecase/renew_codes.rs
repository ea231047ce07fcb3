//! Somebody gets new recovery codes in the place of the old ones.

use crate::{
    domain::{
        audit::{Action, Entry},
        staff::Staff,
        time::Timestamp,
    },
    store::{audit, open::Store, recovery_code},
    usecase::{
        confirm::{AccountError, confirm},
        hash_password::Hasher,
        invite_staff::object,
    },
};

/// Gives `staff`, who says `password`, new codes; they are shown once.
pub async fn renew_codes(
    store: &Store,
    hasher: &Hasher,
    (staff, password): (&Staff, &str),
    now: Timestamp,
) -> Result<Vec<String>, AccountError> {
    confirm(store, hasher, (staff, password), now).await?;
    let mut tx = store.begin().await?;
    let codes = recovery_code::renew(&mut tx, &staff.id).await?;
    audit::write(&mut tx, &Entry::new(&staff.id, Action::CodesRenewed, object(&staff.id)), now).await?;
    tx.commit().await?;
    Ok(codes)
}
