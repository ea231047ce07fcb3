//! What the operator decides about mail. The password never prints.

use std::{fmt, net::IpAddr, path::PathBuf};

use lettre::message;
use serde::Deserialize;

use crate::channel::mail::address::mail_address;

/// All about mail. If nothing is set, no mail is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The mail server that takes in what is sent.
    pub host: Option<String>,
    /// Its port; by default 465 with TLS, 587 with STARTTLS, 25 without.
    pub port: Option<u16>,
    /// How the way there is protected.
    pub security: Security,
    /// The account there, if it wants one.
    pub user: Option<String>,
    /// The password of the account.
    pub password: Option<Password>,
    /// A file that holds the password alone: for whoever keeps secrets out of the environment.
    pub password_file: Option<PathBuf>,
    /// Who writes: an address, or a name and an address in angle brackets.
    pub from: Option<Mailbox>,
    /// Who is answered to, if that is somebody else.
    pub reply_to: Option<Mailbox>,
}

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// By TLS, from the first byte.
    #[default]
    Tls,
    /// By TLS, which is begun before anything is said. A server that does not offer it gets nothing.
    Starttls,
    /// Not at all: only for a server on this machine.
    None,
}

/// A secret.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    /// The secret in `text`, without the end of the line.
    pub fn new(text: &str) -> Self {
        Self(text.trim_end_matches(['\r', '\n']).to_owned())
    }

    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

/// Somebody who writes or is answered to: an address, and perhaps a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Mailbox(message::Mailbox);

/// It is no mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is no mail address: it has the form lotse@gemeinde.example or Bildungslotse <lotse@gemeinde.example>"
)]
pub struct NoMailbox;

impl Mailbox {
    /// As a header takes it.
    pub fn header(&self) -> message::Mailbox {
        self.0.clone()
    }
}

impl TryFrom<String> for Mailbox {
    type Error = NoMailbox;

    fn try_from(text: String) -> Result<Self, NoMailbox> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(NoMailbox);
        }
        let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"').trim(), address),
            None => ("", text),
        };
        let address = mail_address(address).ok_or(NoMailbox)?;
        let name = (!name.is_empty()).then(|| name.to_owned());
        Ok(Self(message::Mailbox::new(name, address)))
    }
}

/// The mail server, and who writes through it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name or address, without brackets.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way there is protected.
    pub security: Security,
    /// The account there, and its password.
    pub account: Option<(String, Password)>,
    /// Who writes.
    pub from: Mailbox,
    /// Who is answered to.
    pub reply_to: Option<Mailbox>,
}

/// Settings that do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Something is set, but no server.
    #[error("something is said about mail, but no server: set mail.host")]
    NoHost,
    /// Nobody writes.
    #[error("mail needs somebody who writes: set mail.from")]
    NoFrom,
    /// An account without a password, or the other way round.
    #[error(
        "mail.user and the password (mail.password or mail.password_file) belong together: set both or none"
    )]
    HalfAnAccount,
    /// Others would read along.
    #[error("mail.security = \"none\" is for a server on this machine only: set \"tls\" or \"starttls\"")]
    Unprotected,
}

impl Settings {
    /// The server that is described; none if nothing is.
    pub fn server(&self) -> Result<Option<Server>, Unfit> {
        if *self == Self::default() {
            return Ok(None);
        }
        let host = self.host.as_deref().map(bare).filter(|host| !host.is_empty()).ok_or(Unfit::NoHost)?;
        let host = host.to_owned();
        let from = self.from.clone().ok_or(Unfit::NoFrom)?;
        let account = match (&self.user, &self.password) {
            (Some(user), Some(password)) => Some((user.clone(), password.clone())),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => return Err(Unfit::HalfAnAccount),
        };
        let standard_port = match self.security {
            Security::Tls => 465,
            Security::Starttls => 587,
            Security::None if is_this_machine(&host) => 25,
            Security::None => return Err(Unfit::Unprotected),
        };
        let port = self.port.unwrap_or(standard_port);
        let (security, reply_to) = (self.security, self.reply_to.clone());
        Ok(Some(Server { host, port, security, account, from, reply_to }))
    }

