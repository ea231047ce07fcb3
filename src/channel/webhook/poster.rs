//! Posts to webhooks, signed by the Standard Webhooks.

use std::{sync::Arc, time::Duration};

use reqwest::{
    Client, Response,
    header::{CONTENT_TYPE, RETRY_AFTER},
    redirect::Policy,
};

use crate::{
    channel::{
        clock::Clock,
        name::{KEY_BYTES, name},
        webhook::{
            reach::Reach,
            refusal::{meaning, no_answer},
            resolver::Resolver,
            settings::Settings,
            target::Target,
        },
    },
    domain::{
        outbox::{Delivery, SendError},
        pace::Rate,
    },
};

/// How fast is posted: each receiver is another machine, and one that is slow must not hold up the others.
pub const RATE: Rate = Rate { any: 20, announcements: 20, chat: 200, group: 200, at_once: 16 };

/// So long a receiver is called, and so long it has to answer.
const CALLING: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_secs(10);

/// The most bytes of an answer that are read. It says nothing but its status, so they are forgotten.
const LONGEST_ANSWER: usize = 64 << 10;

/// Posts to webhooks. Clones share all.
#[derive(Clone)]
pub struct Webhook {
    client: Client,
    reach: Reach,
    key: [u8; KEY_BYTES],
    clock: Clock,
}

impl Webhook {
    /// What posts as `settings` say, naming messages with `key`. Fails if this machine has no TLS.
    pub fn new(settings: &Settings, key: &[u8; KEY_BYTES], clock: Clock) -> Result<Self, reqwest::Error> {
        let reach = if settings.allow_private { Reach::PublicAndPrivate } else { Reach::Public };
        let client = Client::builder()
            .dns_resolver(Arc::new(Resolver { reach }))
            .https_only(reach == Reach::Public)
            .redirect(Policy::none())
            // What stands between would choose whom it calls.
            .no_proxy()
            .referer(false)
            .connect_timeout(CALLING)
            .timeout(PATIENCE)
            .pool_max_idle_per_host(0)
            .user_agent(concat!("bildungslotse/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { client, reach, key: *key, clock })
    }

    /// Posts the text of `delivery`, which is JSON. The same delivery has the same id at each attempt.
    pub async fn send(&self, delivery: &Delivery) -> Result<(), SendError> {
        let target = Target::new(&delivery.to.name, self.reach)
            .map_err(|fault| SendError::Permanent(fault.reason()))?;
        let id = format!("msg_{}", name(&self.key, &delivery.id));
        let second = (self.clock)().0.div_euclid(1_000);
        let body = delivery.message.text.clone();
        let request = self
            .client
            .post(target.url)
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-signature", target.secret.sign(&id, second, &body))
            .header("webhook-timestamp", second)
            .header("webhook-id", id);
        let answer = request.body(body).send().await.map_err(|fault| no_answer(&fault))?;
        let meaning = meaning(answer.status().as_u16(), wait(&answer));
        hear_out(answer).await;
        meaning
    }
}

/// How long a receiver asks us to wait, in seconds.
fn wait(answer: &Response) -> Option<i64> {
    answer.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()
}

/// Lets a receiver say what it has to say, as far as that is not too much, so that it need not find itself cut off.
async fn hear_out(mut answer: Response) {
    let mut heard = 0;
    while let Ok(Some(chunk)) = answer.chunk().await {
        heard += chunk.len();
        if heard > LONGEST_ANSWER {
            return;
        }
    }
}
