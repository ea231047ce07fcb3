//! Is the bot as it should be? What `bildungslotse telegram check` finds, in words an administrator understands.

use serde::Deserialize;
use teloxide::payloads::{DeleteWebhook, GetWebhookInfo};

use crate::channel::{
    finding::Finding,
    telegram::{
        bot::Telegram,
        refusal::{Meaning, Refusal},
        settings::Settings,
    },
};

/// What Telegram says of the webhook.
#[derive(Default, Deserialize)]
#[serde(default)]
struct WebhookInfo {
    url: String,
    pending_update_count: u64,
    last_error_message: Option<String>,
}

/// What to do about a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Webhook {
    /// Nothing.
    Keep,
    /// It goes.
    Remove,
}

impl Telegram {
    /// Looks at everything about the bot. Changes nothing but the webhook, if it is to go.
    pub async fn check_up(&self, settings: &Settings, webhook: Webhook) -> Vec<Finding> {
        let me = match self.introduce().await {
            Ok(me) => me,
            Err(refusal) => return vec![Finding::faulty(&said(&refusal))],
        };
        let mut findings = vec![Finding::sound(&format!(
            "The token is accepted: this is the bot \"{}\", https://t.me/{}",
            me.first_name, me.username
        ))];
        findings.push(if me.can_read_all_group_messages {
            Finding::doubtful(
                "The bot reads everything in groups that it is in. It needs none of that: send /setprivacy to \
                 BotFather and choose Enable",
            )
        } else {
            Finding::sound("In groups the bot reads only what is meant for it")
        });
        if me.can_join_groups {
            findings.push(Finding::sound(
                "The bot can be added to groups; there it only leads to the private chat (/setjoingroups in BotFather \
                 changes that)",
            ));
        }
        if me.supports_inline_queries {
            findings.push(Finding::doubtful(
                "Inline mode is on: what people type elsewhere would reach the bot. Send /setinline to BotFather and \
                 switch it off",
            ));
        }
        findings.extend(self.check_webhook(settings, webhook).await);
        findings.push(match self.texts().compare(self.caller(), false).await {
            Ok(0) => Finding::sound("Profile and menu of commands are as they should be"),
            Ok(count) => Finding::doubtful(&format!(
                "Profile or menu of commands differ in {count} of 3 texts; `bildungslotse serve` puts them right"
            )),
            Err(refusal) => Finding::faulty(&said(&refusal)),
        });
        findings
    }

    async fn check_webhook(&self, settings: &Settings, webhook: Webhook) -> Vec<Finding> {
        let info: WebhookInfo = match self.caller().ask(&GetWebhookInfo::new()).await {
            Ok(info) => info,
            Err(refusal) => return vec![Finding::faulty(&said(&refusal))],
        };
        let mut findings = vec![match (&settings.webhook, info.url.as_str()) {
            (None, "") => Finding::sound("Updates are fetched by long polling: no port needs to be open"),
            (None, url) if webhook == Webhook::Remove => {
                match self.caller().call(&DeleteWebhook::new()).await {
                    Ok(_) => Finding::sound(&format!("The webhook {url} was removed; what is waiting stays")),
                    Err(refusal) => Finding::faulty(&said(&refusal)),
                }
            }
            (None, url) => Finding::faulty(&format!(
                "A webhook is set, so nothing can be fetched: Telegram brings all updates to {url}. If that is not \
                 another service of yours, remove it with `bildungslotse telegram check --remove-webhook`"
            )),
            (Some(ours), url) if url == ours.url.as_str() => {
                Finding::sound(&format!("Telegram brings updates to {url}"))
            }
            (Some(ours), "") => Finding::doubtful(&format!(
                "The webhook {} is not set yet; `bildungslotse serve` sets it",
                ours.url
            )),
            (Some(ours), url) => Finding::doubtful(&format!(
                "Another webhook is set: {url}. `bildungslotse serve` replaces it by {}",
                ours.url
            )),
        }];
        if let Some(ours) = &settings.webhook {
            findings.extend(webhook_fault(&ours.url).map(|fault| Finding::faulty(&fault)));
        }
        findings.extend(info.last_error_message.map(|fault| {
            Finding::doubtful(&format!("When Telegram last failed to bring an update, it said: {fault}"))
        }));
        if info.pending_update_count > 0 {
            findings.push(Finding::doubtful(&format!(
                "{} messages wait at Telegram; it keeps them for 24 hours",
                info.pending_update_count
            )));
        }
        findings
    }
}

/// Why Telegram would not bring anything to `url`.
pub fn webhook_fault(url: &url::Url) -> Option<String> {
    if url.scheme() != "https" {
        return Some(format!("The address of the webhook must begin with https://, and it is {url}"));
    }
    let port = url.port_or_known_default().unwrap_or(443);
    (![443, 80, 88, 8_443].contains(&port))
        .then(|| format!("Telegram brings updates to the ports 443, 80, 88 and 8443 only, and not to {port}"))
}

/// What `refusal` means to whoever runs the service.
pub fn said(refusal: &Refusal) -> String {
    match (refusal.meaning(), refusal) {
        (Meaning::NoToken, _) => "Telegram does not accept the token: it was mistyped or revoked. BotFather shows it \
            with /token; set it as BILDUNGSLOTSE_TELEGRAM__TOKEN"
            .to_owned(),
        (Meaning::Conflict, Refusal::Api { description, .. }) if description.contains("webhook") => {
            "A webhook is set for this bot, so nothing can be fetched. `bildungslotse telegram check` shows it, and \
             removes it with --remove-webhook"
                .to_owned()
        }
        (Meaning::Conflict, _) => "Another program fetches messages with the token of this bot. Only one may: stop \
            the other one, or revoke the token in BotFather if you do not know it"
            .to_owned(),
        (_, Refusal::NotSent(_)) => "Telegram cannot be reached. Is this computer connected to the internet, and may it \
            reach the server of the Bot API (api.telegram.org)?"
            .to_owned(),
        (_, Refusal::Ambiguous(reason)) => format!("Telegram cannot be reached just now: {reason}"),
        (_, other) => format!("Telegram answered with a fault: {other}"),
    }
}
