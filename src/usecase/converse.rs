//! A citizen's message is answered: where the conversation stands and what is answered are stored together.

use std::{sync::Arc, time::Duration};

use tokio::{task::spawn_blocking, time::timeout};

use crate::{
    channel::registry::parts,
    domain::{
        dialog::{
            desk::Policies,
            effect::{Input, Lookup},
            guide::Guide,
            session::{Heard, Session},
            subscription_words::consent_text,
            turn::{Partner, Turn},
        },
        fixed_phrase::Plain,
        language::Language,
        link_code,
        memory::Memory,
        message::{Address, Content, IncomingMessage, Message},
        outbox::Delivery,
        profile_phrase::Profile,
        query::Findings,
        statistics::Event,
        time::Timestamp,
    },
    search::{engine::Search, error::SearchError},
    store::{
        consent,
        error::StoreError,
        inbox::{self, Standing},
        memory,
        open::Store,
        outbox, outreach, recipient, session, statistics,
        transaction::Transaction,
    },
    usecase::{
        forget::forget_ties,
        hear_asker::meant,
        hear_provider::hear_provider,
        inquire::{desk, obey},
        link_chat::link_chat,
        notify,
    },
};

/// A turn that takes longer has gone astray.
const LONGEST_TURN: Duration = Duration::from_secs(20);

/// What answers: the offers, and what the bot knows and says. Clones share both.
#[derive(Clone)]
pub struct Mind {
    /// What is on offer.
    pub search: Arc<Search>,
    /// What the bot knows and says.
    pub guide: Arc<Guide>,
    /// What providers may be asked, and where.
    pub policies: Arc<Policies>,
}

/// Answers all messages that were accepted and not yet answered, the oldest first, and returns how many.
pub async fn converse(store: &Store, mind: &Mind, now: Timestamp) -> Result<usize, StoreError> {
    let mut answered = 0;
    loop {
        let mut tx = store.begin().await?;
        let next = inbox::next_waiting(&mut tx, now).await?;
        // A message that does not open was set aside.
        tx.commit().await?;
        let Some(message) = next else { return Ok(answered) };
        let begun = begin(store, mind, &[message.id], now).await?;
        for message in begun {
            // One that was not answered is the next one again, until it is set aside.
            answered += usize::from(answer(store, mind, &message, now).await?);
        }
    }
}

/// Of the messages called `ids`, those that are to be answered now. The try is counted before it is made, so that it
/// counts even if it ends this process.
pub async fn begin(
    store: &Store,
    mind: &Mind,
    ids: &[String],
    now: Timestamp,
) -> Result<Vec<IncomingMessage>, StoreError> {
    let mut begun = Vec::new();
    let mut tx = store.begin().await?;
    for id in ids {
        let Some(message) = inbox::take(&mut tx, id, now).await? else { continue };
        let standing = inbox::count_try(&mut tx, id, now).await?;
        apologise_if_set_aside(&mut tx, standing, Partner { guide: &mind.guide, now }, &message).await?;
        begun.extend((standing == Standing::Waiting).then_some(message));
    }
    tx.commit().await?;
    Ok(begun)
}

/// Takes the turn that `message` leads to, and keeps it. `false` if it broke.
pub async fn answer(
    store: &Store,
    mind: &Mind,
    message: &IncomingMessage,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let partner = Partner { guide: &mind.guide, now };
    if let Some(code) = link_code::said(&message.content) {
        // Somebody of the staff: that is no conversation.
        Box::pin(link_chat(store, &mind.guide, (message, &code), now)).await?;
        return Ok(true);
    }
    if Box::pin(hear_provider(store, &mind.guide, message, now)).await? {
        return Ok(true);
    }
    loop {
        let mut tx = store.read().await?;
        let mut stored = session::load(&mut tx, &message.from).await?;
        stored.session.desk = desk(&mut tx, &message.from, &mind.policies, now).await?;
        let mut content = meant(&mut tx, message, &stored.session.desk).await?;
        drop(tx);
        let heard = heard(message);
        if let Content::Edited(words) = &content
            && !is_last(&stored.session, heard.as_ref())
        {
            // Only the last message can be taken back; an older one that is changed is said anew.
            content = Content::Words(words.clone());
        }
        let is_double_tap =
            matches!(&message.content, Content::Pressed(press) if stored.session.is_double_tap(press, now));
        // Messengers tell of a change, too, where the words are the same.
        let is_edited = matches!(message.content, Content::Edited(_));
        let is_unchanged = is_edited && heard.is_some() && stored.session.heard == heard;
        if is_double_tap || is_unchanged {
            let mut tx = store.begin().await?;
            inbox::done(&mut tx, &message.id, now).await?;
            tx.commit().await?;
            return Ok(true);
        }
        stored.session.choosing = message.from.channel.choosing();
        let session = stored.session.clone();
        let before = Box::new(session.memory.clone());
        let is_first = session.seen_at.is_none();
        let turn = match take_turn(mind, session, content, now).await {
            Ok(mut turn) => {
                turn.session.heard = heard.or(turn.session.heard);
                if is_first {
                    introduce(&mind.guide, message, &mut turn);
                }
                turn
            }
            Err(fault) => {
                let mut tx = store.begin().await?;
                let standing = inbox::failed(&mut tx, &message.id, fault, now).await?;
                apologise_if_set_aside(&mut tx, standing, partner, message).await?;
                tx.commit().await?;
                return Ok(false);
            }
        };
        stored.session = if turn.forget { emptied(&turn.session) } else { turn.session.clone() };
        if let Err(fault) = notify::begin(&mind.search, &mut stored.session.memory, now) {
            tracing::error!(%fault, "a saved search is compared later");
        }
        let mut tx = store.begin().await?;
        if !session::save(&mut tx, &message.from, &stored, now).await? {
            // The same person was answered in between: take the turn again.
            continue;
        }
        // If another process has answered it, what this one wrote is dropped.
        if inbox::done(&mut tx, &message.id, now).await? {
            if !before.is_empty() || !stored.session.memory.is_empty() {
                memory::save(&mut tx, &message.from, &stored.session.memory, now).await?;
                let person = (&message.from, mind.guide.as_ref());
                Box::pin(agree(&mut tx, person, (&before, &stored.session), now)).await?;
            }
            if !Box::pin(keep(&mut tx, message, turn, now)).await? {
                // A question to a provider has changed meanwhile.
                continue;
            }
            tx.commit().await?;
        }
        return Ok(true);
    }
}

