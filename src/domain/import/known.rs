//! What an offer may name: the topics, places and providers that are known here, ready for looking up.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{
    gazetteer::Gazetteer,
    import::{directory::Directory, likeness::alike, text::fold},
    place::{Neighbour, Place},
    provider::Provider,
    spelling::typo_distance,
    time::Date,
    topic::{TopicId, TopicTree},
};

/// What an offer may name.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    topics: &'a TopicTree,
    gazetteer: &'a Gazetteer,
    labels: BTreeMap<String, TopicId>,
    places: BTreeMap<String, Vec<&'a Place>>,
    neighbours: BTreeMap<String, &'a Neighbour>,
    directory: Arc<Directory>,
    today: Option<Date>,
}

impl<'a> Known<'a> {
    /// The topics and places that an offer may name; no providers yet.
    pub fn new(topics: &'a TopicTree, gazetteer: &'a Gazetteer) -> Self {
        let mut places: BTreeMap<String, Vec<&Place>> = BTreeMap::new();
        for place in gazetteer.places() {
            let mut names = vec![fold(&place.name), fold(place.short_name())];
            names.dedup();
            for name in names {
                places.entry(name).or_default().push(place);
            }
        }
        let neighbours = gazetteer.neighbours().iter().map(|place| (fold(&place.name), place)).collect();
        Self {
            topics,
            gazetteer,
            labels: labels(topics),
            places,
            neighbours,
            directory: Arc::default(),
            today: None,
        }
    }

    /// The same, and these providers, whom an offer may name by their name or id. Any other is new.
    #[must_use]
    pub fn with_providers(mut self, providers: &[Provider]) -> Self {
        Arc::make_mut(&mut self.directory).extend(providers);
        self
    }

    /// The same, with the providers of `directory` and no others.
    #[must_use]
    pub fn with_directory(mut self, directory: Arc<Directory>) -> Self {
        self.directory = directory;
        self
    }

    /// The providers that an offer may name.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The same, on this day: nothing can have been confirmed later.
    #[must_use]
    pub fn on(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// Whether `date` is still to come; never, if nobody said what day it is.
    pub fn is_to_come(&self, date: Date) -> bool {
        self.today.is_some_and(|today| date > today)
    }

    /// The topics and facets.
    pub fn tree(&self) -> &'a TopicTree {
        self.topics
    }

    /// The topic that `text` names by its id or by what it is called.
    pub fn topic(&self, text: &str) -> Option<TopicId> {
        let id = TopicId::new(text.trim());
        if self.topics.knows(&id) { Some(id) } else { self.labels.get(&fold(text)).cloned() }
    }

    /// At most three topics that `text` may have meant, as a person reads them.
    pub fn topics_like(&self, text: &str) -> Vec<String> {
        let wanted = fold(text);
        let spoken = |word: &str| fold(word) == wanted;
        let by_word = self.topics.subtopics().filter(|(_, part)| part.words.iter().any(|word| spoken(word)));
        let mut found: Vec<TopicId> = by_word.map(|(id, _)| id).collect();
        for label in alike(&wanted, self.labels.keys()) {
            found.extend(self.labels.get(label).filter(|id| !found.contains(id)).cloned());
        }
        let name = |id: TopicId| match self.topics.names(&id) {
            Some((name, _)) => format!("„{name}“ ({id})"),
            None => format!("„{id}“"),
        };
        found.into_iter().take(3).map(name).collect()
    }

    /// All places of the county that `text` can mean: `Nunkirchen`, `Losheim`, `Wadern-Nunkirchen`.
    pub fn places(&self, text: &str) -> &[&'a Place] {
        let named = |name: &str| self.places.get(&fold(name)).map(Vec::as_slice);
        named(text).or_else(|| self.part_of(text)).unwrap_or_default()
    }

    /// The places whose names are one slip of the pen away from `text`.
    pub fn places_slipped(&self, text: &str) -> Vec<&'a Place> {
        let wanted = fold(text);
        let is_slip = |name: &str| typo_distance(&wanted, name) == Some(1);
        self.places.iter().filter(|(name, _)| is_slip(name)).flat_map(|(_, places)| places).copied().collect()
    }

    /// The place called `name` within `municipality`.
    pub fn district(&self, name: &str, municipality: &str) -> Option<&'a Place> {
        let places = self.places.get(&fold(name))?;
        places.iter().find(|place| place.municipality == municipality).copied()
    }

    /// The main place of the municipality that has this postal code.
    pub fn postcode(&self, code: &str) -> Option<&'a Place> {
        self.gazetteer.postcode(code)
    }

    /// The place around the county that `text` names.
    pub fn neighbour(&self, text: &str) -> Option<&'a Neighbour> {
        self.neighbours.get(&fold(text)).copied()
    }

    /// At most three places of the county that `text` may have meant.
    pub fn places_like(&self, text: &str) -> Vec<String> {
        let wanted = fold(text);
        let found = alike(&wanted, self.places.keys());
        let mut names: Vec<String> =
            found.filter_map(|name| self.places.get(name)?.first()).map(|place| place.name.clone()).collect();
        names.dedup();
        names.truncate(3);
        names
    }

    /// `Wadern-Nunkirchen`, `Nunkirchen (Wadern)`, `66687 Wadern OT Nunkirchen`: a municipality and a part of it.
    fn part_of(&self, text: &str) -> Option<&[&'a Place]> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split('_').filter(|word| !is_filler(word)).collect();
        let named = |words: &[&str]| self.places.get(&words.join("_"));
        (0..words.len()).find_map(|cut| {
            let (first, second) = words.split_at(cut);
            [(first, second), (second, first)].into_iter().find_map(|(whole, part)| {
                let places = named(part)?;
                let at = places.iter().position(|place| {
                    whole.is_empty() || [fold(&place.municipality), short(place)].contains(&whole.join("_"))
                })?;
                places.get(at..=at)
            })
        })
    }
}

