//! Asks providers whether their offers are still right: each in turn before a semester or a holiday, or one of them now.

use serde_json::json;

use crate::{
    domain::{
        audit::{Action, Entry},
        confirmation::{YearDay, fresh_since, is_due, round},
        dialog::guide::Guide,
        letter::offers_path,
        message::ChannelKind,
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

/// Who presses the button again within so many seconds presses it once.
const PRESSED_TWICE: i64 = 10 * 60;

/// Why a provider cannot be asked now.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// There is no such provider.
    #[error("there is no such provider")]
    Unknown,
    /// No way leads there.
    #[error("no way leads to the provider")]
    NoWay,
    /// All of its offers were confirmed lately, or are over.
    #[error("there is nothing to confirm")]
    Nothing,
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
            Err(AskError::Unknown | AskError::NoWay | AskError::Nothing) => (),
            // The others are asked all the same.
            Err(fault) => tracing::error!(%fault, "a provider cannot be asked about its offers"),
        }
    }
    Ok(count)
}

/// Somebody of the staff has a provider asked now.
pub async fn ask_now(
    store: &Store,
    (guide, post): (&Guide, &Post),
    Change { provider, staff }: Change<'_>,
    now: Timestamp,
) -> Result<(), AskError> {
    let mut tx = store.begin().await?;
    provider::find(&mut tx, provider).await?.ok_or(AskError::Unknown)?;
    let asked_at = provider_asked::asked_at(&mut tx, provider).await?;
    if asked_at.is_some_and(|at| now.seconds_since(at) < PRESSED_TWICE) {
        return Ok(());
    }
    let channel = ask(&mut tx, (guide, post), (provider, &now.0.to_string()), now).await?;
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
    let slice = Slice { offset: 0, limit: MOST_OFFERS };
    let listed = offer_list::list(tx, Filter::Provider(provider), slice, now).await?;
    let offers = listed.into_iter().map(|(offer, _)| offer);
    Ok(offers.filter(|offer| is_due(offer, now.date())).map(|offer| offer.title).collect())
}

/// Asks one provider, in a transaction of its own.
async fn ask_alone(
    store: &Store,
    with: (&Guide, &Post),
    whom: (&str, &str),
    now: Timestamp,
) -> Result<(), AskError> {
    let mut tx = store.begin().await?;
    ask(&mut tx, with, whom, now).await?;
    Ok(tx.commit().await?)
}

/// Lays one letter to `provider` into the outbox, over the best way that was not tried under this `name` yet; which.
async fn ask(
    tx: &mut Transaction,
    (guide, post): (&Guide, &Post),
    (provider, name): (&str, &str),
    now: Timestamp,
) -> Result<ChannelKind, AskError> {
    let titles = to_confirm(tx, provider, now).await?;
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
        let token = provider_link::issue(tx, &pass, now).await?;
        let link = format!("{}{}", post.base, offers_path(token.reveal()));
        let letter = OffersLetter { titles: &titles, link: &link, form: form(channel) };
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
