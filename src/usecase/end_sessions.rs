//! Somebody ends the own sessions in other browsers.

use serde_json::json;

use crate::{
    domain::{
        audit::{Action, Entry},
        time::Timestamp,
    },
    store::{
        audit,
        error::StoreError,
        open::Store,
        web_session::{self, WebSession},
    },
    usecase::invite_staff::object,
};

/// Ends all sessions of the person but this one, and returns how many they were.
pub async fn end_other_sessions(
    store: &Store,
    session: &WebSession,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let staff = &session.staff.id;
    let mut tx = store.begin().await?;
    let ended = web_session::end_all(&mut tx, staff, &session.id).await?;
    if ended > 0 {
        let entry =
            Entry::new(staff, Action::SessionsEnded, object(staff)).with(json!({ "sessions": ended }));
        audit::write(&mut tx, &entry, now).await?;
    }
    tx.commit().await?;
    Ok(ended)
}
