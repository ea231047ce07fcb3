//! What was done with one thing, as the audit log tells it.

use crate::{
    domain::{audit::Written, time::Timestamp},
    store::{error::StoreError, transaction::Transaction},
};

/// The latest entries about exactly `object`, at most `count`, the latest first.
pub async fn of(tx: &mut Transaction, object: &str, count: u32) -> Result<Vec<Written>, StoreError> {
    let rows: Vec<(i64, i64, String, String, String, String)> = sqlx::query_as(
        "select number, at, staff, action, object, detail from audit
         where object = $1
         order by number desc
         limit $2",
    )
    .bind(object)
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    let written = |(number, at, staff, action, object, detail)| Written {
        number,
        at: Timestamp(at),
        staff,
        action,
        object,
        detail,
    };
    Ok(rows.into_iter().map(written).collect())
}
