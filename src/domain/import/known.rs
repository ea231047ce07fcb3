//! What an offer may name: the topics, places and providers that are known here, ready for looking up.

use std::collections::BTreeMap;

use crate::domain::{
    gazetteer::Gazetteer,
    import::text::{fold, slug},
    place::{Neighbour, Place},
    provider::Provider,
    time::Date,
    topic::{TopicId, TopicTree},
};

/// How alike two words must be to be offered as "did you mean" (Jaro-Winkler, 0 to 1).
const ALIKE: f64 = 0.84;

/// What an offer may name.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    topics: &'a TopicTree,
    gazetteer: &'a Gazetteer,
    labels: BTreeMap<String, TopicId>,
    places: BTreeMap<String, Vec<&'a Place>>,
    neighbours: BTreeMap<String, &'a Neighbour>,
    providers: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
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
            providers: BTreeMap::new(),
            names: BTreeMap::new(),
            today: None,
        }
    }

    /// The same, and these providers, whom an offer may name by their name or id. Any other is new.
    #[must_use]
    pub fn with_providers(mut self, providers: &[Provider]) -> Self {
        let by_name = providers.iter().map(|provider| (slug(&provider.name), provider.id.clone()));
        let by_id = providers.iter().map(|provider| (slug(&provider.id), provider.id.clone()));
        self.names.extend(providers.iter().map(|provider| (provider.id.clone(), provider.name.clone())));
        self.providers.extend(by_name.chain(by_id).filter(|(name, _)| !name.is_empty()));
        self
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

    /// The id of the known provider that `text` names by its name or by its id.
    pub fn provider(&self, text: &str) -> Option<&str> {
        self.providers.get(&slug(text)).map(String::as_str)
    }

    /// What people call the known provider with this id; the id, if the name means somebody else as well.
    pub fn provider_name<'n>(&'n self, id: &'n str) -> &'n str {
        let name = self.names.get(id).map_or(id, String::as_str);
        if self.provider(name) == Some(id) { name } else { id }
    }

    /// What people call each of the known providers, in the order of their ids.
    pub fn provider_names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(|id| self.provider_name(id))
    }

    /// At most three of the known providers whom `text` may have meant, as people call them.
    pub fn providers_like(&self, text: &str) -> Vec<&str> {
        let wanted = slug(text);
        // A word of the name is enough: nobody types all of it.
        let rate = |name: &str| {
            name.split('-').chain([name]).map(|word| likeness(&wanted, word)).fold(0.0, f64::max)
        };
        let rated = self.providers.iter().map(|(name, id)| (rate(name), id.as_str()));
        let mut found: Vec<(f64, &str)> = rated.filter(|(rate, _)| *rate >= ALIKE).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut names: Vec<&str> = Vec::new();
        for (_, id) in found {
            let name = self.provider_name(id);
            if names.len() < 3 && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The ids of the known providers.
    pub fn provider_ids(&self) -> impl Iterator<Item = &str> {
        self.providers.values().map(String::as_str)
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

/// Those of `names` that `wanted` may have meant, the likest first.
fn alike<'n>(wanted: &str, names: impl Iterator<Item = &'n String>) -> impl Iterator<Item = &'n String> {
    let rate = |name: &'n String| (likeness(wanted, name), name);
    let mut found: Vec<(f64, &String)> = names.map(rate).filter(|(rate, _)| *rate >= ALIKE).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, name)| name)
}

/// How much `name` is like what somebody typed, from 0 to 1.
fn likeness(wanted: &str, name: &str) -> f64 {
    let is_within = wanted.len() >= 4 && name.contains(wanted);
    if is_within { 1.0 } else { strsim::jaro_winkler(wanted, name) }
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
        let vhs = Provider {
            id: "vhs".to_owned(),
            name: "Volkshochschule Merzig".to_owned(),
            ..Provider::default()
        };
        test(&Known::new(&topics, &gazetteer).with_providers(&[vhs]));
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

    #[test]
    fn a_provider_is_known_by_its_name_and_by_its_id() {
        with_known(|known| {
            assert_eq!(known.provider("volkshochschule  merzig"), Some("vhs"));
            assert_eq!(known.provider("VHS"), Some("vhs"));
            assert_eq!(known.provider("TV Wadern"), None);
            assert_eq!(known.providers_like("Volkshochschuhle"), ["Volkshochschule Merzig"]);
            assert!(known.providers_like("Turnverein").is_empty());
            assert_eq!(
                (known.provider_name("vhs"), known.provider_name("tv")),
                ("Volkshochschule Merzig", "tv")
            );
        });
    }
}
