//! A provider is corrected by hand, so that the correction outlasts the next import; or a new one is written down.

use serde_json::{Value, json};

use crate::{
    domain::{
        audit::{Action, Entry},
        import::{
            known::Known,
            record,
            tidy::{Fault, Record},
        },
        provider::Provider,
        staff::StaffId,
        time::Timestamp,
    },
    store::{audit, error::StoreError, open::Store, provider, transaction::Transaction},
};

/// What a person says about a provider, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProviderFields {
    /// Its name.
    pub name: String,
    /// The word for its kind.
    pub kind: String,
    /// Its pages.
    pub url: String,
    /// The office to ask.
    pub contact_name: String,
    /// Its telephone.
    pub phone: String,
    /// Its mail address.
    pub email: String,
}

/// Why a provider was not changed; nothing was.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// There is none with this id.
    #[error("there is no provider with this id")]
    Unknown,
    /// There is one with this name already.
    #[error("there is a provider with this name already")]
    Known(String),
    /// Something is wrong; each fault is a sentence in German.
    #[error("the provider makes no sense")]
    Refused(Vec<Fault>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes the provider called `id` say what `fields` say.
pub async fn edit_provider(
    store: &Store,
    (id, fields, staff): (&str, &ProviderFields, &StaffId),
    known: &Known<'_>,
    now: Timestamp,
) -> Result<Provider, ProviderError> {
    let wanted = checked(fields, Some(id), known)?;
    let contact = &wanted.contact;
    let patch = json!({
        "name": wanted.name,
        "kind": wanted.kind,
        "url": wanted.url,
        "contact": { "name": contact.name, "phone": contact.phone, "email": contact.email },
    });
    let mut tx = store.begin().await?;
    let edited = provider::edit(&mut tx, id, &patch).await?;
    let (before, after) = edited.ok_or(ProviderError::Unknown)?;
    if before != after {
        note(&mut tx, staff, (&before, &after), now).await?;
    }
    tx.commit().await?;
    Ok(after)
}

/// Keeps a new provider that says what `fields` say. Its id is made of its name.
pub async fn add_provider(
    store: &Store,
    (fields, staff): (&ProviderFields, &StaffId),
    known: &Known<'_>,
    now: Timestamp,
) -> Result<Provider, ProviderError> {
    let wanted = checked(fields, None, known)?;
    let mut tx = store.begin().await?;
    if provider::find(&mut tx, &wanted.id).await?.is_some() {
        return Err(ProviderError::Known(wanted.id));
    }
    provider::save(&mut tx, &wanted).await?;
    note(&mut tx, staff, (&Provider::default(), &wanted), now).await?;
    tx.commit().await?;
    Ok(wanted)
}

/// The provider that `fields` describe.
fn checked(fields: &ProviderFields, id: Option<&str>, known: &Known<'_>) -> Result<Provider, ProviderError> {
    let record = json!({
        "name": fields.name,
        "kind": fields.kind,
        "url": fields.url,
        "contact": { "name": fields.contact_name, "phone": fields.phone, "email": fields.email },
    });
    let mut record: Record = record.as_object().cloned().unwrap_or_default();
    if let Some(id) = id {
        record.insert("id".to_owned(), Value::from(id));
    }
    record::provider(record, known).map(|(provider, _)| provider).map_err(ProviderError::Refused)
}

/// Writes down who changed what.
async fn note(
    tx: &mut Transaction,
    staff: &StaffId,
    (before, after): (&Provider, &Provider),
    now: Timestamp,
) -> Result<(), StoreError> {
    let (old, new) = (serde_json::to_value(before)?, serde_json::to_value(after)?);
    let fields = ["name", "kind", "url", "contact"].into_iter().filter(|key| old.get(key) != new.get(key));
    let changes = fields.map(|key| (key.to_owned(), json!([old.get(key), new.get(key)])));
    let detail = Value::Object(changes.collect());
    let entry = Entry::new(staff, Action::ProviderChanged, format!("provider {}", after.id));
    audit::write(tx, &entry.with(detail), now).await
}
