//! Somebody of the staff, or a provider, shows that a chat is theirs: by a code that the console shows and the bot is told.

use fluent_bundle::FluentArgs;
use serde_json::json;

use crate::{
    domain::{
        audit::{Action, Entry},
        dialog::guide::Guide,
        language::Language,
        link_code::{CODE_SECONDS, LinkCode},
        message::{ChannelKind, IncomingMessage, Message},
        outbox::Delivery,
        profile_phrase::Profile,
        staff::StaffId,
        time::Timestamp,
    },
    store::{
        audit,
        error::StoreError,
        inbox,
        open::Store,
        outbox, provider,
        provider_chat_code::{self, Owner},
        seal::Dice,
        staff, staff_chat,
        transaction::Transaction,
    },
    usecase::{invite_staff::object, reach_provider::connect},
};

/// A new code for `staff`; an earlier one does not count any more.
pub async fn offer_code(
    store: &Store,
    staff: &StaffId,
    dice: Dice,
    now: Timestamp,
) -> Result<LinkCode, StoreError> {
    let mut bytes = [0; 8];
    dice(&mut bytes);
    let code = LinkCode::new(bytes);
    let mut tx = store.begin().await?;
    staff_chat::give_code(&mut tx, staff, &code, now.plus(CODE_SECONDS)).await?;
    tx.commit().await?;
    Ok(code)
}

/// Answers `message`, which says `code`: whose code it is, theirs is the chat.
pub async fn link_chat(
    store: &Store,
    guide: &Guide,
    (message, code): (&IncomingMessage, &LinkCode),
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    if !inbox::done(&mut tx, &message.id, now).await? {
        return Ok(());
    }
    let whose = staff_chat::use_code(&mut tx, code, now).await?;
    let staff = match whose {
        Some(id) => staff::by_id(&mut tx, &id).await?,
        None => None,
    };
    if staff.is_none()
        && let Some(owner) = provider_chat_code::take(&mut tx, code, now).await?
        && let Some(words) = welcome(&mut tx, guide, &owner).await?
    {
        outbox::add(&mut tx, &Delivery::answer(message, 0, words), now).await?;
        connect(&mut tx, &owner, &message.from, now).await?;
        return tx.commit().await;
    }
    let words = if staff.is_some() { Profile::ChatLinked } else { Profile::ChatNotLinked };
    outbox::add(&mut tx, &Delivery::answer(message, 0, in_both_languages(guide, words)), now).await?;
    if let Some(staff) = staff {
        staff_chat::link(&mut tx, &staff.id, &message.from, now).await?;
        let entry = Entry::new(&staff.id, Action::ChatLinked, object(&staff.id))
            .with(json!({ "channel": message.from.channel.name() }));
        audit::write(&mut tx, &entry, now).await?;
    }
    tx.commit().await
}

/// `staff` disconnects the chat on `channel`; `false` if there is none.
pub async fn unlink_chat(
    store: &Store,
    staff: &StaffId,
    channel: ChannelKind,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    if !staff_chat::unlink(&mut tx, staff, channel).await? {
        return Ok(false);
    }
    let entry =
        Entry::new(staff, Action::ChatUnlinked, object(staff)).with(json!({ "channel": channel.name() }));
    audit::write(&mut tx, &entry, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// What the chat of `owner` is told; none if the provider is not there any more.
async fn welcome(tx: &mut Transaction, guide: &Guide, owner: &Owner) -> Result<Option<Message>, StoreError> {
    let Some(provider) = provider::find(tx, &owner.provider).await? else { return Ok(None) };
    let mut arguments = FluentArgs::new();
    arguments.set("provider", provider.name);
    let said = guide.letters.say("chat-connected", &arguments);
    let said = said.inspect_err(|fault| tracing::error!(%fault, "a provider cannot be welcomed"));
    Ok(said.ok().map(|text| Message { text, ..Message::default() }))
}

fn in_both_languages(guide: &Guide, text: Profile) -> Message {
    let say = |language| guide.phrasebook.plain(language, text);
    Message { text: Language::ALL.map(say).join("\n\n"), ..Message::default() }
}
