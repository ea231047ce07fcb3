//! Tells a provider of a question, over the first way that leads there.

use std::collections::BTreeSet;

use crate::{
    domain::{
        dialog::guide::Guide,
        inquiry::{Author, Category, Entry, Holder, Inquiry, State},
        letter::{Answering, Letter, Occasion, answer_path},
        message::{Address, ChannelKind, Message},
        outbox::{Delivery, Priority},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        inquiry::StoredInquiry,
        inquiry_entry, offer, outbox,
        provider_link::{self, Pass, Purpose},
        provider_way::{self, Way, WayState},
        transaction::Transaction,
    },
};

/// What the deliveries to providers are called: `inquiry:<question>:<entry>:<channel>:<moment>`, and `:reminder` for a
/// reminder. Since that moment somebody waits: if the office gives a question back, all ways are tried anew.
const PREFIX: &str = "inquiry:";
const REMINDER: &str = "reminder";

/// Ways to providers, those that are answered soonest first.
const WAYS: [ChannelKind; 4] =
    [ChannelKind::Matrix, ChannelKind::Telegram, ChannelKind::Webhook, ChannelKind::Mail];

/// How providers are written to.
#[derive(Clone)]
pub struct Post {
    /// The channels that are served.
    pub channels: BTreeSet<ChannelKind>,
    /// Where the pages are, such as `https://lotse.example`.
    pub base: String,
}

/// What the name of a delivery says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// The id of the question.
    pub inquiry: String,
    /// The entry that is told of.
    pub entry: u32,
    /// Over which channel.
    pub channel: ChannelKind,
    /// Since when somebody waits for an answer.
    pub since: Timestamp,
    /// Whether it is a reminder.
    pub is_reminder: bool,
}

/// How it went to tell a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// What this entry says is on its way.
    Underway(u32),
    /// No way leads there.
    NoWay,
    /// Every way was tried in vain.
    InVain,
}

impl Errand {
    /// The errand of the delivery called `id`; none if that goes to no provider.
    pub fn read(id: &str) -> Option<Self> {
        let mut parts = id.strip_prefix(PREFIX)?.split(':');
        let (inquiry, entry, channel) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        let channel = ChannelKind::named(channel)?;
        let since = Timestamp(parts.next()?.parse().ok()?);
        Some(Self {
            inquiry: inquiry.to_owned(),
            entry,
            channel,
            since,
            is_reminder: parts.next() == Some(REMINDER),
        })
    }

    /// What all deliveries of the question called `inquiry` begin with.
    pub fn all(inquiry: &str) -> String {
        format!("{PREFIX}{inquiry}:")
    }

    /// Whether somebody still waits for what it says: nobody answered, withdrew or took over the question since.
    pub fn is_awaited(&self, Inquiry { holder, state, since, .. }: &Inquiry) -> bool {
        *holder == Holder::Provider
            && matches!(state, State::Underway | State::Delivered)
            && *since == self.since
    }

    fn id(&self) -> String {
        let Self { inquiry, entry, channel, since, .. } = self;
        let end = if self.is_reminder { format!(":{REMINDER}") } else { String::new() };
        format!("{}{entry}:{}:{}{end}", Self::all(inquiry), channel.name(), since.0)
    }
}

/// Tells the provider of the latest thing that whoever asked wrote in `stored`.
pub async fn notify_provider(
    tx: &mut Transaction,
    (guide, post): (&Guide, &Post),
    (stored, is_reminder): (&StoredInquiry, bool),
    now: Timestamp,
) -> Result<Told, StoreError> {
    let entries = inquiry_entry::of(tx, &stored.id).await?;
    let Some(entry) = entries.iter().rev().find(|entry| entry.author == Author::Citizen) else {
        return Ok(Told::NoWay);
    };
    let addresses = addresses(tx, stored, &post.channels).await?;
    let is_reached = !addresses.is_empty();
    for to in addresses {
        let (inquiry, entry_number, since) = (stored.id.clone(), entry.number, stored.inquiry.since);
        let errand = Errand { inquiry, entry: entry_number, channel: to.channel, since, is_reminder };
        let id = errand.id();
        if outbox::knows(tx, &id).await? {
            continue;
        }
        let occasion = match (is_reminder, entry.number) {
            (true, _) => Occasion::Reminder,
            (false, 1) => Occasion::Question,
            (false, _) => Occasion::Reply,
        };
        let Some(message) = letter(tx, (guide, post), (stored, entry, occasion), (&to, now)).await? else {
            return Ok(Told::InVain);
        };
        outbox::add(tx, &Delivery::new(id, to, message, Priority::Inquiry), now).await?;
        return Ok(Told::Underway(entry.number));
    }
    Ok(if is_reached { Told::InVain } else { Told::NoWay })
}

