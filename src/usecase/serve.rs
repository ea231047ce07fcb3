//! The loops through which messages pass, joined: one listens to each messenger, one answers, one carries to each.

use std::sync::{Arc, atomic::AtomicI64};

use tokio::sync::{Notify, Semaphore};

#[cfg(feature = "matrix")]
use crate::{
    channel::matrix::{bot as matrix, bot::Matrix, doors::Words},
    usecase::{attend::Attendant, listen_matrix},
};
use crate::{
    channel::{
        mail::sender::{self as mail, Mail},
        registry::{Channel, Channels},
        telegram::bot::{self as telegram, Telegram},
        webhook::poster::{self as webhook, Webhook},
    },
    domain::{confirmation::YearDay, message::ChannelKind, pace::Rate},
    store::open::Store,
    usecase::{
        clock::Clock, converse::Mind, courier::Courier, dispatch::Dispatcher, listen_telegram,
        mediate::Mediator, notify_provider::Post, send_announcements::Announcer,
    },
};

/// So many buttons are let come to rest at once.
const MOST_PRESSES: usize = 32;

/// So many receipts are under way at once.
#[cfg(feature = "matrix")]
const MOST_RECEIPTS: usize = 32;

/// The messengers that are served, and the ways that only lead out.
#[derive(Clone, Default)]
pub struct Messengers {
    /// Where the pages of the service are, such as `https://lotse.example`.
    pub base: String,
    /// On which days of the year providers are asked whether their offers are still right.
    pub ask_on: Vec<YearDay>,
    /// Telegram.
    pub telegram: Option<Telegram>,
    /// Matrix, and what is said at its door.
    #[cfg(feature = "matrix")]
    pub matrix: Option<(Matrix, Words)>,
    /// Mail.
    pub mail: Option<Mail>,
    /// Webhooks.
    pub webhook: Option<Webhook>,
}

impl Messengers {
    /// Each, as a way out, and how fast that may be.
    fn ways_out(&self) -> Vec<(ChannelKind, Channel, Rate)> {
        let mut ways = Vec::new();
        if let Some(bot) = &self.telegram {
            ways.push((ChannelKind::Telegram, Channel::Telegram(bot.clone()), telegram::RATE));
        }
        #[cfg(feature = "matrix")]
        if let Some((bot, _)) = &self.matrix {
            ways.push((ChannelKind::Matrix, Channel::Matrix(bot.clone()), matrix::RATE));
        }
        if let Some(mail) = &self.mail {
            ways.push((ChannelKind::Mail, Channel::Mail(mail.clone()), mail::RATE));
        }
        if let Some(webhook) = &self.webhook {
            ways.push((ChannelKind::Webhook, Channel::Webhook(webhook.clone()), webhook::RATE));
        }
        ways
    }

    /// Which they are.
    pub fn kinds(&self) -> Vec<ChannelKind> {
        self.ways_out().into_iter().map(|(kind, ..)| kind).collect()
    }
}

/// The loops, not yet running.
pub struct Loops {
    /// Takes in from Telegram.
    pub telegram: Option<listen_telegram::Listener>,
    /// Takes in from Matrix, and attends to the rooms there.
    #[cfg(feature = "matrix")]
    pub matrix: Option<(listen_matrix::Listener, Attendant)>,
    /// Answers.
    pub dispatcher: Dispatcher,
    /// Lets announcements leave when their time has come.
    pub announcer: Announcer,
    /// Takes questions to providers.
    pub mediator: Mediator,
    /// Send, one for each way out.
    pub couriers: Vec<Courier>,
}

impl Loops {
    /// The loops for `messengers`: each rings the next.
    pub fn new(store: &Store, mind: &Mind, messengers: &Messengers, clock: &Clock) -> Self {
        let arrived = Arc::new(Notify::new());
        let ways_out = messengers.ways_out();
        let channels = ways_out
            .iter()
            .fold(Channels::default(), |channels, (kind, channel, _)| channels.with(*kind, channel.clone()));
        let couriers: Vec<_> = ways_out
            .into_iter()
            .map(|(kind, _, rate)| Courier {
                store: store.clone(),
                channels: channels.clone(),
                kind,
                rate,
                clock: clock.clone(),
                written: Arc::new(Notify::new()),
            })
            .collect();
        let telegram = messengers.telegram.as_ref().map(|telegram| listen_telegram::Listener {
            store: store.clone(),
            telegram: telegram.clone(),
            clock: clock.clone(),
            arrived: arrived.clone(),
            presses: Arc::new(Semaphore::new(MOST_PRESSES)),
            traced_at: AtomicI64::new(0),
        });
        #[cfg(feature = "matrix")]
        let matrix = messengers.matrix.as_ref().map(|(matrix, words)| {
            let stirred = Arc::new(Notify::new());
            let listener = listen_matrix::Listener {
                store: store.clone(),
                matrix: matrix.clone(),
                clock: clock.clone(),
                arrived: arrived.clone(),
                stirred: stirred.clone(),
                receipts: Arc::new(Semaphore::new(MOST_RECEIPTS)),
            };
            let attendant = Attendant {
                store: store.clone(),
                matrix: matrix.clone(),
                words: words.clone(),
                clock: clock.clone(),
                stirred,
                arrived: arrived.clone(),
            };
            (listener, attendant)
        });
        // Nobody holds the phone in the hand for the others: they look by themselves each second.
        let chats = couriers.iter().filter(|courier| courier.kind.is_chat());
        let written: Arc<[_]> = chats.map(|courier| courier.written.clone()).collect();
        let announcer = Announcer {
            store: store.clone(),
            guide: mind.guide.clone(),
            channels: messengers.kinds().into_iter().filter(|kind| kind.is_chat()).collect(),
            clock: clock.clone(),
            written: written.clone(),
        };
        let mediator = Mediator {
            store: store.clone(),
            guide: mind.guide.clone(),
            post: Post { channels: messengers.kinds().into_iter().collect(), base: messengers.base.clone() },
            ask_on: messengers.ask_on.clone(),
            clock: clock.clone(),
            written: written.clone(),
        };
        let dispatcher = Dispatcher {
            store: store.clone(),
            mind: mind.clone(),
            channels,
            clock: clock.clone(),
            arrived,
            written,
        };
        Self {
            telegram,
            #[cfg(feature = "matrix")]
            matrix,
            dispatcher,
            announcer,
            mediator,
            couriers,
        }
    }
}
