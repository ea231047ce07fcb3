//! The shape of `index/understanding.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::{
    dialog::understand::{
        asking::AskingFile,
        command::Command,
        matter::MatterFile,
        tongue::{Signs, Tongue},
        wish_words::WishFile,
    },
    topic::{Facet, TopicId},
};

/// What a word beside a number says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeUnit {
    /// It counts years.
    Years,
    /// It counts months.
    Months,
    /// It counts weeks.
    Weeks,
    /// It may be an age.
    Before,
    /// At least so old.
    Over,
    /// At most so old.
    Under,
    /// It counts something else.
    Counts,
    /// It counts weeks or months before birth.
    Pregnant,
    /// It tells since when or in how much time.
    While,
    /// A number behind it is no age.
    NoAge,
    /// It goes on behind a person, where a thing would be named otherwise.
    Behind,
    /// What was said before it is not meant.
    Correction,
    /// It is a school year.
    Class,
    /// It is a year of birth.
    Born,
    /// Before a school year, it is the one of who writes.
    AtSchool,
    /// It stands between that and the school year.
    Within,
    /// It stands between "bin" and one's own age.
    BeforeOwn,
    /// The age is still to come.
    Almost,
    /// A number behind it is a day, an hour or a count, and nobody's own age.
    NoOwn,
    /// Who is called by a word that begins so is grown up, although they are in a class.
    Office,
}

/// What is said beside the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// Anger.
    Anger,
    /// Something that we are not there for.
    Elsewhere,
    /// A complaint about a school or a provider.
    Complaint,
    /// A flood, an accident: others warn.
    Disaster,
    /// What to vote for or to believe.
    Opinion,
    /// The address of a private person.
    Person,
    /// It shall be sent by mail.
    Mail,
    /// An offer is not there any more.
    Outdated,
    /// A club wants its offers to be found here.
    Provider,
    /// A provider does not answer.
    Unanswered,
    /// Somebody shall call back.
    CallBack,
    /// The meaning of a word that is not explained.
    Meaning,
    /// Somebody reads with effort.
    Reading,
}

impl Aside {
    /// Whether it is meant even where a topic is named beside it.
    pub fn is_certain(self) -> bool {
        !matches!(self, Self::Anger | Self::Elsewhere)
    }

    /// Whether the answer says no: the same no is not said twice in the same words.
    pub fn is_refused(self) -> bool {
        matches!(self, Self::Anger | Self::Elsewhere | Self::Opinion | Self::Person | Self::Mail)
    }
}

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordFile {
    /// Whole messages that steer.
    pub commands: BTreeMap<Command, Vec<String>>,
    /// For whom.
    pub subject: SubjectFile,
    /// Ages.
    pub age: AgeFile,
    /// Places.
    pub place: PlaceFile,
    /// Refusals.
    pub negation: NegationFile,
    /// A topic, or all of them.
    pub topic: TopicFile,
    /// A facet, or all of them.
    pub facet: FacetFile,
    /// When, how far and in which language.
    pub wish: WishFile,
    /// Beside the matter.
    pub aside: BTreeMap<Aside, Vec<String>>,
    /// That a provider shall be asked.
    pub inquiry: AskingFile,
    /// About a subscription.
    pub subscription: MatterFile,
    /// What can be asked what it means.
    pub glossary: GlossaryFile,
    /// Other languages.
    pub foreign: ForeignFile,
    /// Single words of the language that are one letter away from a command.
    pub lookalike: LookalikeFile,
    /// Fillers.
    pub filler: FillerFile,
}

/// Questions what a word means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryFile {
    /// How one asks.
    pub asks: Vec<String>,
    /// What may stand between the question and the word.
    pub articles: Vec<String>,
    /// The words, by the id of their explanation.
    pub terms: BTreeMap<String, Vec<String>>,
}

/// Words of distress: `crisis.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisFile {
    /// What is written otherwise, and what it is in full.
    pub spelling: BTreeMap<String, String>,
    /// Wordings by a name.
    pub words: BTreeMap<String, String>,
    /// A life is in danger at this moment.
    pub emergency: PatternFile,
    /// Somebody does not want to live.
    pub suicide: PatternFile,
    /// A child is in danger.
    pub child: PatternFile,
    /// Somebody is beaten, threatened or harassed.
    pub violence: PatternFile,
    /// Heard where a clause ends.
    pub ending: PatternFile,
    /// What is something else.
    pub benign: PatternFile,
    /// What makes a course of it.
    pub context: PatternFile,
    /// What is searched for, with a number below.
    pub discreet: PatternFile,
    /// How children speak.
    pub young: PatternFile,
}

