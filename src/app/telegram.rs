//! The bot on Telegram, as it is configured, and the tasks that receive for it.

use std::{sync::Arc, time::Duration};

use anyhow::{Context as _, bail};
use tokio::{
    net::TcpListener,
    sync::{mpsc, watch},
    task::JoinSet,
    time::sleep,
};

use crate::{
    app::files::read_secret,
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
    domain::phrasebook::Phrasebook,
    store::open::Store,
    usecase::listen_telegram::Listener,
};

/// If Telegram cannot be reached, it is tried again after this time.
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
        let token = Token::try_from(read_secret(file, "the token")?);
        settings.token = Some(token.with_context(|| format!("there is no token in {}", file.display()))?);
    }
    let Some(token) = settings.token.clone() else { return Ok(None) };
    let network = Network::new(&settings)?;
    Ok(Some(Telegram::new(Arc::new(network), token.bot(), key, Texted::new(phrasebook))))
}

/// The bot that serves with `store`; none if there is no token.
pub fn serving(
    settings: &Settings,
    phrasebook: &Phrasebook,
    store: &Store,
) -> anyhow::Result<Option<Telegram>> {
    telegram(settings, phrasebook, &store.derived_key(BUTTONS))
}

/// Asks Telegram who the bot is, and says where it answers. A token that is not accepted never will be; if Telegram cannot
/// be reached, that is found out later.
pub async fn introduced(telegram: &Telegram) -> anyhow::Result<String> {
    match telegram.introduce().await {
        Ok(me) => Ok(format!("https://t.me/{}", me.username)),
        Err(refusal) if refusal.meaning() == Meaning::NoToken => bail!(said(&refusal)),
        Err(refusal) => {
            tracing::error!("{} It is tried again and again.", said(&refusal));
            Ok("Telegram, once it can be reached".to_owned())
        }
    }
}

/// The tasks that receive for a bot, in `tasks`, until `stop` says so.
pub struct Receiving<'a> {
    /// What takes in.
    pub listener: Arc<Listener>,
    /// Where they run.
    pub tasks: &'a mut JoinSet<()>,
    /// When they end.
    pub stop: watch::Receiver<bool>,
}

impl Receiving<'_> {
    /// Begins to receive.
    pub async fn begin(mut self, settings: &Settings, store: &Store) -> anyhow::Result<()> {
        self.mend();
        match &settings.webhook {
            None => self.fetch(),
            Some(webhook) => self.take(webhook, &store.derived_text(WEBHOOK)).await?,
        }
        Ok(())
    }

    /// Finds out who the bot is, if that is not known, and brings its profile up to date.
    fn mend(&mut self) {
        let (telegram, mut end) = (self.listener.telegram.clone(), self.stop.clone());
        self.tasks.spawn(async move {
            let mending = async {
                while telegram.introduce().await.is_err() {
                    sleep(AFTER_A_FAILURE).await;
                }
                if let Err(refusal) = telegram.texts().compare(telegram.caller(), true).await {
                    tracing::warn!(%refusal, "the profile of the bot cannot be brought up to date");
                }
                std::future::pending::<()>().await;
            };
            tokio::select! {
                () = mending => (),
                _ = end.changed() => (),
            }
        });
    }

    /// Fetches what comes.
    fn fetch(self) {
        let Self { listener, tasks, stop } = self;
        tasks.spawn(async move { listener.fetch(stop).await });
    }

    /// Takes what is brought to `webhook`.
    async fn take(self, webhook: &Webhook, secret: &str) -> anyhow::Result<()> {
        if let Some(fault) = webhook_fault(&webhook.url) {
            bail!(fault);
        }
        let door = TcpListener::bind(webhook.listen)
            .await
            .with_context(|| format!("nothing can be received at {}", webhook.listen))?;
        let (hands, brought) = mpsc::channel(MOST_BROUGHT);
        let router = webhook::router(webhook.url.path(), secret, hands);
        let mut end = self.stop.clone();
        let stopped = async move { drop(end.changed().await) };
        self.tasks.spawn(async move {
            if let Err(fault) = axum::serve(door, router).with_graceful_shutdown(stopped).await {
                tracing::error!(%fault, "nothing can be received any more");
            }
        });
        let listener = Arc::clone(&self.listener);
        self.tasks.spawn(async move { listener.take(brought).await });
        let (telegram, url, secret) =
            (self.listener.telegram.clone(), webhook.url.clone(), secret.to_owned());
        let mut end = self.stop.clone();
        self.tasks.spawn(async move {
            while let Err(refusal) = telegram.ask_for_webhook(&url, &secret).await {
                tracing::error!("The webhook cannot be set, and is tried again: {}", said(&refusal));
                sleep(AFTER_A_FAILURE).await;
            }
            let _ = end.changed().await;
        });
        Ok(())
    }
}
