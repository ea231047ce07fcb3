//! A question to a provider, or a reply, before it is sent.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::{
    age::{AgeLimits, AgeSpan},
    contact_details,
    dialog::desk::{Desk, Recipient},
    inquiry::{Category, Matter},
    inquiry_code::Code,
    language::Language,
    offer::{LifePhase, Offer},
    provider::ProviderKind,
    query::Hit,
};

/// The topic of all that is for small children; in it, these are about care.
const CARE: [&str; 2] = ["early/kita", "early/tagespflege"];

/// The ages of a phase of life, in years: those that people may have in it.
const PHASES: [(LifePhase, u16, u16); 5] = [
    (LifePhase::FrueheKindheit, 0, 6),
    (LifePhase::Schule, 5, 18),
    (LifePhase::AusbildungBeruf, 15, 66),
    (LifePhase::Erwachsene, 18, 120),
    (LifePhase::Aeltere, 50, 120),
];

/// What is being written. It is forgotten with the conversation.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The question that this is a reply to; none if it is a question of its own.
    pub reply_to: Option<Code>,
    /// The id of the offer that it is about.
    pub offer: String,
    /// The ids of further offers that the person has chosen, before they were looked up.
    pub more: Vec<String>,
    /// Whether the person has chosen several offers.
    pub is_chosen: bool,
    /// Whom it goes to; none before the offer was looked up.
    pub target: Option<Target>,
    /// Who else could be asked; none before they were looked up.
    pub others: Option<Vec<Target>>,
    /// Whether they are asked as well.
    pub asks_others: bool,
    /// What is asked.
    pub category: Option<Category>,
    /// What is asked, as a part of a sentence, before it is made a whole one.
    pub clause: String,
    /// What the person wrote.
    pub written: String,
    /// What they wrote besides, of which it is not known where it belongs.
    pub beside: String,
    /// The words that are sent.
    pub words: String,
    /// Whether numbers and addresses stay in them: only where the person has said so.
    pub passes_on: bool,
    /// By what it is sent.
    pub trigger: Trigger,
}

/// By what a question is sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// By "senden", and by any yes.
    #[default]
    Yes,
    /// Only by "senden": the person has hesitated.
    Word,
}

/// Somebody who can be asked about an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The id of the offer.
    pub offer: String,
    /// What it is called.
    pub title: String,
    /// The id of its provider.
    pub provider: String,
    /// What that is called.
    pub name: String,
    /// Whether the office answers, as no way leads to the provider.
    pub is_office: bool,
    /// Whether it is about looking after children.
    pub is_care: bool,
    /// Whether questions about this offer alone go to an address of its own.
    #[serde(default)]
    pub has_own_address: bool,
    /// The ages it is for.
    #[serde(default)]
    pub ages: AgeLimits,
}

/// Says nothing of what is written.
impl fmt::Debug for Draft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Draft({:?}, …)", self.category)
    }
}

impl Draft {
    /// A question about the offer called `id`.
    pub fn about(id: &str, category: Option<Category>) -> Self {
        Self { offer: id.to_owned(), category, ..Self::default() }
    }

    /// A reply in the question called `code`.
    pub fn reply(code: Code) -> Self {
        Self { reply_to: Some(code), category: Some(Category::Own), ..Self::default() }
    }

    /// Whether a number or an address stands in what the person wrote.
    pub fn has_contact(&self) -> bool {
        !contact_details::find(&self.written).is_empty()
    }

    /// Whether the question has words, or will have them.
    pub fn has_words(&self) -> bool {
        !self.written.is_empty() || !self.clause.is_empty()
    }

    /// Whether the age of a child, `span`, has to do with whom it goes to: with all of them.
    pub fn is_for(&self, span: AgeSpan) -> bool {
        let targets = self.targets();
        !targets.is_empty() && targets.into_iter().all(|target| target.is_for(span))
    }

    /// All that it may go to, the one that was chosen first.
    pub fn candidates(&self) -> Vec<&Target> {
        self.target.iter().chain(self.others.iter().flatten()).collect()
    }

    /// All that it goes to.
    pub fn targets(&self) -> Vec<&Target> {
        let others = self.others.iter().flatten().filter(|_| self.asks_others);
        self.target.iter().chain(others).collect()
    }
}

impl Target {
    /// Whom a question about `hit` goes to; none if it would reach nobody.
    pub fn of(hit: &Hit, desk: &Desk) -> Option<Self> {
        let Hit { offer, provider, .. } = hit;
        let is_office = match desk.recipient(offer) {
            Recipient::Provider => false,
            Recipient::Office => true,
            Recipient::Nobody => return None,
        };
        let is_kita = provider.as_ref().is_some_and(|provider| provider.kind == ProviderKind::Kita);
        Some(Self {
            offer: offer.id.clone(),
            title: offer.title.clone(),
            provider: offer.provider.clone(),
            name: provider.as_ref().map_or_else(|| offer.provider.clone(), |provider| provider.name.clone()),
            is_office,
            is_care: is_kita || is_care(offer),
            has_own_address: desk.has_own_address(offer),
            ages: ages(offer),
        })
    }

    /// Whether it reaches the same people as `other`.
    pub fn is_with(&self, other: &Self) -> bool {
        let is_one = self.provider == other.provider && self.is_office == other.is_office;
        self.offer == other.offer || is_one && !self.has_own_address && !other.has_own_address
    }

    /// Whether it says that it is for somebody of this age.
    fn is_for(&self, span: AgeSpan) -> bool {
        self.is_care || self.ages != AgeLimits::default() && self.ages.gap(span) == 0
    }

    /// What of a question to it is no secret.
    pub fn matter(&self, category: Category, language: Language) -> Matter {
        let Self { offer, title, provider, .. } = self.clone();
        Matter { provider, offer, title, category, language }
    }
}

/// The ages that an offer is for, as far as it says so: outright, or by phases of life.
fn ages(offer: &Offer) -> AgeLimits {
    if offer.ages != AgeLimits::default() {
        return offer.ages;
    }
    let phases = || PHASES.iter().filter(|(phase, ..)| offer.life_phases.contains(phase));
    let min = phases().map(|(_, youngest, _)| youngest * 12).min();
    let max = phases().map(|(.., oldest)| oldest * 12 + 11).max();
    AgeLimits { min, max }
}

fn is_care(offer: &Offer) -> bool {
    offer.topics.first().is_some_and(|topic| CARE.contains(&topic.as_str()))
}
