//! The way to a Bot API server: bytes go there, bytes come back, or it is said whether they may have arrived.

use std::{fmt, future::Future, pin::Pin, time::Duration};

use crate::channel::telegram::settings::{Settings, Token};

/// The most bytes of an answer that are read: `getUpdates` hands over at most about four million.
const LONGEST_REPLY: usize = 16 << 20;

/// What the server answered.
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The JSON.
    pub body: Vec<u8>,
}

/// Says how long it is: a reply holds what people wrote.
impl fmt::Debug for Reply {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Reply({}, {} bytes)", self.status, self.body.len())
    }
}

/// Why there is no answer. The reasons are ours: those of the network may name the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WireFault {
    /// The request did not leave: it has surely no effect.
    #[error("{0}")]
    NotSent(&'static str),
    /// The request left, and nobody can say whether it has an effect.
    #[error("{0}")]
    Ambiguous(&'static str),
}

/// What comes back from [`Wire::post`].
pub type Posting<'a> = Pin<Box<dyn Future<Output = Result<Reply, WireFault>> + Send + 'a>>;

/// Carries requests: over the network, or in a simulation to a server in memory.
pub trait Wire: Send + Sync {
    /// Posts `body`, which is JSON, to `method`, and waits for the answer at most as long as `patience`.
    fn post<'a>(&'a self, method: &'a str, body: Vec<u8>, patience: Duration) -> Posting<'a>;
}

/// The network.
pub struct Network {
    client: reqwest::Client,
    /// Where the methods are: it holds the token, so it is never printed.
    base: String,
}

impl Network {
    /// The way to the server that `settings` name.
    pub fn new(settings: &Settings) -> Result<Self, WireFault> {
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .user_agent(concat!("bildungslotse/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|_| WireFault::NotSent("the way to the network cannot be opened"))?;
        let api = settings.api_url.as_str().trim_end_matches('/');
        let token = settings.token.as_ref().map(Token::reveal).unwrap_or_default();
        Ok(Self { client, base: format!("{api}/bot{token}/") })
    }

    async fn exchange(&self, method: &str, body: Vec<u8>, patience: Duration) -> Result<Reply, WireFault> {
        let request = self.client.post(format!("{}{method}", self.base)).timeout(patience);
        let request = request.header(reqwest::header::CONTENT_TYPE, "application/json").body(body);
        let mut response = request.send().await.map_err(|fault| said_of(&fault))?;
        let status = response.status().as_u16();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|fault| said_of(&fault))? {
            body.extend_from_slice(&chunk);
            if body.len() > LONGEST_REPLY {
                return Err(WireFault::Ambiguous("the answer of the server has no end"));
            }
        }
        Ok(Reply { status, body })
    }
}

impl Wire for Network {
    fn post<'a>(&'a self, method: &'a str, body: Vec<u8>, patience: Duration) -> Posting<'a> {
        Box::pin(self.exchange(method, body, patience))
    }
}

/// What is said of a fault of the network.
fn said_of(fault: &reqwest::Error) -> WireFault {
    if fault.is_connect() || fault.is_builder() {
        WireFault::NotSent("the server cannot be reached")
    } else if fault.is_timeout() {
        WireFault::Ambiguous("the server did not answer in time")
    } else {
        WireFault::Ambiguous("the connection to the server was cut")
    }
}
