//! The people who work for the service, and how they prove that it is them.

use crate::{
    domain::{
        audit::Actor,
        one_time_code::Secret,
        staff::{Role, Staff, StaffId, StaffName},
        time::Timestamp,
    },
    store::{error::StoreError, provider, transaction::Transaction},
};

/// What a person proves to be the person with.
#[derive(Clone)]
pub struct Proof {
    /// The hash of the password, as argon2 writes it.
    pub password: String,
    /// The secret of the second factor.
    pub secret: Secret,
    /// The last half minute whose code was used.
    pub last_step: i64,
}

/// A person of the staff, as the list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub staff: Staff,
    /// Whether the invitation was accepted.
    pub has_joined: bool,
    /// Until when an open link counts; none if there is no open link.
    pub invited_until: Option<Timestamp>,
}

type StaffRow = (String, String, String);

/// A new person with `name`, who cannot sign in yet; `None` if somebody has that name.
pub async fn add(
    tx: &mut Transaction,
    name: &StaffName,
    role: Role,
    now: Timestamp,
) -> Result<Option<Staff>, StoreError> {
    let id = StaffId(tx.sealer.fresh_name());
    let made = sqlx::query(
        "insert into staff (id, name, role, created_at) values ($1, $2, $3, $4)
         on conflict (name) where removed_at is null do nothing",
    )
    .bind(&id.0)
    .bind(name.as_str())
    .bind(role.name())
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok((made.rows_affected() == 1).then(|| Staff { id, name: name.as_str().to_owned(), role }))
}

/// The person called `name`.
pub async fn by_name(tx: &mut Transaction, name: &StaffName) -> Result<Option<Staff>, StoreError> {
    let row: Option<StaffRow> =
        sqlx::query_as("select id, name, role from staff where name = $1 and removed_at is null")
            .bind(name.as_str())
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.and_then(staff))
}

/// The person with this id, unless removed.
pub async fn by_id(tx: &mut Transaction, id: &StaffId) -> Result<Option<Staff>, StoreError> {
    let row: Option<StaffRow> =
        sqlx::query_as("select id, name, role from staff where id = $1 and removed_at is null")
            .bind(&id.0)
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.and_then(staff))
}

/// What the person with this id once was called, also if removed since. Where a provider did something itself, its name.
pub async fn name_of(tx: &mut Transaction, id: &StaffId) -> Result<Option<String>, StoreError> {
    if let Actor::Provider(id) = Actor::read(&id.0) {
        return Ok(provider::find(tx, &id).await?.map(|provider| provider.name));
    }
    let row: Option<(String,)> =
        sqlx::query_as("select name from staff where id = $1").bind(&id.0).fetch_optional(tx.sql()).await?;
    Ok(row.map(|(name,)| name))
}

/// All people, by name.
pub async fn list(tx: &mut Transaction, now: Timestamp) -> Result<Vec<Member>, StoreError> {
    let rows: Vec<(String, String, String, i64, i64)> = sqlx::query_as(
        "select s.id, s.name, s.role,
             case when s.password is null then 0 else 1 end,
             cast(coalesce((select max(i.expires_at) from invitation i where i.staff = s.id and i.expires_at > $1), 0)
                 as bigint)
         from staff s
         where s.removed_at is null
         order by s.name",
    )
    .bind(now.0)
    .fetch_all(tx.sql())
    .await?;
    let members = rows.into_iter().filter_map(|(id, name, role, has_joined, until)| {
        let invited_until = (until > 0).then_some(Timestamp(until));
        Some(Member { staff: staff((id, name, role))?, has_joined: has_joined == 1, invited_until })
    });
    Ok(members.collect())
}

/// Whether anybody works here who can sign in.
pub async fn is_there_any(tx: &mut Transaction) -> Result<bool, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("select id from staff where removed_at is null and password is not null limit 1")
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.is_some())
}

/// Everybody who ever did something, for a choice in the audit log: id and name, by name.
pub async fn everybody(tx: &mut Transaction) -> Result<Vec<(StaffId, String)>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("select id, name from staff order by name, id").fetch_all(tx.sql()).await?;
    Ok(rows.into_iter().map(|(id, name)| (StaffId(id), name)).collect())
}

