//! The three loops through which messages pass, joined for one messenger: one listens, one answers, one carries.

use std::sync::{Arc, atomic::AtomicI64};

use tokio::sync::{Notify, Semaphore};

use crate::{
    channel::{
        registry::{Channel, Channels},
        telegram::bot::{RATE, Telegram},
    },
    domain::message::ChannelKind,
    store::open::Store,
    usecase::{clock::Clock, converse::Mind, courier::Courier, dispatch::Dispatcher, listen::Listener},
};

/// So many buttons are let come to rest at once.
const MOST_PRESSES: usize = 32;

/// The loops, not yet running.
pub struct Loops {
    /// Takes in.
    pub listener: Listener,
    /// Answers.
    pub dispatcher: Dispatcher,
    /// Sends.
    pub courier: Courier,
}

impl Loops {
    /// The loops for `telegram`: each rings the next.
    pub fn new(store: &Store, mind: &Mind, telegram: &Telegram, clock: &Clock) -> Self {
        let kind = ChannelKind::Telegram;
        let (arrived, written) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let channels = Channels::default().with(kind, Channel::Telegram(telegram.clone()));
        let listener = Listener {
            store: store.clone(),
            telegram: telegram.clone(),
            clock: clock.clone(),
            arrived: arrived.clone(),
            presses: Arc::new(Semaphore::new(MOST_PRESSES)),
            traced_at: AtomicI64::new(0),
        };
        let dispatcher = Dispatcher {
            store: store.clone(),
            mind: mind.clone(),
            channels: channels.clone(),
            clock: clock.clone(),
            arrived,
            written: written.clone(),
        };
        let courier =
            Courier { store: store.clone(), channels, kind, rate: RATE, clock: clock.clone(), written };
        Self { listener, dispatcher, courier }
    }
}
