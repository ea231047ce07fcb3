//! Finds the channel that leads to an address.

use std::collections::BTreeMap;

#[cfg(feature = "matrix")]
use crate::channel::matrix::bot::Matrix;
use crate::{
    channel::{
        recorder::Recorder,
        split::split,
        telegram::{bot::Telegram, text},
        terminal::Terminal,
    },
    domain::{
        message::{Address, ChannelKind, Message},
        outbox::{Delivery, SendError, Sent},
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
            Some(Channel::Terminal(terminal)) => terminal.send(message).await.map(|()| Sent::default()),
            Some(Channel::Telegram(telegram)) => telegram.send(delivery).await,
            #[cfg(feature = "matrix")]
            Some(Channel::Matrix(matrix)) => matrix.send(delivery).await,
            Some(Channel::Recorder(recorder)) => recorder.send(to, message),
            None => Err(SendError::Permanent(format!("no channel is open for {:?}", to.channel))),
        }
    }

    /// Shows whoever is at the address `to` that an answer is being written, where the channel can.
    pub async fn show_typing(&self, to: &Address) {
        match self.channels.get(&to.channel) {
            Some(Channel::Telegram(telegram)) => telegram.show_typing(&to.name).await,
            #[cfg(feature = "matrix")]
            Some(Channel::Matrix(matrix)) => matrix.show_typing(&to.name).await,
            Some(Channel::Terminal(_) | Channel::Recorder(_)) | None => (),
        }
    }
}

/// `message` in as many parts as a channel of this `kind` needs for it.
pub fn parts(kind: ChannelKind, message: Message) -> Vec<Message> {
    match kind {
        ChannelKind::Terminal => vec![message],
        ChannelKind::Telegram => text::parts(message),
        ChannelKind::Matrix => split(message, None, LONGEST_ON_MATRIX),
    }
}
