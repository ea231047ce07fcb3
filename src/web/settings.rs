//! What the operator decides about the console.

use std::net::{Ipv4Addr, SocketAddr};

use serde::{Deserialize, Deserializer, de::Error};
use url::Url;

/// The port where the console is found unless it is said otherwise.
const PORT: u16 = 8_080;

/// All about the console.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Where this service listens, behind whatever ends TLS; an empty text switches the console off.
    #[serde(deserialize_with = "listen")]
    pub listen: Option<SocketAddr>,
    /// The address that people type, such as `https://lotse.example`. Without it, only this machine is answered.
    pub public_url: Option<Url>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { listen: Some(SocketAddr::from((Ipv4Addr::LOCALHOST, PORT))), public_url: None }
    }
}

impl Settings {
    /// The address that a page is found at, such as `https://lotse.example/verwaltung`; `listen` is where the service really
    /// listens, if it does.
    pub fn address(&self, path: &str, listen: Option<SocketAddr>) -> String {
        let base = match (&self.public_url, listen.or(self.listen)) {
            (Some(url), _) => url.origin().ascii_serialization(),
            (None, Some(listen)) => format!("http://{listen}"),
            (None, None) => format!("http://{}:{PORT}", Ipv4Addr::LOCALHOST),
        };
        base + path
    }

    /// Whether the pages are served, and found by others than this machine.
    pub fn is_found_elsewhere(&self) -> bool {
        self.listen.is_some() && self.public_url.is_some()
    }
}

fn listen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SocketAddr>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() {
        return Ok(None);
    }
    let fault = "web.listen has the form 127.0.0.1:8080, or is empty to switch the console off";
    text.parse().map(Some).map_err(|_| D::Error::custom(fault))
}
