//! Asks providers whether their offers are still right: each in turn before a semester or a holiday, or one of them now.

use serde_json::json;

use crate::{
    domain::{
        audit::{Action, Entry},
        confirmation::{YearDay, fresh_since, is_due, round},
        dialog::guide::Guide,
        letter::offers_path,
        message::ChannelKind,
        offer::Offer,
        offers_letter::{Form, OffersLetter},
        outbox::{Delivery, Priority},
        time::Timestamp,
    },
    store::{
        audit,
        error::StoreError,
        offer_list::{self, Filter, Slice},
        open::Store,
        outbox, provider, provider_asked,
        provider_link::{self, LINK_SECONDS, Pass, Purpose},
        provider_way::Way,
        transaction::Transaction,
    },
    usecase::{
        notify_provider::{Post, usable_ways},
        reach_provider::Change,
        tend_offer::MOST_OFFERS,
    },
};

/// What the deliveries are called that ask for it: `offers:<round or moment>:<provider>:<channel>`.
const PREFIX: &str = "offers:";

/// Who was asked is not asked again for so many seconds, by however many people.
const JUST_ASKED: i64 = 10 * 60;

/// Why a provider cannot be asked now.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// There is no such provider.
    #[error("there is no such provider")]
    Unknown,
    /// No way leads there.
    #[error("no way leads to the provider")]
    NoWay,
    /// All of its offers were confirmed lately, or are over; or there are none.
    #[error("there is nothing to confirm")]
    Nothing,
    /// It was asked a moment ago.
    #[error("it was asked a moment ago")]
    JustAsked,
    /// The letter cannot be written.
    #[error("the words of the letter cannot be found")]
    Wordless,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Asks whom it is time to ask, by `days` of the year, and returns how many they were. Each is asked once a round, and
/// not while the link of the last letter counts. What came back is sent another way.
pub async fn ask_for_confirmation(
    store: &Store,
    (guide, post): (&Guide, &Post),
    days: &[YearDay],
    now: Timestamp,
) -> Result<usize, StoreError> {
    let Some(round) = round(days, now) else { return Ok(0) };
    let asked = now.plus(-LINK_SECONDS).min(Timestamp::at_hour(round, 0));
    let due = provider_asked::due(&mut store.read().await?, fresh_since(now.date()), asked).await?;
    let (name, mut count) = (round.to_string(), 0);
    for provider in due {
        match ask_alone(store, (guide, post), (&provider, &name), now).await {
            Ok(()) => count += 1,
            Err(AskError::Unknown | AskError::NoWay | AskError::Nothing | AskError::JustAsked) => (),
            // The others are asked all the same.
            Err(fault) => tracing::error!(%fault, "a provider cannot be asked about its offers"),
        }
    }
    Ok(count)
}

/// Somebody of the staff has a provider asked now: of what is to be confirmed or, if that is nothing, of all.
pub async fn ask_now(
    store: &Store,
    (guide, post): (&Guide, &Post),
    Change { provider, staff }: Change<'_>,
    now: Timestamp,
) -> Result<(), AskError> {
    let mut tx = store.begin().await?;
    provider::find(&mut tx, provider).await?.ok_or(AskError::Unknown)?;
    let asked_at = provider_asked::asked_at(&mut tx, provider).await?;
    if asked_at.is_some_and(|at| now.seconds_since(at) < JUST_ASKED) {
        return Err(AskError::JustAsked);
    }
    let due = to_confirm(&mut tx, provider, now).await?;
    // Who asks for a new link by telephone gets one even if all is confirmed.
    let titles = if due.is_empty() { all(&mut tx, provider, now).await? } else { due };
    let channel = ask(&mut tx, (guide, post), (provider, &now.0.to_string()), (&titles, now)).await?;
    let entry = Entry::new(staff, Action::OffersAsked, format!("provider {provider}"))
        .with(json!({ "channel": channel.name() }));
    audit::write(&mut tx, &entry, now).await?;
    Ok(tx.commit().await?)
}

/// The provider that the delivery called `id` asks; none if it is something else.
pub fn asked(id: &str) -> Option<&str> {
    let (_, rest) = id.strip_prefix(PREFIX)?.split_once(':')?;
    let (provider, _) = rest.rsplit_once(':')?;
    Some(provider)
}

/// What of `provider`'s is to be confirmed: the titles.
pub async fn to_confirm(
    tx: &mut Transaction,
    provider: &str,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    let offers = offers(tx, provider, now).await?.into_iter();
    Ok(offers.filter(|offer| is_due(offer, now.date())).map(|offer| offer.title).collect())
}

/// The titles of all that `provider` offers and that is not over.
async fn all(tx: &mut Transaction, provider: &str, now: Timestamp) -> Result<Vec<String>, StoreError> {
    let running = offers(tx, provider, now).await?.into_iter().filter(|offer| !offer.is_over(now.date()));
    Ok(running.map(|offer| offer.title).collect())
}

async fn offers(tx: &mut Transaction, provider: &str, now: Timestamp) -> Result<Vec<Offer>, StoreError> {
    let slice = Slice { offset: 0, limit: MOST_OFFERS };
    let listed = offer_list::list(tx, Filter::Provider(provider), slice, now).await?;
    Ok(listed.into_iter().map(|(offer, _)| offer).collect())
}

/// Asks one provider, in a transaction of its own.
async fn ask_alone(
    store: &Store,
    with: (&Guide, &Post),
    whom: (&str, &str),
    now: Timestamp,
) -> Result<(), AskError> {
    let mut tx = store.begin().await?;
    let titles = to_confirm(&mut tx, whom.0, now).await?;
    ask(&mut tx, with, whom, (&titles, now)).await?;
    Ok(tx.commit().await?)
}

/// Lays one letter to `provider` about `titles` into the outbox, over the best way that was not tried under this `name` yet;
/// which.
async fn ask(
    tx: &mut Transaction,
    (guide, post): (&Guide, &Post),
    (provider, name): (&str, &str),
    (titles, now): (&[String], Timestamp),
) -> Result<ChannelKind, AskError> {
    if titles.is_empty() {
        return Err(AskError::Nothing);
    }
    for Way { address: to, .. } in usable_ways(tx, provider, &post.channels).await? {
        let channel = to.channel;
        let id = format!("{PREFIX}{name}:{provider}:{}", channel.name());
        if outbox::knows(tx, &id).await? {
            continue;
        }
        let pass = Pass { provider: provider.to_owned(), purpose: Purpose::Offers };
        let token = provider_link::issue(tx, &pass, channel, now).await?;
        let link = format!("{}{}", post.base, offers_path(token.reveal()));
        let letter = OffersLetter { titles, link: &link, form: form(channel) };
        let message = letter.write(&guide.letters).map_err(|_| AskError::Wordless)?;
        // Answers and questions go first.
        outbox::add(tx, &Delivery::new(id, to, message, Priority::Announcement), now).await?;
        provider_asked::ask(tx, provider, now).await?;
        return Ok(channel);
    }
    Err(AskError::NoWay)
}

fn form(channel: ChannelKind) -> Form {
    match channel {
        ChannelKind::Mail => Form::Mail,
        ChannelKind::Webhook => Form::Record,
        ChannelKind::Terminal | ChannelKind::Telegram | ChannelKind::Matrix => Form::Chat,
    }
}