/// How many people can sign in and have `role`; they are held until the transaction ends, so that the number stays true.
pub async fn count_and_hold(tx: &mut Transaction, role: Role) -> Result<usize, StoreError> {
    sqlx::query("update staff set role = role where role = $1 and removed_at is null")
        .bind(role.name())
        .execute(tx.sql())
        .await?;
    let (count,): (i64,) = sqlx::query_as(
        "select cast(count(*) as bigint) from staff
         where role = $1 and removed_at is null and password is not null",
    )
    .bind(role.name())
    .fetch_one(tx.sql())
    .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// What the person proves to be the person with; none before the invitation is accepted.
pub async fn proof(tx: &mut Transaction, id: &StaffId) -> Result<Option<Proof>, StoreError> {
    let row: Option<(String, String, i64)> = sqlx::query_as(
        "select password, totp, totp_step from staff
         where id = $1 and removed_at is null and password is not null and totp is not null",
    )
    .bind(&id.0)
    .fetch_optional(tx.sql())
    .await?;
    let Some((password, sealed, last_step)) = row else { return Ok(None) };
    let text = tx.sealer.open(&sealed, &secret_of(id))?;
    let secret = Secret::from_text(&text);
    Ok(secret.map(|secret| Proof { password, secret, last_step }))
}

/// Sets the hash of the password; `false` if there is no such person.
pub async fn set_password(tx: &mut Transaction, id: &StaffId, hash: &str) -> Result<bool, StoreError> {
    let set = sqlx::query("update staff set password = $2 where id = $1 and removed_at is null")
        .bind(&id.0)
        .bind(hash)
        .execute(tx.sql())
        .await?;
    Ok(set.rows_affected() == 1)
}

/// Sets the secret of the second factor, of which the code of the half minute `step` was used; `false` if there is no such
/// person.
pub async fn set_secret(
    tx: &mut Transaction,
    id: &StaffId,
    secret: &Secret,
    step: i64,
) -> Result<bool, StoreError> {
    let sealed = tx.sealer.seal(&secret.to_text(), &secret_of(id));
    let set = sqlx::query("update staff set totp = $2, totp_step = $3 where id = $1 and removed_at is null")
        .bind(&id.0)
        .bind(sealed)
        .bind(step)
        .execute(tx.sql())
        .await?;
    Ok(set.rows_affected() == 1)
}

/// Uses the code of a half minute; `false` if it or a later one was used before.
pub async fn use_step(tx: &mut Transaction, id: &StaffId, step: i64) -> Result<bool, StoreError> {
    let used = sqlx::query(
        "update staff set totp_step = $2 where id = $1 and totp_step < $2 and removed_at is null",
    )
    .bind(&id.0)
    .bind(step)
    .execute(tx.sql())
    .await?;
    Ok(used.rows_affected() == 1)
}

/// Takes password and second factor away, so that only a new link lets the person in.
pub async fn take_proof(tx: &mut Transaction, id: &StaffId) -> Result<(), StoreError> {
    sqlx::query("update staff set password = null, totp = null where id = $1")
        .bind(&id.0)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Gives another role.
pub async fn set_role(tx: &mut Transaction, id: &StaffId, role: Role) -> Result<bool, StoreError> {
    let set = sqlx::query("update staff set role = $2 where id = $1 and removed_at is null")
        .bind(&id.0)
        .bind(role.name())
        .execute(tx.sql())
        .await?;
    Ok(set.rows_affected() == 1)
}

/// Removes a person; the name stays readable in the audit log.
pub async fn remove(tx: &mut Transaction, id: &StaffId, now: Timestamp) -> Result<bool, StoreError> {
    let removed = sqlx::query(
        "update staff set removed_at = $2, password = null, totp = null where id = $1 and removed_at is null",
    )
    .bind(&id.0)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(removed.rows_affected() == 1)
}

/// Forgets who was removed before a moment, and returns how many they were.
pub async fn forget_removed(tx: &mut Transaction, before: Timestamp) -> Result<u64, StoreError> {
    let gone =
        sqlx::query("delete from staff where removed_at <= $1").bind(before.0).execute(tx.sql()).await?;
    Ok(gone.rows_affected())
}

fn staff((id, name, role): StaffRow) -> Option<Staff> {
    Some(Staff { id: StaffId(id), name, role: Role::from_name(&role)? })
}

fn secret_of(id: &StaffId) -> String {
    format!("staff.totp {id}")
}
