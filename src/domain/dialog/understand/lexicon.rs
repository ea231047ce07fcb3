//! The word lists that understanding works with, read from `index/`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::{
    age::{AgeBand, AgeSpan},
    dialog::understand::{
        command::Command,
        sentence::{PhraseTable, folded_words},
    },
    gazetteer::Gazetteer,
    place::{Place, Whereabouts},
    query::Subject,
    spelling::fold,
    topic::{Facet, TopicId, TopicTree},
};

/// Everything that understanding knows.
#[derive(Debug)]
pub struct Lexicon {
    /// Whole messages that steer the conversation, each folded to one string.
    pub commands: BTreeMap<String, Command>,
    /// Words of distress, folded, with single spaces.
    pub crisis: Vec<String>,
    /// What takes the distress out of them.
    pub benign: Vec<String>,
    /// For whom.
    pub subjects: PhraseTable<Subject>,
    /// Words for ages, numbers and units.
    pub ages: AgeWords,
    /// All places, by each of their names.
    pub places: PhraseTable<Whereabouts>,
    /// Places outside the county that are known well enough to be named without "in".
    pub well_known: BTreeSet<String>,
    /// Village names that are ordinary words, and the words that then stand beside them.
    pub traps: BTreeMap<String, BTreeSet<String>>,
    /// Words that announce a place.
    pub prepositions: BTreeSet<String>,
    /// By postal code.
    pub postcodes: BTreeMap<String, Place>,
    /// Words for topics.
    pub topics: PhraseTable<TopicId>,
    /// Words for topics that prove nothing inside a longer word.
    pub generic: BTreeSet<String>,
    /// What compounds of courses and clubs end with: `kurs`, `verein`.
    pub heads: BTreeSet<String>,
    /// Words for facets.
    pub facets: PhraseTable<Facet>,
    /// Words around a refusal.
    pub negation: NegationWords,
    /// Words of anger, and words for what we are not there for.
    pub asides: PhraseTable<Aside>,
    /// Words that say nothing about what is looked for.
    pub fillers: BTreeSet<String>,
}

/// Words for ages.
#[derive(Debug)]
pub struct AgeWords {
    /// Words that stand for an age by themselves.
    pub words: PhraseTable<AgeSpan>,
    /// Number words.
    pub numbers: BTreeMap<String, u16>,
    /// Number words with a half, in months.
    pub halves: BTreeMap<String, u16>,
    /// Ordinal numbers.
    pub ordinals: BTreeMap<String, u16>,
    /// Units and neighbours, by their name in the word list.
    pub units: BTreeMap<AgeUnit, BTreeSet<String>>,
}

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
    /// It is a school year.
    Class,
    /// It is a year of birth.
    Born,
}

/// What is said beside the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// Anger.
    Anger,
    /// Something that we are not there for.
    Elsewhere,
}

/// Words around a refusal.
#[derive(Debug)]
pub struct NegationWords {
    /// Words that refuse.
    pub words: BTreeSet<String>,
    /// What can follow them without being refused.
    pub harmless: BTreeSet<String>,
    /// What ends a refusal.
    pub ends: BTreeSet<String>,
    /// What makes it a lack instead of a refusal.
    pub owning: BTreeSet<String>,
}

