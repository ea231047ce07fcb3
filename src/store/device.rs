//! A browser in which somebody has signed in before: its own tries are counted apart, so that strangers who try out passwords
//! keep nobody out who works here. (A device cookie, as OWASP's page on slow guessing attacks describes it.)

use std::fmt;

use crate::store::transaction::Transaction;

/// What a browser keeps that somebody has signed in there under a name: it lets nobody in.
#[derive(Clone, PartialEq, Eq)]
pub struct Device(String);

impl Device {
    /// For a browser in which somebody has just signed in as `name`.
    pub fn fresh(tx: &Transaction, name: &str) -> Self {
        Self::sealed(tx, &tx.sealer.fresh_name(), name)
    }

    /// What `text` says for whoever wants to sign in as `name`; none if it was not given by us, or for another name.
    pub fn read(tx: &Transaction, text: &str, name: &str) -> Option<Self> {
        let (number, _) = text.split_once('.')?;
        let device = Self::sealed(tx, number, name);
        (device.0 == text).then_some(device)
    }

    /// What the browser keeps.
    pub fn reveal(&self) -> &str {
        &self.0
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
