//! Serves citizens until somebody asks to stop: starts the loops, and ends them in order.

use std::{sync::Arc, time::Duration};

use anyhow::bail;
use tokio::{sync::watch, task::JoinSet};

#[cfg(feature = "matrix")]
use crate::app::matrix;
use crate::{
    app::{
        console,
        machine::Clock,
        mail,
        renew::{forget, import, renew},
        service::Service,
        telegram::{self, Receiving},
    },
    config::Settings,
    usecase::{
        deliver::take_over_channel,
        serve::{self, Messengers},
    },
    web::server,
};

/// Where the service is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Where the bot answers.
    pub messengers: Vec<String>,
    /// Where the console is, unless it is switched off.
    pub console: Option<String>,
}

impl Service {
    /// Serves on the messengers that are configured and in the browser until `stopped` comes. `ready` is told where the service
    /// is found, once people are heard.
    pub async fn serve(
        &self,
        settings: &Settings,
        clock: Clock,
        stopped: impl Future<Output = ()>,
        ready: impl FnOnce(&Places),
    ) -> anyhow::Result<()> {
        tokio::pin!(stopped);
        // First, since nobody has to be asked for it.
        let console = console::open(settings, self, clock).await?;
        let (messengers, places) = tokio::select! {
            opened = Box::pin(self.messengers(settings, clock)) => opened?,
            () = &mut stopped => return Ok(()),
        };
        let places =
            Places { messengers: places, console: console.as_ref().map(|console| console.place.clone()) };
        if places == Places::default() {
            bail!(
                "there is nothing to serve: set the token of a Telegram bot as BILDUNGSLOTSE_TELEGRAM__TOKEN or as \
                 telegram.token in the configuration (BotFather on Telegram gives one), the account of a bot on Matrix \
                 as BILDUNGSLOTSE_MATRIX__USER or as matrix.user, or the place of the console as \
                 BILDUNGSLOTSE_WEB__LISTEN or as web.listen"
            );
        }
        for kind in messengers.kinds() {
            take_over_channel(&self.store, kind, clock.now()).await?;
        }
        let parts = serve::Loops::new(&self.store, &self.mind, &messengers, &clock.shared());
        let mut loops = Loops::new();
        loops.start(parts, settings, self).await?;
        if let Some(console) = console {
            loops.show(console);
        }
        ready(&places);
        let ended = tokio::select! {
            () = &mut stopped => Ok(()),
            () = loops.any_ends() => Err(anyhow::anyhow!("a part of the service broke; start it again")),
            never = Box::pin(renew(&self.store, &self.mind, clock)) => match never {},
            never = forget(&self.store, clock) => match never {},
            never = import(&self.store, clock) => match never {},
        };
        loops.end().await;
        self.store.close().await;
        ended
    }

    /// The messengers that are configured, where the bot answers there, and the ways that only lead out.
    async fn messengers(
        &self,
        settings: &Settings,
        clock: Clock,
    ) -> anyhow::Result<(Messengers, Vec<String>)> {
        if settings.mail.leads_away() && !settings.web.is_found_elsewhere() {
            bail!(
                "mails to providers carry a link to the pages of this service, and nobody elsewhere could open it: set the \
                 address at which they are found as BILDUNGSLOTSE_WEB__PUBLIC_URL or as web.public_url, such as \
                 https://lotse.gemeinde.example, and do not leave web.listen empty"
            );
        }
        let base = settings.web.address("", None);
        let ask_on = settings.inquiry.ask_on.clone();
        let (mut messengers, mut places) = (Messengers { base, ask_on, ..Messengers::default() }, Vec::new());
        if let Some(bot) = telegram::serving(&settings.telegram, &self.mind.guide.phrasebook, &self.store)? {
            places.push(telegram::introduced(&bot).await?);
            messengers.telegram = Some(bot);
        }
        #[cfg(feature = "matrix")]
        if let Some(bot) = matrix::serving(settings, &self.store, clock).await? {
            places.push(matrix::introduced(&bot).await?);
            messengers.matrix = Some((bot, matrix::words(&self.mind.guide.phrasebook)));
        }
        #[cfg(not(feature = "matrix"))]
        if settings.matrix.user.is_some() {
            bail!(
                "this program was built without Matrix: build it with `cargo build --release --features matrix`, or take \
                 matrix.user out of the configuration"
            );
        }
        messengers.mail = mail::mail(&settings.mail, &self.store, clock)?;
        messengers.webhook = mail::webhook(&settings.webhook, &self.store, clock);
        Ok((messengers, places))
    }
}

