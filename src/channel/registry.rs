//! Finds the channel that leads to an address.

use std::{borrow::Cow, collections::BTreeMap};

#[cfg(feature = "matrix")]
use crate::channel::matrix::bot::Matrix;
use crate::{
    channel::{
        mail::sender::Mail,
        recorder::Recorder,
        split::split,
        telegram::{bot::Telegram, text},
        terminal::Terminal,
        webhook::poster::Webhook,
    },
    domain::{
        message::{Address, ChannelKind, Message},
        outbox::{Delivery, SendError, Sent},
        setback::Setback,
    },
};

/// The most UTF-16 units of one message on Matrix: an event has at most 65,536 bytes, with words twice, marks and
/// encryption.
const LONGEST_ON_MATRIX: usize = 8_000;

/// A way out.
#[derive(Clone)]
pub enum Channel {
    /// The operator's terminal.
    Terminal(Terminal),
    /// Telegram.
    Telegram(Telegram),
    /// Matrix.
    #[cfg(feature = "matrix")]
    Matrix(Matrix),
    /// Mail.
    Mail(Mail),
    /// Webhooks.
    Webhook(Webhook),
    /// A recorder.
    Recorder(Recorder),
}

/// All channels that are open.
#[derive(Clone, Default)]
pub struct Channels {
    channels: BTreeMap<ChannelKind, Channel>,
}

impl Channels {
    /// With `channel` open for addresses of this `kind`.
    #[must_use]
    pub fn with(mut self, kind: ChannelKind, channel: Channel) -> Self {
        self.channels.insert(kind, channel);
        self
    }

    /// The kinds of addresses that a channel is open for.
    pub fn kinds(&self) -> impl Iterator<Item = ChannelKind> {
        self.channels.keys().copied()
    }

    /// Sends `delivery` through the channel that leads there, and returns what it is called there.
    pub async fn send(&self, delivery: &Delivery) -> Result<Sent, SendError> {
        let Delivery { to, message, .. } = delivery;
        match self.channels.get(&to.channel) {
            Some(Channel::Terminal(terminal)) => {
                terminal.send(&headed(delivery).message).await.map(|()| Sent::default())
            }
            Some(Channel::Telegram(telegram)) => telegram.send(&headed(delivery)).await,
            #[cfg(feature = "matrix")]
            Some(Channel::Matrix(matrix)) => matrix.send(&headed(delivery)).await,
            Some(Channel::Mail(mail)) => mail.send(delivery).await.map(|()| Sent::default()),
            Some(Channel::Webhook(webhook)) => webhook.send(delivery).await.map(|()| Sent::default()),
            Some(Channel::Recorder(recorder)) => recorder.send(to, message),
            None => {
                let words = format!("no channel is open for {:?}", to.channel);
                Err(SendError::Permanent(Setback::NoChannel.reason("", &words)))
            }
        }
    }

    /// Shows whoever is at the address `to` that an answer is being written, where the channel can.
    pub async fn show_typing(&self, to: &Address) {
        match self.channels.get(&to.channel) {
            Some(Channel::Telegram(telegram)) => telegram.show_typing(&to.name).await,
            #[cfg(feature = "matrix")]
            Some(Channel::Matrix(matrix)) => matrix.show_typing(&to.name).await,
            Some(Channel::Terminal(_) | Channel::Mail(_) | Channel::Webhook(_) | Channel::Recorder(_))
            | None => (),
        }
    }
}

/// `message` in as many parts as a channel of this `kind` needs for it.
pub fn parts(kind: ChannelKind, message: Message) -> Vec<Message> {
    match kind {
        ChannelKind::Terminal => vec![message.headed()],
        ChannelKind::Telegram => text::parts(message.headed()),
        ChannelKind::Matrix => split(message.headed(), None, LONGEST_ON_MATRIX),
        ChannelKind::Mail | ChannelKind::Webhook => vec![message],
    }
}

/// `delivery` for a channel without subjects.
fn headed(delivery: &Delivery) -> Cow<'_, Delivery> {
    if delivery.message.title.is_none() {
        return Cow::Borrowed(delivery);
    }
    Cow::Owned(Delivery { message: delivery.message.clone().headed(), ..delivery.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chats_show_a_title_above_the_words_and_mails_keep_it_apart() {
        for kind in ChannelKind::ALL {
            let (title, text) = (Some("Neue Frage".to_owned()), "Guten Tag".to_owned());
            let parts = parts(kind, Message { title: title.clone(), text, ..Message::default() });
            let [part] = &parts[..] else { panic!("{kind:?}: {} parts", parts.len()) };
            let expected =
                if kind.is_chat() { ("Neue Frage\n\nGuten Tag", None) } else { ("Guten Tag", title) };
            assert_eq!((part.text.as_str(), part.title.clone()), expected, "{kind:?}");
        }
    }
}
