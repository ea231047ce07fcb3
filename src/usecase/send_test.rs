//! Somebody of the staff has an announcement sent to their own chats, to see it as others will.

use serde_json::json;

use crate::{
    domain::{
        announcement_message::message,
        audit::{Action, Entry},
        dialog::guide::Guide,
        language::Language,
        message::{Address, Message},
        outbox::{Delivery, Priority},
        profile_phrase::Profile,
        staff::StaffId,
        time::Timestamp,
    },
    store::{announcement, audit, open::Store, outbox, staff_chat},
    usecase::announce::{AnnounceError, object},
};

/// Sends the announcement called `id` in both languages to the chats of `staff`; returns how many chats that are.
pub async fn send_test(
    store: &Store,
    guide: &Guide,
    (id, staff): (&str, &StaffId),
    now: Timestamp,
) -> Result<usize, AnnounceError> {
    let mut tx = store.begin().await?;
    let stored = announcement::find(&mut tx, id).await?.ok_or(AnnounceError::Unknown)?;
    let chats = staff_chat::addresses(&mut tx, staff).await?;
    if chats.is_empty() {
        return Ok(0);
    }
    for to in &chats {
        for language in Language::ALL {
            let mut test = message(&guide.phrasebook, language, &stored.announcement.draft);
            let heading = guide.phrasebook.plain(language, Profile::AnnouncementTest);
            test.put_before(&format!("{heading}\n\n"));
            outbox::add(&mut tx, &delivery((id, language), (staff, to), test, now), now).await?;
        }
    }
    let entry =
        Entry::new(staff, Action::AnnouncementTested, object(id)).with(json!({ "chats": chats.len() }));
    audit::write(&mut tx, &entry, now).await?;
    tx.commit().await?;
    Ok(chats.len())
}

/// One test on its way. Who asks twice within the same moment asks once.
fn delivery(
    (id, language): (&str, Language),
    (staff, to): (&StaffId, &Address),
    message: Message,
    now: Timestamp,
) -> Delivery {
    let id = format!("test:{id}:{}:{}-{staff}-{}", language.tag(), to.channel.name(), now.0);
    Delivery::new(id, to.clone(), message, Priority::Answer)
}
