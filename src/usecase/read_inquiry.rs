//! Somebody of the staff looks at a question to a provider: at what was written in it only where the office has taken over,
//! and then it is written down who did.

use serde_json::{Value, json};

use crate::{
    domain::{
        audit::{Action, Entry as Written},
        inquiry::{Entry, Holder},
        inquiry_code::Code,
        staff::StaffId,
        time::Timestamp,
    },
    store::{
        audit,
        error::StoreError,
        inquiry::{self, StoredInquiry},
        inquiry_entry,
        open::Store,
    },
};

/// What somebody may see of a question.
pub struct Seen {
    /// How far it is.
    pub stored: StoredInquiry,
    /// Who wrote what and when; without its words where the office has not taken over.
    pub entries: Vec<Entry>,
}

impl Seen {
    /// Whether the office has taken over.
    pub fn is_open(&self) -> bool {
        is_with_office(&self.stored)
    }
}

/// What `staff` may see of the question called `id`; none if there is none. That they see what was written is written down
/// once a day.
pub async fn read_inquiry(
    store: &Store,
    (id, staff): (&str, &StaffId),
    now: Timestamp,
) -> Result<Option<Seen>, StoreError> {
    let mut tx = store.read().await?;
    let Some(stored) = inquiry::find(&mut tx, id).await? else { return Ok(None) };
    let mut entries = inquiry_entry::of(&mut tx, id).await?;
    if !is_with_office(&stored) {
        for entry in &mut entries {
            entry.words = None;
        }
        return Ok(Some(Seen { stored, entries }));
    }
    let look = Written::new(staff, Action::InquiryRead, object(id)).with(detail(&stored.code));
    let today = Timestamp::at_hour(now.date(), 0);
    let is_written = audit::is_written(&mut tx, &look, today).await?;
    drop(tx);
    if !is_written {
        let mut tx = store.begin().await?;
        audit::write(&mut tx, &look, now).await?;
        tx.commit().await?;
    }
    Ok(Some(Seen { stored, entries }))
}

/// What the log calls the question called `id`.
pub fn object(id: &str) -> String {
    format!("inquiry {id}")
}

/// What the log says of a question besides: what people call it, and nothing that was written in it.
pub fn detail(code: &Code) -> Value {
    json!({ "code": code.to_string() })
}

fn is_with_office(stored: &StoredInquiry) -> bool {
    match stored.inquiry.holder {
        Holder::Office(_) => true,
        Holder::Provider => false,
    }
}