/// The loops of the service. They end in the order in which messages travel.
struct Loops {
    listening: JoinSet<()>,
    answering: JoinSet<()>,
    carrying: JoinSet<()>,
    listen: watch::Sender<bool>,
    answer: watch::Sender<bool>,
    carry: watch::Sender<bool>,
}

impl Loops {
    fn new() -> Self {
        let end = || watch::channel(false).0;
        let (listening, answering, carrying) = (JoinSet::new(), JoinSet::new(), JoinSet::new());
        Self { listening, answering, carrying, listen: end(), answer: end(), carry: end() }
    }

    async fn start(
        &mut self,
        parts: serve::Loops,
        settings: &Settings,
        service: &Service,
    ) -> anyhow::Result<()> {
        let dispatcher = parts.dispatcher;
        let end = self.answer.subscribe();
        self.answering.spawn(async move { dispatcher.run(end).await });
        let (announcer, end) = (parts.announcer, self.answer.subscribe());
        self.answering.spawn(async move { announcer.run(end).await });
        let (mediator, end) = (parts.mediator, self.answer.subscribe());
        self.answering.spawn(async move { mediator.run(end).await });
        for courier in parts.couriers {
            let end = self.carry.subscribe();
            self.carrying.spawn(async move { courier.run(end).await });
        }
        #[cfg(feature = "matrix")]
        if let Some((listener, attendant)) = parts.matrix {
            let (listen, attend) = (self.listen.subscribe(), self.listen.subscribe());
            self.listening.spawn(async move { listener.listen(listen).await });
            self.listening.spawn(async move { attendant.run(attend).await });
        }
        if let Some(listener) = parts.telegram {
            let (listener, stop) = (Arc::new(listener), self.listen.subscribe());
            let receiving = Receiving { listener, tasks: &mut self.listening, stop };
            receiving.begin(&settings.telegram, &service.store).await?;
        }
        Ok(())
    }

    /// Serves the console; it ends with what listens.
    fn show(&mut self, console: console::Open) {
        let mut end = self.listen.subscribe();
        let stopped = async move { drop(end.wait_for(|is_over| *is_over).await) };
        self.listening.spawn(async move {
            if let Err(fault) = server::serve(console.door, console.router, stopped).await {
                tracing::error!(%fault, "the console cannot be served any more");
            }
        });
    }

    async fn any_ends(&mut self) {
        // Without a messenger nobody is listened to: what never began does not end.
        tokio::select! {
            Some(_) = self.listening.join_next() => (),
            Some(_) = self.answering.join_next() => (),
            Some(_) = self.carrying.join_next() => (),
            else => (),
        }
    }

    /// Ends all: nothing more is accepted, what was accepted is answered, what was answered is sent, as far as a few
    /// seconds allow. The rest lies in the store.
    async fn end(mut self) {
        let parts = [
            (self.listen, &mut self.listening),
            (self.answer, &mut self.answering),
            (self.carry, &mut self.carrying),
        ];
        for ((end, tasks), patience) in parts.into_iter().zip(LONGEST_END) {
            end.send_replace(true);
            let all = async { while tasks.join_next().await.is_some() {} };
            if tokio::time::timeout(patience, all).await.is_err() {
                tracing::warn!("a part of the service does not end in time");
            }
        }
    }
}

/// Each part of the service has this long to end: together less than five seconds, and a little more than each takes.
const LONGEST_END: [Duration; 3] =
    [Duration::from_millis(500), Duration::from_millis(1_700), Duration::from_millis(2_200)];
