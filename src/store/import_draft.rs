//! Files that were handed in to be imported: what is in them lies here, so that no page and no step holds all of it.

use crate::{
    domain::{
        import::draft::{DraftKind, DraftState, DraftSummary},
        staff::StaffId,
        time::Timestamp,
    },
    store::{
        error::StoreError,
        transaction::{Dialect, Transaction},
    },
};

/// So long a file is kept, in seconds.
pub const KEPT_SECONDS: i64 = 24 * 3_600;

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id: nobody can guess it.
    pub id: String,
    /// Who handed it in.
    pub staff: StaffId,
    /// What it is called.
    pub file: String,
    /// How far it has come.
    pub state: DraftState,
    /// What is in it, in numbers.
    pub summary: DraftSummary,
    /// How much of it is imported.
    pub done: u64,
    /// When it was handed in.
    pub created_at: Timestamp,
    /// When it was imported.
    pub finished_at: Option<Timestamp>,
}

/// One thing in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// What it is.
    pub kind: DraftKind,
    /// Its number within its kind, from zero.
    pub number: u64,
    /// The id of the offer or provider; empty for a remark.
    pub thing: String,
    /// The offer or provider as JSON, or the sentence of a remark; empty for an offer that says the same.
    pub record: String,
    /// How often the stored offer had been imported when it was compared; 0 if it was not there.
    pub imports: i64,
}

