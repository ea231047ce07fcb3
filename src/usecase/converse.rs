//! A citizen's message is answered: where the conversation stands and what is answered are stored together.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{
    domain::{
        dialog::{
            effect::{Input, Lookup},
            guide::Guide,
            session::Session,
            turn::{Partner, Turn},
        },
        fixed_phrase::Plain,
        message::{IncomingMessage, Message},
        outbox::Delivery,
        query::Findings,
        time::Timestamp,
    },
    search::{engine::Search, error::SearchError},
    store::{
        error::StoreError,
        inbox::{self, Standing},
        memory,
        open::Store,
        outbox, session, statistics,
        transaction::Transaction,
    },
    usecase::notify,
};

/// Answers all messages that were accepted and not yet answered, the oldest first, and returns how many.
pub async fn converse(
    store: &Store,
    search: &Search,
    guide: &Guide,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let partner = Partner { guide, now };
    let mut answered = 0;
    while let Some(message) = next(store, partner).await? {
        // One that was not answered is the next one again, until it is set aside.
        answered += usize::from(answer(store, search, partner, &message).await?);
    }
    Ok(answered)
}

/// The message to be answered next. The try is counted before it is made, so that it counts even if it ends
/// this process.
async fn next(store: &Store, partner: Partner<'_>) -> Result<Option<IncomingMessage>, StoreError> {
    loop {
        let mut tx = store.begin().await?;
        let message = inbox::next_waiting(&mut tx, partner.now).await?;
        let Some(message) = message else {
            tx.commit().await?;
            return Ok(None);
        };
        let standing = inbox::count_try(&mut tx, &message.id, partner.now).await?;
        apologise_if_set_aside(&mut tx, standing, partner, &message).await?;
        tx.commit().await?;
        if standing == Standing::Waiting {
            return Ok(Some(message));
        }
    }
}

/// Takes the turn that `message` leads to, and keeps it. `false` if it broke.
async fn answer(
    store: &Store,
    search: &Search,
    partner: Partner<'_>,
    message: &IncomingMessage,
) -> Result<bool, StoreError> {
    let now = partner.now;
    loop {
        let mut stored = session::load(&mut store.read().await?, &message.from).await?;
        let session = stored.session.clone();
        let had_memory = !session.memory.is_empty();
        // A turn has no effects of its own, so nothing is half done when it breaks.
        let turn = catch_unwind(AssertUnwindSafe(|| {
            partner.turn(session, &message.content, |lookup| look_up(search, lookup, now))
        }));
        let Ok(turn) = turn else {
            let mut tx = store.begin().await?;
            let standing = inbox::failed(&mut tx, &message.id, "the turn broke", now).await?;
            apologise_if_set_aside(&mut tx, standing, partner, message).await?;
            tx.commit().await?;
            return Ok(false);
        };
        stored.session = if turn.forget { emptied(&turn.session) } else { turn.session.clone() };
        if let Err(fault) = notify::begin(search, &mut stored.session.memory, now) {
            tracing::error!(%fault, "a saved search is compared later");
        }
        let mut tx = store.begin().await?;
        if !session::save(&mut tx, &message.from, &stored, now).await? {
            // The same person was answered in between: take the turn again.
            continue;
        }
        // If another process has answered it, what this one wrote is dropped.
        if inbox::done(&mut tx, &message.id, now).await? {
            if had_memory || !stored.session.memory.is_empty() {
                memory::save(&mut tx, &message.from, &stored.session.memory, now).await?;
            }
            keep(&mut tx, message, turn, now).await?;
            tx.commit().await?;
        }
        return Ok(true);
    }
}

/// A message that was tried in vain is set aside, and the citizen is told that the fault is ours.
async fn apologise_if_set_aside(
    tx: &mut Transaction,
    standing: Standing,
    partner: Partner<'_>,
    message: &IncomingMessage,
) -> Result<(), StoreError> {
    match standing {
        Standing::Waiting | Standing::Gone => return Ok(()),
        Standing::SetAside => tracing::error!("a message could not be answered and was set aside"),
    }
    let language = session::load(tx, &message.from).await?.session.language;
    let words = partner.guide.phrasebook.say(language, &Plain::Error.into());
    let sorry = Message { text: words.text, marks: words.marks, choices: vec![] };
    outbox::add(tx, &Delivery::answer(message, 0, sorry), partner.now).await?;
    Ok(())
}

/// Asks the search. What it cannot tell is logged here, and told to the citizen as a fault of ours.
fn look_up(search: &Search, lookup: &Lookup, now: Timestamp) -> Option<Input> {
    let found = match lookup {
        Lookup::Search(query, page) => search.find(query, *page, now.date()).map(Input::Found),
        Lookup::Open(id) => search.details(id, now.date()).map(|hit| Input::Opened(hit.map(Box::new))),
        Lookup::Several(ids) => several(search, ids, now).map(Input::Found),
    };
    found.inspect_err(|fault| tracing::error!(%fault, "the search failed")).ok()
}

/// The offers called `ids`, as far as they are still there.
fn several(search: &Search, ids: &[String], now: Timestamp) -> Result<Findings, SearchError> {
    let found = ids.iter().map(|id| search.details(id, now.date())).collect::<Result<Vec<_>, _>>()?;
    let hits: Vec<_> = found.into_iter().flatten().collect();
    Ok(Findings { total: hits.len(), exact: hits.len(), hits, ..Findings::default() })
}

/// What is left of `session` when somebody is forgotten: what the answer itself offers, and its language.
fn emptied(session: &Session) -> Session {
    Session {
        language: session.language,
        offered: session.offered.clone(),
        first_number: session.first_number,
        ..Session::default()
    }
}

/// Keeps what `turn` leads to besides the session.
async fn keep(
    tx: &mut Transaction,
    message: &IncomingMessage,
    turn: Turn,
    now: Timestamp,
) -> Result<(), StoreError> {
    if turn.forget {
        // The id of this message stays, without its words: if the channel repeats it, it is no news.
        inbox::forget_others(tx, message).await?;
        outbox::forget(tx, &message.from).await?;
    }
    outbox::add(tx, &Delivery::answer(message, 0, turn.message), now).await?;
    for event in turn.events {
        statistics::count(tx, event, now).await?;
    }
    Ok(())
}
