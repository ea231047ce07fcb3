//! The mail server that `scripts/with-smtp` started, and what it took.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use bildungslotse::channel::mail::settings::{Mailbox, Password, Security, Server, Settings};
use serde::Deserialize;

/// Name where it listens: without TLS, with STARTTLS, with TLS from the first byte.
const OPEN: &str = "BILDUNGSLOTSE_TEST_SMTP";
const STARTTLS: &str = "BILDUNGSLOTSE_TEST_SMTP_STARTTLS";
const TLS: &str = "BILDUNGSLOTSE_TEST_SMTP_TLS";

/// Names the folder with what it took.
const MAILS: &str = "BILDUNGSLOTSE_TEST_SMTP_MAILS";

/// A mail server.
pub struct MailServer {
    pub settings: Settings,
    folder: PathBuf,
}

/// A mail that it took, read by Python.
#[derive(Debug, Deserialize)]
pub struct Taken {
    pub from: String,
    pub to: String,
    pub headers: BTreeMap<String, String>,
    pub text: String,
    /// Who had signed in.
    pub user: Option<String>,
    pub raw: String,
}

impl MailServer {
    /// The one without TLS; none if the tests run without.
    pub fn open() -> Option<Self> {
        Self::at(OPEN, Security::None)
    }

    /// The one with STARTTLS, which wants an account.
    pub fn with_starttls() -> Option<Self> {
        Self::at(STARTTLS, Security::Starttls).map(|server| server.signed_in_with("geheim"))
    }

    /// The one with TLS, which wants an account.
    pub fn with_tls() -> Option<Self> {
        Self::at(TLS, Security::Tls).map(|server| server.signed_in_with("geheim"))
    }

    fn at(name: &str, security: Security) -> Option<Self> {
        let place = std::env::var(name).ok()?;
        let (host, port) = place.split_once(':').unwrap();
        let settings = Settings {
            host: Some(host.to_owned()),
            port: Some(port.parse().unwrap()),
            security,
            from: Some(mailbox("Bildungsbüro des Landkreises <lotse@gemeinde.example>")),
            reply_to: Some(mailbox("bildung@gemeinde.example")),
            ..Settings::default()
        };
        Some(Self { settings, folder: std::env::var_os(MAILS)?.into() })
    }

    /// The same, spoken to with the account and this password.
    pub fn signed_in_with(mut self, password: &str) -> Self {
        self.settings.user = Some("lotse".to_owned());
        self.settings.password = Some(Password::new(password));
        self
    }

    /// As it is spoken to.
    pub fn server(&self) -> Server {
        self.settings.server().unwrap().unwrap()
    }

    /// What it took for `recipient`, in order.
    pub fn taken_for(&self, recipient: &str) -> Vec<Taken> {
        let mut mails = self.taken();
        mails.retain(|mail| mail.to == recipient);
        mails
    }

    /// All that it took.
    pub fn taken(&self) -> Vec<Taken> {
        let text = std::fs::read_to_string(self.folder.join("mails.jsonl")).unwrap();
        // It may be writing the last line just now.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        whole.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Somebody who is nobody else, with this plan: see `server.py`.
pub fn recipient(plan: &str) -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    // Tests run in processes of their own, and all of them with the same server.
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("{plan}+{}-{number}@verein.example", std::process::id())
}

fn mailbox(text: &str) -> Mailbox {
    Mailbox::try_from(text.to_owned()).unwrap()
}
