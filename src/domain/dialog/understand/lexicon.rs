//! The word lists that understanding works with, read from `index/`.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    age::{AgeBand, AgeSpan},
    dialog::understand::{
        asking::AskingWords,
        command::Command,
        concern::Concern,
        crisis_words::CrisisWords,
        glossary::Glossary,
        matter::Matters,
        personal::PersonalWords,
        saying::Sayings,
        sentence::{PhraseTable, folded_words},
        tongue::{Signs, Tongue},
        topic_stems::TopicStems,
        translations::{Translations, heard},
        wish_words::WishWords,
        word_file::{AgeFile, AgeUnit, Aside, FacetFile, PlaceFile, SubjectFile, TopicFile, WordFile},
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
    /// Words of distress.
    pub crisis: CrisisWords,
    /// For whom.
    pub subjects: PhraseTable<Subject>,
    /// Words for ages, numbers and units.
    pub ages: AgeWords,
    /// All places, by each of their names.
    pub places: PhraseTable<Whereabouts>,
    /// Words that are no slips of the pen, although they look like it.
    pub no_slips: BTreeSet<String>,
    /// Places outside the county that are known well enough to be named without "in".
    pub well_known: BTreeSet<String>,
    /// Village names that are ordinary words, and the words that then stand beside them.
    pub traps: BTreeMap<String, BTreeSet<String>>,
    /// Words that announce a place.
    pub prepositions: BTreeSet<String>,
    /// Words for working somewhere.
    pub works: BTreeSet<String>,
    /// Words before names of people.
    pub titles: BTreeSet<String>,
    /// By postal code.
    pub postcodes: BTreeMap<String, Place>,
    /// Words for topics.
    pub topics: PhraseTable<TopicId>,
    /// The same words in other forms.
    pub topic_stems: TopicStems,
    /// What tells when or where something else happens: "nach der Schule".
    pub context: PhraseTable<()>,
    /// Single words for topics by how they are heard.
    pub heard: BTreeMap<String, String>,
    /// What tells other languages.
    pub tongues: BTreeMap<Tongue, Signs>,
    /// What is not said in standard German.
    pub translations: Translations,
    /// Words for topics that count only where nothing says more.
    pub vague: BTreeSet<String>,
    /// Words for topics that prove nothing inside a longer word.
    pub generic: BTreeSet<String>,
    /// What compounds of courses and clubs end with: `kurs`, `verein`.
    pub heads: BTreeSet<String>,
    /// Words for facets.
    pub facets: PhraseTable<Facet>,
    /// Words around a refusal.
    pub negation: NegationWords,
    /// Words for when, how far and in which language.
    pub wish: WishWords,
    /// Words of anger, and words for what we are not there for.
    pub asides: PhraseTable<Aside>,
    /// That a provider shall be asked, and what.
    pub asking: AskingWords,
    /// What can be said about a question to a provider.
    pub concerns: Sayings<Concern>,
    /// What tells who somebody is.
    pub personal: PersonalWords,
    /// What can be said about a subscription.
    pub matters: Matters,
    /// Questions what a word means, and the words.
    pub glossary: Glossary,
    /// Words that are no slip of a command, though one letter away from it.
    pub lookalikes: BTreeSet<String>,
    /// Several words that say nothing together.
    pub filler_phrases: PhraseTable<()>,
    /// Words that say nothing about what is looked for.
    pub fillers: BTreeSet<String>,
}

/// The texts that a lexicon is read from.
#[derive(Debug, Clone, Copy)]
pub struct LexiconTexts<'a> {
    /// `understanding.toml`.
    pub words: &'a str,
    /// `crisis.toml`.
    pub crisis: &'a str,
    /// `german/dialect.tsv`.
    pub dialect: &'a str,
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
    /// The words of distress are not what they should be.
    #[error("crisis.toml: {0}")]
    Crisis(#[source] Box<toml::de::Error>),
    /// A list of single words holds a phrase, which would never be found.
    #[error("understanding.toml: only single words can stand beside `{0}`")]
    Phrase(String),
    /// A line of `dialect.tsv` is no word and its standard word.
    #[error("german/dialect.tsv, line {0}: write `word<TAB>standard word`")]
    Dialect(usize),
    /// A word has an explanation that does not exist.
    #[error("understanding.toml: there is no explanation `{0}`")]
    UnknownTerm(String),
    /// A word stands for a place that does not exist.
    #[error("understanding.toml: there is no place `{0}`")]
    UnknownPlace(String),
}