/// Says in the first answer who reads along and, to whoever came by a link, who speaks. In distress something else matters, and
/// in a group nothing is confided.
fn introduce(guide: &Guide, message: &IncomingMessage, turn: &mut Turn) {
    let matters_not = message.content == Content::InPublic || turn.events.contains(&Event::Crisis);
    if matters_not || !message.from.channel.is_overheard() {
        return;
    }
    let say = |text: Profile| guide.phrasebook.plain(turn.session.language, text);
    let (warning, hello) = (say(Profile::Overheard), say(Profile::Introduction));
    turn.message.text = format!("{}\n\n{warning}", turn.message.text);
    if matches!(message.content, Content::Entered(_)) {
        turn.message.put_before(&format!("{hello}\n\n"));
    }
}

/// By what `message` is known again, if it can be changed later.
fn heard(message: &IncomingMessage) -> Option<Heard> {
    Some(Heard::new(message.name.as_ref()?, message.content.words()?))
}

/// Whether the message known as `heard` is the last that was answered in `session`. Where a channel does not tell, it is.
fn is_last(session: &Session, heard: Option<&Heard>) -> bool {
    let name = |heard: &Heard| heard.name.clone();
    heard.is_none() || session.heard.as_ref().map(name) == heard.map(name)
}

/// Takes a turn on a thread of its own: one that goes astray or breaks holds up nobody else. A turn has no effects
/// of its own, so nothing is half done then.
async fn take_turn(
    mind: &Mind,
    session: Session,
    content: Content,
    now: Timestamp,
) -> Result<Turn, &'static str> {
    let Mind { search, guide, .. } = mind.clone();
    let turn = spawn_blocking(move || {
        let partner = Partner { guide: &guide, now };
        partner.turn(session, &content, |lookup| look_up(&search, lookup, now))
    });
    match timeout(LONGEST_TURN, turn).await {
        Ok(Ok(turn)) => Ok(turn),
        Ok(Err(_)) => Err("the turn broke"),
        Err(_) => Err("the turn came to no end"),
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
    let sorry = Message { text: words.text, marks: words.marks, ..Message::default() };
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
        step: session.step,
        asked_pin: session.asked_pin,
        offered: session.offered.clone(),
        first_number: session.first_number,
        ..Session::default()
    }
}

/// Keeps the words that the person has agreed to, and gives up what still waits for somebody who wants it no longer.
async fn agree(
    tx: &mut Transaction,
    (person, guide): (&Address, &Guide),
    (before, session): (&Memory, &Session),
    now: Timestamp,
) -> Result<(), StoreError> {
    let consent =
        |memory: &Memory| memory.subscription.as_ref().map(|subscription| subscription.consent.clone());
    if let Some(given) = consent(&session.memory).filter(|given| Some(given) != consent(before).as_ref()) {
        let texts = Language::ALL.map(|language| consent_text(guide, language));
        if let Some(text) = texts.iter().find(|text| text.version == given.version) {
            consent::keep_text(tx, text).await?;
        }
    }
    if before.subscription.is_some() && session.memory.subscription.is_none() {
        recipient::stop(tx, person, now).await?;
    }
    if !before.searches.is_empty() && session.memory.searches.is_empty() {
        outreach::withdraw_news(tx, person, now).await?;
    }
    Ok(())
}

/// Keeps what `turn` leads to besides the session.
async fn keep(
    tx: &mut Transaction,
    message: &IncomingMessage,
    turn: Turn,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if turn.forget {
        // The id of this message stays, without its words: if the channel repeats it, it is no news.
        inbox::forget_others(tx, message).await?;
        forget_ties(tx, &message.from, now).await?;
        outbox::forget(tx, &message.from).await?;
    }
    for wish in &turn.wishes {
        if !obey(tx, &message.from, wish, now).await? {
            return Ok(false);
        }
    }
    for (number, part) in parts(message.from.channel, turn.message).into_iter().enumerate() {
        outbox::add(tx, &Delivery::answer(message, number, part), now).await?;
    }
    for event in turn.events {
        statistics::count(tx, &event, now).await?;
    }
    Ok(true)
}
