//! Whoever asked a provider replies, with their messenger's own means, to what they were told: the words belong to the question.

use crate::{
    domain::{
        dialog::desk::Desk,
        inquiry::State,
        message::{Content, IncomingMessage},
    },
    store::{error::StoreError, inquiry, thread, transaction::Transaction},
};

/// The content of `message` as it is meant: if it replies to an answer or a question in return that came days ago, as if it
/// began with the code. `desk` is what the person has asked.
pub async fn meant(
    tx: &mut Transaction,
    message: &IncomingMessage,
    desk: &Desk,
) -> Result<Content, StoreError> {
    let content = message.content.clone();
    let Content::Words(words) = &content else { return Ok(content) };
    let Some(name) = message.replies_to.as_ref().filter(|_| !words.trim_start().starts_with('/')) else {
        return Ok(content);
    };
    let Some(thread) = thread::of_message(tx, &message.from, name).await? else { return Ok(content) };
    let Some(stored) = inquiry::find(tx, &thread).await? else { return Ok(content) };
    let receipt = desk.receipt(&stored.code);
    let is_awaited =
        receipt.is_some_and(|receipt| matches!(receipt.inquiry.state, State::Answered | State::AskedBack));
    Ok(if is_awaited { Content::Words(format!("{}: {words}", stored.code)) } else { content })
}
