//! What people want to learn or do: the tree of topics, and the facets that cut across it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A topic or a subtopic: `sport` or `sport/schwimmen`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TopicId(String);

impl TopicId {
    /// The topic that is called `id`.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as written in data.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The topic this one lies under; itself if it is a topic.
    pub fn main(&self) -> &str {
        self.0.split('/').next().unwrap_or(&self.0)
    }

    /// Whether this is `other` or lies under it.
    pub fn is_within(&self, other: &Self) -> bool {
        self == other || self.main() == other.0
    }
}

impl fmt::Display for TopicId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A property of an offer that people ask for whatever the topic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// In the school holidays.
    Holiday,
    /// Somebody gives advice.
    Counselling,
    /// For older people.
    Senior,
    /// Costs nothing.
    Free,
    /// Without barriers.
    Accessible,
    /// Over the internet.
    Online,
}

impl Facet {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 6] =
        [Self::Holiday, Self::Counselling, Self::Senior, Self::Free, Self::Accessible, Self::Online];

    /// The id as written in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::Counselling => "counselling",
            Self::Senior => "senior",
            Self::Free => "free",
            Self::Accessible => "accessible",
            Self::Online => "online",
        }
    }
}

/// A topic with its subtopics.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Topic {
    /// The id, such as `sport`.
    pub id: String,
    /// The picture in front of its name.
    pub emoji: String,
    /// What it is called in German.
    pub de: String,
    /// What its button says in German, where the name is too long for one.
    #[serde(default)]
    pub button: Option<String>,
    /// What it is called in simple language.
    pub simple: String,
    /// The ids of the age bands it is for.
    pub bands: Vec<String>,
    /// Its parts.
    #[serde(rename = "sub")]
    pub subtopics: Vec<Subtopic>,
}

/// A part of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Subtopic {
    /// The id within its topic, such as `schwimmen`.
    pub id: String,
    /// What it is called in German.
    pub de: String,
    /// What it is called in simple language.
    pub simple: String,
    /// Everyday words for it.
    #[serde(rename = "syn")]
    pub words: Vec<String>,
}

/// A facet with its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FacetWords {
    /// Which facet.
    #[serde(rename = "id")]
    pub facet: Facet,
    /// The picture in front of its name.
    pub emoji: String,
    /// What it is called in German.
    pub de: String,
    /// What it is called in simple language.
    pub simple: String,
    /// Everyday words for it.
    #[serde(rename = "syn")]
    pub words: Vec<String>,
}

/// All topics and facets, in the order of menus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct TopicTree {
    /// The topics.
    #[serde(rename = "topic")]
    pub topics: Vec<Topic>,
    /// The facets.
    #[serde(rename = "shortcut")]
    pub facets: Vec<FacetWords>,
}

impl TopicTree {
    /// Reads `topics.toml`.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The topic called `id`.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The subtopic called `id`, if it is one.
    pub fn subtopic(&self, id: &TopicId) -> Option<&Subtopic> {
        let (topic, part) = id.as_str().split_once('/')?;
        self.topic(topic)?.subtopics.iter().find(|subtopic| subtopic.id == part)
    }

    /// Whether `id` is a topic or subtopic of this tree.
    pub fn knows(&self, id: &TopicId) -> bool {
        self.subtopic(id).is_some() || self.topic(id.as_str()).is_some()
    }

    /// What `id` is called in German and in simple language.
    pub fn names(&self, id: &TopicId) -> Option<(&str, &str)> {
        let topic = || self.topic(id.as_str()).map(|topic| (topic.de.as_str(), topic.simple.as_str()));
        self.subtopic(id).map(|part| (part.de.as_str(), part.simple.as_str())).or_else(topic)
    }

    /// Every subtopic with its full id.
    pub fn subtopics(&self) -> impl Iterator<Item = (TopicId, &Subtopic)> {
        self.topics.iter().flat_map(|topic| {
            let id = |part: &Subtopic| TopicId::new(format!("{}/{}", topic.id, part.id));
            topic.subtopics.iter().map(move |part| (id(part), part))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subtopic_lies_within_its_topic_and_not_the_other_way_round() {
        let (sport, swimming) = (TopicId::new("sport"), TopicId::new("sport/schwimmen"));
        assert!(swimming.is_within(&sport));
        assert!(!sport.is_within(&swimming));
        assert_eq!(swimming.main(), "sport");
    }
}
