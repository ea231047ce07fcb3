//! The open service: what is remembered, what is on offer, what the bot knows and says.

use std::{fs::File, sync::Arc};

use crate::{
    app::{
        files::{lock, open_store},
        knowledge::{fill, german, guide},
        machine::progress_bar,
    },
    config::Settings,
    domain::{import::known::Known, time::Timestamp},
    search::engine::Search,
    store::open::Store,
    usecase::{
        compare_import::give_up_comparing,
        converse::Mind,
        forget::forget_expired,
        index_offers::index_offers,
        seed::{clear_samples, is_empty},
        weigh_offers::weigh_offers,
    },
};

/// The open service: everything a command works with.
pub struct Service {
    /// What is remembered.
    pub store: Store,
    /// What answers: what is on offer, and what the bot knows and says.
    pub mind: Mind,
    /// Keeps a second process out for as long as the service is open.
    _lock: File,
}

impl Service {
    /// Opens the store, fills it with the sample region if it is empty, and brings the index up to date.
    pub async fn open(settings: &Settings, now: Timestamp) -> anyhow::Result<Self> {
        let lock = lock(&settings.data_dir)?;
        let guide = guide(&settings.resource)?;
        let store = open_store(&settings.store(), &settings.key_file()?).await?;
        if !settings.sample {
            clear_samples(&store).await?;
        } else if is_empty(&store).await? {
            fill(&store, &settings.resource, &guide, now).await?;
        }
        weigh_offers(&store).await?;
        give_up_comparing(&store).await?;
        forget_expired(&store, now).await?;
        let german = Arc::new(german(&settings.resource, &guide)?);
        let search = Arc::new(Search::open(&settings.index_dir(), german)?);
        let policies = settings.inquiry.policies(settings.ways());
        let service = Self {
            store,
            mind: Mind { search, guide: Arc::new(guide), policies: Arc::new(policies) },
            _lock: lock,
        };
        service.renew_index().await?;
        Ok(service)
    }

    /// Brings the index up to date, with a progress bar for a person who watches.
    pub async fn renew_index(&self) -> anyhow::Result<()> {
        let bar = progress_bar("Suchindex wird gebaut");
        index_offers(&self.store, &self.mind.search, |done, count| {
            bar.set_length(count as u64);
            bar.set_position(done as u64);
        })
        .await?;
        bar.finish_and_clear();
        Ok(())
    }

    /// What imported offers may name.
    pub fn known(&self) -> Known<'_> {
        Known::new(&self.mind.guide.topics, &self.mind.guide.gazetteer)
    }

    /// Brings the index up to date after the offers have changed, and closes the store.
    pub async fn close(self) -> anyhow::Result<()> {
        self.renew_index().await?;
        self.store.close().await;
        Ok(())
    }
}
