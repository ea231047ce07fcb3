//! A citizen's message is answered: where the conversation stands and what is answered are stored together.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{
    domain::{
        dialog::{
            effect::{Input, Lookup},
            guide::Guide,
            turn::{Partner, Turn},
        },
        fixed_phrase::Plain,
        language::Language,
        message::{IncomingMessage, Message},
        outbox::Delivery,
        query::Hit,
        time::Timestamp,
    },
    search::{engine::Search, error::SearchError},
    store::{
        error::StoreError,
        inbox,
        open::Store,
        outbox,
        session::{self, StoredSession},
        statistics,
    },
};

/// What answers citizens.
#[derive(Clone, Copy)]
pub struct Counter<'a> {
    /// What is remembered.
    pub store: &'a Store,
    /// What is on offer.
    pub search: &'a Search,
    /// What the bot knows and says.
    pub guide: &'a Guide,
}

/// Answers all messages that were accepted and not yet answered, the oldest first, and returns how many.
pub async fn converse(counter: Counter<'_>, now: Timestamp) -> Result<usize, StoreError> {
    let mut answered = 0;
    while let Some(message) = next(counter.store, now).await? {
        answer(counter, &message, now).await?;
        answered += 1;
    }
    Ok(answered)
}

async fn next(store: &Store, now: Timestamp) -> Result<Option<IncomingMessage>, StoreError> {
    let mut tx = store.begin().await?;
    let message = inbox::next_waiting(&mut tx, now).await?;
    tx.commit().await?;
    Ok(message)
}

async fn answer(counter: Counter<'_>, message: &IncomingMessage, now: Timestamp) -> Result<(), StoreError> {
    loop {
        let stored = session::load(&mut counter.store.read().await?, &message.from).await?;
        let partner = Partner { guide: counter.guide, now };
        let session = stored.session.clone();
        // A turn has no effects of its own, so nothing is half done when it breaks.
        let turn = catch_unwind(AssertUnwindSafe(|| {
            partner.turn(session, &message.text, |lookup| look_up(counter.search, lookup, now))
        }));
        let kept = match turn {
            Ok(turn) => keep(counter.store, message, (stored, turn), now).await?,
            Err(_) => give_up(counter, message, stored.session.language, now).await?,
        };
        if kept {
            return Ok(());
        }
        // The same person was answered in between: take the turn again.
    }
}

/// A turn broke. It is tried again; when it breaks each time, the message is set aside and the citizen is
/// told that the fault is ours.
async fn give_up(
    counter: Counter<'_>,
    message: &IncomingMessage,
    language: Language,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = counter.store.begin().await?;
    let is_last = inbox::failed(&mut tx, &message.id, "the turn broke", now).await?;
    if is_last {
        tracing::error!("a message could not be answered and was set aside");
        let words = counter.guide.phrasebook.say(language, &Plain::Error.into());
        let sorry = Message { text: words.text, marks: words.marks, choices: vec![] };
        outbox::add(&mut tx, &Delivery::answer(message, 0, sorry), now).await?;
    }
    tx.commit().await?;
    Ok(is_last)
}

/// Asks the search. What it cannot tell is logged here, and told to the citizen as a fault of ours.
fn look_up(search: &Search, lookup: &Lookup, now: Timestamp) -> Option<Input> {
    let found = match lookup {
        Lookup::Search(query, page) => search.find(query, *page, now.date()).map(Input::Found),
        Lookup::Open(id) => open(search, id, now).map(|hit| Input::Opened(hit.map(Box::new))),
    };
    found.inspect_err(|fault| tracing::error!(%fault, "the search failed")).ok()
}

/// The offer called `id`, unless it is over.
fn open(search: &Search, id: &str, now: Timestamp) -> Result<Option<Hit>, SearchError> {
    let listing = search.get(id)?.filter(|(offer, _)| !offer.is_over(now.date()));
    Ok(listing.map(|(offer, provider)| Hit::of(offer, provider)))
}

/// Keeps what `turn` leads to, all together. `false`, and nothing is kept, if another was quicker.
async fn keep(
    store: &Store,
    message: &IncomingMessage,
    (mut stored, turn): (StoredSession, Turn),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    stored.session = turn.session;
    if turn.forget {
        session::forget(&mut tx, &message.from).await?;
        inbox::forget(&mut tx, &message.from).await?;
        outbox::forget(&mut tx, &message.from).await?;
    } else if !session::save(&mut tx, &message.from, &stored, now).await? {
        return Ok(false);
    } else if !inbox::done(&mut tx, &message.id, now).await? {
        // Another process has answered it: what this one wrote is dropped.
        return Ok(true);
    }
    outbox::add(&mut tx, &Delivery::answer(message, 0, turn.message), now).await?;
    for event in turn.events {
        statistics::count(&mut tx, event, now).await?;
    }
    tx.commit().await?;
    Ok(true)
}