/// Whether any way over one of these `channels` leads to the provider that is asked in `stored`.
pub async fn is_reachable(
    tx: &mut Transaction,
    stored: &StoredInquiry,
    channels: &BTreeSet<ChannelKind>,
) -> Result<bool, StoreError> {
    Ok(!addresses(tx, stored, channels).await?.is_empty())
}

/// The ways over one of these `channels` that lead to `provider`, best first: what came back lately is tried last.
pub async fn usable_ways(
    tx: &mut Transaction,
    provider: &str,
    channels: &BTreeSet<ChannelKind>,
) -> Result<Vec<Way>, StoreError> {
    let mut ways = provider_way::of(tx, provider).await?;
    ways.retain(|way| way.state != WayState::Off && channels.contains(&way.address.channel));
    ways.sort_by_key(|way| {
        let place = WAYS.iter().position(|channel| *channel == way.address.channel);
        (way.state == WayState::Failing, place)
    });
    Ok(ways)
}

/// Where the provider is reached over one of these `channels`, best first. An offer of somebody's own names an address, too;
/// what stands in sample data is nobody's.
pub async fn addresses(
    tx: &mut Transaction,
    stored: &StoredInquiry,
    channels: &BTreeSet<ChannelKind>,
) -> Result<Vec<Address>, StoreError> {
    let ways = usable_ways(tx, &stored.matter.provider, channels).await?;
    let mut addresses: Vec<_> = ways.into_iter().map(|way| way.address).collect();
    let has_mail = addresses.iter().any(|address| address.channel == ChannelKind::Mail);
    if !has_mail && channels.contains(&ChannelKind::Mail) {
        let offer = offer::find(tx, &stored.matter.offer).await?.filter(|offer| !offer.source.sample);
        let own = offer.and_then(|offer| offer.inquiry_email);
        addresses.extend(own.map(|name| Address { channel: ChannelKind::Mail, name }));
    }
    Ok(addresses)
}

/// The letter over the channel of `to`; none, and it is logged, if its words cannot be found.
async fn letter(
    tx: &mut Transaction,
    (guide, post): (&Guide, &Post),
    (stored, entry, occasion): (&StoredInquiry, &Entry, Occasion),
    (to, now): (&Address, Timestamp),
) -> Result<Option<Message>, StoreError> {
    let pass =
        Pass { provider: stored.matter.provider.clone(), purpose: Purpose::Inquiry(stored.id.clone()) };
    let token = provider_link::issue(tx, &pass, to.channel, now).await?;
    let link = format!("{}{}", post.base, answer_path(token.reveal()));
    // What was confided where nobody reads along is not repeated where somebody may.
    let is_own = stored.matter.category == Category::Own || entry.number > 1;
    let said = entry.words.as_deref().filter(|_| !(is_own && to.channel.is_overheard()));
    let answer = match to.channel {
        ChannelKind::Mail => Answering::OnPage,
        ChannelKind::Webhook => Answering::BySystem,
        ChannelKind::Terminal | ChannelKind::Telegram | ChannelKind::Matrix => Answering::InChat(said),
    };
    let letter = Letter {
        occasion,
        code: &stored.code,
        title: &stored.matter.title,
        category: stored.matter.category,
        link: &link,
        answer,
    };
    let written = letter.write(&guide.letters);
    let written =
        written.inspect_err(|fault| tracing::error!(%fault, "a letter to a provider cannot be written"));
    // One question is one thread.
    Ok(written.ok().map(|message| Message { thread: Some(stored.id.clone()), ..message }))
}
