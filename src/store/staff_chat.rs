//! Chats that people of the staff have shown to be theirs, and the codes by which they do.

use crate::{
    domain::{
        link_code::LinkCode,
        message::{Address, ChannelKind},
        staff::StaffId,
        time::Timestamp,
    },
    store::{error::StoreError, transaction::Transaction},
};

/// A chat of somebody of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffChat {
    /// Where it is.
    pub channel: ChannelKind,
    /// When it was connected.
    pub linked_at: Timestamp,
}

/// Gives `staff` a code until a moment; an earlier one does not count any more.
pub async fn give_code(
    tx: &mut Transaction,
    staff: &StaffId,
    code: &LinkCode,
    until: Timestamp,
) -> Result<(), StoreError> {
    withdraw_codes(tx, staff).await?;
    sqlx::query("insert into chat_code (code, staff, expires_at) values ($1, $2, $3)")
        .bind(hash(tx, code))
        .bind(&staff.0)
        .bind(until.0)
        .execute(tx.sql())
        .await?;
    Ok(())
}

/// Uses `code` up, and returns whose it was; none if there is no such code, or not any more.
pub async fn use_code(
    tx: &mut Transaction,
    code: &LinkCode,
    now: Timestamp,
) -> Result<Option<StaffId>, StoreError> {
    let row: Option<(String, i64)> =
        sqlx::query_as("delete from chat_code where code = $1 returning staff, expires_at")
            .bind(hash(tx, code))
            .fetch_optional(tx.sql())
            .await?;
    Ok(row.filter(|(_, until)| *until > now.0).map(|(staff, _)| StaffId(staff)))
}

/// The chat at `address` belongs to `staff`; one that was connected on the same channel before does not any more.
pub async fn link(
    tx: &mut Transaction,
    staff: &StaffId,
    address: &Address,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sealed = tx.sealer.seal(&serde_json::to_string(address)?, &address_of(staff, address.channel));
    sqlx::query(
        "insert into staff_chat (staff, channel, chat, address, linked_at) values ($1, $2, $3, $4, $5)
         on conflict (staff, channel) do update set chat = $3, address = $4, linked_at = $5",
    )
    .bind(&staff.0)
    .bind(address.channel.name())
    .bind(tx.sealer.chat(address))
    .bind(sealed)
    .bind(now.0)
    .execute(tx.sql())
    .await?;
    Ok(())
}

/// The chats of `staff`, by channel.
pub async fn of(tx: &mut Transaction, staff: &StaffId) -> Result<Vec<StaffChat>, StoreError> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("select channel, linked_at from staff_chat where staff = $1 order by channel")
            .bind(&staff.0)
            .fetch_all(tx.sql())
            .await?;
    let chat = |(channel, linked_at): (String, i64)| {
        let channel = ChannelKind::named(&channel).filter(|kind| kind.is_chat())?;
        Some(StaffChat { channel, linked_at: Timestamp(linked_at) })
    };
    Ok(rows.into_iter().filter_map(chat).collect())
}

/// The addresses of the chats of `staff`. One that does not open is as good as not there.
pub async fn addresses(tx: &mut Transaction, staff: &StaffId) -> Result<Vec<Address>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("select channel, address from staff_chat where staff = $1 order by channel")
            .bind(&staff.0)
            .fetch_all(tx.sql())
            .await?;
    let open = |(channel, sealed): (String, String)| {
        let channel = ChannelKind::named(&channel).filter(|kind| kind.is_chat())?;
        let address = tx.sealer.open(&sealed, &address_of(staff, channel)).ok()?;
        serde_json::from_str(&address).ok()
    };
    Ok(rows.into_iter().filter_map(open).collect())
}

/// `staff` disconnects the chat on `channel`; `false` if there is none.
pub async fn unlink(tx: &mut Transaction, staff: &StaffId, channel: ChannelKind) -> Result<bool, StoreError> {
    let gone = sqlx::query("delete from staff_chat where staff = $1 and channel = $2")
        .bind(&staff.0)
        .bind(channel.name())
        .execute(tx.sql())
        .await?;
    Ok(gone.rows_affected() == 1)
}

/// Whoever writes at `address` is forgotten, or gone: the chat belongs to nobody.
pub async fn forget_chat(tx: &mut Transaction, address: &Address) -> Result<(), StoreError> {
    let chat = tx.sealer.chat(address);
    sqlx::query("delete from staff_chat where chat = $1").bind(chat).execute(tx.sql()).await?;
    Ok(())
}

/// `staff` is removed: chats and codes go, too.
pub async fn forget_staff(tx: &mut Transaction, staff: &StaffId) -> Result<(), StoreError> {
    sqlx::query("delete from staff_chat where staff = $1").bind(&staff.0).execute(tx.sql()).await?;
    withdraw_codes(tx, staff).await
}

/// Forgets the codes that are over, and returns how many they were.
pub async fn forget_codes(tx: &mut Transaction, now: Timestamp) -> Result<u64, StoreError> {
    let query = sqlx::query("delete from chat_code where expires_at <= $1");
    Ok(query.bind(now.0).execute(tx.sql()).await?.rows_affected())
}

async fn withdraw_codes(tx: &mut Transaction, staff: &StaffId) -> Result<(), StoreError> {
    sqlx::query("delete from chat_code where staff = $1").bind(&staff.0).execute(tx.sql()).await?;
    Ok(())
}

fn hash(tx: &Transaction, code: &LinkCode) -> String {
    tx.sealer.fingerprint(&format!("chat code {}", code.as_str()))
}

fn address_of(staff: &StaffId, channel: ChannelKind) -> String {
    format!("staff_chat.address {} {}", staff.0, channel.name())
}
