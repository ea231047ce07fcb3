//! What leaves by mail and by webhook, as it is configured.

use anyhow::Context as _;

use crate::{
    app::{files::read_secret, machine::Clock},
    channel::{
        mail::{
            sender::Mail,
            settings::{self as mail, Password},
        },
        webhook::{poster::Webhook, settings as webhook},
    },
    store::open::Store,
};

/// What the keys are derived for that name mails and webhooks.
const MAILS: &str = "mail: names";
const WEBHOOKS: &str = "webhook: names";

/// What sends mails; none if no mail server is configured.
pub fn mail(settings: &mail::Settings, store: &Store, clock: Clock) -> anyhow::Result<Option<Mail>> {
    let mut settings = settings.clone();
    if let (None, Some(file)) = (&settings.password, &settings.password_file) {
        settings.password = Some(Password::new(&read_secret(file, "the password of the mail account")?));
    }
    let Some(server) = settings.server()? else { return Ok(None) };
    let mail = Mail::new(server, &store.derived_key(MAILS), clock.shared());
    Ok(Some(mail.context("TLS cannot be prepared for the mail server")?))
}

/// What posts to webhooks. Nothing has to be configured for it, so a machine without certificates serves without it.
pub fn webhook(settings: &webhook::Settings, store: &Store, clock: Clock) -> Option<Webhook> {
    match Webhook::new(settings, &store.derived_key(WEBHOOKS), clock.shared()) {
        Ok(webhook) => Some(webhook),
        Err(fault) => {
            tracing::error!(%fault, "no webhook can be called; what is waiting for one is kept");
            None
        }
    }
}