/// Keeps a new file, of which nothing is known yet.
pub async fn begin(
    tx: &mut Transaction,
    (id, staff, file): (&str, &StaffId, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "insert into import_draft (id, staff, file, state, summary, total, created_at)
         values ($1, $2, $3, $4, $5, 0, $6)",
    )
    .bind(id)
    .bind(&staff.0)
    .bind(file)
    .bind(DraftState::Comparing.name())
    .bind(serde_json::to_string(&DraftSummary::default())?)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// Keeps one thing that is in the file called `draft`.
pub async fn add(tx: &mut Transaction, draft: &str, row: &DraftRow) -> Result<(), StoreError> {
    sqlx::query(
        "insert into import_draft_row (draft, kind, number, thing, record, imports)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(draft)
    .bind(row.kind.name())
    .bind(row.number.cast_signed())
    .bind(&row.thing)
    .bind(&row.record)
    .bind(row.imports)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// All of the file called `id` is known.
pub async fn compared(
    tx: &mut Transaction,
    id: &str,
    (state, summary): (DraftState, &DraftSummary),
) -> Result<(), StoreError> {
    sqlx::query("update import_draft set state = $2, summary = $3, total = $4 where id = $1")
        .bind(id)
        .bind(state.name())
        .bind(serde_json::to_string(summary)?)
        .bind(summary.total().cast_signed())
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// The file called `id`, if `staff` handed it in.
pub async fn find(tx: &mut Transaction, id: &str, staff: &StaffId) -> Result<Option<Draft>, StoreError> {
    let query = sqlx::query_as(
        "select id, staff, file, state, summary, done, created_at, finished_at from import_draft
         where id = $1 and staff = $2",
    );
    let row: Option<Row> = query.bind(id).bind(&staff.0).fetch_optional(tx.sql()).await?;
    row.map(draft).transpose()
}

/// The same, locked against others until the end.
pub async fn hold(tx: &mut Transaction, id: &str, staff: &StaffId) -> Result<Option<Draft>, StoreError> {
    locked(tx, id).await.map(|draft| draft.filter(|draft| draft.staff == *staff))
}

/// The file called `id`, whoever handed it in, locked against others until the end.
pub async fn locked(tx: &mut Transaction, id: &str) -> Result<Option<Draft>, StoreError> {
    let query = match tx.dialect {
        Dialect::Sqlite => {
            "select id, staff, file, state, summary, done, created_at, finished_at from import_draft
             where id = $1"
        }
        Dialect::Postgres => {
            "select id, staff, file, state, summary, done, created_at, finished_at from import_draft
             where id = $1 for update"
        }
    };
    let row: Option<Row> = sqlx::query_as(query).bind(id).fetch_optional(tx.sql()).await?;
    row.map(draft).transpose()
}

/// The files that `staff` handed in, the latest first.
pub async fn of(tx: &mut Transaction, staff: &StaffId, count: u32) -> Result<Vec<Draft>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "select id, staff, file, state, summary, done, created_at, finished_at from import_draft
         where staff = $1
         order by created_at desc, id
         limit $2",
    )
    .bind(&staff.0)
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    rows.into_iter().map(draft).collect()
}

/// Up to `count` things of one kind in the file called `draft`, from the one with this number on.
pub async fn rows(
    tx: &mut Transaction,
    draft: &str,
    (kind, from): (DraftKind, u64),
    count: u32,
) -> Result<Vec<DraftRow>, StoreError> {
    let rows: Vec<(i64, String, String, i64)> = sqlx::query_as(
        "select number, thing, record, imports from import_draft_row
         where draft = $1 and kind = $2 and number >= $3
         order by number
         limit $4",
    )
    .bind(draft)
    .bind(kind.name())
    .bind(from.cast_signed())
    .bind(i64::from(count))
    .fetch_all(tx.sql())
    .await?;
    let row = |(number, thing, record, imports): (i64, String, String, i64)| DraftRow {
        kind,
        number: number.cast_unsigned(),
        thing,
        record,
        imports,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// How many offers of the file called `draft` were imported or removed by others since they were compared.
pub async fn outdated(tx: &mut Transaction, draft: &str) -> Result<u64, StoreError> {
    let (count,): (i64,) = sqlx::query_as(
        "select count(*) from import_draft_row
         left join offer on offer.id = import_draft_row.thing
         where import_draft_row.draft = $1
             and import_draft_row.kind in ('new', 'changed', 'same')
             and coalesce(offer.imports, 0) <> import_draft_row.imports",
    )
    .bind(draft)
    .fetch_one(tx.sql())
    .await?;
    Ok(count.unsigned_abs())
}

/// How far the file called `id` has come.
pub async fn set_state(tx: &mut Transaction, id: &str, state: DraftState) -> Result<(), StoreError> {
    sqlx::query("update import_draft set state = $2 where id = $1")
        .bind(id)
        .bind(state.name())
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Whatever is being compared has to be handed in again; returns how many files those are.
pub async fn give_up_comparing(tx: &mut Transaction) -> Result<u64, StoreError> {
    let given_up = sqlx::query("update import_draft set state = $1 where state = $2")
        .bind(DraftState::Outdated.name())
        .bind(DraftState::Comparing.name())
        .execute(tx.sql())
        .await?;
    Ok(given_up.rows_affected())
}

/// So many things of the file called `id` are imported; `finished_at` if that is all.
pub async fn progressed(
    tx: &mut Transaction,
    id: &str,
    (done, finished_at): (u64, Option<Timestamp>),
) -> Result<(), StoreError> {
    let state = if finished_at.is_some() { DraftState::Applied } else { DraftState::Applying };
    sqlx::query("update import_draft set state = $2, done = $3, finished_at = $4 where id = $1")
        .bind(id)
        .bind(state.name())
        .bind(done.cast_signed())
        .bind(finished_at.map(|moment| moment.0))
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// The id of the file that is being imported; of several the one that was handed in first.
pub async fn unfinished(tx: &mut Transaction) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("select id from import_draft where state = $1 order by created_at, id limit 1")
            .bind(DraftState::Applying.name())
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.map(|(id,)| id))
}

/// Forgets the files that were handed in before a moment and are not being imported, and returns how many.
pub async fn forget_old(tx: &mut Transaction, before: Timestamp) -> Result<u64, StoreError> {
    sqlx::query(
        "delete from import_draft_row where draft in
             (select id from import_draft where created_at <= $1 and state <> $2)",
    )
    .bind(before.0)
    .bind(DraftState::Applying.name())
    .execute(tx.sql())
    .await?;
    let gone = sqlx::query("delete from import_draft where created_at <= $1 and state <> $2")
        .bind(before.0)
        .bind(DraftState::Applying.name())
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected())
}

/// Forgets the file called `id`; `false` if it is not there, not of `staff`, or being imported.
pub async fn forget(tx: &mut Transaction, id: &str, staff: &StaffId) -> Result<bool, StoreError> {
    let gone = sqlx::query("delete from import_draft where id = $1 and staff = $2 and state <> $3")
        .bind(id)
        .bind(&staff.0)
        .bind(DraftState::Applying.name())
        .execute(tx.sql())
        .await?;
    if gone.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("delete from import_draft_row where draft = $1").bind(id).execute(tx.sql()).await?;
    Ok(true)
}

type Row = (String, String, String, String, String, i64, i64, Option<i64>);

fn draft(row: Row) -> Result<Draft, StoreError> {
    let (id, staff, file, state, summary, done, created_at, finished_at) = row;
    Ok(Draft {
        id,
        staff: StaffId(staff),
        file,
        // What is not understood is not imported.
        state: DraftState::from_name(&state).unwrap_or(DraftState::Outdated),
        summary: serde_json::from_str(&summary)?,
        done: done.unsigned_abs(),
        created_at: Timestamp(created_at),
        finished_at: finished_at.map(Timestamp),
    })
}
