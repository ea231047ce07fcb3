//! What every page is given: memory, knowledge, the time, the words and the looks.

use std::{collections::BTreeSet, sync::Arc};

use minijinja::Environment;

use crate::{
    domain::{
        import::known::Known,
        message::ChannelKind,
        texts::{Texts, TextsError},
        time::Timestamp,
    },
    store::{error::StoreError, open::Store, seal::Dice, transaction::Transaction},
    usecase::{clock::Clock, converse::Mind, hash_password::Hasher},
    web::{assets::Assets, directory::Directories, settings::Settings, templates},
};

/// What every page is given. Clones share all of it.
#[derive(Clone)]
pub struct Console {
    /// What is remembered; pages only read it.
    pub store: Store,
    /// What is on offer, and what the bot knows and says.
    pub mind: Mind,
    /// The time.
    pub clock: Clock,
    /// Where randomness comes from.
    pub dice: Dice,
    /// Hashes passwords.
    pub hasher: Hasher,
    /// What the operator decided.
    pub settings: Arc<Settings>,
    /// The words.
    pub texts: Arc<Texts>,
    /// The files besides the pages.
    pub assets: Arc<Assets>,
    /// The pages as they are written.
    pub templates: Arc<Environment<'static>>,
    /// Which ways to providers there are.
    pub ways: Arc<Ways>,
    /// Which providers forms may name.
    pub directories: Directories,
}

/// Which ways to providers there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// The channels that are configured.
    pub channels: BTreeSet<ChannelKind>,
    /// Whether webhooks may be in a network of one's own.
    pub allows_private: bool,
}

/// What the console works with.
pub struct Parts {
    /// What is remembered.
    pub store: Store,
    /// What is on offer, and what the bot knows and says.
    pub mind: Mind,
    /// The time.
    pub clock: Clock,
    /// Where randomness comes from.
    pub dice: Dice,
}

/// Why there is no console.
#[derive(Debug, thiserror::Error)]
pub enum ConsoleError {
    /// The words cannot be read.
    #[error(transparent)]
    Texts(#[from] TextsError),
    /// A page cannot be read.
    #[error("a page of the console cannot be read")]
    Template(#[from] minijinja::Error),
}

impl Console {
    /// The console with these `texts`, which are Fluent.
    pub fn new(parts: Parts, settings: &Settings, texts: &str) -> Result<Self, ConsoleError> {
        let (texts, assets) = (Arc::new(Texts::read("console.ftl", texts)?), Arc::new(Assets::embedded()));
        let Parts { store, mind, clock, dice } = parts;
        let templates =
            templates::environment((Arc::clone(&texts), Arc::clone(&mind.guide)), Arc::clone(&assets))?;
        Ok(Self {
            store,
            mind,
            clock,
            dice,
            hasher: Hasher::default(),
            settings: Arc::new(settings.clone()),
            texts,
            assets,
            templates: Arc::new(templates),
            ways: Arc::new(Ways { channels: ChannelKind::ALL.into(), allows_private: false }),
            directories: Directories::default(),
        })
    }

    /// The same where there are only these `ways` to providers.
    #[must_use]
    pub fn with_ways(self, ways: Ways) -> Self {
        Self { ways: Arc::new(ways), ..self }
    }

    /// What an offer may name that is written here.
    pub async fn known(&self, tx: &mut Transaction) -> Result<Known<'_>, StoreError> {
        let directory = self.directories.current(tx).await?;
        Ok(Known::new(&self.mind.guide.topics, &self.mind.guide.gazetteer).with_directory(directory))
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }
}
