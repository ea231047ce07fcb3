//! The server in memory: no sockets, no threads and no time but tokio's, which a test may pause.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use bildungslotse::channel::telegram::wire::{Posting, Reply, Wire, WireFault};
use tokio::time::{Instant, sleep, timeout};

use crate::fake_telegram::{
    core::{Call, FakeTelegram, Parameters},
    exchange::{Ending, exchange},
    people::{Clock, People},
};

/// A wire to the server in memory.
#[derive(Clone)]
pub struct MemoryWire {
    pub fake: FakeTelegram,
    pub token: String,
    /// The time at `since`, in milliseconds since 1970.
    pub start_ms: i64,
    pub since: Instant,
    /// How long each answer is under way; an effect happens at once.
    pub latency_ms: u64,
    pub is_revoked: Arc<AtomicBool>,
}

impl MemoryWire {
    /// A wire for the bot with `token`, at whose start it is `start_ms`.
    pub fn new(fake: &FakeTelegram, token: &str, start_ms: i64) -> Self {
        let (fake, token) = (fake.clone(), token.to_owned());
        Self { fake, token, start_ms, since: Instant::now(), latency_ms: 20, is_revoked: Arc::default() }
    }

    /// From now on its token is not accepted, or accepted again.
    pub fn revoke(&self, is_revoked: bool) {
        self.is_revoked.store(is_revoked, Ordering::Relaxed);
    }

    /// The clock of this wire.
    pub fn clock(&self) -> Clock {
        let (start_ms, since) = (self.start_ms, self.since);
        Arc::new(move || start_ms + i64::try_from(since.elapsed().as_millis()).expect("a test ends some day"))
    }

    /// The people who speak with the bot of that index, at the time of this wire.
    pub fn people(&self, bot: usize) -> People {
        People::new(&self.fake, self.clock(), bot)
    }

    async fn carry(&self, method: &str, body: Vec<u8>) -> Ending {
        let parameters = Parameters::Json(body);
        let call = Call {
            token: if self.is_revoked.load(Ordering::Relaxed) { String::new() } else { self.token.clone() },
            method: method.to_owned(),
            parameters,
        };
        let ending = exchange(&self.fake, &call, &self.clock()).await;
        sleep(Duration::from_millis(self.latency_ms)).await;
        ending
    }
}

impl Wire for MemoryWire {
    fn post<'a>(&'a self, method: &'a str, body: Vec<u8>, patience: Duration) -> Posting<'a> {
        Box::pin(async move {
            match timeout(patience, self.carry(method, body)).await {
                Ok(Ending::Answer(number, answer)) => {
                    self.fake.written(number, self.clock()());
                    Ok(Reply { status: answer.status, body: answer.body })
                }
                Ok(Ending::Refused) => Err(WireFault::NotSent("the server cannot be reached")),
                Ok(Ending::Lost) => Err(WireFault::Ambiguous("the connection to the server was cut")),
                Err(_) => Err(WireFault::Ambiguous("the server did not answer in time")),
            }
        })
    }
}
