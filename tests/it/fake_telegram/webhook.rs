//! Brings updates to webhooks: of each chat and kind one after the other, again and again until it is taken.

use std::time::Duration;

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::timeout,
};

use crate::fake_telegram::{bot::Webhook, core::FakeTelegram, people::Clock};

/// Updates that were not taken are looked at again so often.
const PAUSE: Duration = Duration::from_millis(25);
const PATIENCE: Duration = Duration::from_secs(10);

/// An update on its way.
struct Parcel {
    bot: usize,
    update: i64,
    webhook: Webhook,
    /// Where the port is that stands for the address of the webhook.
    door: Option<String>,
    value: Value,
}

/// Brings the updates of all bots that have a webhook, for ever. `door` may name a port of this machine that
/// stands for every address, as something that ends TLS would.
pub async fn deliver(fake: FakeTelegram, clock: Clock, door: impl Fn() -> Option<String> + Send) {
    let mut under_way = JoinSet::new();
    loop {
        for parcel in parcels(&fake, door().as_ref(), clock()) {
            let (fake, clock) = (fake.clone(), clock.clone());
            under_way.spawn(async move {
                let status = timeout(PATIENCE, post(&parcel)).await.ok().and_then(Result::ok);
                settle(&fake, &parcel, status.is_some_and(|status| status / 100 == 2), clock());
            });
        }
        while under_way.try_join_next().is_some() {}
        // Whichever comes first: the loop looks again.
        let _ = timeout(PAUSE, fake.news().notified()).await;
    }
}

fn parcels(fake: &FakeTelegram, door: Option<&String>, now_ms: i64) -> Vec<Parcel> {
    let state = &mut *fake.lock();
    let mut parcels = Vec::new();
    for bot in &mut state.bots {
        let Some(webhook) = bot.webhook.clone() else { continue };
        state.ledger.expired.extend(bot.queue.expire(now_ms));
        for (update, value) in bot.queue.hand_over(now_ms) {
            let (webhook, door) = (webhook.clone(), door.cloned());
            parcels.push(Parcel { bot: bot.index, update, webhook, door, value });
        }
    }
    parcels
}

fn settle(fake: &FakeTelegram, parcel: &Parcel, is_taken: bool, now_ms: i64) {
    let state = &mut *fake.lock();
    let bot = &mut state.bots[parcel.bot];
    if let Some(webhook) = bot.webhook.as_mut().filter(|_| !is_taken) {
        webhook.last_error_ms = Some(now_ms);
    }
    let taken = bot.queue.handed_over(parcel.update, is_taken, now_ms);
    state.ledger.accepted.extend(taken.map(|update| update.accepted(parcel.bot, now_ms)));
    fake.news().notify_waiters();
}

/// Posts over plain HTTP, and returns the status.
async fn post(parcel: &Parcel) -> std::io::Result<u16> {
    let url = url::Url::parse(&parcel.webhook.url).map_err(std::io::Error::other)?;
    let own = format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or(80));
    let host = parcel.door.as_ref().unwrap_or(&own);
    let body = parcel.value.to_string();
    let secret = parcel.webhook.secret.as_ref();
    let secret = secret.map(|secret| format!("X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"));
    let request = format!(
        "POST {} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         {}Connection: close\r\n\r\n{body}",
        url.path(),
        body.len(),
        secret.unwrap_or_default(),
    );
    let mut stream = TcpStream::connect(host).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut response = Vec::new();
    stream.read_to_end(&mut response).await?;
    let line = String::from_utf8_lossy(&response);
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    status.ok_or_else(|| std::io::Error::other("no answer of HTTP"))
}
