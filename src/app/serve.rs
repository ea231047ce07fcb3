//! Serves citizens until somebody asks to stop: starts the loops, and ends them in order.

use std::{sync::Arc, time::Duration};

use anyhow::{Context as _, bail};
use tokio::{
    net::TcpListener,
    sync::{mpsc, watch},
    task::JoinSet,
    time::sleep,
};

use crate::{
    app::{
        files::read_if_there,
        machine::Clock,
        renew::{forget, renew},
        service::Service,
    },
    channel::telegram::{
        bot::Telegram,
        button::KEY_BYTES,
        checkup::{said, webhook_fault},
        profile::Texted,
        refusal::Meaning,
        settings::{Settings, Token, Webhook},
        webhook,
        wire::Network,
    },
    domain::{message::ChannelKind, phrasebook::Phrasebook},
    usecase::{clock, deliver::take_over_channel, listen::Listener, serve},
};

/// If Telegram cannot be reached at start, it is tried again after this time.
const AFTER_A_FAILURE: Duration = Duration::from_secs(5);

/// So many updates may be brought and not yet stored.
const MOST_BROUGHT: usize = 256;

/// What the key of the buttons and the secret of the webhook are derived for.
const BUTTONS: &str = "telegram: buttons";
const WEBHOOK: &str = "telegram: webhook";

/// The bot that `settings` describe; none if there is no token. It speaks with `phrasebook`, and signs its buttons with
/// `key`.
pub fn telegram(
    settings: &Settings,
    phrasebook: &Phrasebook,
    key: &[u8; KEY_BYTES],
) -> anyhow::Result<Option<Telegram>> {
    let mut settings = settings.clone();
    if let (None, Some(file)) = (&settings.token, &settings.token_file) {
        let about = || format!("the file {} with the token cannot be read", file.display());
        let text = read_if_there(file).with_context(about)?.with_context(about)?;
        settings.token = Some(Token::try_from(text).with_context(about)?);
    }
    let Some(token) = settings.token.clone() else { return Ok(None) };
    let network = Network::new(&settings)?;
    Ok(Some(Telegram::new(Arc::new(network), token.bot(), key, Texted::new(phrasebook))))
}

impl Service {
    /// Serves on Telegram until `stopped` comes. `ready` is told who the bot is, once people are heard.
    pub async fn serve(
        &self,
        settings: &Settings,
        clock: Clock,
        stopped: impl Future<Output = ()>,
        ready: impl FnOnce(&str),
    ) -> anyhow::Result<()> {
        let key = self.store.derived_key(BUTTONS);
        let Some(telegram) = telegram(settings, &self.mind.guide.phrasebook, &key)? else {
            bail!(
                "there is nothing to serve: set the token of a Telegram bot as BILDUNGSLOTSE_TELEGRAM__TOKEN or as \
                 telegram.token in the configuration (BotFather on Telegram gives one)"
            );
        };
        tokio::pin!(stopped);
        let name = tokio::select! {
            name = introduced(&telegram) => name?,
            () = &mut stopped => return Ok(()),
        };
        take_over_channel(&self.store, ChannelKind::Telegram, clock.now()).await?;
        let mut loops = Loops::new(self, &telegram, &clock.shared());
        match &settings.webhook {
            None => loops.fetch(),
            Some(webhook) => loops.take(webhook, &self.store.derived_text(WEBHOOK)).await?,
        }
        ready(&name);
        let ended = tokio::select! {
            () = &mut stopped => Ok(()),
            () = loops.any_ends() => Err(anyhow::anyhow!("a part of the service broke; start it again")),
            never = Box::pin(renew(&self.store, &self.mind, clock)) => match never {},
            never = forget(&self.store, clock) => match never {},
        };
        loops.end().await;
        self.store.close().await;
        ended
    }
}

/// Asks Telegram who the bot is, until it says so. A token that is not accepted never will be.
async fn introduced(telegram: &Telegram) -> anyhow::Result<String> {
    let mut is_told = false;
    loop {
        match telegram.introduce().await {
            Ok(me) => return Ok(me.username),
            Err(refusal) if refusal.meaning() == Meaning::NoToken => bail!(said(&refusal)),
            Err(refusal) => {
                if !std::mem::replace(&mut is_told, true) {
                    tracing::error!("{} It is tried again and again.", said(&refusal));
                }
                sleep(AFTER_A_FAILURE).await;
            }
        }
    }
}

/// The loops of the service. They end in the order in which messages travel.
struct Loops {
    listener: Arc<Listener>,
    listening: JoinSet<()>,
    answering: JoinSet<()>,
    carrying: JoinSet<()>,
    listen: watch::Sender<bool>,
    answer: watch::Sender<bool>,
    carry: watch::Sender<bool>,
}

impl Loops {
    fn new(service: &Service, telegram: &Telegram, clock: &clock::Clock) -> Self {
        let parts = serve::Loops::new(&service.store, &service.mind, telegram, clock);
        let serve::Loops { listener, dispatcher, courier } = parts;
        let ((listen, _), (answer, answer_end), (carry, carry_end)) =
            (watch::channel(false), watch::channel(false), watch::channel(false));
        let (mut answering, mut carrying) = (JoinSet::new(), JoinSet::new());
        answering.spawn(async move { dispatcher.run(answer_end).await });
        carrying.spawn(async move { courier.run(carry_end).await });
        let mending = telegram.clone();
        let mut listening = JoinSet::new();
        let listener = Arc::new(listener);
        let mut ends = listen.subscribe();
        listening.spawn(async move {
            if let Err(refusal) = mending.texts().compare(mending.caller(), true).await {
                tracing::warn!(%refusal, "the profile of the bot cannot be brought up to date");
            }
            let _ = ends.changed().await;
        });
        Self { listener, listening, answering, carrying, listen, answer, carry }
    }

    /// Fetches what comes.
    fn fetch(&mut self) {
        let (listener, end) = (Arc::clone(&self.listener), self.listen.subscribe());
        self.listening.spawn(async move { listener.fetch(end).await });
    }

    /// Takes what is brought to `webhook`.
    async fn take(&mut self, webhook: &Webhook, secret: &str) -> anyhow::Result<()> {
        if let Some(fault) = webhook_fault(&webhook.url) {
            bail!(fault);
        }
        let door = TcpListener::bind(webhook.listen)
            .await
            .with_context(|| format!("nothing can be received at {}", webhook.listen))?;
        let (hands, brought) = mpsc::channel(MOST_BROUGHT);
        let router = webhook::router(webhook.url.path(), secret, hands);
        let mut end = self.listen.subscribe();
        let stopped = async move { drop(end.changed().await) };
        self.listening.spawn(async move {
            if let Err(fault) = axum::serve(door, router).with_graceful_shutdown(stopped).await {
                tracing::error!(%fault, "nothing can be received any more");
            }
        });
        let listener = Arc::clone(&self.listener);
        self.listening.spawn(async move { listener.take(brought).await });
        let (telegram, url, secret) =
            (self.listener.telegram.clone(), webhook.url.clone(), secret.to_owned());
        let mut end = self.listen.subscribe();
        self.listening.spawn(async move {
            while let Err(refusal) = telegram.ask_for_webhook(&url, &secret).await {
                tracing::error!("The webhook cannot be set, and is tried again: {}", said(&refusal));
                sleep(AFTER_A_FAILURE).await;
            }
            let _ = end.changed().await;
        });
        Ok(())
    }

    async fn any_ends(&mut self) {
        tokio::select! {
            _ = self.listening.join_next() => (),
            _ = self.answering.join_next() => (),
            _ = self.carrying.join_next() => (),
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
