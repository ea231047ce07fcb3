//! Somebody of the staff says how a provider is reached, tries it, or takes a way away.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use url::Url;

use crate::{
    channel::{
        mail::address::mail_address,
        webhook::{
            reach::Reach,
            target::{NoTarget, Target},
        },
    },
    domain::{
        audit::{Action, Entry},
        dialog::guide::Guide,
        inquiry::{Act, Holder},
        letter::{Probe, probe},
        link_code::{CODE_SECONDS, LinkCode},
        message::{Address, ChannelKind, Message},
        outbox::{Delivery, Priority},
        staff::StaffId,
        time::Timestamp,
    },
    store::{
        audit,
        error::StoreError,
        inquiry,
        open::Store,
        outbox, provider, provider_asked,
        provider_chat_code::{self, Owner},
        provider_link::{self, Purpose},
        provider_way::{self, Way},
        seal::Dice,
        transaction::Transaction,
    },
};

/// What the deliveries are called that try a way: `way:<channel>:<moment>:<provider>`.
const PREFIX: &str = "way:";

/// How many random bytes the secret of a webhook has.
const SECRET_BYTES: usize = 32;

/// The longest address of a mail or of a webhook, in characters.
const LONGEST_ADDRESS: usize = 500;

/// Why a way was not changed.
#[derive(Debug, thiserror::Error)]
pub enum WayError {
    /// There is no such provider, or no such way to it.
    #[error("there is no such provider, or no such way to it")]
    Unknown,
    /// That is no mail address.
    #[error("this is no mail address")]
    NoMail,
    /// No webhook may be called there.
    #[error(transparent)]
    NoTarget(#[from] NoTarget),
    /// Its test cannot be written.
    #[error("the words of the test cannot be found")]
    Wordless,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who changes which provider's ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// The id of the provider.
    pub provider: &'a str,
    /// Who changes something.
    pub staff: &'a StaffId,
}

/// From now on, the provider is written to at the mail address in `text`.
pub async fn set_mail(store: &Store, change: Change<'_>, text: &str, now: Timestamp) -> Result<(), WayError> {
    let address = mail_address(text).filter(|_| text.chars().count() <= LONGEST_ADDRESS);
    let name = address.ok_or(WayError::NoMail)?.to_string();
    set(store, change, &Address { channel: ChannelKind::Mail, name }, now).await
}

/// From now on, the system of the provider at `url` is called; returns the secret that the calls are signed with.
pub async fn set_webhook(
    store: &Store,
    change: Change<'_>,
    (url, allows_private, dice): (&str, bool, Dice),
    now: Timestamp,
) -> Result<String, WayError> {
    // What is parsed holds no space, which would be read as its end.
    let url = Url::parse(url).map_err(|_| NoTarget::Malformed)?;
    if url.as_str().len() > LONGEST_ADDRESS {
        return Err(NoTarget::Malformed.into());
    }
    let mut bytes = [0; SECRET_BYTES];
    dice(&mut bytes);
    let secret = format!("whsec_{}", STANDARD.encode(bytes));
    let name = format!("{url} {secret}");
    let reach = if allows_private { Reach::PublicAndPrivate } else { Reach::Public };
    Target::new(&name, reach)?;
    set(store, change, &Address { channel: ChannelKind::Webhook, name }, now).await?;
    Ok(secret)
}

/// A new code for a chat of the provider; an earlier one does not count any more.
pub async fn offer_chat_code(
    store: &Store,
    change: Change<'_>,
    dice: Dice,
    now: Timestamp,
) -> Result<LinkCode, WayError> {
    let mut bytes = [0; 8];
    dice(&mut bytes);
    let code = LinkCode::new(bytes);
    let mut tx = begin(store, change).await?;
    let owner = Owner { provider: change.provider.to_owned(), staff: change.staff.clone() };
    provider_chat_code::give(&mut tx, &owner, &code, now.plus(CODE_SECONDS)).await?;
    tx.commit().await?;
    Ok(code)
}

/// The chat at `address` is the provider's, as a part of something greater.
pub async fn connect(
    tx: &mut Transaction,
    owner: &Owner,
    address: &Address,
    now: Timestamp,
) -> Result<(), StoreError> {
    let change = Change { provider: &owner.provider, staff: &owner.staff };
    put(tx, change.provider, address, now).await?;
    note(tx, change, (Action::WaySet, address.channel), now).await
}

/// The way over `channel` is taken away, if there is one.
pub async fn remove_way(
    store: &Store,
    change: Change<'_>,
    channel: ChannelKind,
    now: Timestamp,
) -> Result<(), WayError> {
    let mut tx = begin(store, change).await?;
    if !provider_way::remove(&mut tx, change.provider, channel).await? {
        return Ok(());
    }
    cut(&mut tx, (change.provider, channel), now).await?;
    note(&mut tx, change, (Action::WayRemoved, channel), now).await?;
    Ok(tx.commit().await?)
}

/// The way over `channel` is used again, if it is not, although something came back.
pub async fn resume_way(
    store: &Store,
    change: Change<'_>,
    channel: ChannelKind,
    now: Timestamp,
) -> Result<(), WayError> {
    let mut tx = begin(store, change).await?;
    if !provider_way::resume(&mut tx, change.provider, channel).await? {
        return Ok(());
    }
    note(&mut tx, change, (Action::WayResumed, channel), now).await?;
    Ok(tx.commit().await?)
}

/// Sends a test over `channel`. What becomes of it is what is known of the way afterwards.
pub async fn test_way(
    store: &Store,
    guide: &Guide,
    (change, channel): (Change<'_>, ChannelKind),
    now: Timestamp,
) -> Result<(), WayError> {
    let mut tx = begin(store, change).await?;
    let ways = provider_way::of(&mut tx, change.provider).await?;
    let Some(Way { address, .. }) = ways.into_iter().find(|way| way.address.channel == channel) else {
        return Err(WayError::Unknown);
    };
    let name = provider::find(&mut tx, change.provider).await?.ok_or(WayError::Unknown)?.name;
    let kind = if channel == ChannelKind::Webhook { Probe::Record } else { Probe::Words };
    let message = probe(&guide.letters, (&name, kind)).map_err(|_| WayError::Wordless)?;
    outbox::add(&mut tx, &test(change.provider, (address, message), now), now).await?;
    note(&mut tx, change, (Action::WayTested, channel), now).await?;
    Ok(tx.commit().await?)
}

/// The provider whose way the delivery called `id` tries; none if it is something else.
pub fn tested(id: &str) -> Option<&str> {
    let (_, rest) = id.strip_prefix(PREFIX)?.split_once(':')?;
    let (_, provider) = rest.split_once(':')?;
    Some(provider)
}

/// One test on its way. Who asks twice within the same moment asks once.
fn test(provider: &str, (to, message): (Address, Message), now: Timestamp) -> Delivery {
    let id = format!("{PREFIX}{}:{}:{provider}", to.channel.name(), now.0);
    Delivery::new(id, to, message, Priority::Inquiry)
}

async fn set(store: &Store, change: Change<'_>, address: &Address, now: Timestamp) -> Result<(), WayError> {
    let mut tx = begin(store, change).await?;
    put(&mut tx, change.provider, address, now).await?;
    note(&mut tx, change, (Action::WaySet, address.channel), now).await?;
    Ok(tx.commit().await?)
}

/// From now on, `provider` is reached at `address`. If it was reached elsewhere over the same channel, nothing that was sent
/// there counts any more.
async fn put(
    tx: &mut Transaction,
    provider: &str,
    address: &Address,
    now: Timestamp,
) -> Result<(), StoreError> {
    let ways = provider_way::of(tx, provider).await?;
    let before = ways.iter().find(|way| way.address.channel == address.channel);
    if before.is_some_and(|way| place(&way.address) != place(address)) {
        cut(tx, (provider, address.channel), now).await?;
    }
    provider_way::set(tx, provider, address, now).await
}

/// Where `address` leads, without the secret of a webhook.
fn place(address: &Address) -> &str {
    address.name.split(' ').next().unwrap_or_default()
}

/// What was sent over `channel` is not with the provider any more: its links end, what nobody has answered is told over the way
/// that leads there now, and what was asked about offers is asked anew.
async fn cut(
    tx: &mut Transaction,
    (provider, channel): (&str, ChannelKind),
    now: Timestamp,
) -> Result<(), StoreError> {
    for purpose in provider_link::sent_over(tx, (provider, channel), now).await? {
        let Purpose::Inquiry(id) = purpose else {
            provider_asked::take_back(tx, provider).await?;
            continue;
        };
        let Some(mut stored) = inquiry::hold(tx, &id).await? else { continue };
        if stored.inquiry.holder != Holder::Provider {
            continue;
        }
        let Ok(next) = stored.inquiry.after(Act::GiveBack, now) else { continue };
        (stored.inquiry, stored.handed) = (next, 0);
        inquiry::save(tx, &stored).await?;
    }
    provider_link::revoke_over(tx, (provider, channel), now).await
}

/// A transaction in which there is the provider.
async fn begin(store: &Store, change: Change<'_>) -> Result<Transaction, WayError> {
    let mut tx = store.begin().await?;
    provider::find(&mut tx, change.provider).await?.ok_or(WayError::Unknown)?;
    Ok(tx)
}

/// Writes down what was changed, without any address.
async fn note(
    tx: &mut Transaction,
    Change { provider, staff }: Change<'_>,
    (action, channel): (Action, ChannelKind),
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry =
        Entry::new(staff, action, format!("provider {provider}")).with(json!({ "channel": channel.name() }));
    audit::write(tx, &entry, now).await
}
