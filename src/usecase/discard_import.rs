//! A file that was handed in is thrown away before it is imported.

use crate::{
    domain::staff::StaffId,
    store::{error::StoreError, import_draft, open::Store},
};

/// Throws the file called `id` away that `staff` handed in; `false` if there is none, or if it is being imported.
pub async fn discard_import(store: &Store, id: &str, staff: &StaffId) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let is_gone = import_draft::forget(&mut tx, id, staff).await?;
    tx.commit().await?;
    Ok(is_gone)
}
