//! The offers that every bench asks for.

use std::{collections::BTreeMap, fs};

use bildungslotse::domain::{offer::Offer, provider::Provider};

/// The offers of the sample region with their providers.
pub fn sample_region() -> impl Iterator<Item = (Offer, Option<Provider>)> {
    let read = |name: &str| fs::read_to_string(format!("index/region/{name}")).unwrap();
    let providers: BTreeMap<String, Provider> = read("providers.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<Provider>(line).unwrap())
        .map(|provider| (provider.id.clone(), provider))
        .collect();
    let offers: Vec<Offer> =
        read("offers.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    offers.into_iter().map(move |offer| {
        let provider = providers.get(&offer.provider).cloned();
        (offer, provider)
    })
}
