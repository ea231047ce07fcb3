//! A provider answers a question in its own chat: in reply to what we wrote there, or after the question's code.

use fluent_bundle::FluentArgs;

use crate::{
    domain::{
        dialog::guide::Guide,
        inquiry::{Author, LONGEST_WORDS},
        inquiry_code::Code,
        message::{Content, IncomingMessage, Message},
        outbox::Delivery,
        provider_reply::{Reply, reply},
        time::Timestamp,
    },
    store::{
        error::StoreError,
        inbox,
        inquiry::{self, StoredInquiry},
        open::Store,
        outbox, provider_way, thread,
        transaction::Transaction,
    },
    usecase::answer_inquiry::{AnswerError, Said, say},
};

/// What a message in a provider's chat is about.
enum Subject {
    /// This question; the words, if there are any, follow its code.
    Inquiry(Box<StoredInquiry>, Option<String>),
    /// A question that is forgotten.
    Forgotten(String),
}

/// What is answered in the provider's chat.
#[derive(Clone, Copy)]
struct Receipt<'a> {
    text: &'static str,
    /// How many characters were too many.
    length: usize,
    /// The question, and its thread.
    code: Option<&'a Code>,
    thread: &'a str,
}

/// Answers `message` if it is what a provider says about a question; `false` if it is an ordinary one.
pub async fn hear_provider(
    store: &Store,
    guide: &Guide,
    message: &IncomingMessage,
    now: Timestamp,
) -> Result<bool, StoreError> {
    // Most messages are no reply and begin with no code: they cost nothing.
    if message.replies_to.is_none() && code(message).is_none() {
        return Ok(false);
    }
    let mut tx = store.read().await?;
    let Some(subject) = subject(&mut tx, message).await? else { return Ok(false) };
    drop(tx);
    let mut tx = store.begin().await?;
    if inbox::done(&mut tx, &message.id, now).await? {
        settle(&mut tx, guide, (message, &subject), now).await?;
        tx.commit().await?;
    }
    Ok(true)
}

/// What `message` is about; none if it is no matter of a provider's.
async fn subject(tx: &mut Transaction, message: &IncomingMessage) -> Result<Option<Subject>, StoreError> {
    if !may_be_meant(&message.content) {
        return Ok(None);
    }
    let providers = provider_way::providers_at(tx, &message.from).await?;
    if providers.is_empty() {
        return Ok(None);
    }
    let is_theirs = |stored: &StoredInquiry| providers.contains(&stored.matter.provider);
    if let Some((code, rest)) = code(message)
        && let Some(stored) = inquiry::by_code(tx, &code).await?.filter(is_theirs)
    {
        return Ok(Some(Subject::Inquiry(Box::new(stored), Some(rest.to_owned()))));
    }
    let Some(name) = &message.replies_to else { return Ok(None) };
    let Some(thread) = thread::of_message(tx, &message.from, name).await? else { return Ok(None) };
    let words = message.content.words().map(str::to_owned);
    Ok(match inquiry::find(tx, &thread).await? {
        Some(stored) if is_theirs(&stored) => Some(Subject::Inquiry(Box::new(stored), words)),
        // The chat became another provider's.
        Some(_) => None,
        None => Some(Subject::Forgotten(thread)),
    })
}

/// Whether somebody may mean a question by it. A command is for the bot.
fn may_be_meant(content: &Content) -> bool {
    match content {
        Content::Words(words) | Content::Edited(words) => !words.trim_start().starts_with('/'),
        Content::Pin(_) | Content::Unreadable(_) => true,
        Content::Pressed(_) | Content::Entered(_) | Content::InPublic | Content::TooMany => false,
    }
}

/// The code at the beginning of `message`, and what follows.
fn code(message: &IncomingMessage) -> Option<(Code, &str)> {
    Code::lead(message.content.words()?)
}

/// Does what is said, and answers.
async fn settle(
    tx: &mut Transaction,
    guide: &Guide,
    (message, subject): (&IncomingMessage, &Subject),
    now: Timestamp,
) -> Result<(), StoreError> {
    let (stored, words) = match subject {
        Subject::Inquiry(stored, words) => (stored, words.as_deref()),
        Subject::Forgotten(thread) => {
            let receipt = Receipt { text: "heard-forgotten", length: 0, code: None, thread };
            return confirm(tx, guide, (message, receipt), now).await;
        }
    };
    let told = |text, length| Receipt { text, length, code: Some(&stored.code), thread: &stored.id };
    let receipt = match (&message.content, words) {
        (Content::Edited(_), _) => told("heard-edited", 0),
        (_, None) => told("heard-no-words", 0),
        (_, Some(words)) => {
            let (said, done) = match reply(words) {
                Reply::Answer(words) => (Some(Said::Answer(words)), told("heard-answer", 0)),
                Reply::AskBack(words) => (Some(Said::AskBack(words)), told("heard-ask-back", 0)),
                Reply::Decline(words) => (Some(Said::Decline(words)), told("heard-decline", 0)),
                Reply::Nothing => (None, told("heard-nothing", 0)),
                Reply::TooLong(length) => (None, told("heard-too-long", length)),
            };
            match said {
                None => done,
                Some(said) => match say(tx, guide, (&stored.id, Author::Provider, said), now).await {
                    Ok(()) => done,
                    Err(AnswerError::Refused(_)) => told("heard-closed", 0),
                    Err(AnswerError::Unknown) => told("heard-forgotten", 0),
                    Err(AnswerError::Store(fault)) => return Err(fault),
                },
            }
        }
    };
    confirm(tx, guide, (message, receipt), now).await
}

/// Answers `message` in the thread of the question.
async fn confirm(
    tx: &mut Transaction,
    guide: &Guide,
    (message, receipt): (&IncomingMessage, Receipt<'_>),
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut arguments = FluentArgs::new();
    arguments.set("code", receipt.code.map(ToString::to_string).unwrap_or_default());
    arguments.set("length", receipt.length);
    arguments.set("most", LONGEST_WORDS);
    let said = guide.letters.say(receipt.text, &arguments);
    let said = said.inspect_err(|fault| tracing::error!(%fault, "a provider cannot be answered"));
    let Ok(text) = said else { return Ok(()) };
    let answer = Message { text, thread: Some(receipt.thread.to_owned()), ..Message::default() };
    outbox::add(tx, &Delivery::answer(message, 0, answer), now).await?;
    Ok(())
}
