//! What the operator decides about Telegram. The token never prints.

use std::{fmt, net::SocketAddr};

use serde::Deserialize;
use url::Url;

/// All about Telegram. Without a token there is no Telegram.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The token that BotFather gave for the bot.
    pub token: Option<Token>,
    /// A file that holds the token alone: for whoever keeps secrets out of the environment.
    pub token_file: Option<std::path::PathBuf>,
    /// The Bot API server: Telegram's, or one of one's own.
    pub api_url: Url,
    /// How updates come.
    pub webhook: Option<Webhook>,
}

/// Updates are brought by Telegram, instead of being fetched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// The address that Telegram calls: https, on port 443, 80, 88 or 8443.
    pub url: Url,
    /// Where this service listens for it, behind whatever ends TLS.
    pub listen: SocketAddr,
}

impl Default for Settings {
    fn default() -> Self {
        let api_url = Url::parse("https://api.telegram.org").expect("the address is sound");
        Self { token: None, token_file: None, api_url, webhook: None }
    }
}

/// The secret of the bot: whoever has it is the bot.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Token(String);

/// It is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no token of a Telegram bot: it has the form 123456:ABC-DEF, without spaces")]
pub struct NoToken;

impl Token {
    /// The number of the bot, which is no secret.
    pub fn bot(&self) -> &str {
        self.0.split(':').next().unwrap_or_default()
    }

    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Token {
    type Error = NoToken;

    fn try_from(text: String) -> Result<Self, NoToken> {
        let text = text.trim().trim_matches(['"', '\'']);
        let (bot, secret) = text.split_once(':').ok_or(NoToken)?;
        let is_number = !bot.is_empty() && bot.len() <= 20 && bot.bytes().all(|byte| byte.is_ascii_digit());
        let is_secret = !secret.is_empty()
            && secret.len() <= 100
            && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        (is_number && is_secret).then(|| Self(text.to_owned())).ok_or(NoToken)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Token({}:…)", self.bot())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(text: &str) -> Result<Token, NoToken> {
        Token::try_from(text.to_owned())
    }

    #[test]
    fn a_token_names_its_bot_and_never_prints() {
        let token = token(" 123456:geheim-_9\n").unwrap();
        assert_eq!((token.bot(), token.reveal()), ("123456", "123456:geheim-_9"));
        assert_eq!(format!("{token:?}"), "Token(123456:…)");
    }

    #[test]
    fn what_would_lead_to_another_address_is_no_token() {
        for wrong in ["", "123", ":geheim", "123:", "123:a/../b", "12a:b", "123:a b", "123:ä"] {
            assert_eq!(token(wrong), Err(NoToken), "{wrong}");
        }
    }
}