/// Why the word lists could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// `understanding.toml` is not what it should be.
    #[error("understanding.toml: {0}")]
    Words(#[source] Box<toml::de::Error>),
    /// A word stands for a topic that does not exist.
    #[error("understanding.toml: there is no topic `{0}`")]
    UnknownTopic(TopicId),
    /// A word stands for a place that does not exist.
    #[error("understanding.toml: there is no place `{0}`")]
    UnknownPlace(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    commands: BTreeMap<Command, Vec<String>>,
    crisis: CrisisFile,
    subject: SubjectFile,
    age: AgeFile,
    place: PlaceFile,
    negation: NegationFile,
    topic: TopicFile,
    facet: FacetFile,
    aside: BTreeMap<Aside, Vec<String>>,
    filler: FillerFile,
}

#[derive(Deserialize)]
struct CrisisFile {
    phrases: Vec<String>,
    benign: Vec<String>,
}

#[derive(Deserialize)]
struct SubjectFile {
    child: Vec<String>,
    other: Vec<String>,
    oneself: Vec<String>,
}

#[derive(Deserialize)]
struct AgeFile {
    words: Vec<AgeEntry>,
    numbers: BTreeMap<String, u16>,
    halves: BTreeMap<String, u16>,
    ordinals: BTreeMap<String, u16>,
    #[serde(flatten)]
    units: BTreeMap<AgeUnit, BTreeSet<String>>,
}

#[derive(Deserialize)]
struct AgeEntry {
    words: Vec<String>,
    years: (u16, u16),
}

#[derive(Deserialize)]
struct PlaceFile {
    county: Vec<String>,
    aliases: BTreeMap<String, String>,
    prepositions: BTreeSet<String>,
    traps: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct NegationFile {
    words: BTreeSet<String>,
    harmless: BTreeSet<String>,
    ends: BTreeSet<String>,
    owning: BTreeSet<String>,
}

#[derive(Deserialize)]
struct TopicFile {
    generic: BTreeSet<String>,
    heads: BTreeSet<String>,
    words: Vec<TopicEntry>,
}

#[derive(Deserialize)]
struct TopicEntry {
    topic: TopicId,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct FacetFile {
    words: Vec<FacetEntry>,
}

#[derive(Deserialize)]
struct FacetEntry {
    facet: Facet,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct FillerFile {
    words: BTreeSet<String>,
}

impl Lexicon {
    /// Joins `understanding.toml` with the topics, the age bands and the places.
    pub fn read(
        words: &str,
        topics: &TopicTree,
        bands: &[AgeBand],
        gazetteer: &Gazetteer,
    ) -> Result<Self, LexiconError> {
        let file: WordFile = toml::from_str(words).map_err(|fault| LexiconError::Words(Box::new(fault)))?;
        let phrases = |list: &[String]| list.iter().map(|phrase| folded_words(phrase).join(" ")).collect();
        Ok(Self {
            commands: commands(&file.commands),
            crisis: phrases(&file.crisis.phrases),
            benign: phrases(&file.crisis.benign),
            subjects: subjects(&file.subject),
            ages: age_words(&file.age, bands),
            places: places(&file.place, gazetteer)?,
            well_known: gazetteer
                .neighbours()
                .iter()
                .filter(|n| n.is_well_known())
                .map(|n| fold(&n.name))
                .collect(),
            traps: file.place.traps.iter().map(|(name, words)| (fold(name), folded_all(words))).collect(),
            prepositions: folded_all(&file.place.prepositions),
            postcodes: gazetteer
                .municipalities()
                .map(|place| (place.postcode.clone(), place.clone()))
                .collect(),
            topics: topic_words(&file.topic, topics)?,
            generic: folded_all(&file.topic.generic),
            heads: folded_all(&file.topic.heads),
            facets: facet_words(&file.facet, topics),
            negation: NegationWords {
                words: folded_all(&file.negation.words),
                harmless: folded_all(&file.negation.harmless),
                ends: folded_all(&file.negation.ends),
                owning: folded_all(&file.negation.owning),
            },
            asides: PhraseTable::new(
                file.aside
                    .iter()
                    .flat_map(|(aside, words)| words.iter().map(move |word| (word.as_str(), *aside))),
            ),
            fillers: folded_all(&file.filler.words),
        })
    }
}

impl AgeWords {
    /// Whether `word` is one of the words for `unit`.
    pub fn is(&self, unit: AgeUnit, word: &str) -> bool {
        self.units.get(&unit).is_some_and(|words| words.contains(word))
    }
}

fn folded_all<'a>(words: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    words.into_iter().map(|word| fold(word)).collect()
}

fn folded_keys(numbers: &BTreeMap<String, u16>) -> BTreeMap<String, u16> {
    numbers.iter().map(|(word, number)| (fold(word), *number)).collect()
}

fn commands(file: &BTreeMap<Command, Vec<String>>) -> BTreeMap<String, Command> {
    let pairs =
        file.iter().flat_map(|(command, phrases)| phrases.iter().map(move |phrase| (phrase, *command)));
    pairs.map(|(phrase, command)| (folded_words(phrase).join(" "), command)).collect()
}

fn subjects(file: &SubjectFile) -> PhraseTable<Subject> {
    let lists =
        [(&file.child, Subject::Child), (&file.other, Subject::Other), (&file.oneself, Subject::Oneself)];
    PhraseTable::new(
        lists
            .into_iter()
            .flat_map(|(phrases, subject)| phrases.iter().map(move |phrase| (phrase.as_str(), subject))),
    )
}

fn age_words(file: &AgeFile, bands: &[AgeBand]) -> AgeWords {
    let own = file.words.iter().flat_map(|entry| {
        let span = AgeSpan::between_years(entry.years.0, entry.years.1);
        entry.words.iter().map(move |word| (word.as_str(), span))
    });
    let own: Vec<_> = own.collect();
    let known: BTreeSet<_> = own.iter().map(|(word, _)| fold(word)).collect();
    let banded = bands.iter().flat_map(|band| band.words.iter().map(|word| (word.as_str(), band.span())));
    let banded = banded.filter(|(word, _)| !known.contains(&fold(word)));
    AgeWords {
        words: PhraseTable::new(own.iter().copied().chain(banded)),
        numbers: folded_keys(&file.numbers),
        halves: folded_keys(&file.halves),
        ordinals: folded_keys(&file.ordinals),
        units: file.units.iter().map(|(unit, words)| (*unit, folded_all(words))).collect(),
    }
}

fn places(file: &PlaceFile, gazetteer: &Gazetteer) -> Result<PhraseTable<Whereabouts>, LexiconError> {
    let inside = |place: &Place| Whereabouts::Inside(place.clone());
    let mut named: Vec<(String, Whereabouts)> = Vec::new();
    for (alias, name) in &file.aliases {
        let place = gazetteer.places().iter().find(|place| &place.name == name);
        let place = place.ok_or_else(|| LexiconError::UnknownPlace(name.clone()))?;
        named.push((alias.clone(), inside(place)));
    }
    named.extend(file.county.iter().map(|name| (name.clone(), Whereabouts::Anywhere)));
    for place in gazetteer.places() {
        named.push((place.name.clone(), inside(place)));
        named.push((place.short_name().to_owned(), inside(place)));
        if place.name != place.municipality {
            let municipality = place.municipality.split(" am ").next().unwrap_or_default();
            named.push((format!("{municipality} {}", place.name), inside(place)));
        }
    }
    for neighbour in gazetteer.neighbours() {
        named.push((neighbour.name.clone(), Whereabouts::Outside(neighbour.clone())));
    }
    Ok(PhraseTable::new(named.iter().map(|(name, place)| (name.as_str(), place.clone()))))
}

fn topic_words(file: &TopicFile, topics: &TopicTree) -> Result<PhraseTable<TopicId>, LexiconError> {
    let mut named: Vec<(String, TopicId)> = Vec::new();
    for entry in &file.words {
        if !topics.knows(&entry.topic) {
            return Err(LexiconError::UnknownTopic(entry.topic.clone()));
        }
        named.extend(entry.words.iter().map(|word| (word.clone(), entry.topic.clone())));
    }
    for (id, subtopic) in topics.subtopics() {
        named.extend(subtopic.words.iter().map(|word| (word.clone(), id.clone())));
        named.extend([&subtopic.de, &subtopic.simple].map(|name| (name.clone(), id.clone())));
    }
    for topic in &topics.topics {
        let id = TopicId::new(&topic.id);
        named.extend([&topic.de, &topic.simple].map(|name| (name.clone(), id.clone())));
    }
    // "Erste Hilfe" is also written "Erstehilfe", alone and in compounds.
    let pairs = named.iter().filter(|(name, _)| name.split(' ').count() == 2 && name.len() > 8);
    let joined: Vec<_> = pairs.map(|(name, id)| (name.replace(' ', ""), id.clone())).collect();
    let all = named.iter().chain(&joined);
    Ok(PhraseTable::new(all.map(|(name, id)| (name.as_str(), id.clone()))))
}

fn facet_words(file: &FacetFile, topics: &TopicTree) -> PhraseTable<Facet> {
    let own = file.words.iter().flat_map(|entry| entry.words.iter().map(|word| (word.as_str(), entry.facet)));
    let listed = topics.facets.iter().flat_map(|facet| {
        let names = facet.words.iter().chain([&facet.de, &facet.simple]);
        names.map(|word| (word.as_str(), facet.facet))
    });
    PhraseTable::new(own.chain(listed))
}
