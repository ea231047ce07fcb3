//! Finds the machines of a name, and passes over those that must not be called. What is found is what is called, so a
//! name cannot mean one machine here and another one afterwards.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::lookup_host;

use crate::channel::webhook::reach::Reach;

/// Finds machines within reach.
pub struct Resolver {
    /// How far it reaches.
    pub reach: Reach,
}

/// All machines of a name are out of reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the address is not one that everybody can reach")]
pub struct OutOfReach;

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.reach;
        Box::pin(async move {
            let found = lookup_host((name.as_str(), 0)).await?;
            let within: Vec<_> = found.filter(|place| reach.allows(place.ip())).collect();
            if within.is_empty() {
                return Err(OutOfReach.into());
            }
            Ok(Box::new(within.into_iter()) as Addrs)
        })
    }
}