impl Lexicon {
    /// Joins the word lists with the topics, the age bands and the places.
    pub fn read(
        texts: &LexiconTexts<'_>,
        topics: &TopicTree,
        bands: &[AgeBand],
        gazetteer: &Gazetteer,
    ) -> Result<Self, LexiconError> {
        let file: WordFile =
            toml::from_str(texts.words).map_err(|fault| LexiconError::Words(Box::new(fault)))?;
        let fillers = folded_all(&file.filler.words)?;
        let named = topic_words(&file.topic, topics)?;
        Ok(Self {
            commands: commands(&file.commands),
            crisis: CrisisWords::read(texts.crisis).map_err(|fault| LexiconError::Crisis(Box::new(fault)))?,
            subjects: subjects(&file.subject),
            ages: age_words(&file.age, bands)?,
            places: places(&file.place, gazetteer)?,
            no_slips: folded_all(&file.place.not)?,
            well_known: gazetteer
                .neighbours()
                .iter()
                .filter(|n| n.is_well_known())
                .flat_map(|n| spellings(&n.name))
                .map(|name| folded_words(&name).join(" "))
                .collect(),
            traps: traps(&file.place)?,
            works: folded_all(&file.place.works)?,
            titles: folded_all(&file.place.titles)?,
            prepositions: folded_all(&file.place.prepositions)?,
            postcodes: gazetteer
                .municipalities()
                .map(|place| (place.postcode.clone(), place.clone()))
                .collect(),
            topics: PhraseTable::new(named.iter().map(|(name, id)| (name.as_str(), id.clone()))),
            topic_stems: TopicStems::new(&named, &fillers),
            heard: named
                .iter()
                .filter(|(name, _)| name.chars().all(char::is_alphabetic))
                .map(|(name, _)| (heard(name), name.clone()))
                .collect(),
            context: PhraseTable::new(file.topic.context.iter().map(|phrase| (phrase.as_str(), ()))),
            translations: Translations::new(&file.foreign, texts.dialect).map_err(LexiconError::Dialect)?,
            tongues: file.foreign.tongue,
            vague: file.topic.vague.iter().map(|phrase| folded_words(phrase).join(" ")).collect(),
            generic: folded_all(&file.topic.generic)?,
            heads: folded_all(&file.topic.heads)?,
            facets: facet_words(&file.facet, topics),
            negation: NegationWords {
                words: folded_all(&file.negation.words)?,
                harmless: folded_all(&file.negation.harmless)?,
                ends: folded_all(&file.negation.ends)?,
                owning: folded_all(&file.negation.owning)?,
            },
            wish: WishWords::new(&file.wish),
            asides: PhraseTable::new(
                file.aside
                    .iter()
                    .flat_map(|(aside, words)| words.iter().map(move |word| (word.as_str(), *aside))),
            ),
            matters: Matters::read(&file.subscription),
            lookalikes: folded_all(&file.lookalike.words)?,
            filler_phrases: PhraseTable::new(file.filler.phrases.iter().map(|phrase| (phrase.as_str(), ()))),
            asking: AskingWords::new(&file.inquiry),
            concerns: Sayings::read(
                (&file.inquiry.said, &file.inquiry.alone),
                &BTreeMap::new(),
                &file.subscription.around,
            ),
            personal: PersonalWords::new(&file.inquiry.personal),
            glossary: Glossary::read(&file.glossary).map_err(LexiconError::UnknownTerm)?,
            fillers,
        })
    }
}

impl AgeWords {
    /// Whether `word` is one of the words for `unit`.
    pub fn is(&self, unit: AgeUnit, word: &str) -> bool {
        self.units.get(&unit).is_some_and(|words| words.contains(word))
    }

    /// Whether `word` begins like one of the words for `unit`.
    pub fn begins(&self, unit: AgeUnit, word: &str) -> bool {
        self.units.get(&unit).is_some_and(|words| words.iter().any(|begin| word.starts_with(begin.as_str())))
    }
}

/// A list of single words, folded. "St." is one word, "älter als" is two.
fn folded_all<'a>(words: impl IntoIterator<Item = &'a String>) -> Result<BTreeSet<String>, LexiconError> {
    let single = |word: &String| match folded_words(word).as_slice() {
        [word] => Ok(word.clone()),
        _ => Err(LexiconError::Phrase(word.clone())),
    };
    words.into_iter().map(single).collect()
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
    let owned =
        file.owners.iter().flat_map(|owner| file.others.iter().map(move |other| format!("{owner} {other}")));
    let owned: Vec<_> = owned.collect();
    let lists = [
        (&file.child, Subject::Child),
        (&file.other, Subject::Other),
        (&owned, Subject::Other),
        (&file.oneself, Subject::Oneself),
    ];
    let all = lists.into_iter();
    PhraseTable::new(all.flat_map(|(phrases, who)| phrases.iter().map(move |phrase| (phrase.as_str(), who))))
}

