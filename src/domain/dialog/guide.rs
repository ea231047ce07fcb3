//! All that a conversation draws on: topics, ages, places, word lists and the words of the bot.

use std::collections::BTreeMap;

use crate::domain::{
    age::AgeMenu,
    campaign::{CampaignError, Campaigns},
    dialog::understand::lexicon::{Lexicon, LexiconError, LexiconTexts},
    gazetteer::{Gazetteer, GazetteerError},
    language::Language,
    phrasebook::{Phrasebook, PhrasebookError},
    plain::{
        linter::Linter,
        lists::{ListError, PlainTexts},
        morphology::{Morphology, Vocabulary},
    },
    spelling::fold,
    texts::{Texts, TextsError},
    topic::TopicTree,
};

/// What the bot knows beside the offers. Read once, then only looked at.
pub struct Guide {
    /// The topics and facets.
    pub topics: TopicTree,
    /// The bands of ages and their menus.
    pub ages: AgeMenu,
    /// The places.
    pub gazetteer: Gazetteer,
    /// The codes of posters and letters.
    pub campaigns: Campaigns,
    /// The word lists of understanding.
    pub lexicon: Lexicon,
    /// The words of the bot.
    pub phrasebook: Phrasebook,
    /// The words for providers.
    pub letters: Texts,
    /// Checks whether a text is simple.
    pub linter: Linter,
    /// How the words of the topics are written, by what they are folded.
    pub spellings: BTreeMap<String, String>,
}

/// The texts that a guide is read from.
#[derive(Debug, Clone, Default)]
pub struct GuideTexts {
    /// `index/topics.toml`.
    pub topics: String,
    /// `index/ages.toml`.
    pub ages: String,
    /// `index/understanding.toml`.
    pub understanding: String,
    /// `index/crisis.toml`.
    pub crisis: String,
    /// `index/german/dialect.tsv`.
    pub dialect: String,
    /// `index/region/places.tsv`.
    pub places: String,
    /// `index/region/places-around.tsv`.
    pub around: String,
    /// `index/region/campaigns.tsv`.
    pub campaigns: String,
    /// The files of `index/plain/`.
    pub plain: PlainTexts,
    /// `dialogs/region.ftl` and `dialogs/provider.ftl`.
    pub provider: String,
    /// The files of `dialogs/`: language (none for `region.ftl`), name and text.
    pub dialogs: Vec<(Option<Language>, String, String)>,
}

/// Why a guide could not be read.
#[derive(Debug, thiserror::Error)]
pub enum GuideError {
    /// The topics are not what they should be.
    #[error("topics.toml: {0}")]
    Topics(#[source] Box<toml::de::Error>),
    /// The ages are not what they should be.
    #[error("ages.toml: {0}")]
    Ages(#[source] Box<toml::de::Error>),
    /// The places are not what they should be.
    #[error("region/places.tsv or places-around.tsv: {0}")]
    Places(#[from] GazetteerError),
    /// The codes are not what they should be.
    #[error("region/campaigns.tsv: {0}")]
    Campaigns(#[from] CampaignError),
    /// The word lists are not what they should be.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// The lists of the check of simple language are not what they should be.
    #[error(transparent)]
    Plain(#[from] ListError),
    /// The words of the bot are not what they should be.
    #[error(transparent)]
    Phrasebook(#[from] PhrasebookError),
    /// The words for providers are not what they should be.
    #[error(transparent)]
    Letters(#[from] TextsError),
}

impl Guide {
    /// Reads all of `texts`; `morphology` is lent by the search.
    pub fn read(texts: &GuideTexts, morphology: Box<dyn Morphology>) -> Result<Self, GuideError> {
        let topics = TopicTree::read(&texts.topics).map_err(|fault| GuideError::Topics(Box::new(fault)))?;
        let ages = AgeMenu::read(&texts.ages).map_err(|fault| GuideError::Ages(Box::new(fault)))?;
        let gazetteer = Gazetteer::read(&texts.places, &texts.around)?;
        let lexicon = Lexicon::read(
            &LexiconTexts { words: &texts.understanding, crisis: &texts.crisis, dialect: &texts.dialect },
            &topics,
            &ages.bands,
            &gazetteer,
        )?;
        let phrasebook = Phrasebook::read(&texts.dialogs)?;
        let letters = Texts::read("provider.ftl", &texts.provider)?;
        let names = gazetteer.names().flat_map(|name| name.split([' ', '/', '-']));
        let places = names.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned).collect();
        let linter = Linter::new(Vocabulary::read(&texts.plain, morphology, places)?);
        let names =
            topics.subtopics().flat_map(|(_, part)| part.words.iter().chain([&part.de, &part.simple]));
        let mut spellings = BTreeMap::new();
        for name in names {
            spellings.entry(fold(name)).or_insert_with(|| name.clone());
        }
        let campaigns = Campaigns::read(&texts.campaigns)?;
        Ok(Self { topics, ages, gazetteer, campaigns, lexicon, phrasebook, letters, linter, spellings })
    }
}
