//! What an operator decides about Matrix.

use serde::Deserialize;
use url::Url;

/// The bot on Matrix. It answers there if its account is named; `bildungslotse matrix login` lets it in once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The account of the bot: `@bildungslotse:gemeinde.example`.
    pub user: Option<String>,
    /// The address of its homeserver, if the name of the server does not lead there.
    pub homeserver: Option<Url>,
    /// Whether a message with up to five choices is given reactions to be tapped, one for each. That takes as many more
    /// events; allow the bot as many as it needs (`override_ratelimit`).
    pub reactions: bool,
}