/// What stands between a municipality and its part, or in front of both.
fn is_filler(word: &str) -> bool {
    word == "ot" || word == "ortsteil" || (word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The short name of the municipality of `place`: `losheim`.
fn short(place: &Place) -> String {
    fold(place.municipality.split(" am ").next().unwrap_or(&place.municipality))
}

/// Every name of a topic, the ones in simple language behind those in German.
fn labels(topics: &TopicTree) -> BTreeMap<String, TopicId> {
    let mains = topics.topics.iter().map(|topic| (TopicId::new(&*topic.id), &topic.de, &topic.simple));
    let parts = topics.subtopics().map(|(id, part)| (id, &part.de, &part.simple));
    let all: Vec<_> = mains.chain(parts).collect();
    let mut labels = BTreeMap::new();
    for (id, german, _) in &all {
        labels.entry(fold(german)).or_insert_with(|| id.clone());
    }
    for (id, _, simple) in &all {
        labels.entry(fold(simple)).or_insert_with(|| id.clone());
    }
    for (id, _, _) in &all {
        labels.entry(fold(id.as_str())).or_insert_with(|| id.clone());
        if let Some((_, part)) = id.as_str().split_once('/') {
            labels.entry(fold(part)).or_insert_with(|| id.clone());
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPICS: &str = include_str!("../../../index/topics.toml");
    const COUNTY: &str = include_str!("../../../index/region/places.tsv");
    const AROUND: &str = include_str!("../../../index/region/places-around.tsv");

    fn with_known(test: impl FnOnce(&Known)) {
        let topics = TopicTree::read(TOPICS).expect("the topics are sound");
        let gazetteer = Gazetteer::read(COUNTY, AROUND).expect("the places are sound");
        test(&Known::new(&topics, &gazetteer));
    }

    #[test]
    fn a_topic_is_known_by_its_id_and_by_its_names() {
        with_known(|known| {
            let id = |text| known.topic(text).map(|id| id.to_string());
            for text in ["sport/schwimmen", "Schwimmen", " SCHWIMMEN ", "schwimmen"] {
                assert_eq!(id(text).as_deref(), Some("sport/schwimmen"), "{text}");
            }
            assert_eq!(id("Sport und Bewegung").as_deref(), Some("sport"));
            assert_eq!(id("Gebärden-Sprache").as_deref(), Some("languages/gebaerden"));
            assert_eq!(id("Quantenphysik"), None);
        });
    }

    #[test]
    fn a_topic_that_is_not_known_calls_for_one_that_is() {
        with_known(|known| {
            assert_eq!(known.topics_like("Schwimen"), ["„Schwimmen“ (sport/schwimmen)"]);
            assert_eq!(known.topics_like("Bufdi"), ["„Freiwilligendienste“ (start/freiwilligendienst)"]);
            assert!(known.topics_like("xyzzy").is_empty());
        });
    }

    #[test]
    fn a_place_is_known_by_all_the_ways_people_write_it() {
        with_known(|known| {
            let name = |text| known.places(text).iter().map(|place| place.name.as_str()).collect::<Vec<_>>();
            for text in [
                "Nunkirchen",
                "NUNKIRCHEN",
                "Wadern-Nunkirchen",
                "Nunkirchen (Wadern)",
                "66687 Wadern OT Nunkirchen",
            ] {
                assert_eq!(name(text), ["Nunkirchen"], "{text}");
            }
            for text in ["Losheim", "Losheim am See", "66679 Losheim am See"] {
                assert_eq!(name(text), ["Losheim am See"], "{text}");
            }
            assert_eq!(name("Losheim-Bachem"), ["Bachem"]);
            assert!(name("Trier").is_empty());
            assert!(name("Perl-Nunkirchen").is_empty());
            assert_eq!(known.places_like("Nunkirhen"), ["Nunkirchen"]);
            assert!(known.neighbour("Trier").is_some());
        });
    }
}
