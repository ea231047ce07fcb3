//! Our own search, asked as the bot asks it.

use std::{path::Path, sync::Arc, time::Instant};

use bildungslotse::{
    app,
    domain::{offer::Offer, provider::Provider, query::Page},
    resource::Settings,
    search::engine::Search,
};

use crate::questions::{Question, TODAY};

/// Our search in a folder.
pub struct Ours {
    search: Search,
}

impl Ours {
    /// Builds the index of `listings` in `folder`.
    pub fn build(folder: &Path, listings: impl Iterator<Item = (Offer, Option<Provider>)>) -> Self {
        let settings = Settings::default();
        let guide = app::knowledge::guide(&settings).unwrap();
        let german = Arc::new(app::knowledge::german(&settings, &guide).unwrap());
        let search = Search::open(folder, german).unwrap();
        let mut renewal = search.begin_anew().unwrap();
        for (offer, provider) in listings {
            renewal.put(offer, provider).unwrap();
        }
        search.finish(renewal, "bench").unwrap();
        Self { search }
    }

    /// The ids of the best `limit` offers, and whether they were said to fit only loosely.
    pub fn ask(&self, question: &Question, limit: usize) -> (Vec<String>, bool) {
        let findings = self.search.find(&question.query, Page { offset: 0, limit }, TODAY).unwrap();
        let is_loose = findings.is_loose();
        (findings.hits.into_iter().map(|hit| hit.offer.id).collect(), is_loose)
    }

    /// Changes an offer to the listing `after` and asks until the change is found.
    pub fn change(&mut self, after: &(Offer, Option<Provider>), question: &Question) {
        let mut renewal = self.search.change().unwrap();
        renewal.put(after.0.clone(), after.1.clone()).unwrap();
        self.search.finish(renewal, "changed").unwrap();
        let begun = Instant::now();
        while self.ask(question, 1).0.first() != Some(&after.0.id) {
            assert!(begun.elapsed().as_secs() < 60, "the change is not found");
        }
    }
}
