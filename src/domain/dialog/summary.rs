//! What somebody looks for, in the words of the bot: topics, ages, places, days, hours, languages.

use crate::domain::{
    calendar,
    dialog::{card::Cards, facts::Facts, guide::Guide},
    fixed_phrase::Plain,
    language::Language,
    phrase::Phrase,
    place::Whereabouts,
    plain::lists::capitalised,
    query::Query,
    spelling::fold,
    time::{DayTime, Days},
    topic::{Facet, TopicId},
};

/// So many letters of what somebody wrote are repeated.
const LONGEST_QUOTE: usize = 40;

/// So many days of the week in a row are named by the first and the last one.
const MANY_DAYS: usize = 3;

/// Names what somebody looks for in one language.
#[derive(Clone, Copy)]
pub struct Summary<'a> {
    /// The words.
    pub guide: &'a Guide,
    /// In which language.
    pub language: Language,
}

impl Summary<'_> {
    /// All of `query` in one line: "Fußball · 7 Jahre · Losheim am See".
    pub fn line(&self, query: &Query) -> String {
        let mut parts = self.subject(query);
        parts.extend(query.ages.iter().map(|age| self.facts().age(*age)));
        parts.extend(self.place(query));
        parts.extend(query.radius_km.map(|km| self.say(Phrase::WithinKm(km))));
        parts.extend(self.when(query));
        parts.extend(query.languages.iter().map(|code| self.spoken(code)));
        // "Ferienprogramm · Ferien" would say the same twice.
        let said = fold(&query.text);
        let facets = query.facets.iter().map(|facet| self.facet(*facet));
        parts.extend(facets.filter(|name| !said.contains(&fold(name))));
        let without = query.without_topics.iter();
        parts.extend(without.map(|topic| self.say(Phrase::Without(self.topic(topic)))));
        self.joined(&parts)
    }

    /// What it is about: the person's own words where they are few, else the topics.
    pub fn subject(&self, query: &Query) -> Vec<String> {
        let is_short = (1..=LONGEST_QUOTE).contains(&query.text.chars().count());
        if is_short || (query.topics.is_empty() && !query.text.is_empty()) {
            return vec![query.text.chars().take(LONGEST_QUOTE).collect()];
        }
        query.topics.iter().map(|topic| self.topic(topic)).collect()
    }

    /// Where.
    pub fn place(&self, query: &Query) -> Option<String> {
        match query.place.as_ref()? {
            Whereabouts::Inside(place) => Some(place.name.clone()),
            Whereabouts::Outside(neighbour) => Some(neighbour.name.clone()),
            Whereabouts::Anywhere => Some(self.say(Plain::PlaceCounty)),
        }
    }

    /// When: days of the week, parts of the day, days.
    pub fn when(&self, query: &Query) -> Vec<String> {
        let mut parts = Vec::new();
        let days: Vec<u8> = query.weekdays.iter().copied().collect();
        for run in days.chunk_by(|one, next| one + 1 == *next) {
            match run {
                [first, .., last] if run.len() >= MANY_DAYS => {
                    let (first, last) = (calendar::weekday(*first), calendar::weekday(*last));
                    parts.push(self.say(Phrase::DateBetween(first.to_owned(), last.to_owned())));
                }
                days => parts.extend(days.iter().map(|day| calendar::weekday(*day).to_owned())),
            }
        }
        let weekdays = parts.join(", ");
        let days = query.days.map(|days| self.days(days));
        let day_times = query.day_times.iter().map(|part| self.day_time(*part));
        [weekdays].into_iter().chain(days).chain(day_times).filter(|part| !part.is_empty()).collect()
    }

    /// Some days: one day, a whole month, a span.
    pub fn days(&self, days: Days) -> String {
        let day = |date| calendar::day(self.language, date);
        let Some(last) = days.last else { return self.say(Phrase::DateFrom(day(days.first))) };
        if days.single().is_some() {
            return day(last);
        }
        let is_month = days.first == last.first_of_month() && last == last.last_of_month();
        if is_month {
            return calendar::month(self.language, &last.to_string());
        }
        self.say(Phrase::DateBetween(day(days.first), day(last)))
    }

    /// A part of the day.
    pub fn day_time(&self, part: DayTime) -> String {
        self.say(match part {
            DayTime::Morning => Plain::Mornings,
            DayTime::Afternoon => Plain::Afternoons,
            DayTime::Evening => Plain::Evenings,
        })
    }

    /// The language an offer is held in, given by its two-letter code.
    pub fn spoken(&self, code: &str) -> String {
        self.say(Phrase::SpokenIn(calendar::language(code).to_owned()))
    }

    /// The name of a topic.
    pub fn topic(&self, topic: &TopicId) -> String {
        self.facts().topic(topic)
    }

    /// What a button for a topic says: its picture and its name.
    pub fn topic_label(&self, topic: &TopicId) -> String {
        let main = self.guide.topics.topic(topic.main());
        let emoji = main.map_or("", |topic| topic.emoji.as_str());
        let is_whole = topic.main() == topic.as_str() && self.language == Language::German;
        let short = main.and_then(|topic| topic.button.clone()).filter(|_| is_whole);
        let name = short.unwrap_or_else(|| self.topic(topic));
        format!("{emoji} {name}").trim().to_owned()
    }

    /// Several things in one line: programs that read aloud make nothing of a dot between them.
    pub fn joined(&self, parts: &[String]) -> String {
        parts.join(if self.language == Language::Simple { ", " } else { " · " })
    }

    /// A folded word as it is written where a topic is called so, with a capital letter if `like` has one.
    pub fn spelled(&self, word: &str, like: &str) -> String {
        let name = self.guide.spellings.get(word).map_or_else(|| word.to_owned(), String::clone);
        if like.starts_with(char::is_uppercase) { capitalised(&name) } else { name }
    }

    /// The name of a facet.
    pub fn facet(&self, facet: Facet) -> String {
        let words = self.guide.topics.facets.iter().find(|words| words.facet == facet);
        let name = words.map(|words| match self.language {
            Language::German => words.de.clone(),
            Language::Simple => words.simple.clone(),
        });
        name.unwrap_or_else(|| facet.id().to_owned())
    }

    /// The cards in the same language.
    pub fn cards(&self) -> Cards<'_> {
        Cards { facts: self.facts() }
    }

    /// The facts of offers in the same language.
    pub fn facts(&self) -> Facts<'_> {
        Facts { guide: self.guide, language: self.language }
    }

    /// `phrase` without marks.
    pub fn say(&self, phrase: impl Into<Phrase>) -> String {
        self.facts().plain(phrase)
    }
}
