//! Finds the channel that leads to an address.

use std::collections::BTreeMap;

use crate::{
    channel::{recorder::Recorder, terminal::Terminal},
    domain::{
        message::{Address, ChannelKind, Message},
        outbox::SendError,
    },
};

/// A way out.
#[derive(Clone)]
pub enum Channel {
    /// The operator's terminal.
    Terminal(Terminal),
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

    /// Sends `message` through the channel that leads `to` there.
    pub async fn send(&self, to: &Address, message: &Message) -> Result<(), SendError> {
        match self.channels.get(&to.channel) {
            Some(Channel::Terminal(terminal)) => terminal.send(message).await,
            Some(Channel::Recorder(recorder)) => recorder.send(to, message),
            None => Err(SendError::Permanent(format!("no channel is open for {:?}", to.channel))),
        }
    }
}
