//! A provider answers a question by the link that it was sent. The same answer sent twice is one.

use crate::{
    domain::{
        dialog::guide::Guide,
        inquiry::{Author, Closing, EntryKind, Holder, State, Takeover},
        time::Timestamp,
    },
    store::{inquiry::StoredInquiry, inquiry_entry, open::Store, token::Token, transaction::Transaction},
    usecase::{
        answer_inquiry::{Said, say},
        open_link::{LinkError, question},
    },
};

/// So many entries of one question are written by its provider. How to end it can be said even then.
pub const MOST_ENTRIES: usize = 50;

/// What is said on a page. It has no `Debug`: what people write is never logged.
#[derive(Clone, Copy)]
pub struct Reply<'a> {
    /// What.
    pub said: Said<'a>,
    /// The number of the last entry that stood on the page.
    pub seen: u32,
}

/// Whoever has the link with `token` says something in the question that it opens, and whoever asked is told.
pub async fn answer_by_link(
    store: &Store,
    guide: &Guide,
    (token, reply): (&Token, Reply<'_>),
    now: Timestamp,
) -> Result<(), LinkError> {
    let mut tx = store.begin().await?;
    let stored = question(&mut tx, token, now).await?;
    if is_said(&mut tx, &stored, reply).await? {
        return Ok(());
    }
    say(&mut tx, guide, (&stored.id, Author::Provider, reply.said), now).await?;
    Ok(tx.commit().await?)
}

/// Whether it was said already, from the same page: somebody pressed twice. Refused if somebody else said something since, or
/// if it is too much.
async fn is_said(
    tx: &mut Transaction,
    stored: &StoredInquiry,
    Reply { said, seen }: Reply<'_>,
) -> Result<bool, LinkError> {
    let (kind, words) = match said {
        Said::Answer(words) | Said::Settle(words) => (EntryKind::Answer, words),
        Said::AskBack(words) => (EntryKind::AskBack, words),
        Said::Decline(_) => return Ok(stored.inquiry.state == State::Closed(Closing::Declined)),
        Said::Report => return Ok(stored.inquiry.holder == Holder::Office(Takeover::Reported)),
        Said::GiveBack => return Ok(false),
    };
    let entries = inquiry_entry::of(tx, &stored.id).await?;
    let mut later = entries.iter().filter(|entry| entry.number > seen);
    if later.clone().any(|entry| {
        entry.author == Author::Provider && entry.kind == kind && entry.words.as_deref() == Some(words)
    }) {
        return Ok(true);
    }
    if later.any(|entry| entry.author != Author::Provider) {
        return Err(LinkError::Outdated);
    }
    let written = entries.iter().filter(|entry| entry.author == Author::Provider).count();
    if written < MOST_ENTRIES { Ok(false) } else { Err(LinkError::Full) }
}
