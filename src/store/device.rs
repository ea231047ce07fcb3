//! A browser in which somebody has signed in before: its own tries are counted apart, so that strangers who try out passwords
//! keep nobody out who works here. (A device cookie, as OWASP's page on slow guessing attacks describes it.)

use std::fmt;

use subtle::ConstantTimeEq;

use crate::store::transaction::Transaction;

/// So many people are known in one browser: an office may have one machine.
const MOST_PEOPLE: usize = 5;

/// What stands between two of them.
const BETWEEN: &str = "~";

/// What a browser keeps that somebody has signed in there under a name: it lets nobody in.
#[derive(Clone, PartialEq, Eq)]
pub struct Device(String);

impl Device {
    /// For a browser in which somebody has just signed in as `name`.
    pub fn fresh(tx: &Transaction, name: &str) -> Self {
        Self::sealed(tx, &tx.sealer.fresh_name(), name)
    }

    /// What `kept` says for whoever wants to sign in as `name`; none if it was not given by us, or for other names.
    pub fn read(tx: &Transaction, kept: &str, name: &str) -> Option<Self> {
        let known = |text: &str| {
            let (number, _) = text.split_once('.')?;
            let device = Self::sealed(tx, number, name);
            bool::from(device.0.as_bytes().ct_eq(text.as_bytes())).then_some(device)
        };
        kept.split(BETWEEN).take(MOST_PEOPLE).find_map(known)
    }

    /// What the browser keeps that has `kept` so far: this, and what it has of some other people who sign in there.
    pub fn beside(&self, kept: &str) -> String {
        let others = kept.split(BETWEEN).filter(|other| !other.is_empty() && *other != self.0);
        let all: Vec<_> = std::iter::once(self.0.as_str()).chain(others).take(MOST_PEOPLE).collect();
        all.join(BETWEEN)
    }

    /// What it is called where tries are counted.
    pub fn fingerprint(&self, tx: &Transaction) -> String {
        tx.sealer.fingerprint(&format!("tries of {}", self.0))
    }

    fn sealed(tx: &Transaction, number: &str, name: &str) -> Self {
        Self(format!("{number}.{}", tx.sealer.fingerprint(&format!("device {number} {name}"))))
    }
}

impl fmt::Debug for Device {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Device(…)")
    }
}
