//! When we may next write of ourselves to somebody.

use crate::{
    domain::{subscription::Rhythm, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// The first moment from `now` on in which somebody may be written to.
pub async fn next_allowed(
    _tx: &mut Transaction,
    _chat: &str,
    rhythm: Rhythm,
    now: Timestamp,
) -> Result<Timestamp, StoreError> {
    Ok(rhythm.quiet.next(now))
}
