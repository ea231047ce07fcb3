//! A provider or the office answers a question, asks back, or ends it; whoever asked is told in their chat.

use crate::{
    domain::{
        dialog::{
            guide::Guide,
            inquiry_notice::{Notice, message},
        },
        inquiry::{Act, Author, EntryKind, Refusal, Takeover},
        outbox::{Delivery, Priority},
        statistics::Event,
        time::Timestamp,
    },
    store::{
        error::StoreError,
        inquiry::{self, StoredInquiry},
        inquiry_entry,
        open::Store,
        outbox, statistics,
        transaction::Transaction,
    },
};

/// What the deliveries are called that tell whoever asked: `told:<question>:<revision>`.
const PREFIX: &str = "told:";

/// What is said in a question. It has no `Debug`: what people write is never logged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// An answer.
    Answer(&'a str),
    /// What has to be known first.
    AskBack(&'a str),
    /// That there will be no answer; perhaps why.
    Decline(&'a str),
    /// That it is abuse.
    Report,
    /// That the office has settled it; perhaps how.
    Settle(&'a str),
    /// That it is sent to the provider once more.
    GiveBack,
}

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// There is no such question any more.
    #[error("the question is not known any more")]
    Unknown,
    /// It cannot be done.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// `author` says something in the question called `id`, and whoever asked is told.
pub async fn answer_inquiry(
    store: &Store,
    guide: &Guide,
    (id, author, said): (&str, Author, Said<'_>),
    now: Timestamp,
) -> Result<(), AnswerError> {
    let mut tx = store.begin().await?;
    say(&mut tx, guide, (id, author, said), now).await?;
    Ok(tx.commit().await?)
}

/// The same as a part of something greater. Until that ends, nobody else says anything in the question.
pub async fn say(
    tx: &mut Transaction,
    guide: &Guide,
    (id, author, said): (&str, Author, Said<'_>),
    now: Timestamp,
) -> Result<(), AnswerError> {
    let mut stored = inquiry::hold(tx, id).await?.ok_or(AnswerError::Unknown)?;
    let is_first_answer = matches!(said, Said::Answer(_)) && !inquiry_entry::has_answer(tx, id).await?;
    stored.inquiry = stored.inquiry.after(act(author, said), now)?;
    let written = entry(said);
    if let Some((kind, words)) = written {
        let number = inquiry_entry::write(tx, id, (author, kind, words), now).await?;
        // What it says itself need not be handed over to the provider.
        stored.handed = number;
    }
    if matches!(said, Said::GiveBack) {
        stored.handed = 0;
    }
    if is_first_answer {
        statistics::count(tx, &Event::InquiryAnswered, now).await?;
    }
    if let Some(notice) = notice(author, said) {
        tell(tx, guide, (&stored, notice), now).await?;
    }
    Ok(inquiry::save(tx, &stored).await?)
}

/// Tells whoever asked `stored` of what became of it, if they can still be told.
pub async fn tell(
    tx: &mut Transaction,
    guide: &Guide,
    (stored, notice): (&StoredInquiry, Notice<'_>),
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(to) = inquiry::address(tx, &stored.id).await? else { return Ok(()) };
    let message = message(guide, (&stored.code, &stored.matter), notice);
    // The question cannot be changed twice from the same revision, so nothing is told twice.
    let id = format!("{PREFIX}{}:{}", stored.id, stored.revision);
    outbox::add(tx, &Delivery::new(id, to, message, Priority::Inquiry), now).await?;
    Ok(())
}

/// The question of which the delivery called `id` tells whoever asked; none if it is something else.
pub fn told_of(id: &str) -> Option<&str> {
    let (inquiry, _) = id.strip_prefix(PREFIX)?.split_once(':')?;
    Some(inquiry)
}

fn act(author: Author, said: Said<'_>) -> Act {
    match said {
        Said::Answer(_) => Act::Answer(author),
        Said::AskBack(_) => Act::AskBack(author),
        Said::Decline(_) => Act::Decline,
        Said::Report => Act::Report,
        Said::Settle(_) => Act::Settle,
        Said::GiveBack => Act::GiveBack,
    }
}

fn entry(said: Said<'_>) -> Option<(EntryKind, &str)> {
    match said {
        Said::Answer(words) => Some((EntryKind::Answer, words)),
        Said::AskBack(words) => Some((EntryKind::AskBack, words)),
        Said::Decline(words) if !words.is_empty() => Some((EntryKind::Decline, words)),
        Said::Settle(words) if !words.is_empty() => Some((EntryKind::Answer, words)),
        Said::Decline(_) | Said::Settle(_) | Said::Report | Said::GiveBack => None,
    }
}

fn notice(author: Author, said: Said<'_>) -> Option<Notice<'_>> {
    match said {
        Said::Answer(words) => Some(Notice::Answered(author, words)),
        Said::AskBack(words) => Some(Notice::AskedBack(author, words)),
        Said::Decline(words) => Some(Notice::Declined(words)),
        Said::Report => Some(Notice::TakenOver(Takeover::Reported)),
        Said::Settle(words) => Some(Notice::Settled(words)),
        Said::GiveBack => None,
    }
}
