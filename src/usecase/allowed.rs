//! When a person may be written to without having written: not in their quiet hours, and not too often.

use crate::{
    domain::{subscription::Rhythm, time::Timestamp},
    store::{error::StoreError, outreach, transaction::Transaction},
};

/// How often is counted over this long, in seconds.
const WEEK: i64 = 7 * 24 * 3_600;

/// The first moment, `now` or later, at which `chat` may be written to once more. Whoever lays a message in for that
/// moment holds what is kept for the person, so that nobody else takes the same place.
pub async fn next_allowed(
    tx: &mut Transaction,
    chat: &str,
    rhythm: Rhythm,
    now: Timestamp,
) -> Result<Timestamp, StoreError> {
    let most = rhythm.weekly.max(1);
    let latest = outreach::latest(tx, chat, most, now.plus(-WEEK)).await?;
    // One more is allowed a week after the one that it would be too many with.
    let free = latest.get(usize::from(most) - 1).map_or(now, |moment| moment.plus(WEEK).max(now));
    Ok(rhythm.quiet.next(free))
}