impl CrisisFile {
    /// A pattern that asks for `{words}` of a name that is not listed.
    pub fn unknown_name(&self) -> Option<&str> {
        let Self { emergency, suicide, child, violence, ending, benign, context, discreet, young, .. } = self;
        let all = [emergency, suicide, child, violence, ending, benign, context, discreet, young];
        let mut lines = all.into_iter().flat_map(|file| &file.patterns).map(String::as_str);
        lines.find(|line| {
            let mut names = line.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default());
            names.any(|name| !self.words.contains_key(name))
        })
    }
}

/// Patterns of words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternFile {
    /// One a line.
    pub patterns: Vec<String>,
}

/// For whom.
#[derive(Deserialize)]
pub struct SubjectFile {
    /// A child.
    pub child: Vec<String>,
    /// Somebody else.
    pub other: Vec<String>,
    /// Who that may be, behind one of `owners`.
    pub others: Vec<String>,
    /// Whose they are.
    pub owners: Vec<String>,
    /// Whoever writes.
    pub oneself: Vec<String>,
}

/// Words for ages.
#[derive(Deserialize)]
pub struct AgeFile {
    /// The words.
    pub words: Vec<AgeEntry>,
    /// Number words.
    pub numbers: BTreeMap<String, u16>,
    /// Number words with a half, in months.
    pub halves: BTreeMap<String, u16>,
    /// Ordinal numbers.
    pub ordinals: BTreeMap<String, u16>,
    /// Words beside numbers.
    #[serde(flatten)]
    pub units: BTreeMap<AgeUnit, BTreeSet<String>>,
}

/// Words for one span of ages.
#[derive(Deserialize)]
pub struct AgeEntry {
    /// The words.
    pub words: Vec<String>,
    /// The youngest and the oldest, in years.
    pub years: (u16, u16),
}

/// Words around places.
#[derive(Deserialize)]
pub struct PlaceFile {
    /// The county as a whole.
    pub county: Vec<String>,
    /// No slips of the pen.
    pub not: BTreeSet<String>,
    /// Other names of places.
    pub aliases: BTreeMap<String, String>,
    /// Words for working somewhere.
    pub works: BTreeSet<String>,
    /// Words before names of people.
    pub titles: BTreeSet<String>,
    /// Words before places.
    pub prepositions: BTreeSet<String>,
    /// Names that are words too.
    pub traps: BTreeMap<String, Vec<String>>,
}

/// Words around a refusal.
#[derive(Deserialize)]
pub struct NegationFile {
    /// The words.
    pub words: BTreeSet<String>,
    /// What can follow without being refused.
    pub harmless: BTreeSet<String>,
    /// What ends a refusal.
    pub ends: BTreeSet<String>,
    /// What makes it a lack.
    pub owning: BTreeSet<String>,
}

/// Words for topics.
#[derive(Deserialize)]
pub struct TopicFile {
    /// Evidence only where nothing says more.
    pub vague: BTreeSet<String>,
    /// No evidence inside a longer word.
    pub generic: BTreeSet<String>,
    /// Ends of compounds.
    pub heads: BTreeSet<String>,
    /// Phrases that name no topic although a word in them does.
    pub context: Vec<String>,
    /// The words.
    pub words: Vec<TopicEntry>,
}

/// Words for one topic.
#[derive(Deserialize)]
pub struct TopicEntry {
    /// A topic, or all of them.
    pub topic: TopicId,
    /// The words.
    pub words: Vec<String>,
}

/// Words for facets.
#[derive(Deserialize)]
pub struct FacetFile {
    /// The words.
    pub words: Vec<FacetEntry>,
}

/// Words for one facet.
#[derive(Deserialize)]
pub struct FacetEntry {
    /// A facet, or all of them.
    pub facet: Facet,
    /// The words.
    pub words: Vec<String>,
}

/// Words of other languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignFile {
    /// What tells each language.
    pub tongue: BTreeMap<Tongue, Signs>,
    /// Words that say nothing, in other languages.
    pub little: Vec<String>,
    /// Words of the dialect that are no German ones.
    pub dialect: Vec<String>,
    /// What may be written together with the word behind it.
    pub articles: Vec<String>,
    /// The words.
    pub words: Vec<ForeignEntry>,
}

/// Words that say the same in German.
#[derive(Deserialize)]
pub struct ForeignEntry {
    /// In German.
    pub say: String,
    /// In other languages: words, phrases, and beginnings of words, which end with `*`.
    pub words: Vec<String>,
}

/// Words that say nothing.
#[derive(Deserialize)]
pub struct FillerFile {
    /// Several words that say nothing together.
    pub phrases: Vec<String>,
    /// The words.
    pub words: BTreeSet<String>,
}

/// Words that are no slip of a command.
#[derive(Deserialize)]
pub struct LookalikeFile {
    /// The words.
    pub words: BTreeSet<String>,
}