    /// Whether mails leave this machine. A server here may only keep them, as in a trial.
    pub fn leads_away(&self) -> bool {
        self.host.as_deref().is_some_and(|host| !is_this_machine(bare(host)))
    }
}

/// The name or address in `host`, without the brackets of an address of version 6.
fn bare(host: &str) -> &str {
    host.trim().trim_start_matches('[').trim_end_matches(']')
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailbox(text: &str) -> Result<Mailbox, NoMailbox> {
        Mailbox::try_from(text.to_owned())
    }

    fn settings() -> Settings {
        Settings {
            host: Some("mail.gemeinde.example".to_owned()),
            from: Some(mailbox("lotse@gemeinde.example").unwrap()),
            ..Settings::default()
        }
    }

    #[test]
    fn without_a_word_there_is_no_mail_and_two_words_are_enough() {
        assert_eq!(Settings::default().server(), Ok(None));
        let server = settings().server().unwrap().unwrap();
        assert_eq!((server.host.as_str(), server.port, server.account), ("mail.gemeinde.example", 465, None));
        let starttls = Settings { security: Security::Starttls, ..settings() };
        assert_eq!(starttls.server().unwrap().unwrap().port, 587);
        let other = Settings { port: Some(2525), ..settings() };
        assert_eq!(other.server().unwrap().unwrap().port, 2525);
    }

    #[test]
    fn what_does_not_fit_together_is_said() {
        assert_eq!(Settings { host: None, ..settings() }.server(), Err(Unfit::NoHost));
        assert_eq!(Settings { from: None, ..settings() }.server(), Err(Unfit::NoFrom));
        let user = Settings { user: Some("lotse".to_owned()), ..settings() };
        assert_eq!(user.server(), Err(Unfit::HalfAnAccount));
        let account = Settings { password: Some(Password::new("geheim\n")), ..user };
        let (_, password) = account.server().unwrap().unwrap().account.unwrap();
        assert_eq!(password.reveal(), "geheim");
    }

    #[test]
    fn unprotected_mail_stays_on_this_machine() {
        let open = |host: &str| {
            Settings { host: Some(host.to_owned()), security: Security::None, ..settings() }.server()
        };
        for here in ["localhost", "127.0.0.1", "::1", "[::1]"] {
            assert_eq!(open(here).unwrap().unwrap().port, 25, "{here}");
        }
        for elsewhere in ["mail.gemeinde.example", "10.0.0.1", "localhost.gemeinde.example", "0.0.0.0"] {
            assert_eq!(open(elsewhere), Err(Unfit::Unprotected), "{elsewhere}");
        }
    }

    #[test]
    fn only_a_server_elsewhere_leads_away() {
        assert!(settings().leads_away());
        for here in ["127.0.0.1", "localhost", "[::1]"] {
            assert!(!Settings { host: Some(here.to_owned()), ..settings() }.leads_away(), "{here}");
        }
        assert!(!Settings::default().leads_away());
    }

    #[test]
    fn the_password_never_prints() {
        let settings = Settings { password: Some(Password::new("geheim")), ..settings() };
        let settings = Settings { user: Some("lotse".to_owned()), ..settings };
        assert!(!format!("{settings:?} {:?}", settings.server()).contains("geheim"));
    }

    #[test]
    fn a_mailbox_may_have_a_name_with_umlauts_and_commas() {
        for text in [
            "Bildungsbüro, Landkreis <lotse@gemeinde.example>",
            "\"Bildungsbüro, Landkreis\" <lotse@gemeinde.example>",
        ] {
            let header = mailbox(text).unwrap().header();
            assert_eq!(header.name.as_deref(), Some("Bildungsbüro, Landkreis"));
            assert_eq!(header.email.to_string(), "lotse@gemeinde.example");
        }
        for wrong in ["", "Lotse", "Lotse <lotse>", "Lotse\r\nBcc: x@y.example <lotse@gemeinde.example>"] {
            assert_eq!(mailbox(wrong), Err(NoMailbox), "{wrong:?}");
        }
    }
}