fn age_words(file: &AgeFile, bands: &[AgeBand]) -> Result<AgeWords, LexiconError> {
    let own = file.words.iter().flat_map(|entry| {
        let span = AgeSpan::between_years(entry.years.0, entry.years.1);
        entry.words.iter().map(move |word| (word.as_str(), span))
    });
    let own: Vec<_> = own.collect();
    let known: BTreeSet<_> = own.iter().map(|(word, _)| fold(word)).collect();
    let banded = bands.iter().flat_map(|band| band.words.iter().map(|word| (word.as_str(), band.span())));
    let banded = banded.filter(|(word, _)| !known.contains(&fold(word)));
    let units = file.units.iter().map(|(unit, words)| Ok((*unit, folded_all(words)?)));
    Ok(AgeWords {
        words: PhraseTable::new(own.iter().copied().chain(banded)),
        numbers: folded_keys(&file.numbers),
        halves: folded_keys(&file.halves),
        ordinals: folded_keys(&file.ordinals),
        units: units.collect::<Result<_, LexiconError>>()?,
    })
}

fn traps(file: &PlaceFile) -> Result<BTreeMap<String, BTreeSet<String>>, LexiconError> {
    file.traps.iter().map(|(name, words)| Ok((fold(name), folded_all(words)?))).collect()
}

fn places(file: &PlaceFile, gazetteer: &Gazetteer) -> Result<PhraseTable<Whereabouts>, LexiconError> {
    let inside = |place: &Place| Whereabouts::Inside(place.clone());
    let mut named: Vec<(String, Whereabouts)> = Vec::new();
    for (alias, name) in &file.aliases {
        let place = gazetteer.places().iter().find(|place| &place.name == name).map(inside);
        let neighbour = || gazetteer.neighbours().iter().find(|place| &place.name == name);
        let place = place.or_else(|| neighbour().cloned().map(Whereabouts::Outside));
        named.push((alias.clone(), place.ok_or_else(|| LexiconError::UnknownPlace(name.clone()))?));
    }
    named.extend(file.county.iter().map(|name| (name.clone(), Whereabouts::Anywhere)));
    for place in gazetteer.places() {
        named.push((place.name.clone(), inside(place)));
        named.push((place.short_name().to_owned(), inside(place)));
        if place.name != place.municipality {
            let municipality = gazetteer.municipality(&place.municipality).map_or("", Place::short_name);
            named.push((format!("{municipality} {}", place.name), inside(place)));
        }
    }
    for neighbour in gazetteer.neighbours() {
        let outside = || Whereabouts::Outside(neighbour.clone());
        named.extend(spellings(&neighbour.name).into_iter().map(|name| (name, outside())));
    }
    Ok(PhraseTable::new(named.iter().map(|(name, place)| (name.as_str(), place.clone()))))
}

/// A name as it is also written: "St. Wendel" for "Sankt Wendel".
fn spellings(name: &str) -> Vec<String> {
    let short = name.strip_prefix("Sankt ").map(|rest| format!("St {rest}"));
    short.into_iter().chain([name.to_owned()]).collect()
}

fn topic_words(file: &TopicFile, topics: &TopicTree) -> Result<Vec<(String, TopicId)>, LexiconError> {
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
    let hyphened = named.iter().filter(|(name, _)| name.contains('-') && !name.contains(' '));
    let joined: Vec<_> =
        hyphened.map(|(name, id)| (name.replace('-', ""), id.clone())).chain(joined).collect();
    named.extend(joined);
    Ok(named)
}

fn facet_words(file: &FacetFile, topics: &TopicTree) -> PhraseTable<Facet> {
    let own = file.words.iter().flat_map(|entry| entry.words.iter().map(|word| (word.as_str(), entry.facet)));
    let listed = topics.facets.iter().flat_map(|facet| {
        let names = facet.words.iter().chain([&facet.de, &facet.simple]);
        names.map(|word| (word.as_str(), facet.facet))
    });
    PhraseTable::new(own.chain(listed))
}
